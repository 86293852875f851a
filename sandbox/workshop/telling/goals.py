"""When an exercise is finished: each scenario states the ends that it is about.

Its `goals` are ends (journeys, or deeds), all to be reached: twice where one is named twice. Each
list of `or_else` finishes it as well.
"""

from collections import Counter

from sandbox.workshop.models import SeatEvent
from sandbox.workshop.scenarios import build
from sandbox.workshop.telling.watching import seat_of

EventKind = SeatEvent.Kind


def ways_of(scenario):
    """The ways to finish this scenario (a slug), the usual one first: [Counter of ends]."""
    contents = build.scenarios()[scenario]
    return [Counter(way) for way in [contents["goals"], *contents.get("or_else", [])]]


def are_reached(scenario, achieved):
    """Whether these ends, in any order, are one of the ways to finish."""
    done = Counter(achieved)
    return any(way <= done for way in ways_of(scenario))


def note_finished(sender, world, journey, **kwargs):
    """Write that an end was reached, and the exercise finished if it was about that.

    Who has finished stays finished until the place is put back to the start.
    """
    seat = seat_of(world)
    if seat is None:
        return
    elsewhere = {"page": "", "step": 0, "total": 0} if journey != seat.journey else {}
    seat.note(EventKind.FINISHED, journey=journey, **elsewhere)
    seat.achieved = "\n".join([*seat.achieved.splitlines(), journey])
    is_done = not seat.is_finished and are_reached(seat.scenario, seat.achieved.splitlines())
    seat.is_finished = seat.is_finished or is_done
    seat.save(update_fields=["achieved", "is_finished"])
    if is_done:
        seat.note(EventKind.DONE)
        seat.settle()
