"""The whole story in a browser that runs no JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.e2e.somebody import words


@pytest.mark.parametrize("width", [1366, pytest.param(390, marks=pytest.mark.full)])
def test_the_story_without_javascript(at_a_pc, otter, width):
    learner = at_a_pc(otter, width=width, javascript=False)
    learner.when_they_open_the_link_of_their_place()
    learner.then_the_band_reads("Place 7 · la loutre")
    learner.when_they_go_to_the_site()
    answers = learner.what_they_read()
    learner.when_they_start_to_activate()
    then_the_papers_leave_the_form_free(learner)
    learner.when_they_activate(answers)

    learner.when_they_give_their_password(answers)
    learner.when_they_give_the_code(what_the_page_of_papers_says(learner))
    learner.when_they_answer_the_questions(answers["questions"])
    learner.then_they_are_greeted()
    learner.when_they_log_out()
    expect(learner.link("Me connecter")).to_be_visible()


def then_the_papers_leave_the_form_free(learner):
    """Nothing of the desk lies over the form, the whole height of the page through."""
    form = learner.page.locator("main form").bounding_box()
    desk = learner.desk.bounding_box()
    beside = desk["x"] >= form["x"] + form["width"]
    under = desk["y"] >= form["y"] + form["height"]
    assert beside or under
    assert learner.desk.evaluate("desk => getComputedStyle(desk).position") != "fixed"


def what_the_page_of_papers_says(learner):
    """The one-time code, from the page that shows every paper; then back to the form."""
    learner.press(learner.link("Voir tous mes papiers sur une page"))
    learner.then_the_page_is("Mes papiers")
    code = words(learner.page.locator(".bubble .code").first.inner_text())
    learner.press(learner.button("J’ai lu ces messages"))
    learner.then_the_page_is("Mes papiers")
    expect(learner.button("J’ai lu ces messages")).to_have_count(0)
    learner.when_they_open("/site/connexion/code/")
    return code
