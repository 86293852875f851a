"""« Quelle est ma situation ? »: some questions at the door of a place, and the exercise they give.

`situations.toml` has them: each answer leads to another question, or says a situation.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sandbox import facts
from sandbox.kit.toml_schema import FilePlace, Flag, ListOf, Table, Text, TomlFaults, one_of, read
from sandbox.workshop.scenarios import build
from sandbox.workshop.scenarios.kinds import Row, Slug, said

FILE = Path(__file__).parent / "situations.toml"
ANOTHER, OTHER = "autre", "Une autre situation"
"""What a private situation is kept as, and its words: no slug of the file."""

FEWEST = 3
"""How many have to say the same before it is shown: one alone would be somebody."""


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
    """Where somebody may stand, and the scenario (a slug) that is their exercise.

    Args:
        is_private: it is kept and counted as another situation, never by its name.
    """

    slug: str
    scenario: str
    says: str = OTHER
    is_private: bool = False

    @property
    def kept_as(self):
        """What a place keeps of it."""
        return ANOTHER if self.is_private else self.slug


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
    """What enough of these seats said, the most said first: [(what the situation says, how many)].

    None where nobody has said anything.
    """
    said_by = Counter(seat.situation for seat in seats if seat.is_taken and seat.situation)
    words = {each.kept_as: each.says for each in every().values()}
    shown = [(words[slug], count) for slug, count in said_by.items() if count >= FEWEST]
    return sorted(shown, key=lambda pair: (-pair[1], pair[0])) if said_by else None


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
            Table(
                {"slug": Slug(), "scenario": one_of(build.scenarios())},
                {"says": Text(50), "is_private": Flag()},
            )
        ),
    }
)
