"""How each go at the same exercise went: for the learner alone, at the end of it."""

from collections import Counter
from typing import NamedTuple

from sandbox.kit.french import counted
from sandbox.workshop.models import SeatEvent
from sandbox.workshop.telling import debrief
from sandbox.workshop.telling.watching import OF_TIME, TAKES_BACK

EventKind = SeatEvent.Kind
MOVES = {EventKind.MOVED, EventKind.MOVED_ITSELF}


class Go(NamedTuple):
    """One go that came to its end: its rank from 1, whole minutes, hints asked for, and whether
    somebody was called."""

    rank: int
    minutes: int
    hints: int
    has_called: bool

    @property
    def says(self):
        """« 1re fois : 14 min, 6 indices », « 2e fois : 6 min, seul »."""
        which = "1re" if self.rank == 1 else f"{self.rank}e"
        spent = f"{self.minutes}\u00a0min" if self.minutes else "moins d’une minute"
        alone = "avec de l’aide, sans indice" if self.has_called else "seul"
        helped = counted(self.hints, "indice") if self.hints else alone
        return f"{which} fois\u00a0: {spent}, {helped}"


def goes_of(seat):
    """Those of who sits here at the exercise of now, up to this one: [Go], in order.

    Each is told from its last beginning: that of the place, or after a move other than of time. A
    move that is taken back gives back what it had set aside.
    """
    ended, since, aside = {}, [], []
    for event in debrief.history_of(seat).events:
        if event.kind in MOVES and event.slug == TAKES_BACK and aside:
            since, aside = aside, since
        elif event.kind in MOVES and event.slug != OF_TIME:
            since, aside = [], since
        elif debrief.is_gesture(event):
            since.append(event)
        if event.kind == EventKind.DONE and event.scenario == seat.scenario:
            ended[event.go] = _go(event, since)
            since = []
    return [ended[rank] for rank in sorted(ended) if rank <= seat.go]


def _go(end, gestures):
    minutes = int((end.at - gestures[0].at).total_seconds()) // 60
    kinds = Counter(event.kind for event in gestures)
    return Go(end.go, minutes, kinds[EventKind.HINT], bool(kinds[EventKind.ASKED]))
