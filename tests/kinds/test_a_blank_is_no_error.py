"""The error and its remedy: an empty box is « il reste … », never red, on every form of every flow.

The forms are those where each row of the catalogue is met; each is sent with nothing in it.
"""

import re

import pytest

from sandbox.workshop.views import access
from tests import remembered
from tests.errors import WAYS
from tests.strict import Learner
from tests.workshop.conftest import Mediator

WRITTEN = re.compile(r'<(?:input(?=[^>]*type="(?:text|password)")|textarea)[^>]*name="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"')


def pages_of_forms():
    """One way a page: what leads to it, and its name in a report."""
    pages = {}
    for slug, way in WAYS.items():
        key = getattr(way.url, "__qualname__", way.url), way.is_mediator, way.scenario
        if way.answers is not None and key not in pages:
            pages[key] = pytest.param(way, id=slug)
    return pages.values()


def left_empty(way, learner):
    """What a browser sends of that form when nothing is in it; what hidden fields carry stays."""
    answers = way.answers_for(learner)
    page = learner.get(way.url_for(learner)).content.decode()
    carried = {name: answers[name] for name in HIDDEN.findall(page) if answers.get(name)}
    return dict.fromkeys(WRITTEN.findall(page), "") | carried


@pytest.mark.parametrize("way", pages_of_forms())
def test_a_form_sent_empty_is_never_red(db, run, way, tried):
    seat = remembered.workshop(run, way.scenario, seats=2).places.first()
    learner = Mediator(access.new_mediator()) if way.is_mediator else Learner(seat)
    way.prepare(learner)
    url, before = way.url_for(learner), seat.events.filter(kind="mistake").count()
    send = learner.post if way.is_mediator else learner.send
    response = send(url, left_empty(way, learner))
    assert response.status_code == 200, "an empty form goes nowhere"
    tried(1, "forms that say what is left to fill")
    page = response.content.decode()
    title, main = re.search("<title>(.*?)</title>", page, re.DOTALL)[1], page.split("<main")[1]
    assert "Erreur" not in title
    assert "À remplir\u00a0:" in title
    for red in ["field--error", "Erreur\u00a0:", "Il y a 1 erreur", "circle-alert"]:
        assert red not in main.split("<template")[0], red
    assert "Il reste" in main
    assert seat.events.filter(kind="mistake").count() == before
