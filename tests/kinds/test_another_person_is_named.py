"""When somebody else has to be played, where the learner lands says whom, and that numbers change.

« Votre exercice est revenu comme avant. » was all that they read while another person came back.
"""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.moves import actions
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from tests import remembered, replay
from tests.strict import Learner
from tests.workshop.conftest import Mediator

CHANGED = "Son nom et son numéro de sécurité sociale ne sont pas ceux d’avant."
BACK = "Ses papiers et ses numéros sont revenus aussi."


@pytest.fixture
def mediator(db):
    return Mediator(access.new_mediator())


@pytest.fixture
def workshop(mediator):
    return remembered.workshop(
        replay.current,
        scenario="refus",
        seats=2,
        owner=mediator.user,
        offered=["refus", "sans-photo"],
    )


@pytest.fixture
def learner(workshop):
    return Learner(workshop.places.first())


def give(mediator, workshop, scenario):
    seats = workshop.seats.filter(number=1)
    return actions.change_scenario(workshop, seats, scenario, by=mediator.user)


def told(learner):
    """What an open page leads to, once its place has moved."""
    learner.get("/nouvelles/", {"version": "0-0-0"})
    return learner.get("/", follow=True)


def test_the_mediator_gives_another_exercise_and_takes_it_back(mediator, workshop, learner):
    gerard = str(learner.person)
    learner.get("/site/")
    action = give(mediator, workshop, "sans-photo")
    page = told(learner)
    assertContains(page, "Vous avez un autre exercice")
    assertContains(page, f"vous jouez {learner.person}. {CHANGED}")
    actions.undo(action, by=mediator.user)
    assert str(learner.person) == gerard
    page = told(learner)
    assertContains(page, f"vous jouez de nouveau {gerard}. {BACK}")
    assertNotContains(page, CHANGED)


def test_the_same_exercise_given_again_changes_nobody(mediator, workshop, learner):
    learner.get("/site/")
    give(mediator, workshop, "refus")
    page = told(learner)
    assertContains(page, "Votre place a été remise au début.")
    assertNotContains(page, CHANGED)


def test_the_same_person_given_back_is_not_announced(mediator, workshop, learner):
    learner.reach("identite")
    action = actions.reset(workshop, workshop.seats.filter(number=1), by=mediator.user)
    actions.undo(action, by=mediator.user)
    page = told(learner)
    assertContains(page, "Votre exercice est revenu comme avant.")
    assertNotContains(page, BACK)


def test_a_moment_of_another_exercise_says_whom_one_plays(mediator, workshop, learner):
    gerard = str(learner.person)
    learner.get("/site/")
    seats = workshop.seats.filter(number=1)
    actions.keep_moment(workshop, seats, "Avant")
    give(mediator, workshop, "sans-photo")
    actions.return_to(workshop, actions.moments_of(seats).get(), by=mediator.user)
    assertContains(told(learner), f"vous jouez de nouveau {gerard}. {BACK}")


def test_who_chooses_alone_reads_it_too(workshop, learner):
    gerard = str(learner.person)
    page = learner.send("/place/autre-exercice/", {"exercise": "sans-photo"}, follow=True)
    assertContains(page, f"vous jouez {learner.person}. {CHANGED}")
    page = learner.send("/place/annuler/", follow=True)
    assertContains(page, f"vous jouez de nouveau {gerard}. {BACK}")


@pytest.mark.full
def test_what_is_said_to_change_does_from_any_exercise_to_any_other(db):
    """The code of the letter and the telephone of a place stay: they are not named."""
    workshop = build.workshop(scenario="refus", seats=1)
    played = []
    for scenario in build.scenarios():
        actions.change_scenario(workshop, workshop.places, scenario)
        played.append(workshop.places.get().world.player)
    assert len(played) > 10
    for facts in [map(str, played), (who.nir for who in played)]:
        assert len(set(facts)) == len(played)
