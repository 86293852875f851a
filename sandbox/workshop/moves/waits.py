"""What a learner may wait for alone: the simulated days pass until then."""

from collections.abc import Callable
from typing import NamedTuple

from django.db import transaction

from accounts import phone
from accounts.states import State
from sandbox import facts
from sandbox.workshop.moves import time_moves
from sandbox.workshop.moves.holding import lock_as_seen
from sandbox.workshop.moves.keeping import keep, label_of
from sandbox.world import clock
from sandbox.world.models import World

FOR_THE_POST, FOR_THE_3422 = "facteur", "3422"
FOR_SIX_WEEKS, FOR_THE_ERASURE = "six-semaines", "suppression"
FOR_THE_COPY = "copie"


class Wait(NamedTuple):
    """One thing that time brings.

    Args:
        moment: of a World, when that is (aware datetime); None where it is not to come.
        until: the same in words, for who leads: « avancée … ».
        said: once it is there.
    """

    moment: Callable
    until: str
    said: str


def _next_letter(world):
    letter = world.next_letter
    return letter and letter.deliver_at


def _opening(world):
    return None if phone.is_open() else phone.next_opening()


def _silence_over(world):
    """When the six weeks are over for all who have refused."""
    refused = world.account_set.filter(state=State.OPPOSED)
    last = max((account.creation_on for account in refused), default=clock.today())
    return clock.morning_of(last) if last > clock.today() else None


def _erasure(world):
    next_one = world.erasurerequest_set.waiting().order_by("due_on").first()
    return next_one and clock.morning_of(next_one.due_on)


def _copy(world):
    next_one = world.copyrequest_set.waiting().first()
    return next_one and next_one.ready_at


WAITS = {
    FOR_THE_POST: Wait(_next_letter, "au passage du facteur", "Le facteur est passé."),
    FOR_THE_3422: Wait(_opening, "à l’ouverture du 3422", "Le 3422 répond."),
    FOR_SIX_WEEKS: Wait(
        _silence_over,
        "après les six semaines",
        facts.filled("Les {opposition-window} sont passées."),
    ),
    FOR_THE_ERASURE: Wait(
        _erasure,
        "au jour de la suppression",
        facts.filled("Les {erasure-delay} sont passés."),
    ),
    FOR_THE_COPY: Wait(_copy, "à l’arrivée de l’e-mail", "Un e-mail est arrivé."),
}
"""{slug: Wait}."""


@transaction.atomic
def wait(workshop, seats, awaited, *, generation=None):
    """Let time pass at a learner's seat until what is awaited is there.

    Args:
        seats: a queryset of that one seat.
        awaited: a Wait.
        generation: the world's, as the page showed it; None not to compare.

    Returns the moment, or None when it is not to come: then nothing has moved.

    Raises:
        Overtaken: a double click, or somebody else, moved the seat meanwhile.
    """
    workshop = lock_as_seen(workshop, seats, generation=generation)
    world = World.objects.get(seat__in=seats)
    with clock.at(world.now):
        moment = awaited.moment(world)
    if moment:
        label = label_of(seats, "avancée", awaited.until)
        keep(workshop, seats, label, by=None, by_learner=True, moves_time=True)
        world.advance_to(moment)
        time_moves.tell(seats)
    return moment
