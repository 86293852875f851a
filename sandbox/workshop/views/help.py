"""« J’ai besoin d’aide »: the learner asks, the mediator answers, and both see it at once."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sandbox.kit.forms import path_shown
from sandbox.workshop.seating import to_the_door
from sandbox.workshop.views.access import led
from sandbox.workshop.views.board import back, chosen
from sandbox.world.ways_back import way_back, without_what_may_be_real


def mine(request):
    """Ask for help, stop asking, or, for an open page, learn what became of it.

    The button alone comes back to a page with JavaScript, where something may be half typed.
    """
    seat = request.seat
    if seat is None:
        return to_the_door(request)
    if not seat.number:
        raise Http404
    if request.method == "POST":
        if "annuler" in request.POST:
            seat.stop_asking()
        else:
            seat.ask_for_help()
    elif request.GET.get("dit") == seat.asking:
        return HttpResponse(status=204)
    if request.htmx and not request.htmx.boosted:
        context = {
            "seat": seat,
            "is_news": True,
            "page": without_what_may_be_real(path_shown(request)),
        }
        return render(request, "workshop/_help.html", context)
    otherwise = reverse("workshop:seat")
    return HttpResponseRedirect(way_back(request.POST.get("retour", ""), otherwise=otherwise))


@led
@require_POST
def answer(request, workshop):
    """« J’arrive », then « C’est réglé », for each place chosen that asks."""
    for place in chosen(request, workshop):
        if "regle" in request.POST:
            place.settle()
            messages.success(request, f"La demande de la place {place.number} est réglée.")
        else:
            place.answer()
            messages.success(request, f"La place {place.number} sait que vous arrivez.")
    return back(request, workshop)
