"""A page that answered a button has an address that reads as nothing: it says so, and leads on."""

import pytest
from pytest_django.asserts import assertContains

from sandbox.workshop.views import access
from tests import remembered
from tests.workshop.conftest import Mediator

SENTENCE = "Rien n’a été refait."


@pytest.fixture
def mediator(workshop):
    return Mediator(workshop.owner)


@pytest.fixture
def workshop(run, db):
    return remembered.workshop(run, "refus", seats=1, owner=access.new_mediator())


def test_reloaded_by_a_mediator_it_leads_to_the_workshops(mediator, workshop):
    page = mediator.get(f"/animation/{workshop.code}/echelle/")
    assertContains(page, SENTENCE, status_code=405)
    assertContains(page, 'href="/animation/"', status_code=405)
    assert page["Allow"] == "POST"


def test_reloaded_by_a_learner_it_leads_to_the_exercise(learner):
    page = learner.get("/place/affichage/")
    assertContains(page, SENTENCE, status_code=405)
    assertContains(page, 'href="/">Revenir à l’exercice', status_code=405)


def test_come_back_to_it_is_a_page_like_another(mediator, workshop):
    """htmx shows no page of an error, and would leave the former one under this address."""
    address = f"/animation/{workshop.code}/echelle/"
    page = mediator.get(address, headers={"HX-History-Restore-Request": "true"})
    assertContains(page, SENTENCE)


def test_a_program_that_asks_in_another_way_reads_no_page(mediator, workshop):
    assert mediator.put(f"/animation/{workshop.code}/echelle/").content == b""
