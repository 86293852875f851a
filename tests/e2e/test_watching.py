"""The board and two learners, each in a browser of their own, moving together."""

import pytest
from playwright.sync_api import expect

from sandbox.workshop.views import access
from tests import remembered
from tests.answers import on_tile
from tests.e2e.mediator import MediatorAtALaptop
from tests.e2e.test_axe import NARROW, Inspector

ASK, ASKED, COMING = "J’ai besoin d’aide", "Aide demandée · Annuler", "On arrive · Annuler"
TWO_SECONDS_AFTER = "moment => performance.now() > moment + 2_000"
"""A second press that comes before is not one."""

LOST, BACK = "La salle ne répond plus.", "La salle répond de nouveau."


@pytest.fixture
def workshop(run, transactional_db):
    return remembered.workshop(run, "mere-trois-enfants", seats=7, owner=access.machine_mediator())


@pytest.fixture
def mediator(at_a_pc):
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in()
    return mediator


def test_the_board_and_two_learners_move_together(mediator, at_a_pc, workshop):
    """One goes on, the other errs three times, asks, is answered, and goes on."""
    first, second = (at_a_pc(workshop.seats.get(number=number)) for number in (2, 5))
    mediator.when_they_open_the_board(workshop)
    mediator.then_the_tile_says(2, "Place libre")
    for learner in (first, second):
        learner.given_their_activation_is_at("code")
    first.when_they_answer("code")
    mediator.then_the_tile_says(2, on_tile("identite"))
    mediator.then_the_tile_says(5, on_tile("code"))

    for _ in range(3):
        second.write(second.field("Code provisoire"), "ab")
        with second.page.expect_response(lambda response: response.request.method == "POST"):
            second.when_they_go_on()
        second.then_the_fault_has_the_focus()
    mediator.then_the_tile_says(5, "3 erreurs")
    mediator.press(mediator.link("Qui a besoin de moi"))
    expect(mediator.first_tile).to_contain_text("Place 5")

    second.write(second.field("Code provisoire"), "abc")
    second.press(second.button(ASK))
    expect(second.button(ASKED)).to_be_visible()
    expect(second.button(ASKED)).to_be_focused()
    second.then_the_field_holds("Code provisoire", "abc")
    mediator.then_the_tile_says(5, "Aide")
    expect(mediator.tile(5)).not_to_contain_text("0 min")
    expect(mediator.page.get_by_text("Place 5 demande de l’aide.")).to_have_count(1)
    expect(mediator.page.get_by_text("Place 2 demande de l’aide.")).to_have_count(0)

    mediator.when_they_press_the_tile(5)
    expect(mediator.page.get_by_text("Le code doit contenir 12 caractères")).not_to_have_count(0)
    mediator.press(mediator.button("J’arrive"))
    expect(second.button(COMING)).to_be_visible()
    second.then_the_field_holds("Code provisoire", "abc")

    second.when_they_answer("code")
    expect(second.button(ASK)).to_be_visible()
    expect(mediator.page.get_by_text(on_tile("identite")).first).to_be_visible()
    expect(mediator.button("C’est réglé")).to_have_count(0)


@pytest.mark.full
def test_an_open_board_puts_who_asks_first_and_keeps_the_focus(mediator, at_a_pc, workshop):
    learner = at_a_pc(workshop.seats.get(number=5))
    learner.given_their_activation_is_at("code")
    mediator.when_they_open(f"/animation/{workshop.code}/?ordre=besoin")
    mediator.tile(5).focus()
    learner.press(learner.button(ASK))
    expect(mediator.first_tile).to_contain_text("Aide")
    expect(mediator.tile(5)).to_be_focused()
    learner.when_they_unfold_the_other_actions()
    learner.press(learner.button("Quitter ma place"))
    mediator.then_the_tile_says(5, "Gardée")


