"""The board: every place of the room at a glance, and what puts one back to the start."""

import hashlib

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sandbox.forms import whole
from sandbox.workshop import actions
from sandbox.workshop.ladder import Ladder
from sandbox.workshop.timeline import DayForm, Timeline
from sandbox.workshop.views.access import led

OVERTAKEN = "Rien n’a été changé : une de ces places vient déjà de bouger, ou c’est déjà annulé."


@led
def board(request, workshop):
    """The room, a tile a place, with its code and what can be done to all."""
    return render(request, "workshop/board.html", context_of(workshop) | {"section": "board"})


@led
def tiles(request, workshop):
    """The tiles alone, for the open board: 204 when none has changed."""
    context = context_of(workshop)
    if request.GET.get("version") == context["version"]:
        return HttpResponse(status=204)
    return render(request, "workshop/_tiles.html", context)


@led
def seat(request, workshop, number):
    """One place: where it stands, what to do, its link, and the last hour's « Annuler »."""
    place = get_object_or_404(workshop.seats.select_related("world"), number=number)
    return panel(request, workshop, place, DayForm(seats=[place]))


def panel(request, workshop, place, form):
    """The page of one place; `form` is that of « À une date »."""
    undoable = workshop.actions.undoable().filter(save_points__seat=place).first()
    context = {"seat": place, "undoable": undoable, "time": Timeline(place), "form": form}
    context["ladder"] = Ladder(place)
    return render(request, "workshop/seat_panel.html", context_of(workshop) | context)


@led
@require_POST
def reset(request, workshop):
    """Put one place back at once; several, or all, after one confirmation."""
    seats = chosen(request, workshop)
    if not seats:
        messages.warning(request, "Choisissez d’abord une place.")
    elif len(seats) > 1 and "confirmed" not in request.POST:
        return render(
            request, "workshop/reset.html", {"workshop": workshop, "seats": seats} | seen(workshop)
        )
    else:
        try:
            actions.reset(workshop, seats, by=request.user, seen=seen_by(request))
        except actions.Overtaken:
            messages.warning(request, OVERTAKEN)
    return back(request, workshop)


@led
@require_POST
@transaction.atomic
def outage(request, workshop):
    """Put an outage of the service on places, or take it back."""
    for place in chosen(request, workshop):
        if request.POST.get("stop"):
            place.world.stop_the_service()
            messages.success(
                request, f"Pour la place {place.number}, l’activation est indisponible."
            )
        else:
            place.world.restart_the_service()
            messages.success(request, f"Pour la place {place.number}, l’activation marche.")
    return back(request, workshop)


@led
@require_POST
def undo(request, workshop):
    """« Annuler »: put the places of one action back as they were before it."""
    action = workshop.actions.filter(pk=whole(request.POST.get("action"))).first()
    try:
        if action is None:
            raise actions.Overtaken
        actions.undo(action, by=request.user)
    except actions.Overtaken:
        messages.warning(request, OVERTAKEN)
    return back(request, workshop)


def context_of(workshop):
    seats = list(workshop.seats.all())
    places = [place for place in seats if place.number]
    context = {
        "workshop": workshop,
        "own_seat": seats[0],
        "seats": places,
        "taken": sum(place.is_taken for place in places),
        "finished": sum(place.state == "done" for place in places),
    } | seen(workshop)
    return context | {"version": version(seats, context["last_action"])}


def version(seats, last_action):
    """Changes when a tile does: a poll that sends the same gets no page."""
    shown = [
        (
            place.number,
            place.state,
            place.journey,
            place.step,
            place.is_taken and place.minutes_still,
        )
        for place in seats
    ]
    return hashlib.sha256(repr((shown, last_action and last_action.pk)).encode()).hexdigest()[:16]


def seen(workshop):
    """The last action, which pages show with « Annuler », and send back when they act."""
    newest = workshop.actions.first()
    return {"last_action": workshop.last_action, "seen": newest.pk if newest else 0}


def seen_by(request):
    return whole(request.POST.get("seen"))


def chosen(request, workshop):
    """The seats named in the form: numbers, or all the learners' places."""
    if request.POST.get("all"):
        return workshop.places
    numbers = [whole(number) for number in request.POST.getlist("seat")]
    return workshop.seats.filter(number__in=numbers)


def back(request, workshop):
    """To the page the form was on: one place's, or the board."""
    number = request.POST.get("from")
    if number == "presentation":
        return redirect("mediation:presenter", workshop.code)
    if number and workshop.seats.filter(number=whole(number)).exists():
        return redirect("mediation:seat", workshop.code, whole(number))
    return redirect("mediation:board", workshop.code)
