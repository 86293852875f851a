"""The evening of the workshop's day everything about it goes; its date and totals stay."""

import logging

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction

from sandbox.machine import copies, journal
from sandbox.machine.journal import Event
from sandbox.workshop import half_typed
from sandbox.workshop.models import LINK_LIFE, LoginLink, Seat, Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.seating import (
    KNOWN_CODE,
    LEADS_ON,
    LEFT,
    OCCUPANT,
    SEAT,
    leave_for_good,
    sessions_at,
    sessions_of,
    tell_that_it_is_over,
)
from sandbox.workshop.telling import debrief, sorted_mail, watching
from sandbox.world import clock
from sandbox.world.models import World

OF_WHO_LEADS = [SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY, LEADS_ON]
"""What a session holds of somebody who leads."""

log = logging.getLogger(__name__)


def due():
    """The workshops whose day is over, and that still have seats, once nobody is there."""
    return Workshop.objects.due_for_erasing()


def of_today():
    """The workshops of today at which somebody sat: what closing the room leaves behind."""
    rooms = Workshop.objects.open()
    used = rooms.still_used().filter(held_on__lt=clock.real_today())
    there = [*rooms.filter(held_on=clock.real_today()), *used]
    return [each for each in there if any(seat.has_served for seat in each.places)]


def erase(workshop, *, by_itself=False):
    """Take away all that was kept of a workshop, but its date, its recipe and totals about nobody.

    Two who erase at once make one: the second finds nothing to do. What was erased is then taken
    out of the files too.

    Args:
        by_itself: its day is over, and nobody asked.
    """
    with transaction.atomic():
        workshop = Workshop.objects.select_for_update().get(pk=workshop.pk)
        if workshop.erased_at:
            return
        _keep_totals(workshop)
        _forget_sessions(workshop)
        for seat in workshop.seats.all():
            watching.forget_help(seat)
        worlds = list(workshop.seats.values_list("world_id", flat=True))
        for kept in Workshop._meta.related_objects:
            kept.related_model.objects.filter(**{kept.field.name: workshop}).delete()
        World.objects.filter(pk__in=worlds).delete()
    journal.note(Event.ERASED)
    tidy_files(by_itself=by_itself)


def _keep_totals(workshop):
    """Write the totals on the workshop, and put the scenarios' title where the mediator's was."""
    totals = debrief.totals(workshop) | {"mail": sorted_mail.counted(workshop)}
    workshop.totals = totals
    workshop.seats_made, workshop.seats_taken = totals["made"], totals["taken"]
    workshop.seats_finished = totals["done"]
    workshop.title = build.title_of(workshop.scenarios)
    workshop.wifi_name = workshop.wifi_password = ""
    workshop.erased_at = clock.real_now()
    workshop.save()


def _forget_sessions(workshop):
    """End the sessions of who sat at this workshop, or knows its code.

    A mediator stays, but at no place of it; so does who sits in another room by now.
    """
    elsewhere = Seat.objects.taken().exclude(workshop=workshop)
    words = set(elsewhere.values_list("occupant", flat=True))
    keys = set(workshop.seats.values_list("pk", flat=True))
    for session in sessions_of(workshop):
        session.pop(KNOWN_CODE, None)
        half_typed.forget(session, keys)
        if session.get(OCCUPANT) in words:
            session.save()
            continue
        if SEAT in session or LEFT in session:
            tell_that_it_is_over(session)
        if BACKEND_SESSION_KEY in session:
            leave_for_good(session)
            session.save()
        else:
            session.delete()


def forget_who_led():
    """End the sessions of who led on another day, and the links that nobody may use any more.

    One who also sits at a place goes on there; who leads today forgets the rooms that are no more.
    """
    now, today = clock.real_now(), clock.real_today().isoformat()
    Session.objects.filter(expire_date__lt=now).delete()
    LoginLink.objects.filter(made_at__lt=now - LINK_LIFE).delete()
    seats = set(Seat.objects.values_list("pk", flat=True))
    codes = {None, *Workshop.objects.open().values_list("code", flat=True)}
    for session in map(SessionStore, Session.objects.values_list("pk", flat=True)):
        past = [] if session.get(LEADS_ON, today) == today else [*OF_WHO_LEADS]
        past += [] if session.get(KNOWN_CODE) in codes else [KNOWN_CODE]
        if not past:
            continue
        for name in past:
            session.pop(name, None)
        if session.get(SEAT) in seats or LEADS_ON in session:
            session.save()
        else:
            session.delete()


def empty_log():
    """Empty the write-ahead log, where SQLite would keep erased rows as they were.

    `secure_delete` has already blanked them in the main file. PostgreSQL keeps its own house.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def tidy_files(*, by_itself=False):
    """Empty the log, and remove what was there before a copy was put back: all of it where somebody
    erases, with what cut copies have left, else but today's, which is the way back from a wrong
    copy once the room is open."""
    empty_log()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        today = clock.real_today() if by_itself else None
        copies.forget_before(settings.DATA_DIR, but_of=today)
        if not by_itself:
            copies.remove_drafts(settings.DATA_DIR)


@transaction.atomic
def erase_seat(seat):
    """Take one place away, its world and its save points; an action about it alone goes too.

    What its browsers keep half typed goes at once; they are told that it is no more.
    """
    for session in sessions_at(seat.itself):
        half_typed.forget(session, {seat.pk})
        session[KNOWN_CODE] = seat.workshop.code  # by which the evening finds it
        session.save()
    watching.forget_help(seat)
    seat.delete()
    seat.world.delete()
    seat.workshop.actions.filter(save_points=None).delete()
    journal.note(Event.SEAT_ERASED)


def erase_what_is_due():
    """Erase every workshop whose day is over, and return them; one that resists waits."""
    erased = erase_all(due(), by_itself=True)
    forget_who_led()
    tidy_files(by_itself=True)
    return erased


def erase_all(workshops, *, by_itself=False):
    """Erase these workshops, and return those that did not resist."""
    erased = []
    for workshop in workshops:
        try:
            erase(workshop, by_itself=by_itself)
            erased.append(workshop)
        except DatabaseError:
            log.exception("Effacement remis à plus tard.")
    return erased
