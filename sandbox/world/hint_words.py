"""What the hints say, degree by degree: one sentence each, for every piece and every paper."""

from sandbox.world.asking import CARD, SHEET
from sandbox.world.models import Mail
from sandbox.world.pieces import ON_PAPER, ON_SCREEN, PHOTO, PLAIN

LETTER, SMS, EMAIL = Mail.Channel.LETTER, Mail.Channel.SMS, Mail.Channel.EMAIL

TITLES = {
    CARD: "La carte d’entraînement",
    SHEET: "La fiche",
    LETTER: "La lettre",
    SMS: "Le SMS",
    EMAIL: "L’e-mail",
}
"""{paper: what stands over what is shown of it}."""

LOOK = {
    CARD: "Regardez la carte d’entraînement, {lies}.",
    SHEET: "Regardez la fiche, {lies}.",
    LETTER: "Regardez la lettre, {lies}.",
    SMS: "Regardez le SMS, {lies}.",
    EMAIL: "Regardez l’e-mail, {lies}.",
}
"""{paper: the first degree}; `lies`: where it is."""

LOOK_AT_THAT_OF = {
    LETTER: "Regardez la lettre du {day}, {lies}.",
    SMS: "Regardez le SMS du {day}, {lies}.",
    EMAIL: "Regardez l’e-mail du {day}, {lies}.",
}
"""The same, where several have come that way."""

OF_SEVERAL = {
    "code": "Chaque personne a le sien\u00a0: prenez le bon.",
    "born": "Prenez la date de la personne concernée.",
    "relative": "Prenez la personne que vous avez choisie.",
}
"""{piece: what is added where the page does not say whose it is}."""

ON_THE_PRINTED_SHEET = "C’est écrit sous «\u00a0Ce qu’il faut taper\u00a0»."


def _on_the_line(sentence):
    """On the screen, its line; a printed sheet keeps its lines when two of them are exchanged."""
    return {ON_SCREEN: sentence, ON_PAPER: ON_THE_PRINTED_SHEET}


WHERE = {
    "nir": dict.fromkeys(
        [PHOTO, PLAIN],
        "Il est devant, en bas de la carte\u00a0: {nir-length} caractères, en 7 groupes.",
    ),
    "serial": {
        PHOTO: "Il est devant, à droite de la photo, de haut en bas. Le début est déjà écrit.",
        PLAIN: "Il est au dos, en haut à gauche. Recopiez tout le numéro.",
    },
    "card": {
        PHOTO: "Regardez le devant de la carte\u00a0: il y a une photo.",
        PLAIN: "Regardez le devant de la carte\u00a0: il n’y a pas de photo.",
    },
    "born": _on_the_line(
        "Elle est à la ligne qui dit «\u00a0née le\u00a0» ou «\u00a0né le\u00a0»."
    ),
    "relative": _on_the_line("Le prénom, le nom et la date sont sur une même ligne."),
    "code": {
        LETTER: "Il est dans le cadre, en gros\u00a0: {code-length} signes, en 3 groupes.",
        SMS: "Il est dans le message, en gros\u00a0: {code-length} signes, en 3 groupes.",
        EMAIL: "Il est dans le message, en gros\u00a0: {code-length} signes, en 3 groupes.",
    },
    "digits": dict.fromkeys(
        [SMS, EMAIL],
        "Ils sont en gros dans le message\u00a0: {one-time-code-length}, en 2 groupes.",
    ),
    "email": _on_the_line("C’est la ligne «\u00a0Adresse e-mail\u00a0»."),
    "spare_email": _on_the_line("C’est la ligne «\u00a0Adresse de rechange\u00a0»."),
    "phone": _on_the_line(
        "C’est la ligne «\u00a0Téléphone mobile\u00a0»\u00a0: 10 chiffres, deux par deux."
    ),
    "spare_phone": _on_the_line(
        "C’est la ligne «\u00a0Mobile de rechange\u00a0»\u00a0: 10 chiffres, deux par deux."
    ),
    "identifiant": _on_the_line(
        "C’est la ligne «\u00a0Identifiant\u00a0»\u00a0: tout en minuscules."
    ),
    "known_identifiant": _on_the_line(
        "C’est la ligne «\u00a0Identifiant\u00a0»\u00a0: tout en minuscules."
    ),
    "password": _on_the_line(
        "C’est la ligne «\u00a0Mot de passe\u00a0». Respectez les majuscules."
    ),
    "known_password": _on_the_line(
        "C’est la ligne «\u00a0Mot de passe\u00a0». Respectez les majuscules."
    ),
    "spare_password": _on_the_line(
        "C’est la ligne «\u00a0Mot de passe de rechange\u00a0». Respectez les majuscules."
    ),
}
"""{piece: {key of its Copy: the second degree, where nothing was refused}}."""

COMPARE = {
    CARD: "Comparez le {rank} groupe. Sur la carte, il commence par {sign}.",
    SHEET: "Comparez le {rank} groupe. Sur la fiche, il commence par {sign}.",
    LETTER: "Comparez le {rank} groupe. Sur la lettre, il commence par {sign}.",
    SMS: "Comparez le {rank} groupe. Dans le SMS, il commence par {sign}.",
    EMAIL: "Comparez le {rank} groupe. Dans l’e-mail, il commence par {sign}.",
}
"""{paper: the second degree, where what was refused is nearly what the paper says}."""

COMPARE_PART = {
    "serial": [
        "Comparez les chiffres un par un, sauf le dernier.",
        "Comparez le dernier chiffre\u00a0: il est écrit à part.",
    ],
    "born": ["Comparez le jour.", "Comparez le mois.", "Comparez l’année."],
    "email": [
        "Comparez le début de l’adresse, avant le signe @.",
        "Comparez la fin de l’adresse, après le signe @.",
    ],
}
"""{piece: the same, by group}, where groups have a name."""
COMPARE_PART["spare_email"] = COMPARE_PART["email"]

SAME = "Vous avez bien écrit ce qui est sur le papier. Lisez l’aide, sous la case."
"""The same, where the paper says exactly what was refused."""

FIRST, RANK = "1er", "{number}e"

SIGNS = {
    "digit": "le chiffre {sign}",
    "small": "la petite lettre {sign}",
    "capital": "la grande lettre {sign}",
}

YELLOW = {
    CARD: "C’est ce qui est en jaune, sur la carte.",
    SHEET: "C’est ce qui est en jaune, sur la fiche.",
    LETTER: "C’est ce qui est en jaune, sur la lettre.",
    SMS: "C’est ce qui est en jaune, dans le SMS.",
    EMAIL: "C’est ce qui est en jaune, dans l’e-mail.",
}
"""{paper: the third degree, on the screen}."""

EXTRACT = {
    CARD: "Voici comment c’est écrit sur la carte, en jaune.",
    SHEET: "Voici comment c’est écrit sur la fiche, en jaune.",
    LETTER: "Voici comment c’est écrit sur la lettre, en jaune.",
}
"""The same, of a paper that lies on the table."""

FRAMED = "Le groupe à comparer est encadré."

TO_COPY, TO_COMPARE = "À recopier", "À comparer"
"""What is written beside the yellow, on the paper."""
