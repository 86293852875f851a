"""What who leads did to a place whose page was closed is said once, where its learner lands.

« Me connecter » came without a word, after a reset, to who had left their page of the inside.
"""

from functools import partial

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.moves import actions
from sandbox.workshop.moves.time_moves import OfferedMove
from tests import remembered, replay
from tests.strict import Learner

WAS_RESET = "Votre place a été remise au début. La personne qui anime l’atelier l’a demandé."


@pytest.fixture
def workshop(db):
    return remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=2)


@pytest.fixture
def learner(workshop):
    learner = Learner(workshop.places.first())
    learner.activate()
    learner.login()
    assertNotContains(learner.get("/site/accueil/"), WAS_RESET)
    return learner


def seats(workshop):
    return workshop.seats.filter(number=1)


@pytest.mark.parametrize("page", ["/site/accueil/", "/site/activation/identite/", "/papiers/"])
def test_a_reset_is_said_once_where_one_lands(workshop, learner, page):
    actions.reset(workshop, seats(workshop))
    assertContains(learner.get(page, follow=True), WAS_RESET, count=1)
    assertNotContains(learner.get(page, follow=True), WAS_RESET)


@pytest.mark.parametrize("page", ["/site/accueil/", "poll"])
def test_a_date_moved_since_does_not_hide_it(workshop, learner, page):
    """Only the last move was kept: « La date a changé », or nothing, after a reset."""
    actions.reset(workshop, seats(workshop))
    for _ in range(2):
        actions.move_time(workshop, seats(workshop), OfferedMove.TOMORROW)
    if page == "poll":
        asked = learner.get("/nouvelles/", {"version": "0-0-0"}, headers={"HX-Request": "true"})
        page = asked["HX-Redirect"]
    assertContains(learner.get(page, follow=True), WAS_RESET, count=1)
    actions.move_time(workshop, seats(workshop), OfferedMove.TOMORROW)
    assert learner.world.reason.startswith("La date a changé")
    assertNotContains(learner.get("/site/", follow=True), WAS_RESET)


WAYS_BACK = {
    "revenu comme avant": [actions.reset],
    "Ce qui avait été annulé est refait à votre place.": [actions.reset, actions.undo],
    "Votre exercice d’avant est revenu": [partial(actions.change_scenario, scenario="sans-photo")],
}
"""{what « Annuler » says: what is done before it}."""


@pytest.mark.parametrize("said", WAYS_BACK)
def test_nor_does_it_hide_what_was_taken_back(workshop, learner, said):
    """« Annuler », then another date, or back from it: who was away was told of the date alone."""
    first, *more = WAYS_BACK[said]
    action = first(workshop, seats(workshop))
    for does in [*more, actions.undo]:
        action = does(action)
    move = actions.move_time(workshop, seats(workshop), OfferedMove.TOMORROW)
    assert learner.world.same_again is None, "it is not as it was two moves ago any more"
    assertContains(learner.get("/site/accueil/", follow=True), said, count=1)
    assertNotContains(learner.get("/site/", follow=True), said)
    actions.undo(move)
    assert learner.world.reason.startswith("Votre exercice est revenu comme avant\u00a0: nous")


def test_nor_does_a_date_that_is_taken_back(workshop, learner):
    actions.reset(workshop, seats(workshop))
    actions.undo(actions.move_time(workshop, seats(workshop), OfferedMove.TOMORROW))
    assertContains(learner.get("/site/accueil/", follow=True), WAS_RESET, count=1)
    actions.reset(workshop, seats(workshop))
    actions.move_time(workshop, seats(workshop), OfferedMove.TOMORROW)
    actions.go_back(workshop, seats(workshop))
    assertContains(learner.get("/site/accueil/", follow=True), WAS_RESET, count=1)


def test_so_is_another_exercise_and_its_taking_back(workshop, learner):
    action = actions.change_scenario(workshop, seats(workshop), "sans-photo")
    assertContains(learner.get("/site/accueil/", follow=True), "Vous avez un autre exercice")
    actions.undo(action)
    assertContains(learner.get("/site/accueil/"), "Votre exercice d’avant est revenu", count=1)


def test_what_is_done_again_is_not_said_to_be_as_before(workshop, learner):
    """After « Refaire » of a reset, one read « Votre exercice est revenu comme avant »."""
    undone = actions.undo(actions.reset(workshop, seats(workshop)))
    assertContains(learner.get("/site/accueil/", follow=True), "revenu comme avant", count=1)
    actions.undo(undone)
    page = learner.get("/site/accueil/", follow=True)
    assertContains(page, "Ce qui avait été annulé est refait à votre place.", count=1)
    assertNotContains(page, "revenu comme avant")


@pytest.mark.parametrize("way", ["poll", "form"])
def test_what_an_open_page_has_said_is_not_said_again(workshop, learner, way):
    actions.reset(workshop, seats(workshop))
    if way == "poll":
        ask = {"version": "0-0-0"}
        asked = learner.get("/nouvelles/", ask, headers={"HX-Request": "true"})
        page = learner.get(asked["HX-Redirect"], follow=True)
    else:
        page = learner.post("/site/activation/code/", {"generation": "0"}, follow=True)
    assertContains(page, WAS_RESET, count=1)
    assertNotContains(learner.get("/site/"), WAS_RESET)


def test_what_one_does_oneself_is_not_told_as_news(workshop, learner):
    learner.send("/place/recommencer/", follow=True)
    assertNotContains(learner.get("/site/"), "Votre place a été remise au début")
    learner.send("/place/annuler/", follow=True)
    assertNotContains(learner.get("/site/accueil/"), "Votre exercice")


def test_the_exercise_that_one_finds_again_alone_is_said_once(workshop, learner):
    workshop.offered = ["mere-trois-enfants", "sans-photo"]
    workshop.save()
    learner.send("/place/autre-exercice/", {"exercise": "sans-photo"}, follow=True)
    page = learner.send("/place/annuler/", follow=True)
    assertContains(page, "Votre exercice d’avant est revenu")
    assertNotContains(learner.get("/site/accueil/"), "Votre exercice d’avant")


def test_somebody_new_is_told_nothing_of_what_was_before(workshop, learner, client):
    learner.send("/place/quitter/")
    actions.reset(workshop, seats(workshop))
    seats(workshop).update(taken_at=None, occupant="", last_occupant="")
    client.post(f"/place/{learner.seat.token}/", {"kept": ""})
    assertNotContains(client.get("/site/", follow=True), "La personne qui anime")
