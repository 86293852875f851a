"""The activation in the order of the application, in a browser, by who never did it."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import remembered
from tests.answers import CARD
from tests.e2e.somebody import PATIENCE, answers_of, words
from tests.e2e.test_axe import NARROW, Inspector

FIRST, CODE, SECOND = "Mon modèle de carte", "Mon code provisoire", "Activation"


@pytest.fixture
def inaya(at_a_pc, run, transactional_db):
    room = remembered.workshop(run, "cree-jamais-active", seats=1, service_year=2025)
    return at_a_pc(room.places.get())


@pytest.mark.plays("cree-jamais-active")
@pytest.mark.parametrize("is_inspected", [False, pytest.param(True, marks=pytest.mark.full)])
def test_from_an_old_letter_to_the_log_in(inaya, is_inspected):
    inspector = Inspector(inaya, {}, also=[NARROW])
    look = inspector.look if is_inspected else str
    answers, spare = answers_of(inaya.person), inaya.person.spare_email
    inaya.given_they_are_seated()
    inaya.when_they_open(reverse("accounts:what_is_needed"))
    inaya.when_they_take("E-mails")
    inaya.then_they_are_told("Votre espace santé est créé\u00a0: activez-le")
    look("needs")
    inaya.press(inaya.link("Commencer"))
    inaya.then_the_page_is(FIRST)
    look("card")
    identity = dict(answers["identite"])
    [card] = [label for label, answer in identity.items() if answer is True]
    when_they_answer(inaya, {card: identity.pop(card)}, then="Mon identité")
    look("identity")
    when_they_answer(inaya, identity, then="Recevoir mon code provisoire")
    look("channel")
    when_they_answer(inaya, {}, press="Envoyer le code", then=CODE)
    look("code")
    when_they_answer(inaya, {"Code provisoire": what_the_sms_says(inaya)}, press="Valider")
    inaya.then_the_page_is(SECOND)
    look("agreement")
    when_they_go_back_to_the_code(inaya)

    when_they_answer(inaya, answers["conditions"], then="Mes coordonnées")
    inaya.then_the_field_holds("Adresse e-mail", inaya.person.email)
    look("contacts")
    other = {"Adresse e-mail": spare}
    when_they_answer(inaya, other, press="Confirmer", then="Le code de ma nouvelle adresse")
    look("code of the address")
    code = inaya.person.one_time_codes.get().code
    when_they_answer(inaya, {"Code à usage unique": code}, then="Identifiant et mot de passe")
    when_they_think_of_leaving(inaya, look)
    end = "Mon profil a bien été activé\u00a0!"
    when_they_answer(inaya, answers["identifiants"], then=end)
    inaya.then_they_are_told("Créé, puis activé")
    look("end")
    assert (inaya.account.is_activated, inaya.account.email) == (True, spare)
    inaya.press(inaya.link("Connexion"))
    inaya.then_the_page_is("Me connecter")
    assert inspector.faults == []


@pytest.mark.full
def test_another_card_keeps_what_was_typed(inaya):
    """« changer de modèle » emptied all of it: the error was of the whole page."""
    identity = answers_of(inaya.person)["identite"]
    typed = {label: answer for label, answer in identity.items() if answer is not True}
    right = CARD[inaya.person.carte_vitale.has_photo]
    [wrong] = {*CARD.values()} - {right}
    inaya.given_they_are_seated()
    inaya.when_they_open(reverse("accounts:activation", args=["carte"]))
    when_they_answer(inaya, {wrong: True}, then="Mon identité")
    when_they_answer(inaya, typed)
    inaya.press(inaya.link("changer de modèle"))
    inaya.then_the_page_is(FIRST)
    when_they_answer(inaya, {right: True}, then="Mon identité")
    for label, answer in typed.items():
        inaya.then_the_field_holds(label, answer)
    when_they_answer(inaya, {}, then="Recevoir mon code provisoire")


def when_they_answer(inaya, answers, *, press="Continuer", then=""):
    inaya.when_they_fill(answers)
    inaya.press(inaya.button(press))
    if then:
        inaya.then_the_page_is(then)


def what_the_sms_says(inaya):
    bubble = inaya.desk.locator(".bubble .code").first
    expect(bubble).to_be_visible(timeout=PATIENCE)
    return words(bubble.inner_text())


def when_they_go_back_to_the_code(inaya):
    """The browser's own button leads nowhere behind the code."""
    expect(inaya.link("Retour")).to_have_count(0)
    inaya.when_they_open(reverse("accounts:activation", args=["code"]))
    inaya.then_the_page_is(SECOND)


def when_they_think_of_leaving(inaya, look):
    here = inaya.page.url
    inaya.press(inaya.page.locator("header").get_by_role("button", name="Quitter", exact=True))
    inaya.then_the_page_is("Quitter la page\u00a0?")
    look("leaving")
    inaya.press(inaya.link("Non, revenir"))
    expect(inaya.page).to_have_url(re.compile(re.escape(here)))
