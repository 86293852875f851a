"""The two clocks, and the only readings of « now » in the product.

`now()` and `today()` are the world's: frozen, they move when someone moves them, and date
everything simulated. `real_now()` is the room's: seconds between two codes, the ten minutes of a
one-time code, minutes without progress.
"""

import time as machine
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.dispatch import Signal
from django.utils import timezone

from sandbox.kit.dates import in_french

PARIS = ZoneInfo("Europe/Paris")
START_OF_DAY_0 = time(10, 0)
CORRECTED = timedelta(minutes=2)
"""A clock that moves by more than that on its own was corrected."""

advanced = Signal()
"""Sent with `world=`, and `since=` the stop before, inside the new time, each time a world's clock
has stopped where something is due. A receiver does what is, and may return the sentences that tell
it."""

asked_next = Signal()
"""Sent with `world=`, inside its time. A receiver returns the next moment at which it has something
to do (aware datetime), or None. Time stops at each: who listens to `advanced` answers here too."""

_now = ContextVar("simulated_now")


class OutsideTheWorld(LookupError):
    """Somebody asked for the simulated time where there is no simulation."""


def now():
    """The world's moment (aware datetime). Raises OutsideTheWorld where nobody is in a world."""
    try:
        return _now.get()
    except LookupError:
        raise OutsideTheWorld("No world here: enter one with clock.at(moment).") from None


def today():
    """The world's civil day, in Paris."""
    return day_of(now())


def day_of(moment):
    """The civil day of a moment, in Paris."""
    return moment.astimezone(PARIS).date()


@contextmanager
def at(moment):
    """Be inside a world at this moment (aware datetime) for the length of a block."""
    token = _now.set(moment)
    try:
        yield
    finally:
        _now.reset(token)


def written(day):
    """« 13 avril 2026 », in one piece."""
    return in_french(day, "j\u00a0F\u00a0Y")


def real_now():
    """The room's moment: the machine's clock, as an aware datetime."""
    return timezone.now()


def real_today():
    """The room's civil day, where this computer is: it may be overseas."""
    return real_day_of(real_now())


def real_day_of(moment):
    """The civil day of a moment, where this computer is."""
    return moment.astimezone(settings.ROOM_ZONE).date()


def at_the_hour(moment):
    """« 13 avril 2026, 9 h 05 », where this computer is."""
    return in_french(moment.astimezone(settings.ROOM_ZONE), "j\u00a0F\u00a0Y, G\u00a0\\h\u00a0i")


class Watch:
    """Sees the machine's clock being corrected, by hand or by the network, in the middle."""

    def __init__(self):
        self._told, self._run = real_now(), _run()

    def moved(self):
        """What the clock would say now, and what it says, where it was corrected since; or None."""
        told, run = real_now(), _run()
        expected = self._told + timedelta(seconds=run - self._run)
        self._told, self._run = told, run
        return (expected, told) if abs(told - expected) >= CORRECTED else None


def _run():
    """Seconds for which this computer has run, asleep or not where the system tells."""
    if hasattr(machine, "CLOCK_BOOTTIME"):
        return machine.clock_gettime(machine.CLOCK_BOOTTIME)
    return machine.monotonic()


def morning_of(day):
    """Ten o'clock in Paris on that day: where every simulation starts."""
    return datetime.combine(day, START_OF_DAY_0, tzinfo=PARIS)


def midnight_of(day):
    """The first instant of that civil day, in Paris."""
    return datetime.combine(day, time.min, tzinfo=PARIS)
