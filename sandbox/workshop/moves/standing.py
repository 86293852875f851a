"""Since when who sits at a place stood there, and what they waited for: as « Annuler » finds it."""

from datetime import datetime

from sandbox.workshop import saves
from sandbox.workshop.models import Seat, SeatEvent
from sandbox.world import reasons
from sandbox.world.models import World
from sandbox.world.notices import Notice

EventKind = SeatEvent.Kind
STOOD = ["progressed_at", "mistakes", "mistakes_on"]
CALLED = ["help_asked_at", "help_answered_at"]


def restore(points, notice):
    """Put these save points (a queryset) back, and write where that leads: who had come there by
    hand stops there again.

    Args:
        notice: the Notice that learners read; where that is only of the date, what who leads had
            done before is said to who has not read it.
    """
    moved = World.objects.filter(seat__save_points__in=points)
    still = reasons.still_to_tell(moved) if notice == Notice.TIME_BACK else {}
    saves.restore(points, notice=notice)
    reasons.tell_still(still)
    seats = Seat.objects.filter(save_points__in=points).exclude(journey="")
    SeatEvent.objects.bulk_create(
        SeatEvent(seat=seat, kind=EventKind.STEP, is_put=True, **seat.played, **seat.where)
        for seat in seats
    )


def give_back(points, made_at):
    """Have the board say of these seats what it said before they were moved.

    Whoever sat down since begins anew, and what they asked since is theirs.

    Args:
        points: the save points (a queryset) of the action that is taken back.
        made_at: when it was made.
    """
    back = []
    for point in points.defer("rows").select_related("seat"):
        seat, then = point.seat, point.progress.get(saves.SINCE)
        if then and seat.taken_at and seat.taken_at <= made_at:
            _stand(seat, then, made_at)
            back.append(seat)
    Seat.objects.bulk_update(back, STOOD + CALLED)


def _stand(seat, then, made_at):
    seat.progressed_at = _moment(then["progressed_at"])
    seat.mistakes, seat.mistakes_on = then["mistakes"], then["mistakes_on"]
    if then["help_answered_at"] and not seat.help_asked_at and not _is_over(seat, made_at):
        seat.help_asked_at = _moment(then["help_asked_at"])
        seat.help_answered_at = _moment(then["help_answered_at"])


def _is_over(seat, made_at):
    """Whether the call that the move had taken for answered was answered or dropped since."""
    ends = [EventKind.GAVE_UP_ASKING, EventKind.HELPED]
    return seat.events.filter(kind__in=ends, at__gt=made_at).exists()


def _moment(text):
    return text and datetime.fromisoformat(text)
