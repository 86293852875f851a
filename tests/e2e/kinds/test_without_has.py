"""Firefox before 121 has no :has(): all works there, and the paper that one needs is brought up."""

import pytest
from playwright.sync_api import expect

from sandbox.workshop.scenarios import build
from tests.strict import Learner


def forget_has(page):
    """What such a browser understands of our sheets, and says of itself."""

    def without(route):
        sheet = route.fetch()
        known = sheet.text().replace("selector(:has(*))", "selector(:no-such-thing(*))")
        route.fulfill(response=sheet, body=known)

    page.route("**/*.css", without)
    page.add_init_script(
        "const known = CSS.supports.bind(CSS);"
        "CSS.supports = (...rule) => !rule[0].includes(':has(') && known(...rule);"
    )


@pytest.mark.full
def test_the_message_that_has_come_is_in_view(at_a_pc, transactional_db):
    seat = build.workshop(scenario="mere-trois-enfants", seats=1).places.get()
    somebody = at_a_pc(seat, height=625)
    forget_has(somebody.page)
    learner = Learner(seat)
    learner.reach("identite")
    somebody.given_they_are_seated(learner)
    somebody.when_they_open(learner.step("identite"))
    beginning = somebody.page.locator("main .prefixed__prefix")
    expect(beginning).to_be_hidden()
    somebody.choose(somebody.field("Carte Vitale avec photo"))
    expect(beginning).to_be_visible()
    somebody.choose(somebody.field("Carte Vitale sans photo"))
    expect(beginning).to_be_hidden()
    somebody.page.goto("about:blank")
    learner.activate()
    person = somebody.person
    answers = {"identifiant": person.noted_identifiant, "password": person.noted_password}
    learner.send("/site/connexion/", answers)
    somebody.when_they_open("/site/connexion/code/")
    expect(somebody.page.locator("[data-paper=phone] .bubble .code").first).to_be_in_viewport()
