"""What the room remembers of where each learner stands: steps only."""

from sandbox.workshop.models import Seat
from sandbox.world import clock


def note(sender, world, journey, step, total, finished, **kwargs):
    """Write on the seat where its learner now is, if it has changed.

    Who has finished stays finished until the place is put back to the start.
    """
    try:
        seat = world.seat
    except Seat.DoesNotExist:
        return
    if seat.is_finished or (seat.journey, seat.step, finished) == (journey, step, False):
        return
    seat.journey, seat.step, seat.total, seat.is_finished = journey, step, total, finished
    seat.progressed_at = clock.real_now()
    seat.save(update_fields=["journey", "step", "total", "is_finished", "progressed_at"])
