"""What is done to places is a row: choosing, asking, what became of each, the way back are given.

The row tried here is in no table of the product: each outcome is met by pressing its button.
"""

import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.moves import actions
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.views import access, ladder
from sandbox.workshop.views.commands import Choice, Command
from tests import remembered, replay
from tests.house_rules.every import ROOT
from tests.strict import Learner
from tests.workshop.conftest import Mediator

SURE = {"confirmed": "1"}


@pytest.fixture
def leads(db):
    return Mediator(access.new_mediator())


@pytest.fixture
def room(leads):
    return remembered.workshop(
        replay.current, scenario="mere-trois-enfants", seats=3, owner=leads.user
    )


def read(request, workshop, seats):
    word = request.POST.get("mot")
    return Choice(word, {"what": word}) if word else None


def do(workshop, seats, word, *, by, seen):
    """Touch the even places only; these two words stand for what goes wrong."""
    if word in WRONG:
        raise WRONG[word]
    return [seat for seat in seats if seat.number % 2 == 0]


WRONG = {"trop tard": actions.Overtaken, "bloqué": Stuck}


@pytest.fixture
def row(monkeypatch):
    command = Command(
        do,
        home="mediation:incidents",
        reads=read,
        asks="Dire ce mot à ces places\u00a0?",
        explains="Elles l’entendent.",
        yes="Oui, le dire",
        stays="Elle est impaire.",
        moved="«\u00a0{what}\u00a0» est dit, {places}.",
        overtaken="Trop tard.",
        stuck="Bloqué.",
        unchosen="Aucun mot.",
    )
    monkeypatch.setitem(ladder.RUNGS, "mot", command)


def press(leads, room, *seats, word="bonjour", **data):
    return leads.act(room, "echelle", rung="mot", mot=word, seat=list(seats), **data)


def test_one_place_moves_at_once_and_is_told(leads, room, row):
    page = press(leads, room, "2")
    assertContains(page, "«\u00a0bonjour\u00a0» est dit, place\u00a02.")
    assertNotContains(page, "Sans changement")
    assert page.redirect_chain[-1][0] == f"/animation/{room.code}/incidents/"


def test_several_are_asked_once_and_the_form_goes_again(leads, room, row):
    question = press(leads, room, "1", "2", "3", **{"from": "salle"})
    for said in ["Dire ce mot à ces places\u00a0?", "Elles l’entendent.", "Oui, le dire"]:
        assertContains(question, said)
    assertContains(question, f'href="/animation/{room.code}/">Non, revenir</a>')
    sent = re.findall(
        r'name="(rung|mot|from|confirmed)" value="([^"]+)"', question.content.decode()
    )
    numbers = re.findall(
        r'name="seat" value="(\d)" autocomplete="off" checked', str(question.content)
    )
    page = leads.act(room, "echelle", seat=numbers, **dict(sent))
    assertContains(page, "«\u00a0bonjour\u00a0» est dit, place\u00a02.")
    assertContains(page, "Sans changement\u00a0: places\u00a01 et 3. Elle est impaire.")
    assert page.redirect_chain[-1][0] == f"/animation/{room.code}/"


@pytest.mark.parametrize(
    ("seats", "data", "said"),
    [
        ([], {}, "Choisissez d’abord une place."),
        (["2"], {"word": ""}, "Aucun mot."),
        (["2"], {"word": "trop tard"}, "Trop tard."),
        (["2"], {"word": "bloqué"}, "Bloqué."),
        (["1"], {}, "ce n’est pas possible pour cette place. Elle est impaire."),
        (["1", "3"], SURE, "ce n’est possible pour aucune de ces places. Elle est impaire."),
    ],
)
def test_what_comes_to_nothing_says_why_on_the_page_of_the_form(
    leads, room, row, seats, data, said
):
    page = press(leads, room, *seats, **{"from": "3"}, **data)
    assertContains(page, said)
    assertNotContains(page, "est dit")
    assert page.redirect_chain[-1][0] == f"/animation/{room.code}/place/3/"


def test_what_was_chosen_is_read_as_words_not_as_a_page(leads, room, row):
    question = press(leads, room, "1", "2", word="<b>bonjour</b> {places}")
    assertContains(question, "&lt;b&gt;bonjour&lt;/b&gt; {places}")
    page = press(leads, room, "2", word="<b>bonjour</b> {places}")
    assertContains(page, "&lt;b&gt;bonjour&lt;/b&gt; {places}\u00a0» est dit, place\u00a02.")


# -- one of each ----------------------------------------------------------------------------------


def test_one_page_asks_for_all_of_them():
    asking = [
        path.name
        for path in (ROOT / "templates").rglob("*.html")
        if "Décochez les places à laisser" in path.read_text(encoding="utf-8")
    ]
    assert asking == ["confirm.html"]


def test_one_place_reads_whether_it_is_sure():
    views = (ROOT / "sandbox" / "workshop" / "views").glob("*.py")
    reads = [path.name for path in views if '"confirmed" in' in path.read_text(encoding="utf-8")]
    assert reads == ["asking.py"]


def test_back_to_the_start_is_one_thing_from_the_board_the_place_and_several(leads, room):
    learner = Learner(room.seats.get(number=1))
    pages = {"": "salle", "place/1/": "1", "agir/": None}
    for rest, origin in pages.items():
        shown = leads.page(room, rest).content.decode()
        form = next(
            each
            for each in re.findall(r"<form.*?</form>", shown, re.DOTALL)
            if 'value="debut"' in each
        )
        assert f'action="/animation/{room.code}/echelle/"' in form
        assert origin is None or f'name="from" value="{origin}"' in form
        learner.reach("choix")
        newest = room.actions.first()
        data = {"from": origin} if origin else {}
        data |= {"seat": "1", "rung": "debut", "seen": newest.pk if newest else 0}
        page = leads.act(room, "echelle", **data)
        assert page.redirect_chain[-1][0] == f"/animation/{room.code}/{rest}"
        assertContains(page, "La place 1 est remise au début.")
        assert not learner.person.account.attempts.exists()


def test_a_page_that_was_open_before_still_puts_back_to_the_start(leads, room):
    learner = Learner(room.seats.get(number=1))
    learner.reach("choix")
    leads.act(room, "remise-au-debut", seat="1", seen="0")
    assert not learner.person.account.attempts.exists()
