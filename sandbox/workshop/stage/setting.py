"""Setting a scene by the ladder: it is an Action, so it can be taken back."""

from django.db import transaction
from django.urls import reverse

from sandbox.workshop.moves import actions
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.scenarios import build
from sandbox.world.models import World
from sandbox.world.notices import Notice

STAND_IN = "mere-trois-enfants"
"""Who is played where the room's own exercise does not have the step."""


def played(scene, workshop, who=""):
    """The scenario of place 0 in a Scene: whom the outline says, else the room's own."""
    if who or scene.scenario:
        return who or scene.scenario
    own, step = workshop.dealt_to(0), scene.step_in(workshop.service_year)
    story = build.scenarios()[own]
    fits = not step or stops(workshop.service_year)[step].fits(story)
    return own if fits and all(map(story.get, scene.holds)) else STAND_IN


def show(scene, workshop, *, by, who=""):
    """Put place 0 in a Scene, and return the page where it is."""
    place = workshop.seats.filter(number=0)
    actions.stage(
        workshop,
        place,
        title=scene.title,
        scenario=played(scene, workshop, who),
        step=scene.step_in(workshop.service_year),
        later=scene.later,
        by=by,
    )
    return reverse(scene.page) if scene.page else World.objects.get(seat__in=place).leads_to


@transaction.atomic
def rehearse(steps, workshop, *, by):
    """Set the scene of each of these steps once, then put place 0 at the start; return those that
    cannot be set. What leads to the others is kept: a press then only puts it back.

    It is one Action, whose way back is place 0 as it was.
    """
    place, refused = workshop.seats.filter(number=0), []
    before = set(workshop.actions.values_list("pk", flat=True))
    for step in steps:
        try:
            show(step.stage, workshop, by=by, who=step.who)
        except Stuck:
            refused.append(step)
    first, *others = workshop.actions.exclude(pk__in=before).order_by("pk") or [None]
    for each in others:
        each.delete()
    if first:
        first.label = "La place 0 a essayé chaque étape."
        first.save(update_fields=["label"])
    build.reset(place, notice=Notice.LED)
    return refused


def bring(scene, workshop, seats, **by_whom):
    """Bring places of the room to the same step, each with its own person; return the Action.

    Where the scene is at the start of the scenario, so are they. A place whose scenario does not
    have the step stays as it is; when that is all of them, None is returned.
    """
    step = scene.step_in(workshop.service_year)
    if not step:
        return actions.reset(workshop, seats, **by_whom)
    return actions.jump(workshop, seats, step, later=scene.later, **by_whom)
