"""What decides the people, the day and the drawn values of a run, so that any run can be replayed.

Each test begins at the same moment of the room, whatever the machine's clock says, and draws from
a seed of its own: alone or among thousands, on one process or on four, it meets the same people.
"""

import random
import secrets
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from factory.base import BaseFactory

SEED = 2026
WEDNESDAY = "2026-03-18"
TEN = time(10)
PARIS = ZoneInfo("Europe/Paris")
MOST_PEOPLE = 900
"""Below the last rank that `PersonFactory` can give, with room for those of one test."""

_machine_now = timezone.now
current = None
"""The Run of this process, once it is installed."""


def moment(text):
    """The aware datetime of « 2028-02-29T23:50 » in Paris, or of « 2028-02-29 » at ten.

    Raises:
        ValueError: it is neither.
    """
    asked = datetime.fromisoformat(text)
    if len(text) <= len(WEDNESDAY):
        asked = datetime.combine(asked, TEN)
    return asked.replace(tzinfo=PARIS)


class Run:
    """The people and the day of one run of the tests.

    Args:
        seed: a whole number; the same one gives the same people to each test.
        start: the room's moment (aware datetime) at which each test begins.
    """

    def __init__(self, seed, start):
        self.seed, self.start = seed, start
        self._draw = random.Random(seed)
        self._ahead = timedelta(0)
        self._frozen = None

    def install(self, patch):
        """Stands where the machine's clock and randomness are read, until `patch` is undone."""
        patch.setattr(sys.modules[__name__], "current", self)
        patch.setattr(timezone, "now", self.now)
        patch.setattr(secrets, "choice", self._draw.choice)
        patch.setattr(secrets, "randbelow", self._draw.randrange)
        patch.setattr(secrets, "token_bytes", lambda size=None: self._draw.randbytes(size or 32))

    def now(self):
        """The room's moment, in UTC: `timezone.now()` for as long as the tests run."""
        return self._frozen or _machine_now() + self._ahead

    def begin(self, name):
        """Give the next test, by its name, its own draws and the morning of the run."""
        self._draw.seed(f"{self.seed}/{name}")
        self._ahead = self.start - _machine_now()
        rank = self._draw.randrange(MOST_PEOPLE)
        for factory in _factories():
            factory.reset_sequence(rank, force=True)

    @contextmanager
    def shared(self, name, at=None):
        """A block that makes what several tests will start from, the same whichever is first.

        Args:
            at: the room's moment in it (aware datetime); that at which each test begins if None.
        """
        state = self._draw.getstate()
        self._draw.seed(f"{self.seed}/{name}")
        self._frozen = (at or self.start).astimezone(UTC)
        try:
            yield
        finally:
            self._frozen = None
            self._draw.setstate(state)


def _factories(of=BaseFactory):
    for factory in of.__subclasses__():
        yield factory
        yield from _factories(factory)
