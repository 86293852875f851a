"""What the RGAA asks, and what this program answers: told by those who make it, not by an audit."""

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("rgaa.toml")


class Result(StrEnum):
    """What a criterion comes to, by its word in the file."""

    MET = "conforme"
    NOT_MET = "non-conforme"
    NOT_APPLICABLE = "sans-objet"
    TO_CHECK = "a-verifier"

    @property
    def label(self):
        return {
            Result.MET: "Oui",
            Result.NOT_MET: "Non",
            Result.NOT_APPLICABLE: "Sans objet",
            Result.TO_CHECK: "À vérifier",
        }[self]


@dataclass(frozen=True)
class Criterion:
    """One of the 106.

    Args:
        number: as the RGAA counts it, « 1.1 ».
        asks: what it asks, in our words.
        said: why the answer is that one.
        tests: the files of tests that hold it.
    """

    number: str
    asks: str
    result: Result
    said: str
    tests: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Theme:
    title: str
    criteria: list[Criterion]


@cache
def themes():
    """The 13 themes of the RGAA 4.1.2, in order."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))["themes"]
    return [
        Theme(each["title"], [_criterion(**row) for row in each["criteria"]]) for each in tables
    ]


def _criterion(*, result, **row):
    return Criterion(result=Result(result), **row)


def counts():
    """{Result: how many criteria come to it}."""
    found = Counter(each.result for theme in themes() for each in theme.criteria)
    return {result: found[result] for result in Result}
