"""What a difficulty is: one class each, with its words, what it does, and where it acts."""

from enum import Enum

from sandbox.world.models import FRAUD, Incident

DifficultyKind = Incident.Kind

NO_MOBILE, NO_EMAIL = "la personne n’a pas de mobile", "la personne n’a pas d’e-mail"
ACTIVATED = "l’espace est déjà activé"
"""Why one can mean nothing to somebody."""


class Occasion(Enum):
    """When a difficulty that waits begins, as its button says it."""

    SMS = "Au prochain SMS"
    EMAIL = "Au prochain e-mail"
    CODE = "Au prochain code provisoire écrit"
    IDENTITY = "À la prochaine identité donnée"
    FORM = "Au prochain formulaire envoyé"


class Difficulty:
    """What one kind of incident is, and does. Its methods get the Incident, or the world."""

    kind = None
    """An Incident.Kind."""

    label = ""
    """Its name."""

    occasion = None
    """When it begins, if it is not at once."""

    cause = ""
    """Why it happens in real life."""

    say = ""
    """« Quoi dire à l’usager »."""

    reads = ""
    """What the learner finds."""

    back = ""
    """What taking it back does."""

    unless = ""
    """Why it can mean nothing to somebody, where it can."""

    is_fraud = False
    """Whether it is a message, whose reader does something with it."""

    comes_by_surprise = False
    """Whether the room may put it on a place by itself: one overcomes it alone."""

    errors = frozenset()
    """The slugs of those that it makes by itself: they are nobody's."""

    def is_possible(self, world):
        """Whether it can ever happen to the person of this place."""
        return True

    def can_begin(self, world):
        """Whether there is something for it to touch now."""
        return True

    def begin(self, incident):
        """Do it."""

    def reach_back(self, incident):
        """Touch the last message too, which came before it was put in force at once."""

    def hold(self, incident, mail):
        """Touch a message that is about to be sent to this person."""

    def on_identity(self):
        """Somebody has given a right identity. May raise a Mistake."""

    def on_page(self, name):
        """Where a page of the site (the name of its url) leads instead; "" for where it should."""
        return ""

    def on_session(self, world):
        """Close what is open on the site, and say whether it did: then it is over."""
        return False

    def feigns(self, event):
        """Whether this AccountEvent, where it is in force, is of its doing."""
        return False

    def end(self, incident):
        """Put back what it replaced."""


def unread(world, channel):
    """The last message of that sort, if nobody has read it yet."""
    mails = world.player.mails.filter(channel=channel, held_by=None).exclude(template=FRAUD)
    last = mails.delivered().order_by("pk").last()
    return last if last and last.read_at is None else None
