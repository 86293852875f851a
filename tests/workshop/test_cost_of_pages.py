"""What each kind of page costs: work that is counted, so that it never grows unseen.

`ceilings.toml` says how much each may cost, and how much it cost when it was first written there;
what is above that has its reason beside it. Where it has become less, lower the figure.
"""

import gc
import html
import re
import sys
import tomllib
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from django.template.base import Node
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import replay
from tests.strict import Learner, right_answers

WRITTEN = Path(__file__).with_name("ceilings.toml")
CEILINGS = tomllib.loads(WRITTEN.read_text("utf-8"))
MEASURES = {"queries", "calls", "nodes", "bytes"}
EXACT = {"queries"}
ROOM = 1.03
"""How far a count may be from its figure: names and days have other lengths."""
COUNTED_ON = (3, 11)
"""The Python whose calls are counted, with SQLite: each has its own."""

TEMPLATE_NODES = {each.render_annotated.__code__ for each in (Node, *Node.__subclasses__())}
TRANSACTIONS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def cost(method, *given):
    """What the answer to this costs, once the program is warm: {measure: how much}.

    Python and C calls, nodes of templates, rows read or written, bytes of the page.
    """
    ask = partial(method, *given)
    ask()
    ask()  # the first time also writes what is then remembered
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
    queries = sum(not query["sql"].startswith(TRANSACTIONS) for query in captured)
    assert answer.status_code in {200, 204, 302}
    calls = _calls(ask)
    return {
        "queries": queries,
        "calls": len(calls),
        "nodes": sum(each in TEMPLATE_NODES for each in calls),
        "bytes": len(answer.content),
    }


def _calls(ask):
    """What was called: the code of a function of Python, None for one of C."""
    called = []

    def hear(frame, event, argument):
        if event == "call":
            called.append(frame.f_code)
        elif event == "c_call":
            called.append(None)

    before = sys.getprofile()
    gc.disable()  # what it would call back is of the tests before
    sys.setprofile(hear)
    try:
        ask()
    finally:
        sys.setprofile(before)
        gc.enable()
    return called


def over(costs, ceilings, *, room=ROOM):
    """The measures above their figure: {kind: {measure: (what it is, the figure)}}."""
    return _beyond(costs, ceilings, lambda name, is_, most: is_ > most * _room(name, room))


def under(costs, ceilings, *, room=ROOM):
    """The measures whose figure is to be lowered."""
    return _beyond(costs, ceilings, lambda name, is_, most: is_ < most / _room(name, room))


def _room(measure, room):
    return 1 if measure in EXACT else room


def _beyond(costs, ceilings, is_beyond):
    found = {
        kind: {
            name: (is_, ceilings[kind][name])
            for name, is_ in measures.items()
            if is_beyond(name, is_, ceilings[kind][name])
        }
        for kind, measures in costs.items()
    }
    return {kind: measures for kind, measures in found.items() if measures}


@pytest.fixture
def costs(workshop, mediator):
    """{kind of page: its cost}: the main journey page after page, then all that stays open."""
    learner, inside = (Learner(seat) for seat in workshop.places[:2])
    inside.activate()
    inside.login()
    board, tiles, act = (
        reverse(f"mediation:{name}", args=[workshop.code]) for name in ("board", "tiles", "act")
    )
    found = {}
    for slug, answers in right_answers(learner.person).items():
        found[f"step {slug}"] = cost(learner.get, learner.step(slug))
        if slug == "identite":
            page = learner.get(learner.step(slug)).content.decode()
            news = html.unescape(re.search(r'hx-get="([^"]*version=[^"]*)"', page)[1])
            found["poll without news"] = cost(learner.get, news)
            code = right_answers(learner.person)["code"]
            code |= {"generation": learner.world.generation}
            found["post of a step"] = cost(learner.post, learner.step("code"), code)
        learner.send(learner.step(slug), answers)

    def reset():
        newest = workshop.actions.first()
        seen = newest.pk if newest else 0
        return mediator.post(act, {"rung": "debut", "seat": ["2"], "from": "2", "seen": seen})

    return found | {
        "place": cost(learner.get, reverse("workshop:seat")),
        "papers": cost(learner.get, reverse("world:papers")),
        "home": cost(inside.get, reverse("profiles:home")),
        "documents": cost(inside.get, reverse("profiles:documents")),
        "board": cost(mediator.get, board),
        "poll of the board": cost(mediator.get, tiles),
        "reset of a place": cost(reset),
    }


@pytest.mark.counted
def test_no_page_costs_more_than_it_did(costs, run, tried):
    if sys.version_info[:2] != COUNTED_ON or connection.vendor != "sqlite":
        for measures in costs.values():
            del measures["calls"]

    tried(len(costs), "kinds of page counted")
    ceilings = {kind: figures["most"] for kind, figures in CEILINGS.items()}
    assert costs.keys() == ceilings.keys()
    assert not over(costs, ceilings)
    if (run.seed, run.start) == (replay.SEED, replay.moment(replay.WEDNESDAY)):
        assert not under(costs, ceilings), "lower these figures"


@pytest.mark.parametrize("kind", CEILINGS)
def test_what_costs_more_than_at_first_says_why(kind):
    first, most = CEILINGS[kind]["first"], CEILINGS[kind]["most"]

    assert first.keys() == most.keys() == MEASURES
    if any(most[name] > first[name] for name in MEASURES):
        assert len(CEILINGS[kind]["why"]) > 20


def test_a_page_that_costs_more_is_found():
    costs = {"home": {"queries": 5, "calls": 104, "nodes": 10, "bytes": 1000}}
    less = {"home": {"queries": 4, "calls": 100, "nodes": 10, "bytes": 1000}}

    assert over(costs, less) == {"home": {"queries": (5, 4), "calls": (104, 100)}}
    assert under(less, costs) == {"home": {"queries": (4, 5), "calls": (100, 104)}}
    assert not over(costs, costs)
    assert not under(costs, costs)


def test_what_is_counted_is_counted():
    def ask():
        return [abs(number) for number in (-1, -2)]

    called = _calls(ask)

    assert called.count(ask.__code__) == 1
    assert called.count(None) >= 2
