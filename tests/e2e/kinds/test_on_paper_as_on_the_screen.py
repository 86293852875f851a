"""On paper as on the screen: what a printed page keeps, and the same sheets from two engines."""

from io import BytesIO

import pytest
from django.test import Client
from playwright.sync_api import expect
from pypdf import PdfReader

from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from tests import firefox
from tests.e2e.mediator import MediatorAtALaptop
from tests.strict import Learner

CENT = 0.856 * 96 / 25.4
"""A hundredth of the width of a real card, in pixels."""

ON_WHITE = """() => {
  const faults = [];
  const channel = (value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const contrast = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    const [x, y, z] = [r, g, b].map((each) => channel((each * a + 255 * (1 - a)) / 255));
    return 1.05 / (0.2126 * x + 0.7152 * y + 0.0722 * z + 0.05);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const [text, element] = [walker.currentNode, walker.currentNode.parentElement];
    const range = document.createRange();
    range.selectNode(text);
    const { width, height } = range.getBoundingClientRect();
    if (!text.textContent.trim() || width < 2 || height < 2) continue;
    if (element.closest(".visually-hidden, .skip, svg")) continue;
    const ratio = contrast(getComputedStyle(element).color);
    if (ratio < 4.5) faults.push(`${ratio.toFixed(1)}: ${text.textContent.trim().slice(0, 40)}`);
  }
  for (const each of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(each);
    if (["fixed", "sticky"].includes(style.position) && each.getClientRects().length) {
      faults.push(`${style.position}: ${each.className}`);
    }
  }
  for (const each of document.querySelectorAll(".band a, .band button, .band summary")) {
    if (each.getClientRects().length) faults.push(`pressed: ${each.textContent.trim()}`);
  }
  return faults;
}"""
"""What is too pale without a background, what every sheet would repeat, what one presses."""

PAPERS = ["fiches/", "fiche-animateur/", "navigateur/", "deroule/imprimer/", "reussites/"]
SCREENS = ["", "place/1/", "mur/", "autres-postes/", "deroule/", "incidents/"]


def on_paper(page, reader=PdfReader):
    page.wait_for_load_state()
    return reader(BytesIO(page.pdf(prefer_css_page_size=True))).pages


def test_what_is_printed_is_legible_and_holds_nothing_to_press(at_a_pc, tried):
    """Every kind of page, asked for paper by the browser itself, also in « Agrandir »."""
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in()
    workshop = build.workshop(
        scenario="mere-trois-enfants", seats=2, owner=access.machine_mediator()
    )
    learner = at_a_pc(workshop.seats.get(number=1))
    learner.given_they_are_logged_in()
    faults = []

    def look(somebody, address):
        somebody.when_they_open(address)
        somebody.page.emulate_media(media="print")
        faults.extend((address, fault) for fault in somebody.page.evaluate(ON_WHITE))
        somebody.page.emulate_media(media="screen")
        tried(1, "pages looked at as printed")

    for rest in [*PAPERS, *SCREENS]:
        look(mediator, f"/animation/{workshop.code}/{rest}")
    inside = ["/place/", "/papiers/", "/site/accueil/", "/site/documents/", "/site/parametres/"]
    for address in inside:
        look(learner, address)
    learner.press(learner.button("Agrandir"))
    expect(learner.page.locator("html[data-mode]")).to_be_visible()
    look(learner, "/site/accueil/")
    assert faults == []


def test_the_card_has_the_size_of_a_card_wherever_it_is_printed(learner):
    """Whatever the window, and from the learner's own papers too: both sides, in millimetres."""
    learner.given_they_are_seated()
    for width in (1366, 390):
        learner.page.set_viewport_size({"width": width, "height": 700})
        learner.when_they_open("/papiers/")
        learner.page.emulate_media(media="print")
        sides = learner.page.locator(".idcard")
        expect(sides).to_have_count(2)
        for side in sides.all():
            assert side.bounding_box()["width"] == pytest.approx(100 * CENT, abs=1)
        size = "element => parseFloat(getComputedStyle(element).fontSize)"
        nir, serial = learner.page.locator(".idcard__nir"), learner.page.locator(".idcard__serial")
        assert nir.evaluate(size) == pytest.approx(6.2 * CENT, abs=0.1)
        assert serial.evaluate(size) == pytest.approx(3.3 * CENT, abs=0.1)
        learner.page.emulate_media(media="screen")


def test_a_short_page_takes_one_sheet(learner):
    learner.given_their_activation_is_at("code")
    assert len(on_paper(learner.page)) == 1


