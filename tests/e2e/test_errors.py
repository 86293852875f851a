"""Every wall of the catalogue in a real browser, its words, and axe at two widths."""

import re

import pytest
from playwright.sync_api import expect

from sandbox.lessons import LESSONS
from sandbox.workshop.views import access
from tests import remembered
from tests.e2e.mediator import MediatorAtALaptop
from tests.e2e.somebody import Somebody
from tests.e2e.test_axe import NARROW, Inspector
from tests.errors import WAYS, half_a_minute
from tests.strict import Learner
from tests.test_errors import signed_texts
from tests.workshop.conftest import Mediator

WORDS = signed_texts()
IN_SHORT = {"identity-unknown", "service-stopped"}
"""A form and a page; `tests/test_errors.py` reads the words of every wall without a browser."""

ROWS = [
    pytest.param(slug, marks=[] if slug in IN_SHORT else [pytest.mark.full]) for slug in LESSONS
]


@pytest.mark.parametrize("slug", ROWS)
def test_a_wall_is_met_in_a_browser(at_a_pc, run, transactional_db, slug, tried):
    way = WAYS[slug]
    seat = remembered.workshop(run, way.scenario, seats=2).places.first()
    somebody = at_a_pc(seat, kind=MediatorAtALaptop if way.is_mediator else Somebody)
    learner = Mediator(access.new_mediator()) if way.is_mediator else Learner(seat)
    way.prepare(learner)
    if way.is_mediator:
        somebody.given_they_are_let_in(learner.user)
    else:
        somebody.given_they_are_seated(learner)
    url, answers = way.url_for(learner), way.for_a_hand(learner)
    somebody.when_they_open(url)
    way.meanwhile(learner)
    if answers is not None:
        when_they_send(somebody, answers)
    then_the_page_says(somebody, WORDS[slug])

    inspector = Inspector(somebody, {}, also=[NARROW])
    inspector.look(slug)
    tried(inspector.pages, "error pages through axe")
    assert inspector.faults == []


def when_they_send(somebody, answers):
    """Fill the boxes of the page by their names, whatever the form, and press its button.

    A file that the browser itself turned away is not sent.
    """
    main = somebody.page.locator("main")
    for name, answer in by_hand(answers):
        when_they_fill(main.locator(f':is(input, select, textarea)[name="{name}"]'), answer)
    if main.locator(".field__guard").count():
        return
    box = somebody.page.locator("input:visible, select:visible, textarea:visible")
    form = main.locator("form").filter(has=box).first
    form.locator('button[type="submit"]').first.click()


def by_hand(answers):
    """In the order of a hand: a list shows under « Oui », and stays once something is ticked."""
    if answers.get("has") == "non":
        yield "has", "oui"
    yield from sorted(answers.items(), key=lambda answer: answer == ("has", "non"))


def when_they_fill(boxes, answer):
    """Give a box its answer; None leaves it, or unticks it."""
    kind = boxes.first.get_attribute("type")
    if answer is None:
        if kind == "checkbox":
            for box in boxes.all():
                box.uncheck()
        elif kind == "hidden":
            boxes.evaluate_all("boxes => boxes.forEach((box) => box.remove())")
    elif kind in {"radio", "checkbox"}:
        for value in answer if isinstance(answer, list) else [answer]:
            when_they_tick(boxes, str(value))
    elif kind == "file":
        content = answer.file.getvalue()
        boxes.set_input_files(
            {"name": answer.name, "mimeType": answer.content_type, "buffer": content}
        )
    elif boxes.first.evaluate("box => box.tagName") == "SELECT":
        boxes.select_option(str(answer))
    elif kind != "hidden":
        boxes.fill(str(answer))


def when_they_tick(boxes, value):
    """Tick the box of that value; one that no page offers is put into the first box."""
    values = boxes.evaluate_all("boxes => boxes.map((box) => box.value)")
    if value not in values:
        boxes.first.evaluate("(box, value) => { box.value = value; }", value)
    boxes.nth(values.index(value) if value in values else 0).check()


def then_the_page_says(somebody, sentences):
    """The service's sentence, then the room's two, as they were signed."""
    main = somebody.page.locator("main")
    for sentence in sentences:
        expect(main).to_contain_text(re.split(r"\d\d secondes", sentence)[0])
    read = half_a_minute(main.inner_text()).replace("\n", " ")
    assert [sentence for sentence in sentences if sentence not in read] == []
