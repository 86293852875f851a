"""The scenes: what a step of the session puts on the projector, as data (`scenes.toml`).

A scene is a state of place 0, truly reached by the product's own code, and a page.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import reverse

TABLE = Path(__file__).parent / "scenes.toml"


@dataclass(frozen=True)
class Scene:
    """One scene.

    Args:
        title: what the list of the outline says of it.
        scenario: who is played at place 0.
        page: the url name of the page, `args` its arguments.
        reach: the step of the ladder to play up to; empty for the start of the scenario.
        days: how far time moves before that.
        ring: the words of the next thing to press, where it is not the page's own button.
        marks: whether the page is the one of the seven marks.
    """

    slug: str
    title: str
    scenario: str
    page: str
    args: tuple = ()
    reach: str = ""
    days: int = 0
    ring: str = ""
    marks: bool = False

    @property
    def path(self):
        return reverse(self.page, args=self.args)


@cache
def all_scenes():
    """The scenes that an outline may name: {slug: Scene}."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {slug: Scene(slug=slug, **contents) for slug, contents in table.items()}


def find(slug):
    return all_scenes()[slug]
