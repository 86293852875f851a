"""What hundreds of tests start from, made once by the product and put back row by row after that.

Only where the database forgets its keys with the rest of a test (SQLite); elsewhere everything is
made again each time.
"""

from datetime import UTC, datetime, time, timedelta

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, transaction

from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint, Seat, SeatEvent, Workshop
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from sandbox.world.models import World
from tests import replay

_rooms = {}
_walks = {}
_seatings = {}
_evenings = {}
AN_HOUR = timedelta(hours=1)


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


def walked(learner, where, walk):
    """Bring a learner somewhere: as `walk()` does, or as it did for another at the same point.

    Only in the first hour of the run's day, in the world as in the room: pages look at the clock.

    Args:
        where: what `walk` leads to, by any name.
    """
    run, now = replay.current, clock.real_now()
    if connection.vendor != "sqlite" or not _is_of(run, now):
        return walk()
    before = _seat_and_world(learner.seat)
    if before[1]["now"].replace(tzinfo=UTC) != run.start:
        return walk()
    owned = _rows_of(before)
    start = where, *(repr(_state(each, run)) for each in before), _read(owned, run)
    if start not in _walks:
        with run.shared(where, at=now):
            walk()
        after = _seat_and_world(learner.seat)
        changes = [_changed(*each) for each in zip(before, after, strict=True)]
        _walks[start] = now, changes, _moves(owned, _rows_of(after))
        return None
    made_at, changes, moves = _walks[start]
    try:
        return _bring(before, *_moved((changes, moves), run, now - made_at))
    except IntegrityError:  # somebody else has taken the keys of a row
        return walk()


def seated(learner, sit):
    """Have a learner take a place: as `sit()` does, or as it did for the first who took it.

    Only a place that nobody has taken yet, in the first hour of the run's day.
    """
    run, now = replay.current, clock.real_now()
    if run is None or connection.vendor != "sqlite":  # none in a product of its own
        return sit()
    before = _seat_and_world(learner.seat)
    if not _is_of(run, now) or before[0]["last_occupant"]:
        return sit()
    start = tuple(repr(_state(each, run)) for each in before)
    if start not in _seatings:
        with run.shared(("seat", learner.seat.pk), at=now):
            sit()
        after = _seat_and_world(learner.seat)
        changes = [_changed(*each) for each in zip(before, after, strict=True)]
        rows = _rows([SeatEvent], learner.seat.pk, "seat_id")
        rows |= _rows([Session], learner.session.session_key, "session_key")
        _seatings[start] = now, changes, rows, _copied(learner.cookies)
        return None
    made_at, changes, rows, cookies = _seatings[start]
    changes, rows = _moved((changes, rows), run, now - made_at)
    try:
        with transaction.atomic():
            _change(before, changes)
            _put_back(rows)
    except IntegrityError:  # somebody else has taken the keys of a row
        return sit()
    learner.cookies.update(_copied(cookies))


def _copied(cookies):
    return {name: morsel.copy() for name, morsel in cookies.items()}


def lived(name, live):
    """Have a room live through something: as `live()` does, or as it did the first time.

    Only in the first hour of the run's day, and in a room that is the only one.

    Args:
        name: of what is lived through.
    """
    run, now = replay.current, clock.real_now()
    if connection.vendor != "sqlite" or not _is_of(run, now) or Workshop.objects.count() > 1:
        return live()
    models = [World, *apps.get_app_config("workshop").get_models(), *saves.simulated_models()]
    start = name, _read(_rows(models), run)
    if start not in _evenings:
        with run.shared(name, at=now):
            live()
        _evenings[start] = now, _rows(models)
        return None
    made_at, rows = _evenings[start]
    with transaction.atomic():
        _empty(rows)
        _put_back(_moved(rows, run, now - made_at))


def _is_of(run, value):
    """Whether this is a moment of the room in a test of this run; the world's stands still."""
    if not isinstance(value, datetime):
        return False
    return timedelta(0) < value.replace(tzinfo=UTC) - run.start < AN_HOUR


