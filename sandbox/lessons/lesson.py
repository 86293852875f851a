"""What an error is made of."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings

from sandbox.facts import filled

TEXTS = ("says", "why", "what")

POSSIBLY_REAL = "Ce numéro est peut-être un vrai numéro. Nous ne l’avons pas gardé."


STILL_TO_TICK = {"terms-refused", "rules-unread", "documents-none"}
"""The boxes left unticked whose lessons are not named « -empty »."""


def is_blank(slug: str) -> bool:
    """Whether the error of that name says only that an answer is missing."""
    return slug.endswith(("-empty", "-incomplete")) or slug in STILL_TO_TICK


def is_of_the_room(slug: str) -> bool:
    """Whether the room alone makes that error: it keeps out what may be real."""
    return slug.endswith("-real") or slug == "file-unknown"


@dataclass(frozen=True)
class Lesson:
    """One error: the service's sentence, « Pourquoi ? », « Que faire ? ».

    Args:
        says, why, what: plain text; `{…}` is filled with the facts of the Mistake, or with the
            words of who reads it (`sandbox.lessons.words`); `{code-life}`, with a fact's value.
        keeps: whether what was typed comes back on the page.
        leads_to: the words and the place (settings.PLACES) where one goes next, if there is one.
        in_general: {"says", "why" or "what": the same without the facts of a Mistake}, where
            leaving the sentence out, or the usual words of `words.IN_GENERAL`, would not do.
        slug: its name in the table, once its facts are filled in.
        is_aside: whether its reader wants the service's sentence alone, without `why` nor `what`.
    """

    says: str
    why: str
    what: str
    keeps: bool = True
    leads_to: tuple[str, str] | None = None
    in_general: dict[str, str] = field(default_factory=dict, hash=False)
    slug: str = ""
    is_aside: bool = False

    def with_facts(self) -> "Lesson":
        """The same, with the values of the domain's facts that it names: « {code-life} »."""
        texts: dict[str, Any] = {
            name: filled(getattr(self, name)) for name in ("says", "why", "what")
        }
        told = {name: filled(text) for name, text in self.in_general.items()}
        return replace(self, **texts, in_general=told)

    @property
    def next_page(self) -> str:
        """The url name of the page where one goes next; "" if there is none."""
        return settings.PLACES[self.leads_to[1]] if self.leads_to else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is wrong yet: an answer is only missing."""
        return is_blank(self.slug)
