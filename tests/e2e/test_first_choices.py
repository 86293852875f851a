"""The first log-in of 2025, without a mouse: each page seen by axe, wide and narrow."""

import pytest
from playwright.sync_api import expect

from sandbox.world.models import World
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.test_axe import NARROW, Inspector
from tests.strict import Learner


@pytest.mark.full
def test_the_first_choices_by_keyboard_alone(at_a_pc, otter, tried):
    learner = Learner(otter)
    learner.activate_only()
    World.objects.filter(seat=otter).update(service_year=2025)
    learner.login()
    inaya = at_a_pc(otter, kind=KeyboardUser)
    inaya.given_they_are_seated(learner)
    look = Inspector(inaya, {}, also=[NARROW]).look
    inaya.when_they_open("/site/accueil/")
    inaya.then_the_page_is("Bienvenue Inaya")
    look("welcome")
    inaya.press(inaya.button("Commencer"))
    inaya.then_the_page_is("Confidentialité des informations")
    inaya.when_they_go_on()
    inaya.then_the_errors_are("Sélectionner un choix")
    look("confidentiality, empty")
    inaya.choose(inaya.field("Masqués"))
    inaya.when_they_go_on()
    inaya.then_the_page_is("Accès en cas d’urgence")
    look("emergency")
    inaya.when_they_go_on()
    inaya.then_the_page_is("Ajouter un ou plusieurs profils")
    expect(inaya.page.locator(".ring")).to_contain_text("Profils à activer")
    look("profiles")
    inaya.choose(inaya.field("Lola Leguellec"))
    inaya.choose(
        inaya.field("Je certifie être le représentant légal du ou des profils sélectionnés.")
    )
    inaya.press(inaya.button("Activer"))
    inaya.then_the_page_is("Récupération automatique des données des documents")
    look("data")
    inaya.press(inaya.button("J’ai compris"))
    inaya.then_they_are_greeted()
    inaya.then_they_are_told("Glycémie 0,9 g/L")
    inaya.when_they_open("/site/parametres/import/")
    look("settings")
    assert look.__self__.faults == []
    tried(inaya.stops, "stops of the focus")
