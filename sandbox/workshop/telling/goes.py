"""How each go at the same exercise went: for the learner alone, at the end of it."""

from typing import NamedTuple

from sandbox.kit.french import counted
from sandbox.workshop.models import SeatEvent
from sandbox.workshop.telling import debrief

EventKind = SeatEvent.Kind


class Go(NamedTuple):
    """One go that came to its end: its rank from 1, whole minutes, errors met."""

    rank: int
    minutes: int
    mistakes: int

    @property
    def says(self):
        """« 1re fois : 14 min, 6 erreurs »."""
        which = "1re" if self.rank == 1 else f"{self.rank}e"
        spent = f"{self.minutes}\u00a0min" if self.minutes else "moins d’une minute"
        met = counted(self.mistakes, "erreur") if self.mistakes else "sans erreur"
        return f"{which} fois\u00a0: {spent}, {met}"


def goes_of(seat):
    """Those of who sits here at the exercise of now, since whoever leads last moved it: [Go]."""
    events = debrief.history_of(seat).events
    moved = max((event.pk for event in events if event.kind == EventKind.MOVED), default=0)
    mine = [each for each in events if each.scenario == seat.scenario and each.pk > moved]
    done = {event.go: event for event in mine if event.kind == EventKind.DONE}
    return [_go(rank, [each for each in mine if each.go == rank], done[rank]) for rank in done]


def _go(rank, events, end):
    gestures = [event for event in events if debrief.is_gesture(event) and event.pk <= end.pk]
    mistakes = sum(event.kind == EventKind.MISTAKE for event in gestures)
    return Go(rank, (end.at - gestures[0].at).seconds // 60, mistakes)
