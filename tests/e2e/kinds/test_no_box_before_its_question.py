"""On a phone what is asked next is in sight: no list before its « Oui », a date on one line."""

from playwright.sync_api import expect

from sandbox.workshop.scenarios import build

SAME_LINE = """(names) => new Set(names.map(
  (name) => Math.round(document.querySelector(`[name=${name}]`).getBoundingClientRect().top)
)).size === 1"""


def test_what_is_asked_next_is_in_sight(at_a_pc, transactional_db):
    seat = build.workshop(scenario="mere-trois-enfants", seats=1).places.get()
    somebody = at_a_pc(seat, width=390, height=844)
    somebody.given_they_are_logged_in()
    somebody.when_they_open("/site/questions/maladie/")
    in_the_list = somebody.field("Diabète")
    expect(somebody.field("Oui")).to_be_visible()
    expect(in_the_list).to_be_hidden()
    somebody.choose(somebody.field("Oui"))
    somebody.choose(in_the_list)
    somebody.choose(somebody.field("Non"))
    expect(in_the_list).to_be_visible()
    somebody.untick(in_the_list)
    expect(in_the_list).to_be_hidden()

    out, brand = somebody.button("Me déconnecter"), somebody.page.locator(".brand")
    assert out.bounding_box()["y"] < brand.bounding_box()["y"] + brand.bounding_box()["height"]
    somebody.when_they_open("/site/mot-de-passe-oublie/identite/")
    expect(somebody.field("Année")).to_be_visible()
    names = [f"naissance_{part}" for part in ("jour", "mois", "annee")]
    assert somebody.page.evaluate(SAME_LINE, names)
