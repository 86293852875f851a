"""« Avancer le temps »: for oneself, for a seat, for the room; and the way back."""

from collections import defaultdict

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from sandbox.kit.forms import whole
from sandbox.kit.french import numbered
from sandbox.workshop.moves import actions
from sandbox.workshop.moves import time_moves as moves
from sandbox.workshop.moves.time_moves import Move
from sandbox.workshop.moves.timeline import DayForm, Timeline
from sandbox.workshop.seating import seated
from sandbox.workshop.views.access import led
from sandbox.workshop.views.board import panel
from sandbox.workshop.views.commands import chosen, seen, seen_by
from sandbox.world import clock
from sandbox.world.models import Happening, World

BACK = "avant"
"""What the forms send for « Revenir », beside the values of Move."""

NOWHERE = "Rien n’a bougé : cette date est déjà passée, ou elle est trop loin."
PASSED = "Cette date y est déjà passée, ou elle est trop loin."
OVERTAKEN = "Rien n’a bougé : une de ces places vient déjà de changer."


@seated
def mine(request, seat):
    """At one's own place, where it is allowed."""
    if not seat.may_move_time:
        raise Http404
    form = day_form(request, [seat])
    if request.method != "POST" or is_refused(form):
        context = {"time": Timeline(seat), "form": form}
        return render(request, "workshop/my_time.html", context)
    as_seen = {"by_learner": True, "generation": whole(request.POST.get("generation"))}
    try:
        if not play(request, seat.workshop, seat.itself, form, **as_seen):
            messages.info(request, NOWHERE)
    except actions.Overtaken:
        messages.info(request, World.objects.get(seat=seat).reason)
    return redirect("workshop:time")


@led
def room(request, workshop):
    """For one place at once; for several, or all, after one confirmation."""
    if request.method != "POST":
        return page(request, workshop, day_form(request, places_of(workshop)))
    seats = chosen(request, workshop).select_related("world", "workshop")
    place = workshop.seats.filter(number=whole(request.POST.get("from"))).first()
    if not seats:
        messages.warning(request, "Choisissez d’abord une place.")
        return back(workshop, place)
    form = day_form(request, seats)
    if is_refused(form):
        return panel(request, workshop, place, form) if place else page(request, workshop, form)
    needs_a_yes = len(seats) > 1 and "confirmed" not in request.POST
    if needs_a_yes and (days := days_of(request, seats, form)):
        move = request.POST["vers"]
        context = {"workshop": workshop, "seats": seats, "days": days, "form": form, "move": move}
        context |= {"is_back": move == BACK} | seen(workshop)
        return render(request, "workshop/confirm_time.html", context)
    try:
        action = play(request, workshop, seats, form, by=request.user, seen=seen_by(request))
        tell_who_stayed(request, seats, action)
    except actions.Overtaken:
        messages.warning(request, OVERTAKEN)
    return back(workshop, place)


def page(request, workshop, form):
    """The room's time: on which days its places are, where they may go, what has just happened."""
    by_day = defaultdict(list)
    for place in places_of(workshop):
        by_day[clock.day_of(place.world.now)].append(place)
    context = {
        "workshop": workshop,
        "section": "time",
        "days": sorted(by_day.items()),
        "moves": [move for move in Move if move != Move.TO_A_DAY],
        "may_go_back": bool(actions.ways_back(workshop.places)),
        "happenings": happenings_of(workshop),
        "form": form,
    }
    return render(request, "workshop/time.html", context | seen(workshop))


def happenings_of(workshop):
    """What the last move told, once for all its places: [(day, sentence, the places)]."""
    action = workshop.actions.filter(moves_time=True).first()
    if action is None:
        return []
    points = action.save_points.values_list("seat__world", "world_now", "seat__number")
    left = {world: (moment, number) for world, moment, number in points}
    told = defaultdict(list)
    for each in Happening.objects.filter(leap__world__in=left).select_related("leap"):
        left_at, number = left[each.world_id]
        if each.leap.left_at == left_at:
            told[each.at, each.text].append(number)
    return [
        (clock.day_of(at), text, sorted(numbers)) for (at, text), numbers in sorted(told.items())
    ]


def play(request, workshop, seats, form, **kwargs):
    """Play the posted move, and return the Action, or None when it leads none of them anywhere."""
    move = request.POST.get("vers")
    if move == BACK:
        return actions.go_back(workshop, seats, **kwargs)
    if move not in Move.values:
        return None
    return actions.move_time(workshop, seats, move, day=day_asked(form), **kwargs)


def days_of(request, seats, form):
    """The days to which the posted move would lead these seats."""
    move = request.POST.get("vers")
    if move == BACK:
        moments = [moment for _, moment in actions.ways_back(seats).values()]
    else:
        known = move in Move.values
        moments = moves.targets(move, seats, day_asked(form)).values() if known else []
    return sorted({clock.day_of(moment) for moment in moments})


def day_form(request, seats):
    """« À une date », filled in when this is what was posted."""
    is_asked = request.POST.get("vers") == Move.TO_A_DAY
    return DayForm(request.POST if is_asked else None, seats=seats)


def day_asked(form):
    return form.cleaned_data["day"] if form.is_bound else None


def is_refused(form):
    return form.is_bound and not form.is_valid()


def places_of(workshop):
    return workshop.places.select_related("world", "workshop")


def tell_who_stayed(request, seats, action):
    """Say which places the move left where they were."""
    if action is None:
        messages.warning(request, NOWHERE)
        return
    moved = set(action.save_points.values_list("seat", flat=True))
    stayed = [seat.number for seat in seats if seat.pk not in moved]
    if stayed:
        messages.info(request, f"Sans changement\u00a0: {numbered('place', stayed)}. {PASSED}")


def back(workshop, place):
    """To the page the form was on: one place's, or the room's time."""
    if place:
        return redirect("mediation:seat", workshop.code, place.number)
    return redirect("mediation:time", workshop.code)
