"""What an error is made of."""

from dataclasses import dataclass

POSSIBLY_REAL = "Ce numéro est peut-être un vrai numéro. Nous ne l’avons pas gardé."


@dataclass(frozen=True)
class Lesson:
    """One error: the service's sentence, « Pourquoi ? », « Que faire ? ».

    Args:
        says, why, what: plain text; `{…}` is filled with the facts of the Mistake.
        keeps: whether what was typed comes back on the page.
        leads_to: the words and the url name of the page where one goes next, if there is one.
        slug: its name in the table, once its facts are filled in.
    """

    says: str
    why: str
    what: str
    keeps: bool = True
    leads_to: tuple[str, str] | None = None
    slug: str = ""

    @property
    def mistakes(self):
        """The name to count, where the lesson is a page of its own."""
        return [self.slug]
