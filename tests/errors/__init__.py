"""How to meet each error of the catalogue by doing the thing: one way a row.

The same table leads a test client and a real browser; it is as long as the catalogue, or a test
fails. Whoever walks it is a learner, but for the rows of the mediator's own form.
"""

import re

from tests.errors import (
    access,
    children,
    closure,
    documents,
    incidents,
    medical,
    messages,
    outline,
    room,
    slips,
    time,
    way_in,
    withdrawal,
)

WAYS = (
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
    | outline.WAYS
    | room.WAYS
)


def half_a_minute(text):
    """The text with the seconds to wait as they were at the first instant."""
    text = re.sub(r"\b(?:2[5-9]|30) secondes", "30 secondes", text)
    return re.sub(r"\b(?:5[5-9]|60) secondes", "60 secondes", text)
