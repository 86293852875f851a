"""Each scenario is played to its end in a browser: here the one that has no other place."""

import importlib
import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sandbox.workshop.scenarios import build
from sandbox.world import samples
from tests.e2e.test_documents import when_they_add, when_they_download
from tests.e2e.test_settings import (
    entry,
    when_they_go_to_the_settings,
    when_they_refuse_the_samu,
)
from tests.strict import Learner

JOURNEYS = {
    "ancien-numero": ("test_people_of_today", "test_marius_calls_before_he_sends_the_code"),
    "cloture": ("test_closure", "test_closing_then_coming_back"),
    "code-expire": ("test_new_code", "test_a_code_too_old_is_replaced"),
    "corse": ("test_new_code", "test_a_number_from_corsica_in_small_letters"),
    "cree-jamais-active": (
        "test_app_order",
        "test_from_an_old_letter_to_the_log_in",
    ),
    "deja-cree": ("test_withdrawal", "test_created_is_not_activated"),
    "invitee-par-email": ("test_people_of_today", "test_thais_finds_her_code_in_an_email"),
    "jumelles": ("test_children", "test_the_twins_each_have_their_code_and_their_other_parent"),
    "lettre-perdue": ("test_new_code", "test_a_lost_letter_comes_again_by_the_post"),
    "meme-email": ("test_people_of_today", "test_rose_aimee_reads_whom_a_code_is_for"),
    "mere-trois-enfants": ("test_story", "test_from_the_link_of_a_place_to_the_inside_and_back"),
    "mot-de-passe-oublie": ("test_people_of_today", "test_bernard_comes_back"),
    "nee-a-l-etranger": ("test_people_of_today", "test_yamina_s_number_is_right"),
    "nouveau-ne": ("test_children", "test_the_newborn_is_not_on_the_card_yet"),
    "ordinateur-partage": ("test_shared_computer", "test_a_prescription_on_paper_and_no_trace"),
    "refus": ("test_withdrawal", "test_refusing_then_changing_one_s_mind"),
    "sans-coordonnees": ("test_new_code", "test_nobody_knows_where_to_write"),
    "sans-photo": ("test_story", "test_from_the_link_of_a_place_to_the_inside_and_back"),
    "souvent-hospitalise": ("test_every_scenario", "test_lucien_is_often_in_hospital"),
    "stand-hopital": ("test_people_of_today", "test_nadege_has_five_minutes"),
}
"""{scenario: the journey that plays what its story says}."""


def test_every_scenario_has_its_journey():
    assert list(JOURNEYS) == list(build.scenarios())


@pytest.mark.parametrize("scenario", JOURNEYS)
def test_the_journey_plays_that_scenario(scenario):
    """It says that it does, and fails if nobody sat down in that scenario: see `at_a_pc`."""
    module, name = JOURNEYS[scenario]
    module = importlib.import_module(f"tests.e2e.{module}")
    assert scenario in said_to_play(getattr(module, name))


def said_to_play(test):
    """The scenarios that a test is marked with, or that one of its cases is."""
    for mark in test.pytestmark:
        cases = mark.args[1] if mark.name == "parametrize" else ()
        marks = [each for case in cases for each in getattr(case, "marks", ())]
        for each in (mark, *marks):
            if each.name == "plays":
                yield from each.args


@pytest.mark.parametrize("scenario", build.scenarios())
def test_its_story_is_one_paragraph(scenario):
    story = build.scenarios()[scenario]["story"].strip()
    assert 2 <= len(story.splitlines()) <= 4
    assert "\n\n" not in story


@pytest.fixture
def lucien(at_a_pc, transactional_db):
    """At his documents, in a room where each may move the date alone."""
    room = build.workshop(scenario="souvent-hospitalise", seats=1, may_move_time=True)
    seat = room.places.get()
    learner = Learner(seat)
    learner.login()
    somebody = at_a_pc(seat)
    somebody.given_they_are_seated(learner)
    somebody.when_they_open(reverse("profiles:documents"))
    return somebody


@pytest.mark.full
@pytest.mark.plays("souvent-hospitalise")
def test_lucien_is_often_in_hospital(lucien, tmp_path):
    """He puts documents away, masks one, adds one, chooses who sees; then time brings another."""
    lucien.press(lucien.link("Créer un dossier"))
    lucien.write(lucien.field("Nom du dossier"), "Mon cœur")
    lucien.press(lucien.button("Créer"))
    lucien.then_they_are_told("Dossier créé : Mon cœur.")
    lucien.press(lucien.link("Tous les documents").first)
    lucien.choose(lucien.field("Cocher Échographie du cœur"))
    lucien.press(lucien.button("Ranger dans un dossier"))
    lucien.field("Dossier").select_option(label="Mon cœur")
    lucien.press(lucien.button("Ranger"))
    lucien.then_they_are_told("1 document rangé dans Mon cœur.")

    lucien.press(lucien.link("Échographie du cœur"))
    lucien.then_the_page_is("Échographie du cœur")
    lucien.press(lucien.link("Gérer la confidentialité"))
    lucien.choose(lucien.page.get_by_role("radio", name="Masqué"))
    lucien.press(lucien.button("Enregistrer"))
    lucien.then_they_are_told("1 document masqué.")

    lucien.when_they_open(reverse("profiles:add_document"))
    when_they_add(lucien, when_they_download(lucien, samples.find("ordonnance"), tmp_path), "Essai")
    lucien.then_they_are_told("Document ajouté\u00a0: Essai.")

    when_they_go_to_the_settings(lucien)
    lucien.press(entry(lucien, "Gestion des accès"))
    lucien.press(entry(lucien, "Dr Essai"))
    lucien.press(lucien.link("Bloquer l’accès"))
    lucien.press(lucien.button("Oui, bloquer"))
    lucien.then_they_are_told("Il peut encore déposer des documents.")
    when_they_refuse_the_samu(lucien)

    lucien.when_they_open("/temps/")
    lucien.press(lucien.page.get_by_role("button", name=re.compile("^Dans une semaine")))
    story = lucien.page.get_by_role("region", name="Ce qui s’est passé")
    expect(story).to_contain_text(
        "Laboratoire des Essais a déposé un document dans l’espace santé de Lucien."
    )
    expect(story).to_contain_text("Laboratoire des Essais a écrit un message à Lucien.")
    lucien.press(lucien.link("Continuer l’exercice"))
    lucien.then_they_are_told("Prise de sang du mois")