def _moved(kept, run, delay):
    """The same dictionaries, lists and values, what was written in a run being so much later."""
    if isinstance(kept, dict):
        return {name: _moved(each, run, delay) for name, each in kept.items()}
    if isinstance(kept, list | tuple):
        return [_moved(each, run, delay) for each in kept]
    if not _is_of(run, kept):
        return kept
    first = run.start.astimezone(UTC).replace(tzinfo=kept.tzinfo) + timedelta.resolution
    return max(kept + delay, first)  # what was there before the walk does not leave the run's day


@transaction.atomic
def _bring(pair, changes, moves):
    _change(pair, changes)
    for table, (left, _) in moves.items():
        for key in left:
            _ask(f'DELETE FROM "{table}" WHERE id = ?', [key])
    _put_back({table: come for table, (_, come) in moves.items()})


def _moves(before, after):
    """{table: (keys of the rows that left or changed, rows that came or changed)}."""
    moves = {}
    for table, rows in after.items():
        old, new = set(before[table]), set(rows)
        left, come = [row[0] for row in old - new], [row for row in rows if row not in old]
        if left or come:
            moves[table] = left, come
    return moves


def _change(pair, changes):
    for model, row, changed in zip((Seat, World), pair, changes, strict=True):
        if changed:
            columns = ", ".join(f'"{name}" = ?' for name in changed)
            _ask(
                f'UPDATE "{model._meta.db_table}" SET {columns} WHERE id = ?',
                [*changed.values(), row["id"]],
            )


def _owned(pair):
    seat, world = pair
    yield [SeatEvent, SavePoint], seat["id"], "seat_id"
    yield saves.simulated_models(), world["id"], "world_id"


def _rows_of(pair):
    """Every row of a seat and of its world."""
    return {
        table: rows
        for models, owner, column in _owned(pair)
        for table, rows in _rows(models, owner, column).items()
    }


def _seat_and_world(seat):
    """Their rows: ({column: value}, {column: value})."""
    seat = _row(Seat, seat.pk)
    return seat, _row(World, seat["world_id"])


def _row(model, key):
    asked = _ask(f'SELECT * FROM "{model._meta.db_table}" WHERE id = ?', [key])
    names = [name for name, *_ in asked.description]
    return dict(zip(names, map(_bindable, asked.fetchone()), strict=True))


def _changed(before, after):
    """The columns of a row that are no longer what they were, and what they have become."""
    return {name: now for name, now in after.items() if now != before[name]}


def _state(row, run):
    """What matters of where a seat or a world stands: neither who sits there nor since when."""
    left_out = {"occupant", "last_occupant"}
    values = {name: value for name, value in row.items() if name not in left_out}
    return {name: "now" if _is_of(run, value) else value for name, value in values.items()}


def _read(kept, run):
    """Rows as a text that does not say when in this run they were written."""
    return repr(
        [
            ["now" if isinstance(each, datetime) and _is_of(run, each) else each for each in row]
            for rows in kept.values()
            for row in rows
        ]
    )


def _rows(models, owner=None, column=None):
    """The rows of these tables, or those that somebody owns: {table: rows}."""
    ours, asked = ("", []) if owner is None else (f" WHERE {column} = ?", [owner])
    kept = {}
    for model in models:
        table = model._meta.db_table
        rows = _ask(f'SELECT * FROM "{table}"{ours}', asked)
        kept[table] = [tuple(map(_bindable, row)) for row in rows]
    return kept


def _ask(query, values=()):
    """What SQLite answers, without what Django does around: that takes ten times as long."""
    connection.ensure_connection()
    with connection.wrap_database_errors:
        return connection.connection.execute(query, values)


def _bindable(value):
    """An hour is read from SQLite, but only a text of it is written."""
    return str(value) if isinstance(value, time) else value


def _empty(tables):
    for table in tables:
        _ask(f'DELETE FROM "{table}"')


def _put_back(kept):
    for table, rows in kept.items():
        for row in rows:
            _ask(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(row))})', row)
