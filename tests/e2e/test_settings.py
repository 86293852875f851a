"""« Paramètres »: change one's address, block a professional, refuse the SAMU, read the history."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from profiles.factories import ProfessionalAccessFactory
from sandbox.world import clock
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.somebody import Somebody, words
from tests.e2e.test_axe import NARROW, Inspector

DOCTOR = "Dr Valfleuri-Test"
BLOCK = "Bloquer l’accès"
SAMU = "Simuler l’accès du SAMU"


def given_they_are_in_the_settings(learner):
    learner.given_they_are_logged_in()
    with clock.at(learner.person.world.now):
        ProfessionalAccessFactory(profile=learner.account, professional__name=DOCTOR)
    when_they_go_to_the_settings(learner)


def when_they_go_to_the_settings(learner):
    learner.when_they_go_to("Paramètres")
    learner.then_the_page_is("Paramètres")


def entry(learner, name):
    """A setting in the list: its name, then what it is set to."""
    return learner.page.get_by_role("main").get_by_role("link", name=name)


def the_latest_code(learner):
    """The one of the newest e-mail, in the papers."""
    learner.when_they_take("E-mails")
    newest = learner.page.locator('[data-paper="mail"] details.mail').first
    if newest.get_attribute("open") is None:
        learner.press(learner.disclosure("Espace santé (faux)").first)
    code = words(learner.page.locator('[data-paper="mail"] .code').first.inner_text())
    learner.when_they_put_their_papers_away()
    return code


def when_they_change_their_address(learner):
    learner.press(entry(learner, "Adresse e-mail"))
    learner.then_the_page_is("Adresse e-mail")
    learner.write(learner.field("Nouvelle adresse e-mail"), learner.person.spare_email)
    learner.press(learner.button("Recevoir le code"))
    learner.then_the_page_is("Code à usage unique")
    learner.write(learner.field("Code à usage unique"), the_latest_code(learner))
    learner.press(learner.button("Confirmer"))
    learner.then_they_are_told("Adresse e-mail changée.")


def when_they_block_a_professional(learner):
    learner.press(entry(learner, "Gestion des accès"))
    learner.press(entry(learner, DOCTOR))
    learner.then_the_page_is(DOCTOR)
    learner.press(learner.link(BLOCK))
    learner.press(learner.button("Oui, bloquer"))
    learner.then_they_are_told("Il peut encore déposer des documents.")


def when_they_refuse_the_samu(learner):
    when_they_go_to_the_settings(learner)
    learner.press(entry(learner, "Accès en cas d’urgence"))
    learner.then_the_page_is("Accès en cas d’urgence")
    learner.untick(learner.field("SAMU"))
    learner.press(learner.button("Enregistrer"))
    learner.then_they_are_told("Mes choix pour l’urgence sont enregistrés.")
    expect(learner.field("SAMU")).not_to_be_checked()


@pytest.mark.parametrize(
    ("kind", "width", "javascript"),
    [
        pytest.param(Somebody, 1366, True, id="mouse"),
        pytest.param(Somebody, 390, False, id="no javascript", marks=pytest.mark.full),
        pytest.param(KeyboardUser, 1366, True, id="keyboard", marks=pytest.mark.full),
    ],
)
def test_the_settings_do_what_they_say(at_a_pc, otter, kind, width, javascript):
    learner = at_a_pc(otter, kind=kind, width=width, javascript=javascript)
    given_they_are_in_the_settings(learner)
    when_they_change_their_address(learner)
    when_they_block_a_professional(learner)
    when_they_refuse_the_samu(learner)
    learner.press(learner.button(SAMU))
    learner.then_they_are_told("accès refusé. Le profil est resté fermé")

    learner.press(learner.link("Voir l’historique d’activité"))
    learner.then_they_are_told("Accès en cas d’urgence refusé")
    learner.press(learner.link("Mes activités"))
    for done in ["SAMU\u00a0: refusé", "Professionnel bloqué", "Adresse e-mail changée"]:
        learner.then_they_are_told(done)


PAGES = [
    "settings", "password", "notifications", "contact email", "contact telephone",
    "contact_code email", "remove_phone", "professionals", "blocked_professionals", "professional",
    "block_professional", "appoint_administrator", "visit", "confidentiality", "emergency",
    "who_sees", "data_import", "activity", "activity_tab representants", "report_activity",
]  # fmt: skip
SENT_BY = {
    "password": "Changer le mot de passe",
    "contact email": "Recevoir le code",
    "contact_code email": "Confirmer",
}
"""The forms where nothing is typed, and the button that says so."""


@pytest.mark.full
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_every_page_of_the_settings_through_axe(at_a_pc, otter, tried, width, height):
    learner = at_a_pc(otter, width=width, height=height)
    given_they_are_in_the_settings(learner)
    numbers = when_they_have_done_a_few_things(learner)
    inspector = Inspector(learner, {}, also=[NARROW])
    for page in PAGES:
        name, *args = page.split()
        learner.when_they_open(reverse(f"profiles:{name}", args=args or numbers.get(name)))
        inspector.look(page)
        if page in SENT_BY:
            learner.press(learner.button(SENT_BY[page]))
            learner.then_the_fault_has_the_focus()
            inspector.look(f"{page}, wrong")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []


def when_they_have_done_a_few_things(learner):
    """Enough for every page to exist; the numbers in the addresses of some of them."""
    learner.when_they_open(reverse("profiles:emergency"))
    learner.press(learner.button(SAMU))
    learner.then_they_are_told("profil ouvert.")
    learner.when_they_open(reverse("profiles:contact", args=["email"]))
    learner.write(learner.field("Nouvelle adresse e-mail"), learner.person.spare_email)
    learner.press(learner.button("Recevoir le code"))
    learner.then_the_page_is("Code à usage unique")
    account = learner.account
    professional = [account.professionalaccess_set.first().professional_id]
    names = ["professional", "block_professional", "appoint_administrator"]
    line = [account.activity_set.first().pk]
    return dict.fromkeys(names, professional) | {"report_activity": line}
