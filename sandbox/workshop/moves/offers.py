"""Which of the things done to places can be taken back now, for each page that offers it."""

from itertools import islice

from sandbox.kit.french import ended
from sandbox.workshop import saves
from sandbox.workshop.models import WHERE, SavePoint, SeatEvent
from sandbox.workshop.models.actions import UNDO_LIFE
from sandbox.workshop.telling import debrief
from sandbox.workshop.telling.debrief import gestures_of
from sandbox.workshop.telling.sentences import Where, step_of
from sandbox.world import clock

LATEST = 5
"""How far back a way back is looked for."""


def own(seat):
    """What who sits at this seat did to it and may take back, if anything has not moved it since.

    A taking back is offered again where it set aside something that they had begun: nothing is
    lost by a press. Where it set aside an empty start, there is nothing to find there.
    """
    mine = seat.workshop.actions.filter(save_points__seat=seat, by_learner=True, is_arrival=False)
    since = seat.sat
    newest = since and mine.undoable().filter(made_at__gte=since.at).first()
    if newest and newest.takes_back and not _set_work_aside(seat, newest):
        return None
    return newest if newest and newest.left.exists() else None


def left_unfinished(seat):
    """What who sits there began of other exercises, and may go on with: {slug: SavePoint}.

    For an hour, and as long as who leads has not moved the place since.
    """
    if seat.sat is None:
        return {}
    points = SavePoint.objects.filter(seat=seat, kind=SavePoint.Kind.BEFORE).order_by("pk")
    of_who_leads = points.filter(action__by_learner=False).values_list("pk", flat=True).last()
    mine = points.filter(action__by_learner=True, action__is_arrival=False, schema=saves.schema())
    recent = mine.filter(action__made_at__gt=clock.real_now() - UNDO_LIFE)
    since = recent.filter(pk__gt=of_who_leads or 0, created_at__gte=seat.sat.at)
    latest = {point.progress["scenario"]: point for point in since.defer("rows")}
    return {
        slug: point
        for slug, point in latest.items()
        if slug != seat.scenario and point.progress["journey"] and not point.progress["is_finished"]
    }


def where(point):
    """« Activation, 2 sur 6 · Mon identité », of where that leads."""
    return step_of(Where(*(point.progress[name] or 0 for name in WHERE)))


def arrival(seat):
    """What put this seat back to the start for somebody new; None once it has moved since."""
    newest = seat.workshop.actions.undoable().filter(save_points__seat=seat).first()
    return newest if newest and newest.is_arrival else None


def own_stay(action, stays):
    """The stay whose work this arrival set aside, if it is that of who now sits there again.

    Args:
        action: that of `arrival`, made just after the event of the one who arrived.
        stays: those that their browser remembers, by event of having sat, as a string.
    """
    seat = action.save_points.defer("rows").get().seat
    sat = seat.events.filter(kind__in=[SeatEvent.Kind.SAT, SeatEvent.Kind.BACK])
    before = list(sat.filter(at__lte=action.made_at).values_list("pk", flat=True)[:2])[1:]
    return stays.get(str(before[0])) if before else None


def last_of_room(workshop):
    """The last thing that a mediator did to places, theirs left out, which can be taken back; then
    the last one before it that was done to more places, if any: a list.

    What was done since to other places does not hide it, nor to some of these: those stay. Of two
    taken back, the last alone can be done again: nobody would know which « Refaire » does what.
    """
    done = workshop.actions.undoable().filter(by_learner=False, save_points__seat__number__gt=0)
    good = filter(_is_good, done.distinct()[:LATEST])
    newest = list(islice(good, 1))
    wider = (each for each in good if each.save_points.count() > newest[0].save_points.count())
    also = (each for each in wider if not (each.is_redone and newest[0].is_redone))
    return newest + list(islice(also, 1))


def last_of_place(seat):
    """The last thing done to this place, if to it alone: others are not undone from its page."""
    newest = seat.workshop.actions.undoable().filter(save_points__seat=seat).first()
    if newest is None or newest.save_points.count() > 1:
        return None
    return newest if _is_good(newest) else None


