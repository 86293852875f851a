"""What a learner has to do, and when it is done: each scenario states the ends that it is about.

Its `goals` are ends (journeys, or deeds), all to be reached: twice where one is named twice. Each
list of `or_else` finishes it as well. What was done for a learner reaches nothing.
"""

from collections import Counter
from typing import NamedTuple

from sandbox.workshop.models import SeatEvent
from sandbox.workshop.scenarios import build
from sandbox.workshop.telling.watching import seat_of
from sandbox.world.notices import Notice

EventKind = SeatEvent.Kind


class Goal(NamedTuple):
    """One thing to do, in words for the learner, and whether they did it."""

    says: str
    is_reached: bool


class Mission(NamedTuple):
    """What the person wants, in two or three lines for the learner, and the Goals that it comes to.

    `left_out` is what a short exercise leaves for home, "" for nothing. Another way to the end than
    by these goals may have finished it. Where the learner has just been
    led, the goals on the way there stay to be reached.
    """

    says: str
    goals: list[Goal]
    remember: str
    left_out: str
    is_done: bool
    is_led: bool

    @property
    def by_its_goals(self):
        """Whether every goal is reached."""
        return self.reached == len(self.goals)

    @property
    def reached(self):
        """How many goals are."""
        return sum(goal.is_reached for goal in self.goals)


def mission_of(seat):
    """The Mission at a seat, as its scenario says it."""
    scenario = build.as_told(seat.scenario, seat.world.service_year)
    left, goals = Counter(seat.achieved.splitlines()), []
    for goal in scenario["goals"]:
        goals.append(Goal(goal["says"], left[goal["end"]] > 0))
        left[goal["end"]] -= 1
    return Mission(
        scenario["mission"].strip(),
        goals,
        scenario["remember"],
        scenario.get("left_out", ""),
        is_done=seat.is_finished,
        is_led=seat.world.notice == Notice.LED and not seat.is_finished,
    )


def ends_of(scenario):
    """The ends (slugs) that its goals are, in order."""
    return [goal["end"] for goal in build.scenarios()[scenario]["goals"]]


def ways_of(scenario):
    """The ways to finish this scenario (a slug), the usual one first: [Counter of ends]."""
    others = build.scenarios()[scenario].get("or_else", [])
    return [Counter(way) for way in [ends_of(scenario), *others]]


def is_about(scenario, end):
    """Whether one of these ways comes to that end."""
    return any(end in way for way in ways_of(scenario))


def are_reached(scenario, achieved):
    """Whether these ends, in any order, are one of the ways to finish."""
    done = Counter(achieved)
    return any(way <= done for way in ways_of(scenario))


REFUSALS = {"refus", "3422", "cloture-sans-connexion"}
"""The ends that refuse for somebody, by the site or by telephone."""


def is_for_nobody_else(seat, end):
    """Whether a refusal is that of a person who is counted already: one may change one's mind, and
    refuse again."""
    if end not in REFUSALS:
        return False
    counted = sum(each in REFUSALS for each in seat.achieved.splitlines())
    refused = seat.world.accountevent_set.refusals()
    return counted >= refused.values("account").distinct().count() > 0


def note_finished(sender, world, journey, *, is_in_passing=False, **kwargs):
    """Write that an end was reached, and the exercise finished if it was about that.

    Who has finished stays finished until the place is put back to the start. What everyone does in
    passing is an end only where the exercise is about it: elsewhere nobody asked for a new code.
    """
    seat = seat_of(world)
    if seat is None or (is_in_passing and not is_about(seat.scenario, journey)):
        return
    is_counted = not is_for_nobody_else(seat, journey)
    elsewhere = {"page": "", "step": 0, "total": 0} if journey != seat.journey else {}
    seat.note(EventKind.FINISHED, journey=journey, **elsewhere)
    seat.achieved = "\n".join([*seat.achieved.splitlines(), *[journey] * is_counted])
    is_done = not seat.is_finished and are_reached(seat.scenario, seat.achieved.splitlines())
    seat.is_finished = seat.is_finished or is_done
    seat.save(update_fields=["achieved", "is_finished"])
    if is_done:
        seat.note(EventKind.DONE)
        seat.settle()


def note_undone(sender, world, journey, **kwargs):
    """Take an end back, where the exercise is about it: who has finished stays finished."""
    seat = seat_of(world)
    if seat is None or seat.is_finished or not is_about(seat.scenario, journey):
        return
    seat.achieved = _without(journey, seat.achieved)
    seat.done_for = _without(journey, seat.done_for)
    seat.save(update_fields=["achieved", "done_for"])


def _without(journey, ends):
    return "\n".join(end for end in ends.splitlines() if end != journey)
