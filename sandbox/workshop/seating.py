"""Who sits where: the seat that a browser holds, sitting down, standing up, leading."""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect

from sandbox import languages
from sandbox.kit.prepared import Prepared
from sandbox.machine.security import follow_renewal, renew
from sandbox.workshop.half_typed import KEPT, forget
from sandbox.workshop.models import Seat, SeatEvent, Workshop
from sandbox.world import clock
from sandbox.world.ways_back import csrf_failure

SEAT, OCCUPANT, LOST_IT, LEFT = "seat", "occupant", "lost", "left"
SAT_AS = "stays"
"""In the session, by event of having sat, the one that it goes on with, until one quits: they tell
which work, and what was half typed, is one's own."""

STAY, STAY_LEFT = "stay", "stay_left"
"""In the session, the event with which who sits here, or has left, goes on."""

KNOWN_CODE = "room"
"""In the session, the code of the room that this browser has been shown."""

MOST_SEATINGS = 20
"""How many of them a browser remembers."""

LEADS_ON = "leads_on"
"""In the session, the day of the room on which this browser logged in to lead."""

IS_OVER_FOR = 12 * 3600
"""Seconds during which the door can still tell a browser that its workshop is over."""

ROOM = {"workshop", "mediation"}
"""The pages that exist without a seat."""

LOST = (
    "Vous n’êtes plus à votre place. Ce n’est pas votre faute. Écrivez le code de l’atelier pour "
    "vous asseoir, ou appelez la personne qui anime."
)


class Seated:
    """Put the browser's seat, and the seat's own world, on the request.

    Without a seat only the room's own pages exist: any other leads back to the door. The
    mediator's pages never run inside a world, even when their browser also holds a seat.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.seat = seat_of(request)
        request.world = request.seat.world if request.seat else None
        session = request.session
        request.stay = session.get(STAY, session.get(OCCUPANT))
        request.stays = {*session.get(SAT_AS, {}).values(), session.get(STAY_LEFT)} - {None}
        request.printed_until = request.seat.printed_until if request.seat else None
        request.is_as_real = request.seat is not None and request.seat.is_as_real
        handset = getattr(request.world, "handset", None)
        request.is_on_phone = handset is not None and handset.is_in_hand
        with languages.helped_in(request.seat.help_language if request.seat else ""):
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        app_name = request.resolver_match.app_name
        request.is_simulated = app_name not in ROOM
        if app_name == "mediation":
            request.world, request.is_as_real = None, False
            languages.in_french()
        elif request.world is None and request.is_simulated:
            return to_the_door(request)


def seat_of(request):
    """The seat that this browser holds, if nobody took it since.

    Who has lost it is told once, and finds it again if it is given back. Of a seat that is no more,
    nothing half typed stays.
    """
    session = request.session
    if SEAT not in session:
        return None
    seat = _held.first(session[SEAT], session.get(OCCUPANT))
    if seat is None:
        if not Seat.objects.filter(pk=session[SEAT]).exists():
            forget(session, {session[SEAT]})
        request.has_lost_its_seat = LOST_IT not in session
        if request.has_lost_its_seat:
            session[LOST_IT] = True
            renew(request)
    elif LOST_IT in session:
        del session[LOST_IT]
    return seat


@Prepared
def _held(seat, occupant):
    seats = Seat.objects.select_related("workshop__projection", "world__handset")
    seats = seats.defer("workshop__projection__outline")
    return seats.filter(pk=seat, occupant=occupant)


@transaction.atomic
def sit(request, seat):
    """Give this browser that seat, and no other: the one it held is free again.

    Its cookie changes with each person who sits: a copy of the former one leads nowhere. Returns
    whether it did not hold that seat already.
    """
    seat = hold(request, seat)
    if seat == request.seat:
        return False
    known_as, stay = request.session.get(OCCUPANT, ""), request.session.get(STAY)
    stand(request.session)
    left = None
    if request.seat:
        request.session[LEFT], request.session[STAY_LEFT] = request.seat.occupant, request.stay
        request.seat.free()
        left = request.seat.number if request.seat.workshop_id == seat.workshop_id else None
    shows = leads_it(request, seat.workshop) and not seat.workshop.is_stand
    word = seat.seat_somebody(known_as, shows=shows, left=left)
    request.session[SEAT], request.session[OCCUPANT] = seat.pk, word
    event = seat.events.first()
    is_back = event.kind == SeatEvent.Kind.BACK
    if request.seat is None and not is_back:  # it may be somebody else at this computer
        request.session.pop(KEPT, None)
    go_on_with(request.session, event.pk, stay if is_back and stay else event.pk)
    renew(request)
    return True


def go_on_with(session, event, stay):
    """Who sat down at this event goes on with that stay."""
    sat = session.get(SAT_AS, {}) | {str(event): stay}
    session[SAT_AS], session[STAY] = dict(list(sat.items())[-MOST_SEATINGS:]), stay


@transaction.atomic
def stand_up(request):
    """Free the seat of this browser, which then holds none, and another cookie."""
    request.seat.free()
    word, stay = request.session[OCCUPANT], request.session.get(STAY)
    leave_for_good(request.session)
    request.session[LEFT], request.session[STAY_LEFT] = word, stay
    renew(request)


def stop_showing(request, place):
    """Free place 0, wherever it is projected: nothing there leads back to it."""
    if place == request.seat:
        stand_up(request)
        del request.session[LEFT]
    else:
        place.free()


def seat_left(request):
    """The place that this browser left of itself, as long as nobody else sat there; or None."""
    word = request.session.get(LEFT)
    free = Seat.objects.filter(occupant="", workshop__in=Workshop.objects.open())
    return free.select_related("workshop").filter(last_occupant=word).first() if word else None


def is_kept_from(request, seat):
    """Whether somebody else has just left that place, which is still theirs for a moment."""
    return bool(seat.number) and seat.is_kept and seat_left(request) != seat


def hold(request, seat):
    """Lock a seat's workshop, it and the browser's own; return it as it is now.

    Whoever pressed twice has been seated by the first press meanwhile.
    """
    Workshop.objects.select_for_update().get(pk=seat.workshop_id)
    both = {seat.pk, request.seat.pk} if request.seat else {seat.pk}
    locked = Seat.objects.select_for_update().filter(pk__in=both).order_by("pk")
    held = {each.pk: each for each in locked}
    if follow_renewal(request):
        request.seat = seat_of(request)
    return held[seat.pk]


def leads(request):
    """Whether this browser is a mediator's, of today."""
    is_today = request.session.get(LEADS_ON) == clock.real_today().isoformat()
    return is_today and request.user.is_authenticated


