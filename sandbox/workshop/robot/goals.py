"""When an exercise is finished: each scenario states the ends that it is about.

Its `goals` are ends (keys of JOURNEYS, or deeds), all to be reached: twice where one is named
twice. Each list of `or_else` finishes it as well.
"""

from collections import Counter

from sandbox.workshop.models import SeatEvent
from sandbox.workshop.robot.journeys import JOURNEYS
from sandbox.workshop.scenarios import build, schema
from sandbox.workshop.telling.deeds import DEEDS
from sandbox.workshop.telling.watching import seat_of

Kind = SeatEvent.Kind

schema.ENDS.update({slug: each for slug, each in JOURNEYS.items() if each.label} | DEEDS)


def ways_of(scenario):
    """The ways to finish this scenario (a slug), the usual one first: [Counter of names]."""
    contents = build.scenarios()[scenario]
    ways = [contents["goals"], *contents.get("or_else", [])]
    return [Counter(map(label_of, way)) for way in ways]


def label_of(slug):
    """The name under which the room tells that a journey, or a deed, was finished."""
    return JOURNEYS[slug].label if slug in JOURNEYS else DEEDS[slug].label


def are_reached(scenario, achieved):
    """Whether what was finished (names, in any order) is one of the ways to finish."""
    done = Counter(achieved)
    return any(way <= done for way in ways_of(scenario))


def note_finished(sender, world, journey, **kwargs):
    """Write that a journey came to its end, and the exercise with it if it was about that.

    Who has finished stays finished until the place is put back to the start.
    """
    seat = seat_of(world)
    if seat is None:
        return
    seat.note(Kind.FINISHED, journey=journey)
    seat.achieved = "\n".join([*seat.achieved.splitlines(), journey])
    is_done = not seat.is_finished and are_reached(seat.scenario, seat.achieved.splitlines())
    seat.is_finished = seat.is_finished or is_done
    seat.save(update_fields=["achieved", "is_finished"])
    if is_done:
        seat.note(Kind.DONE)
        seat.settle()
