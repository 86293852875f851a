"""« À faire maintenant »: what is to be done next on each page, and why the service asks it.

Each package registers its own pages, by their names: that of the view, then the page of the journey
if it has some (« accounts:activation/code »). One that is in no table has nothing ringed.
"""

from functools import cached_property

from sandbox.languages.said import says
from sandbox.world.asking import CODE, CODES, DIGITS, asking_of

FORM = "form"
"""The thing to do next where it is the form of the page: its boxes in turn, then its button."""

WHY = {}
"""{page: why the service asks it, in one sentence}, for those whose form is to be answered."""

THEIR_OWN = set()
"""The pages that say so themselves: the room does not repeat it."""

WAYS = {}
"""{end of a journey, or deed: {page, or app: what to press there}}: a name that a template gives to
`{% to_do %}`, FORM, or "" where it cannot be said."""


class Guide:
    """What the page of a request has to be done next, for who wants to be guided.

    Args:
        request: with `guided`, how far its learner is guided and what they want next.
    """

    is_drawn = False
    """Whether the page has its ring already: there are never two."""

    def __init__(self, request):
        self.request = request
        match = request.resolver_match
        self.app, self.view = match.app_name, match.view_name
        self.page = "/".join([self.view, *map(str, match.kwargs.values())])

    @property
    def rings(self):
        """The classes of the ring; "" for none."""
        return self.request.guided.rings

    @property
    def is_silent(self):
        """Whether the ring alone is shown, without a sentence."""
        return self.request.guided.is_faint or self.page in THEIR_OWN

    @cached_property
    def way(self):
        """What to press on each page for the next goal: {page: thing}."""
        return WAYS.get(self.request.guided.end, {})

    @cached_property
    def thing(self):
        """What is to be done next: FORM, or the name of a thing to press; "" where none is told."""
        if not self.rings:
            return ""
        told = [self.way[name] for name in (self.page, self.view) if name in self.way]
        if told:
            return told[0]
        if self.asks:
            return FORM if self.has_what_to_copy else ""
        return self.way.get(self.app, "")

    @property
    def asks(self):
        """Why the service asks what the form of this page asks; "" where no journey has it."""
        return WHY.get(self.page) or WHY.get(self.view, "")

    @property
    def has_what_to_copy(self):
        """Whether the code that the page asks for is there to be copied, if it asks for one."""
        asking = asking_of(self.request, self.request.words.papers)
        asks_for_a_code = asking.what in {CODE, CODES, DIGITS}
        return not asks_for_a_code or (asking.mail is not None and asking.mail.is_delivered)

    @property
    def why(self):
        """The sentence of the page: why the service asks it, else what goal it is for."""
        if self.thing == FORM and self.asks:
            return self.asks
        return says("C’est pour votre mission\u00a0: {goal}.", goal=self.request.guided.says)
