"""How far a learner is guided, and for what: a ring around what is to be done next.

It is told once: the second time that they do the exercise the ring is a faint one, without its
sentence, and the third time there is none.
"""

from collections import Counter
from typing import NamedTuple

from sandbox.workshop.scenarios import build

FAINT = 2
"""The go at which the ring is faint, and the last that has one."""


class Guided(NamedTuple):
    """What the pages are told: the classes of the ring, and the next goal (its end, its words)."""

    rings: str = ""
    is_faint: bool = False
    end: str = ""
    says: str = ""


def guided(seat):
    """How who sits at this Seat is guided; not at all where there is none, or where all watch."""
    if seat is None or not seat.number or seat.is_projected or seat.is_as_real or seat.go > FAINT:
        return Guided()
    is_faint = seat.go == FAINT
    goal = next_goal(seat) or {"end": "", "says": ""}
    return Guided("ring ring--faint" if is_faint else "ring", is_faint, goal["end"], goal["says"])


def next_goal(seat):
    """The first goal of its scenario that neither the learner nor who led them has reached; None
    where there is none."""
    if seat.is_finished:
        return None
    left = Counter(seat.achieved.splitlines() + seat.done_for.splitlines())
    for goal in build.scenarios()[seat.scenario]["goals"]:
        if not left[goal["end"]]:
            return goal
        left[goal["end"]] -= 1
    return None