def gives_back(action):
    """What « Annuler » gives back, for who leads: where each place was before this action.

    After a taking back the button is « Refaire »: what was just taken back is what it gives.
    "" where none of them is as it left it any more.
    """
    points, some_stay = _points(action), bool(action.stays)
    button = f"«\u00a0{action.way_back}\u00a0»"
    if len(points) > 1:
        if action.is_redone:
            others = ", pour les autres places" if some_stay else ""
            return f"{button} remet ce qui vient d’être annulé{others}."
        each = "chacune des autres" if some_stay else "chacune"
        return f"{button} ramène {each} là où elle en était."
    for point in points:
        given = _given_back(action, point)
        if some_stay:
            return ended(f"Avec {button}, la place\u00a0{point.seat.number} {given}")
        return ended(f"Avec {button}, elle {given}")
    return ""


def _given_back(action, point):
    if action.moves_time:
        return f"revient au {_day_of(point)}"
    if "occupant" in point.progress:
        return "revient à la personne qui était assise là"
    stood = _stood(point)
    return f"revient là\u00a0: {stood}" if stood else "est remise au début, où rien n’est commencé"


def finds_again(action):
    """The same for who sits there, and did it."""
    for point in _points(action):
        return _finds_again(action, point)
    return ""


def _finds_again(action, point):
    if action.moves_time:
        has_gone_back = point.world_now > point.seat.world.now
        moved = "La date est revenue en arrière" if has_gone_back else "Le temps a passé"
        return f"{moved}. Vous pouvez {_goes(point)} au {_day_of(point)}."
    stood = _stood(point)
    if stood and _goes_on(action, point.seat):
        return (
            f"Avant, vous en étiez là\u00a0: {ended(stood)} "
            "Ce que vous faites maintenant sera gardé aussi."
        )
    where = f" Vous en étiez là\u00a0: {ended(stood)}" if stood else ""
    return f"Ce que vous aviez fait n’est pas perdu.{where}"


def _goes_on(action, seat):
    """Whether something is under way at this seat since, or again, that is not what was left."""
    return action.takes_back or _has_gestures(seat, at__gt=action.made_at)


def had_begun(action):
    """Whether something had been begun of what it set aside; another day counts as well."""
    if action.moves_time or action.takes_back:
        return True
    return any(point.progress.get("journey") for point in _points(action))


def gave_another(action):
    """Whether it gave another exercise than the one that it set aside."""
    return any(point.progress["scenario"] != point.seat.scenario for point in _points(action))


def way_again(action):
    """The button of who sits there, and did it: to another day, or to what was left."""
    for point in _points(action):
        if action.moves_time:
            return "Revenir avant" if _goes(point) == "revenir" else "Y retourner"
    return "Le retrouver"


def _goes(point):
    return "retourner" if point.world_now > point.seat.world.now else "revenir"


def _points(action):
    return list(action.save_points.filter(seat__in=action.left).defer("rows"))


def _day_of(point):
    return clock.written(clock.day_of(point.world_now))


def _stood(point):
    """« Activation, 2 sur 6 · Mon identité », after the title of the exercise if it is another.

    "" where nothing was begun of the same exercise.
    """
    then = {name: point.progress.get(name) or 0 for name in WHERE}
    scenario = point.progress.get("scenario") or point.seat.scenario
    step = step_of(Where(**then)) if then["journey"] else ""
    if scenario == point.seat.scenario:
        return step
    return ", ".join(filter(None, [f"«\u00a0{debrief.title(scenario)}\u00a0»", step]))


def would_lose_work(action):
    """Whether it gave back what was before, and somebody has gone on from there."""
    if not action.takes_back:
        return False
    since = SeatEvent.objects.filter(seat__save_points__action=action, at__gt=action.made_at)
    return gestures_of(since).exists()


def _set_work_aside(seat, taking_back):
    """Whether something had been done of what this taking back has put away."""
    first = taking_back.taken_back
    if first.takes_back:
        return True
    return _has_gestures(seat, at__range=(first.made_at, taking_back.made_at))


def _has_gestures(seat, **when):
    return gestures_of(seat.events.filter(**when)).exists()


def _is_good(action):
    return action.left.exists() and not would_lose_work(action)
