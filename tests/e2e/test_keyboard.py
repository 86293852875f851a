"""The whole story without a mouse, the place of the focus always in sight."""

import pytest
from playwright.sync_api import expect

from tests.e2e.keyboard import KeyboardUser


@pytest.mark.parametrize("width", [1366, pytest.param(390, marks=pytest.mark.full)])
def test_the_story_by_keyboard_alone(at_a_pc, otter, tried, width):
    learner = at_a_pc(otter, kind=KeyboardUser, width=width)
    learner.when_they_open_the_link_of_their_place()
    learner.then_the_band_reads("Place 7 · la loutre")
    learner.when_they_go_to_the_site()
    answers = learner.what_they_read()
    learner.when_they_start_to_activate()

    learner.when_they_go_on()
    learner.then_the_errors_are("Saisir le code provisoire")
    learner.then_the_error_leads_to("Saisir le code provisoire", "Code provisoire")
    learner.when_they_activate(answers)

    learner.when_they_give_their_password(answers)
    learner.when_they_give_the_code(learner.what_the_latest_sms_says())
    learner.when_they_answer_the_questions(answers["questions"])
    learner.then_they_are_greeted()
    learner.when_they_log_out()
    tried(learner.stops, "stops of the focus")


@pytest.mark.parametrize("width", [1366, pytest.param(390, marks=pytest.mark.full)])
def test_every_stop_of_a_long_page_both_ways(at_a_pc, otter, tried, width):
    """Backwards, the band on top is what may cover; forwards, the bar at the bottom."""
    learner = at_a_pc(otter, kind=KeyboardUser, width=width, height=600)
    learner.given_their_activation_is_at("identite")
    learner.when_they_go_on()
    expect(learner.field("Numéro de sécurité sociale")).to_be_focused()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(30):
            learner.page.keyboard.press(key)
            learner.look_at_the_focus()
    tried(learner.stops, "stops of the focus")


def test_the_skip_link_leads_to_the_page(at_a_pc, otter):
    learner = at_a_pc(otter, kind=KeyboardUser)
    learner.given_they_are_seated()
    learner.when_they_open("/papiers/")
    learner.press(learner.link("Aller au contenu"))
    learner.page.keyboard.press("Tab")
    expect(learner.link("Revenir au site")).to_be_focused()


def test_a_choice_is_made_with_the_arrows(at_a_pc, otter):
    learner = at_a_pc(otter, kind=KeyboardUser)
    learner.given_their_activation_is_at("identite")
    learner.choose(learner.field("Carte Vitale sans photo"))
    expect(learner.field("Carte Vitale sans photo")).to_be_checked()
    learner.page.keyboard.press("ArrowUp")
    expect(learner.field("Carte Vitale avec photo")).to_be_checked()
    learner.press(learner.disclosure("Où trouver mon numéro de série ?"))
    expect(learner.page.get_by_text("Carte sans photo : au dos, en haut à gauche.")).to_be_visible()
