"""Whatever the way in, what may be real is refused, shown to nobody and kept nowhere.

Every form of every flow is sent, then asked for by its address, with something real in each box.
"""

import html
import re
from urllib.parse import unquote_plus

import pytest
from django.conf import settings
from django.db import connection

from sandbox.workshop import half_typed
from sandbox.workshop.views import access
from tests import remembered
from tests.kinds.test_a_blank_is_no_error import pages_of_forms
from tests.strict import Learner
from tests.workshop.conftest import Mediator

REAL = "Zelda&#64;mairie-lyon.fr, 06 R2 E4 56 78"
TRACES = ["mairie-lyon", "R2 E4 56"]
WRITTEN = re.compile(
    r'<(?:input(?=[^>]*type="(?:text|password|search)")|textarea)[^>]*name="([^"]+)"'
)
ASKED = re.compile(r'request\.GET(?:\.get|\.getlist)?[\[(]"(\w+)"|"(\w+)" in request\.GET')


def names_in_addresses():
    """Every name that a page looks for after the « ? » of its address."""
    sources = [
        path for package in ("sandbox", "accounts", "profiles")
        for path in (settings.BASE_DIR / package).rglob("*.py")
    ]  # fmt: skip
    found = [pair for path in sources for pair in ASKED.findall(path.read_text(encoding="utf-8"))]
    return {one or other for one, other in found} | {"recherche", "retour"}


def kept():
    """All that the database holds, as text."""
    connection.ensure_connection()
    return "\n".join(connection.connection.iterdump())


def seen(response):
    text = response.content.decode(errors="ignore") if not response.streaming else ""
    where = response.headers.get("Location", "")
    return html.unescape(text) + unquote_plus(where)


@pytest.mark.full
@pytest.mark.skipif(connection.vendor != "sqlite", reason="its database is read as text")
@pytest.mark.parametrize("way", pages_of_forms())
def test_a_form_filled_with_something_real_keeps_nothing(db, run, way, tried):
    seat = remembered.workshop(run, way.scenario, seats=2).places.first()
    learner = Mediator(access.new_mediator()) if way.is_mediator else Learner(seat)
    way.prepare(learner)
    url = way.url_for(learner)
    page = learner.get(url).content.decode()
    boxes = WRITTEN.findall(page)
    right = {name: value for name, value in way.answers_for(learner).items() if value is not None}
    answers = right | dict.fromkeys(boxes, REAL)
    send = learner.post if way.is_mediator else learner.send
    asked = learner.get(url, dict.fromkeys(names_in_addresses() | set(boxes), REAL))
    responses = [asked, send(url, answers), send(url, answers | {half_typed.WAY: "papiers"})]
    responses.append(learner.get(url))
    tried(len(boxes), "boxes with something real in them")
    said = "".join(map(seen, responses)) + repr(dict(learner.session)) + kept()
    assert seat.workshop.code in said
    assert [trace for trace in TRACES if trace in said] == []
