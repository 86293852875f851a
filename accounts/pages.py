"""What a page of a journey is: one thing, beside its form, from which the room's lists are made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.world.models import Mail


@dataclass(frozen=True)
class Page:
    """One page of a journey.

    Args:
        slug: its name in addresses, in an Attempt, and that of its template.
        form: the Form class, which holds what is asked; its `heading` is the title.
        answers: what gives, for a Person, {name of a field: value} that the papers say to answer,
            as a learner copies them; None where the usual way does not lead through this page.
        reads: the kinds of message (Mail.template) one of which is opened to answer.
        paper: what it asks to copy from, which then lies on top of the desk (a constant of
            `sandbox.world.asking`); "" for no paper.
        did: what who has passed it can say, on « J’ai réussi »; without it the title is told.
        template: the name of its template, where it is not the slug.
        shuts: whether one cannot go back before it once it is passed, and loses all by leaving.
        seals: whether it is the one-way door at the end: what is typed there is acted upon, and
            never stored.
    """

    slug: str
    form: type[Any]
    answers: Callable[[Any], dict[str, Any]] | None = None
    reads: tuple[str, ...] = ()
    paper: str = ""
    did: str = ""
    template: str = ""
    shuts: bool = False
    seals: bool = False

    @property
    def heading(self) -> str:
        return self.form.heading


def latest_paper(person: Any, *kinds: str) -> Mail | None:
    """The latest message of these kinds (Mail.template) that has come; None if none has."""
    return person.mails.delivered().filter(template__in=kinds).first()


def nothing_typed(person: Any) -> dict[str, Any]:
    """The answers to a page that has only its button."""
    return {}
