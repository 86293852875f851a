"""What a mediator, or a learner for oneself, does to seats: moves that can all be taken back.

Each move keeps the rows of before as save points of its Action; taking it back is an Action too.
"""

from django.db import transaction
from django.db.models import F

from sandbox.machine import alive
from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint
from sandbox.workshop.moves import beginnings, lead, offers, standing, time_moves
from sandbox.workshop.moves.holding import Overtaken, lock, lock_as_seen
from sandbox.workshop.moves.keeping import keep, label_of
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from sandbox.world.models import World
from sandbox.world.notices import Notice


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
    workshop = lock_as_seen(workshop, seats, seen=seen)
    action = keep(workshop, seats, label_of(seats, "remise", "au début"), by, by_learner)
    again = [] if by_learner else list(seats.filter(go__gt=1).values_list("pk", flat=True))
    seats.filter(pk__in=again).update(go=1)
    build.reset(seats, notice=Notice.RESTARTED if by_learner else Notice.RESET)
    World.objects.filter(seat__in=again).update(notice=Notice.FIRST_NUMBERS)
    return action


@transaction.atomic
def begin_again(workshop, seats):
    """Put the seat of somebody who has just sat down back to the start, and return the Action.

    The exercise is the one of the room again, if the former person had chosen another. Taking it
    back, « Reprendre ce qui a été fait », is for who sits there and for the mediator.

    Args:
        seats: a queryset of that one seat.
    """
    workshop = lock(workshop, seats)
    label = label_of(seats, "remise", "au début, pour qui vient de s’y asseoir")
    action = keep(workshop, seats, label, by=None, by_learner=True, is_arrival=True)
    for seat in seats:
        seats.update(scenario=seat.given or workshop.dealt_to(seat.number), go=1)
    build.reset(seats, notice=Notice.RESTARTED)
    return action


@transaction.atomic
def move_time(workshop, seats, move, *, day=None, by=None, by_learner=False, **seen_before):
    """Move the date of seats forward, stopping at each due event, and return the Action.

    A seat where the move leads nowhere stays as it is; when that is all of them, None is returned.

    Args:
        seats: a queryset of the workshop's seats.
        move: an OfferedMove; `day` (date) is asked for with TO_A_DAY.
        by: the mediator; None for a learner.
        seen_before: what the page showed, not to move twice: `seen`, the pk of the last action, or
            `generation`, the world's of that one seat.

    Raises:
        Overtaken: somebody else, or a double click, moved one of these seats meanwhile.
    """
    workshop = lock_as_seen(workshop, seats, **seen_before)
    leads_to = time_moves.targets(move, seats, day)
    if not leads_to:
        return None
    moving = seats.filter(pk__in=[seat.pk for seat in leads_to])
    label = label_of(moving, "avancée", _where(leads_to.values(), "chacune à sa date"))
    action = keep(workshop, moving, label, by, by_learner, moves_time=True)
    for done, (seat, moment) in enumerate(leads_to.items()):
        alive.tell(done, len(leads_to))
        seat.world.advance_to(moment)
    time_moves.tell(moving)
    return action


@transaction.atomic
def go_back(workshop, seats, *, by=None, by_learner=False, **seen_before):
    """Put seats back as they were before their last move forward, and return the Action.

    A seat that never moved forward stays as it is; when that is all of them, None is returned. What
    was done since is kept, as before any action. Arguments and errors: those of `move_time`.
    """
    workshop = lock_as_seen(workshop, seats, **seen_before)
    before = ways_back(seats)
    if not before:
        return None
    moving = seats.filter(pk__in=before)
    moments = [moment for _, moment in before.values()]
    label = label_of(moving, "revenue", _where(moments, "chacune à sa date d’avant"))
    action = keep(workshop, moving, label, by, by_learner, moves_time=True)
    points = SavePoint.objects.filter(pk__in=[pk for pk, _ in before.values()])
    standing.restore(points, notice=Notice.TIME_BACK)
    return action


def ways_back(seats):
    """Where « Revenir » leads these seats: {pk of the seat: (pk of the save point, its date)}."""
    points = SavePoint.objects.filter(seat__in=seats, schema=saves.schema()).before_a_time_move()
    return {
        seat: (pk, moment) for seat, pk, moment in points.values_list("seat", "pk", "world_now")
    }


@transaction.atomic
def change_scenario(workshop, seats, scenario, *, by=None, by_learner=False, **seen_before):
    """Give seats another exercise, from its start, and return the Action.

    Args:
        seats: a queryset of the workshop's seats.
        scenario: a slug of `build.scenarios()`.
        seen_before: as for `move_time`.

    Raises:
        Overtaken: somebody else, or a double click, moved one of these seats meanwhile.
    """
    workshop = lock_as_seen(workshop, seats, **seen_before)
    title = build.scenarios()[scenario]["title"]
    label = label_of(seats, "passée", f"à « {title} »")
    action = keep(workshop, seats, label, by, by_learner)
    same = list(seats.filter(scenario=scenario).values_list("pk", flat=True))
    seats.update(scenario=scenario, go=1, **({} if by_learner else {"given": scenario}))
    build.reset(seats, notice=Notice.CHOSEN if by_learner else Notice.CHANGED)
    World.objects.filter(seat__in=same).update(notice=Notice.RESET)
    return action


