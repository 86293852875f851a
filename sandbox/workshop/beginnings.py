"""The rows of a place as they were when its journey began: one save point a seat, replaced."""

from django.db import transaction

from sandbox.workshop import journeys, saves
from sandbox.workshop.models import SavePoint, Seat

KIND = SavePoint.Kind.JOURNEY
LONGEST = Seat._meta.get_field("begun").max_length


def note(sender, world, journey, **kwargs):
    """Keep the rows of a world whose learner comes to another journey."""
    seat = Seat.objects.filter(world=world).exclude(begun=journey).first()
    if seat is not None:
        keep([seat], journey)


@transaction.atomic
def keep(seats, journey):
    """Take the save points where this journey begins, in the place of those before.

    Args:
        journey: its name on the board.
    """
    pks = [seat.pk for seat in seats]
    SavePoint.objects.filter(seat__in=pks, kind=KIND).delete()
    before = seats[0].begun
    leads_to = journeys.first_page(journey, after=before)
    saves.take(seats, KIND, name=journey, leads_to=leads_to)
    Seat.objects.filter(pk__in=pks).update(begun=journey)
