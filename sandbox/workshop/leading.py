"""Playing seats up to a step, and a few days further, with hands that go through the pages."""

from sandbox import security
from sandbox.workshop import beginnings
from sandbox.workshop.build import scenarios
from sandbox.workshop.hands import Hands
from sandbox.world import progress
from sandbox.world.models import Person


def lead(seats, place, *, days=0, later=0, page=""):
    """Play these seats up to a step, and return {pk of the world: the page where it is}.

    The seats are at the start of their scenario, and held.

    Args:
        place: one of `journeys.STEPS`; None to stay at the start.
        days: how many days pass before anything is done.
        later: how many have passed, from the start, once it is done.
        page: the address to look at, in the place of the step's own.
    """
    all_hands = [Hands(seat) for seat in seats]
    with security.printed_passwords(_passwords_of(seats)):
        told = [_begin(hands, place, days) for hands in all_hands]
        if place and place.journey.label:
            beginnings.keep(seats, place.journey.label)
        return {
            hands.seat.world_id: _go_on(hands, place, later, page, before)
            for hands, before in zip(all_hands, told, strict=True)
        }


def _begin(hands, place, days):
    """Do what comes before a journey, and return what would have been told of it."""
    with progress.held() as told:
        hands.let_pass(days)
        if place:
            place.journey.begins(hands)
    return told


def _go_on(hands, place, later, page, before):
    """Do what comes before a step, look at it, and tell once where the seat now stands."""
    scenario = scenarios()[hands.seat.scenario]
    with progress.held() as told:
        for step in place.before if place else ():
            if step.fits(scenario):
                step.passes(hands)
        hands.let_pass_until(later)
        url = page or (place.step.url(hands) if place else "")
        if url:
            hands.open(url)
    if place and place.journey.is_a_place and not told:
        told = [(hands.world, place.journey.label, 1, 1, False)]
    for world, journey, number, total, is_finished in [*before, *told][-1:]:
        progress.report(world, journey, number, total, finished=is_finished)
    return url


def _passwords_of(seats):
    people = Person.objects.filter(world__seat__in=[seat.pk for seat in seats], is_played=True)
    noted = people.values_list("noted_password", "spare_password")
    return {raw for both in noted for raw in both if raw}
