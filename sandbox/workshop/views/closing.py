"""« Fermer la salle »: what Ctrl + C does in the window of the program, from a page."""

from django.contrib import messages
from django.shortcuts import redirect, render

from sandbox.machine import closing
from sandbox.workshop import erasing
from sandbox.workshop.models import Seat, Workshop
from sandbox.workshop.seating import leave_for_good
from sandbox.workshop.views.access import mediators_only
from sandbox.workshop.views.asking import is_sure

ELSEWHERE = (
    "La salle se ferme sur son ordinateur\u00a0: dans la fenêtre noire du programme, appuyez sur "
    "les touches Ctrl et C ensemble."
)


@mediators_only
def close_room(request):
    """Ask, then close: with what was done today kept, or erased first, as the button says."""
    if not closing.is_possible(request):
        messages.info(request, ELSEWHERE)
        return redirect("mediation:workshops")
    used = erasing.of_today()
    own = Workshop.objects.led_by(request.user)
    left = [each for each in used if each in own]
    context = {"left": left, "others": len(used) - len(left)}
    context["came_from"] = own.filter(code=request.GET.get("salle", "")).first()
    if not is_sure(request):
        context["seated"] = Seat.objects.taken().filter(number__gt=0).count()
        return render(request, "workshop/close_room.html", context)
    context["is_erased"] = request.POST["confirmed"] == "erase"
    if context["is_erased"]:
        context["left"] = erase(request, left)
    closing.soon(closing.HEARD_WITHIN if context["is_erased"] else closing.ANSWERED_WITHIN)
    return render(request, "workshop/room_closed.html", context)


def erase(request, workshops):
    """Erase these, and return those that resisted."""
    erased = erasing.erase_all(workshops)
    if request.seat and request.seat.workshop in erased:
        leave_for_good(request.session)
    return [each for each in workshops if each not in erased]
