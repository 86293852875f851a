"""Once its code has served, the letter is no longer the paper on top, and it says so.

« Valable jusqu’au… » was read again on every page of the inside, over a code that opens nothing.
"""

import pytest

from sandbox.workshop.scenarios import build
from tests import remembered, replay
from tests.kinds.walked import read
from tests.strict import Learner

SPENT = "Code déjà utilisé"


@pytest.fixture
def learner(db):
    return Learner(
        remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=1).places.get()
    )


def on_the_desk(page):
    """The paper on top, what the letter says, and the paper that a script lays no more."""
    root, by_id = read(page.content.decode())
    papers = [each for each in root.find("input") if each.get("name") == "paper"]
    top = [each.get("value") for each in papers if "checked" in each.attributes]
    return top, by_id["paper-letter"].text, by_id["nouvelles"].get("data-put-away")


def test_it_is_on_top_until_its_code_has_served(learner):
    top, letter, put_away = on_the_desk(learner.get("/site/"))
    assert top == ["letter"]
    assert SPENT not in letter
    assert put_away == ""


@pytest.mark.parametrize("is_read", [True, False], ids=["read", "never-read"])
def test_then_the_sheet_is_on_every_page_that_asks_for_no_paper(learner, is_read):
    learner.activate()
    learner.login()
    learner.person.mails.update(read_at=learner.world.now)
    if not is_read:
        learner.person.mails.filter(channel="letter").update(read_at=None)
    for page in ["/site/accueil/", "/site/documents/", "/site/messagerie/", "/site/agenda/"]:
        top, letter, put_away = on_the_desk(learner.get(page))
        assert top == ["sheet"], page
        assert letter.count(SPENT) == 1
        assert put_away == "letter"


def test_a_new_letter_is_on_top_again(learner):
    learner.activate()
    learner.person.mails.update(read_at=learner.world.now)
    code = learner.person.provisional_codes.get()
    code.used_at = None
    code.save()
    top, letter, put_away = on_the_desk(learner.get("/site/"))
    assert (top, put_away) == (["letter"], "")
    assert SPENT not in letter


def test_on_paper_the_screen_shows_what_comes_to_it(db):
    place = build.workshop(scenario="mere-trois-enfants", seats=1, is_on_paper=True).places.get()
    learner = Learner(place)
    learner.activate()
    learner.login()
    top, _, put_away = on_the_desk(learner.get("/site/accueil/"))
    assert (top, put_away) == (["phone"], "")
