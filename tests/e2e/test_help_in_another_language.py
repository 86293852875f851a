"""The help in another language, in a browser: right to left, nothing sideways, and axe."""

import pytest
from playwright.sync_api import expect

from sandbox.languages import LANGUAGES
from sandbox.workshop.models import Workshop
from sandbox.workshop.views import access
from tests.e2e.mediator import MediatorAtALaptop
from tests.e2e.somebody import NEXT_PAGE, answers_of
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


@pytest.mark.full
@pytest.mark.parametrize("code", ["ar", "fr-falc"])
def test_a_whole_journey_in_another_language(at_a_pc, otter, tried, code):
    """From the door to « Bonjour », then what is taken home: axe on each page, as on a phone."""
    Workshop.objects.update(may_move_time=True, may_restart=True)
    learner = at_a_pc(otter)
    page, answers = learner.page, answers_of(learner.person)
    inspector = Inspector(learner, {}, also=NARROW)
    learner.when_they_open("/")
    learner.write(learner.field("Code de l’atelier"), otter.workshop.code)
    learner.press(learner.button("Entrer dans la salle"))
    learner.press(page.locator(".seat__link").filter(has_text="Place 7"))
    if page.get_by_role("button", name="Prendre cette place").count():
        learner.press(learner.button("Prendre cette place"))
    learner.press(page.locator("main .help__summary"))
    learner.press(page.locator(f"main button[value='{code}']:visible"))
    page.locator("main .also__over").first.wait_for()
    inspector.look("seat")
    learner.press(page.get_by_role("link", name="Aller sur le site d’entraînement"))
    inspector.look("site")
    learner.when_they_start_to_activate()
    for slug, title in NEXT_PAGE.items():
        if slug == "identite" and LANGUAGES[code].is_french:
            expect(page.locator("input[name=nir]")).to_be_in_viewport(ratio=1)
        inspector.look(slug)
        learner.when_they_fill(answers[slug])
        learner.when_they_go_on()
        learner.then_the_page_is(title)
    learner.when_they_give_their_password(answers)
    inspector.look("one-time code")
    learner.when_they_give_the_code(learner.person.one_time_codes.first().code)
    learner.when_they_pass_the_questions()
    learner.then_they_are_greeted()
    inspector.look("inside")
    for where in ["/temps/", "/papiers/", "/papiers/tri/", "/place/", "/place/reussites/"]:
        learner.when_they_open(where)
        inspector.look(where)
    tried(inspector.pages, "pages read in another language")
    assert inspector.faults == []


@pytest.mark.full
@pytest.mark.parametrize("code", ["ar", "fr-falc"])
def test_the_leaf_that_is_printed_in_another_language(at_a_pc, otter, code):
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in()
    Workshop.objects.update(owner=access.machine_mediator())
    inspector = Inspector(mediator, {}, also=NARROW)
    leaf = f"/animation/{otter.workshop.code}/fiches/langue/?langue={code}&place=7"
    mediator.when_they_open(leaf)
    mediator.page.locator(".also__over").first.wait_for()
    inspector.look("leaf")
    assert inspector.faults == []