@transaction.atomic
def take_up(workshop, seats, point):
    """Go on, at this one seat, with an exercise (a save point) that its learner left there."""
    workshop = lock(workshop, seats)
    title = build.scenarios()[point.progress["scenario"]]["title"]
    keep(workshop, seats, label_of(seats, "revenue", f"à « {title} »"), by=None, by_learner=True)
    standing.restore(SavePoint.objects.filter(pk=point.pk), notice=Notice.TAKEN_UP)


# -- going back ---------------------------------------------------------------------------------


@transaction.atomic
def rebegin(workshop, seats, *, by=None, **seen_before):
    """Put seats back to where the journey that each is in began, and return the Action.

    A seat that has begun none stays as it is; when that is all of them, None is returned.
    Arguments and errors: those of `move_time`.
    """
    workshop = lock_as_seen(workshop, seats, **seen_before)
    points = beginnings.points_of(seats)
    label = "remise", "au début de sa démarche"
    return _put_back(workshop, seats, points, label, Notice.REBEGUN, by)


@transaction.atomic
def return_to(workshop, point, *, by=None, **seen_before):
    """Put a seat back to a moment that was kept of it, and return the Action.

    Args:
        point: a named SavePoint of one of the workshop's seats.
    """
    seats = workshop.seats.filter(pk=point.seat_id)
    workshop = lock_as_seen(workshop, seats, **seen_before)
    points = moments_of(seats).filter(pk=point.pk)
    return _put_back(
        workshop, seats, points, ("ramenée", f"au moment « {point.name} »"), Notice.POINT, by
    )


def _put_back(workshop, seats, points, label, notice, by):
    """Restore these save points, and return the Action; None when there is none."""
    chosen = list(points.values_list("pk", "seat"))
    if not chosen:
        return None
    points = SavePoint.objects.filter(pk__in=[pk for pk, _ in chosen])
    moving = seats.filter(pk__in=[seat for _, seat in chosen])
    moves_time = points.exclude(world_now=F("seat__world__now")).exists()
    action = keep(workshop, moving, label_of(moving, *label), by, False, moves_time=moves_time)
    saves.restore(points, notice=notice)
    return action


# -- moments that are kept ----------------------------------------------------------------------


def moments_of(seats):
    """The moments kept of these seats (a queryset) that can still be put back, oldest first."""
    kept = SavePoint.objects.filter(seat__in=seats, kind=SavePoint.Kind.NAMED)
    return kept.filter(schema=saves.schema()).defer("rows").order_by("pk")


@transaction.atomic
def keep_moment(workshop, seats, name):
    """Keep each of these seats as it now is, under a name, for itself alone."""
    workshop = lock(workshop, seats)
    return saves.take(seats, SavePoint.Kind.NAMED, name=name)


@transaction.atomic
def give_moment(workshop, seats, moment, *, by=None, **seen_before):
    """Lead seats to a Moment of the workshop: its step, on its day. As `jump`."""
    workshop = lock_as_seen(workshop, seats, **seen_before)
    moving = that_have(workshop, seats, moment.step)
    if not moving:
        return None
    label = label_of(moving, "amenée", f"au moment « {moment.name} »")
    action = keep(workshop, moving, label, by, by_learner=False)
    play(action, moving, stops(workshop.service_year)[moment.step], later=moment.days)
    return action


# -- freeing ------------------------------------------------------------------------------------


@transaction.atomic
def free(workshop, seats, *, by=None, **seen_before):
    """Empty seats, their exercise as it is, and return the Action.

    Taking it back seats whoever was there again, unless somebody else has come. A seat that is free
    already stays as it is; when that is all of them, None is returned. Arguments and errors: those
    of `move_time`.
    """
    workshop = lock_as_seen(workshop, seats, **seen_before)
    moving = workshop.seats.filter(pk__in=[seat.pk for seat in seats.taken()])
    if not moving:
        return None
    action = keep(workshop, moving, label_of(moving, "libérée"), by, by_learner=False)
    _note_who_sits(action)
    moving.update(occupant="", taken_at=None)
    return action


def _note_who_sits(action):
    """Have this action give the seats back to who now sits there, too."""
    points = list(action.save_points.defer("rows").select_related("seat"))
    for point in points:
        taken_at = point.seat.taken_at
        point.progress["occupant"] = point.seat.occupant
        point.progress["taken_at"] = taken_at and taken_at.isoformat()
    SavePoint.objects.bulk_update(points, ["progress"])


def _refuse_if_somebody_came(seats, action):
    """Freed seats are given back while nobody else has sat down there."""
    if seats.filter(taken_at__gt=action.made_at).exists():
        raise Overtaken


# -- jumping ------------------------------------------------------------------------------------


