"""« Répéter avec une salle »: a workshop of invented learners, for who leads alone."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sandbox.workshop.models import LONGEST_TITLE, Rehearsal, Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage import projecting, rehearsing
from sandbox.workshop.views.access import led
from sandbox.world import clock

ALIKE = ["service_year", "guidance", "may_restart", "may_move_time", "offered"]
"""What the workshop of a rehearsal has as the one that is rehearsed."""

PRESSES = {"start": Rehearsal.start, "pause": Rehearsal.pause, "stop": Rehearsal.stop}


@led
@require_POST
@transaction.atomic
def begin(request, workshop):
    """The rehearsal of this workshop, today: made the first time, on a board of its own."""
    get_user_model().objects.select_for_update().get(pk=request.user.pk)
    title, today = f"Répétition\u00a0: {workshop.title}"[:LONGEST_TITLE], clock.real_today()
    mine = Workshop.objects.open().filter(owner=request.user, held_on=today, is_rehearsal=True)
    made = mine.filter(title=title, rehearsal__is_over=False).first()
    if made is None:
        scenario, *others = rehearsing.who_is_played(workshop.scenarios)
        made = build.workshop(
            scenario=scenario,
            other_scenarios=others,
            seats=max(1, min(workshop.places.count(), rehearsing.MOST_PLACES)),
            title=title,
            owner=request.user,
            is_rehearsal=True,
            **{name: getattr(workshop, name) for name in ALIKE},
        )
        projecting.copy_preparation(workshop, made)
        rehearsing.begin(made)
        messages.success(
            request, "La salle de répétition est prête. Pressez «\u00a0Commencer\u00a0»."
        )
    return redirect("mediation:board", made.code)


@led
@require_POST
@transaction.atomic
def lead(request, workshop):
    """« Commencer », « Mettre en pause », « Reprendre », « Arrêter la répétition »."""
    rehearsal = Rehearsal.objects.select_for_update().filter(workshop=workshop).first()
    press = PRESSES.get(request.POST.get("to"))
    if rehearsal is None or press is None:
        raise Http404
    press(rehearsal)
    return redirect("mediation:board", workshop.code)
