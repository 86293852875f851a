"""Whom « Tous à cette étape » would still bring, before « À vous » asks anything of them."""

from accounts.flows import NEEDS
from sandbox.workshop.robot import playbook
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.scenarios import build
from sandbox.world.models import World


def away_from(step, workshop, seats):
    """How many of the workshop's seats (as the board tells them) the step asks something of that
    they cannot do where they are: neither at its page, nor past it.

    0 where it asks nothing, or brings nowhere; one whose exercise lacks it is left out.
    """
    stop = stops(workshop.service_year).get(step.stage.step_in(workshop.service_year))
    if stop is None or not step.task:
        return 0
    scenarios = build.scenarios()
    concerned = [
        seat
        for seat in seats
        if seat.is_taken and step.is_for(seat.group) and stop.fits(scenarios[seat.scenario])
    ]
    inside = _inside(workshop)
    return sum(not _is_there(seat, stop, is_inside=seat.world_id in inside) for seat in concerned)


def _inside(workshop):
    """The pks of the worlds where somebody is logged in, past what is asked the first time."""
    worlds = World.objects.filter(
        seat__workshop=workshop,
        sitesession__opened_at__isnull=False,
        sitesession__account__preferences__welcomed_at__isnull=False,
    )
    return set(worlds.values_list("pk", flat=True))


def _is_there(seat, stop, *, is_inside):
    page = stop.slug.partition("/")[2]
    if stop.route.begins is playbook.be_inside:
        return is_inside
    if stop.told in seat.achieved.splitlines():
        return True
    if page == NEEDS:
        return not is_inside
    return (seat.journey, seat.page) == (stop.told, page) or stop.is_behind(seat)
