"""« Ce que vous tapez »: what whoever presents types on the page that the room sees."""

from dataclasses import dataclass

from sandbox.workshop.robot.dictation import answers_on
from sandbox.workshop.stage import masks
from sandbox.world import writing

DAY, *MONTH_AND_YEAR = "naissance_jour", "naissance_mois", "naissance_annee"


def _code(value):
    """A one-time code has digits alone, in threes; a provisional one is in fours."""
    return writing.NBSP.join(writing.threes(value) if value.isdigit() else writing.fours(value))


BOXES = {
    "code": ("Code", _code),
    "nir": ("Numéro de sécurité sociale", writing.nir),
    DAY: ("Date de naissance", str),
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
    if DAY in answers:
        answers[DAY] = " ".join(str(answers[name]) for name in (DAY, *MONTH_AND_YEAR))
    lines = [
        ToType(asks, read(str(answers[name])))
        for name, (asks, read) in BOXES.items()
        if answers.get(name)
    ]
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
