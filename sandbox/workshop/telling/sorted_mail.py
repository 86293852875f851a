"""What a room did of « Trier le courrier »: how many, and which messages fooled; counts alone."""

from collections import Counter
from typing import NamedTuple

from sandbox.world import sorting
from sandbox.world.models import SortedMessage


class Fooled(NamedTuple):
    """A message, how many places said something of it, and how many of those it fooled."""

    sample: sorting.ToSort
    said: int
    count: int


class SortedMail(NamedTuple):
    """How many places have sorted everything, how many some of it, and the Fooled, most first."""

    done: int
    begun: int
    messages: list[Fooled]


def of_the_room(workshop):
    """The SortedMail of the learners’ places, as they stand now: a reset takes its own away."""
    rows = SortedMessage.objects.filter(workshop_ref=workshop.pk, world__seat__number__gt=0)
    of_each, said, wrong = Counter(), Counter(), Counter()
    for world, slug, is_said_genuine in rows.values_list("world", "message", "is_said_genuine"):
        of_each[world] += 1
        said[slug] += 1
        wrong[slug] += is_said_genuine != sorting.every()[slug].is_genuine
    places = Counter(of_each.values())
    messages = [Fooled(each, said[slug], wrong[slug]) for slug, each in sorting.every().items()]
    done = places.pop(sorting.COUNT, 0)
    by_count = sorted(messages, key=lambda each: -each.count)
    return SortedMail(done, sum(places.values()), by_count)
