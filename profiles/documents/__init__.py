"""Documents: how they come in, and what the home page says of them.

The pages are in `views`, those that act on several documents in `selection`, the folders in
`folders`, what is asked in `forms`, and what the service takes from them in `reading`.
"""

from profiles import history
from profiles.documents import reading
from profiles.models import Document
from profiles.notifications import Notification, tell
from sandbox.kit.french import plural
from sandbox.world import clock

LATEST = 3


def deposit(profile, *, name, category, content, professional=None, source=None, dated_on=None):
    """Put a document into a profile from outside, say so in its history and by e-mail.

    Args:
        profile: the Account that receives it.
        content: lead and sections, as `Document.content` has them.
        professional: the Professional whose document it is, if it is one's.
        source: a Document.Source; a professional's, or the insurer's without one.
        dated_on: the day that it bears; today otherwise.

    Returns the Document. A professional who is blocked may deposit all the same
    (real-service.md §9).
    """
    sources = Document.Source
    document = profile.document_set.create(
        world=profile.world,
        name=name,
        category=category,
        dated_on=dated_on or clock.today(),
        source=source or (sources.PROFESSIONAL if professional else sources.INSURER),
        professional=professional,
        added_at=clock.now(),
        is_masked=profile.preferences.masks_new_documents,
        content=content,
    )
    history.note(profile, f"Document déposé\u00a0: {document}", professional=professional)
    tell(profile, Notification.DOCUMENT)
    if profile.preferences.takes_from_documents:
        reading.take(document)
    return document


def add(profile, *, by, sample, **answers):
    """Add a sample of the shelf to a profile, and return the Document and whether it is a new one.

    Adding the same file under the same name twice, as a double click does, adds it once.

    Args:
        by: the Person who adds it.
        sample: a Sample.
        answers: name, dated_on, category, is_masked.
    """
    is_masked = answers.pop("is_masked")
    document, is_new = profile.document_set.get_or_create(
        world=profile.world,
        source=Document.Source.OWN,
        sample=sample.slug,
        **answers,
        defaults={
            "by": by,
            "added_at": clock.now(),
            "opened_at": clock.now(),
            "is_masked": is_masked,
        },
    )
    if is_new:
        history.note(profile, f"Document ajouté\u00a0: {document}", by=by)
    return document, is_new


def latest(profile):
    """The last documents that came in, for the home page."""
    return profile.document_set.as_listed()[:LATEST]


def summary(profile):
    """« 3 documents, dont 1 nouveau »."""
    count = profile.document_set.count()
    if not count:
        return "Aucun document"
    new = profile.document_set.new().count()
    said = f"{count} document{plural(count)}"
    return f"{said}, dont {new} nouveau{'x' if new > 1 else ''}" if new else said
