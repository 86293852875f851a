"""« Ce que vous tapez »: what whoever presents types on the page that the room sees."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.channels import ChannelForm
from profiles.children import ACTIVATE
from profiles.first_choices import PROFILES, FirstChoices
from profiles.questions import QUESTIONS
from profiles.settings_pages import confidentiality
from sandbox.workshop.robot import playbook
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.robot.dictation import Still, answers_on
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

CHOSEN = {
    ("carte", "avec-photo"): "Carte Vitale avec photo",
    ("carte", "sans-photo"): "Carte Vitale sans photo",
    ("choix", "activer"): "J’active Mon espace santé",
    ("accord", "on"): "J’accepte",
    ("emergency_samu", "on"): "SAMU",
    ("emergency_others", "on"): "Autres professionnels de santé",
    ("ignorer", "on"): "Ignorer",
    ("certifie", "on"): "Je certifie",
    **{("canal", str(channel)): words for channel, words in ChannelForm.titles.items()},
    **{("documents", value): words for value, words, _ in confidentiality.CHOICES},
    **{
        (name, value): words
        for question in QUESTIONS.values()
        for name, field in question.base_fields.items()
        for value, words in getattr(field, "choices", [])
    },
}
"""{(name of a box, what it gets): the words of what is ticked}, where one has to choose."""

CHILDREN, OF_A_CHILD = "profils", "enfant_"
"""The boxes of the children of the card, all together or one a child: they bear keys, and are read
by first names."""

PRESSED = {
    "accounts:site": "Activer mon espace santé",
    "accounts:what_is_needed": "Commencer",
    "accounts:withdraw": "Commencer",
}
"""{url name of a page that only leads on: the words of its link}, for who has still to activate."""


@dataclass(frozen=True)
class ToType:
    """One thing to type, or to tick.

    Args:
        asks: what the page asks for.
        value: what the papers of place 0 say, grouped as one reads it aloud.
        is_written: whether it is typed, rather than ticked.
    """

    asks: str
    value: str
    is_written: bool = True


def shown_on(seat, path):
    """What is answered on that page in front of the room: as place 0 would, but that the first
    child of the card is chosen, where who is alone would leave the children for later."""
    together, apart = FirstChoices.url(PROFILES.slug), reverse("profiles:attached")
    if path not in (together, apart) or not seat.world.player.account.is_activated:
        return answers_on(seat, path)
    try:
        child = playbook.child_to_open(Still(seat))
    except Stuck:
        return answers_on(seat, path)
    if child.account.is_activated:
        return answers_on(seat, path)
    chosen = {CHILDREN: [str(child.pk)]} if path == together else {_box(child): ACTIVATE}
    return chosen | {"certifie": "on"}


def _box(child):
    return f"{OF_A_CHILD}{child.pk}"


def typed_on(seat, path):
    """The ToTypes of that page for place 0; none where there is nothing to type."""
    answers = dict(shown_on(seat, path) or {})
    if DAY in answers:
        answers[DAY] = " ".join(str(answers[name]) for name in (DAY, *MONTH_AND_YEAR))
    lines = [
        ToType(asks, read(str(answers[name])))
        for name, (asks, read) in BOXES.items()
        if answers.get(name)
    ]
    return lines + [ToType("À cocher", words, is_written=False) for words in _chosen(seat, answers)]


def _chosen(seat, answers):
    """The words of what is ticked, in the order of the page."""
    for name, values in answers.items():
        for value in values if isinstance(values, list) else [values]:
            if name == CHILDREN:
                yield _child(seat, value).first_name
            elif name.startswith(OF_A_CHILD) and value == ACTIVATE:
                yield f"Activer, pour {_child(seat, name.removeprefix(OF_A_CHILD)).first_name}"
            elif (name, str(value)) in CHOSEN:
                yield CHOSEN[name, str(value)]


def _child(seat, pk):
    return seat.world.player.children.get(pk=pk)


def gesture_on(seat, path):
    """What « Faire ce geste pour moi » does there: {"is_offered", "presses": words of a link}."""
    links = {reverse(name): words for name, words in PRESSED.items()}
    presses = "" if seat.world.player.account.is_activated else links.get(path, "")
    return {
        "is_offered": bool(presses) or shown_on(seat, path) is not None,
        "presses": presses,
    }


def by_itself(seat, path, *, is_masked):
    """What the window writes by itself: [{"name" of a box, "text", "key"}], in order.

    Args:
        is_masked: whether the room reads bullets; `key` then says which secret they stand for.
    """
    secrets = {each.value: each for each in masks.of(seat.world)} if is_masked else {}
    return [
        {"name": name} | _written(str(value), secrets)
        for name, values in (shown_on(seat, path) or {}).items()
        for value in (values if isinstance(values, list) else [values])
    ]


def _written(value, secrets):
    secret = secrets.get(value)
    return {"text": secret.bullets, "key": secret.key} if secret else {"text": value, "key": ""}
