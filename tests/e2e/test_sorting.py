"""« Trier le courrier » at a narrow window: by keyboard, without JavaScript, and through axe."""

import pytest
from playwright.sync_api import expect

from sandbox.world import sorting
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.somebody import Somebody
from tests.e2e.test_axe import Inspector

pytestmark = pytest.mark.full


def when_they_sort(learner, number, verdict, clue):
    expect(learner.heading(f"Message {number} sur {sorting.COUNT}")).to_be_visible()
    learner.choose(learner.page.get_by_role("radio", name=verdict, exact=True))
    learner.choose(learner.page.get_by_role("radio", name=clue, exact=True))
    learner.press(learner.button("Ranger ce message"))


@pytest.mark.parametrize(("kind", "javascript"), [(KeyboardUser, True), (Somebody, False)])
def test_eight_messages_are_sorted_then_explained(at_a_pc, otter, kind, javascript):
    learner = at_a_pc(otter, kind=kind, width=320, height=640, javascript=javascript)
    learner.given_they_are_seated()
    learner.when_they_open("/papiers/")
    learner.press(learner.link("Trier le courrier\u00a0: vrai ou faux\u00a0?"))
    learner.press(learner.link("Commencer"))
    for number in range(1, sorting.COUNT + 1):
        when_they_sort(learner, number, "Faux", "Qui envoie")
    expect(learner.heading("Le courrier est trié")).to_be_visible()
    learner.then_they_are_told("4 messages vous ont trompé.")


TAB_AS_SOON_AS_IT_IS_THERE = """
  addEventListener("htmx:afterSwap", () => document.querySelector("[type=radio]").focus());
"""


def test_who_is_faster_than_the_page_sees_where_they_are(at_a_pc, otter):
    learner = at_a_pc(otter, kind=KeyboardUser, width=320, height=640)
    learner.given_they_are_seated()
    learner.when_they_open("/papiers/tri/1/")
    learner.page.evaluate(TAB_AS_SOON_AS_IT_IS_THERE)
    when_they_sort(learner, 1, "Faux", "Qui envoie")
    expect(learner.heading("Message 2 sur 8")).to_be_visible()
    expect(learner.page.get_by_role("radio").first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [1366, 320])
def test_every_page_of_the_sorting_through_axe(at_a_pc, otter, tried, width):
    learner = at_a_pc(otter, width=width, height=640)
    learner.given_they_are_seated()
    inspector = Inspector(learner, {})
    learner.when_they_open("/papiers/tri/")
    inspector.look("index")
    learner.press(learner.link("Commencer"))
    inspector.look("message")
    learner.press(learner.button("Ranger ce message"))
    inspector.look("message, nothing said")
    for number in range(1, sorting.COUNT + 1):
        when_they_sort(learner, number, "Vrai", "Où mène le lien")
    expect(learner.heading("Le courrier est trié")).to_be_visible()
    inspector.look("the answers")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []
