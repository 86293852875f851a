"""Where a learner stands in a journey, told to whoever watches: steps only, never what is typed."""

from django.dispatch import Signal

stepped = Signal()
"""Sent with `world=`, `journey=` (its name on screen), `step=` and `total=` (whole numbers), and
`finished=` when nothing is left to do."""

finished = Signal()
"""Sent with `world=` and `journey=` when a journey came to its end; others may be left to do."""


def report(world, journey, step, total, *, finished=False):
    """Say that the learner of this world is now at that step of that journey."""
    stepped.send(
        sender=type(world), world=world, journey=journey, step=step, total=total, finished=finished
    )


def finish(world, journey):
    """Say that the learner of this world has come to the end of that journey."""
    finished.send(sender=type(world), world=world, journey=journey)
