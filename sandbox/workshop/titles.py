"""What the screen says of each slug that the room keeps: of a journey, of its pages, of an end."""

from accounts import login
from accounts.activation import Activation
from accounts.new_code import NewCode
from accounts.phone import Call
from accounts.recovery import ForgottenIdentifiant, ForgottenPassword
from accounts.withdrawal import Withdrawal
from profiles import children, closure, home, questions
from profiles.child_code import ChildCode
from profiles.deeds import DEEDS

JOURNEYS = (
    Activation.journeys
    | NewCode.journeys
    | Withdrawal.journeys
    | Call.journeys
    | ForgottenIdentifiant.journeys
    | ForgottenPassword.journeys
    | ChildCode.journeys
    | {each.JOURNEY.slug: each.JOURNEY for each in (login, questions, children, home, closure)}
)
"""{slug: Journey} of what the pages tell."""

_LABELS = {slug: each.label for slug, each in [*JOURNEYS.items(), *DEEDS.items()]}
ENDS = [slug for slug in _LABELS if slug != home.JOURNEY.slug]
"""The slugs of what can be finished: of journeys, and of what is done inside."""


def label(slug):
    """The name of a journey, or of what is done inside; its slug where it is no more."""
    return _LABELS.get(slug, slug)


def title(journey, page):
    """The title of a page of a journey; "" where it has none."""
    return JOURNEYS[journey].titles.get(page, "") if journey in JOURNEYS else ""
