"""A stand: one place, one person after the other, five minutes each."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sandbox.kit.dates import in_french
from sandbox.workshop.models import Workshop
from sandbox.workshop.moves import sitting
from sandbox.workshop.scenarios import build
from sandbox.workshop.seating import leave_for_good, seated
from sandbox.workshop.views.access import mediators_only
from sandbox.world import clock
from sandbox.world.models import Order


@require_POST
@mediators_only
@transaction.atomic
def begin(request):
    """« Ouvrir un stand »: that of today, made the first time, and its place on this screen."""
    get_user_model().objects.select_for_update().get(pk=request.user.pk)
    today = clock.real_today()
    mine = Workshop.objects.open().filter(owner=request.user, held_on=today, is_stand=True)
    stand = mine.first() or build.workshop(
        scenario=build.OF_A_STAND,
        seats=1,
        title=f"Stand du {in_french(today, 'j F Y')}",
        owner=request.user,
        service_year=Order.APP.value,
        is_stand=True,
    )
    return redirect("workshop:enter", stand.places.first().token)


@require_POST
@seated
@transaction.atomic
def next_person(request, seat):
    """« Personne suivante »: the place as at the start, for somebody who has not sat there."""
    if not seat.workshop.is_stand:
        raise Http404
    seat.free()
    leave_for_good(request.session)
    request.seat = None
    sitting.sit_down(request, seat)
    return redirect("workshop:seat")
