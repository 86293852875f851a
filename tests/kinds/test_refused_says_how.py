"""A page that is refused says what happened, why, and what to do about it, whoever meets it."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.views import access
from tests import remembered, replay
from tests.strict import Learner
from tests.workshop.conftest import Mediator


@pytest.fixture
def workshop(db):
    return remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=2)


@pytest.fixture
def led(workshop):
    """Who leads it."""
    mediator = Mediator(access.new_mediator())
    workshop.facilitators.add(mediator.user)
    return mediator


def refused(client, page, sends):
    """What a form that came with another cookie is answered, sent from that page."""
    client.handler.enforce_csrf_checks = True
    origin = {"Referer": f"http://testserver{page}"}
    return client.post(sends, {"csrfmiddlewaretoken": "x" * 32}, headers=origin)


def test_who_leads_opens_the_page_again_and_presses_again(workshop, led):
    page = f"/animation/{workshop.code}/place/1/"
    answer = refused(led, page, f"/animation/{workshop.code}/echelle/")
    assertContains(answer, "l’animation a été quittée, ou rouverte", status_code=403)
    assertContains(answer, f'<a class="button" href="{page}">Rouvrir la page</a>', status_code=403)
    assert led.get(page).status_code == 200


def test_so_does_a_learner(workshop):
    learner = Learner(workshop.places.first())
    page = learner.step("code")
    answer = refused(learner, f"{page}?retour=/site/", page)
    assertContains(answer, "la place a été quittée", status_code=403)
    assertContains(answer, f'href="{page}?retour=/site/">Rouvrir la page</a>', status_code=403)
    answer = refused(learner, f"{page}?q=jean.martin@orange.fr", page)
    assertContains(answer, f'href="{page}">Rouvrir la page</a>', status_code=403)


@pytest.mark.parametrize(
    "referer",
    ["https://evil.example/animation/x/", "http://testserver//evil.example/", "http://[", "", "x"],
)
def test_a_page_of_another_site_is_not_opened_again(workshop, referer):
    learner = Learner(workshop.places.first())
    learner.handler.enforce_csrf_checks = True
    answer = learner.post(learner.step("code"), headers={"Referer": referer})
    assertContains(answer, "Revenir au début", status_code=403)
    assertNotContains(answer, "Rouvrir la page", status_code=403)


@pytest.mark.parametrize("page", ["", "//elsewhere.example/x"])
def test_no_page_of_elsewhere_is_opened_again(workshop, led, page):
    answer = refused(led, page, f"/animation/{workshop.code}/echelle/")
    assertNotContains(answer, "elsewhere", status_code=403)
    assertContains(answer, "Revenir à mes ateliers", status_code=403)


def test_who_does_not_lead_any_more_reads_where_a_new_link_is(workshop, client):
    answer = client.get(f"/animation/{workshop.code}/")
    assertContains(answer, "Appuyez sur la touche Entrée", status_code=403)
    assertContains(answer, "barre d’adresse", status_code=403)
