"""Where a learner stands in a journey, told to whoever watches: steps only, never what is typed."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.dispatch import Signal

stepped = Signal()
"""Sent with `world=`, `journey=` (its name on screen), `step=` and `total=` (whole numbers), and
`finished=` when nothing is left to do."""

_held = ContextVar("held", default=None)


@contextmanager
def held():
    """Walk through journeys without anybody being told: it is not the learner who does.

    Gives the list of what would have been said: the arguments of `report`.
    """
    reports = []
    token = _held.set(reports)
    try:
        yield reports
    finally:
        _held.reset(token)


def report(world, journey, step, total, *, finished=False):
    """Say that the learner of this world is now at that step of that journey."""
    if _held.get() is not None:
        _held.get().append((world, journey, step, total, finished))
        return
    stepped.send(
        sender=type(world), world=world, journey=journey, step=step, total=total, finished=finished
    )
