"""The errors of the way in: activating, asking for a code, logging in.

See real-service.md §1.3, §1.5, §1.7, §2.
"""

from sandbox.lessons.lesson import POSSIBLY_REAL, Lesson

ON_PAPER = "Recopiez le numéro de la carte d’entraînement."

LOG_IN = ("Me connecter", "log-in")
NEW_CODE = ("Demander un nouveau code provisoire", "new-code")

TYPED_FOR_DIGITS = {
    "why": "Des lettres ou des signes sont à la place de chiffres.",
    "what": "Écrivez des chiffres. Puis comparez avec vos papiers.",
}

LESSONS = {
    # -- 1. Mon code provisoire
    "code-empty": Lesson(
        "Saisir le code provisoire",
        "La case est vide.",
        "{find_code}",
    ),
    "code-length": Lesson(
        "Le code doit contenir {code-length} caractères",
        "{gap}",
        "{compare_code}",
        keeps=False,
    ),
    "code-character": Lesson(
        "Cette saisie contient un caractère non autorisé",
        "Le code provisoire a seulement des lettres sans accent et des chiffres.",
        "Retirez les autres signes. {compare_code}",
        keeps=False,
    ),
    "code-wrong": Lesson(
        "Ce code provisoire n’est pas le bon",
        "Aucun code de vos papiers n’est écrit ainsi. {mind_capitals}",
        "{find_code}",
        keeps=False,
    ),
    "code-used": Lesson(
        "Votre code provisoire a déjà été utilisé",
        "Un code provisoire sert une seule fois.",
        "L’espace santé est peut-être déjà activé. Essayez de vous connecter.",
        keeps=False,
        leads_to=LOG_IN,
    ),
    "code-expired": Lesson(
        "Votre code provisoire a expiré",
        "Un code est valable {code-life}. Ces {code-life} sont passées.",
        "Demandez un nouveau code provisoire.",
        keeps=False,
        leads_to=NEW_CODE,
    ),
    "code-expired-asked": Lesson(
        "Votre code provisoire a expiré",
        "Ici, un code reçu par message est valable {new-code-life}. Celui-ci est trop ancien.",
        "Demandez un nouveau code provisoire. Le service vérifie encore l’identité.",
        keeps=False,
        leads_to=NEW_CODE,
    ),
    "code-replaced": Lesson(
        "Ce code provisoire n’est plus valable",
        "Un code plus récent a été demandé. Seul le dernier code sert.",
        "{find_code}",
        keeps=False,
    ),
    "code-of-a-child": Lesson(
        "Ce code provisoire n’est pas le bon",
        "C’est le code {child:of}. Chaque personne a son propre code.",
        "{find_code} Celui {child:of} sert après la connexion.",
        keeps=False,
    ),
    # -- 2. Mon identité
    "nir-empty": Lesson(
        "Saisir le numéro de sécurité sociale",
        "La case est vide.",
        "Regardez en bas de la carte d’entraînement, {in_papers}.",
    ),
    "nir-length": Lesson(
        "Le numéro de sécurité sociale doit contenir {nir-length} caractères",
        "{gap}",
        "Comparez avec la carte d’entraînement, groupe par groupe.",
    ),
    "nir-format": Lesson(
        "Format invalide, vérifier le format du numéro de sécurité sociale",
        "Un signe n’est pas à sa place. Il y a seulement des chiffres, "
        "et parfois 2A ou 2B pour la Corse.",
        "Comparez avec la carte d’entraînement, groupe par groupe.",
    ),
    "nir-corsica": Lesson(
        "Format invalide, vérifier le format du numéro de sécurité sociale",
        "Pour la Corse, le département est 2A ou 2B : un 2, puis une lettre. "
        "Vous avez écrit {typed}.",
        "Regardez la carte d’entraînement. Recopiez le 2, puis la lettre.",
        in_general={"why": "Pour la Corse, le département est 2A ou 2B : un 2, puis une lettre."},
    ),
    "nir-start": Lesson(
        "Format invalide, vérifier le format du numéro de sécurité sociale",
        "Sur votre carte d’entraînement, il commence par 1 ou 2. "
        "Ensuite viennent l’année, puis le mois de naissance.",
        "Comparez le début avec la carte d’entraînement, chiffre par chiffre.",
    ),
    "nir-key": Lesson(
        "Format invalide, vérifier le format du numéro de sécurité sociale",
        "Un chiffre est faux, ou 2 chiffres sont inversés. "
        "Les 2 derniers chiffres servent à le voir.",
        "Comparez avec la carte d’entraînement, groupe par groupe.",
    ),
    "nir-is-another": Lesson(
        "Format invalide, vérifier le format du numéro de sécurité sociale",
        "{thing} Ici, il faut le numéro de sécurité sociale.",
        "Regardez en bas de la carte d’entraînement, {in_papers}.",
    ),
    "nir-signs": Lesson(
        "Format invalide, vérifier le format du numéro de sécurité sociale",
        "{slip}",
        "{how} Puis comparez avec vos papiers.",
        in_general=TYPED_FOR_DIGITS,
    ),
    "nir-real": Lesson(POSSIBLY_REAL, "Ici, tout est faux : ce numéro n’est pas celui de votre "
        "carte d’entraînement.", ON_PAPER, keeps=False),
    "date-empty": Lesson(
        "Saisir la date de naissance",
        "Il manque {parts}.",
        "La date de naissance est sur la fiche, {in_papers}.",
    ),
    "date-day": Lesson(
        "Le jour n’est pas bon",
        "Le jour est un nombre entre 1 et 31.",
        "Écrivez par exemple 3 ou 03.",
    ),
    "date-month": Lesson(
        "Le mois n’est pas bon",
        "Le mois est un nombre entre 1 et 12, ou son nom.",
        "Écrivez par exemple 3, 03 ou mars.",
    ),
    "date-year": Lesson(
        "L’année n’est pas bonne",
        "L’année a 4 chiffres.",
        "Écrivez l’année en entier, avec ses 4 chiffres.",
    ),
    "date-year-short": Lesson(
        "L’année n’est pas entière",
        "Il y a seulement 2 chiffres : {typed}. L’année a 4 chiffres.",
        "Écrivez aussi les 2 premiers chiffres, par exemple 19 ou 20.",
        in_general={"why": "Il y a seulement 2 chiffres. L’année a 4 chiffres."},
    ),
    "date-swapped": Lesson(
        "Le jour et le mois sont inversés",
        "Il n’y a pas de mois numéro {month}.",
        "Écrivez d’abord le jour, puis le mois.",
        in_general={"why": "Le mois est un nombre entre 1 et 12."},
    ),
    "date-signs": Lesson(
        "Cette date n’est pas en chiffres",
        "{slip}",
        "{how} Puis relisez la date.",
        in_general=TYPED_FOR_DIGITS,
    ),
    "date-impossible": Lesson(
        "Cette date n’existe pas",
        "Ce mois n’a pas ce jour-là.",
        "Vérifiez le jour, puis le mois.",
    ),
    "date-future": Lesson(
        "Cette date n’est pas encore arrivée",
        "Une date de naissance est dans le passé.",
        "Vérifiez l’année.",
    ),
    "card-empty": Lesson(
        "Sélectionner un modèle de carte Vitale",
        "Vous n’avez pas choisi entre la carte avec photo et la carte sans photo.",
        "Regardez la carte d’entraînement, puis cochez la bonne réponse.",
    ),
    "serial-empty": Lesson(
        "Saisir le numéro de série",
        "La case est vide.",
        "Regardez la carte d’entraînement. {find_serial}",
    ),
    "serial-characters": Lesson(
        "Saisir uniquement des chiffres",
        "Le numéro de série n’a que des chiffres.",
        "Retirez les lettres et les autres signes.",
    ),
    "serial-is-another": Lesson(
        "Format invalide, vérifier le numéro de série",
        "{thing} Ici, il faut le numéro de série de la carte.",
        "Regardez la carte d’entraînement. {find_serial}",
    ),
    "serial-signs": Lesson(
        "Saisir uniquement des chiffres",
        "{slip}",
        "{how} Puis comparez avec vos papiers.",
        in_general=TYPED_FOR_DIGITS,
    ),
    "serial-start": Lesson(
        "Format invalide, vérifier le numéro de série",
        "Les numéros de série des cartes d’entraînement commencent par 99999.",
        "Comparez le début avec la carte d’entraînement, chiffre par chiffre.",
    ),
    "serial-length-photo": Lesson(
        "Format invalide, le numéro de série doit contenir {serial-with-photo}",
        "{gap}",
        "Le début est déjà écrit. Recopiez les 11 derniers chiffres. "
        "Le dernier est un peu plus loin, après un espace.",
    ),
    "serial-length-plain": Lesson(
        "Format invalide, le numéro de série doit contenir entre "
        "{serial-shortest} et {serial-longest} chiffres",
        "Vous avez écrit {typed} chiffres.",
        "Regardez au dos de la carte d’entraînement, en haut à gauche.",
    ),
    "serial-prefix": Lesson(
        "Format invalide, le numéro de série doit contenir {serial-with-photo}",
        "Vous avez aussi recopié {photo-card-prefix}. Ce début est déjà écrit avant la case.",
        "Gardez seulement les 11 derniers chiffres.",
    ),
    "serial-no-photo": Lesson(
        "Format invalide, le numéro de série doit contenir {serial-with-photo}",
        "Vous avez coché la carte avec photo. La carte d’entraînement n’a pas de photo.",
        "Cochez « Carte Vitale sans photo ». Puis recopiez tout le numéro du dos.",
    ),
    "serial-has-photo": Lesson(
        "Format invalide, vérifier le numéro de série",
        "Vous avez coché la carte sans photo. La carte d’entraînement a une photo.",
        "Cochez « Carte Vitale avec photo ». Puis recopiez les 11 derniers chiffres.",
    ),
    "serial-prefix-plain": Lesson(
        "Format invalide, vérifier le numéro de série",
        "Ce début est celui des cartes avec photo. La carte d’entraînement n’en a pas.",
        "Regardez au dos de la carte, en haut à gauche.",
    ),
    "serial-is-nir": Lesson(
        "Format invalide, vérifier le numéro de série",
        "Vous avez recopié un morceau du numéro de sécurité sociale.",
        "Cherchez un autre numéro, plus petit. {find_serial}",
    ),
    "serial-is-date": Lesson(
        "Format invalide, vérifier le numéro de série",
        "Ce que vous avez écrit ressemble à une date.",
        "Cherchez un autre numéro, plus petit. {find_serial}",
    ),
    "serial-is-technical": Lesson(
        "Format invalide, vérifier le numéro de série",
        "Ce début est le même sur toutes les cartes. Ce n’est pas votre numéro.",
        "Recopiez les chiffres qui viennent après.",
    ),
    "serial-real": Lesson(POSSIBLY_REAL, "Ici, tout est faux : ce numéro n’est pas celui de votre "
        "carte d’entraînement.", ON_PAPER, keeps=False),
    "identity-unknown": Lesson(
        "Nous n’avons pas réussi à vous identifier. Veuillez vérifier votre saisie.",
        "Une des réponses n’est pas celle de vos papiers. Le service ne dit jamais laquelle.",
        "Comparez le numéro de sécurité sociale et la date de naissance avec vos papiers. "
        "Puis regardez la carte et son numéro de série.",
    ),
    # -- Demander un nouveau code provisoire
    "account-exists": Lesson(
        "Un profil a déjà été créé pour cette personne.",
        "L’espace santé {name:of} est déjà activé. Un code provisoire ne sert plus à rien.",
        "Connectez-vous avec l’identifiant et le mot de passe.",
        leads_to=LOG_IN,
    ),
    "not-activable": Lesson(
        "Ce profil ne peut pas être activé",
        "L’Assurance Maladie doit d’abord vérifier le dossier {name:of}. Le site ne le peut pas.",
        "Dans la vraie vie, appelez le 3422. Ici, laissez ce profil de côté : rien n’est perdu.",
    ),
    "guardian-empty": Lesson(
        "Sélectionner une réponse",
        "Vous n’avez pas choisi entre oui et non.",
        "Cochez « Oui » si la personne que vous jouez décide pour cet enfant.",
    ),
    "not-guardian": Lesson(
        "Je ne peux pas accéder au profil {name:of}",
        "Seul le représentant légal décide pour un enfant. "
        "C’est souvent son père ou sa mère.",
        "Ici, la personne que vous jouez décide pour {name}. Répondez oui.",
    ),
    "channel-empty": Lesson(
        "Sélectionner un mode d’envoi",
        "Vous n’avez pas choisi comment le recevoir.",
        "Cochez un choix.",
    ),
    "code-too-soon": Lesson(
        "Attendre {between-two-codes} entre deux demandes",
        "Un code vient de partir. Il faut attendre encore {wait}.",
        "{find_code}",
    ),
    "no-contact": Lesson(
        "Nous avons besoin de vos coordonnées",
        "L’Assurance Maladie ne connaît ni e-mail, ni mobile, ni adresse. "
        "Le site ne peut envoyer aucun code.",
        "Donnez d’abord les coordonnées à l’Assurance Maladie. Ensuite, demandez le code.",
    ),
    # -- Identifiant oublié, mot de passe oublié
    "recovery-unknown": Lesson(
        "Nous n’avons pas réussi à vous identifier. Veuillez vérifier votre saisie.",
        "Une des 2 réponses n’est pas celle de vos papiers. Le service ne dit jamais laquelle.",
        "Comparez avec vos papiers : le numéro de sécurité sociale, puis la date de naissance.",
    ),
    "not-activated": Lesson(
        "Nous n’avons pas réussi à vous identifier. Veuillez vérifier votre saisie.",
        "Cet espace santé n’est pas encore activé. Il n’a ni identifiant ni mot de passe.",
        "Activez d’abord l’espace santé, avec le code provisoire.",
        leads_to=("Activer mon espace santé", "what-is-needed"),
    ),
    # -- 3. Conditions d'utilisation
    "terms-refused": Lesson(
        "Veuillez cocher l’autorisation",
        "Sans cette case cochée, l’espace santé ne peut pas être activé.",
        "Cochez la case, puis continuez.",
    ),
    # -- 4. Mes coordonnées
    "email-empty": Lesson(
        "Saisir l’adresse e-mail",
        "L’adresse e-mail est obligatoire.",
        "L’adresse à recopier est sur la fiche, {in_papers}.",
    ),
    "email-format": Lesson(
        "Format invalide, vérifier l’adresse e-mail",
        "Une adresse e-mail a un @, puis un point. Elle n’a pas d’espace.",
        "Recopiez l’adresse de la fiche, {in_papers}.",
    ),
    "email-at": Lesson(
        "Format invalide, vérifier l’adresse e-mail",
        "Le signe @ manque. Il est sur la touche du 0 et du à.",
        "Maintenez la touche AltGr, à droite de la barre d’espace. Puis tapez le 0 du haut.",
    ),
    "email-almost": Lesson(
        "Vérifier l’adresse e-mail",
        "La fin n’est pas la bonne. L’adresse de la fiche finit par « @courriel.example », "
        "avec un a.",
        "Comparez la fin avec la fiche, lettre par lettre.",
    ),
    "email-is-another": Lesson(
        "Format invalide, vérifier l’adresse e-mail",
        "{thing} Ici, il faut l’adresse e-mail.",
        "Recopiez l’adresse de la fiche, {in_papers}.",
    ),
    "email-other": Lesson(
        "Vérifier l’adresse e-mail",
        "Ce n’est pas l’adresse de la fiche. Un message n’arriverait pas dans vos papiers.",
        "Comparez avec la fiche, lettre par lettre.",
    ),
    "email-real": Lesson(
        "Cette adresse est peut-être une vraie adresse. Nous ne l’avons pas gardée.",
        "Ici, tout est faux : les adresses finissent par « .example ».",
        "Recopiez l’adresse de la fiche, {in_papers}.",
        keeps=False,
    ),
    "phone-format": Lesson(
        "Format invalide, vérifier le numéro de téléphone mobile",
        "Un numéro de mobile a 10 chiffres. Il commence par 06 ou 07.",
        "{find_phone}",
    ),
    "phone-length": Lesson(
        "Format invalide, vérifier le numéro de téléphone mobile",
        "Un numéro de mobile a 10 chiffres. {gap}",
        "{find_phone}",
    ),
    "phone-is-another": Lesson(
        "Format invalide, vérifier le numéro de téléphone mobile",
        "{thing} Ici, il faut le numéro de mobile.",
        "{find_phone}",
    ),
    "phone-signs": Lesson(
        "Format invalide, vérifier le numéro de téléphone mobile",
        "{slip}",
        "{how} Puis comparez avec vos papiers.",
        in_general=TYPED_FOR_DIGITS,
    ),
    "phone-other": Lesson(
        "Vérifier le numéro de téléphone mobile",
        "Ce numéro n’est pas sur la fiche. Un message n’arriverait pas dans vos papiers.",
        "{find_phone}",
    ),
    "phone-real": Lesson(
        POSSIBLY_REAL,
        "Ici, tout est faux : les numéros commencent par 06 39 98.",
        "{find_phone}",
        keeps=False,
    ),
    # -- 5. Identifiant et mot de passe
    "identifiant-empty": Lesson(
        "Saisir un identifiant",
        "La case est vide.",
        "Recopiez l’identifiant de la fiche, ou inventez-en un.",
    ),
    "identifiant-length": Lesson(
        "L’identifiant doit contenir entre {identifiant-shortest} et {identifiant-longest}",
        "Vous en avez écrit {typed}.",
        "Recopiez l’identifiant de la fiche, ou inventez-en un autre.",
    ),
    "identifiant-characters": Lesson(
        "Cette saisie contient un caractère non autorisé",
        "L’identifiant a des minuscules sans accent et des chiffres. "
        "Les seuls signes permis sont le point, le tiret et le tiret bas.",
        "Retirez les majuscules, les accents, les espaces et le signe @.",
    ),
    "identifiant-capitals": Lesson(
        "L’identifiant n’a pas de majuscule",
        "Une lettre est en majuscule. Le verrou des majuscules est peut-être allumé.",
        "Écrivez tout en petites lettres, comme sur la fiche.",
    ),
    "identifiant-nearly": Lesson(
        "Cet identifiant est presque celui de la fiche",
        "{difference} Demain, vous ne sauriez plus lequel vous avez choisi.",
        "Recopiez celui de la fiche, exactement. Ou inventez-en un tout autre.",
        in_general={"why": "Demain, vous ne sauriez plus lequel vous avez choisi."},
    ),
    "identifiant-is-nir": Lesson(
        "L’identifiant ne doit pas être un numéro de sécurité sociale",
        "Un numéro de sécurité sociale est écrit sur trop de papiers pour servir d’identifiant.",
        "Recopiez l’identifiant de la fiche, ou inventez-en un autre.",
    ),
    "identifiant-taken": Lesson(
        "Cet identifiant est déjà pris",
        "Une autre personne a déjà choisi cet identifiant.",
        "Ajoutez un point et un nombre, ou recopiez l’identifiant de la fiche.",
    ),
    "password-empty": Lesson(
        "Saisir un mot de passe",
        "La case est vide.",
        "{copy_password}",
    ),
    "password-length": Lesson(
        "Le mot de passe doit contenir au moins {password-shortest}",
        "{gap}",
        "Écrivez un mot de passe plus long.",
    ),
    "password-upper": Lesson(
        "Le mot de passe doit contenir une majuscule",
        "Il n’y a aucune majuscule sans accent, de A à Z.",
        "Ajoutez une lettre majuscule.",
    ),
    "password-lower": Lesson(
        "Le mot de passe doit contenir une minuscule",
        "Il n’y a aucune minuscule sans accent, de a à z.",
        "Ajoutez une lettre minuscule.",
    ),
    "password-digit": Lesson(
        "Le mot de passe doit contenir un chiffre",
        "Il n’y a aucun chiffre, de 0 à 9.",
        "Ajoutez un chiffre.",
    ),
    "password-special": Lesson(
        "Le mot de passe doit contenir un caractère spécial",
        "Il n’y a que des lettres et des chiffres.",
        "Ajoutez un signe, par exemple un tiret ou un point d’exclamation.",
    ),
    "password-personal": Lesson(
        "Le mot de passe ne doit pas contenir d’information personnelle",
        "Il contient un nom, un prénom, une date de naissance ou l’identifiant.",
        "Choisissez un mot qui ne parle pas de la personne.",
    ),
    "password-common": Lesson(
        "Ce mot de passe est trop facile à deviner",
        "C’est un des mots de passe les plus courants.",
        "Recopiez le mot de passe de la fiche, ou inventez-en un autre.",
    ),
    "password-reused": Lesson(
        "Ce mot de passe a déjà été utilisé",
        "C’est le mot de passe d’avant. Le service en demande un autre.",
        "{copy_spare}",
    ),
    "password-differs": Lesson(
        "Les 2 mots de passe ne sont pas les mêmes",
        "La deuxième saisie est différente de la première. {how}",
        "Écrivez les 2 à nouveau. « Afficher » permet de relire.",
    ),
    # -- Me connecter
    "login-identifiant-empty": Lesson(
        "Saisir l’identifiant",
        "La case est vide.",
        "L’identifiant est sur la fiche, {in_papers}.",
    ),
    "login-password-empty": Lesson(
        "Saisir le mot de passe",
        "La case est vide.",
        "{find_password}",
    ),
    "login-wrong": Lesson(
        "Identifiant ou mot de passe incorrect",
        "Le service ne dit jamais lequel. Ici, c’est le mot de passe.",
        "Comparez avec la fiche, {in_papers}. « Afficher » permet de relire.",
    ),
    "login-paused": Lesson(
        "Trop d’essais faux. Réessayer dans {wait}",
        "Il y a eu {wrong-passwords} mots de passe faux de suite. "
        "Cette pause de {wrong-passwords-pause} est choisie pour l’atelier. "
        "Nous ne connaissons pas celle du vrai service.",
        "Attendez. {find_password} S’il est perdu, choisissez « Mot de passe oublié ».",
        leads_to=("Mot de passe oublié", "forgotten-password"),
        in_general={"says": "Trop d’essais faux. Réessayer plus tard"},
    ),
    "otp-empty": Lesson(
        "Saisir le code à usage unique",
        "La case est vide.",
        "{find_digits}",
    ),
    "otp-format": Lesson(
        "Saisir un code valide",
        "Le code à usage unique a {one-time-code-length}.",
        "{find_digits}",
    ),
    "otp-characters": Lesson(
        "Saisir un code valide",
        "Le code à usage unique n’a que des chiffres. Le code provisoire, avec des lettres, "
        "sert une seule fois, pour activer.",
        "{find_digits}",
        keeps=False,
    ),
    "otp-signs": Lesson(
        "Saisir un code valide",
        "{slip}",
        "{how} {find_digits}",
        in_general=TYPED_FOR_DIGITS,
    ),
    "otp-wrong": Lesson(
        "Vérifier le code à usage unique et réessayer",
        "Ce n’est pas le code du dernier message reçu.",
        "{find_digits}",
    ),
    "otp-expired": Lesson(
        "Le code à usage unique a expiré",
        "Dans ce site d’entraînement, il est valable {one-time-code-life}.",
        "Demandez un autre code.",
    ),
    # -- anywhere on the simulated site
    "session-expired": Lesson(
        "Votre session a expiré",
        "Personne n’a touché au site depuis {session-idle}. Il se ferme seul, pour que personne "
        "d’autre ne regarde. Cette durée est choisie pour l’atelier.",
        "Reprenez. Ici, les pages déjà passées sont gardées. Le vrai service les redemande.",
        leads_to=("Reprendre", "resume"),
    ),
    "service-stopped": Lesson(
        "L’activation d’un profil est indisponible",
        "Le site est en panne ou en travaux. Ce n’est pas votre faute. "
        "Ici, la personne qui anime l’atelier l’a choisi.",
        "Attendez quelques minutes, puis réessayez. Les pages déjà passées sont gardées.",
        leads_to=("Réessayer", "resume"),
    ),
}  # fmt: skip
