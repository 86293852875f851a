from django.http import Http404
from django.shortcuts import redirect, render

from sandbox.workshop.middleware import Seated
from sandbox.workshop.models import Seat


def door(request):
    """The room's door: whoever has a seat goes on to the site, others are told how to get one."""
    if request.seat:
        return redirect("accounts:site")
    return render(request, "workshop/door.html")


def enter(request, token):
    """Seat this browser: the link of a place, reusable, to be opened or scanned."""
    seat = Seat.objects.filter(token=token).first()
    if seat is None:
        raise Http404
    Seated.sit(request.session, seat)
    return redirect("workshop:seat")


def seat(request):
    """Where one has just sat down: who one plays, and the way to the site."""
    if request.seat is None:
        return redirect("workshop:door")
    return render(request, "workshop/seat.html")
