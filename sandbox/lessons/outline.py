"""The errors of the outline that a mediator loads."""

from sandbox.lessons.lesson import Lesson

LESSONS = {
    "outline-empty": Lesson(
        "Choisissez un fichier",
        "Aucun fichier n’est choisi, ou il est vide.",
        "Appuyez sur le bouton de la case. Choisissez le déroulé que vous avez changé.",
    ),
    "outline-too-big": Lesson(
        "Ce fichier est trop gros pour un déroulé",
        "Un déroulé est un texte. Il tient dans 100 ko.",
        "Choisissez le fichier « deroule.toml » que vous avez changé.",
    ),
    "outline-encoding": Lesson(
        "Ce fichier n’est pas un texte que nous savons lire",
        "Ce n’est pas un texte, ou il est enregistré dans un autre format.",
        "Ouvrez-le, puis enregistrez-le en choisissant « UTF-8 ».",
    ),
    "outline-not-toml": Lesson(
        "Le texte a un défaut {where}",
        "Un signe manque ou est en trop : un guillemet, une virgule, un crochet.",
        "Comparez cette ligne avec celle du déroulé d’origine.",
        in_general={"says": "Le texte a un défaut"},
    ),
    "outline-wrong": Lesson(
        "{where} : {problem}",
        "Chaque étape suit le même modèle. Celle-ci s’en écarte.",
        "Corrigez cet endroit, enregistrez, puis chargez le fichier à nouveau.",
        in_general={"says": "Une étape ne suit pas le modèle"},
    ),
    "outline-real": Lesson(
        "{where} contient peut-être une vraie information",
        "Il ressemble à un vrai numéro ou à une vraie adresse e-mail. Nous n’avons rien gardé.",
        "Enlevez-le, enregistrez, puis chargez le fichier à nouveau.",
        keeps=False,
        in_general={"says": "Le déroulé contient peut-être une vraie information"},
    ),
    # -- in the page
    "step-title-empty": Lesson(
        "Écrivez le titre de l’étape",
        "La case est vide.",
        "Par exemple : ouvrir son espace.",
    ),
    "step-minutes-empty": Lesson(
        "Écrivez le nombre de minutes",
        "La case est vide.",
        "Écrivez un nombre de 1 à 240, par exemple 10.",
    ),
    "outline-box": Lesson(
        "{problem}",
        "Les textes du déroulé tiennent à l’écran et sur la feuille.",
        "Corrigez cette case, puis enregistrez.",
        in_general={"says": "Une case du déroulé ne suit pas le modèle"},
    ),
    "outline-moved": Lesson(
        "Cette étape a changé pendant que vous écriviez",
        "Une autre personne, ou un autre onglet, l’a changée ou enlevée. Vos mots sont restés ici.",
        "Comparez-les avec le déroulé. Pour les garder, enregistrez à nouveau.",
    ),
}  # fmt: skip
