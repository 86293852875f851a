"""« J'ai écrit une vraie information », on the band: one press, and no question before."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sandbox.kit.coach import in_both
from sandbox.workshop import half_typed
from sandbox.workshop.moves import wiping
from sandbox.workshop.seating import hold, seated
from sandbox.world.ways_back import way_back

ALL_WIPED = "Tout est effacé. L’exercice recommence au début."


@require_POST
@seated
def wipe(request, seat):
    """Wipe what this page and the one before were told; say so, and lead back to the page."""
    page = way_back(request.POST.get("retour", ""), otherwise=reverse("accounts:resume"))
    with transaction.atomic():
        wiping.wipe_page(hold(request, seat), page)
    half_typed.forget(request.session, [seat.pk])
    return redirect(f"{reverse('workshop:wiped')}?{urlencode({'retour': page})}")


@seated
def wiped(request, seat):
    """It is said, with the way back, and what to do where it was written elsewhere, or earlier."""
    page = way_back(request.GET.get("retour", ""), otherwise=reverse("accounts:resume"))
    return render(request, "workshop/wiped.html", {"page": page})


@require_POST
@seated
def wipe_all(request, seat):
    """« Tout effacer »: the place is at its start again, and nothing of before is kept."""
    with transaction.atomic():
        wiping.wipe_all(hold(request, seat))
    half_typed.forget(request.session, [seat.pk])
    messages.success(request, in_both(ALL_WIPED))
    return redirect("workshop:seat")
