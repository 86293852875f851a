"""What the room remembers of where each learner stands: steps, errors and requests only."""

from django.core.cache import cache

from sandbox.workshop.models import WHERE, Seat, SeatEvent
from sandbox.world import clock

Kind = SeatEvent.Kind

NEWS = "world:news"
"""The view that an open page asks again and again what is new."""

SITE = {"accounts", "profiles"}
"""The simulated site: looking at one's papers does not leave the page of the exercise."""

AN_EVENING = 6 * 60 * 60


def note(sender, world, journey, step, total, heading, finished, **kwargs):
    """Write on the seat where its learner now is, if it has changed.

    Who has finished stays finished until the place is put back to the start; who was told that
    somebody comes, and goes on, was helped.
    """
    seat = _seat_of(world)
    if seat is None:
        return
    has_moved = (seat.journey, seat.step) != (journey, step)
    begins, is_done = seat.journey != journey, finished and not seat.is_finished
    if not has_moved and not is_done:
        return
    seat.journey, seat.step, seat.total, seat.heading = journey, step, total, heading
    seat.is_finished = seat.is_finished or finished
    seat.progressed_at = clock.real_now()
    seat.mistakes = {}
    seat.save(update_fields=[*WHERE, "is_finished", "progressed_at", "mistakes"])
    if has_moved:
        seat.note(Kind.BEGUN if begins else Kind.STEP)
    if is_done:
        seat.note(Kind.DONE)
    if is_done or seat.help_answered_at:
        seat.settle()


def note_finished(sender, world, journey, **kwargs):
    """Write that a journey came to its end."""
    if seat := _seat_of(world):
        seat.note(Kind.FINISHED, journey=journey)


def note_page(request, response):
    """Remember what the page just shown to a learner says: its errors, and the room's help on it.

    A browser that only asks for news shows that it is still there.
    """
    seat, match = request.seat, request.resolver_match
    if seat is None or request.world is None or match is None:
        return
    if match.view_name == NEWS or seat.heard_at:
        seat.hear()
    if match.view_name != NEWS and request.is_simulated and seat.is_taken and not seat.is_used:
        Seat.objects.filter(pk=seat.pk, occupant=seat.occupant).update(is_used=True)
    mistakes = getattr(request, "mistakes", [])
    if mistakes:
        note_mistakes(request, mistakes)
    if match.app_name in SITE and _is_page(response):
        cache.set(_help_key(seat), getattr(request, "coaching", []), AN_EVENING)
        if seat.mistakes and not mistakes and seat.mistakes_on != request.path:
            Seat.objects.filter(pk=seat.pk).update(mistakes={})


def _is_page(response):
    is_html = response.get("Content-Type", "").startswith("text/html")
    return is_html and response.status_code == 200


def help_of(seat):
    """The room’s help on the page of this seat, kept in memory only: [(title, paragraphs)]."""
    return cache.get(_help_key(seat), [])


def forget_help(seat):
    cache.delete(_help_key(seat))


def _help_key(seat):
    return f"help/{seat.pk}"


def note_mistakes(request, slugs):
    """Count the errors that a page has just shown, each by its name.

    One that a page shows again, without anything sent, was counted already.
    """
    seat = Seat.objects.get(pk=request.seat.pk)
    page = request.path[: Seat._meta.get_field("mistakes_on").max_length]
    mistakes = dict(seat.mistakes) if seat.mistakes_on == page else {}
    fresh = [slug for slug in slugs if request.method == "POST" or slug not in mistakes]
    if not fresh:
        return
    for slug in fresh:
        mistakes[slug] = mistakes.get(slug, 0) + 1
        seat.note(Kind.MISTAKE, slug=slug)
    seat.mistakes, seat.mistakes_on = mistakes, page
    seat.save(update_fields=["mistakes", "mistakes_on"])


def note_move(seats, action):
    """Write, for each of these seats, the action that has just moved it.

    Who was told that somebody comes was helped, if the mediator did it.
    """
    kind = Kind.MOVED_ITSELF if action.by_learner else Kind.MOVED
    cache.delete_many(_help_key(seat) for seat in seats)
    SeatEvent.objects.bulk_create(
        SeatEvent(seat=seat, kind=kind, text=action.label, **seat.where) for seat in seats
    )
    if not action.by_learner:
        answered = seats.filter(help_answered_at__isnull=False)
        answered.update(help_asked_at=None, help_answered_at=None)


def _seat_of(world):
    try:
        return world.seat
    except Seat.DoesNotExist:
        return None
