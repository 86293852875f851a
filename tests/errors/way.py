"""What a way to an error is made of."""

from collections.abc import Callable
from dataclasses import dataclass


def nothing(learner):
    """Nothing has to be done before."""


@dataclass(frozen=True)
class WayToError:
    """The way to one error.

    Args:
        url: the address of the page, or what gives it from the learner.
        answers: {name: text} to type there, or what gives them; None when coming is enough.
        prepare: what the learner has done before.
        meanwhile: what happens in the room while the page is open.
    """

    url: str | Callable
    answers: dict | Callable | None = None
    prepare: Callable = nothing
    meanwhile: Callable = nothing
    scenario: str = "mere-trois-enfants"
    is_mediator: bool = False

    def url_for(self, learner):
        return self.url(learner) if callable(self.url) else self.url

    def answers_for(self, learner):
        return self.answers(learner) if callable(self.answers) else self.answers


def resolve(learner, answers):
    return {name: each(learner) if callable(each) else each for name, each in answers.items()}
