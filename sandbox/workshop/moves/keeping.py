"""What every move keeps first, and what it is called."""

from functools import partial

from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint
from sandbox.workshop.robot.journeys import page_of
from sandbox.workshop.telling import watching


def keep(workshop, seats, label, by, by_learner, *, takes_back=False, **what):
    """Write that this is done to these seats, keep how they stand, and return the Action.

    Args:
        takes_back: whether it takes another action back.
        what: fields of Action.
    """
    action = workshop.actions.create(label=label, by=by, by_learner=by_learner, **what)
    there = partial(page_of, year=workshop.service_year)
    saves.take(seats, SavePoint.Kind.BEFORE, action=action, leads_to=there)
    watching.note_move(seats, action, takes_back=takes_back)
    return action


def label_of(seats, moved, where=""):
    """« La place 7 est remise au début. », « Les 3 places sont revenues comme avant. »"""
    numbers = [seat.number for seat in seats]
    where = f" {where}" if where else ""
    if len(numbers) == 1:
        return f"La place {numbers[0]} est {moved}{where}."
    return f"Les {len(numbers)} places sont {moved}s{where}."
