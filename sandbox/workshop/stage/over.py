"""What lies over the projected page: the marks, the room's turn, the next thing to press."""

import json
from dataclasses import dataclass
from functools import partial
from zlib import crc32

from django.core.cache import cache
from django.db.models import Count, Max, Q
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from accounts import login
from sandbox.kit.french import counted
from sandbox.workshop import titles
from sandbox.workshop.models import PlaceGroup, SeatEvent
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.seating import awaits_its_end
from sandbox.workshop.stage.projecting import MARKS, outline_of
from sandbox.workshop.telling import debrief
from sandbox.world.papers import Papers

FROZEN = "frozen"
LED = "led"
"""In the session: how many times the window had been led somewhere when it last went there."""

ENDED = "fini un parcours depuis «\u00a0À vous\u00a0»"
"""What no page on show can tell: the board counts those who had finished before too."""


def marks_of(projection):
    """The marks on show: [(number, name, caption)]; a caption is said of one that is alone."""
    said, is_alone = list(MARKS.values()), len(projection.marks) == 1
    named = [(number, *said[number - 1]) for number in projection.marks]
    return [(number, name, caption if is_alone else "") for number, name, caption in named]


@dataclass(frozen=True)
class Turn:
    """How the room's exercise goes.

    Args:
        page: the title of the page on show, which the exercise is to pass; "" where no page tells
            where one is: then it is to come to the end of a journey.
        taken: how many places somebody has sat at, whoever leads and the other group left out.
        finished: how many of them have done it.
    """

    page: str
    taken: int
    finished: int

    @property
    def says(self):
        """« 2 places sur 3 ont passé la page « Mon identité » »."""
        did = f"passé la page «\u00a0{self.page}\u00a0»" if self.page else ENDED
        have = "ont" if self.finished >= 2 else "a"
        places = counted(self.finished, "place").replace(" ", "\u00a0")
        return f"{places} sur {self.taken} {have} {did}"


def turn_of(projection):
    """The Turn of the room; None while it is not its turn, nor has just been.

    Two windows ask for it every second: it is told again once something has happened.
    """
    if not projection.turn_stage:
        return None
    room = projection.workshop.seats.aggregate(
        newest=Max("events__pk"),
        taken=Count("pk", filter=~Q(occupant=""), distinct=True),
        **{group: Count("pk", filter=Q(group=group), distinct=True) for group in PlaceGroup},
    )
    key = (projection.pk, projection.version, *room.values())
    return cache.get_or_set(f"turn:{key}".replace(" ", ""), partial(_turn_of, projection))


def _turn_of(projection):
    now = {each.seat.pk: each for each in debrief.histories(projection.workshop)}
    year, step = projection.workshop.service_year, outline_of(projection).step(projection.step)
    taken = [each for each in now.values() if each.is_taken and each.seat.is_taken]
    histories = [each for each in taken if step.is_for(each.seat.group)]
    scene = step.stage
    stop = stops(year).get(scene.passed_in(year))
    page = titles.title(stop.told, page_of(stop)) if stop else ""
    done = [
        _has_passed(each, stop) if page else _has_finished(each, projection.turn_began_at)
        for each in histories
    ]
    return Turn(page, len(histories), sum(done))


def turn_at(seat):
    """What the room's turn says at a learner's place: (its stage, its task), or nothing."""
    projection = getattr(seat.workshop, "projection", None) if seat and seat.number else None
    if projection is None or not projection.turn_stage:
        return "", ""
    step = outline_of(projection).step(projection.step)
    return (projection.turn_stage, step.task) if step.is_for(seat.group) else ("", "")


def turn_shown(stage_and_task):
    """What a page sends back, of the turn that it shows."""
    return f"{crc32(repr(stage_and_task).encode()):08x}"


def page_of(stop):
    """The slug of its page, on the journey that is told."""
    return stop.slug.partition("/")[2]


def _has_passed(history, stop):
    """Whether who sits there passed that page alone, and was not put back before it since."""
    is_behind = stop.is_behind(history.seat) or stop.told in history.seat.achieved.splitlines()
    return is_behind and page_of(stop) in history.passed.get(stop.told, [])


def _has_finished(history, since):
    """Whether who sits there came to the end of a journey since then: logging in is none."""
    ends = [event for event in history.events if event.kind == SeatEvent.Kind.FINISHED]
    return any(end.at >= since and end.journey != login.JOURNEY.slug for end in ends)


def shows_marks(request, *, page):
    """Whether what the window shows has them: the page of the scene, with no card over it."""
    projection = request.projection
    path = request.path if page else request.GET.get("path", projection.path)
    return path == projection.path and not projection.is_card_shown


def elsewhere(request):
    """Put a window that shows place 0 no more on a page that says nothing of anybody."""
    page = "workshop:door" if awaits_its_end(request) else "workshop:nothing_on_show"
    return HttpResponseClientRedirect(reverse(page))


def where_led(request, projection):
    """The page where the window was led last, and goes now."""
    request.session[LED] = projection.moves
    return projection.path or reverse("workshop:title_page")


def over_the_page(request, *, page=False):
    """The marks, the countdown, the next thing to press.

    `version` says what was shown: where the window was led, in which generation of the world, with
    or without masks and drawer; then what lies over the page. A page asked for while the image is
    frozen is nobody's order: once it is not, the window goes where it was led meanwhile. So does
    one that comes after a new order, when it was asked for before.

    Args:
        page: whether it is for a whole page, which may have been asked for before the last order.
    """
    projection = request.projection
    moves = request.session.get(LED, projection.moves) if page else projection.moves
    turn = turn_of(projection)
    step = outline_of(projection).step(projection.step)
    reasons = [
        FROZEN if projection.is_frozen else moves,
        request.world.generation,
        f"{projection.is_masked:d}{projection.is_alone:d}",
        projection.version,
        f"{projection.turn_stage}.{turn.finished}.{turn.taken}" if turn else "",
    ]
    return {
        "version": "-".join(str(reason) for reason in reasons),
        "projection": projection,
        "workshop": request.seat.workshop,
        "marks": marks_of(projection) if shows_marks(request, page=page) else [],
        "desk": Papers(request.world) if projection.is_card_shown else None,
        "turn": turn,
        "task": step.task,
        "rings": json.dumps(step.rings),
        "opens_on": json.dumps(step.stage.opens_in(request.seat.workshop.service_year)),
    }
