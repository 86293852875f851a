"""« J'ai écrit une vraie information », on the band: one press, and no question before."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sandbox.kit.coach import in_both
from sandbox.machine import journal
from sandbox.machine.journal import Event
from sandbox.workshop import erasing, half_typed
from sandbox.workshop.moves import wiping
from sandbox.workshop.seating import hold, seated, sessions_at
from sandbox.world.ways_back import way_back

ALL_WIPED = "Tout est effacé. L’exercice recommence au début."


@require_POST
@seated
def wipe(request, seat):
    """Wipe what this page and the one before were told; say so, and lead back to the page."""
    page = way_back(request.POST.get("retour", ""), otherwise=reverse("accounts:resume"))
    with transaction.atomic():
        pages = wiping.wipe_page(hold(request, seat), page)
    _leave_nothing_half_typed(request, seat)
    return redirect(f"{reverse('workshop:wiped')}?{urlencode({'retour': page, 'pages': pages})}")


@seated
def wiped(request, seat):
    """What is gone is said, with the way back, and what to do where something is left."""
    page = way_back(request.GET.get("retour", ""), otherwise=reverse("accounts:resume"))
    pages = {"1": 1, "2": 2}.get(request.GET.get("pages"), 0)
    return render(request, "workshop/wiped.html", {"page": page, "pages": pages})


@require_POST
@seated
def wipe_all(request, seat):
    """« Tout effacer »: the place is at its start again, and nothing of before is kept."""
    with transaction.atomic():
        wiping.wipe_all(hold(request, seat))
    _leave_nothing_half_typed(request, seat)
    messages.success(request, in_both(ALL_WIPED))
    return redirect("workshop:seat")


def _leave_nothing_half_typed(request, seat):
    """Nor in any browser that was at this place, nor in the log of the database."""
    half_typed.forget(request.session, {seat.pk})
    for session in sessions_at(seat.itself):
        if session.session_key != request.session.session_key:
            half_typed.forget(session, {seat.pk})
            session.save()
    erasing.empty_log()
    journal.note(Event.WIPED)
