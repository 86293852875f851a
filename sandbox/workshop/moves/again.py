"""« Encore une fois, seul »: the same person with other numbers, and less help."""

from django.db import transaction
from django.db.models import F

from sandbox.workshop.moves.holding import lock_as_seen
from sandbox.workshop.moves.keeping import keep, label_of
from sandbox.workshop.scenarios import build
from sandbox.world.notices import Notice


@transaction.atomic
def again(workshop, seats, *, generation=None):
    """Have the learner of this one seat do the same exercise again, and return the Action.

    Args:
        seats: a queryset of that one seat.
        generation: the world's, as the page showed it; None not to compare.

    Raises:
        Overtaken: a double click, or somebody else, moved the seat meanwhile.
    """
    workshop = lock_as_seen(workshop, seats, generation=generation)
    label = label_of(seats, "remise", "au début, avec d’autres numéros")
    action = keep(workshop, seats, label, by=None, by_learner=True)
    seats.update(go=F("go") + 1)
    build.reset(seats, notice=Notice.AGAIN)
    return action
