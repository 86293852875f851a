"""What a mediator, or a learner for oneself, does to seats: moves that can all be taken back.

Each move keeps the rows of before as save points of its Action; taking it back is an Action too.
"""

from django.db import transaction

from sandbox.workshop import build, saves
from sandbox.workshop.models import SavePoint, Workshop
from sandbox.world import clock
from sandbox.world.notices import Notice


class Overtaken(Exception):
    """Somebody moved one of these seats since the page was shown."""


@transaction.atomic
def reset(workshop, seats, *, by=None, seen=None, notice=Notice.RESET):
    """Put seats back to the start of the scenario, and return the Action.

    Args:
        seats: a queryset of the workshop's seats.
        by: the mediator; None when a learner does it for oneself.
        seen: the pk of the last action that the page showed; None not to compare.

    Raises:
        Overtaken: somebody else, or a double click, moved one of these seats meanwhile.
    """
    action = _act(workshop, seats, _label(seats, "remise", "au début"), by=by, seen=seen)
    build.reset(seats, notice=notice)
    return action


@transaction.atomic
def undo(action, *, by=None, notice=Notice.UNDONE):
    """Put the seats of an action back as they were before it, and return the Action of that.

    Args:
        by: the mediator; None when a learner does it for oneself.

    Raises:
        Overtaken: it was taken back already.
    """
    workshop = _lock(action.workshop)
    action = workshop.actions.undoable().filter(pk=action.pk).first()
    if action is None:
        raise Overtaken
    seats = workshop.seats.filter(save_points__action=action)
    before = SavePoint.objects.filter(action=action)
    taken_back = _act(workshop, seats, _label(seats, "revenue", "comme avant"), by=by)
    saves.restore(before, notice=notice)
    action.undone_at = clock.real_now()
    action.save(update_fields=["undone_at"])
    return taken_back


def _act(workshop, seats, label, *, by, seen=None):
    workshop = _lock(workshop)
    if seen is not None:
        newer = workshop.actions.filter(pk__gt=seen, save_points__seat__in=seats)
        if newer.exists():
            raise Overtaken
    action = workshop.actions.create(label=label, by=by)
    saves.take(seats, SavePoint.Kind.BEFORE, action=action)
    return action


def _lock(workshop):
    return Workshop.objects.select_for_update().get(pk=workshop.pk)


def _label(seats, moved, where):
    """« La place 7 est remise au début. », « Les 3 places sont revenues comme avant. »"""
    numbers = [seat.number for seat in seats]
    if len(numbers) == 1:
        return f"La place {numbers[0]} est {moved} {where}."
    return f"Les {len(numbers)} places sont {moved}s {where}."
