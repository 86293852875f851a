"""What a way to an error is made of, for a test."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.workshop.robot.mistakes.way import Way
from sandbox.workshop.robot.routes import nothing
from sandbox.world import clock

ANYBODY = "mere-trois-enfants"
"""Whom a test plays where an error may be anybody's."""


@dataclass(frozen=True)
class WayToError(Way):
    """The same, with what only a test does.

    Args:
        prepare: what the learner has done before, from the start.
        meanwhile: what happens in the room while the page is open.
    """

    at: str = ""
    url: str | Callable = ""
    scenario: str = ANYBODY
    meanwhile: Callable = nothing
    is_mediator: bool = False

    def answers_for(self, learner):
        return self.answers(learner) if callable(self.answers) else self.answers

    def for_a_hand(self, learner):
        """The same, with the boxes that are unticked: None."""
        return self.answers_for(learner)


@dataclass(frozen=True)
class ProductWay(WayToError):
    """One of the product's own."""

    answers_for = Way.answers_for

    def for_a_hand(self, learner):
        with clock.at(learner.world.now):
            return self.answers(learner) if callable(self.answers) else self.answers


def of_the_product(way, *, before=nothing):
    """A Way of the product's table, for a learner who comes from the start.

    Args:
        before: what is done to the place first, so that the signed texts are the same each time.
    """

    def prepare(learner):
        before(learner)
        way.begins(learner)
        way.prepare(learner)

    return ProductWay(
        at=way.at,
        url=way.url,
        answers=way.answers,
        prepare=prepare,
        scenario=way.scenario or ANYBODY,
    )