@pytest.mark.full
def test_a_room_of_twelve_wastes_no_sheet(at_a_pc):
    """The mediator's own sheet, with three persons, is one page, and the outline two, whatever the
    title; « J’ai réussi », with the order of today, is one for each of the four who came."""
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in()
    others = ["refus", "sans-photo"]
    owner = access.machine_mediator()
    workshop = build.workshop(
        scenario="mere-trois-enfants",
        other_scenarios=others,
        seats=12,
        owner=owner,
        title="Lundi après-midi à la médiathèque Jean-Jacques-Rousseau de Saint-Étienne-du-Rouvray",
    )
    for seat in workshop.places[:4]:
        Learner(seat)
    sheets_of = {"fiche-animateur/": 1, "reussites/": 4, "deroule/imprimer/": 2}
    for address, sheets in sheets_of.items():
        mediator.when_they_open(f"/animation/{workshop.code}/{address}")
        assert len(on_paper(mediator.page)) == sheets, address


# -- a second engine ------------------------------------------------------------------------------


@pytest.fixture
def second_engine():
    if firefox.find() is None:
        pytest.skip("no Firefox here: nothing was printed with a second engine")
    with firefox.opened() as engine:
        yield engine


EMPTY = 400
"""Bytes that draw a page where nothing is written; one line of words takes more."""


def sizes(pages):
    """The height of letters (points) of each run of words, on these printed pages."""
    found = {}

    def note(text, cm, tm, font, size):
        across = abs(tm[0] * cm[0]) + abs(tm[1] * cm[2])
        for words in text.split("\n"):
            if len(words.strip()) > 12:
                found.setdefault(words.strip(), round(across * size, 1))

    for page in pages:
        page.extract_text(visitor_text=note)
    return found


@pytest.mark.full
def test_a_second_engine_prints_the_same_sheets(live_server, browser, second_engine, db, tried):
    """Every scenario, 12 places: two pages a place whatever the margins, letters of one size."""
    first, *others = build.scenarios()
    workshop = build.workshop(
        scenario=first, other_scenarios=others, seats=12, owner=access.machine_mediator()
    )
    client = Client()
    client.force_login(access.machine_mediator())
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    window = browser.new_context(base_url=live_server.url)
    window.add_cookies(
        [{"name": name, "value": each, "url": live_server.url} for name, each in cookies.items()]
    )
    page = window.new_page()
    second_engine.seat(f"{live_server.url}/", cookies)
    for choice in ("", "?grands=1", "?aujourdhui=1"):
        address = f"/animation/{workshop.code}/fiches/{choice}"
        second_engine.open(live_server.url + address)
        for margin in (1.3, 0.5, 0):
            printed = PdfReader(BytesIO(second_engine.print(margin=margin))).pages
            assert len(printed) == 24, (choice, margin)
            tried(len(printed), "pages printed by Firefox")
        page.goto(address)
        ours, theirs = sizes(on_paper(page)), sizes(printed)
        shared = ours.keys() & theirs.keys()
        assert len(shared) > 20
        assert {
            words: (ours[words], theirs[words])
            for words in shared
            if theirs[words] != pytest.approx(ours[words], rel=0.03)
        } == {}
        for paper in ({"format": "Letter"}, {"format": "Letter", "scale": 0.94}):
            assert len(PdfReader(BytesIO(page.pdf(**paper))).pages) == 24, (choice, paper)
    window.close()


@pytest.mark.full
def test_a_second_engine_adds_no_blank_sheet(live_server, second_engine, db):
    """The room's pages and a learner's, with and without margins: each sheet says something."""
    workshop = build.workshop(
        scenario="mere-trois-enfants", seats=12, owner=access.machine_mediator()
    )
    learner = Learner(workshop.seats.get(number=1))
    learner.activate()
    learner.login()
    client = Client()
    client.force_login(access.machine_mediator())
    room = [f"/animation/{workshop.code}/{rest}" for rest in [*PAPERS, *SCREENS]]
    inside = [
        "/place/",
        "/papiers/",
        "/place/reussites/",
        "/site/accueil/",
        "/site/profil-medical/",
    ]
    blank = []
    for somebody, addresses in ((client, room), (learner, inside)):
        cookies = {name: morsel.value for name, morsel in somebody.cookies.items()}
        second_engine.seat(f"{live_server.url}/", cookies)
        for address in addresses:
            second_engine.open(live_server.url + address)
            for margin in (1.3, 0):
                printed = PdfReader(BytesIO(second_engine.print(margin=margin))).pages
                blank += [
                    (address, margin, number)
                    for number, page in enumerate(printed, start=1)
                    if len(page.get_contents().get_data()) < EMPTY
                ]
    assert blank == []
