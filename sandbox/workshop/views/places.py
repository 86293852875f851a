"""One place more, or one less, while people work at the others."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sandbox.workshop import erasing
from sandbox.workshop.models import MOST_SEATS, Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.views.access import led
from sandbox.workshop.views.asking import is_sure
from sandbox.workshop.views.once import since_shown


@led
@require_POST
@transaction.atomic
def add(request, workshop):
    """Make one more place; nobody else sees anything move. A double click makes only one."""
    workshop = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if just_added := since_shown(request, workshop.places).last():
        messages.info(request, f"La place {just_added.number} est déjà ajoutée.")
        return redirect("mediation:seat", workshop.code, just_added.number)
    try:
        seat = build.add_seat(workshop)
    except build.Full:
        messages.warning(request, f"La salle a déjà {MOST_SEATS} places.")
        return redirect("mediation:board", workshop.code)
    messages.success(request, f"La place {seat.number} est prête. Imprimez sa fiche.")
    return redirect("mediation:seat", workshop.code, seat.number)


@led
@require_POST
@transaction.atomic
def remove(request, workshop, number):
    """Take a place away: at once when it is free and untouched, else after one confirmation."""
    workshop = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if not 1 <= number <= MOST_SEATS:
        raise Http404
    place = workshop.places.select_for_update().filter(number=number).first()
    if place is None:  # the second press of a double click, or another tab was quicker
        return redirect("mediation:board", workshop.code)
    if workshop.places.count() == 1:
        messages.warning(request, "C’est la dernière place. Elle reste.")
        return redirect("mediation:seat", workshop.code, number)
    if place.has_served and not is_sure(request):
        return render(request, "workshop/remove.html", {"workshop": workshop, "seat": place})
    erasing.erase_seat(place)
    messages.success(
        request, f"La place {number} est retirée. Ajoutez une place pour la retrouver."
    )
    return redirect("mediation:board", workshop.code)
