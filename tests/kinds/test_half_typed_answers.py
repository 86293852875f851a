"""Half-typed answers, without a browser: whose they are, and which answers received nothing."""

import re

import pytest

from sandbox.workshop.moves import actions
from sandbox.workshop.views import access
from tests import remembered
from tests.strict import Learner, StrictClient

OWNER = re.compile(
    r'<span data-owner="([^"]*)" data-owner-again="([^"]*)"'
    r' data-owner-others="([^"]*)" hidden></span>'
)


@pytest.fixture
def workshop(run, db):
    return remembered.workshop(run, "mere-trois-enfants", seats=2)


def owner(client, path="/place/"):
    return OWNER.search(client.get(path).content.decode())[1]


def again(client):
    return OWNER.search(client.get("/place/", follow=True).content.decode())[2]


def test_they_belong_to_nobody_at_the_door(db):
    assert owner(StrictClient(), "/") == ""


def test_they_are_the_same_person_s_on_every_page_of_a_place(workshop):
    learner = Learner(workshop.seats.get(number=1))
    pages = ["/place/", "/papiers/", "/site/", "/site/activation/code/", "/site/differences/"]
    assert len({owner(learner, path) for path in pages}) == 1


def test_they_change_hands_with_the_place_and_with_a_reset(workshop):
    """Another place, the same place taken again, the same person after a reset: all different."""
    first, second = (workshop.seats.get(number=number) for number in (1, 2))
    here = Learner(first)
    owners = [owner(here), owner(Learner(second))]
    actions.reset(workshop, workshop.seats.filter(number=1))
    owners.append(owner(here))
    owners.append(owner(Learner(first)))
    assert len(set(owners)) == len(owners)
    assert all(re.fullmatch("[0-9a-f]{16}-[0-9a-f]{16}", each) for each in owners)


def test_a_reset_that_is_taken_back_finds_its_owner_again(workshop):
    """Until something else moves the place, or somebody else sits there."""
    learner, seats = Learner(workshop.seats.get(number=1)), workshop.seats.filter(number=1)
    before = owner(learner)
    assert again(learner) == ""
    reset = actions.reset(workshop, seats)
    assert again(learner) == ""
    actions.undo(reset)
    assert again(learner) == before != owner(learner)
    assert again(Learner(seats.get())) != before
    actions.reset(workshop, seats)
    assert again(learner) == ""


def others(client):
    return OWNER.search(client.get("/", follow=True).content.decode())[3].split()


def test_who_leaves_is_the_same_owner_once_back(workshop):
    """The tab keeps what waits for them at the door and elsewhere; for nobody who sits next."""
    learner, second = Learner(workshop.seats.get(number=1)), workshop.places.last()
    before = owner(learner)
    learner.send("/place/quitter/")
    assert others(learner) == [before.partition("-")[0]]
    learner.send("/place/revenir/")
    assert owner(learner) == before
    learner.post(f"/place/{second.token}/")
    there = owner(learner)
    assert before.partition("-")[0] in others(learner)
    for expected in (before, there, before):
        learner.send("/place/revenir/")
        assert owner(learner) == expected
    learner.send("/place/quitter/")
    learner.post(f"/place/{second.token}/", {"kept": ""})
    assert owner(learner) not in {before, there}
    assert before.partition("-")[0] not in others(learner)


def test_a_mediator_s_are_their_own(db):
    client = StrictClient()
    client.force_login(access.machine_mediator())
    assert owner(client, "/animation/") not in {"", owner(StrictClient(), "/")}


def test_a_press_refused_since_the_place_has_moved_received_nothing(workshop):
    """The tab then keeps what it sent, for « Annuler »; who only comes back sent nothing."""
    learner, seats = Learner(workshop.seats.get(number=1)), workshop.seats.filter(number=1)
    page = learner.step("identite")
    learner.reach("identite")
    before = learner.world.generation
    actions.reset(workshop, seats)
    answer = learner.post(page, {"generation": before, "jour": "27"}, follow=True)
    assert b"data-nothing-received" in answer.content
    assert b"data-nothing-received" not in learner.get("/site/").content
    actions.reset(workshop, seats)
    answer = learner.get("/place/", follow=True)
    assert answer.content.count("Votre place a été remise au début.".encode()) == 1
    assert b"data-nothing-received" not in answer.content


@pytest.mark.parametrize("page", ["session-expiree/", "session-fermee/"])
def test_an_answer_that_received_nothing_says_so(workshop, page):
    learner = Learner(workshop.seats.get(number=1))
    assert b"data-nothing-received" in learner.get(f"/site/{page}").content
    assert b"data-nothing-received" not in learner.get("/site/").content