def leads_it(request, workshop):
    """Whether it leads that workshop."""
    return leads(request) and Workshop.objects.led_by(request.user).filter(pk=workshop.pk).exists()


def stand(session):
    """Leave one's seat: this browser holds none.

    What was half typed there waits for who comes back; nobody else is given it.
    """
    for name in (SEAT, OCCUPANT, LOST_IT, LEFT, STAY, STAY_LEFT):
        session.pop(name, None)


def leave_for_good(session):
    """Leave one's seat, and forget the work that was done at it and before."""
    stand(session)
    session.pop(SAT_AS, None)


def sessions_at(seats):
    """The sessions of the browsers that hold, held or left one of these seats (a queryset), or
    keep what was half typed there."""
    held = dict(seats.values_list("pk", "last_occupant"))
    left = set(filter(None, held.values()))

    def is_there(session):
        keeps = session.get(KEPT, {}).get("seat")
        return session.get(SEAT) in held or session.get(LEFT) in left or keeps in held

    opened = map(SessionStore, Session.objects.values_list("pk", flat=True))
    return list(filter(is_there, opened))


def sessions_of(workshop):
    """Those at its places, and those of the browsers that only know its code."""
    opened = map(SessionStore, Session.objects.values_list("pk", flat=True))
    knowing = {each.session_key: each for each in opened if each.get(KNOWN_CODE) == workshop.code}
    return [*(knowing | {each.session_key: each for each in sessions_at(workshop.seats)}).values()]


def tell_that_it_is_over(session):
    """Have the door say to this browser, which sat at a workshop, that everything is erased.

    Only the number of its session is kept for that, in the memory of the program.
    """
    cache.set(f"over-{session.session_key}", True, timeout=IS_OVER_FOR)


def is_over_for(request):
    """Whether this browser has just lost its place with its whole workshop: said once."""
    return cache.delete(_over_key(request))


def awaits_its_end(request):
    """Whether the workshop of this browser is over, and the door has not said so yet."""
    return bool(cache.get(_over_key(request)))


def form_too_old(request, reason=""):
    """The page for a form that cannot be taken; who pressed while the room was being erased is
    told that at the door."""
    return to_the_door(request) if awaits_its_end(request) else csrf_failure(request, reason)


def _over_key(request):
    return f"over-{request.COOKIES.get(settings.SESSION_COOKIE_NAME)}"


def seated(view):
    """A page of whoever sits somewhere: the view gets that seat; anybody else goes to the door."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.seat is None:
            return to_the_door(request)
        return view(request, request.seat, *args, **kwargs)

    return guarded


def to_the_door(request):
    """Send a browser without a seat to the door, an open page that asks by itself included."""
    if getattr(request, "has_lost_its_seat", False):
        messages.info(request, LOST)
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect("/")
    return redirect("workshop:door")
