"""Holding seats while one acts on them, as long as they are what a page showed."""

from sandbox.workshop.models import Workshop
from sandbox.world.models import World


class Overtaken(Exception):
    """Somebody moved one of these seats since the page was shown."""


def refuse_if_newer(workshop, seats, seen, **whose):
    if workshop.actions.filter(pk__gt=seen, save_points__seat__in=seats, **whose).exists():
        raise Overtaken


def refuse_if_moved(seats, generation):
    worlds = World.objects.filter(seat__in=seats)
    if generation is not None and worlds.exclude(generation=generation).exists():
        raise Overtaken


def lock_as_seen(workshop, seats, *, seen=None, generation=None):
    """Hold seats that are still as a page showed them."""
    workshop = lock(workshop, seats)
    refuse_if_moved(seats, generation)
    if seen is not None:
        refuse_if_newer(workshop, seats, seen, by_learner=False)
    return workshop


def lock(workshop, seats):
    """Hold the workshop, then the worlds of these seats: nobody writes there meanwhile."""
    workshop = Workshop.objects.select_for_update().get(pk=workshop.pk)
    list(World.objects.select_for_update().filter(seat__in=seats).order_by("pk"))
    return workshop
