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
    """The SortedMail of the learners’ places, as they stand now, a reset takes its own away; or as
    it was kept, once they are erased."""
    kept = workshop.totals.get("mail") if workshop.erased_at else counted(workshop)
    done, begun, of_each = kept or (0, 0, {})
    messages = [Fooled(each, *of_each.get(slug, (0, 0))) for slug, each in sorting.every().items()]
    return SortedMail(done, begun, sorted(messages, key=lambda each: -each.count))


def counted(workshop):
    """The same for JSON: [places that sorted all, some of it, {slug: [said, fooled]}]."""
    rows = SortedMessage.objects.filter(workshop_ref=workshop.pk, world__seat__number__gt=0)
    of_each, said = Counter(), {}
    for world, slug, is_said_genuine in rows.values_list("world", "message", "is_said_genuine"):
        of_each[world] += 1
        count, fooled = said.get(slug, (0, 0))
        is_fooled = is_said_genuine != sorting.every()[slug].is_genuine
        said[slug] = [count + 1, fooled + is_fooled]
    places = Counter(of_each.values())
    return [places.pop(sorting.COUNT, 0), sum(places.values()), said]
