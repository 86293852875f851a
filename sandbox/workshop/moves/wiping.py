"""« J'ai écrit une vraie information »: it goes at once, also from what is kept of the place.

Nothing of it can be taken back: that would keep it.
"""

import json
from urllib.parse import urlsplit

from django.db import transaction
from django.urls import Resolver404, resolve

from accounts.models import Attempt
from sandbox.workshop import titles
from sandbox.workshop.models import Action, SavePoint
from sandbox.workshop.moves import actions

FLOWS = {f"{flow.app}:{flow.name}": flow for flow in titles.FLOW_OF.values()}
MADE_BY_US = [SavePoint.Kind.ORIGIN, SavePoint.Kind.PLAYED]
"""The save points that hold nothing of what a learner typed."""


@transaction.atomic
def wipe_page(seat, address):
    """Forget the answers of a page of a journey, and of the one answered before it.

    One sees one's slip once the next page has come: it is then on the page before. What a journey
    that is done has written elsewhere stays: only `wipe_all` takes it.

    Args:
        address: that of the page, as a browser says it.

    Returns:
        of how many pages nothing is left: 0 where it is of no journey, or of one that is done.
    """
    flow, step = _page_at(address)
    pages = list(flow.in_order(seat.world.service_year)) if flow else []
    if step not in pages:
        return 0
    until = pages[: pages.index(step) + 1]
    attempts = seat.world.attempt_set.filter(flow=flow.name)
    begun = attempts.filter(finished_at=None).first()
    if begun is None and attempts.exists():
        return 0
    _wipe_kept(seat, flow.name, until)
    if begun is None:
        return 1
    steps = _last_of(until, begun.answers)
    begun.answers = _without(begun.answers, steps)
    begun.save(update_fields=["answers"])
    return len(steps)


def _page_at(address):
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None, ""
    return FLOWS.get(match.view_name), match.kwargs.get("step", "")


def _last_of(pages, answers):
    """The last of these pages, and the last before it that has an answer."""
    *before, last = pages
    return [*[each for each in before if each in answers][-1:], last]


def _without(answers, steps):
    return {step: given for step, given in answers.items() if step not in steps}


def _wipe_kept(seat, flow, until):
    """Write the rows kept of this exercise again, without the answers to the last of these pages
    and to the one answered before it."""
    table = Attempt._meta.db_table
    for point in _typed(seat).filter(progress__scenario=seat.scenario):
        tables = json.loads(point.rows)
        for row in tables.get(table, []):
            if row["flow"] == flow:
                row["answers"] = _as_kept(row["answers"], until)
        point.rows = json.dumps(tables, ensure_ascii=False)
        point.save(update_fields=["rows"])


def _as_kept(answers, until):
    """The column without them, as the database wrote it: SQLite's is a text."""
    if isinstance(answers, str):
        return json.dumps(_as_kept(json.loads(answers), until), ensure_ascii=False)
    return _without(answers, _last_of(until, answers))


def _typed(seat):
    return seat.save_points.exclude(kind__in=MADE_BY_US)


@transaction.atomic
def wipe_all(seat):
    """Put the place back to the start, and keep nothing of before: no way back, no moment."""
    actions.reset(seat.workshop, seat.itself, by_learner=True)
    moves = list(_typed(seat).exclude(action=None).values_list("action", flat=True))
    _typed(seat).delete()
    Action.objects.filter(pk__in=moves, save_points=None).delete()
