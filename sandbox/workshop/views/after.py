"""« Bilan », what the funder gets, and the sheet that a learner takes home."""

import csv
from contextlib import suppress
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header

from sandbox import facts
from sandbox.kit.forms import whole
from sandbox.workshop import erasing
from sandbox.workshop.models import Workshop
from sandbox.workshop.seating import leave_for_good, seated
from sandbox.workshop.telling import achievements, debrief, replies, sorted_mail
from sandbox.workshop.telling.goals import mission_of
from sandbox.workshop.views.access import led, led_even_erased, mediators_only


@led_even_erased
def review(request, workshop):
    """The page to talk over: the room's totals and, until they are erased, each place's history."""
    room = debrief.totals(workshop)
    context = {
        "workshop": workshop,
        "room": room,
        "stops": debrief.bars(debrief.stops_in_words(room["stops"])),
        "journeys": debrief.bars(debrief.ends_in_words(room["journeys"])),
        "mistakes": debrief.bars(debrief.in_words(room["mistakes"])),
        "lessons": debrief.to_talk_over(room["mistakes"]),
        "replies": replies.of_the_room(room["replies"]),
        "mail": sorted_mail.of_the_room(workshop),
        "is_by_place": debrief.counts_by_place(workshop),
        "histories": [each for each in debrief.histories(workshop) if each.is_taken],
    }
    return render(request, "print/review.html", context)


@led_even_erased
def table(request, workshop):
    """One workshop's totals for a French spreadsheet: nothing about anyone, none of a rehearsal."""
    if workshop.is_rehearsal:
        raise Http404
    name = f"bilan-{workshop.held_on.isoformat()}-{workshop.code}.csv"
    return spreadsheet(name, debrief.table(workshop))


@mediators_only
def tables(request):
    """The totals of all the sessions that one led, one after the other; `du` and `au` choose."""
    held = sessions_of(request)
    return spreadsheet("bilans.csv", (line for each in held for line in debrief.table(each)))


@mediators_only
def sessions(request):
    """The same, one line a session."""
    lines = map(debrief.session, sessions_of(request))
    return spreadsheet("seances.csv", lines, columns=debrief.SESSION_COLUMNS)


def sessions_of(request):
    """The workshops that were held, the oldest first, between the days of the address, if any."""
    mine = Workshop.objects.led_by(request.user).order_by("held_on", "pk")
    for name, lookup in {"du": "held_on__gte", "au": "held_on__lte"}.items():
        with suppress(ValueError):
            mine = mine.filter(**{lookup: date.fromisoformat(request.GET.get(name, ""))})
    return filter(debrief.was_held, mine)


def spreadsheet(name, lines, *, columns=debrief.COLUMNS):
    """A file that a French spreadsheet opens by itself: its own separator, and accents kept."""
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=headers)
    csv.writer(response, delimiter=";").writerows([columns, *lines])
    return response


@led
def sheets(request, workshop):
    """« J’ai réussi », a sheet for each place where somebody sat; one alone with `place`."""
    histories = debrief.histories(workshop)
    if "place" in request.GET:
        number = get_object_or_404(workshop.places, number=whole(request.GET["place"])).number
        histories = [each for each in histories if each.seat.number == number]
    taken = [sheet(each) for each in histories if each.is_taken]
    context = {"workshop": workshop, "sheets": taken, "is_room": True}
    return render(request, "print/achievements.html", context)


@seated
def mine(request, seat):
    """« J’ai réussi », for the place of this browser."""
    if not seat.number:
        raise Http404
    context = {
        "workshop": seat.workshop,
        "sheets": [sheet(debrief.history_of(seat))],
        "is_room": False,
    }
    return render(request, "print/achievements.html", context)


def sheet(history):
    return {
        "history": history,
        "done": achievements.done(history),
        "begun": achievements.begun(history),
        "overcome": achievements.overcome(history),
        "then": achievements.then(history),
        "left_out": mission_of(history.seat).left_out,
        "order": facts.fact("order-of-today").real if achievements.wants_a_space(history) else [],
    }


@led_even_erased
def erase(request, workshop):
    """Erase a workshop without waiting for the night, after one confirmation."""
    if workshop.erased_at:  # the second press of a double click, or another tab was quicker
        return redirect("mediation:workshops")
    if request.method != "POST":
        return render(request, "workshop/erase.html", {"workshop": workshop})
    erasing.erase(workshop)
    if request.seat and request.seat.workshop_id == workshop.pk:
        leave_for_good(request.session)
    messages.success(request, f"L’atelier {workshop.code} est effacé. Son bilan reste.")
    return redirect("mediation:workshops")
