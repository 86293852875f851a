from django.http import HttpResponse
from django.shortcuts import render
from django_htmx.http import trigger_client_event

from sandbox.workshop.stage import masks
from sandbox.workshop.stage.over import elsewhere, turn_at, turn_shown
from sandbox.workshop.stage.projecting import projection_of

FROM_THE_SCREEN = "From-The-Screen"
"""What the projected window adds to all that its page asks for (`static/js/projector.js`): once its
browser holds place 0 no more, the room must read nothing of what it asks."""


def tell_of_the_turn(request, response):
    """Have an open page ask for the room's turn again, where it shows another."""
    if request.GET["turn"] != turn_shown(turn_at(request.seat)):
        trigger_client_event(response, "room:turn")


def is_archive(response):
    """Whether it is a file of all that somebody has: numbers and addresses that no mask hides."""
    return response.get("Content-Type", "") == "application/zip"


class Projected:
    """Put what the trainer shows on the request, and mask what the room must not read.

    Only where the mediator's own place is on the projector. That window is led by what the trainer
    shows: the papers' own news never take it elsewhere.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_projected = request.seat is not None and request.seat.is_projected
        request.projection = projection_of(request.seat.workshop) if is_projected else None
        if FROM_THE_SCREEN in request.headers and request.projection is None:
            return elsewhere(request)
        response = self.get_response(request)
        if "turn" in request.GET and request.seat is not None:
            tell_of_the_turn(request, response)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if request.projection and request.projection.is_masked and request.world and is_page:
            page = response.content.decode()
            response.content = masks.hide(page, masks.of(request.world))
        if request.projection and request.projection.is_masked and is_archive(response):
            return render(request, "workshop/projected/not_shown.html")
        return response

    def process_view(self, request, view, args, kwargs):
        if request.world is None or request.projection is None:
            return None
        if request.method == "POST":
            request.POST = masks.lift(request.POST, masks.of(request.world))
        elif request.resolver_match.view_name == "world:news":
            is_now = request.GET.get("version", "").startswith(f"{request.world.generation}-")
            if request.projection.is_frozen or not is_now:
                return HttpResponse(status=204)
        return None
