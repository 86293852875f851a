"""The tray of difficulties: what is put on which places, and putting or taking back there."""

from dataclasses import dataclass, field

from django.db import transaction

from accounts import incidents
from accounts.difficulties.difficulty import Difficulty, DifficultyKind
from accounts.incidents import DIFFICULTIES
from sandbox.kit.forms import whole
from sandbox.kit.french import numbered
from sandbox.workshop.models import Seat
from sandbox.world import clock
from sandbox.world.models import FraudAct, Incident, World


@dataclass
class PlaceWithIncident:
    """One place on which a difficulty is: the Seat, the Incident, what was done with a fraud."""

    seat: Seat
    incident: Incident
    acts: list


@dataclass
class IncidentLine:
    """One difficulty of the tray, with the places on which it is."""

    difficulty: Difficulty
    places: list = field(default_factory=list)


def of(seats):
    """The whole tray for these seats (rows of one workshop): a difficulty a line, in order.

    Three queries, whatever the number of seats.
    """
    lines = {kind: IncidentLine(difficulty) for kind, difficulty in DIFFICULTIES.items()}
    there = {seat.world_id: seat for seat in seats}
    acts = list(FraudAct.objects.filter(world__in=there).select_related("mail"))
    for each in Incident.objects.filter(world__in=there):
        if not each.is_over:
            done = [act for act in acts if act.mail_id == each.before.get("mail")]
            lines[each.kind].places.append(PlaceWithIncident(there[each.world_id], each, done))
    for line in lines.values():
        line.places.sort(key=lambda place: place.seat.number)
    return list(lines.values())


@transaction.atomic
def put(seats, kind, *, at_next=False):
    """Put a difficulty on these seats, and return what became of it: {Seat: Outcome}."""
    became = {}
    for seat, world in _held(seats):
        with clock.at(world.now):
            became[seat] = incidents.put(world, kind, at_next=at_next)
    return became


@transaction.atomic
def take_back(seats, kind):
    """Take a difficulty off these seats, and return those where it was."""
    freed = []
    for seat, world in _held(seats):
        with clock.at(world.now):
            if incidents.take_back(world, kind):
                freed.append(seat)
    return freed


def just_put(workshop, query):
    """What the last click put, which the page says with its way back, for as long as it is there.

    Args:
        query: the page's own, whose `mis` is the kind and `sur` the numbers of the places.
    """
    kind = known(query.get("mis"))
    numbers = [whole(number) for number in query.getlist("sur")]
    there = Incident.objects.filter(kind=kind).values("world")
    hit = list(workshop.seats.filter(number__in=numbers, world__in=there)) if kind else []
    label = kind and DIFFICULTIES[kind].label
    return {"kind": kind, "label": label, "seats": hit, "where": of_places(hit)} if hit else None


def known(slug):
    """The DifficultyKind of that name, or None."""
    return DifficultyKind(slug) if slug in DIFFICULTIES else None


def of_places(seats):
    """« place 3 », « places 3 et 5 »."""
    return numbered("place", [seat.number for seat in seats])


def _held(seats):
    """These seats with their worlds, held: nobody writes there meanwhile."""
    by_world = {seat.world_id: seat for seat in seats}
    worlds = World.objects.select_for_update().filter(pk__in=by_world).order_by("pk")
    return [(by_world[world.pk], world) for world in worlds]
