"""The stops: each step of each route, to which a mediator can bring a place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from profiles import children, questions
from sandbox.workshop import titles
from sandbox.workshop.models import Seat
from sandbox.workshop.robot.fits import Scenario
from sandbox.workshop.robot.routes import ROUTES, Route, Step
from sandbox.world.models import SERVICE_YEAR


@dataclass(frozen=True)
class Stop:
    """A step and the route it is on, in a year of the service.

    Args:
        slug: « journey/step ».
        before: the steps before it, in order.
    """

    slug: str
    route: Route
    step: Step
    before: tuple[Step, ...]
    year: int

    @property
    def title(self) -> str:
        """« Activer l’espace santé : Mon identité »."""
        return f"{self.route.title} : {self.step.title}"

    def fits(self, scenario: Scenario) -> bool:
        """Whether a scenario (the contents of its file) has this step."""
        return self.route.fits(scenario) and self.step.fits(scenario)

    @property
    def told(self) -> str:
        """The slug of the journey that the pages tell here; "" where they tell none."""
        name = self.slug.partition("/")[0]
        return name if name in titles.JOURNEYS else ""

    def is_behind(self, seat: Seat) -> bool:
        """Whether a seat, as the board tells where it stands, has passed this page."""
        if not self.told or seat.journey != self.told:
            return False
        pages = titles.pages(self.told, self.year)
        so_far = list(self.route.in_order(self.year))[: len(self.before) + 1]
        passed = [pages.index(slug) for slug in so_far if slug in pages]
        return seat.page in pages and pages.index(seat.page) > max(passed, default=-1)


def _stops(year: int) -> Iterator[Stop]:
    for name, route in ROUTES.items():
        steps = route.in_order(year)
        before = list(steps.values())
        for rank, (slug, step) in enumerate(steps.items()):
            yield Stop(f"{name}/{slug}", route, step, tuple(before[:rank]), year)


@cache
def stops(year: int) -> dict[str, Stop]:
    """{« journey/step »: the Stop}, as the service had its pages that year."""
    return {stop.slug: stop for stop in _stops(year)}


STEPS = stops(SERVICE_YEAR)
"""Those of a room that is not told which year it imitates."""


def page_of(seat: Seat, year: int) -> str:
    """Where who sits there stands, as the pages told it; "" where they told of no page, or of none
    that is always there, and after the end.
    """
    stop = stops(year).get(f"{seat.journey}/{seat.page}")
    if stop is None or callable(stop.step.page) or seat.journey in seat.achieved.splitlines():
        return ""
    return str(stop.step.page)


def first_page(slug: str, year: int, *, after: str = "") -> str:
    """Where a journey begins, by its slug; "" where that is not known.

    Args:
        year: the one of the service that is imitated.
        after: the journey before it: the children are asked about on a page of its own at first.
    """
    if (slug, after) == (children.JOURNEY.slug, questions.JOURNEY.slug):
        return str(reverse("profiles:attached"))
    return str(ROUTES[slug].first_page(year)) if slug in ROUTES else ""
