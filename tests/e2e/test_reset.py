"""A place put back to the start while somebody is working at it."""

import pytest
from playwright.sync_api import expect

from sandbox.workshop.scenarios import build
from tests.e2e.somebody import answers_of

SAID = "Votre place a été remise au début."


def given_a_reset(learner):
    build.reset(type(learner.seat).objects.filter(pk=learner.seat.pk))


def test_an_open_page_follows_by_itself_and_the_same_sheet_works_again(learner):
    sheet = answers_of(learner.person)
    learner.given_they_are_logged_in()
    learner.then_they_are_greeted()

    given_a_reset(learner)
    expect(learner.page.get_by_text(SAID)).to_be_visible()
    expect(learner.link("Activer mon espace santé")).to_be_visible()
    expect(learner.disclosure(": changer de profil")).to_have_count(0)
    learner.then_the_band_reads("Place 7 · la loutre")
    assert not learner.account.is_activated

    learner.page.reload()
    expect(learner.link("Activer mon espace santé")).to_be_visible()
    expect(learner.page.get_by_text(SAID)).to_be_hidden()
    learner.when_they_start_to_activate()
    learner.when_they_activate(sheet)
    learner.when_they_give_their_password(sheet)
    learner.when_they_give_the_code(learner.what_the_latest_sms_says())
    learner.when_they_answer_the_questions()
    learner.then_they_are_greeted()


@pytest.mark.full
def test_a_reset_in_the_middle_of_a_form_follows_too(learner):
    learner.given_their_activation_is_at("coordonnees")
    learner.when_they_fill({"Adresse e-mail": "inaya"})
    given_a_reset(learner)
    expect(learner.page.get_by_text(SAID)).to_be_visible()
    learner.when_they_open("/site/activation/coordonnees/")
    learner.then_the_page_is("Mon code provisoire")
    learner.then_the_field_holds("Code provisoire", "")


@pytest.mark.full
def test_the_papers_page_follows_too(learner):
    learner.given_they_are_logged_in()
    learner.when_they_open("/papiers/")
    learner.then_the_page_is("Mes papiers")
    given_a_reset(learner)
    expect(learner.page.get_by_text(SAID)).to_be_visible()


@pytest.mark.full
def test_a_neighbour_of_the_reset_place_sees_nothing(at_a_pc, room, otter):
    fox = at_a_pc(room.seats.get(number=1))
    fox.given_their_activation_is_at("identite")
    build.reset(room.seats.filter(pk=otter.pk))
    fox.when_the_page_asks_for_news()
    fox.when_they_answer("identite")
    fox.then_the_page_is("Mon choix")


@pytest.mark.full
def test_without_javascript_a_stale_page_changes_nothing_and_says_so(at_a_pc, otter):
    learner = at_a_pc(otter, javascript=False)
    learner.given_their_activation_is_at("identifiants")
    sheet = answers_of(learner.person)
    given_a_reset(learner)

    learner.when_they_answer("identifiants")
    learner.then_they_are_told(SAID)
    assert learner.page.url.endswith("/site/")
    assert not learner.account.is_activated
    assert learner.account.attempts.count() == 0

    learner.when_they_start_to_activate()
    learner.when_they_activate(sheet)
    assert learner.account.is_activated


@pytest.mark.full
def test_a_seat_that_was_left_leads_to_the_door(learner):
    """The cookie is gone, from another tab or by time: the open page says so, whole."""
    learner.given_their_activation_is_at("code")
    learner.window.clear_cookies()
    learner.when_the_page_asks_for_news()
    learner.then_the_page_is("Rejoindre l’atelier")
    expect(learner.page.get_by_role("main")).to_have_count(1)
    expect(learner.desk).to_have_count(0)
