"""What the ladder offers to seats: where each can be brought, and the moments that were kept."""

from sandbox.workshop.moves import actions, beginnings
from sandbox.workshop.robot.journeys import ROUTES, STEPS
from sandbox.workshop.scenarios import build


class Ladder:
    """What the ladder offers to one seat."""

    def __init__(self, seat):
        self.seat = seat

    @property
    def beginning(self):
        """The journey to whose start the seat can go back, by its slug; "" when there is none."""
        return self.seat.begun if beginnings.points_of(self.seat.itself).exists() else ""

    @property
    def points(self):
        return actions.moments_of(self.seat.itself)

    @property
    def moments(self):
        """Those of the workshop that this seat's scenario has."""
        kept = self.seat.workshop.moments.all()
        return [moment for moment in kept if has(self.seat.scenario, moment.step)]

    @property
    def journeys(self):
        return offered_to([self.seat])

    @property
    def scenarios(self):
        return [(slug, title) for slug, title in titles() if slug != self.seat.scenario]

    @property
    def title(self):
        return build.scenarios()[self.seat.scenario]["title"]


def titles():
    return [(slug, each["title"]) for slug, each in build.scenarios().items()]


def has(scenario, step):
    return step in STEPS and STEPS[step].fits(build.scenarios()[scenario])


def offered_to(seats):
    """The steps that one of these seats has at least: [(title of the journey, [(slug, title)])]."""
    scenarios = {seat.scenario for seat in seats}
    journeys = []
    for name, route in ROUTES.items():
        slugs = [f"{name}/{step}" for step in route.steps]
        steps = [
            (slug, STEPS[slug].step.title)
            for slug in slugs
            if any(has(scenario, slug) for scenario in scenarios)
        ]
        if steps:
            journeys.append((route.title, steps))
    return journeys


def step_of(seat):
    """The step where a seat stands, as the pages told it; "" where the ladder leads to no such."""
    step = f"{seat.journey}/{seat.page}"
    return step if has(seat.scenario, step) else ""
