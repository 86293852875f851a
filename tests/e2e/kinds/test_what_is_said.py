"""What is said: who listens to the page hears what happens, and never loses their place."""

import re

import pytest
from playwright.sync_api import expect

from sandbox.workshop.telling import incidents_by_place as tray
from sandbox.workshop.views import access
from sandbox.world.models import Incident
from tests import remembered
from tests.e2e.mediator import MediatorAtALaptop

LISTEN = """
() => {
  const region = document.querySelector("#dit");
  window.heard = [];
  window.listened = region;
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(
    (node) => window.heard.push(node.textContent.replace(/\\s+/g, " ").trim())
  ))).observe(region, {childList: true, subtree: true});
}
"""
"""What a live region that was there beforehand receives: a screen reader says this, and no more."""


@pytest.fixture
def workshop(run, transactional_db):
    owner = access.machine_mediator()
    return remembered.workshop(run, "mere-trois-enfants", seats=3, owner=owner)


@pytest.fixture
def learner(at_a_pc, workshop):
    return at_a_pc(workshop.seats.get(number=2))


def then_is_heard(page, words):
    page.wait_for_function("words => window.heard.some((said) => said.includes(words))", arg=words)
    assert page.evaluate("window.listened === document.querySelector('#dit')")


def test_a_message_that_arrives_is_said_and_the_focus_stays(learner, workshop):
    """On the papers' own buttons too, which the news replace."""
    learner.given_their_activation_is_at("identite")
    learner.page.evaluate(LISTEN)
    learner.when_they_take("E-mails")
    fold = learner.page.locator("#indesirables-titre")
    fold.focus()
    tray.put([workshop.seats.get(number=2)], Incident.Kind.FRAUD_EMAIL)
    then_is_heard(learner.page, "E-mails : 1 nouveau.")
    expect(fold).to_be_focused()


def test_reading_a_message_leaves_the_region_that_speaks(learner):
    with learner.page.expect_response("**/papiers/lus/"):
        learner.given_they_are_logged_in()
    expect(learner.tab("SMS")).to_be_visible()
    expect(learner.page.locator("main #dit")).to_have_count(1)


def test_what_was_done_is_said_and_its_way_back_is_one_stop_away(at_a_pc, workshop):
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in()
    mediator.when_they_open(f"/animation/{workshop.code}/place/2/")
    mediator.page.evaluate(LISTEN)
    mediator.when_they_reset_the_place()
    then_is_heard(mediator.page, "La place 2 est remise au début.")
    expect(mediator.heading("Place 2 · la chouette")).to_be_focused()
    stops = 0
    while mediator.page.evaluate("document.activeElement.textContent.trim()") != "Annuler":
        mediator.page.keyboard.press("Shift+Tab")
        stops += 1
        assert stops < 3
    mediator.page.keyboard.press("Enter")
    then_is_heard(mediator.page, "La place 2 est revenue comme avant.")


def test_a_confirmation_is_said_once(learner):
    learner.given_they_are_logged_in()
    learner.page.evaluate(LISTEN)
    learner.when_they_log_out()
    then_is_heard(learner.page, "la session est fermée.")
    expect(learner.page.get_by_text("la session est fermée.")).to_have_count(1)


def test_a_code_on_its_way_is_heard_with_the_title(learner):
    learner.given_their_space_is_activated()
    learner.when_they_open("/site/connexion/")
    learner.write(learner.field("Identifiant"), learner.person.noted_identifiant)
    learner.write(learner.field("Mot de passe"), learner.person.noted_password)
    learner.press(learner.button("Me connecter"))
    title = learner.heading("Code à usage unique")
    expect(title).to_be_focused()
    expect(title).to_have_accessible_description(re.compile("est parti"))
