"""The mission: what the person wants, said to whoever plays them, and ticked as they do it."""

import json
import re

import pytest
from django.core.management import call_command
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.models import Seat, Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.scenarios import build
from tests import remembered
from tests.strict import Learner

REACHED = re.compile(r'<li class="goals__reached">.*?<span>([^<]+) <b>Fait\.</b>', re.DOTALL)
ODETTE = ["Demander un nouveau code provisoire", "Activer votre espace santé", "Vous connecter"]


@pytest.fixture
def odette(db, run):
    return Learner(remembered.workshop(run, "lettre-perdue", seats=1).places.first())


def ticked(learner):
    """The goals that the page of the place says are done, in its order."""
    return REACHED.findall(learner.get("/place/").content.decode().partition("<main")[2])


@pytest.mark.parametrize("scenario", build.scenarios())
def test_the_mission_is_said_to_who_plays_that_person(scenario):
    contents = build.scenarios()[scenario]
    assert contents["mission"].startswith(f"Vous êtes {contents['person']['first_name']}.")
    assert 2 <= len(contents["goals"]) <= 4


@pytest.mark.parametrize("path", ["/place/", "/papiers/", "/site/activation/code/"])
def test_it_is_at_the_place_in_the_papers_and_one_press_away(odette, path):
    page = odette.get(path)
    assertContains(page, "Vous êtes Odette. Vous avez perdu votre lettre, avec le code.")
    for goal in ODETTE:
        assertContains(page, goal)
    assertNotContains(page, "Fait.")


def test_the_goals_are_ticked_one_by_one(odette):
    assert ticked(odette) == []
    odette.ask_new_code()
    assert ticked(odette) == ODETTE[:1]
    odette.activate_only()
    assert ticked(odette) == ODETTE[:2]
    odette.type_login()
    assert ticked(odette) == ODETTE


def test_the_same_end_twice_is_ticked_once_then_again(db, run):
    gerard = Learner(remembered.workshop(run, "refus", seats=1).places.first())
    Seat.objects.filter(pk=gerard.seat.pk).update(achieved="refus")
    assert ticked(gerard) == ["Refuser une première fois"]
    Seat.objects.filter(pk=gerard.seat.pk).update(achieved="refus\nrefus")
    assert ticked(gerard) == ["Refuser une première fois", "Refuser pour l’autre personne"]


def test_what_the_mediator_led_past_is_not_ticked(odette):
    workshop = odette.seat.workshop
    actions.jump(workshop, workshop.places, "connexion/identifiant")
    assert ticked(odette) == []
    odette.type_login()
    assert ticked(odette) == ODETTE[2:]


def test_a_place_put_back_has_everything_to_do_again(odette):
    odette.ask_new_code()
    actions.reset(odette.seat.workshop, odette.seat.itself)
    assert ticked(odette) == []


def test_the_mediator_s_own_place_and_the_projected_page_have_none(odette):
    own = Learner(odette.seat.workshop.seats.get(number=0))
    assertNotContains(own.get("/site/"), "Ma mission")
    assertNotContains(own.get("/site/"), "Vous êtes Odette")


def test_the_sheet_says_it(mediator, run):
    room = remembered.workshop(run, "lettre-perdue", seats=1, owner=mediator.user)
    page = mediator.page(room, "fiches/")
    assertContains(page, "Vous êtes Odette. Vous avez perdu votre lettre, avec le code.")
    for goal in ODETTE:
        assertContains(page, f"<li>{goal}</li>")


def test_programs_are_told_it(db, capsys):
    call_command("create_workshop", scenario=["lettre-perdue"], seats=1, json=True)
    [seat] = json.loads(capsys.readouterr().out)["seats"]
    assert seat["goals"] == ["nouveau-code", "activation", "connexion"]
    assert seat["mission"] == (
        "Vous êtes Odette. Vous avez perdu votre lettre, avec le code.\n"
        "Vous voulez ouvrir votre espace santé."
    )
    assert Workshop.objects.count() == 1
