"""The two clocks, and the only readings of « now » in the product.

`now()` and `today()` are the world's: frozen, they move when someone moves them, and date
everything simulated. `real_now()` is the room's: seconds between two codes, the ten minutes of a
one-time code, minutes without progress.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.dispatch import Signal
from django.utils import timezone

PARIS = ZoneInfo("Europe/Paris")
START_OF_DAY_0 = time(10, 0)

advanced = Signal()
"""Sent with `world=`, inside the new time, each time a world's clock has stopped somewhere."""

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
    return now().astimezone(PARIS).date()


@contextmanager
def at(moment):
    """Be inside a world at this moment (aware datetime) for the length of a block."""
    token = _now.set(moment)
    try:
        yield
    finally:
        _now.reset(token)


def stops(start, end):
    """The moments at which time stops between these two: each midnight in Paris, then the end."""
    day = start.astimezone(PARIS).date() + timedelta(days=1)
    while midnight_of(day) < end:
        yield midnight_of(day)
        day += timedelta(days=1)
    yield end


def real_now():
    """The room's moment: the machine's clock, as an aware datetime."""
    return timezone.now()


def real_today():
    """The room's civil day, in Paris."""
    return real_now().astimezone(PARIS).date()


def morning_of(day):
    """Ten o'clock in Paris on that day: where every simulation starts."""
    return datetime.combine(day, START_OF_DAY_0, tzinfo=PARIS)


def midnight_of(day):
    """The first instant of that civil day, in Paris."""
    return datetime.combine(day, time.min, tzinfo=PARIS)
