"""The activation in the order of the application, in a browser: from the card to « Bonjour »."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import remembered
from tests.e2e.somebody import PATIENCE, answers_of, words
from tests.e2e.test_axe import NARROW, Inspector

FIRST, CODE, SECOND = "Mon modèle de carte", "Mon code provisoire", "Activation"


@pytest.fixture
def renard(at_a_pc, run, transactional_db):
    room = remembered.workshop(run, "mere-trois-enfants", seats=1, service_year=2025)
    return at_a_pc(room.places.get())


@pytest.mark.parametrize("is_inspected", [False, pytest.param(True, marks=pytest.mark.full)])
def test_from_the_card_to_bonjour(renard, is_inspected):
    inspector = Inspector(renard, {}, also=[NARROW])
    look = inspector.look if is_inspected else str
    answers, spare = answers_of(renard.person), renard.person.spare_email
    renard.given_they_are_seated()
    renard.when_they_open(reverse("accounts:what_is_needed"))
    look("needs")
    renard.press(renard.link("Commencer"))
    renard.then_the_page_is(FIRST)
    look("card")
    identity = dict(answers["identite"])
    [card] = [label for label, answer in identity.items() if answer is True]
    when_they_answer(renard, {card: identity.pop(card)}, then="Mon identité")
    look("identity")
    when_they_answer(renard, identity, then="Recevoir mon code provisoire")
    look("channel")
    when_they_answer(renard, {}, press="Envoyer le code", then=CODE)
    look("code")
    when_they_answer(renard, {"Code provisoire": what_the_sms_says(renard)}, press="Valider")
    renard.then_the_page_is(SECOND)
    look("agreement")
    when_they_go_back_to_the_code(renard)

    when_they_answer(renard, answers["conditions"], then="Mes coordonnées")
    renard.then_the_field_holds("Adresse e-mail", renard.person.email)
    look("contacts")
    other = {"Adresse e-mail": spare}
    when_they_answer(renard, other, press="Confirmer", then="Le code de ma nouvelle adresse")
    look("code of the address")
    code = renard.person.one_time_codes.get().code
    when_they_answer(renard, {"Code à usage unique": code}, then="Identifiant et mot de passe")
    when_they_think_of_leaving(renard, look)
    end = "Mon profil a bien été activé\u00a0!"
    when_they_answer(renard, answers["identifiants"], then=end)
    look("end")
    assert (renard.account.is_activated, renard.account.email) == (True, spare)
    renard.press(renard.link("Connexion"))
    renard.then_the_page_is("Me connecter")
    assert inspector.faults == []


def when_they_answer(renard, answers, *, press="Continuer", then=""):
    renard.when_they_fill(answers)
    renard.press(renard.button(press))
    if then:
        renard.then_the_page_is(then)


def what_the_sms_says(renard):
    bubble = renard.desk.locator(".bubble .code").first
    expect(bubble).to_be_visible(timeout=PATIENCE)
    return words(bubble.inner_text())


def when_they_go_back_to_the_code(renard):
    """The browser's own button leads nowhere behind the code."""
    expect(renard.link("Retour")).to_have_count(0)
    renard.when_they_open(reverse("accounts:activation", args=["code"]))
    renard.then_the_page_is(SECOND)


def when_they_think_of_leaving(renard, look):
    here = renard.page.url
    renard.press(renard.page.locator("header").get_by_role("button", name="Quitter", exact=True))
    renard.then_the_page_is("Quitter la page\u00a0?")
    look("leaving")
    renard.press(renard.link("Non, revenir"))
    expect(renard.page).to_have_url(re.compile(re.escape(here)))
