"""What is printed or hung on the wall, from the same data as the screens."""

from django.shortcuts import render
from django.urls import reverse

from sandbox.forms import whole
from sandbox.workshop import build
from sandbox.workshop.addresses import for_others
from sandbox.workshop.views.access import led
from sandbox.world import clock
from sandbox.world.papers import Papers


@led
def sheets(request, workshop):
    """One sheet a place, front and back; one place alone with `place`, larger with `grands`.

    The room's address is printed only with `aujourdhui`: tomorrow's network gives another one.
    """
    seats = workshop.places.select_related("world", "workshop")
    if "place" in request.GET:
        seats = workshop.seats.filter(number=whole(request.GET["place"])).select_related(
            "world", "workshop"
        )
    context = {
        "workshop": workshop,
        "sheets": [sheet(request, seat) for seat in seats],
        "is_large": "grands" in request.GET,
        "is_today": "aujourdhui" in request.GET,
        "alone": request.GET.get("place", ""),
        "starts_activated": "account" in build.scenarios()[workshop.scenario],
        "room_url": for_others(request, reverse("workshop:door")),
    }
    with clock.at(clock.morning_of(workshop.held_on)):
        return render(request, "print/sheets.html", context)


@led
def summary(request, workshop):
    """For the mediator: what the scenario teaches, then every place and its person on one table."""
    seats = workshop.places.select_related("world", "workshop")
    context = {
        "workshop": workshop,
        "lesson": build.scenarios()[workshop.scenario]["lesson"],
        "rows": [{"seat": seat, "desk": Papers(seat.world)} for seat in seats],
    }
    with clock.at(clock.morning_of(workshop.held_on)):
        return render(request, "print/summary.html", context)


@led
def wall(request, workshop):
    """The room's page for the wall: the address, the code, the square to scan."""
    context = {
        "workshop": workshop,
        "section": "wall",
        "room_url": for_others(request, reverse("workshop:door")),
        "places_url": for_others(request, reverse("workshop:places", args=[workshop.code])),
    }
    return render(request, "workshop/wall.html", context)


@led
def network(request, workshop):
    """« Les autres postes ne voient pas la salle »: the remedies, one by one."""
    check_url = for_others(request, reverse("workshop:check"))
    context = {"workshop": workshop, "check_url": check_url}
    return render(request, "workshop/network.html", context)


@led
def browser(request, workshop):
    """« Ce que le navigateur peut afficher », and what to say of it: on screen and on paper."""
    return render(request, "print/browser.html", {"workshop": workshop})


def sheet(request, seat):
    enter = reverse("workshop:enter", args=[seat.token])
    return {
        "seat": seat,
        "desk": Papers(seat.world),
        "enter_url": for_others(request, enter),
    }
