"""The tray of difficulties: for one place from its page, for several or the room from here."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.incidents import TABLE, Outcome
from sandbox.kit.forms import whole
from sandbox.workshop.telling import incidents_by_place as tray
from sandbox.workshop.views.access import led
from sandbox.workshop.views.commands import chosen

AT_NEXT = "prochaine"


@led
def incidents(request, workshop):
    """The tray for the room, and what is on each place; putting one on several places at once."""
    if request.method != "POST":
        places = list(workshop.places)
        context = {"workshop": workshop, "section": "incidents", "places": places}
        context |= {"lines": tray.of(places), "put": tray.just_put(workshop, request.GET)}
        return render(request, "workshop/incidents.html", context)
    kind, seats = tray.known(request.POST.get("incident")), list(chosen(request, workshop))
    if kind is None:
        messages.warning(request, "Choisissez d’abord un incident.")
        return back(request, workshop)
    if not seats:
        messages.warning(request, "Choisissez d’abord une place.")
        return back(request, workshop)
    became = tray.put(seats, kind, at_next=request.POST.get("quand") == AT_NEXT)
    spared = [seat for seat, outcome in became.items() if outcome == Outcome.IMPOSSIBLE]
    if spared:
        why = TABLE[kind].unless
        messages.warning(request, f"Sans effet, {tray.of_places(spared)}\u00a0: {why}.")
    hit = [seat.number for seat in seats if seat not in spared]
    return back(request, workshop, **({"mis": kind, "sur": hit} if hit else {}))


@led
@require_POST
def take_back(request, workshop):
    """« Retirer », or « Annuler » just after: the place is as if nothing had been put there."""
    kind = tray.known(request.POST.get("incident"))
    freed = tray.take_back(list(chosen(request, workshop)), kind) if kind else []
    if freed:
        messages.success(
            request, f"«\u00a0{kind.label}\u00a0» est retiré, {tray.of_places(freed)}."
        )
    else:
        messages.warning(request, "Rien à retirer\u00a0: cet incident n’y est plus.")
    return back(request, workshop)


def back(request, workshop, **query):
    """To the page the form was on, which says what was just put."""
    number = whole(request.POST.get("from"))
    if request.POST.get("from") and workshop.seats.filter(number=number).exists():
        url = reverse("mediation:seat", args=[workshop.code, number])
    else:
        url = reverse("mediation:incidents", args=[workshop.code])
    return redirect(f"{url}?{urlencode(query, doseq=True)}" if query else url)
