"""The errors of who says who one is: a code, an identity, a new code, what is forgotten.

What one then chooses is in `login.py`. See real-service.md §1.3, §1.5, §2.
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
    "code-signs": Lesson(
        "Cette saisie contient un caractère non autorisé",
        "{slip}",
        "{how} {compare_code}",
        keeps=False,
        in_general=TYPED_FOR_DIGITS,
    ),
    "code-wrong": Lesson(
        "Ce code provisoire n’est pas le bon",
        "Aucun code de vos papiers n’est écrit ainsi. {whose_it_is}",
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
        "C’est {nearly}le code {child:of}. Chaque personne a son propre code.",
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
        in_general={"why": "C’est un autre numéro. Ici, il faut celui de la sécurité sociale."},
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
        "Écrivez aussi les 2 premiers chiffres, {century}.",
        in_general={
            "why": "Il y a seulement 2 chiffres. L’année a 4 chiffres.",
            "what": "Écrivez aussi les 2 premiers chiffres, 19 ou 20.",
        },
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
        in_general={"why": "C’est un autre numéro. Ici, il faut celui de série, sur la carte."},
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
        in_general={"why": "Il manque des chiffres, ou il y en a trop."},
    ),
    "serial-end": Lesson(
        "Format invalide, vérifier le numéro de série",
        "{gap}",
        "Comparez la fin avec la carte d’entraînement. Le dernier chiffre est un peu plus loin, "
        "après un espace.",
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
        "Cherchez un autre numéro, écrit en plus petit. {find_serial}",
    ),
    "serial-is-date": Lesson(
        "Format invalide, vérifier le numéro de série",
        "Ce que vous avez écrit ressemble à une date.",
        "Cherchez un autre numéro, écrit en plus petit. {find_serial}",
    ),
    "serial-is-technical": Lesson(
        "Format invalide, vérifier le numéro de série",
        "Ce début est le même sur toutes les cartes. Ce n’est pas votre numéro.",
        "Recopiez les chiffres qui viennent après.",
    ),
    "serial-real": Lesson(POSSIBLY_REAL, "Ici, tout est faux : ce numéro n’est pas celui de votre "
        "carte d’entraînement.", ON_PAPER, keeps=False,
        in_general={"why": "Ici, tout est faux : ce n’est pas le numéro de série de la carte "
            "d’entraînement."}),
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
    "parent-first": Lesson(
        "Un parent active d’abord son propre profil",
        "Vous avez donné la date {name:of}. L’exercice commence par la personne de la carte.",
        "Écrivez la date de naissance de la personne que vous jouez.",
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
        "Une erreur est survenue. Veuillez attendre {between-two-codes}, puis réessayez.",
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
}  # fmt: skip
