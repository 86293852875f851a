"""What the room remembers of where each learner stands: steps, errors and requests only."""

from django.core.cache import cache
from django.urls import reverse

from accounts.incidents import DIFFICULTIES
from sandbox.kit.prepared import Prepared
from sandbox.kit.ui import ANY_TEXT, COPIED
from sandbox.lessons import lesson, told_to
from sandbox.lessons.lesson import is_blank
from sandbox.workshop.models import WHERE, Seat, SeatEvent
from sandbox.workshop.scenarios import build
from sandbox.workshop.telling import deeds_done
from sandbox.world import clock, progress
from sandbox.world.fields.files import FILE_LESSONS

EventKind = SeatEvent.Kind

NEWS = "world:news"
"""The view that an open page asks again and again what is new."""

SITE = {"accounts", "profiles"}
"""The simulated site: looking at one's papers does not leave the page of the exercise."""

ERRORS_OF_TIME = {"code-expired", "code-expired-asked"}
"""The errors that a date moved forward makes by itself."""

BY_A_BROWSER = {*COPIED, *ANY_TEXT, *FILE_LESSONS}
"""The errors for which a browser sends nothing."""

OF_TIME, TAKES_BACK = "time", "takes-back"
"""What the event of a move bears that moved the date alone, or that took another one back."""

AN_EVENING = 6 * 60 * 60


def note(sender, world, journey, page, step, total, is_led, **kwargs):
    """Write on the seat where its learner now is, if it has changed.

    Who was told that somebody comes, and goes on, was helped.
    """
    seat = seat_of(world)
    if seat is None or (seat.journey, seat.page) == (journey, page):
        return
    begins = seat.journey != journey
    seat.journey, seat.page, seat.step, seat.total = journey, page, step, total
    seat.progressed_at = clock.real_now()
    seat.mistakes = {}
    seat.save(update_fields=[*WHERE, "progressed_at", "mistakes"])
    seat.note(EventKind.BEGUN if begins else EventKind.STEP, is_put=is_led)
    if seat.help_answered_at:
        seat.settle()


def note_page(request, response, errors):
    """Remember what a learner has just met: errors, and the room's help on the page.

    A browser that only asks for news shows that it is still there.

    Args:
        errors: their slugs, each with its facts.
    """
    seat, match = request.seat, request.resolver_match
    if seat is None or request.world is None or match is None:
        return
    if match.view_name == NEWS or (seat.heard_at and not _is_silent(request, response)):
        seat.hear()
    elif seat.heard_at:
        seat.stop_hearing()
    if match.view_name != NEWS and getattr(request, "is_simulated", False) and not seat.is_used:
        mine = Seat.objects.taken().filter(pk=seat.pk, occupant=seat.occupant)
        mine.update(is_used=True)
    if here := refused_here(request):
        note_mistakes(request, here)
    if errors:
        note_mistakes(request, errors)
    elif deed := deeds_done.done(request, response):
        progress.finish(request.world, deed)
    if match.app_name in SITE and _is_page(response):
        cache.set(_help_key(seat), getattr(request, "coaching", []), AN_EVENING)
        if seat.mistakes and not errors and seat.mistakes_on != request.path:
            Seat.objects.filter(pk=seat.pk).update(mistakes={})
        seat.forget_hints_but_of(request.path)


def refused_here(request):
    """What the browser itself refused of this page before it was sent, since it may be real or is
    no file of the shelf: [(the name of the error, None)] (static/js/fields.js)."""
    if request.method != "POST":
        return []
    slugs = request.POST.getlist("refused_here")
    return [(slug, None) for slug in slugs if slug in BY_A_BROWSER]


def _is_silent(request, response):
    """Whether this is a whole page, such as what is printed, that will ask for nothing."""
    is_whole = request.htmx.boosted or not request.htmx
    return is_whole and _is_page(response) and reverse(NEWS).encode() not in response.content


def _is_page(response):
    is_html = response.get("Content-Type", "").startswith("text/html")
    return is_html and response.status_code == 200


