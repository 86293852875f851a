"""The scenes: what a step of the session puts on the projector, as data (`scenes.toml`).

A scene is a state of place 0, truly reached by the product's own code, and a page: `staging.py`
sets it.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.urls import get_resolver

from accounts.flows import in_force
from sandbox.kit.toml_schema import (
    Flag,
    ListOf,
    Named,
    OneOf,
    Table,
    Text,
    TomlFaults,
    Whole,
    read,
)
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.scenarios import build
from sandbox.workshop.titles import YEARS

SCENES_FILE = Path(__file__).parent / "scenes.toml"


@dataclass(frozen=True)
class Scene:
    """One scene.

    Args:
        title: what the list of the outline says of it.
        scenario: who is played at place 0; the room's own exercise where none is said.
        step: the step of the ladder (a key of `journeys.stops`); empty for the start.
        from_year: {year: the step that stands for it from then on}, where the pages changed.
        holds: what the file of the room's own exercise must have for it to be played here.
        passes: the step whose page is the last that it teaches, where it is not the one that it
            opens on: « À vous » counts who passed it.
        later: how many days have passed from the start, once it is done.
        page: the url name of the page, where it is not the step's own.
        opens_on: words of the page that it is about: the first of them that it holds is under the
            band when the scene opens; the page's own start where none is said.
        opens_from_year: {year: the words that stand for them from then on}.
        has_marks: whether the page is the one of the seven marks.
    """

    slug: str
    title: str
    scenario: str = ""
    step: str = ""
    from_year: dict[int, str] = field(default_factory=dict, hash=False)
    holds: tuple[str, ...] = ()
    passes: str = ""
    later: int = 0
    page: str = ""
    opens_on: tuple[str, ...] = ()
    opens_from_year: dict[int, list[str]] = field(default_factory=dict, hash=False)
    has_marks: bool = False

    def step_in(self, year):
        """The step of the ladder in a room that imitates that year."""
        return in_force({0: self.step} | self.from_year, year)

    def passed_in(self, year):
        """The step of the ladder whose page ends what it teaches; "" where it is no page."""
        return self.passes or self.step_in(year)

    def opens_in(self, year):
        """The words that it opens on in a room that imitates that year."""
        return in_force({0: self.opens_on} | self.opens_from_year, year)


class SceneFaults(TomlFaults):
    """What is wrong in the scenes."""


@cache
def all_scenes():
    """The scenes that an outline may name: {slug: Scene}.

    Raises:
        SceneFaults: all that is wrong in the file.
    """
    table, faults = read(SCENES_FILE, Named(SCENE))
    if faults:
        raise SceneFaults(faults)
    for contents in table.values():
        contents["from_year"] = _by_year(contents)
        contents["opens_from_year"] = _by_year(contents, "opens_from_year")
        for name in ("opens_on", "holds"):
            contents[name] = tuple(contents.get(name, ()))
    return {slug: Scene(slug=slug, **contents) for slug, contents in table.items()}


def _steps(place):
    """The steps of every year for which this word stands: a scene is shown in a room of any."""
    since = 0 if place.path[-1] == "step" else int(place.path[-1])
    changes = [year for year in _by_year(place.file[place.path[0]]) if year > since]
    until = min(changes, default=max(YEARS) + 1)
    return _in_all([year for year in YEARS if since <= year < until])


def _in_all(years):
    """The steps that all these years have."""
    first, *others = [stops(year) for year in years]
    return [step for step in first if all(step in each for each in others)]


def _by_year(contents, name="from_year"):
    """{year: what stands from then on}, of what the file says of a scene under this word."""
    return {int(year): said for year, said in contents.get(name, {}).items()}


def _pages(place):
    """The url names of the pages, with their app."""
    for app, (_, resolver) in get_resolver().namespace_dict.items():
        yield from (f"{app}:{name}" for name in resolver.reverse_dict if isinstance(name, str))


SCENE = Table(
    {"title": Text()},
    {
        "scenario": OneOf(lambda place: build.scenarios()),
        "step": OneOf(_steps),
        "from_year": Named(OneOf(_steps)),
        "holds": ListOf(OneOf(lambda place: ["documents"])),
        "passes": OneOf(lambda place: _in_all(YEARS)),
        "later": Whole(0, 730),
        "page": OneOf(_pages),
        "opens_on": ListOf(Text()),
        "opens_from_year": Named(ListOf(Text())),
        "has_marks": Flag(),
    },
)


@cache
def pages():
    """The pages of the site that are scenes by themselves, in both orders: {step of the ladder:
    Scene}."""
    steps = stops(YEARS[0])
    return {slug: Scene(slug, steps[slug].title, step=slug) for slug in _in_all(YEARS)}


def offered():
    """All that a step may show, by groups, for a list: [(title, [(slug, words)])]."""
    groups = {"Les scènes préparées": all_scenes(), "Toutes les pages du site": pages()}
    return [
        (title, [(each.slug, each.title) for each in found.values()])
        for title, found in groups.items()
    ]


def find(slug):
    """The Scene of that name, or of that page."""
    return all_scenes().get(slug) or pages()[slug]
