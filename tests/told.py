"""What the help says to somebody whose first letter and papers are on the screen: signed here."""

from sandbox.lessons import LESSONS

HERE = "dans «\u00a0Mes papiers\u00a0»"
WORDS = {
    "century": "19 ou 20",
    "in_papers": HERE,
    "find_code": f"Recopiez le code. Il est dans la lettre, {HERE}.",
    "compare_code": "Comparez avec la lettre, groupe par groupe.",
    "find_digits": "Vos papiers n’ont pas encore ce code. Demandez-en un.",
    "find_serial": "«\u00a0Où regarder\u00a0?\u00a0» vous montre l’endroit.",
    "find_password": f"Le mot de passe est sur la fiche, {HERE}.",
    "copy_password": "Recopiez le mot de passe de la fiche, ou inventez-en un pour l’exercice.",
    "copy_spare": "Recopiez le mot de passe de rechange de la fiche, ou inventez-en un.",
    "the_spare": "le mot de passe de rechange de la fiche",
    "which_password": "",
    "find_phone": "Recopiez le numéro de la fiche, ou laissez la case vide.",
    "only_ours": "Utilisez seulement ce qui est écrit sur vos papiers.",
}


def what_to_do(slug):
    """« Que faire ? » of this error, for that person."""
    return LESSONS[slug].what.format_map(WORDS)
