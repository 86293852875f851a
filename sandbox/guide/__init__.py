"""« Le guide »: what whoever leads does, before, during and after, in a file of short pages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("guide.toml")


@dataclass(frozen=True)
class GuideStep:
    """One thing to do.

    Args:
        do: what, as an order; `says` goes on.
        sees: what then happens; "" where it goes without saying.
        otherwise: what to do where it does not.
    """

    do: str
    says: str
    sees: str = ""
    otherwise: str = ""


@dataclass(frozen=True)
class Chapter:
    slug: str
    title: str
    intro: str
    steps: list[GuideStep]


@cache
def pages():
    """{slug: Chapter}, in the order of a workshop."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))["pages"]
    return {
        each["slug"]: Chapter(**each | {"steps": [GuideStep(**step) for step in each["steps"]]})
        for each in tables
    }
