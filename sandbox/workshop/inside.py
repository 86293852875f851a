"""What a scenario says is already inside a space on day 0: people of care, documents, and so on.

Each table of a scenario's file has its function here; days are counted from the workshop's date.
"""

from datetime import timedelta

from accounts.models import Sharing
from profiles import history, sharing
from profiles.factories import (
    DocumentFactory,
    ProfessionalAccessFactory,
    ProfessionalFactory,
)
from profiles.models import Document
from sandbox.world import clock


def fill(world, scenario, *, held_on):
    """Put into this world what its scenario describes.

    Args:
        scenario: the contents of a TOML file.
        held_on: day 0 (date).
    """
    for professional in scenario.get("professionals", []):
        _professional(world, held_on, **professional)
    for document in scenario.get("documents", []):
        _document(world, held_on, **document)
    for invitation in scenario.get("invitations", []):
        _invitation(world, held_on, **invitation)


def on(held_on, day):
    """Be inside the world on the morning of that day of the scenario."""
    return clock.at(clock.morning_of(held_on + timedelta(days=day)))


def profile_of(world, first_name):
    """The profile of the played person, or of the one who bears that first name."""
    if not first_name:
        return world.player.account
    return world.person_set.get(first_name=first_name).account


def _professional(world, held_on, *, slug, name, profession, town, since=None, profile=""):
    made = ProfessionalFactory(world=world, slug=slug, name=name, profession=profession, town=town)
    if since is not None:
        with on(held_on, since):
            ProfessionalAccessFactory(profile=profile_of(world, profile), professional=made)


def _invitation(world, held_on, *, by, day, days):
    """A relative who offers the played person access to their own profile, as a carer."""
    helped = profile_of(world, by)
    with on(held_on, day):
        sharing.invite(
            helped,
            world.player,
            by=helped.holder,
            role=Sharing.Role.CARER,
            days=days,
        )


def _document(world, held_on, *, name, category, day, sections, by="", profile="", lead=()):
    profile = profile_of(world, profile)
    author = world.professional_set.get(slug=by) if by else None
    with on(held_on, day):
        document = DocumentFactory(
            profile=profile,
            name=name,
            category=category,
            source=Document.Source.PROFESSIONAL if author else Document.Source.INSURER,
            professional=author,
            content={"lead": list(lead), "sections": sections},
        )
        history.note(profile, f"Document déposé\u00a0: {document}", professional=author)
