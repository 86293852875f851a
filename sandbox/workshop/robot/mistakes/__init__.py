"""How to meet each error of the catalogue by doing the thing, at a place: one way a row.

The same table puts a place in front of an error, for who leads, and leads the tests to each one.
Those that are met where nobody sits, at the door or in a mediator's own forms, have none.
"""

from accounts.activation import Activation
from sandbox.lessons import LESSONS
from sandbox.workshop.robot.mistakes import (
    access,
    anywhere,
    app_order,
    children,
    closure,
    documents,
    incidents,
    medical,
    messages,
    slips,
    time,
    way_in,
    withdrawal,
)
from sandbox.workshop.robot.mistakes.way import Way

WAYS: dict[str, Way] = (
    way_in.WAYS
    | slips.WAYS
    | withdrawal.WAYS
    | closure.WAYS
    | children.WAYS
    | medical.WAYS
    | documents.WAYS
    | messages.WAYS
    | access.WAYS
    | time.WAYS
    | incidents.WAYS
    | anywhere.WAYS
)
"""{slug of a lesson: the Way to it}, in the order of the tutorial first."""


def way_to(slug: str, year: int) -> Way | None:
    """The Way to this error, as the service had its pages that year; None for none."""
    sends = Activation.sends_the_code(year)
    return app_order.WAYS[slug] if sends and slug in app_order.WAYS else WAYS.get(slug)


AT_THE_DOOR = [slug for slug in LESSONS if slug.startswith(("room-code-", "seat-code-"))]
"""What a learner meets before sitting down: no place can be put in front of it."""
