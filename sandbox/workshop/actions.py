"""What a mediator, or a learner for oneself, does to seats: moves that can all be taken back.

Each move keeps the rows of before as save points of its Action; taking it back is an Action too.
"""

from django.db import transaction

from sandbox.workshop import build, saves
from sandbox.workshop.models import SavePoint, Workshop
from sandbox.world import clock
from sandbox.world.models import World
from sandbox.world.notices import Notice


class Overtaken(Exception):
    """Somebody moved one of these seats since the page was shown."""


@transaction.atomic
def reset(workshop, seats, *, by=None, by_learner=False, seen=None):
    """Put seats back to the start of the scenario, and return the Action.

    Args:
        seats: a queryset of the workshop's seats.
        by: the mediator; None for a learner or the command line.
        by_learner: whether the learner of that one seat asked for it.
        seen: the pk of the last action that the page showed; None not to compare.

    Raises:
        Overtaken: somebody else, or a double click, moved one of these seats meanwhile.
    """
    workshop = _lock(workshop, seats)
    if seen is not None:
        _refuse_if_newer(workshop, seats, seen, by_learner=False)
    action = _keep(workshop, seats, _label(seats, "remise", "au début"), by, by_learner)
    build.reset(seats, notice=Notice.RESTARTED if by_learner else Notice.RESET)
    return action


@transaction.atomic
def wait_for_the_post(workshop, seats):
    """Let the days pass at a learner's seat until the next letter arrives.

    Args:
        seats: a queryset of that one seat.

    Returns the Mail, or None when no letter is on its way: then nothing has moved.
    """
    workshop = _lock(workshop, seats)
    world = World.objects.get(seat__in=seats)
    if not world.next_letter:
        return None
    _keep(
        workshop, seats, _label(seats, "avancée", "au passage du facteur"), by=None, by_learner=True
    )
    return world.wait_for_the_post()


@transaction.atomic
def undo(action, *, by=None, by_learner=False):
    """Put the seats of an action back as they were before it, and return the Action of that.

    Raises:
        Overtaken: it was taken back already, is too old (an hour, or an older version of the
            tables), or one of its seats moved since.
    """
    seats = action.workshop.seats.filter(save_points__action=action)
    workshop = _lock(action.workshop, seats)
    if not workshop.actions.undoable().filter(pk=action.pk).exists():
        raise Overtaken
    _refuse_if_newer(workshop, seats, action.pk)
    before = SavePoint.objects.filter(action=action)
    if before.exclude(schema=saves.schema()).exists():
        raise Overtaken
    label = _label(seats, "revenue", "comme avant")
    taken_back = _keep(workshop, seats, label, by, by_learner)
    saves.restore(before, notice=Notice.RESTORED if by_learner else Notice.UNDONE)
    workshop.actions.filter(pk=action.pk).update(undone_at=clock.real_now())
    return taken_back


def own(seat):
    """What the learner of this seat did to it and may take back, if anything."""
    actions = seat.workshop.actions.undoable()
    return actions.filter(by_learner=True, save_points__seat=seat).first()


def _keep(workshop, seats, label, by, by_learner):
    action = workshop.actions.create(label=label, by=by, by_learner=by_learner)
    saves.take(seats, SavePoint.Kind.BEFORE, action=action)
    return action


def _refuse_if_newer(workshop, seats, seen, **whose):
    if workshop.actions.filter(pk__gt=seen, save_points__seat__in=seats, **whose).exists():
        raise Overtaken


def _lock(workshop, seats):
    """Hold the workshop, then the worlds of these seats: nobody writes there meanwhile."""
    workshop = Workshop.objects.select_for_update().get(pk=workshop.pk)
    list(World.objects.select_for_update().filter(seat__in=seats).order_by("pk"))
    return workshop


def _label(seats, moved, where):
    """« La place 7 est remise au début. », « Les 3 places sont revenues comme avant. »"""
    numbers = [seat.number for seat in seats]
    if len(numbers) == 1:
        return f"La place {numbers[0]} est {moved} {where}."
    return f"Les {len(numbers)} places sont {moved}s {where}."
