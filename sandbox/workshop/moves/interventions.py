"""What the ladder offers to seats: where each can be brought, and the moments that were kept."""

from collections import defaultdict

from accounts.activation import Activation
from sandbox.workshop.moves import actions, beginnings
from sandbox.workshop.robot.journeys import stops
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
        return [moment for moment in kept if has(self.seat, moment.step)]

    @property
    def journeys(self):
        return offered_to(self.seat.workshop, [self.seat])

    @property
    def scenarios(self):
        return [(slug, title) for slug, title in titles() if slug != self.seat.scenario]

    @property
    def title(self):
        return build.scenarios()[self.seat.scenario]["title"]


def titles():
    return [(slug, each["title"]) for slug, each in build.scenarios().items()]


def has(seat, step):
    """Whether a seat can be brought to this step: its scenario has it, in the year of its room."""
    stop = stops(seat.workshop.service_year).get(step)
    return stop is not None and stop.fits(build.scenarios()[seat.scenario])


def offered_to(workshop, seats):
    """The steps that one of these seats of it has: [(title of the journey, [(slug, title)])]."""
    scenarios = [build.scenarios()[slug] for slug in {seat.scenario for seat in seats}]
    offered = defaultdict(list)
    for stop in stops(workshop.service_year).values():
        is_met = _is_met(stop, workshop.service_year)
        if is_met and any(stop.fits(scenario) for scenario in scenarios):
            offered[stop.route.title].append((stop.slug, stop.step.title))
    return list(offered.items())


def _is_met(stop, year):
    """Whether a page leads there: to ask for a code alone, none does where the activation sends its
    own, but for who has no contact known."""
    asks_alone = stop.slug.startswith("nouveau-code/") and stop.slug != "nouveau-code/coordonnees"
    return not (asks_alone and Activation.sends_the_code(year))


def step_of(seat):
    """The step where a seat stands, as the pages told it; "" where the ladder leads to no such."""
    step = f"{seat.journey}/{seat.page}"
    return step if has(seat, step) else ""
