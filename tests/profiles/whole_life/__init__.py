"""A learner's whole life inside: what a reset has to undo, part by part."""

from tests.profiles.whole_life import (
    access,
    children,
    closure,
    documents,
    handset,
    incidents,
    medical,
    messages,
)

PARTS = [handset, children, medical, documents, messages, access, closure, incidents]


def live(learner):
    """Use every part of the space, so that each of its tables has a row."""
    for part in PARTS:
        part.live(learner)
