"""What is printed or hung on the wall, from the same data as the screens."""

from collections import defaultdict
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import content_disposition_header

from sandbox.kit import pdf
from sandbox.kit.forms import whole
from sandbox.languages import LANGUAGES
from sandbox.workshop.addresses import for_others
from sandbox.workshop.scenarios import build
from sandbox.workshop.sheets import pages_of
from sandbox.workshop.telling.goals import mission_of
from sandbox.workshop.views.access import led
from sandbox.world import clock
from sandbox.world.papers import Papers


@led
def sheets(request, workshop):
    """One sheet a place, front and back; some places alone with `place`, larger with `grands`.

    The room's address is printed only with `aujourdhui`: tomorrow's network gives another one.
    """
    with clock.at(clock.morning_of(workshop.held_on)):
        return render(request, "print/sheets.html", sheets_context(request, workshop))


@led
def sheets_file(request, workshop):
    """The same sheets, with the same choices, as one PDF to keep or to send to a printer."""
    title, day = f"Fiches de l’atelier {workshop.code}", clock.morning_of(workshop.held_on)
    context = sheets_context(request, workshop)
    with clock.at(day):
        page = render_to_string("print/sheets.html", context, request)
    file = pdf.render_sheets(title, at=day, pages=pages_of(page), is_large=context["is_large"])
    name = f"fiches-{workshop.code}.pdf"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(file, content_type="application/pdf", headers=headers)


@led
def sheets_in_a_language(request, workshop):
    """A leaf a place beside its sheet: the mission and what helps, in the language `langue`, over
    the French. The browser prints it, with the letters of its computer."""
    asked = request.GET.get("langue")
    context = sheets_context(request, workshop)
    context["tongue"] = asked if asked in LANGUAGES else next(iter(LANGUAGES))
    with clock.at(clock.morning_of(workshop.held_on)):
        return render(request, "print/sheets_in_a_language.html", context)


def sheets_context(request, workshop):
    """What the sheets are about, as the address says."""
    seats = workshop.places.select_related("world", "workshop")
    alone = [whole(number) for number in request.GET.getlist("place")]
    ticked = {name: "1" for name in ("grands", "aujourdhui") if name in request.GET}
    if alone:
        seats = workshop.seats.filter(number__in=alone)
        seats = seats.select_related("world", "workshop")
    return {
        "workshop": workshop,
        "sheets": [sheet(request, seat) for seat in seats],
        "is_large": "grands" in ticked,
        "is_today": "aujourdhui" in ticked,
        "alone": alone,
        "room_url": for_others(request, reverse("workshop:door")),
        "choices": urlencode({"place": alone} | ticked, doseq=True),
    }


@led
def summary(request, workshop):
    """For the mediator: what is taught, then every place and its person on one table."""
    seats = workshop.places.select_related("world", "workshop")
    context = {
        "workshop": workshop,
        "stories": stories_of(seats),
        "rows": [{"seat": seat, "desk": Papers(seat.world)} for seat in seats],
    }
    with clock.at(clock.morning_of(workshop.held_on)):
        return render(request, "print/summary.html", context)


@led
def browser(request, workshop):
    """« Ce que le navigateur peut afficher », and what to say of it: on screen and on paper."""
    return render(request, "print/browser.html", {"workshop": workshop})


def stories_of(seats):
    """What the scenarios of these seats teach: [(title, story, the numbers of their places)]."""
    places = defaultdict(list)
    for seat in seats:
        places[seat.scenario, seat.world.service_year].append(seat.number)
    told = {key: build.as_told(*key) for key in places}
    return [(told[key]["title"], told[key]["story"], numbers) for key, numbers in places.items()]


def sheet(request, seat):
    enter = reverse("workshop:enter", args=[seat.token])
    return {
        "seat": seat,
        "desk": Papers(seat.world),
        "mission": mission_of(seat),
        "starts_activated": "account" in build.scenarios()[seat.scenario],
        "enter_url": for_others(request, enter),
    }
