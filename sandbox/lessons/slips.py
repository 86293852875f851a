"""The errors of who typed nearly the right secret: a key, a capital, a space, another box."""

from sandbox.lessons.lesson import Lesson

FORGOTTEN = ("Mot de passe oublié", "forgotten-password")

LESSONS = {
    # -- the provisional code
    "code-is-another": Lesson(
        "Ce n’est pas un code provisoire",
        "{thing} Ici, il faut le code provisoire.",
        "Il a {code-length} lettres et chiffres mélangés. {find_code}",
        keeps=False,
        in_general={"why": "Ce qui est écrit est autre chose. Ici, il faut le code provisoire."},
    ),
    "code-look-alike": Lesson(
        "Un caractère n’est pas le bon",
        "Il n’y a jamais le signe « {sign} » dans un code : on le confond trop.",
        "{compare_code}",
        keeps=False,
        in_general={"why": "Certains signes ne sont jamais dans un code : on les confond trop."},
    ),
    "code-caps-lock": Lesson(
        "Ce code provisoire n’est pas le bon",
        "Les majuscules et les minuscules sont inversées. Le verrou des majuscules est allumé.",
        "Appuyez une fois sur la touche Verr Maj. Puis recopiez le code.",
        keeps=False,
    ),
    "code-case": Lesson(
        "Ce code provisoire n’est pas le bon",
        "Les lettres sont les bonnes, mais pas les majuscules. La différence est dans {groups}.",
        "Une petite lettre reste petite, une grande reste grande. {compare_code}",
        keeps=False,
    ),
    "code-slip": Lesson(
        "Ce code provisoire n’est pas le bon",
        "C’est presque le bon. La différence est dans {groups}.",
        "{compare_code}",
        keeps=False,
    ),
    # -- identifiants and passwords
    "password-nearly": Lesson(
        "Ce mot de passe est presque celui de la fiche",
        "{difference} Demain, vous ne sauriez plus lequel vous avez choisi.",
        "Recopiez celui de la fiche, exactement. Ou inventez-en un tout autre.",
        in_general={"why": "Demain, vous ne sauriez plus lequel vous avez choisi."},
    ),
    "password-nearly-reused": Lesson(
        "Ce mot de passe est presque celui d’avant",
        "{difference} Le service en demande un tout autre.",
        "{copy_spare}",
        in_general={"why": "Il y a un signe de différence. Le service en demande un tout autre."},
    ),
    "login-identifiant-wrong": Lesson(
        "Identifiant ou mot de passe incorrect",
        "Le service ne dit jamais lequel. Ici, c’est l’identifiant.",
        "Comparez l’identifiant avec la fiche, {in_papers}.",
    ),
    "login-identifiant-nearly": Lesson(
        "Identifiant ou mot de passe incorrect",
        "Le service ne dit jamais lequel. Ici, c’est l’identifiant. Il est presque le bon. "
        "{difference}",
        "Comparez l’identifiant avec la fiche, {in_papers}.",
    ),
    "login-identifiant-is-another": Lesson(
        "Identifiant ou mot de passe incorrect",
        "{thing} Ici, il faut l’identifiant.",
        "Recopiez l’identifiant de la fiche, {in_papers}.",
        in_general={"why": "C’est une autre ligne de la fiche. Ici, il faut l’identifiant."},
    ),
    "login-without-account": Lesson(
        "Identifiant ou mot de passe incorrect",
        "Pour le moment, il n’y a aucun identifiant. On le choisit en activant l’espace santé.",
        "Activez d’abord l’espace santé, avec un code provisoire. {find_code}",
        leads_to=("Activer mon espace santé", "what-is-needed"),
    ),
    "login-erased": Lesson(
        "Identifiant ou mot de passe incorrect",
        "Cet espace santé est clôturé, et ses données sont effacées. Cet identifiant ne marche "
        "plus.",
        "Il n’y a plus rien à ouvrir. Pour avoir à nouveau un espace santé, demandez un code "
        "provisoire, puis activez.",
        leads_to=("Demander un nouveau code provisoire", "new-code"),
    ),
    "login-nearly": Lesson(
        "Identifiant ou mot de passe incorrect",
        "Le mot de passe est presque le bon. {difference}",
        "Écrivez-le à nouveau. « Afficher » permet de le relire. Cet essai ne compte pas.",
    ),
    "login-chosen": Lesson(
        "Identifiant ou mot de passe incorrect",
        "L’identifiant est bon. Le mot de passe n’est pas celui que vous avez choisi. "
        "Il n’est pas sur la fiche.",
        "Essayez encore. S’il est perdu, choisissez « Mot de passe oublié ».",
        leads_to=FORGOTTEN,
    ),
    "current-nearly": Lesson(
        "Ce mot de passe n’est pas le bon",
        "Il est presque le bon. {difference}",
        "Écrivez-le à nouveau. « Afficher » permet de le relire. Cet essai ne compte pas.",
    ),
    "current-chosen": Lesson(
        "Ce mot de passe n’est pas le bon",
        "Ce n’est pas le mot de passe que vous avez choisi. Il n’est pas sur la fiche.",
        "Essayez encore. S’il est perdu, choisissez « Mot de passe oublié ».",
        leads_to=FORGOTTEN,
    ),
}  # fmt: skip
