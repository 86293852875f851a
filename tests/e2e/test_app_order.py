"""The activation in the order of the application, in a browser, by who never did it."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sandbox.workshop.scenarios import build
from tests import remembered
from tests.answers import CARD
from tests.e2e.somebody import PATIENCE, answers_of, words
from tests.e2e.test_axe import NARROW, Inspector

FIRST, CODE, SECOND = "Mon modèle de carte", "Mon code provisoire", "Activation"


@pytest.fixture
def inaya(at_a_pc, run, transactional_db):
    room = remembered.workshop(run, "cree-jamais-active", seats=1, service_year=2025)
    return at_a_pc(room.places.get())


@pytest.mark.full
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
    when_they_answer(inaya, {"Code provisoire": what_the_message_says(inaya)}, press="Valider")
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


ACTIVATED_BEFORE = {
    "cloture",
    "jumelles",
    "nouveau-ne",
    "ordinateur-partage",
    "souvent-hospitalise",
}
WITHOUT_A_PASSWORD = {"mot-de-passe-oublie"}
KNOWN_BY_NO_CONTACT = {"ancien-numero", "sans-coordonnees"}
NEARBY = {"sans-photo"}
"""The short tier's, beside who has a journey of her own above: who has the other card."""


@pytest.mark.parametrize(
    "scenario",
    [
        pytest.param(each, marks=[] if each in NEARBY else [pytest.mark.full])
        for each in build.scenarios()
        if each not in ACTIVATED_BEFORE | KNOWN_BY_NO_CONTACT | WITHOUT_A_PASSWORD
    ],
)
def test_from_the_door_to_bonjour(at_a_pc, run, transactional_db, scenario):
    """Whoever one is: the papers on the screen are enough, up to the end of the first log-in."""
    room = remembered.workshop(run, scenario, seats=1, service_year=2025)
    somebody = at_a_pc(room.places.get())
    answers = answers_of(somebody.person)
    somebody.when_they_open_the_link_of_their_place()
    somebody.when_they_go_to_the_site()
    somebody.press(somebody.link("Activer mon espace santé"))
    somebody.press(somebody.link("Commencer"))
    identity = dict(answers["identite"])
    [card] = [label for label, answer in identity.items() if answer is True]
    when_they_answer(somebody, {card: identity.pop(card)}, then="Mon identité")
    when_they_answer(somebody, identity, then="Recevoir mon code provisoire")
    when_they_answer(somebody, {}, press="Envoyer le code", then=CODE)
    code = {"Code provisoire": what_the_message_says(somebody)}
    when_they_answer(somebody, code, press="Valider")
    when_they_answer(somebody, answers["conditions"], then="Mes coordonnées")
    when_they_answer(somebody, {}, press="Confirmer", then="Identifiant et mot de passe")
    end = "Mon profil a bien été activé\u00a0!"
    when_they_answer(somebody, answers["identifiants"], then=end)
    somebody.press(somebody.link("Connexion"))
    credential = answers["identifiants"]
    told = {label: credential[label] for label in ("Identifiant", "Mot de passe")}
    when_they_answer(somebody, told, press="Me connecter", then="Code à usage unique")
    somebody.when_they_give_the_code(what_the_message_says(somebody))
    when_they_make_the_first_choices(somebody)
    somebody.then_they_are_greeted()


@pytest.mark.full
@pytest.mark.parametrize("scenario", sorted(ACTIVATED_BEFORE))
def test_who_is_activated_already_logs_in(at_a_pc, run, transactional_db, scenario):
    somebody = at_a_pc(remembered.workshop(run, scenario, seats=1, service_year=2025).places.get())
    somebody.when_they_open_the_link_of_their_place()
    somebody.when_they_go_to_the_site()
    somebody.when_they_give_their_password(answers_of(somebody.person))
    somebody.when_they_give_the_code(what_the_message_says(somebody))
    somebody.then_they_are_greeted()


def when_they_make_the_first_choices(somebody):
    somebody.press(somebody.button("Commencer"))
    when_they_answer(somebody, {"Masqués": True}, then="Accès en cas d’urgence")
    when_they_answer(somebody, {})
    later = somebody.button("Ignorer")
    if somebody.person.children.filter(is_on_card=True).exists():
        somebody.then_the_page_is("Ajouter un ou plusieurs profils")
        somebody.press(later)
    somebody.then_the_page_is("Récupération automatique des données des documents")
    somebody.press(somebody.button("J’ai compris"))


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


def what_the_message_says(somebody):
    """The code of the newest one, whichever way it came: the paper opens by itself."""
    code = somebody.desk.locator(":is(.bubble, .mails) .code").locator("visible=true").first
    expect(code).to_be_visible(timeout=PATIENCE)
    return words(code.inner_text())


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
