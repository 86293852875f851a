"""What hundreds of tests start from, made once by the product and put back row by row after that.

Only where the database forgets its keys with the rest of a test (SQLite); elsewhere everything is
made again each time.
"""

from django.db import connection, transaction

from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint, Seat, Workshop
from sandbox.workshop.scenarios import build
from sandbox.world.models import World

_rooms = {}
_insides = {}


def workshop(run, scenario, seats, *, owner=None, **fields):
    """The workshop that `build.workshop` makes, its worlds and origins included.

    Args:
        run: the `replay.Run` whose people it is filled with, the same for every test.
        owner: the mediator who leads it, if one does.
        fields: whatever else `build.workshop` takes.
    """
    made = _workshop(run, scenario, seats, fields)
    if owner:
        made.owner = owner
        made.save(update_fields=["owner"])
    return made


def _workshop(run, scenario, seats, fields):
    asked = scenario, seats, *map(str, sorted(fields.items()))
    if connection.vendor != "sqlite" or Workshop.objects.exists() or World.objects.exists():
        with run.shared(asked):
            return build.workshop(scenario=scenario, seats=seats, **fields)
    if asked not in _rooms:
        with run.shared(asked):
            made = build.workshop(scenario=scenario, seats=seats, **fields)
        models = [World, Workshop, Seat, SavePoint, *saves.simulated_models()]
        _rooms[asked] = made.pk, _rows(models)
    else:
        _put_back(_rooms[asked][1])
    return Workshop.objects.get(pk=_rooms[asked][0])


def inside(run, learner):
    """Activate the space of a learner who has just sat down, and log in."""
    origin = learner.seat.save_points.get(kind=SavePoint.Kind.ORIGIN)
    if connection.vendor != "sqlite" or origin.rows not in _insides:
        before = _seat_and_world(learner.seat)
        with run.shared("inside"):
            learner.activate()
            learner.login()
        _insides[origin.rows] = (
            [_changed(*each) for each in zip(before, _seat_and_world(learner.seat), strict=True)],
            _rows(saves.simulated_models(), learner.seat.world_id),
        )
    else:
        changes, kept = _insides[origin.rows]
        with transaction.atomic():
            for each, changed in zip(_seat_and_world(learner.seat), changes, strict=True):
                type(each).objects.filter(pk=each.pk).update(**changed)
            _forget(reversed(saves.simulated_models()), learner.seat.world_id)
            _put_back(kept)


def _seat_and_world(seat):
    seat = Seat.objects.select_related("world").get(pk=seat.pk)
    return seat, seat.world


def _changed(before, after):
    """The columns of a row that are no longer what they were, and what they have become."""
    names = [field.attname for field in after._meta.concrete_fields]
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: now for name, (then, now) in pairs.items() if now != then}


def _rows(models, world=None):
    """The rows of these tables, or those of one world: {table: rows}."""
    ours, asked = ("", []) if world is None else (" WHERE world_id = %s", [world])
    kept = {}
    with connection.cursor() as cursor:
        for model in models:
            table = model._meta.db_table
            cursor.execute(f'SELECT * FROM "{table}"{ours}', asked)
            kept[table] = cursor.fetchall()
    return kept


def _forget(models, world):
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE world_id = %s', [world])


def _put_back(kept):
    with connection.cursor() as cursor:
        for table, rows in kept.items():
            if rows:
                marks = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
