"""The board: every place of the room at a glance, and « Annuler »."""

import hashlib
from collections import Counter
from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from sandbox.kit.forms import whole
from sandbox.kit.french import numbered
from sandbox.machine import closing
from sandbox.workshop import addresses
from sandbox.workshop.models import PlaceGroup
from sandbox.workshop.moves import actions, offers
from sandbox.workshop.moves.interventions import Ladder
from sandbox.workshop.moves.timeline import DayForm, Timeline
from sandbox.workshop.scenarios import situations
from sandbox.workshop.telling import incidents_by_place as tray
from sandbox.workshop.telling import sorted_mail, watching
from sandbox.workshop.telling.sentences import errors_here, recent, stands
from sandbox.workshop.views.access import led, who_leads
from sandbox.workshop.views.commands import OVERTAKEN, back, seen, which
from sandbox.workshop.views.mistakes import still_sought
from sandbox.world import clock
from sandbox.world.papers import Papers

BY_PLACE, BY_NEED = "place", "besoin"
ORDERS = {BY_PLACE: "Par place", BY_NEED: "Qui a besoin de moi"}


@led
def board(request, workshop):
    """The room, a tile a place, with its code and what can be done to all."""
    order = remembered_order(request)
    context = {"section": "board", "workshop": workshop, "room": room_of(workshop, order)}
    context |= seen(workshop) | who_leads(workshop)
    context |= {
        "mail": sorted_mail.of_the_room(workshop),
        "news": addresses.news(request, workshop),
        "may_close": closing.is_possible(request),
    }
    return render(request, "workshop/board.html", context)


@led
def tiles(request, workshop):
    """What has changed, for the open board: 204 when nothing did, else the tiles that did.

    All of them come again when their order is another, or when places were added or taken away.
    """
    order = request.GET.get("ordre")
    room = room_of(workshop, order if order in ORDERS else BY_PLACE)
    context = {"workshop": workshop, "room": room}
    shown = request.GET.get("version", "").split(".")
    marks = room["version"].split(".")
    if shown == marks:
        return HttpResponse(status=204)
    if shown[0] == marks[0] and len(shown) == len(marks):
        pairs = zip(room["seats"], shown[1:], marks[1:], strict=True)
        context["changed"] = [place for place, then, now in pairs if then != now]
    return render(request, "workshop/_changes.html", context)


@led
def seat(request, workshop, number):
    """One place: where it stands, what to do, its link, and the last hour's « Annuler »."""
    place = get_object_or_404(workshop.seats.select_related("world"), number=number)
    return panel(request, workshop, place, DayForm(seats=[place]))


@led
def watch(request, workshop, number):
    """What happened at one place, for its open page: 204 when nothing did."""
    place = get_object_or_404(workshop.seats, number=number)
    shown = watched(place)
    if request.GET.get("version") == shown["version"]:
        return HttpResponse(status=204)
    context = {"workshop": workshop, "seat": place, "watched": shown}
    return render(request, "workshop/_watch_news.html", context)


def panel(request, workshop, place, form):
    """The page of one place; `form` is that of « À une date »."""
    context = {
        "workshop": workshop,
        "seat": place,
        "watched": watched(place),
        "undoable": offers.last_of_place(place),
        "time": Timeline(place),
        "form": form,
        "desk": Papers(place.world),
        "ladder": Ladder(place),
        "lines": tray.of([place]),
        "put": tray.just_put(workshop, request.GET),
    }
    context |= seen(workshop)
    with clock.at(place.world.now):
        return render(request, "workshop/seat_panel.html", context)


def watched(place):
    """Where a place stands, in words, and what its learner can read for help."""
    shown = {
        "step": stands(place),
        "events": recent(place),
        "coaching": watching.help_of(place),
    }
    version = mark((facts_of(place), place.asking, place.mistakes, shown))
    return shown | {"version": version, "errors": partial(errors_here, place)}


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
        count = action.save_points.count() if action else 1
        messages.warning(request, OVERTAKEN.format(which=which(count)))
    return back(request, workshop, "mediation:board", **still_sought(request, workshop))


def room_of(workshop, order=BY_PLACE):
    """What the board shows: its places in this order, and how many are in each state."""
    seats = list(workshop.seats.told())
    places = [place for place in seats if place.number]
    if order == BY_NEED:
        places.sort(key=lambda place: place.need)
    states = Counter(place.state for place in places)
    groups = Counter(place.group for place in places if place.state != "free")
    changed = sorted(place.number for place in places if place.has_changed_exercise)
    return {
        "own_seat": seats[0],
        "seats": places,
        "latest": max((place.pk for place in places), default=0),
        "order": order,
        "orders": ORDERS,
        "helps": states["help"] + states["coming"],
        "stuck": states["stuck"],
        "finished": states["done"],
        "taken": len(places) - states["free"],
        "is_mixed": is_mixed(places),
        "mix": situations.mix(places),
        "groups": [(each.label, groups[each]) for each in PlaceGroup if groups[each]],
        "changed_exercise": changed,
        "changed_query": urlencode({"place": changed}, doseq=True),
        "changed_named": numbered("Place", changed) if changed else "",
        "version": version(places),
    }


def version(places):
    """The order of the tiles, then what each shows, in a few signs: a poll sends it back.

    That they begin to name people, or no longer do, changes them all.
    """
    order = [place.number for place in places], is_mixed(places)
    return ".".join(mark(facts) for facts in [order, *map(facts_of, places)])


def is_mixed(places):
    """Whether they play several people, or another than on their sheets: each tile says whom."""
    people = {place.scenario for place in places}
    return len(people) > 1 or any(place.has_changed_exercise for place in places)


def facts_of(place):
    """All that can change on a tile."""
    where = place.where, place.is_at_an_end
    state = place.state, place.state == "free" and place.is_kept
    plays = place.scenario, place.situation, place.is_as_real, place.group
    return state, place.minutes_shown, place.errors, where, *plays


def mark(facts):
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:6]


def remembered_order(request):
    """The order that this browser chose, now or the last time."""
    asked, kept = request.GET.get("ordre"), request.session.get("order", BY_PLACE)
    if asked in ORDERS and asked != kept:
        request.session["order"] = kept = asked
    return kept
