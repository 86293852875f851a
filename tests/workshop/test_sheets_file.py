"""The sheets of the room as one PDF: the same words as the page, two A4 pages a place."""

import io

import pytest
from pypdf import PdfReader

from sandbox.workshop.scenarios import build
from sandbox.workshop.sheets import pages_of

A4 = (595, 842)
CARD_WIDTH = 85.6 / 25.4 * 72
"""The width of a real card, in points."""


def sheets(mediator, workshop, **choices):
    """The PDF and the page of the same sheets."""
    file = mediator.get(f"/animation/{workshop.code}/fiches.pdf", choices)
    assert file["Content-Type"] == "application/pdf"
    assert f"fiches-{workshop.code}.pdf" in file["Content-Disposition"]
    page = mediator.get(f"/animation/{workshop.code}/fiches/", choices)
    return PdfReader(io.BytesIO(file.content)), page.content.decode()


def texts_in(element):
    for child in element["children"]:
        if isinstance(child, str):
            yield "".join(child.split())
        else:
            yield from texts_in(child)


def squeezed(page):
    return "".join(page.extract_text().split())


def says_the_same(file, page):
    printed = pages_of(page)
    assert len(file.pages) == len(printed)
    for paper, elements in zip(file.pages, printed, strict=True):
        assert (round(paper.mediabox.width), round(paper.mediabox.height)) == A4
        said = squeezed(paper)
        for text in texts_in({"children": elements}):
            assert text in said


def test_every_scenario_says_the_same_as_its_page(mediator):
    first, *others = build.scenarios()
    workshop = build.workshop(
        scenario=first, other_scenarios=others, seats=len(others) + 1, owner=mediator.user
    )
    file, page = sheets(mediator, workshop)
    assert len(file.pages) == 2 * (len(others) + 1)
    says_the_same(file, page)
    says_the_same(*sheets(mediator, workshop, aujourdhui="1"))


def sizes(paper):
    """The height of the letters, in points, of each run of words of a page."""
    found = []

    def note(text, cm, tm, font, size):
        if text.strip():
            found.append((round((abs(tm[0] * cm[0]) + abs(tm[1] * cm[2])) * size, 1), text))

    paper.extract_text(visitor_text=note)
    return found


def test_large_print_is_large_and_each_part_has_a_leaf_of_its_own(mediator):
    """Sixteen points at least, but for the card, which has its real size; front and back."""
    first, *others = build.scenarios()
    workshop = build.workshop(
        scenario=first, other_scenarios=others, seats=len(others) + 1, owner=mediator.user
    )
    for choices in ({"grands": "1"}, {"grands": "1", "aujourdhui": "1"}):
        file, page = sheets(mediator, workshop, **choices)
        parts = pages_of(page)
        assert len(file.pages) in (2 * len(parts), 2 * len(parts) - 1)
        for rank, elements in enumerate(parts):
            papers = file.pages[2 * rank : 2 * rank + 2]
            said = "".join(map(squeezed, papers))
            assert all(text in said for text in texts_in({"children": elements}))
            assert f"partie{rank % 2 + 1}sur2" in squeezed(papers[0])
            if rank % 2 == 0:
                small = [run for paper in papers for run in sizes(paper) if run[0] < 15.9]
                assert small == []
            else:
                with_card = next(paper for paper in papers if "FACTICE" in squeezed(paper))
                assert "Sicetrait" in squeezed(with_card)
    assert "2 feuilles par place" in page
    assert "en page 2" not in page


def test_it_is_tagged_and_in_french(mediator, workshop):
    file, _ = sheets(mediator, workshop)
    assert file.root_object["/MarkInfo"]["/Marked"]
    assert file.root_object["/Lang"].startswith("fr")
    assert file.metadata.title == f"Fiches de l’atelier {workshop.code}"
    assert "factice" in file.pages[0].extract_text()


def test_the_card_has_its_real_size(mediator, workshop):
    file, _ = sheets(mediator, workshop)
    strips = []

    def look(text, user_matrix, text_matrix, font, size):
        if text.strip() == "Carte d’entraînement":
            strips.append(text_matrix[4] * user_matrix[0] + user_matrix[4])

    file.pages[1].extract_text(visitor_text=look)
    front, back = strips
    assert back - front == pytest.approx(CARD_WIDTH, abs=0.1)


def test_one_place_alone(mediator, workshop):
    file, page = sheets(mediator, workshop, place="2")
    assert len(file.pages) == 2
    says_the_same(file, page)


def test_the_same_sheets_on_the_same_day_are_the_same_file(mediator, workshop):
    path = f"/animation/{workshop.code}/fiches.pdf"
    assert mediator.get(path).content == mediator.get(path).content


def test_it_is_for_who_leads_the_workshop(workshop, stranger, client):
    path = f"/animation/{workshop.code}/fiches.pdf"
    assert stranger.get(path).status_code == 404
    assert client.get(path).status_code == 403
