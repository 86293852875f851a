"""Every error a learner can meet, in one table: what the service says, then what the room adds.

Pages, tests and lists of errors are all made from it; a test leads a learner to each of them.
`says` is the service's own short sentence where a source gives it (real-service.md §1.3, §1.5,
§1.7, §2); `why` and `what` are ours, in plain words. A value is shown again after the error
unless `keeps` is false: what may be somebody's real number never comes back on a screen.
"""

import re
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError

from sandbox.kit.french import filled, plural
from sandbox.languages.said import Said, says
from sandbox.lessons import (
    access,
    children,
    closure,
    documents,
    incidents,
    login,
    medical,
    messages,
    met,
    outline,
    room,
    slips,
    time,
    way_in,
    withdrawal,
)
from sandbox.lessons.lesson import TEXTS, Lesson, is_of_the_room
from sandbox.lessons.words import IN_GENERAL, OF_NOBODY, Facts, stand_back, told, told_to

__all__ = [
    "LESSONS",
    "Mistake",
    "gap",
    "gap_of_letters",
    "in_general",
    "lesson",
    "lesson_met",
    "lesson_of",
    "seconds",
    "told",
    "told_to",
]

_TABLES = (
    way_in.LESSONS
    | login.LESSONS
    | slips.LESSONS
    | withdrawal.LESSONS
    | closure.LESSONS
    | children.LESSONS
    | medical.LESSONS
    | documents.LESSONS
    | messages.LESSONS
    | access.LESSONS
    | time.LESSONS
    | incidents.LESSONS
    | outline.LESSONS
    | room.LESSONS
)

LESSONS = {slug: raw.with_facts() for slug, raw in _TABLES.items()}
"""{slug: Lesson}, one table a part of the product."""

FACT = re.compile(r"\{(\w+)(?::of)?\}")
SENTENCE = re.compile(r"(?<=[.?!]) ")


class Mistake(ValidationError):
    """An error from the table, with the facts that its « Pourquoi ? » needs."""

    code: str

    def __init__(self, slug: str, **facts: object) -> None:
        super().__init__(LESSONS[slug].says, code=slug, params=facts)


def lesson_of(error: Mistake) -> Lesson:
    """The lesson of a ValidationError raised as a Mistake, its facts filled in."""
    return lesson(error.code, **(error.params or {}))


def lesson(slug: str, **facts: object) -> Lesson:
    """The lesson of that name, its facts filled in."""
    raw, known = LESSONS[slug], Facts(facts)
    texts: dict[str, Any] = {name: Said(getattr(raw, name), known) for name in TEXTS}
    is_aside = stand_back() and not is_of_the_room(slug)
    return replace(raw, slug=slug, is_aside=is_aside, **texts)


def lesson_met(slug: str, **facts: object) -> Lesson:
    """The same, where it is a page of its own: it is told to whoever watches."""
    met.tell([(slug, facts)])
    return lesson(slug, **facts)


def in_general(slug: str) -> Lesson:
    """The lesson of that name, told away from its form: nothing of one Mistake, no blank.

    A sentence that says only a fact goes; so may « Pourquoi ? », which is then empty.
    """
    raw, known = LESSONS[slug], Facts(IN_GENERAL)
    told = {name: raw.in_general.get(name, _without_facts(getattr(raw, name))) for name in TEXTS}
    texts: dict[str, Any] = {name: _sentences(filled(text, known)) for name, text in told.items()}
    return replace(raw, slug=slug, **texts)


def _without_facts(text: str) -> str:
    """The text without the sentences for whose facts there are no words."""
    known = IN_GENERAL.keys() | OF_NOBODY.keys()
    kept = [each for each in SENTENCE.split(text) if known.issuperset(FACT.findall(each))]
    return " ".join(kept)


def _sentences(text: str) -> str:
    """The text, each of its sentences with its capital."""
    return " ".join(each[:1].upper() + each[1:] for each in SENTENCE.split(text))


NOUNS = {
    "caractère": "{count} caractère",
    "caractères": "{count} caractères",
    "chiffre": "{count} chiffre",
    "chiffres": "{count} chiffres",
    "lettre": "{count} lettre",
    "lettres": "{count} lettres",
    "seconde": "{count} seconde",
    "secondes": "{count} secondes",
}
"""{what the help counts, in the singular or in the plural: how that is said}."""


def gap(text: str, wanted: int, noun: str) -> str:
    """« Il manque 2 chiffres. » or « Il y a 1 chiffre en trop. », then how many were typed.

    Args:
        text: what was typed, without what separates its groups; pasted twice, it is told so.
        wanted: how many signs there should be.
        noun: what they are, in the singular.
    """
    typed = len(text)
    if text and text == text[:wanted] * 2:
        return says("C’est écrit 2 fois, à la suite.")
    count = abs(wanted - typed)
    nouns = says(NOUNS[noun + plural(count)], count=count)
    if typed < wanted:
        return says("Il manque {nouns}. Vous en avez écrit {typed}.", nouns=nouns, typed=typed)
    return says("Il y a {nouns} en trop. Vous en avez écrit {typed}.", nouns=nouns, typed=typed)


def gap_of_letters(text: str, wanted: int) -> str:
    """What keeps a code from being so many letters, or ""."""
    if digits := sum(sign.isdigit() for sign in text):
        return says("Il n’a pas de chiffre. Vous en avez écrit {typed}.", typed=digits)
    return "" if len(text) == wanted else gap(text, wanted, "lettre")


def seconds(count: int) -> str:
    """« 1 seconde », « 27 secondes »."""
    return says(NOUNS["seconde" + plural(count)], count=count)
