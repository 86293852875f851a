"""Silence, without a browser: what tells the room's own answers, and how far its work is."""

import re
import threading

import pytest
from django.conf import settings
from django.urls import get_resolver

from sandbox.machine import alive
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from tests import remembered
from tests.strict import Learner, StrictClient

PAGES = ["/", "/nulle-part/", "/site/"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_each_answer_says_that_it_is_the_room_s(path):
    assert StrictClient().get(path)["X-Room"] == "coup-d-essai"


def test_the_room_says_that_it_is_there_without_its_database():
    answer = StrictClient().get("/en-vie/")
    assert (answer.status_code, answer.json()) == (200, {})
    assert answer["X-Room"] == "coup-d-essai"


def test_no_page_has_the_address_that_is_asked():
    patterns = {str(each.pattern) for each in get_resolver().url_patterns}
    assert not any(each.startswith("en-vie") for each in patterns)


def test_silence_is_said_within_five_seconds_by_the_clocks_of_its_script():
    script = (settings.BASE_DIR / "static/js/silence.js").read_text(encoding="utf-8")
    told = {name: int(count) for name, count in re.findall(r"const ([A-Z_]+) = (\d+);", script)}
    assert told["ASKED_AFTER"] + told["ANSWERS_WITHIN"] < 5_000
    templates = (settings.BASE_DIR / "templates").rglob("*.html")
    polls = [re.findall(r'"every (\d+)ms"', each.read_text(encoding="utf-8")) for each in templates]
    every = [int(count) for found in polls for count in found]
    assert len(every) > 5
    assert max(every) + told["POLL_ASKED_AFTER"] + told["ANSWERS_WITHIN"] < 5_000
    assert max(every) <= 2_000


def asked_while_at_work(client, monkeypatch, press, send):
    """What the room answers about a press, each time that its work is counted."""
    heard, tell = [], alive.tell

    def listen(done, total):
        tell(done, total)
        # Who asks is another request, in another thread of the room.
        asking = threading.Thread(
            target=lambda: heard.append(StrictClient().get(f"/en-vie/?press={press}").json())
        )
        asking.start()
        asking.join()

    monkeypatch.setattr(alive, "tell", listen)
    assert send(client, {"x-press": press}).status_code == 302
    return heard


@pytest.fixture
def mediator(db):
    client = StrictClient()
    client.force_login(access.machine_mediator())
    return client


@pytest.fixture
def workshop(run, db):
    owner = access.machine_mediator()
    return remembered.workshop(run, "mere-trois-enfants", seats=4, owner=owner)


def test_bringing_a_room_to_a_step_is_counted_place_by_place(mediator, workshop, monkeypatch):
    workshop_url = f"/animation/{workshop.code}"

    def send(client, headers):
        return client.post(f"{workshop_url}/presentation/tous/", data, headers=headers)

    mediator.post(f"{workshop_url}/presentation/etape/", {"step": "6"})
    seats = [1, 2, 3, 4]
    data = {"seat": seats, "confirmed": "1", "seen": workshop.actions.last().pk}
    heard = asked_while_at_work(mediator, monkeypatch, "abc", send)
    assert len(heard) == 2 * len(seats)
    assert [each["percent"] for each in heard] == [0, 12, 25, 37, 50, 62, 75, 87]
    assert StrictClient().get("/en-vie/?press=abc").json() == {}


def test_nobody_hears_of_a_press_that_they_did_not_name(db):
    with_name = Learner(build.workshop(scenario="refus", seats=1).seats.get(number=1))
    assert with_name.get("/place/", headers={"x-press": "x" * 400}).status_code == 200
    alive.tell(1, 2)
    assert StrictClient().get("/en-vie/?press=").json() == {}
