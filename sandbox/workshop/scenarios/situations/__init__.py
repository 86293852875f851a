"""« Quelle est ma situation ? »: some questions at the door of a place, and the exercise they give.

`situations.toml` has them: each answer leads to another question, or says a situation.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sandbox import facts
from sandbox.kit.toml_schema import FilePlace, ListOf, Table, Text, TomlFaults, one_of, read
from sandbox.workshop.scenarios import build
from sandbox.workshop.scenarios.kinds import Row, Slug, said

FILE = Path(__file__).parent / "situations.toml"


class SituationFaults(TomlFaults):
    """What is wrong in the situations."""


class SituationAnswer(NamedTuple):
    """One of those that are offered: it leads to a question, or it is a situation (slugs).

    Args:
        says: its words; `adds` what makes them plain, "" where they are.
    """

    says: str
    adds: str = ""
    question: str = ""
    situation: str = ""


@dataclass(frozen=True)
class SituationQuestion:
    """One that is asked, with its answers; `after` is the slug of the one before, "" for none."""

    slug: str
    asks: str
    answers: tuple[SituationAnswer, ...]
    after: str


class Situation(NamedTuple):
    """Where somebody may stand, and the scenario (a slug) that is their exercise."""

    slug: str
    says: str
    scenario: str


@cache
def _contents():
    contents, faults = read(FILE, SCHEMA, fills=facts.filled)
    if faults:
        raise SituationFaults(faults)
    return contents


@cache
def questions():
    """{slug: SituationQuestion}, the first one first.

    Raises:
        SituationFaults: all that is wrong in the file.
    """
    told = _contents()["questions"]
    before = {
        answer["question"]: row["slug"]
        for row in told
        for answer in row["answers"]
        if "question" in answer
    }
    return {row["slug"]: _question(row, before.get(row["slug"], "")) for row in told}


@cache
def every():
    """{slug: Situation}, in the order of the file."""
    return {row["slug"]: Situation(**row) for row in _contents()["situations"]}


def mix(seats):
    """What these seats said, the most said first: [(what the situation says, how many)]."""
    said_by = Counter(seat.situation for seat in seats if seat.is_taken)
    counted = [(each.says, said_by[slug]) for slug, each in every().items() if said_by[slug]]
    return sorted(counted, key=lambda pair: -pair[1])


def _question(row, after):
    answers = tuple(SituationAnswer(**each) for each in row["answers"])
    return SituationQuestion(row["slug"], row["asks"], answers, after)


def _leads_somewhere(answer: Row, place: FilePlace) -> None:
    if ("question" in answer) == ("situation" in answer):
        place.fault(
            "on attend «\u00a0question\u00a0» ou «\u00a0situation\u00a0», un seul des deux."
        )


ANSWER = Table(
    {"says": Text(60)},
    {
        "adds": Text(110),
        "question": said("questions", "slug"),
        "situation": said("situations", "slug"),
    },
    rule=_leads_somewhere,
)
SCHEMA = Table(
    {
        "questions": ListOf(
            Table(
                {
                    "slug": Slug(),
                    "asks": Text(70),
                    "answers": ListOf(ANSWER, fewest=2, most=6),
                }
            ),
            fewest=1,
        ),
        "situations": ListOf(
            Table({"slug": Slug(), "says": Text(50), "scenario": one_of(build.scenarios())})
        ),
    }
)
