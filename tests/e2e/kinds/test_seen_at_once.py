"""In a low window, what the room or the trainer looks for is seen without scrolling."""

from django.urls import reverse
from playwright.sync_api import expect

from sandbox.workshop.models import Projection
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from tests.e2e.mediator import MediatorAtALaptop

WHOLE_PAGE_SHOWS = "() => document.documentElement.scrollHeight <= innerHeight"
STEP_IS_IN_SIGHT = """() => {
  const step = document.querySelector('.outline__step[aria-current]');
  const box = step && step.getBoundingClientRect();
  if (!box) return false;
  return box.top >= document.querySelector('.band').offsetHeight && box.bottom <= innerHeight;
}"""

CARD_IS_READ_AT_ONCE = """() => {
  const card = document.querySelector(".idcard--front");
  const serial = card.querySelector(".idcard__serial");
  const [outer, inner] = [card, serial].map((each) => each.getBoundingClientRect());
  const small = [...card.querySelectorAll("*")].filter((each) =>
    each.textContent.trim() && parseFloat(getComputedStyle(each).fontSize) < 24);
  return outer.bottom <= innerHeight && inner.bottom <= outer.bottom && small.length === 0;
}"""
"""The front is in view, its serial from top to bottom is whole, and no print is under 24 px."""


ALL_STEPS_SHOW = """() => {
  const steps = document.querySelectorAll('.outline__step');
  const [last, list] = [steps[steps.length - 1], document.querySelector('.presenter > nav')]
    .map((each) => each.getBoundingClientRect());
  return steps.length === 13 && last.bottom <= Math.min(innerHeight, list.bottom);
}"""


def then_all_of_it_shows(trainer, *sizes):
    for width, height in sizes:
        trainer.page.set_viewport_size({"width": width, "height": height})
        trainer.page.wait_for_function(WHOLE_PAGE_SHOWS)


def test_what_is_projected_shows_at_once(at_a_pc, transactional_db):
    """The page on the wall, the title of a step, and the card."""
    owner = access.machine_mediator()
    workshop = build.workshop(scenario="mere-trois-enfants", seats=2, owner=owner)
    own = workshop.seats.get(number=0)
    trainer = at_a_pc(own, kind=MediatorAtALaptop, height=625)
    trainer.given_they_are_seated()
    workshop.seats.filter(number=0).update(display="projected")
    trainer.when_they_open(reverse("workshop:title_page"))
    then_all_of_it_shows(trainer, (1920, 937), (1280, 720), (1366, 625))
    Projection(workshop=workshop).change(is_masked=False, is_card_shown=True)
    trainer.when_they_open(reverse("workshop:title_page"))
    for width, height in [(1920, 937), (1280, 720), (1366, 625)]:
        trainer.page.set_viewport_size({"width": width, "height": height})
        trainer.page.wait_for_function(CARD_IS_READ_AT_ONCE)
    trainer.given_they_are_let_in()
    trainer.when_they_open(reverse("mediation:wall", args=[workshop.code]))
    then_all_of_it_shows(trainer, (1920, 937), (1366, 625), (1280, 600), (1024, 600))
    workshop.show_wifi("Salle des fêtes de Vaux", "mot-de-passe-2026")
    trainer.page.reload()
    then_all_of_it_shows(trainer, (1920, 937), (1280, 600), (1024, 600))


def test_the_step_on_show_is_in_sight_after_a_reload(at_a_pc, transactional_db):
    owner = access.machine_mediator()
    workshop = build.workshop(scenario="mere-trois-enfants", seats=2, owner=owner)
    trainer = at_a_pc(None, kind=MediatorAtALaptop, height=625)
    trainer.given_they_are_let_in()
    trainer.when_they_open(reverse("mediation:presenter", args=[workshop.code]))
    steps = trainer.page.locator(".outline__step")
    trainer.page.wait_for_function(ALL_STEPS_SHOW)
    last = steps.last.get_attribute("id")
    trainer.press(steps.last)
    on_show = trainer.page.locator(f"#{last}[aria-current]")
    expect(on_show).to_be_visible()
    trainer.page.reload()
    expect(on_show).to_be_visible()
    trainer.page.wait_for_function(STEP_IS_IN_SIGHT)
