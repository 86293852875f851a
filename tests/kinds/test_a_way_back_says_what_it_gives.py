"""Beside each way back, what it gives back is said: « Annuler » alone asks to be believed."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.moves import actions
from sandbox.workshop.moves.time_moves import OfferedMove
from sandbox.workshop.views import access
from tests import remembered, replay
from tests.answers import stands
from tests.strict import Learner
from tests.workshop.conftest import Mediator

STOOD = stands("identite")


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
    learner = Learner(workshop.places.first())
    learner.reach("identite")
    learner.get(learner.step("identite"))
    return learner


def test_who_starts_again_alone_reads_where_they_were(learner):
    page = learner.send("/place/recommencer/", follow=True)
    assertContains(page, "Ce que vous aviez fait n’est pas perdu.")
    assertContains(page, f"Vous en étiez là\u00a0: {STOOD}.")


def test_who_chooses_another_exercise_reads_which_one_they_left(learner):
    page = learner.send("/place/autre-exercice/", {"exercise": "sans-photo"}, follow=True)
    assertContains(page, f"Vous en étiez là\u00a0: «\u00a0Gérard, qui ne veut pas\u00a0», {STOOD}.")


def test_who_lets_time_pass_reads_the_day_they_left(workshop, learner):
    seats, day = workshop.seats.filter(number=1), learner.world.now
    actions.move_time(workshop, seats, OfferedMove.TOMORROW, by_learner=True)
    page = learner.get("/place/")
    assertContains(page, "Le temps a passé. Vous pouvez revenir au")
    assertContains(page, str(day.year))


@pytest.mark.parametrize("where", ["", "place/1/", "presentation/"])
def test_the_mediator_reads_it_wherever_annuler_is(mediator, workshop, learner, where):
    actions.reset(workshop, workshop.seats.filter(number=1), by=mediator.user)
    page = mediator.page(workshop, where)
    assertContains(page, "Annuler</button>")
    assertContains(page, f"Avec «\u00a0Annuler\u00a0», elle revient là\u00a0: {STOOD}.")
    actions.undo(workshop.actions.first(), by=mediator.user)
    page = mediator.page(workshop, where)
    assertContains(
        page, "Avec «\u00a0Refaire\u00a0», elle est remise au début, où rien n’est commencé."
    )


def test_several_places_each_go_back_where_they_were(mediator, workshop, learner):
    actions.reset(workshop, workshop.seats.filter(number__gt=0), by=mediator.user)
    page = mediator.page(workshop, "")
    assertContains(page, "ramène chacune là où elle en était.")
    assertNotContains(page, STOOD)


def test_the_mediator_who_lets_time_pass_reads_the_day_that_comes_back(mediator, workshop, learner):
    seats, day = workshop.seats.filter(number=1), learner.world.now
    actions.move_time(workshop, seats, OfferedMove.TOMORROW, by=mediator.user)
    page = mediator.page(workshop, "")
    assertContains(page, "Avec «\u00a0Annuler\u00a0», elle revient au")
    assertContains(page, str(day.year))


@pytest.mark.parametrize("start", ["/place/recommencer/", None])
def test_what_the_mediator_has_moved_since_is_offered_to_nobody_else(
    mediator, workshop, learner, start
):
    seats = workshop.seats.filter(number=1)
    if start:
        learner.send(start)
    else:
        actions.move_time(workshop, seats, OfferedMove.TOMORROW, by_learner=True)
    actions.reset(workshop, seats, by=mediator.user)
    assertNotContains(learner.get("/place/"), "Annuler")


def test_beside_a_place_that_stays_the_one_that_goes_back_is_named(mediator, workshop, learner):
    actions.reset(workshop, workshop.seats.filter(number__gt=0), by=mediator.user)
    other = Learner(workshop.places.last())
    other.send("/place/recommencer/")
    page = mediator.page(workshop, "")
    assertContains(page, f"Avec «\u00a0Annuler\u00a0», la place\u00a01 revient là\u00a0: {STOOD}.")


@pytest.mark.parametrize("where", ["", "presentation/", "agir/", "temps/"])
def test_after_annuler_of_all_the_button_is_refaire_and_then_annuler_again(
    mediator, workshop, learner, where
):
    """« Annuler » ramène chacune là où elle en était: pressed again, it wiped them again."""
    actions.reset(workshop, workshop.places, by=mediator.user)
    actions.undo(workshop.actions.first(), by=mediator.user)
    page = mediator.page(workshop, where)
    assertContains(page, "Les 2 places sont revenues comme avant.")
    assertContains(page, "«\u00a0Refaire\u00a0» remet ce qui vient d’être annulé.")
    assertContains(page, ">Refaire</button>")
    assertContains(page, "icon--redo-2")
    assertNotContains(page, "Annuler</button>")
    assertNotContains(page, "là où elle en était")
    actions.undo(workshop.actions.first(), by=mediator.user)
    page = mediator.page(workshop, where)
    assertContains(page, "Les 2 places sont revenues comme avant l’annulation.")
    assertContains(page, "«\u00a0Annuler\u00a0» ramène chacune là où elle en était.")


def test_what_was_done_before_a_later_taking_back_is_no_taking_back(mediator, workshop, learner):
    of_all = actions.reset(workshop, workshop.places, by=mediator.user)
    alone = actions.move_time(workshop, workshop.seats.filter(number=1), OfferedMove.TOMORROW)
    actions.undo(of_all, by=mediator.user)
    assert not alone.takes_back
    assert workshop.actions.first().takes_back
    assertContains(mediator.page(workshop, "place/1/"), "Avec «\u00a0Annuler\u00a0», elle")


@pytest.mark.parametrize("where", ["", "presentation/", "agir/"])
def test_one_refaire_is_offered_at_a_time(mediator, workshop, learner, where):
    """Two bands said « Refaire », of all the places and of one: which was which?"""
    for seats in (workshop.places, workshop.seats.filter(number=1)):
        actions.undo(actions.reset(workshop, seats, by=mediator.user), by=mediator.user)
    assertContains(mediator.page(workshop, where), "Refaire<", count=1)
    actions.reset(workshop, workshop.seats.filter(number=1), by=mediator.user)
    page = mediator.page(workshop, where)
    assertContains(page, "Annuler<", count=1)
    assertContains(page, "Refaire<", count=1)
