"""The end of an exercise: it is said, then what one may go on with."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sandbox.kit.forms import whole
from sandbox.workshop.models import Seat
from sandbox.workshop.moves import again as moves
from sandbox.workshop.moves.holding import Overtaken
from sandbox.workshop.seating import hold, seated
from sandbox.workshop.telling import replies
from sandbox.workshop.telling.goals import mission_of
from sandbox.workshop.telling.goes import goes_of
from sandbox.workshop.views.join import MOVED, say_why


@seated
def end(request, seat):
    """« C’est réussi »: what was done, what to remember, and the ways on.

    « Voir la suite », said on every page until then, posts; reading changes nothing.
    """
    if not seat.is_finished or not seat.number:
        return redirect("workshop:seat")
    if request.method == "POST":
        Seat.objects.filter(pk=seat.pk, is_finished=True).update(is_end_read=True)
        return redirect("workshop:end")
    context = {"mission": mission_of(seat), "goes": goes_of(seat)}
    context["asked"] = replies.asked(seat)
    return render(request, "workshop/end.html", context)


@require_POST
@seated
def reply(request, seat):
    """What one chooses of a question; its explanation is on the page of the end."""
    with transaction.atomic():
        seat = hold(request, seat)
        if seat.is_finished:
            replies.reply(seat, request.POST.get("reply"))
        else:
            messages.info(request, MOVED)
    return redirect("workshop:end")


@require_POST
@seated
def again(request, seat):
    """« Encore une fois, seul »: the same person with other numbers; a double click is one."""
    if not seat.workshop.may_restart:
        raise Http404
    try:
        with transaction.atomic():
            seat = hold(request, seat)
            generation = whole(request.POST.get("generation"))
            moves.again(seat.workshop, seat.itself, generation=generation)
        say_why(request, seat)
    except Overtaken:
        messages.info(request, MOVED)
    return redirect("workshop:seat")
