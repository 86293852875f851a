"""What a scenario says is already inside a space on day 0: people of care, documents, and so on.

Each table of a scenario's file has its function here; days are counted from the workshop's date.
"""

from datetime import timedelta

from profiles import history
from profiles.factories import (
    DocumentFactory,
    MeasureFactory,
    ProfessionalAccessFactory,
    ProfessionalFactory,
)
from profiles.medical.sections import SECTIONS
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
    for entry in scenario.get("medical", []):
        _medical(world, held_on, **entry)
    for measure in scenario.get("measures", []):
        _measure(world, held_on, **measure)


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


def _medical(world, held_on, *, section, day, by="", profile="", **answers):
    """An entry of a section of the medical profile; one `by` a professional is locked."""
    if by:
        answers["professional"] = world.professional_set.get(slug=by)
    with on(held_on, day):
        rows = SECTIONS[section].rows(profile_of(world, profile))
        rows.create(**answers, added_at=clock.now())


def _measure(world, held_on, *, kind, value, day, second=None, profile=""):
    with on(held_on, day):
        MeasureFactory(profile=profile_of(world, profile), kind=kind, value=value, second=second)
