"""How to meet each error of the catalogue by doing the thing: one way a row.

The same table leads a test client and a real browser; it is as long as the catalogue, or a test
fails. Most ways are the product's own, which puts places in front of errors; the others are met at
the door, or in the mediator's own forms. Whoever walks them is a learner, but for those forms.
"""

import re

from sandbox.lessons import LESSONS
from sandbox.workshop.robot import mistakes
from sandbox.workshop.robot.routes import nothing
from sandbox.world.models import World
from tests.errors import outline, room
from tests.errors.way import of_the_product

CODE = "5Y5etWpBZvNp"


def with_this_code(learner):
    learner.person.provisional_codes.update(code=CODE)
    letter = learner.person.mails.get(context__has_key="code")
    letter.context |= {"code": CODE}
    letter.save()


def may_move_time(learner):
    workshop = learner.seat.workshop
    workshop.may_move_time = True
    workshop.save()
    learner.seat.workshop = workshop


def in_the_order_of_2025(learner):
    """From the first log-in on; the space was activated before."""
    learner.activate()
    World.objects.filter(seat=learner.seat).update(service_year=2025)


def by_the_app(learner):
    """From the start on, in the order of the application."""
    World.objects.filter(seat=learner.seat).update(service_year=2025)


BEFORE = {
    "parent-first": by_the_app,
    "first-confidentiality-empty": in_the_order_of_2025,
    **dict.fromkeys(
        ["code-look-alike", "code-caps-lock", "code-case", "code-slip"], with_this_code
    ),
    **dict.fromkeys(["time-date-empty", "time-date-past", "time-date-far"], may_move_time),
}
"""{error: what is done to the place first}."""

_WAYS = {
    slug: of_the_product(way, before=BEFORE.get(slug, nothing))
    for slug, way in mistakes.WAYS.items()
}
_WAYS |= outline.WAYS | room.WAYS
WAYS = {slug: _WAYS[slug] for slug in LESSONS if slug in _WAYS}


def half_a_minute(text):
    """The text with the seconds to wait as they were at the first instant."""
    text = re.sub(r"\b(?:2[5-9]|30) secondes", "30 secondes", text)
    return re.sub(r"\b(?:5[5-9]|60) secondes", "60 secondes", text)
