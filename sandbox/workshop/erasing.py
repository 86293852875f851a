"""Everything about a seat goes the night after the workshop's day; the definition stays."""

import logging

from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction

from sandbox.workshop.models import Seat, Workshop
from sandbox.world import clock
from sandbox.world.models import World

log = logging.getLogger(__name__)


def due():
    """The workshops whose day is over, and that still have seats."""
    return Workshop.objects.due_for_erasing()


@transaction.atomic
def erase(workshop):
    """Take away the seats of a workshop and all that was kept of them; keep totals about nobody."""
    seats = list(workshop.places)
    workshop.seats_made = len(seats)
    workshop.seats_taken = sum(seat.journey != "" for seat in seats)
    workshop.seats_finished = sum(seat.is_finished for seat in seats)
    workshop.erased_at = clock.real_now()
    workshop.save()
    worlds = list(workshop.seats.values_list("world_id", flat=True))
    workshop.actions.all().delete()
    workshop.moments.all().delete()
    Seat.objects.filter(workshop=workshop).delete()
    World.objects.filter(pk__in=worlds).delete()
    Session.objects.filter(expire_date__lt=clock.real_now()).delete()


def erase_what_is_due():
    """Erase every workshop whose day is over, and return them; one that resists waits."""
    erased = []
    for workshop in due():
        try:
            erase(workshop)
            erased.append(workshop)
        except DatabaseError:
            log.exception("Effacement remis à plus tard.")
    return erased
