"""Playing seats up to a step, and a few days further, with hands that go through the pages."""

from sandbox.machine import alive, security
from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint, Seat
from sandbox.workshop.moves import beginnings
from sandbox.workshop.robot.browser import Hands
from sandbox.workshop.robot.routes import Route, nothing
from sandbox.workshop.scenarios import build
from sandbox.world import progress
from sandbox.world.models import Person
from sandbox.world.notices import Notice

PLAYED = SavePoint.Kind.PLAYED
NONE = Route("", steps={})
"""That of a seat which stays at the start."""


def lead(seats, place, *, days=0, later=0, page=""):
    """Play these seats up to a step, and return {pk of the world: the page where it is}.

    They start again from the start of their scenario, and are held.

    Args:
        place: a Stop of `journeys.stops`; None to stay at the start.
        days: how many days pass before anything is done.
        later: how many have passed, from the start, once it is done.
        page: the address to look at, in the place of the step's own.
    """
    route = place.route if place else NONE
    way = f"{route.begins.__name__}/{days}"
    fresh = _start(seats, way)
    seats = _now(seats)
    with security.printed_passwords(_passwords_of(seats)):
        beginning = [seat for seat in seats if seat.pk in fresh]
        parts = len(beginning) + len(seats)
        for done, seat in enumerate(beginning):
            alive.tell(done, parts)
            _begin(seat, route, days)
        if days or route.begins != nothing:
            saves.take(beginning, PLAYED, name=way)
        if place and place.told:
            beginnings.keep(seats, place.told, place.year)
        pages = {}
        for done, seat in enumerate(seats, start=len(beginning)):
            alive.tell(done, parts)
            pages[seat.world_id] = _go_on(Hands(seat), place, later, page)
        return pages


def _start(seats, way):
    """Put seats back to the start, with the numbers of their sheets, and return the pks of those
    that have still to play this way.

    It is the longest part, and the same each time: the rows of a seat that has played it are kept.
    """
    points = SavePoint.objects.filter(kind=PLAYED, name=way, schema=saves.schema())
    plays = {seat.pk: (seat.scenario, 1) for seat in seats}
    Seat.objects.filter(pk__in=plays).update(go=1)
    kept = points.filter(seat__in=plays).values_list("pk", "seat", "progress")
    known = {
        seat: pk for pk, seat, then in kept if (then["scenario"], then.get("go", 1)) == plays[seat]
    }
    saves.restore(SavePoint.objects.filter(pk__in=known.values()), notice=Notice.LED)
    fresh = plays.keys() - known.keys()
    build.reset(Seat.objects.filter(pk__in=fresh), notice=Notice.LED)
    return fresh


def _now(seats):
    """These seats as they now are."""
    now = Seat.objects.filter(pk__in=[seat.pk for seat in seats])
    return list(now.select_related("workshop"))


def _begin(seat, route, days):
    """Do what comes before a journey."""
    with progress.held() as walk:
        hands = Hands(seat)
        hands.let_pass(days)
        route.begins(hands)
    _note_done(seat, walk)
    if walk.reports:
        _, where = walk.reports[-1]
        for name, value in where.items():
            setattr(seat, name, value)
        seat.save(update_fields=list(where))


def _note_done(seat, walk):
    """Keep the ends of this walk, which who sits at the seat has not to reach any more."""
    seat.done_for = "\n".join([*seat.done_for.splitlines(), *walk.ends])
    seat.save(update_fields=["done_for"])


def _go_on(hands, place, later, page):
    """Do what comes before a step, look at it, and tell once where the seat now stands."""
    scenario = build.scenarios()[hands.seat.scenario]
    with progress.held() as walk:
        for step in place.before if place else ():
            if step.fits(scenario):
                step.passes(hands)
        hands.let_pass_until(later)
        url = page or (place.step.url(hands) if place else "")
        if url:
            hands.open(url)
    _note_done(hands.seat, walk)
    told = walk.reports
    if place and place.route.is_a_place and not told:
        told = [(hands.world, {"journey": place.told, "page": "", "step": 1, "total": 1})]
    for world, where in told[-1:]:
        progress.report(world, **where, is_led=True)
    return url


def _passwords_of(seats):
    people = Person.objects.filter(world__seat__in=[seat.pk for seat in seats], is_played=True)
    noted = people.values_list("noted_password", "spare_password")
    return {raw for both in noted for raw in both if raw}
