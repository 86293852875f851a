"""What lies over the projected page: the marks, the room's turn, the next thing to press."""

from accounts import login
from sandbox.workshop.models import SeatEvent
from sandbox.workshop.robot.journeys import STEPS
from sandbox.workshop.stage.projecting import MARKS, outline_of

FROZEN = "frozen"


def marks_of(projection):
    """The marks on show: [(number, name, caption)]."""
    said = list(MARKS.values())
    return [(number, *said[number - 1]) for number in projection.marks]


def turn_of(projection):
    """How the room's exercise goes: how many places are taken, and how many have finished it.

    Who is past the page on show has, and who came to the end of a journey since the turn began:
    before, it was another exercise; logging in is none.
    """
    taken = [seat for seat in projection.workshop.places if seat.is_taken]
    ended = SeatEvent.objects.filter(
        seat__in=taken, kind=SeatEvent.Kind.FINISHED, at__gte=projection.turn_began_at
    ).exclude(journey=login.JOURNEY.slug)
    shown = STEPS.get(outline_of(projection).step(projection.step).stage.step)
    past = {seat.pk for seat in taken if shown and shown.is_behind(seat)}
    return {"taken": len(taken), "finished": len(past.union(ended.values_list("seat", flat=True)))}


def over_the_page(request):
    """The marks, the countdown, the next thing to press.

    `version` says what was shown: where the window was led, in which generation of the world, with
    or without masks and drawer; then what lies over the page. A page asked for while the image is
    frozen is nobody's order: once it is not, the window goes where it was led meanwhile.
    """
    projection = request.projection
    turn = turn_of(projection) if projection.turn_ends_at else None
    finished = turn["finished"] if turn else 0
    step = outline_of(projection).step(projection.step)
    reasons = [
        FROZEN if projection.is_frozen else projection.moves,
        request.world.generation,
        f"{projection.is_masked:d}{projection.is_alone:d}",
        projection.version,
        finished,
    ]
    return {
        "version": "-".join(str(reason) for reason in reasons),
        "projection": projection,
        "workshop": request.seat.workshop,
        "marks": marks_of(projection),
        "turn": turn,
        "ring": step.stage.ring if projection.is_ringed else "",
    }
