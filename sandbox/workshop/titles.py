"""What the screen says of each slug that the room keeps: of a journey, of its pages, of an end."""

from accounts import login
from accounts.site import FLOWS
from profiles import children, closure, home, questions
from profiles.child_code import ChildCode
from profiles.deeds import DEEDS
from profiles.first_choices import FirstChoices
from sandbox.world import sorting

FLOW_OF = {slug: flow for flow in (*FLOWS, ChildCode, FirstChoices) for slug in flow.journeys}
"""{slug of a journey: the Flow of its pages}, for those that are one."""

YEARS = sorted({year for flow in FLOW_OF.values() for year in flow.orders})
"""Those from which the service had another order of pages."""

JOURNEYS = {slug: flow.journeys[slug] for slug, flow in FLOW_OF.items()} | {
    each.JOURNEY.slug: each.JOURNEY for each in (login, questions, children, home, closure, sorting)
}
"""{slug: Journey} of what the pages tell."""

_LABELS = {slug: each.label for slug, each in [*JOURNEYS.items(), *DEEDS.items()]}
ENDS = [slug for slug in _LABELS if slug != home.JOURNEY.slug]
"""The slugs of what can be finished: of journeys, and of what is done inside."""


def label(slug):
    """The name of a journey, or of what is done inside; its slug where it is no more."""
    return _LABELS.get(slug, slug)


def pages(journey, year):
    """The slugs of the pages of a journey, as the service had them that year, in order."""
    return list(FLOW_OF[journey].in_order(year) if journey in FLOW_OF else JOURNEYS[journey].titles)


def title(journey, page):
    """The title of a page of a journey; "" where it has none."""
    return JOURNEYS[journey].titles.get(page, "") if journey in JOURNEYS else ""


def has_an_end(journey):
    """Whether its pages come one after the other, up to an end: not so what is done in passing."""
    return journey in JOURNEYS and bool(JOURNEYS[journey].titles)
