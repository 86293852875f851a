"""Where a learner stands in a journey, told to whoever watches: steps only, never what is typed."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.dispatch import Signal

stepped = Signal()
"""Sent with `world=`, `journey=` (its name on screen), `step=` and `total=` (whole numbers),
`heading=` (the page's, where it has one of its own), and `is_led=` (whether somebody else did)."""

finished = Signal()
"""Sent with `world=` and `journey=` when a journey came to its end."""

_held = ContextVar("held", default=None)


@contextmanager
def held():
    """Walk through journeys without anybody being told: it is not the learner who does.

    Gives the list of what would have been said: (world, the rest of what `report` takes).
    """
    reports = []
    token = _held.set(reports)
    try:
        yield reports
    finally:
        _held.reset(token)


def report(world, journey, step, total, *, heading="", is_led=False):
    """Say that the learner of this world is now at that step of that journey, led there or not."""
    where = {"journey": journey, "step": step, "total": total, "heading": heading}
    if _held.get() is not None:
        _held.get().append((world, where))
        return
    stepped.send(sender=type(world), world=world, is_led=is_led, **where)


def finish(world, journey):
    """Say that the learner of this world has come to the end of that journey."""
    if _held.get() is None:
        finished.send(sender=type(world), world=world, journey=journey)
