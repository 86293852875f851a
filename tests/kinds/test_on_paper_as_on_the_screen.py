"""On paper as on the screen: what no print engine may decide, and what a sheet says of itself."""

import io
import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from pypdf import PdfReader

from sandbox.workshop.views import access
from tests import remembered, replay
from tests.kinds.styles import declarations

OF_THE_WINDOW = re.compile(r"\d(?:cq(?:w|h|i|b|min|max)|[sld]?vh)\b|^container")
"""Container units and queries, and heights of the window: each engine has its own on paper."""

RULER = "Si ce trait ne mesure pas 5\u00a0cm, imprimez le PDF à 100\u00a0%."


def is_for_screens(conditions):
    return any(re.match(r"@media screen\b", each) for each in conditions)


def test_nothing_that_prints_is_measured_on_its_container_or_its_window():
    found = [
        (file, selector, declaration)
        for file, conditions, selector, declaration in declarations()
        if OF_THE_WINDOW.search(declaration) and not is_for_screens(conditions)
    ]
    assert found == []


def test_the_rule_sees_the_units_it_forbids():
    for declaration in ("inline-size: 4cqw", "block-size: 100dvh", "container: site / inline-size"):
        assert OF_THE_WINDOW.search(declaration)
    assert not is_for_screens(("@media (width >= 64rem)",))


class Choices(HTMLParser):
    """The words of the links and buttons above the sheets, in their order, with their classes."""

    def __init__(self):
        super().__init__()
        self.found, self.open = [], None

    def handle_starttag(self, tag, attrs):
        if tag in ("a", "button"):
            self.open = (dict(attrs).get("class", "").split(), [])

    def handle_data(self, text):
        if self.open:
            self.open[1].append(text)

    def handle_endtag(self, tag):
        if tag in ("a", "button") and self.open:
            classes, words = self.open
            self.found.append(("".join(words).strip(), classes))
            self.open = None


@pytest.fixture
def mediator(db):
    client = Client()
    client.force_login(access.machine_mediator())
    return client


@pytest.fixture
def workshop(mediator):
    owner = access.machine_mediator()
    return remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=2, owner=owner)


def test_the_sheets_offer_their_pdf_first(mediator, workshop):
    page = mediator.get(f"/animation/{workshop.code}/fiches/").content.decode()
    choices = Choices()
    choices.feed(page)
    words = [said for said, _ in choices.found]
    assert words.index("Télécharger le PDF") < words.index("Imprimer cette page")
    assert "button--quiet" not in dict(choices.found)["Télécharger le PDF"]
    assert "button--quiet" in dict(choices.found)["Imprimer cette page"]


def test_every_place_has_its_ruler_on_the_page_and_in_the_pdf(mediator, workshop):
    places = workshop.places.count()
    page = mediator.get(f"/animation/{workshop.code}/fiches/").content.decode()
    assert page.count(RULER) == places
    file = mediator.get(f"/animation/{workshop.code}/fiches.pdf")
    pages = PdfReader(io.BytesIO(file.content)).pages
    squeezed = ["".join(each.extract_text().split()) for each in pages]
    assert sum("".join(RULER.split()) in each for each in squeezed) == places
    assert [length for length in map(lines_of, pages[1::2]) if abs(length - 50) < 0.1] != []


def lines_of(page):
    """The length (mm) of the horizontal line nearest to 5 cm drawn on this page."""
    drawn = page.get_contents().get_data().decode("latin-1")
    ends = re.findall(r"([\d.]+) ([\d.]+) m\s+([\d.]+) ([\d.]+) l", drawn)
    lengths = [abs(float(x2) - float(x1)) / 72 * 25.4 for x1, _, x2, _ in ends]
    return min(lengths, key=lambda length: abs(length - 50), default=0)
