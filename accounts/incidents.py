"""The difficulties that are put on a place, and taken back.

In force at once, a difficulty touches what is already there: the SMS not yet read, the letter in
the papers, the page passed. Put for the next occasion it waits, and only touches what comes from
there on. Taking it back puts back what it replaced (`Incident.before`), and lets in what it held.
"""

from enum import Enum

from accounts.difficulties import codes, fraud, post, site
from accounts.difficulties.difficulty import Occasion
from sandbox.world import clock
from sandbox.world.models import Mail

DIFFICULTIES = {
    each.kind: each()
    for each in (
        post.SmsLost,
        post.SmsLate,
        post.EmailUnwanted,
        codes.CodeExpired,
        codes.CodeUsed,
        codes.CodeMisprinted,
        post.InsurerPhone,
        site.CardLost,
        site.AccountExists,
        site.SessionEnded,
        site.ServiceStopped,
        fraud.FraudEmail,
        fraud.FraudSms,
    )
}
"""{Incident.Kind: Difficulty}, in the order of the tray."""


class Outcome(Enum):
    """What became of a difficulty that was asked for."""

    BEGUN = "en cours"
    WAITS = "en attente"
    IMPOSSIBLE = "sans objet"


def put(world, kind, *, at_next=False):
    """Put a difficulty on the place of this world, inside its time, and return the Outcome.

    One that has nothing to touch now waits for its occasion. Putting one that is in force again
    changes nothing; one that waited begins.
    """
    does = DIFFICULTIES[kind]
    world.incident_set.filter(kind=kind, until__lte=clock.real_now()).delete()
    incident = world.incident_set.filter(kind=kind).first()
    if incident is None:
        if not does.is_possible(world):
            return Outcome.IMPOSSIBLE
        incident = world.incident_set.create(kind=kind, waits=True)
    if incident.waits and not at_next and does.can_begin(world):
        _begin(incident)
        does.reach_back(incident)
    _read_again(world)
    return Outcome.WAITS if incident.waits else Outcome.BEGUN


SURPRISE = "surprise"
"""What a difficulty that nobody announced keeps, in `before`, while it waits."""


def surprise(world, *, draw):
    """Put on the place of this world, for its next occasion, one that nobody announces.

    One waits for an SMS, another for an e-mail, where there may be both: the first to come is the
    only one.

    Args:
        draw: a random.Random, the same for the same place.
    """
    here = {incident.kind for incident in world.incident_set.all()}
    kinds = [kind for kind, does in DIFFICULTIES.items() if does.comes_by_surprise]
    laid = {}
    for kind in draw.sample(kinds, k=len(kinds)):
        occasion = DIFFICULTIES[kind].occasion
        if occasion in laid or kind in here:
            continue
        if put(world, kind, at_next=True) != Outcome.IMPOSSIBLE:
            laid[occasion] = kind
    world.incident_set.filter(kind__in=laid.values()).update(before={SURPRISE: True})
    _read_again(world)


def meet(world, *occasions):
    """Begin the difficulties of this world that wait for one of these occasions, if any."""
    for incident in world.incidents if occasions else []:
        does = DIFFICULTIES[incident.kind]
        if incident.waits and does.occasion in occasions and does.can_begin(world):
            is_surprise = SURPRISE in incident.before
            _begin(incident)
            if is_surprise:
                world.incident_set.filter(waits=True, before={SURPRISE: True}).delete()
                _read_again(world)


def take_back(world, kind):
    """Take a difficulty away, inside the world's time; say whether it was there."""
    incident = world.incident_set.filter(kind=kind).first()
    if incident is None:
        return False
    if not incident.waits:
        DIFFICULTIES[kind].end(incident)
    incident.delete()
    _read_again(world)
    return True


def refuse_identity(world):
    """Somebody has given a right identity: raise the Mistake of a difficulty that refuses it."""
    for does in _in_force(world):
        does.on_identity()


def page_instead(world, name):
    """Where a page (the name of its url) leads, because of a difficulty; "" for where it should."""
    return next(filter(None, (does.on_page(name) for does in _in_force(world))), "")


def close_session(world):
    """Log out, if a difficulty says so and something is open; say whether it did, once for all."""
    closed = [does.kind for does in _in_force(world) if does.on_session(world)]
    for kind in closed:
        take_back(world, kind)
    return bool(closed)


def feigns(event):
    """Whether a difficulty feigns this AccountEvent, which can then still be taken back."""
    kinds = [does.kind for does in DIFFICULTIES.values() if does.feigns(event)]
    return bool(kinds) and event.world.incident_set.filter(kind__in=kinds).exists()


def _in_force(world):
    """The difficulties that are in force at this place, here and now."""
    return [does for kind, does in DIFFICULTIES.items() if world.is_hit_by(kind)]


def touch(sender, mail, **kwargs):
    """What happens to a message that is about to be sent, for `post.sending`."""
    occasion = {Mail.Channel.SMS: Occasion.SMS, Mail.Channel.EMAIL: Occasion.EMAIL}
    if mail.is_fraud or not mail.recipient.is_played or mail.channel not in occasion:
        return
    meet(mail.world, occasion[mail.channel])
    for incident in mail.world.incidents:
        if not incident.waits:
            DIFFICULTIES[incident.kind].hold(incident, mail)


def _begin(incident):
    incident.waits = False
    DIFFICULTIES[incident.kind].begin(incident)
    incident.save()


def _read_again(world):
    """Forget the difficulties that this page has read: they are no longer the same."""
    vars(world).pop("incidents", None)
