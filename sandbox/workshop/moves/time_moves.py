"""Where the simulated date may go: the moves that pages offer, and where each leads a seat."""

from datetime import timedelta

from django.db.models import F, TextChoices

from sandbox.world import clock, reasons
from sandbox.world.models import World
from sandbox.world.notices import Notice

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)


class OfferedMove(TextChoices):
    """What pages offer; its value is what they send."""

    TOMORROW = "demain", "Demain"
    NEXT_WEEK = "semaine", "Dans une semaine"
    NEXT_EVENT = "evenement", "Jusqu’au prochain événement"
    AFTER_SIX_WEEKS = "six-semaines", "Après les six semaines"
    TO_A_DAY = "date", "À une date"


def targets(move, seats, day=None):
    """{seat: the moment to which a move leads it}, for the seats (a queryset) that it moves."""
    found = {seat: target(move, seat, day) for seat in seats.select_related("world", "workshop")}
    return {seat: moment for seat, moment in found.items() if moment}


def target(move, seat, day=None):
    """The moment (aware datetime) to which a move leads this seat; None when it leads nowhere.

    Args:
        move: an OfferedMove.
        day: the day that was asked for (date), with TO_A_DAY.
    """
    moment = _moment(move, seat.world, day)
    if moment is None or moment <= seat.world.now:
        return None
    return moment if clock.day_of(moment) <= seat.workshop.last_day else None


def _moment(move, world, day):
    today = clock.day_of(world.now)
    if move == OfferedMove.NEXT_EVENT:
        return world.next_due
    if move == OfferedMove.AFTER_SIX_WEEKS:
        day = world.player.account.creation_on
    elif move != OfferedMove.TO_A_DAY:
        day = today + {OfferedMove.TOMORROW: ONE_DAY, OfferedMove.NEXT_WEEK: ONE_WEEK}[move]
    return clock.morning_of(day) if day > today else None


def tell(seats):
    """Have the open pages of these seats (a queryset) say that time has moved; older ones change
    nothing.

    Where who leads had moved one that nobody has opened since, that is what is said.
    """
    worlds = World.objects.filter(seat__in=seats)
    reasons.tell_still(untold := reasons.still_to_tell(worlds))
    worlds.exclude(pk__in=untold).update(notice=Notice.TIME, leads_to="")
    worlds.update(generation=F("generation") + 1)
