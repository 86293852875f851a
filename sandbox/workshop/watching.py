"""What the room remembers of where each learner stands: steps, errors and requests only."""

from sandbox.workshop.models import Seat, SeatEvent
from sandbox.world import clock

Kind = SeatEvent.Kind


def note(sender, world, journey, step, total, finished, **kwargs):
    """Write on the seat where its learner now is, if it has changed.

    Who has finished stays finished until the place is put back to the start.
    """
    seat = _seat_of(world)
    if seat is None:
        return
    begins, is_done = seat.journey != journey, finished and not seat.is_finished
    if (seat.journey, seat.step) == (journey, step) and not is_done:
        return
    has_moved = begins or seat.step != step
    seat.journey, seat.step, seat.total = journey, step, total
    seat.is_finished = seat.is_finished or finished
    seat.progressed_at = clock.real_now()
    seat.mistakes = {}
    seat.save(
        update_fields=["journey", "step", "total", "is_finished", "progressed_at", "mistakes"]
    )
    if has_moved:
        seat.note(Kind.BEGUN if begins else Kind.STEP)
    if is_done:
        seat.note(Kind.DONE)


def note_finished(sender, world, journey, **kwargs):
    """Write that a journey came to its end."""
    if seat := _seat_of(world):
        seat.events.create(kind=Kind.FINISHED, journey=journey, step=seat.step, total=seat.total)


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
    """Write, for each of these seats, the action that has just moved it."""
    kind = Kind.MOVED_ITSELF if action.by_learner else Kind.MOVED
    SeatEvent.objects.bulk_create(
        SeatEvent(
            seat=seat,
            kind=kind,
            journey=seat.journey,
            step=seat.step,
            total=seat.total,
            text=action.label,
        )
        for seat in seats
    )


def _seat_of(world):
    try:
        return world.seat
    except Seat.DoesNotExist:
        return None
