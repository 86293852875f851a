"""What only the projected window asks for, and « Grand affichage » for who sees badly."""

from functools import wraps

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import (
    HttpResponseClientRedirect,
    HttpResponseClientRefresh,
    trigger_client_event,
)

from sandbox.kit.forms import whole
from sandbox.workshop.models import Display
from sandbox.workshop.seating import seated
from sandbox.workshop.stage import masks
from sandbox.workshop.stage.over import elsewhere, over_the_page, where_led
from sandbox.workshop.stage.projecting import outline_of
from sandbox.workshop.stage.typing import by_itself
from sandbox.world.ways_back import safe_back


def on_the_projector(view):
    """A page of the projected window: for any other place it does not exist."""

    @seated
    @wraps(view)
    def guarded(request, seat, *args, **kwargs):
        if not seat.is_projected:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@on_the_projector
def title_page(request):
    """The step on show, written large."""
    outline = outline_of(request.projection)
    context = {"outline": outline, "step": outline.step(request.projection.step)}
    return render(request, "workshop/projected/title_page.html", context)


def follow(request):
    """What the window shows over its page, when it changed; where to go, when it has to.

    One that is no longer at place 0, or where nothing is projected any more, shows nothing.
    """
    if request.projection is None:
        return elsewhere(request)
    seen = request.GET.get("path", ""), request.GET.get("title", "")
    if request.projection.is_frozen:
        request.projection.see(*seen)
        still = HttpResponse(status=204)
        return trigger_client_event(still, "room:dark", {"is_dark": request.projection.is_dark})
    context = over_the_page(request)
    shown = request.GET.get("version", "")
    was, now = f"{shown}--".split("-"), context["version"].split("-")
    if was[0] != now[0]:
        return HttpResponseClientRedirect(where_led(request, request.projection))
    if was[1] != now[1]:
        return HttpResponseClientRedirect(request.world.start_path)
    if was[2] != now[2]:
        return HttpResponseClientRefresh()
    if shown == context["version"]:
        request.projection.see(*seen, ring=ring_said(request))
        return HttpResponse(status=204)
    request.projection.see(*seen)
    return render(request, "workshop/projected/_over.html", context)


def ring_said(request):
    """How far the window says that its rings have come, among those of the step; or None."""
    rank, projection = whole(request.GET.get("rank")), request.projection
    if rank < 0 or rank == projection.ring:
        return None
    return min(rank, len(outline_of(projection).step(projection.step).rings))


def nothing_on_show(request):
    """What the room reads between two showings."""
    return render(request, "workshop/projected/nothing_on_show.html")


@on_the_projector
def gesture(request):
    """What the window writes by itself on its page, once whoever presents asks for it."""
    path = request.GET.get("path", "")
    boxes = by_itself(request.seat, path, is_masked=request.projection.is_masked)
    return JsonResponse({"boxes": boxes}, headers={"Cache-Control": "no-store"})


@on_the_projector
def secrets(request):
    """What the masks hide, for as long as the key is held."""
    lifted = {secret.key: secret.shown for secret in masks.of(request.world)}
    return JsonResponse(lifted, headers={"Cache-Control": "no-store"})


@seated
def turn(request, seat):
    """« À vous » at a learner's place, once the open page hears that it has changed."""
    return render(request, "workshop/turn.html")


@require_POST
@seated
def display(request, seat):
    """« Grand affichage »: the place remembers it, whatever the browser."""
    if not seat.is_projected:
        seat.display = "" if request.POST.get("to") == "normal" else Display.LARGE
        seat.save(update_fields=["display"])
    return safe_back(request, otherwise=reverse("workshop:seat"))
