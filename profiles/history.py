"""« Historique d’activité »: each thing done to a profile is written here when it is done."""

from profiles.models import Activity
from sandbox.world import clock


def note(profile, text, *, by=None, professional=None):
    """Write one line of a profile's history, and return the Activity.

    Args:
        profile: the Account it happened to.
        text: what was done, as a short French sentence without a subject (« Document ajouté :
            Analyse de sang »).
        by: the Person who did it; None for a professional or the service.
        professional: the Professional who did it, if one did.
    """
    return profile.activity_set.create(
        world=profile.world,
        kind=_kind(profile, by, professional),
        text=text,
        by=by,
        professional=professional,
        at=clock.now(),
    )


def note_choice(profile, what, chosen, *, by):
    """Write what was chosen for something, unless the history last says so of it already."""
    text = f"{what}\u00a0: {chosen}"
    last = profile.activity_set.filter(text__startswith=f"{what}\u00a0:").first()
    if last is None or last.text != text:
        note(profile, text, by=by)


def note_log_in(sender, *, account, **kwargs):
    note(account, "Connexion", by=account.holder)


def _kind(profile, by, professional):
    if professional is not None:
        return Activity.Kind.PROFESSIONAL
    if by is None:
        return Activity.Kind.SERVICE
    return Activity.Kind.OWN if by == profile.holder else Activity.Kind.GUARDIAN
