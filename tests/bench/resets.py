"""Putting seats back to their origin, against what a database can do and what one does first."""

from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.models import F

from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint, Seat, Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.scenarios import build
from sandbox.world.models import World
from sandbox.world.notices import Notice
from tests.bench import databases
from tests.bench.browser import Browser
from tests.bench.measuring import Figure, Measured, compare

TITLE = "Les remises au début"
SEATS = 30
CROWD = 10_000
CALLS = 9
USED = "used"
NOT_LOADED = ["sessions", "contenttypes", "auth.permission", "workshop.savepoint"]
BLOCK = 1_000_000
"""What separates the keys of one copy of a room from those of the next."""


def figures():
    workshop = build.workshop(scenario="mere-trois-enfants", seats=SEATS)
    for seat in workshop.places.select_related("world"):
        Browser(seat).reach(None)
    room, place = workshop.places, workshop.places.filter(number=1)
    saves.take(room.select_related("world"), USED)
    yield from _against_the_limit("1 place", place)
    yield from _against_the_limit(f"{SEATS} places", room, at_most=3, at_least=8)
    yield from _against_a_fixture(room)
    yield from _in_a_crowd(room)
    yield from _to_take_back(workshop)


def _against_the_limit(who, seats, at_most=None, at_least=None):
    product, limit, orm = _reset(seats), Limit(seats).way, _orm(seats)
    _same_rows(seats, product, limit, orm)
    times = compare({"product": product, "limit": limit, "orm": orm})
    yield Figure(f"remise de {who} / limite", times["product"], times["limit"], at_most=at_most)
    yield Figure(f"ORM / remise de {who}", times["orm"], times["product"], at_least=at_least)


def _against_a_fixture(room):
    """Django's own way: empty the database, load a file; sessions and save points left out."""
    fixture = Path(connection.settings_dict["NAME"]).with_name("origin.json")
    build.reset(room)
    other = databases.copied("fixture")
    with databases.using(other):
        call_command("dumpdata", exclude=NOT_LOADED, output=str(fixture))

    def load():
        call_command("flush", interactive=False, verbosity=0)
        call_command("loaddata", str(fixture), verbosity=0)

    times = compare(
        {"product": _reset(room), "fixture": Measured(databases.inside(other, load), calls=2)}
    )
    other.close()
    yield Figure(
        f"flush et loaddata / remise de {SEATS} places",
        times["fixture"],
        times["product"],
        at_least=100,
    )


def _in_a_crowd(room):
    crowd = databases.copied("crowd")
    with databases.using(crowd):
        _copy_the_room(CROWD // SEATS)
        present = Seat.objects.count()
    times = compare({"alone": _reset(room), "crowd": _reset(room, crowd)})
    crowd.close()
    yield Figure(
        f"remise de {SEATS} places parmi {present} / seules",
        times["crowd"],
        times["alone"],
        at_most=1.3,
    )


def _to_take_back(workshop):
    """What the mediator's button does: the same, and everything kept for « Annuler »."""
    room = workshop.places
    kept = Measured(lambda: actions.reset(workshop, room), _use(room), calls=CALLS)
    times = compare({"plain": _reset(room), "kept": kept})
    yield Figure(f"remise annulable de {SEATS} places / remise", times["kept"], times["plain"])


def _reset(seats, database=None):
    """The product's way, for seats that have been used."""
    database = database or connections["default"]
    return Measured(
        databases.inside(database, lambda: build.reset(seats)),
        databases.inside(database, _use(seats)),
        calls=CALLS,
    )


def _use(seats):
    """Puts these seats where people leave them: at the end of their activation."""
    used = SavePoint.objects.filter(seat__in=seats, kind=USED)
    return lambda: saves.restore(used, notice=Notice.UNDONE)


def _same_rows(seats, *ways):
    """Makes sure that each way does the same work before it is timed."""
    results = []
    for way in ways:
        way.before()
        way.do()
        way.after()
        results.append(_rows(seats))
    if any(result != results[0] for result in results):
        raise AssertionError("Two ways of resetting do not give the same rows.")


def _rows(seats):
    """The present rows of these seats: {model: [values]}."""
    worlds = list(seats.values_list("world_id", flat=True))
    return {
        model: list(model.objects.filter(world__in=worlds).order_by("pk").values())
        for model in saves.simulated_models()
    }


class Limit:
    """The least a database must do: put the rows in the same tables and indexes.

    They come from tables of the same columns; nothing is deleted, no foreign key is checked.
    """

    def __init__(self, seats):
        build.reset(seats)
        self.tables = [model._meta.db_table for model in saves.simulated_models()]
        self.worlds = ", ".join(str(pk) for pk in seats.values_list("world_id", flat=True))
        self.name = f"kept_{seats.count()}"
        self._each(
            f'CREATE TEMP TABLE "{self.name}_{{0}}" AS '
            f'SELECT * FROM main."{{0}}" WHERE world_id IN ({self.worlds})'
        )
        self.way = Measured(self.insert, self.empty, connection.enable_constraint_checking, CALLS)

    def empty(self):
        connection.disable_constraint_checking()
        self._each(f'DELETE FROM "{{0}}" WHERE world_id IN ({self.worlds})')

    def insert(self):
        self._each(f'INSERT INTO "{{0}}" SELECT * FROM temp."{self.name}_{{0}}"')

    @transaction.atomic
    def _each(self, statement):
        with connection.cursor() as cursor:
            for table in self.tables:
                cursor.execute(statement.format(table))


def _orm(seats):
    """The way one writes first: delete the rows, then create them again from Python."""
    build.reset(seats)
    worlds = World.objects.filter(pk__in=list(seats.values_list("world_id", flat=True)))
    kept = _rows(seats)

    @transaction.atomic
    def reset():
        worlds.update(generation=F("generation") + 1, notice=Notice.RESET)
        for model in reversed(kept):
            model.objects.filter(world__in=worlds).delete()
        for model, rows in kept.items():
            model.objects.bulk_create(model(**values) for values in rows)

    return Measured(reset, _use(seats), calls=CALLS)


def _copy_the_room(times):
    """Fills the database with as many copies of its only room, each under its own keys."""
    with transaction.atomic(), connection.cursor() as cursor:
        for model in [Workshop, World, Seat, SavePoint, *saves.simulated_models()]:
            fields = model._meta.concrete_fields
            names = [f'"{field.column}"' for field in fields]
            values = [_copied(field) for field in fields]
            cursor.execute(
                "WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies "
                f'WHERE n < {times}) INSERT INTO "{model._meta.db_table}" ({", ".join(names)}) '
                f'SELECT {", ".join(values)} FROM "{model._meta.db_table}", copies'
            )


def _copied(field):
    """The SQL of one column of the copy number `n`."""
    if field.primary_key or field.is_relation or field.name == "workshop_ref":
        return f'"{field.column}" + n * {BLOCK}'
    if field.unique:
        return f'"{field.column}" || n'
    return f'"{field.column}"'