def that_have(workshop, seats, step):
    """The seats (a queryset) of it whose scenario has this step (a key of `journeys.stops`)."""
    stop = stops(workshop.service_year).get(step)
    scenarios = [slug for slug, each in build.scenarios().items() if stop and stop.fits(each)]
    return seats.filter(scenario__in=scenarios)


@transaction.atomic
def jump(workshop, seats, step, *, days=0, later=0, by=None, **seen_before):
    """Bring seats to a step of a journey, everything before it played, and return the Action.

    They start again from the start of their scenario. A seat whose scenario does not have this step
    stays as it is; when that is all of them, None is returned.

    Args:
        seats: a queryset of the workshop's seats.
        step: a key of `journeys.stops`.
        days: how many days pass before anything is done.
        later: how many have passed, from the start, once it is done.
        by: the mediator.
        seen_before: as for `move_time`.

    Raises:
        Overtaken: somebody else, or a double click, moved one of these seats meanwhile.
        Stuck: a page did not go on as it should; nothing has moved.
    """
    workshop = lock_as_seen(workshop, seats, **seen_before)
    moving = that_have(workshop, seats, step)
    if not moving:
        return None
    stop = stops(workshop.service_year)[step]
    label = label_of(moving, "amenée", f"à « {stop.title} »")
    action = keep(workshop, moving, label, by, by_learner=False)
    play(action, moving, stop, days=days, later=later)
    return action


@transaction.atomic
def stage(workshop, seats, *, title, scenario, step="", page="", by=None, seen=None, **moments):
    """Put seats into a scene of the trainer's, and return the Action.

    Args:
        seats: a queryset of the workshop's seats.
        title: the scene, in the sentence « La place 0 est amenée à « … ». ».
        scenario: whom they play from now on.
        step: a key of `journeys.stops` to play up to; "" for the start of the scenario.
        page: the address to look at, in the place of the step's own.
        moments: `days` and `later`, as for `jump`.

    Raises:
        Overtaken, Stuck: as for `jump`.
    """
    workshop = lock_as_seen(workshop, seats, seen=seen)
    action = keep(
        workshop, seats, label_of(seats, "amenée", f"à « {title} »"), by, by_learner=False
    )
    seats.update(scenario=scenario)
    play(action, seats, stops(workshop.service_year).get(step), page=page, **moments)
    return action


def play(action, seats, place, **how):
    """Play seats from the start, and lead their open pages to where they then are."""
    pages = lead.lead(list(seats), place, **how)
    worlds = list(World.objects.filter(pk__in=pages))
    for world in worlds:
        world.leads_to = pages[world.pk]
    World.objects.bulk_update(worlds, ["leads_to"])
    then = SavePoint.objects.filter(action=action)
    action.moves_time = then.exclude(world_now=F("seat__world__now")).exists()
    action.save(update_fields=["moves_time"])


# -- taking back --------------------------------------------------------------------------------


@transaction.atomic
def undo(action, *, by=None, by_learner=False):
    """Put the seats of an action back as they were before it, and return the Action of that.

    Who leads finds them where, and since when, they were: who was stuck is stuck again. A seat
    that was moved again since stays as it is.

    Raises:
        Overtaken: it was taken back already, is too old (an hour, or an older version of the
            tables), all of its seats moved since, or who leads would take away what it gave back
            and somebody goes on with. Who sits there keeps it, and finds it again.
    """
    workshop = lock(action.workshop, action.workshop.seats.filter(save_points__action=action))
    seats = workshop.seats.filter(pk__in=list(action.left.values_list("pk", flat=True)))
    if not workshop.actions.undoable().filter(pk=action.pk).exists():
        raise Overtaken
    if not by_learner and offers.would_lose_work(action):
        raise Overtaken
    before = SavePoint.objects.filter(action=action, seat__in=seats)
    if not before.exists() or before.exclude(schema=saves.schema()).exists():
        raise Overtaken
    moves_people = before.filter(progress__has_key="occupant").exists()
    if moves_people:
        _refuse_if_somebody_came(seats, action)
    label = label_of(seats, "revenue", f"comme avant{' l’annulation' if action.is_redone else ''}")
    of_time = {"moves_time": action.moves_time}
    taken_back = keep(workshop, seats, label, by, by_learner, takes_back=True, **of_time)
    if moves_people:
        _note_who_sits(taken_back)
    notice = Notice.SEATED if moves_people else _why_undone(action, by_learner)
    standing.restore(before, notice=notice)
    if not by_learner:
        standing.give_back(before, action.made_at)
    workshop.actions.filter(pk=action.pk).update(undone_at=clock.real_now())
    return taken_back


def _why_undone(action, by_learner):
    if action.moves_time:
        return Notice.TIME_BACK
    theirs = Notice.REDONE if action.is_redone else Notice.UNDONE
    return Notice.RESTORED if by_learner else theirs


def _where(moments, else_said):
    """« au 27 avril 2026 », when it is the same day for all."""
    days = {clock.day_of(moment) for moment in moments}
    return f"au {clock.written(days.pop())}" if len(days) == 1 else else_said
