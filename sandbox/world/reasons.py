"""Why a place has moved by itself, said once: by the open page, else by the next that is opened."""

from django.contrib import messages

from sandbox.kit.htmx import asks_for_a_piece
from sandbox.world.notices import Notice

TOLD = "told"
"""In the session: the key of the world, and the generation of it that this browser knows."""


def tell(request):
    """Say why, on the page where one is led."""
    messages.info(request, request.world.reason)
    know(request, request.world)


def know(request, world):
    """Note that this browser knows how this world now stands."""
    request.session[TOLD] = [world.pk, world.generation]


def tell_who_was_away(request):
    """Say, where one lands, what who leads did since the last page: none was open to say it."""
    if request.method != "GET" or asks_for_a_piece(request) or not request.seat.number:
        return
    known = request.session.get(TOLD)
    if known == [request.world.pk, request.world.generation]:
        return
    was_here = known and known[0] == request.world.pk
    if was_here and Notice(request.world.notice).is_of_who_leads:
        messages.info(request, request.world.reason)
    know(request, request.world)
