"""The help in another language, in a browser: right to left, nothing sideways, and axe."""

import pytest

from sandbox.languages import LANGUAGES
from tests.e2e.somebody import answers_of
from tests.e2e.test_axe import Inspector

ACTIVATION = "/site/activation/"
NARROW = [(390, 844), (320, 640)]


@pytest.mark.full
@pytest.mark.parametrize("code", ["ar", "fr-falc", "uk"])
@pytest.mark.parametrize("mode", ["", "projector"])
def test_an_activation_is_read_in_another_language(at_a_pc, otter, tried, code, mode):
    """Each help says it first, on the side where it is written, and the French is under it."""
    learner = at_a_pc(otter)
    learner.when_they_open_the_link_of_their_place()
    page, tongue = learner.page, LANGUAGES[code]
    page.locator("main .help__summary").click()
    page.locator(f"main button[value='{code}']:visible").click()
    page.locator(f"main .also[lang='{tongue.lang}']").first.wait_for()
    inspector = Inspector(learner, {"data-mode": mode} if mode else {}, also=NARROW)
    inspector.look("seat")
    learner.when_they_open(ACTIVATION)
    looked_at(learner, tongue, inspector, "what is needed")
    for step in answers_of(learner.person):
        learner.when_they_open(learner_step(step))
        if learner.page.locator("main .coach").count():
            looked_at(learner, tongue, inspector, step)
    learner.when_they_open(learner_step("code"))
    page.locator("#reponses button[type=submit]:not([hidden])").last.click()
    page.locator(".field .coach").wait_for()
    looked_at(learner, tongue, inspector, "code, empty")
    tried(inspector.pages, "pages read in another language")
    assert inspector.faults == []


def learner_step(step):
    return f"{ACTIVATION}{step}/"


def looked_at(learner, tongue, inspector, name):
    """Look at the page; the first of its helps is in that language, before its French."""
    coach = learner.page.locator("main .coach").first
    said, french = coach.locator(".also__text").first, coach.locator(".also__french")
    assert coach.get_attribute("dir") == tongue.direction
    assert said.evaluate("each => getComputedStyle(each).direction") == tongue.direction
    assert french.evaluate("each => getComputedStyle(each).direction") == "ltr"
    assert said.bounding_box()["y"] < french.bounding_box()["y"]
    hatch = "each => getComputedStyle(each, '::before')[arguments[0]]"
    side = "right" if tongue.right_to_left else "left"
    assert coach.evaluate(hatch.replace("arguments[0]", f"'{side}'")) == "0px"
    inspector.look(name)
