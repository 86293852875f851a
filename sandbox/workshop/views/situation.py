"""« Quelle est ma situation ? »: a question a page, then the exercise that it gives."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render

from sandbox.workshop.models import Seat
from sandbox.workshop.moves import actions
from sandbox.workshop.scenarios import situations
from sandbox.workshop.seating import seated
from sandbox.workshop.views.join import MOVED, choose, say_why

YOURS_ALREADY = "C’est déjà votre exercice. Bonne route."


@seated
def ask(request, seat, slug=""):
    """A question: an answer leads to the next one, or is pressed and gives an exercise."""
    questions = situations.questions()
    slug = slug or next(iter(questions))
    if not seat.workshop.asks_situation or slug not in questions:
        raise Http404
    if situation := situations.every().get(request.POST.get("situation")):
        return give(request, seat, situation)
    return render(request, "workshop/situation.html", {"question": questions[slug]})


def give(request, seat, situation):
    """The exercise of that Situation, at this place; its room counts what was said."""
    try:
        with transaction.atomic():
            is_another = situation.scenario != seat.scenario
            if is_another:
                choose(request, situation.scenario)
            Seat.objects.filter(pk=seat.pk).update(situation=situation.kept_as)
    except actions.Overtaken:
        messages.info(request, MOVED)
    else:
        if is_another:
            say_why(request, seat)
        else:
            messages.success(request, YOURS_ALREADY)
    return redirect("workshop:seat")
