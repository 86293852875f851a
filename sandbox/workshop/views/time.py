"""« Avancer le temps »: for oneself, for a seat, for the room; and the way back."""

from collections import defaultdict
from dataclasses import replace

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.html import format_html

from sandbox.kit.coach import in_both
from sandbox.kit.dates import in_french
from sandbox.kit.forms import whole
from sandbox.workshop.moves import actions, time_moves
from sandbox.workshop.moves.time_moves import OfferedMove
from sandbox.workshop.moves.timeline import DayForm, Timeline
from sandbox.workshop.seating import seated
from sandbox.workshop.views.access import led
from sandbox.workshop.views.asking import is_sure
from sandbox.workshop.views.board import panel
from sandbox.workshop.views.commands import Choice, Command, carry_out, chosen, seen
from sandbox.world import clock
from sandbox.world.models import Happening, World

BACK = "avant"
"""What the forms send for « Revenir », beside the values of OfferedMove."""

NOWHERE = "Rien n’a bougé : cette date est déjà passée, ou elle est trop loin."
PASSED = "Cette date y est déjà passée, ou elle est trop loin."
OVERTAKEN = "Rien n’a bougé : {which} vient déjà de changer."


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
        if not play(seat.workshop, seat.itself, asked(request, form), **as_seen):
            messages.info(request, in_both(NOWHERE))
    except actions.Overtaken:
        messages.info(request, World.objects.get(seat=seat).reason)
    return redirect("workshop:time")


@led
def room(request, workshop):
    """For one place at once; for several, or all, after one confirmation."""
    if request.method != "POST":
        return page(request, workshop, day_form(request, places_of(workshop)))
    seats = chosen(request, workshop).select_related("world", "workshop")
    form = day_form(request, seats)
    if form.is_bound and seats and is_refused(form):
        place = workshop.seats.filter(number=whole(request.POST.get("from"))).first()
        return panel(request, workshop, place, form) if place else page(request, workshop, form)
    return carry_out(request, workshop, GO_BACK if request.POST.get("to") == BACK else ADVANCE)


def page(request, workshop, form):
    """The room's time: on which days its places are, where they may go, what has just happened."""
    by_day = defaultdict(list)
    for place in places_of(workshop):
        by_day[clock.day_of(place.world.now)].append(place)
    context = {
        "workshop": workshop,
        "section": "time",
        "days": sorted(by_day.items()),
        "moves": [move for move in OfferedMove if move != OfferedMove.TO_A_DAY],
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
    for each in Happening.objects.filter(move__world__in=left).select_related("move"):
        left_at, number = left[each.world_id]
        if each.move.left_at == left_at:
            told[each.at, each.text].append(number)
    return [
        (clock.day_of(at), text, sorted(numbers)) for (at, text), numbers in sorted(told.items())
    ]


# -- the moves, as rows -------------------------------------------------------------------------


def play(workshop, seats, move_and_day, **how):
    """Play what was asked, and return the Action, or None when it leads none of them anywhere."""
    move, day = move_and_day
    if move == BACK:
        return actions.go_back(workshop, seats, **how)
    if move not in OfferedMove.values:
        return None
    return actions.move_time(workshop, seats, move, day=day, **how)


def the_move(request, workshop, seats):
    """The posted move, and the days to which it leads, which only a question says."""
    seats = seats.select_related("world", "workshop")
    form = day_form(request, seats)
    if is_refused(form):
        return None
    move, day = asked(request, form)
    days = [] if is_sure(request) else days_of(seats, move, day)
    return Choice((move, day), {"days": in_words(days)}, leads_somewhere=bool(days))


def days_of(seats, move, day):
    """The days to which this move would lead these seats."""
    if move == BACK:
        moments = [moment for _, moment in actions.ways_back(seats).values()]
    else:
        known = move in OfferedMove.values
        moments = time_moves.targets(move, seats, day).values() if known else []
    return sorted({clock.day_of(moment) for moment in moments})


def in_words(days):
    """« Elles passeront au … », or between which days they will be; "" where nothing leads."""
    if not days:
        return ""
    if len(days) == 1:
        day = in_french(days[0], "l j F Y")
        return format_html("Elles passeront au <strong>{}</strong>.", day)
    first, last = in_french(days[0]), in_french(days[-1])
    return f"Elles iront à des dates différentes, du {first} au {last}."


ADVANCE = Command(
    play,
    home="mediation:time",
    reads=the_move,
    asks="Avancer le temps de ces places ?",
    explains="{days}",
    yes="Oui, avancer le temps",
    title="Changer la date",
    stays=PASSED,
    nowhere=NOWHERE,
    nowhere_all=NOWHERE,
    overtaken=OVERTAKEN,
)
GO_BACK = replace(
    ADVANCE,
    asks="Ramener ces places en arrière ?",
    explains="{days} Leur exercice redevient comme il était.",
    yes="Oui, revenir en arrière",
)


# -- what was asked -----------------------------------------------------------------------------


def day_form(request, seats):
    """« À une date », filled in when this is what was posted."""
    is_asked = request.POST.get("to") == OfferedMove.TO_A_DAY
    return DayForm(request.POST if is_asked else None, seats=seats)


def asked(request, form):
    """The move that was posted, and its day if it has one."""
    return request.POST.get("to"), form.cleaned_data["day"] if form.is_bound else None


def is_refused(form):
    return form.is_bound and not form.is_valid()


def places_of(workshop):
    return workshop.places.select_related("world", "workshop")
