"""« Annuler » leads back to what was there, never away from what somebody has found again."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.moves import actions
from sandbox.workshop.views import access
from tests import remembered, replay
from tests.strict import Learner
from tests.workshop.conftest import Mediator

BUTTON = ">Annuler</button>"
AGAIN = ">Refaire</button>"


@pytest.fixture
def mediator(db):
    return Mediator(access.new_mediator())


@pytest.fixture
def workshop(mediator):
    return remembered.workshop(replay.current, scenario="refus", seats=2, owner=mediator.user)


@pytest.fixture
def learner(workshop):
    learner = Learner(workshop.places.first())
    learner.reach("identite")
    return learner


def reset_all(mediator, workshop):
    mediator.act(workshop, "remise-au-debut", all="1", confirmed="1")
    return workshop.actions.first()


def take_back(mediator, workshop, action):
    mediator.act(workshop, "annulation", action=action.pk)
    return workshop.actions.first()


@pytest.mark.usefixtures("page_by_page")
def test_what_was_given_back_and_is_worked_on_is_not_taken_away(workshop, mediator, learner):
    given_back = take_back(mediator, workshop, reset_all(mediator, workshop))
    assertContains(mediator.page(workshop), AGAIN)
    learner.reach("conditions")
    assertNotContains(mediator.page(workshop), AGAIN)
    assert take_back(mediator, workshop, given_back) == given_back
    assert learner.person.account.attempts.get().answers.keys() == {"code", "identite", "choix"}


def test_what_was_given_back_can_be_taken_away_until_then(workshop, mediator, learner):
    given_back = take_back(mediator, workshop, reset_all(mediator, workshop))
    assert take_back(mediator, workshop, given_back) != given_back


def test_the_page_of_a_place_takes_back_what_was_done_to_it_alone(workshop, mediator, learner):
    of_all = reset_all(mediator, workshop)
    assertContains(mediator.page(workshop), BUTTON)
    assertNotContains(mediator.page(workshop, "place/1/"), BUTTON)
    mediator.act(workshop, "remise-au-debut", seat="1", seen=of_all.pk)
    assertContains(mediator.page(workshop, "place/1/"), BUTTON)


@pytest.mark.parametrize("page", ["", "presentation/", "agir/"])
def test_what_was_done_to_one_place_does_not_hide_what_was_done_to_all(
    workshop, mediator, learner, page
):
    """« Annuler » of one place alone is offered again: both ways back are there."""
    of_all = reset_all(mediator, workshop)
    mediator.act(workshop, "remise-au-debut", seat="1", seen=of_all.pk)
    alone = take_back(mediator, workshop, workshop.actions.first())
    shown = mediator.page(workshop, page)
    for action in [alone, of_all]:
        assertContains(shown, f'name="action" value="{action.pk}"', count=1)
        assertContains(shown, action.label)
    assertContains(shown, "La place\xa01 a changé depuis\xa0: elle reste")
    take_back(mediator, workshop, of_all)
    assert workshop.actions.first().label == "La place 2 est revenue comme avant."


def test_what_learners_do_to_themselves_is_theirs_to_take_back(workshop, mediator, learner):
    learner.send("/place/recommencer/")
    for page in ["", "presentation/"]:
        assertNotContains(mediator.page(workshop, page), "La place 1 est remise au début")
    assertContains(learner.get("/place/"), "Le retrouver")


def test_a_button_that_would_be_refused_is_not_there(workshop, mediator, learner):
    workshop.may_restart = True
    workshop.save()
    mediator.act(workshop, "remise-au-debut", seat="1", confirmed="1")
    assertContains(mediator.page(workshop), BUTTON)
    learner.reach("identite")
    learner.send("/place/recommencer/")
    assertNotContains(mediator.page(workshop), BUTTON)


def test_what_is_done_to_the_trainer_s_place_does_not_hide_it(workshop, mediator, learner):
    of_all = reset_all(mediator, workshop)
    actions.reset(workshop, workshop.seats.filter(number=0))
    assert workshop.actions.first() != of_all
    assertContains(mediator.page(workshop), of_all.label)
    take_back(mediator, workshop, of_all)
    assert learner.person.account.attempts.get().answers.keys() == {"code"}


def test_a_place_that_moved_since_stays_and_the_others_go_back(workshop, mediator, learner):
    of_all = reset_all(mediator, workshop)
    actions.change_scenario(workshop, workshop.seats.filter(number=2), "cloture", by_learner=True)
    assertContains(mediator.page(workshop), "La place\xa02 a changé depuis\xa0: elle reste")
    assert take_back(mediator, workshop, of_all).label == "La place 1 est revenue comme avant."
    assert workshop.places.last().scenario == "cloture"
    assert learner.person.account.attempts.get().answers.keys() == {"code"}
    assertNotContains(mediator.page(workshop), of_all.label)


def test_when_all_have_moved_since_there_is_nothing_to_take_back(workshop, mediator, learner):
    of_all = reset_all(mediator, workshop)
    newer = actions.change_scenario(workshop, workshop.places, "cloture", by_learner=True)
    assertNotContains(mediator.page(workshop), BUTTON)
    assert take_back(mediator, workshop, of_all) == newer
