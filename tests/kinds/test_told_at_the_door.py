"""Who sat at a workshop that is erased is told so at the door, who led it at its workshops."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop import erasing
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from tests import remembered, replay
from tests.strict import Learner, StrictClient

OVER = "L’atelier est terminé"
ERASED = "Tout ce qui a été fait sur cet écran est effacé, comme promis."


@pytest.fixture
def workshop(db):
    return remembered.workshop(replay.current, scenario="refus", seats=2)


@pytest.mark.parametrize("page", ["/site/", "/place/", "/site/activation/code/"])
def test_who_was_there_is_told_at_the_next_page(workshop, page):
    learner = Learner(workshop.places.first())
    erasing.erase(workshop)
    assertRedirects(learner.get(page), "/", fetch_redirect_response=False)
    door = learner.get("/")
    assertContains(door, OVER)
    assertContains(door, ERASED)
    assertNotContains(learner.get("/"), OVER)


def test_the_open_page_goes_there_by_itself(workshop):
    learner = Learner(workshop.places.first())
    erasing.erase(workshop)
    asked = learner.get(reverse("world:news"), headers={"HX-Request": "true"})
    assert asked["HX-Redirect"] == "/"
    assertContains(learner.get("/"), ERASED)


def test_a_button_pressed_after_it_leads_there_too(workshop):
    learner = Learner(workshop.places.first())
    learner.handler.enforce_csrf_checks = True
    erasing.erase(workshop)
    assertContains(learner.post("/place/recommencer/", follow=True), ERASED)
    assertContains(learner.post("/place/recommencer/"), "trop ancienne", status_code=403)


def test_who_had_left_is_told_too(workshop):
    learner = Learner(workshop.places.first())
    learner.send("/place/quitter/")
    erasing.erase(workshop)
    assertContains(learner.get("/"), ERASED)


def test_a_passer_by_is_told_nothing(workshop):
    """Somebody who only looked at the door, or sits in another room, or sits down afterwards."""
    passer_by, other = StrictClient(), build.workshop(scenario="refus", seats=1)
    passer_by.get("/")
    neighbour = Learner(other.places.get())
    erasing.erase(workshop)
    assertNotContains(passer_by.get("/"), OVER)
    assertNotContains(StrictClient().get("/"), OVER)
    assert neighbour.get("/site/").status_code == 200
    neighbour.send("/place/quitter/")
    assertNotContains(neighbour.get("/"), OVER)


def test_one_whose_place_alone_is_removed_is_not_told_that_all_is_over(workshop):
    learner = Learner(workshop.places.last())
    erasing.erase_seat(workshop.places.last())
    learner.get("/site/")
    door = learner.get("/")
    assertContains(door, "Vous n’êtes plus à votre place")
    assertNotContains(door, OVER)


# -- who led it ---------------------------------------------------------------------------------

LEADS_NO_MORE = "est terminé. Tout ce qui y a été fait est effacé."


@pytest.fixture
def leader(workshop):
    workshop.owner = access.new_mediator()
    workshop.save()
    leader = StrictClient()
    leader.force_login(workshop.owner)
    erasing.erase(workshop)
    return leader


@pytest.mark.parametrize("page", ["", "presentation/", "place/1/", "temps/", "fiches/"])
def test_who_led_it_is_told_at_the_next_page(workshop, leader, page):
    shown = leader.get(f"/animation/{workshop.code}/{page}", follow=True)
    assertRedirects(shown, "/animation/")
    assertContains(shown, f"L’atelier {workshop.code} {LEADS_NO_MORE}")
    assertNotContains(leader.get("/animation/"), LEADS_NO_MORE)


def test_a_button_of_the_notes_leads_there_too(workshop, leader):
    pressed = f"/animation/{workshop.code}/presentation/etape/"
    assertContains(leader.post(pressed, {"step": "2"}, follow=True), LEADS_NO_MORE)


@pytest.mark.parametrize("page", ["places/", "presentation/?version=0", "presentation/places/"])
def test_the_open_notes_and_board_go_there_by_themselves(workshop, leader, page):
    asked = leader.get(f"/animation/{workshop.code}/{page}", headers={"HX-Request": "true"})
    assert asked["HX-Redirect"] == "/animation/"
    assertContains(leader.get("/animation/"), LEADS_NO_MORE)


def test_who_leads_another_workshop_is_told_nothing(workshop):
    erasing.erase(workshop)
    other = StrictClient()
    other.force_login(access.new_mediator())
    assert other.get(f"/animation/{workshop.code}/").status_code == 404
    assertNotContains(other.get("/animation/"), LEADS_NO_MORE)
