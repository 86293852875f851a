"""The machine's clock is corrected while a room lives: what the room has dated moves with it.

A laptop that believed to be in 2015 learns the date from the network, or somebody puts it right.
Without this, everybody's session would be over, every wait too, or would last for hours, and the
room of the day would be of another day.
"""

import sys
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F, Max

from accounts.models import Attempt, Credential
from sandbox import facts
from sandbox.workshop.models import (
    Action,
    LoginLink,
    Moment,
    Projection,
    SavePoint,
    Seat,
    SeatEvent,
    Workshop,
)
from sandbox.workshop.seating import LEADS_ON
from sandbox.workshop.sessions import SessionStore
from sandbox.world import clock
from sandbox.world.models import FraudAct, Incident, Mail, OneTimeCode, ProvisionalCode, World

DATED = {
    Action: ["made_at", "undone_at"],
    Attempt: ["kept_at"],
    Credential: ["paused_until"],
    FraudAct: ["at"],
    Incident: ["until"],
    LoginLink: ["made_at", "used_at"],
    Mail: ["held_until"],
    Moment: ["created_at"],
    OneTimeCode: ["sent_at", "used_at"],
    Projection: ["seen_at", "runs_since", "turn_began_at", "turn_ends_at"],
    ProvisionalCode: ["asked_at"],
    SavePoint: ["created_at"],
    Seat: ["taken_at", "progressed_at", "heard_at", "help_asked_at", "help_answered_at"],
    SeatEvent: ["at"],
    Session: ["expire_date"],
    Workshop: ["created_at"],
    World: ["seen_at"],
}
"""{model: its columns in the room's time}."""

BEFORE, AFTER = timedelta(hours=12), timedelta(days=15)
"""What is dated around a moment is of the same clock: the day's work, and the life of a session."""

OLDEST = 5
"""Years for which the program is believed to serve."""

ITS_DAY = "Cet ordinateur croit être le {today}. "
TOO_EARLY = (
    ITS_DAY
    + "C’est impossible\u00a0: ce programme est plus récent. Nous sommes le {earliest}, ou après."
)
TOO_LATE = ITS_DAY + "Est-ce vrai\u00a0? Ce programme a plus de cinq ans de moins."
BEHIND = ITS_DAY + "Pourtant, la salle a déjà servi le {newest}."
REMEDY = " Mettez-le à l’heure\u00a0: {way}. La salle suit\u00a0: vous pouvez le faire maintenant."
WAYS = {
    "win32": "clic droit sur l’heure, en bas de l’écran, puis «\u00a0Ajuster la date\u00a0»",
    "darwin": "«\u00a0Réglages Système\u00a0», «\u00a0Général\u00a0», «\u00a0Date et heure\u00a0»",
    "linux": "dans les paramètres, «\u00a0Date et heure\u00a0»",
}
"""{system: where its date is set}."""


@transaction.atomic
def correct(before, after):
    """Move what was dated by the clock that said `before` to the one that says `after`."""
    around = (before - BEFORE, before + AFTER)
    for model, names in DATED.items():
        for name in names:
            dated = model._base_manager.filter(**{f"{name}__range": around})
            dated.update(**{name: F(name) + (after - before)})
    days = {clock.real_day_of(before).isoformat(): clock.real_day_of(after).isoformat()}
    for session in map(SessionStore, Session.objects.values_list("pk", flat=True)):
        if session.get(LEADS_ON) in days:
            session[LEADS_ON] = days[session[LEADS_ON]]
            session.save()


def newest():
    """The last moment that the data bear (aware datetime), or None in a new folder."""
    made = [
        Workshop.objects.aggregate(at=Max("created_at"))["at"],
        SeatEvent.objects.aggregate(at=Max("at"))["at"],
        LoginLink.objects.aggregate(at=Max("made_at"))["at"],
    ]
    return max(filter(None, made), default=None)


def earliest():
    """The day before which this program was not: that of the last thing that it knows."""
    return facts.by_age()[-1].compared_on


def catch_up():
    """At start: a room that was used under a false date, put right since, is of today."""
    last = newest()
    if last and clock.real_day_of(last) < earliest() <= clock.real_today():
        correct(last, clock.real_now())


def doubt():
    """What to say of a date that cannot be true, and what to do; "" where it may be."""
    today, last = clock.real_today(), newest()
    remedy = REMEDY.format(way=WAYS.get(sys.platform, WAYS["linux"]))
    if today < earliest():
        return (
            TOO_EARLY.format(today=clock.written(today), earliest=clock.written(earliest()))
            + remedy
        )
    if today.year > earliest().year + OLDEST:
        return TOO_LATE.format(today=clock.written(today)) + remedy
    if last and clock.real_now() + clock.CORRECTED < last:
        told = clock.written(clock.real_day_of(last))
        return BEHIND.format(today=clock.written(today), newest=told) + remedy
    return ""
