from contextlib import contextmanager
from functools import partial

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from sandbox import lessons
from sandbox.kit.htmx import asks_for_a_piece
from sandbox.kit.prepared import Prepared
from sandbox.world import clock, reasons
from sandbox.world.guiding import Guide
from sandbox.world.models import World
from sandbox.world.papers import papers_of
from sandbox.world.words import Words


class InsideTheWorld:
    """Put a learner's request inside its world's time, and each of its writes in one transaction.

    A write is checked against the world's generation, which rises at each reset: a page opened
    before changes nothing. The row is locked first, so a double click is two writes in turn. Whose
    world is erased meanwhile is led to its start, as anybody who holds no place any more.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.world is None:
            return None
        return unless_erased(request, partial(self.answer, request, view, args, kwargs))

    @staticmethod
    def answer(request, view, args, kwargs):
        if request.method != "POST" or not request.is_simulated:
            reasons.tell_who_was_away(request)
            with inside(request):
                return view(request, *args, **kwargs)
        with transaction.atomic():
            request.world = _locked.get(request.world.pk)
            if request.POST.get("generation") != str(request.world.generation):
                return leave_to_its_news(request)
            with inside(request):
                return view(request, *args, **kwargs)


@Prepared
def _locked(world):
    return World.objects.select_for_update().filter(pk=world)


def leave_to_its_news(request):
    """Lead away from a page older than the last move; what it says by itself changes nothing.

    Nobody would read the page to which that is led, nor what it tells: its news lead the page.
    The tab keeps what was typed there, for « Annuler » (static/js/half_typed.js).
    """
    if not asks_for_a_piece(request):
        reasons.tell(request, reasons.NOTHING_RECEIVED)
    return leave(request)


def unless_erased(request, act):
    """What `act()` gives; where it fails because this world was erased meanwhile, the way out."""
    try:
        return act()
    except (ObjectDoesNotExist, DatabaseError):
        if request.world is None or World.objects.filter(pk=request.world.pk).exists():
            raise
        return leave(request)


def leave(request):
    """Lead to where this world begins, but for a piece of a page, which its next news will lead."""
    if asks_for_a_piece(request):
        return HttpResponse(status=204)
    return redirect(request.world.start_path)


@contextmanager
def inside(request):
    """In the time of this request's world, where help is told in the words of its papers."""
    with clock.at(request.world.now):
        request.words = Words(papers_of(request, page=request.path))
        request.guide = Guide(request)
        with lessons.told_to(request.words, alone=request.is_as_real):
            yield