def help_of(seat):
    """The room’s help on the page of this seat: [(title, paragraphs)]; None where it is not known.

    It is kept in memory only: nothing is known of a page that was opened before the program was.
    """
    known_of_nobody = None if seat.is_taken else []
    return cache.get(_help_key(seat), known_of_nobody)


def has_no_help(seat):
    """Who has just sat down reads none."""
    forget_help(seat)
    cache.set(_help_key(seat), [], AN_EVENING)


def forget_help(seat):
    cache.delete_many([_help_key(seat), _read_key(seat)])


def read_of(seat):
    """The errors of the page of this seat as its learner reads them, as far as they are known:
    {slug: Lesson}. They are kept in memory only, as the help is."""
    page, lessons = cache.get(_read_key(seat), ("", {}))
    return lessons if page == seat.mistakes_on else {}


def _keep_as_read(request, seat, errors):
    """Keep what these errors say on this page, with their facts, in the words of its papers."""
    with clock.at(request.world.now), told_to(request.words):
        known = {slug: facts for slug, facts in errors.items() if facts is not None}
        fresh = {slug: lesson(slug, **facts) for slug, facts in known.items()}
    cache.set(_read_key(seat), (seat.mistakes_on, read_of(seat) | fresh), AN_EVENING)


def _help_key(seat):
    return f"help/{seat.pk}"


def _read_key(seat):
    return f"read/{seat.pk}"


def note_mistakes(request, errors):
    """Count the errors that a page has just shown, each by its name; an answer that is only
    missing is none.

    One that a page shows again, without anything sent, was counted already.

    Args:
        errors: [(slug, facts)]; None for facts that are not known.
    """
    seat = Seat.objects.get(pk=request.seat.pk)
    page = request.path[: Seat._meta.get_field("mistakes_on").max_length]
    mistakes = dict(seat.mistakes) if seat.mistakes_on == page else {}
    wrong = [slug for slug, _ in errors if not is_blank(slug)]
    fresh = [slug for slug in wrong if request.method == "POST" or slug not in mistakes]
    if not fresh:
        return
    for slug in fresh:
        mistakes[slug] = mistakes.get(slug, 0) + 1
        seat.note(EventKind.MISTAKE, slug=slug, is_put=_is_put(seat, slug))
    seat.mistakes, seat.mistakes_on = mistakes, page
    seat.save(update_fields=["mistakes", "mistakes_on"])
    _keep_as_read(request, seat, {slug: facts for slug, facts in errors if slug in fresh})


def _is_put(seat, slug):
    """Whether this error is there because the mediator wanted it, or moved the date."""
    theirs = {each["kind"] for each in build.scenarios()[seat.scenario].get("incidents", [])}
    makes = [kind for kind, difficulty in DIFFICULTIES.items() if slug in difficulty.errors]
    kinds = [kind for kind in makes if kind not in theirs]
    if seat.world.incident_set.filter(kind__in=kinds, waits=False).exists():
        return True
    moved = seat.save_points.filter(action__moves_time=True, action__undone_at=None)
    return slug in ERRORS_OF_TIME and moved.filter(action__by_learner=False).exists()


def note_move(seats, action, *, takes_back=False):
    """Write, for each of these seats, the action that has just moved it.

    Who was told that somebody comes was helped, if the mediator did it.
    """
    kind = EventKind.MOVED_ITSELF if action.by_learner else EventKind.MOVED
    cache.delete_many(key(seat) for seat in seats for key in (_help_key, _read_key))
    told = {"kind": kind, "text": action.label, "slug": ""}
    if takes_back or action.moves_time:
        told["slug"] = OF_TIME if action.moves_time else TAKES_BACK
    SeatEvent.objects.bulk_create(
        SeatEvent(seat=seat, **seat.played, **seat.where, **told) for seat in seats
    )
    if not action.by_learner:
        answered = seats.filter(help_answered_at__isnull=False)
        answered.update(help_asked_at=None, help_answered_at=None)


def seat_of(world):
    """The seat of this world, read once for the same world; None where it has none."""
    if not Seat.world.field.remote_field.is_cached(world) and (seat := _seat_in.first(world.pk)):
        seat.world = world
    return getattr(world, "seat", None)


@Prepared
def _seat_in(world):
    return Seat.objects.filter(world=world)
