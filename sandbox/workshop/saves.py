"""Save points: a world's rows, taken out of the simulation and put back as they were.

Both ways are set-based, one statement a table whatever the number of seats: a row never becomes
a model. Rows come back with the same keys, so codes, numbers, addresses and bookmarks stay
good, and no other world is touched. The SQL is ours because no library restores rows by owner;
it is the only SQL of the product, in the two dialects it runs on.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from graphlib import TopologicalSorter
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import F, OuterRef, QuerySet, Subquery

from sandbox.workshop.models import SavePoint, Seat
from sandbox.world import clock
from sandbox.world.models import InWorld, World
from sandbox.world.notices import Notice

PROGRESS = [
    "scenario", "given", "go", "journey", "page", "step", "total", "is_finished", "is_end_read",
    "achieved", "done_for", "begun", "is_used",
]  # fmt: skip
"""What the board shows of a seat, and what it plays: kept and put back with its rows."""

NOT_KEPT_BEFORE = {"go": 1, "is_end_read": False, "done_for": ""}
"""What the progress of a save point of an older program does not say, as it was then."""

SAID_SINCE = ["progressed_at", "mistakes", "mistakes_on", "help_asked_at", "help_answered_at"]
SINCE = "since"
"""In the progress of a save point that an action can be taken back by, the rest of what the board
said: since when who sits there stood there, after which errors, and whether they had called."""


@transaction.atomic
def take(
    seats: Iterable[Seat],
    kind: str,
    *,
    leads_to: Callable[[Seat], str] | None = None,
    **fields: Any,
) -> list[SavePoint]:
    """Keep the present rows of these seats' worlds, and return the save points.

    Args:
        kind: a SavePoint.Kind.
        leads_to: gives the page where each seat is to be, once it is put back; None for its start.
        fields: other fields of SavePoint: `action`, that these can undo; `name`.
    """
    seats = list(seats)
    if not seats:
        return []
    documents: dict[int, dict[str, str]] = {seat.world_id: {} for seat in seats}
    with connection.cursor() as cursor:
        for model in simulated_models():
            cursor.execute(_dump_sql(model, len(documents)), list(documents))
            for world_id, rows in cursor.fetchall():
                documents[world_id][model._meta.db_table] = rows
    moments = dict(World.objects.filter(pk__in=documents).values_list("pk", "now"))
    return SavePoint.objects.bulk_create(
        SavePoint(
            seat=seat,
            kind=kind,
            progress=_progress(seat, kind),
            leads_to=leads_to(seat) if leads_to else "",
            world_now=moments[seat.world_id],
            rows=_document(documents[seat.world_id]),
            schema=schema(),
            **fields,
        )
        for seat in seats
    )


def _progress(seat: Seat, kind: str) -> dict[str, Any]:
    then: dict[str, Any] = {name: getattr(seat, name) for name in PROGRESS}
    return then | {SINCE: _since(seat)} if kind == SavePoint.Kind.BEFORE else then


def _since(seat: Seat) -> dict[str, Any]:
    said = {name: getattr(seat, name) for name in SAID_SINCE}
    return {
        name: each.isoformat() if hasattr(each, "isoformat") else each
        for name, each in said.items()
    }


@transaction.atomic
def restore(save_points: QuerySet[SavePoint], *, notice: str) -> None:
    """Replace the rows of these save points' worlds by those that were kept.

    Args:
        save_points: a queryset, one save point a seat at most.
        notice: the Notice that learners read on their open pages; those to whom another person
            comes back are told so instead, as what was just left or as what was left before.
    """
    points = list(save_points.values_list("pk", "seat__world_id", "rows"))
    keys, worlds, texts = zip(*points, strict=True) if points else ((), (), ())
    swapped = _of_another_person(save_points)
    if not points:
        return
    then = SavePoint.objects.filter(pk__in=keys, seat__world=OuterRef("pk"))
    World.objects.filter(pk__in=worlds).update(
        now=Subquery(then.values("world_now")),
        seen_at=clock.real_now(),
        generation=F("generation") + 1,
        notice=notice,
        leads_to=Subquery(then.values("leads_to")),
    )
    if swapped:
        was_just_left = Notice(notice).generations_ago
        back = Notice.GIVEN_BACK if was_just_left else Notice.TAKEN_UP
        World.objects.filter(pk__in=swapped).update(notice=back)
    _restore_progress(save_points)
    with connection.cursor() as cursor:
        for model in reversed(simulated_models()):
            cursor.execute(_delete_sql(model, len(worlds)), worlds)
        kept = _by_table(texts)
        for model in simulated_models():
            if rows := kept.get(model._meta.db_table):
                _insert(cursor, model, rows)


def _of_another_person(save_points: QuerySet[SavePoint]) -> list[int]:
    """The worlds (keys) in which these save points were taken with another person, or numbers."""
    plays = save_points.values_list(
        "seat__world_id", "seat__scenario", "progress__scenario", "seat__go", "progress__go"
    )
    return [
        world
        for world, scenario, then, go, then_go in plays
        if then not in (None, scenario) or then_go not in (None, go)
    ]


def _restore_progress(save_points: QuerySet[SavePoint]) -> None:
    """Put back what the board shows: one update for all the seats that stood at the same step."""
    seats_at = defaultdict(list)
    for seat, progress in save_points.values_list("seat", "progress"):
        progress = NOT_KEPT_BEFORE | progress
        progress.pop(SINCE, None)
        seats_at[tuple(progress.items())].append(seat)
    for progress, seats in seats_at.items():
        there = Seat.objects.filter(pk__in=seats)
        begun = {"progressed_at": clock.real_now(), "mistakes": {}, "hints": {}, "in_sight": ""}
        there.update(**dict(progress), **begun)


@cache
def simulated_models() -> list[type[InWorld]]:
    """Every simulated model, those that others refer to first."""
    models = [model for model in apps.get_models() if issubclass(model, InWorld)]
    graph: dict[Any, Any] = {
        model: {field.related_model for field in model._meta.concrete_fields} & set(models)
        for model in models
    }
    return list(TopologicalSorter(graph).static_order())


@cache
def schema() -> str:
    """The shape of the simulated tables, as one word: it changes with a column or its type."""
    columns = sorted(
        f"{model._meta.db_table}.{field.column} {field.db_type(connection)} {field.null}"
        for model in simulated_models()
        for field in model._meta.concrete_fields
    )
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()


def _document(tables: dict[str, str]) -> str:
    return "{" + ",".join(f'"{table}":{rows}' for table, rows in tables.items()) + "}"


def _columns(model: type[InWorld]) -> list[str]:
    return [field.column for field in model._meta.concrete_fields]


def _marks(count: int) -> str:
    return ", ".join(["%s"] * count)


def _delete_sql(model: type[InWorld], count: int) -> str:
    return f'DELETE FROM "{model._meta.db_table}" WHERE world_id IN ({_marks(count)})'


def _dump_sql(model: type[InWorld], count: int) -> str:
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        rows = "json_agg(t)::text"
    else:
        pairs = ", ".join(f"'{column}', \"{column}\"" for column in _columns(model))
        rows = f"json_group_array(json_object({pairs}))"
    return (
        f'SELECT world_id, {rows} FROM "{table}" t '
        f"WHERE world_id IN ({_marks(count)}) GROUP BY world_id"
    )


def _by_table(texts: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """{table: the rows that these texts have of it}."""
    kept: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for text in texts:
        for table, rows in json.loads(text).items():
            kept[table] += rows
    return kept


def _insert(cursor: Any, model: type[InWorld], rows: list[dict[str, Any]]) -> None:
    table, columns = model._meta.db_table, _columns(model)
    names = ", ".join(f'"{column}"' for column in columns)
    if connection.vendor == "postgresql":
        values = ", ".join(f'r."{column}"' for column in columns)
        typed = f'json_populate_recordset(NULL::"{table}", %s::json) r'
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {values} FROM {typed}', [json.dumps(rows)]
        )
    else:
        written = f'INSERT INTO "{table}" ({names}) VALUES ({_marks(len(columns))})'
        cursor.executemany(written, map(itemgetter(*columns), rows))
