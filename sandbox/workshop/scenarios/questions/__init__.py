"""What is asked at the end of an exercise, to see oneself what one has understood: no mark.

`questions.toml` has them, each under the end that it is about.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sandbox import facts
from sandbox.kit.toml_schema import Flag, ListOf, Table, Text, TomlFaults, one_of, read
from sandbox.workshop.scenarios import build
from sandbox.workshop.scenarios.kinds import Slug
from sandbox.workshop.titles import ENDS

FILE = Path(__file__).parent / "questions.toml"
MOST = 2
"""How many are asked at the end of one exercise."""


class QuestionFaults(TomlFaults):
    """What is wrong in the questions."""


@dataclass(frozen=True)
class Reply:
    """One of the three that are offered.

    Args:
        slug: what is kept of who chose it.
        says: the reply; `why` what there is to know of it.
    """

    slug: str
    says: str
    why: str
    is_right: bool


@dataclass(frozen=True)
class Question:
    """One that is asked, with its Replies; `end` is the slug of the end that it is about."""

    slug: str
    end: str
    asks: str
    replies: tuple[Reply, ...]

    @property
    def right(self):
        return next(reply for reply in self.replies if reply.is_right)


@cache
def every():
    """{slug: Question}, as the file has them.

    Raises:
        QuestionFaults: all that is wrong in it.
    """
    contents, faults = read(FILE, SCHEMA, fills=facts.filled)
    if faults:
        raise QuestionFaults(faults)
    return {row["slug"]: _question(**row) for row in contents["questions"]}


def of(scenario):
    """Those that are asked at the end of that exercise (a slug): one an end first, MOST in all."""
    ends = dict.fromkeys(goal["end"] for goal in build.scenarios()[scenario]["goals"])
    of_each = [[each for each in every().values() if each.end == end] for end in ends]
    firsts = [asked[0] for asked in of_each if asked]
    others = [each for asked in of_each for each in asked[1:]]
    return [*firsts, *others][:MOST]


def _question(slug, end, asks, answers):
    replies = (
        Reply(f"{slug}-{rank}", each["says"], each["why"], each.get("is_right", False))
        for rank, each in enumerate(answers, start=1)
    )
    return Question(slug, end, asks, tuple(replies))


def _has_one_right(question, place):
    if sum(each.get("is_right", False) for each in question["answers"]) != 1:
        place.at("answers").fault("une seule réponse est la bonne\u00a0: is_right = true.")


REPLY = Table({"says": Text(100), "why": Text(140)}, {"is_right": Flag()})
SCHEMA = Table(
    {
        "questions": ListOf(
            Table(
                {
                    "slug": Slug(),
                    "end": one_of(ENDS),
                    "asks": Text(80),
                    "answers": ListOf(REPLY, fewest=3, most=3),
                },
                rule=_has_one_right,
            )
        )
    }
)
