"""What the values of a scenario's file have to be, where that is told by the story itself.

Words that another table knows are asked of it.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ManyToManyField

from accounts.models import Account
from profiles.lists import HABIT_ANSWERS
from profiles.medical.sections import SECTIONS
from profiles.models import Measure
from profiles.models.medical import Entry
from profiles.questions import NONE, QUESTIONS
from sandbox.kit.toml_schema import (
    FilePlace,
    Flag,
    ListOf,
    OneOf,
    OneTableOf,
    Table,
    Text,
    ValueKind,
    Whole,
    nearest,
    one_of,
    rows,
)
from sandbox.workshop.scenarios.days import FLU, FORMATS
from sandbox.world.identities import ascii_slug

Row = dict[str, Any]

OLDEST_DAY, LATEST_DAY = -36_500, 730


@dataclass(frozen=True)
class Day:
    """A day counted from the workshop's.

    Args:
        latest: the last one that makes sense; 0 for what is past when the workshop begins.
        or_flu: whether « grippe », the last autumn, may be said.
    """

    latest: int = LATEST_DAY
    or_flu: bool = False

    def check(self, value: object, place: FilePlace) -> None:
        if self.or_flu and value == FLU:
            return
        if type(value) is not int:
            flu = f", ou «\u00a0{FLU}\u00a0»" if self.or_flu else ""
            place.fault(f"on attend un nombre de jours, compté depuis l’atelier{flu}.")
        elif value > self.latest == 0:
            place.fault("ce jour est après l’atelier\u00a0: il faut 0, ou un nombre négatif.")
        else:
            Whole(OLDEST_DAY, self.latest).check(value, place)


class Department:
    """A department of birth whose numbers nobody can have (R1), 97 for overseas, 99 for abroad.

    Behind 97 stands another digit than 0, behind 99 a country: with 000 there, they are nobody's
    either.
    """

    KNOWN = re.compile(r"0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[079]")

    def check(self, value: object, place: FilePlace) -> None:
        if not isinstance(value, str) or not self.KNOWN.fullmatch(value):
            place.fault(
                "on attend un département entre guillemets\u00a0: 01 à 90, 2A ou 2B, sans 20, "
                "97 ou 99."
            )


class Slug:
    """A short name in small letters, digits and hyphens."""

    def check(self, value: object, place: FilePlace) -> None:
        if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            place.fault(
                "on attend un nom court\u00a0: petites lettres sans accent, chiffres et traits."
            )


@dataclass(frozen=True)
class Answer:
    """What the sheet answers to one of the first questions: a word of its lists, or a measure.

    Args:
        slug: that of the question.
    """

    slug: str

    def check(self, value: object, place: FilePlace) -> None:
        if not isinstance(value, str):
            place.fault("on attend un texte, entre guillemets.")
            return
        fields: dict[str, Any] = QUESTIONS[self.slug].base_fields
        labels = [
            label
            for name in getattr(QUESTIONS[self.slug], "sections", [])
            for _, label in fields[name].choices
        ]
        if not labels:
            self._check_number(fields["answer"], value, place)
        elif value not in {*labels, *NONE}:
            place.fault(f"«\u00a0{value}\u00a0» n’est pas dans la liste. {nearest(value, labels)}")

    def _check_number(self, field: Any, answer: str, place: FilePlace) -> None:
        try:
            field.clean(answer)
        except ValidationError:
            place.fault(
                f"«\u00a0{answer}\u00a0» n’est pas une mesure. Par exemple\u00a0: {field.example}."
            )


ANSWERS = Table({slug: Answer(slug) for slug in QUESTIONS})
"""What the sheet answers to each of the first questions."""


# -- words that the file itself says --------------------------------------------------------------


def said(name: str, key: str) -> OneOf:
    """Those of that key in those tables, anywhere in the file."""
    return OneOf(lambda place: [row[key] for row in rows(place.file, name) if _has(row, key)])


def _has(row: Row, key: str) -> bool:
    return isinstance(row.get(key), str)


def _people(place: FilePlace) -> list[str]:
    """The first names of the story."""
    played = place.file.get("person")
    everybody = [played] if isinstance(played, dict) else []
    for name in ("children", "relatives"):
        everybody += rows(place.file, name)
    return [each["first_name"] for each in everybody if _has(each, "first_name")]


def _same_space(place: FilePlace, name: str) -> list[Row]:
    """The tables of that name that are about the same person as the one where this place is."""
    row = place.file[place.path[0]][place.path[1]]
    whose = row.get("profile", "")
    return [each for each in rows(place.file, name) if each.get("profile", "") == whose]


def _documents_before(place: FilePlace) -> list[str]:
    """The documents that are there on the first morning, for who this entry is about."""
    there = [row for row in _same_space(place, "documents") if not _is_to_come(row)]
    return [row["name"] for row in there if _has(row, "name")]


def _is_to_come(row: Row) -> bool:
    return isinstance(row.get("day"), int) and row["day"] > 0


def _treatments_before(place: FilePlace) -> list[str]:
    """The treatments that were said before this entry, for the same person."""
    row = place.file[place.path[0]][place.path[1]]
    same = _same_space(place, "medical")
    before = same[: next(at for at, each in enumerate(same) if each is row)]
    return [each["name"] for each in before if each.get("section") == "traitements"]


CAREGIVER = said("professionals", "slug")
SOMEBODY = OneOf(_people)
TIED = {"documents": OneOf(_documents_before), "treatments": OneOf(_treatments_before)}


# -- the medical profile, as its own models are ---------------------------------------------------

OURS = {"id", "workshop_ref", "world", "profile", "added_at", "professional"}
"""The fields of an entry that no file gives."""


class PartialDate:
    """The date of an entry, told from a day or from an age, and never as a year."""

    FROM_A_DAY = Table({"day": Day(or_flu=True)}, {"to": one_of(FORMATS)})
    FROM_AN_AGE = Table({"age": Whole(0, 120)}, {"month": Whole(1, 12)})

    def check(self, value: object, place: FilePlace) -> None:
        if not isinstance(value, dict):
            place.fault("on attend un jour ou un âge\u00a0: { day = -300 } ou { age = 59 }.")
        else:
            (self.FROM_AN_AGE if "age" in value else self.FROM_A_DAY).check(value, place)


def entry_of_a_section() -> OneTableOf:
    """The Table of an entry of the medical profile, which depends on its `section`."""
    of_nobody = Account(pk=0)
    models = {slug: section.rows(of_nobody).model for slug, section in SECTIONS.items()}
    return OneTableOf(
        "section",
        {
            slug: _entry(model)
            for slug, model in models.items()
            if issubclass(model, Entry) and model is not Measure
        },
    )


def _entry(model: type[Entry]) -> Table:
    fields: dict[str, Any] = {each.name: each for each in model._meta.get_fields() if each.concrete}
    own = {name: each for name, each in fields.items() if name not in OURS}
    needed = {name: _kind(each) for name, each in own.items() if _has_to_be_said(each)}
    also = {name: _kind(each) for name, each in own.items() if name not in needed}
    if "professional" in fields:
        also["by"] = CAREGIVER
    return Table(
        {"section": one_of(SECTIONS), "day": Day(0, or_flu=True), **needed},
        {"profile": SOMEBODY, **also},
        rule=_habit if "answer" in own else _nothing_more,
    )


def _has_to_be_said(field: Any) -> bool:
    return not (field.many_to_many or field.blank or field.null or field.has_default())


def _kind(field: Any) -> ValueKind:
    """What a file gives for that field of an entry."""
    if isinstance(field, ManyToManyField):
        return ListOf(TIED[field.name])
    if field.name.endswith("_on"):
        return PartialDate()
    if field.choices:
        values = [value for value, _ in field.choices]
        return OneOf(lambda place: values + _relatives(place) * (field.name == "name"))
    return Flag() if field.get_internal_type() == "BooleanField" else Text(field.max_length)


def _nothing_more(entry: Row, place: FilePlace) -> None:
    """Nothing is asked of the whole entry."""


def _habit(entry: Row, place: FilePlace) -> None:
    one_of(HABIT_ANSWERS[entry["kind"]]).check(entry["answer"], place.at("answer"))


def _relatives(place: FilePlace) -> list[str]:
    """The other adults of the story, by the names under which « Entourage » keeps them."""
    told = rows(place.file, "relatives")
    return [
        ascii_slug(f"{each['first_name']} {each['last_name']}")
        for each in told
        if _has(each, "first_name") and _has(each, "last_name")
    ]
