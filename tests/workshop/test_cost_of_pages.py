"""What each kind of page asks of the database: where it has become less, lower the figure."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.strict import Learner, right_answers

MOST = {
    "step": 9,
    "post of a step": 10,
    "poll without news": 5,
    "place": 13,
    "papers": 7,
    "home": 21,
    "documents": 16,
    "board": 9,
    "poll of the board": 4,
}
"""{kind of page: how many questions it may ask}: rows read or written, transactions left out."""


@pytest.fixture
def pages(workshop, mediator):
    """{kind of page: what asks for it}."""
    learner, inside = (Learner(seat) for seat in workshop.places[:2])
    inside.activate()
    inside.login()
    learner.reach("identite")
    step = learner.step("identite")
    asked = re.search(r'hx-get="([^"]*version=[^"]*)"', learner.get(step).content.decode())
    answers = right_answers(learner.person)["code"] | {"generation": learner.world.generation}
    board = reverse("mediation:board", args=[workshop.code])
    tiles = reverse("mediation:tiles", args=[workshop.code])
    return {
        "step": lambda: learner.get(step),
        "post of a step": lambda: learner.post(learner.step("code"), answers),
        "poll without news": lambda: learner.get(html.unescape(asked[1])),
        "place": lambda: learner.get(reverse("workshop:seat")),
        "papers": lambda: learner.get(reverse("world:papers")),
        "home": lambda: inside.get(reverse("profiles:home")),
        "documents": lambda: inside.get(reverse("profiles:documents")),
        "board": lambda: mediator.get(board),
        "poll of the board": lambda: mediator.get(tiles),
    }


def test_no_page_asks_more_than_it_did(pages):
    assert {kind: questions(ask) for kind, ask in pages.items()} == MOST


def questions(ask):
    ask()  # the first time also writes what is then remembered
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
    assert answer.status_code in {200, 204, 302}
    transactions = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return sum(not query["sql"].startswith(transactions) for query in captured)
