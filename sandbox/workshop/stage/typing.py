"""« Ce que vous tapez »: what whoever presents types on the page that the room sees."""

from dataclasses import dataclass

from sandbox.workshop.robot.dictation import answers_on
from sandbox.workshop.stage import masks
from sandbox.world import writing

BORN = "naissance_jour", "naissance_mois", "naissance_annee"
CODE_OF_THE_INSURER = 12
"""How many signs a provisional code has; a one-time code has six digits."""


def _code(value):
    groups = writing.fours(value) if len(value) == CODE_OF_THE_INSURER else writing.threes(value)
    return writing.NBSP.join(groups)


BOXES = {
    "code": ("Code", _code),
    "nir": ("Numéro de sécurité sociale", writing.nir),
    "serie": ("Numéro de série", writing.serial),
    "email": ("Adresse e-mail", str),
    "telephone": ("Téléphone mobile", writing.phone),
    "identifiant": ("Identifiant", str),
    "password": ("Mot de passe", str),
    "answer": ("Réponse", str),
}
"""{name of a box: (what it asks, how its answer is read)}, in the order of the pages."""

TICKED = {
    "avec-photo": "Carte Vitale avec photo",
    "sans-photo": "Carte Vitale sans photo",
    "activer": "J’active Mon espace santé",
}
"""{what a form gets: the words of what is ticked}, where one has to choose."""


@dataclass(frozen=True)
class ToType:
    """One thing to type, or to tick.

    Args:
        asks: what the page asks for.
        value: what the papers of place 0 say, grouped as one reads it aloud.
    """

    asks: str
    value: str


def typed_on(seat, path):
    """The ToTypes of that page for place 0; none where there is nothing to type."""
    answers = answers_on(seat, path)
    lines = [
        ToType(asks, read(str(answers[name])))
        for name, (asks, read) in BOXES.items()
        if answers.get(name)
    ]
    if all(name in answers for name in BORN):
        lines.insert(1, ToType("Date de naissance", " ".join(str(answers[name]) for name in BORN)))
    ticked = [TICKED[str(value)] for value in answers.values() if str(value) in TICKED]
    return lines + [ToType("À cocher", words) for words in ticked]


def by_itself(seat, path, *, is_masked):
    """What the window writes by itself: [{"name" of a box, "text", "key"}], in order.

    Args:
        is_masked: whether the room reads bullets; `key` then says which secret they stand for.
    """
    secrets = {each.value: each for each in masks.of(seat.world)} if is_masked else {}
    return [
        {"name": name} | _written(str(value), secrets)
        for name, values in answers_on(seat, path).items()
        for value in (values if isinstance(values, list) else [values])
    ]


def _written(value, secrets):
    secret = secrets.get(value)
    return {"text": secret.bullets, "key": secret.key} if secret else {"text": value, "key": ""}
