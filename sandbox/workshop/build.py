"""From a scenario and a seed to a seat: its world, its people, their papers, its origin.

Everything that is printed comes from the seed, so that the same place of the same workshop always
gets the same sheet.
"""

import tomllib
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.db import transaction

from accounts import letters
from accounts.factories import AccountFactory
from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint, Seat, Workshop, free_code, seat_code
from sandbox.world import clock, identities
from sandbox.world.factories import (
    CarteVitaleFactory,
    GuardianshipFactory,
    PersonFactory,
    ProvisionalCodeFactory,
    WorldFactory,
)
from sandbox.world.notices import Notice

SCENARIOS = Path(__file__).parent / "scenarios"
PEOPLE_PER_SEAT = 20
"""Ranks kept for each seat, so that nobody shares an order number in a workshop."""


class AlreadyCopied(Exception):
    """The sheets of this workshop already belong to a copy of it."""


@cache
def scenarios():
    """The scenarios that can be chosen: {slug: contents of its TOML file}."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(SCENARIOS.glob("*.toml"))
    }


@transaction.atomic
def workshop(*, scenario, seats, title="", **fields):
    """Make a workshop with its seats, ready to sit down.

    Args:
        scenario: a slug of `scenarios()`.
        seats: how many places, beside the mediator's own (place 0).
        title: what the mediator calls it; the scenario's own title otherwise.
    """
    made = Workshop.objects.create(
        scenario=scenario,
        title=title or scenarios()[scenario]["title"],
        **{"held_on": clock.real_today()} | fields,
    )
    places = [_seat(made, number) for number in range(seats + 1)]
    saves.take(places, _ORIGIN)
    return made


@transaction.atomic
def copy(past, **answers):
    """Make a workshop whose printed sheets are those of a past one: same seed, same code.

    The past one gets another code; whoever still sits there stays.

    Raises:
        AlreadyCopied: its code went to a copy meanwhile.
    """
    code = past.code
    past = Workshop.objects.select_for_update().get(pk=past.pk)
    if past.code != code:
        raise AlreadyCopied
    past.code = free_code()
    past.save(update_fields=["code"])
    return workshop(seed=past.seed, code=code, **answers)


@transaction.atomic
def reset(seats, *, notice=Notice.RESET):
    """Put these seats (a queryset) back to their origin; `notice` tells their learners why."""
    origins = SavePoint.objects.filter(seat__in=seats, kind=_ORIGIN)
    for outdated in origins.exclude(schema=saves.schema()):
        _rebuild_origin(outdated.seat)
    saves.restore(origins, notice=notice)


_ORIGIN = SavePoint.Kind.ORIGIN


def _seat(workshop, number):
    world = WorldFactory(workshop_ref=workshop.pk, now=clock.morning_of(workshop.held_on))
    code = seat_code(workshop.seed, number)
    seat = Seat.objects.create(workshop=workshop, number=number, code=code, world=world)
    _people(seat)
    return seat


def _rebuild_origin(seat):
    """Make a seat's origin again after a migration: same seed, so the same sheet."""
    seat.save_points.filter(kind=_ORIGIN).delete()
    for model in reversed(saves.simulated_models()):
        model.objects.filter(world=seat.world).delete()
    seat.world.now = clock.morning_of(seat.workshop.held_on)
    seat.world.save(update_fields=["now"])
    _people(seat)
    saves.take([seat], _ORIGIN)


def _people(seat):
    """Everyone in the seat's world, with card, letter and account, as on day 0."""
    scenario = scenarios()[seat.workshop.scenario]
    world, rank = seat.world, seat.number * PEOPLE_PER_SEAT
    letter_day = seat.workshop.held_on + timedelta(days=scenario["letter"]["day"])
    holder = _played(seat, rank, scenario)
    with clock.at(clock.morning_of(letter_day)):
        account = AccountFactory(holder=holder)
        code = ProvisionalCodeFactory(
            person=holder, code=identities.provisional_code(f"{seat.workshop.seed}/{rank}")
        )
        letter = letters.invitation(account, code)
    letter.read_at = world.now
    letter.save(update_fields=["read_at"])
    for index, child in enumerate(scenario.get("children", []), start=1):
        person = PersonFactory(
            world=world, identity=_identity(seat, rank + index, child), child=True
        )
        GuardianshipFactory(guardian=holder, child=person)
        with clock.at(clock.morning_of(letter_day)):
            AccountFactory(holder=person)


def _played(seat, rank, scenario):
    person, card = scenario["person"], scenario["card"]
    identity = _identity(seat, rank, person, serial_length=card.get("serial_length", 11))
    holder = PersonFactory(
        world=seat.world,
        identity=identity,
        is_played=True,
        portrait=person["portrait"],
        answers=person["answers"],
        without_email=not person["has_email"],
        without_phone=not person["has_phone"],
    )
    CarteVitaleFactory(holder=holder, has_photo=card["has_photo"], serial=identity.serial)
    return holder


def _identity(seat, rank, person, **kwargs):
    names = ["first_name", "last_name", "sex", "born_year", "department"]
    return identities.make(
        seed=seat.workshop.seed,
        rank=rank,
        tag=f"{seat.number:02d}",
        **{name: person[name] for name in names},
        **kwargs,
    )
