"""« Fermer la salle »: who may, what it says, and that the real program ends after its answer."""

import re

import pytest

from sandbox.machine import closing
from tests import remembered, replay
from tests.strict import Learner

ADDRESS = "/animation/fermeture/"


@pytest.fixture(autouse=True)
def no_room(monkeypatch):
    monkeypatch.setattr(closing, "_room", {"stop": None, "timer": None})


@pytest.fixture
def served(no_room, monkeypatch):
    """Within the program that serves the room; the list is what it was told to do."""
    stops = []
    for wait in ("ANSWERED_WITHIN", "HEARD_WITHIN"):
        monkeypatch.setattr(closing, wait, 0)
    with closing.possible(lambda: stops.append("stop")):
        yield stops


def text_of(page):
    return " ".join(page.content.decode().replace("\u00a0", " ").split())


def stopped(stops):
    if closing.was_asked():
        closing._room["timer"].join(5)
    return stops


@pytest.fixture
def worked(mediator):
    room = remembered.workshop(replay.current, scenario="refus", seats=1, owner=mediator.user)
    Learner(room.seats.get(number=1))
    return room


def test_it_is_asked_first_and_says_what_it_does(mediator, served, worked):
    for page in ["/animation/", f"/animation/{worked.code}/"]:
        assert ADDRESS in text_of(mediator.get(page))
    for page in [mediator.get(ADDRESS), mediator.post(ADDRESS)]:
        said = text_of(page)
        assert "Encore 1 place prise." in said
        assert f"(code {worked.code})" in said
        assert 'value="keep"' in said
        assert 'value="erase"' in said
    assert stopped(served) == []


def test_no_goes_back_to_where_one_was(mediator, served, worked):
    for page in ["/animation/", f"/animation/{worked.code}/"]:
        asked = re.search(rf'href="({ADDRESS}[^"]*)"', text_of(mediator.get(page)))[1]
        assert f'href="{page}">Non, revenir' in text_of(mediator.get(asked))
    assert 'href="/animation/">Non' in text_of(mediator.get(f"{ADDRESS}?salle=QQQQ"))


def test_nothing_is_asked_of_a_day_when_nobody_came(mediator, served):
    said = text_of(mediator.get(ADDRESS))
    assert "Rien n’est effacé" in said
    assert 'value="erase"' not in said
    assert "place prise" not in said


def test_a_double_press_keeps_all_and_closes_once(mediator, served, worked):
    pages = [text_of(mediator.post(ADDRESS, {"confirmed": "keep"})) for _ in range(2)]
    assert pages[0] == pages[1]
    assert "La salle est fermée" in pages[0]
    assert "chacun retrouve sa place" in pages[0]
    assert "<script" not in pages[0]
    assert stopped(served) == ["stop"]
    worked.refresh_from_db()
    assert worked.erased_at is None


def test_a_double_press_erases_once(mediator, served, worked):
    pages = [text_of(mediator.post(ADDRESS, {"confirmed": "erase"})) for _ in range(2)]
    assert pages[0] == pages[1]
    assert "Ce qui a été fait aujourd’hui est effacé." in pages[0]
    assert stopped(served) == ["stop"]
    worked.refresh_from_db()
    assert worked.erased_at


def test_it_is_for_who_leads_on_the_computer_of_the_room(mediator, served, worked):
    far = {"REMOTE_ADDR": "203.0.113.7"}
    assert ADDRESS not in text_of(mediator.get("/animation/", **far))
    refused = mediator.post(ADDRESS, {"confirmed": "erase"}, follow=True, **far)
    assert "La salle se ferme sur son ordinateur" in text_of(refused)
    assert Learner(worked.seats.get(number=1)).post(ADDRESS).status_code == 403
    assert stopped(served) == []


def test_another_server_is_not_closed_from_a_page(mediator):
    assert ADDRESS not in text_of(mediator.get("/animation/"))
    refused = mediator.post(ADDRESS, {"confirmed": "keep"}, follow=True)
    assert "La salle se ferme sur son ordinateur" in text_of(refused)
    assert not closing.was_asked()


def test_ctrl_and_c_in_between_closes_once():
    """The window was quicker than the page: nothing interrupts what it is asked there."""
    stops = []
    with closing.possible(lambda: stops.append("stop")):
        closing.soon(closing.ANSWERED_WITHIN)
    closing._room["timer"].join(5)
    assert stops == []


def test_the_room_of_another_mediator_is_neither_named_nor_erased(
    mediator, stranger, served, worked
):
    other = remembered.workshop(replay.current, scenario="cloture", seats=1, owner=stranger.user)
    Learner(other.seats.get(number=1))
    said = text_of(mediator.get(ADDRESS))
    assert other.code not in said
    assert "1 atelier que vous n’animez pas" in said
    mediator.post(ADDRESS, {"confirmed": "erase"})
    other.refresh_from_db()
    worked.refresh_from_db()
    assert (bool(worked.erased_at), other.erased_at) == (True, None)
    assert stopped(served) == ["stop"]
