"""« J’ai besoin d’aide »: the learner asks, the mediator answers, and both see it at once."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sandbox.kit.forms import path_shown
from sandbox.kit.htmx import asks_for_a_piece
from sandbox.workshop.seating import seated
from sandbox.workshop.views.access import led
from sandbox.workshop.views.commands import back, chosen
from sandbox.world.ways_back import safe_back, without_what_may_be_real


@seated
def mine(request, seat):
    """Ask for help, stop asking, or, for an open page, learn what became of it.

    The button alone comes back to a page with JavaScript, where something may be half typed.
    """
    if not seat.number:
        raise Http404
    if request.method == "POST":
        if "cancel" in request.POST:
            seat.stop_asking()
        else:
            seat.ask_for_help()
    elif request.GET.get("dit") == seat.asking:
        return HttpResponse(status=204)
    if asks_for_a_piece(request):
        context = {
            "seat": seat,
            "is_news": True,
            "page": without_what_may_be_real(path_shown(request)),
        }
        return render(request, "workshop/_help.html", context)
    return safe_back(request, otherwise=reverse("workshop:seat"))


@require_POST
@seated
def notch(request, seat):
    """« Guidé » or « Comme en vrai », from the page where one is."""
    seat.turn_to(request.POST.get("to"))
    return safe_back(request, otherwise=reverse("workshop:seat"))


@require_POST
@seated
def language(request, seat):
    """« Langue de l’aide », then the same page."""
    seat.be_helped_in(request.POST.get("to", ""))
    return safe_back(request, otherwise=reverse("workshop:seat"))


@led
@require_POST
def answer(request, workshop):
    """« J’arrive », then « C’est réglé », for each place chosen that asks."""
    for place in chosen(request, workshop):
        if "settled" in request.POST:
            place.settle()
            messages.success(request, f"La demande de la place {place.number} est réglée.")
        else:
            place.answer()
            messages.success(request, f"La place {place.number} sait que vous arrivez.")
    return back(request, workshop, "mediation:board")
