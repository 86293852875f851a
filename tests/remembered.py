"""What hundreds of tests start from, made once by the product and put back row by row after that.

Only where the database forgets its keys with the rest of a test (SQLite); elsewhere everything is
made again each time.
"""

from django.db import connection

from sandbox.workshop import build, saves
from sandbox.workshop.models import SavePoint, Seat, Workshop
from sandbox.world.models import World
from sandbox.world.notices import Notice

_rooms = {}
_insides = {}


def workshop(run, scenario, seats, *, owner=None):
    """The workshop that `build.workshop` makes, its worlds and origins included.

    Args:
        run: the `replay.Run` whose people it is filled with, the same for every test.
        owner: the mediator who leads it, if one does.
    """
    made = _workshop(run, scenario, seats)
    if owner:
        made.owner = owner
        made.save(update_fields=["owner"])
    return made


def _workshop(run, scenario, seats):
    asked = scenario, seats
    if connection.vendor != "sqlite" or Workshop.objects.exists() or World.objects.exists():
        with run.shared(asked):
            return build.workshop(scenario=scenario, seats=seats)
    if asked not in _rooms:
        with run.shared(asked):
            made = build.workshop(scenario=scenario, seats=seats)
        _rooms[asked] = made.pk, _rows()
    else:
        _put_back(_rooms[asked][1])
    return Workshop.objects.get(pk=_rooms[asked][0])


def inside(run, learner):
    """Activate the space of a learner who has just sat down, and log in."""
    seat = Seat.objects.select_related("world", "workshop").get(pk=learner.seat.pk)
    origin = seat.save_points.get(kind=SavePoint.Kind.ORIGIN)
    if connection.vendor != "sqlite" or origin.rows not in _insides:
        with run.shared("inside"):
            learner.activate()
            learner.login()
        [point] = saves.take([Seat.objects.get(pk=seat.pk)], SavePoint.Kind.BEFORE)
        _insides[origin.rows] = point.rows, point.progress
    else:
        rows, progress = _insides[origin.rows]
        point = SavePoint.objects.create(
            seat=seat,
            kind=SavePoint.Kind.BEFORE,
            rows=rows,
            progress=progress,
            world_now=seat.world.now,
            schema=saves.schema(),
        )
        saves.restore(SavePoint.objects.filter(pk=point.pk), notice=Notice.RESET)
        World.objects.filter(pk=seat.world_id).update(generation=seat.world.generation)
    point.delete()


def _models():
    return [World, Workshop, Seat, SavePoint, *saves.simulated_models()]


def _rows():
    kept = []
    with connection.cursor() as cursor:
        for model in _models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            kept.append((model._meta.db_table, cursor.fetchall()))
    return kept


def _put_back(kept):
    with connection.cursor() as cursor:
        for table, rows in kept:
            if rows:
                marks = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
