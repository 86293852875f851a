"""Where a learner stands in a journey, told to whoever watches: steps only, never what is typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.dispatch import Signal

if TYPE_CHECKING:
    from sandbox.world.models import World

stepped = Signal()
"""Sent with `world=`, `journey=` and `page=` (their slugs), `step=` and `total=` (whole numbers),
and `is_led=` (whether somebody else did)."""

finished = Signal()
"""Sent with `world=` and `journey=` (its slug) when a journey came to its end, and `is_in_passing=`
(whether everyone comes to it, on the way of another journey)."""

undone = Signal()
"""Sent with `world=` and `journey=` (its slug) when what was done there is to be done again."""

Report = tuple["World", dict[str, Any]]


@dataclass(frozen=True)
class Walk:
    """What would have been said of a walk.

    Args:
        reports: (world, the rest of what `report` takes), in order.
        ends: the journeys (slugs) that came to their end.
    """

    reports: list[Report] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)


_held: ContextVar[Walk | None] = ContextVar("held", default=None)


@dataclass(frozen=True)
class Journey:
    """A journey, as whoever watches is told of it: by slugs, which the screen says in French.

    Args:
        slug: what is told, and stored.
        label: its name on the screen.
        titles: {slug of a page: its title on the screen, "" where it has none}; empty where pages
            come in any order, and none tells where one is.
    """

    slug: str
    label: str
    titles: dict[str, str] = field(default_factory=dict)


@contextmanager
def held() -> Iterator[Walk]:
    """Walk through journeys without anybody being told: it is not the learner who does."""
    walk = Walk()
    token = _held.set(walk)
    try:
        yield walk
    finally:
        _held.reset(token)


def report(
    world: "World", journey: str, page: str, step: int, total: int, *, is_led: bool = False
) -> None:
    """Say that the learner of this world is now at that page of that journey, led there or not.

    Args:
        journey, page: their slugs.
        step, total: the rank of the page on the way, 0 before the first, and how many there are.
    """
    where: dict[str, Any] = {"journey": journey, "page": page, "step": step, "total": total}
    if (walk := _held.get()) is not None:
        walk.reports.append((world, where))
        return
    stepped.send(sender=type(world), world=world, is_led=is_led, **where)


def finish(world: "World", journey: str, *, is_in_passing: bool = False) -> None:
    """Say that the learner of this world has come to the end of that journey (its slug).

    Args:
        is_in_passing: whether everyone comes to it, on the way of another journey.
    """
    if (walk := _held.get()) is not None:
        walk.ends.append(journey)
        return
    told = {"journey": journey, "is_in_passing": is_in_passing}
    finished.send(sender=type(world), world=world, **told)


def undo(world: "World", journey: str) -> None:
    """Say that the end of that journey (its slug) is to be reached again, if it had been."""
    if (walk := _held.get()) is not None:
        walk.ends[:] = [end for end in walk.ends if end != journey]
        return
    undone.send(sender=type(world), world=world, journey=journey)
