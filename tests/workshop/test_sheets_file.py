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


@pytest.mark.full
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


def leaves_of(file):
    """The pages of each place of a large print, which begins at its first part."""
    places = []
    for rank, paper in enumerate(file.pages):
        if "partie1sur2" in squeezed(paper):
            assert rank % 2 == 0, "a place begins on the back of another"
            places.append([])
        places[-1].append(paper)
    return places


@pytest.mark.full
@pytest.mark.parametrize("choices", [{"grands": "1"}, {"grands": "1", "aujourdhui": "1"}])
def test_large_print_is_large_and_takes_no_more_leaves_than_it_needs(mediator, choices):
    """Sixteen points at least, but for the card, which has its real size."""
    first, *others = build.scenarios()
    workshop = build.workshop(
        scenario=first, other_scenarios=others, seats=len(others) + 1, owner=mediator.user
    )
    file, page = sheets(mediator, workshop, **choices)
    parts = pages_of(page)
    places = leaves_of(file)
    assert len(places) == len(parts) // 2
    for papers, front, back in zip(places, parts[::2], parts[1::2], strict=True):
        said = [squeezed(paper) for paper in papers]
        assert all(text in "".join(said) for text in texts_in({"children": [*front, *back]}))
        assert all(said[:-1])
        second = next(rank for rank, each in enumerate(said) if "partie2sur2" in each)
        small = [run for paper in papers[:second] for run in sizes(paper) if run[0] < 15.9]
        assert small == []
        assert any(
            "Cartedentraînement" in each.replace("’", "") and "Sicetrait" in each for each in said
        )
        assert len(papers) <= 4
    if "aujourdhui" not in choices:
        assert max(len([each for each in papers if squeezed(each)]) for papers in places) == 4
        assert min(map(len, places)) == 2
    assert "1 ou 2 feuilles par place" in page
    assert "en page 2" not in page


@pytest.mark.parametrize(
    "choices",
    [
        {"grands": "1"},
        pytest.param({"grands": "1", "aujourdhui": "1"}, marks=pytest.mark.full),
        pytest.param({}, marks=pytest.mark.full),
    ],
)
def test_no_line_of_a_list_is_alone_on_a_page(mediator, workshop, choices):
    file, page = sheets(mediator, workshop, **choices)
    advice = next(
        ["".join(texts_in(each)) for each in element["children"] if not isinstance(each, str)]
        for element in lists_in({"children": pages_of(page)[0]})
    )
    assert len(advice) == 4
    where = {rank for rank, paper in enumerate(file.pages) if advice[0] in squeezed(paper)}
    for line in advice:
        assert {r for r, paper in enumerate(file.pages) if line in squeezed(paper)} == where


def lists_in(element):
    for child in element["children"]:
        if not isinstance(child, str):
            if child["tag"] == "ul":
                yield child
            yield from lists_in(child)


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


def test_no_line_begins_with_a_blank(mediator):
    """The second and the third line under « L’espace santé est déjà activé » stood aside."""

    def lines_of(element):
        for before, child in zip([None, *element["children"]], element["children"], strict=False):
            if not isinstance(child, str):
                yield from lines_of(child)
            elif before is None or (not isinstance(before, str) and before["tag"] == "br"):
                yield child

    workshop = build.workshop(scenario="cloture", seats=1, owner=mediator.user)
    page = mediator.get(f"/animation/{workshop.code}/fiches/").content.decode()
    lines = [line for each in pages_of(page) for line in lines_of({"children": each})]
    assert "L’espace santé est déjà activé" in lines
    assert [line for line in lines if line != line.lstrip(" ")] == []
