"""Setting a scene by the ladder: it is an Action, so it can be taken back."""

from django.urls import reverse

from sandbox.workshop.moves import actions
from sandbox.world.models import World


def show(scene, workshop, *, by):
    """Put place 0 in a Scene, and return the page where it is."""
    place = workshop.seats.filter(number=0)
    actions.stage(
        workshop,
        place,
        title=scene.title,
        scenario=scene.scenario,
        step=scene.step_in(workshop.service_year),
        later=scene.later,
        by=by,
    )
    return reverse(scene.page) if scene.page else World.objects.get(seat__in=place).leads_to


def bring(scene, workshop, seats, **by_whom):
    """Bring places of the room to the same step, each with its own person; return the Action.

    Where the scene is at the start of the scenario, so are they. A place whose scenario does not
    have the step stays as it is; when that is all of them, None is returned.
    """
    step = scene.step_in(workshop.service_year)
    if not step:
        return actions.reset(workshop, seats, **by_whom)
    return actions.jump(workshop, seats, step, later=scene.later, **by_whom)
