"""What a poll replaces: whatever can be focused there has an id, so the focus is given back."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.urls import reverse

from sandbox.workshop.moves import actions
from sandbox.workshop.moves.time_moves import OfferedMove
from sandbox.workshop.telling import incidents_by_place as tray
from sandbox.workshop.views import access
from sandbox.world.models import Incident
from tests import remembered, replay
from tests.strict import Learner, StrictClient

POLLS = {
    "workshop/_board_poll": "the board",
    "workshop/_watch_poll": "a place's page",
    "world/_poll": "the papers",
    "workshop/_help": "the help button",
    "workshop/_team": "who leads",
    "workshop/_way_in": "what the board says of the way in: see tests/workshop/test_way_in.py",
    "workshop/wall": "the wall: there too",
    "workshop/door": "the door, which only goes elsewhere",
    "workshop/presenter/_presenter": "the notes",
    "workshop/presenter/_places": "the small board",
    "workshop/projected/_over": "the projected window",
}


class Focusable(HTMLParser):
    """The start tags that take the focus and have no id; the ids that are there twice."""

    def __init__(self, page):
        super().__init__()
        self.nameless, self.ids = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        takes = tag in {"button", "summary", "select", "textarea"} or "tabindex" in attrs
        takes |= tag == "a" and "href" in attrs
        takes |= tag == "input" and attrs.get("type") != "hidden"
        if takes and "id" not in attrs and attrs.get("tabindex") != "-1":
            self.nameless.append((tag, attrs.get("class", ""), attrs.get("href", "")))


def nameless(page):
    found = Focusable(page)
    twice = {each for each in found.ids if found.ids.count(each) > 1}
    return found.nameless + [("twice", each) for each in sorted(twice)]


@pytest.fixture
def workshop(run, db):
    owner = access.machine_mediator()
    return remembered.workshop(run, "mere-trois-enfants", seats=2, owner=owner)


@pytest.fixture
def mediator(workshop):
    client = StrictClient()
    client.force_login(workshop.owner)
    return client


def test_every_poll_is_known_here():
    """A new one is tried below, or says here why it need not be."""
    root = settings.BASE_DIR / "templates"
    pattern = re.compile(r'hx-trigger="every')
    found = {
        path.relative_to(root).with_suffix("").as_posix()
        for path in root.rglob("*.html")
        if pattern.search(path.read_text(encoding="utf-8"))
    }
    assert found == POLLS.keys()


@pytest.mark.parametrize("kind", [Incident.Kind.FRAUD_EMAIL, Incident.Kind.FRAUD_SMS])
@pytest.mark.parametrize("scenario", ["mere-trois-enfants", "sans-coordonnees", "code-expire"])
def test_the_papers(db, scenario, kind):
    """With letters, codes by e-mail and SMS, a fraud, what waits for the post."""
    seat = remembered.workshop(replay.current, scenario=scenario, seats=1).seats.get(number=1)
    learner = Learner(seat)
    tray.put([seat], kind)
    learner.ask_new_code(channel="lettre" if scenario == "sans-coordonnees" else "email")
    page = learner.get("/nouvelles/", {"version": "0-0", "shows": "desk"}).content.decode()
    assert "paper-letter" in page
    assert nameless(page) == []


def test_the_help_button(workshop):
    learner = Learner(workshop.seats.get(number=1))
    page = learner.post("/place/aide/", {"generation": 0}, headers={"hx-request": "true"})
    assert b"aide-bouton" in page.content
    assert nameless(page.content.decode()) == []


def test_the_board_and_the_page_of_a_place(workshop, mediator):
    seat = workshop.seats.get(number=1)
    Learner(seat).post("/place/aide/", {"generation": 0})
    actions.move_time(workshop, workshop.seats.filter(number=1), OfferedMove.TOMORROW)
    for name, args in [("tiles", []), ("watch", [1]), ("small_board", [])]:
        url = reverse(f"mediation:{name}", args=[workshop.code, *args])
        page = mediator.get(url, {"version": "0", "ordre": "numero"})
        assert page.status_code == 200, name
        assert nameless(page.content.decode()) == [], name


def test_who_leads(workshop, mediator):
    workshop.facilitators.add(access.new_mediator())
    page = mediator.get(reverse("mediation:team", args=[workshop.code]), {"version": "0"})
    assert "Retirer" in page.content.decode()
    assert nameless(page.content.decode()) == []


def test_the_notes(workshop, mediator):
    room = f"/animation/{workshop.code}/presentation/"
    for step in range(1, 14):
        mediator.post(f"{room}etape/", {"step": str(step)})
        page = mediator.get(room).content.decode()
        part = page[page.index('id="presenting"') :].partition("</main>")[0]
        assert nameless("<div " + part) == [], step
