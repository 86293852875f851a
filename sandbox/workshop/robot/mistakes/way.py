"""What a way to an error is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from sandbox.workshop.robot.routes import nothing
from sandbox.world import clock

Player = Any
"""Whoever makes the error: hands at a place (`hands.ErringHands`), or a learner of the tests. Both
have `person`, `world` and `seat`, and the same verbs: `send`, `mistype`, `activate`, `login`,
`reach` and `ask_new_code`."""

Doing = Callable[[Player], Any]
Typed = Mapping[str, Any]


@dataclass(frozen=True)
class Way:
    """The way to one error.

    Args:
        at: the page where it is met, a key of `journeys.stops`; "" for one of the room's own.
        url: the address of that page, or what gives it from who plays.
        answers: {name: text} to type there, or what gives them; None when coming is enough.
        begins: what is done first, and is kept for the next error that begins so.
        prepare: what is done then.
        scenario: whose papers the error needs; "" where anybody's may do.
        beside: the error that is told where this one is only said beside it.
    """

    at: str
    url: str | Promise | Doing
    answers: Typed | Doing | None = None
    begins: Doing = nothing
    prepare: Doing = nothing
    scenario: str = ""
    beside: str = ""

    def url_for(self, player: Player) -> str:
        return str(self.url(player) if callable(self.url) else self.url)

    def answers_for(self, player: Player) -> Typed | None:
        """What is typed, in the time of who plays; a box that is left alone is not there."""
        with clock.at(player.world.now):
            typed = self.answers(player) if callable(self.answers) else self.answers
        return typed if typed is None else {k: v for k, v in typed.items() if v is not None}


def resolve(player: Player, answers: Typed) -> dict[str, Any]:
    return {name: each(player) if callable(each) else each for name, each in answers.items()}


def activated(player: Player) -> None:
    """Have an activated space."""
    player.activate()


def inside(player: Player) -> None:
    """Be logged in to an activated space."""
    player.activate()
    player.login()
