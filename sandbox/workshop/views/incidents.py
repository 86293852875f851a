"""The tray of difficulties: for one place from its page, for several or the room from here."""

from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts.incidents import DIFFICULTIES, Outcome
from sandbox.workshop.telling import incidents_by_place as tray
from sandbox.workshop.views.access import led
from sandbox.workshop.views.commands import Choice, Command, carry_out

AT_NEXT = "prochaine"
SPARED = "Sans effet, {places}\u00a0: {why}."
GONE = "Rien à retirer\u00a0: cet incident n’y est plus."


def the_difficulty(request, workshop, seats):
    kind = tray.known(request.POST.get("incident"))
    words = kind and {"label": DIFFICULTIES[kind].label, "why": DIFFICULTIES[kind].unless}
    return kind and Choice((kind, request.POST.get("when") == AT_NEXT), words)


def put(workshop, seats, difficulty, **by_whom):
    kind, at_next = difficulty
    became = tray.put(list(seats), kind, at_next=at_next)
    return [seat for seat, outcome in became.items() if outcome != Outcome.IMPOSSIBLE]


def take_off(workshop, seats, difficulty, **by_whom):
    kind, _ = difficulty
    return tray.take_back(list(seats), kind)


PUT = Command(
    put,
    home="mediation:incidents",
    reads=the_difficulty,
    tells=lambda choice, moved: {"mis": choice.value[0], "sur": moved},
    unchosen="Choisissez d’abord un incident.",
    stayed=SPARED,
    nowhere=SPARED,
    nowhere_all=SPARED,
)
TAKE_OFF = Command(
    take_off,
    home="mediation:incidents",
    reads=the_difficulty,
    placeless=GONE,
    unchosen=GONE,
    moved="«\u00a0{label}\u00a0» est retiré, {places}.",
    stayed="",
    nowhere=GONE,
    nowhere_all=GONE,
)
"""Neither asks: what is put is no Action, and is taken off exactly as if it had never been."""


@led
def incidents(request, workshop):
    """The tray for the room, and what is on each place; putting one on several places at once."""
    if request.method == "POST":
        return carry_out(request, workshop, PUT)
    places = list(workshop.places)
    context = {"workshop": workshop, "section": "incidents", "places": places}
    context |= {"lines": tray.of(places), "put": tray.just_put(workshop, request.GET)}
    return render(request, "workshop/incidents.html", context)


@led
@require_POST
def take_back(request, workshop):
    """« Retirer », or « Annuler » just after: the place is as if nothing had been put there."""
    return carry_out(request, workshop, TAKE_OFF)
