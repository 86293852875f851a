"""What happens in the room is told at the hour of the room, whatever each computer is set to."""

import re
from datetime import UTC, datetime
from pathlib import Path

from sandbox.workshop.models import SeatEvent
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from tests.letters.test_letters import as_read
from tests.strict import Learner
from tests.workshop.conftest import Mediator

SCRIPTS = Path(__file__).parents[2] / "static" / "js"
SAYS_AN_HOUR = re.compile(r"toLocale(?:Time|Date)?String|DateTimeFormat|get(?:Hours|Minutes)\(")
AFTERNOON = datetime(2026, 3, 18, 13, 34, tzinfo=UTC)
"""At 14:34 in the room, which is in Paris."""


def test_no_script_says_an_hour_of_its_own_computer():
    ours = [each for each in SCRIPTS.glob("*.js") if SAYS_AN_HOUR.search(each.read_text("utf-8"))]
    assert ours, "one says since when the room is silent"
    for script in ours:
        text = script.read_text("utf-8")
        for said in SAYS_AN_HOUR.finditer(text):
            around = text[max(0, said.start() - 200) : said.end() + 200]
            assert "timeZone: since.dataset.since" in around, script.name


def test_each_page_knows_the_zone_of_the_room(db, client):
    page = client.get("/").content.decode()
    assert re.findall(r'data-since="([^"]*)"', page) == ["Europe/Paris"]


def test_what_happened_at_a_place_is_told_at_the_hour_of_the_room(db):
    mediator = Mediator(access.new_mediator())
    workshop = build.workshop(scenario="cloture", seats=1, owner=mediator.user)
    Learner(workshop.places.first())
    SeatEvent.objects.update(at=AFTERNOON)
    page = mediator.page(workshop, "place/1/").content.decode()
    assert "14 h 34" in as_read(page).replace("\u00a0", " ")
