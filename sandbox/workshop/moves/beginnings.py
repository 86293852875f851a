"""The rows of a place as they were when its journey began: one save point a seat, replaced."""

from django.db import transaction
from django.db.models import F

from accounts.flows import NEEDS
from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint, Seat
from sandbox.workshop.robot import journeys
from sandbox.workshop.telling.watching import seat_of

KIND = SavePoint.Kind.JOURNEY


def note(sender, world, journey, page, **kwargs):
    """Keep the rows of a world whose learner comes to another journey: not who reads about it."""
    seat = seat_of(world)
    if seat is not None and seat.begun != journey and page != NEEDS:
        keep([seat], journey, world.service_year)


@transaction.atomic
def keep(seats, journey, year):
    """Take the save points where this journey begins, in the place of those before.

    Args:
        journey: its slug.
        year: the one of the service that their room imitates.
    """
    first_page = journeys.first_page(journey, year, after=seats[0].begun)
    for seat in seats:
        seat.begun = journey
    pks = [seat.pk for seat in seats]
    Seat.objects.filter(pk__in=pks).update(begun=journey)
    SavePoint.objects.filter(seat__in=pks, kind=KIND).delete()
    saves.take(seats, KIND, name=journey, leads_to=lambda seat: first_page)


def points_of(seats):
    """Those that are good now for these seats (a queryset): of the journey that each is in."""
    kept = SavePoint.objects.filter(seat__in=seats, kind=KIND, schema=saves.schema())
    return kept.filter(name=F("seat__begun"))
