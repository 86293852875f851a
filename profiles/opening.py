"""The first day of a space: what professionals kept for it comes in, and its history begins.

Nothing is in a space before it exists. What a scenario gives to a space that is still to be made
waits there, unseen, and takes the day of the space when it opens; the date that a document bears
does not change.
"""

from accounts import incidents
from accounts.states import FED, State, Transition
from profiles import history
from profiles.models import Activity
from sandbox.world import clock

BEFORE_IT_EXISTS = {State.INVITED, State.OPPOSED}

SAID = {
    Transition.AUTO_CREATE: "Espace santé créé, sans être activé",
    Transition.ACTIVATE: "Profil activé",
}
"""How the history tells the first days of a space."""

BY_OTHERS = [Activity.Kind.PROFESSIONAL, Activity.Kind.SERVICE]


def note_event(sender, instance, created, **kwargs):
    """After an AccountEvent; an activation that a difficulty feigns can still be taken back."""
    if created and not incidents.feigns(instance):
        _begin(instance)


def note_log_in(sender, *, account, **kwargs):
    """Somebody comes into a space whose activation was feigned: it is one for good."""
    event = account.events.filter(transition=Transition.ACTIVATE).last()
    if event and incidents.feigns(event):
        said = SAID[Transition.ACTIVATE]
        if not account.activity_set.filter(text=said, at__gte=event.at).exists():
            _begin(event)


def _begin(event):
    """Say what has begun, and let in what waited for it."""
    profile = event.account
    is_new = event.before in BEFORE_IT_EXISTS and event.after in FED
    waiting = _take_back(profile) if is_new else []
    if event.transition in SAID:
        history.note(profile, SAID[event.transition], by=event.by)
    if waiting:
        _let_in(profile)
        profile.activity_set.bulk_create(waiting)


def _take_back(profile):
    """The lines of what others did before there was a space, to be written again today."""
    lines = list(profile.activity_set.filter(kind__in=BY_OTHERS, at__lt=clock.now()))[::-1]
    if lines:
        profile.activity_set.filter(pk__in=[line.pk for line in lines]).delete()
    for line in lines:
        line.pk, line.at = None, clock.now()
    return lines


def _let_in(profile):
    """Give the day of today to what others kept for this space."""
    now = clock.now()
    profile.document_set.filter(added_at__lt=now).update(added_at=now)
    profile.message_set.filter(sent_at__lt=now).update(sent_at=now)
    profile.thread_set.filter(closed_at__lt=now).update(closed_at=now)
    profile.professionalaccess_set.filter(since__lt=now).update(since=now)