@pytest.mark.full
def test_help_that_cannot_be_asked_is_said(at_a_pc, workshop):
    learner = at_a_pc(workshop.seats.get(number=3))
    learner.given_their_activation_is_at("code")
    learner.window.set_offline(True)
    learner.press(learner.button(ASK))
    expect(learner.button("Pas de réseau · Levez la main")).to_be_visible()
    learner.window.set_offline(False)
    expect(learner.button(ASK)).to_be_visible()
    seen = learner.page.evaluate("performance.now()")
    learner.page.wait_for_function(TWO_SECONDS_AFTER, arg=seen)
    learner.press(learner.button(ASK))
    expect(learner.button(ASKED)).to_be_visible()
    learner.faults.clear()  # a browser says every lost request in its console


@pytest.mark.full
def test_the_board_says_that_the_network_is_lost_and_goes_on_by_itself(mediator, at_a_pc, workshop):
    learner = at_a_pc(workshop.seats.get(number=3))
    mediator.when_they_open_the_board(workshop)
    mediator.window.set_offline(True)
    expect(mediator.page.get_by_text(LOST)).to_be_visible()
    learner.given_their_activation_is_at("code")
    mediator.then_the_tile_says(3, "Place libre")
    mediator.window.set_offline(False)
    mediator.then_the_tile_says(3, on_tile("code"))
    expect(mediator.page.get_by_text(BACK)).to_be_visible()
    expect(mediator.page.get_by_text(LOST)).to_be_hidden()
    mediator.faults.clear()  # a browser says every lost request in its console


@pytest.mark.full
def test_asking_for_help_without_javascript(at_a_pc, workshop):
    learner = at_a_pc(workshop.seats.get(number=3), javascript=False)
    learner.given_their_activation_is_at("code")
    learner.press(learner.button(ASK))
    learner.then_the_page_is("Mon code provisoire")
    learner.press(learner.button(ASKED))
    expect(learner.button(ASK)).to_be_visible()


@pytest.mark.full
def test_help_is_at_the_bottom_right_of_a_narrow_screen(at_a_pc, workshop):
    learner = at_a_pc(workshop.seats.get(number=3), width=390, height=844)
    learner.given_their_activation_is_at("code")
    for button in (ASK, ASKED):
        box = learner.button(button).bounding_box()
        assert round(box["x"] + box["width"]) == 390
        assert round(box["y"] + box["height"]) == 844
        learner.press(learner.button(button))


CASES = [
    pytest.param(1366, 768, id="1366"),
    pytest.param(390, 844, id="390"),
    pytest.param(683, 384, id="zoom 200 %"),
    pytest.param(1920, 1080, id="1920"),
]


@pytest.mark.full
@pytest.mark.parametrize(("width", "height"), CASES)
def test_what_watches_passes(at_a_pc, workshop, tried, width, height):
    """The board with each state, a place's page, and the learner who waits for help."""
    learner = at_a_pc(workshop.seats.get(number=5), width=width, height=height)
    learner.given_their_activation_is_at("code")
    learner.when_they_go_on()
    learner.then_the_fault_has_the_focus()
    learner.press(learner.button(ASK))
    expect(learner.button(ASKED)).to_be_visible()
    workshop.seats.get(number=4).seat_somebody()
    mediator = at_a_pc(None, kind=MediatorAtALaptop, width=width, height=height)
    mediator.given_they_are_let_in()
    board = Inspector(mediator, {}, also=[NARROW])
    waiting = Inspector(learner, {}, also=[NARROW])
    mediator.when_they_open_the_board(workshop)
    board.look("the board")
    waiting.look("who waits")
    mediator.when_they_press_the_tile(5)
    board.look("a place")
    mediator.press(mediator.button("J’arrive"))
    expect(learner.button(COMING)).to_be_visible()
    board.look("a place that is answered")
    waiting.look("who is answered")
    tried(board.pages + waiting.pages, "pages through axe")
    assert board.faults + waiting.faults == []
