"""How to meet each error of the catalogue by doing the thing, at a place: one way a row.

The same table puts a place in front of an error, for who leads, and leads the tests to each one.
Those that are met where nobody sits, at the door or in a mediator's own forms, have none.
"""

from sandbox.lessons import LESSONS
from sandbox.workshop.robot.mistakes import (
    access,
    anywhere,
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
"""{slug of a lesson: the Way to it}."""

AT_THE_DOOR = [slug for slug in LESSONS if slug.startswith(("room-code-", "seat-code-"))]
"""What a learner meets before sitting down: no place can be put in front of it."""
