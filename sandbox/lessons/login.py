"""The errors of what one chooses to come in with, and of logging in with it.

Conditions, ways to be reached, identifiant and password, then the login and what ends it. See
real-service.md §1.5, §1.7, §2.
"""

from sandbox.lessons.lesson import POSSIBLY_REAL, Lesson
from sandbox.lessons.way_in import TYPED_FOR_DIGITS

LESSONS = {
    # -- 3. Conditions d'utilisation
    "terms-refused": Lesson(
        "Veuillez cocher l’autorisation",
        "L’autorisation est la case « J’accepte ». Sans elle, l’espace santé ne s’active pas.",
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
        in_general={"why": "C’est une autre ligne de la fiche. Ici, il faut l’adresse e-mail."},
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
        in_general={"why": "C’est une autre ligne de la fiche. Ici, il faut le numéro de mobile."},
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
        in_general={"why": "Il est trop court, ou trop long."},
    ),
    "identifiant-characters": Lesson(
        "Cette saisie contient un caractère non autorisé",
        "L’identifiant a des minuscules sans accent et des chiffres. "
        "Les seuls signes permis sont le point, le tiret et le tiret bas.",
        "Remplacez les majuscules et les lettres à accent par des petites lettres sans accent. "
        "Retirez les espaces et le signe @.",
    ),
    "identifiant-capitals": Lesson(
        "L’identifiant s’écrit sans majuscule",
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
    "identifiant-is-another": Lesson(
        "Ce n’est pas un identifiant",
        "{thing} L’identifiant est autre chose.",
        "Recopiez l’identifiant de la fiche, ou inventez-en un autre.",
        in_general={"why": "C’est une autre ligne de la fiche. L’identifiant est autre chose."},
    ),
    "identifiant-taken": Lesson(
        "Cet identifiant existe déjà. Veuillez en saisir un nouveau.",
        "Une autre personne a déjà choisi cet identifiant.",
        "Ajoutez un point et un nombre, ou recopiez l’identifiant de la fiche.",
    ),
    "password-empty": Lesson(
        "Saisir un mot de passe",
        "La case est vide.",
        "{copy_password}",
    ),
    "password-confirmation-empty": Lesson(
        "Saisir un mot de passe",
        "La case est vide.",
        "Récrivez le même mot de passe, celui de la fiche ou celui que vous avez inventé.",
    ),
    "password-again-empty": Lesson(
        "Saisir à nouveau ce mot de passe",
        "Un mot de passe ne reste jamais sur la page. Quand elle revient, chaque case de mot de "
        "passe est vide.",
        "Récrivez-le, et remplissez toutes les cases vides avant de continuer.",
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
        "Doit être identique au mot de passe choisi",
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
        "Comparez avec la fiche, {in_papers}.{which_password} « Afficher » permet de relire.",
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
        "Le code à usage unique a {one-time-code-length}. {gap}",
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
