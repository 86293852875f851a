"""The lives of the two kinds of code, and how one is drawn.

A provisional code (twelve characters, in the letter) expires with the world's days; a one-time
code (six digits, at log-in) with the room's minutes.
"""

import math
import secrets

from sandbox import facts
from sandbox.world import clock, identities

PROVISIONAL_LIFE = facts.delay("code-life")
"""From the letter's printed date, last day included (real-service.md §1.2)."""

ONE_TIME_LIFE = facts.delay("one-time-code-life")
"""Our figure: the real one was not found (real-service.md §2)."""

BETWEEN_TWO = facts.delay("between-two-codes")
"""The shortest wait between two requests, in the room's time (real-service.md §1.2)."""


def one_time_code():
    """Six digits, from the machine's randomness: nothing printed depends on them."""
    return f"{secrets.randbelow(1_000_000):06d}"


def provisional_code():
    """Twelve characters that were asked for on the site: nothing printed depends on them."""
    return identities.provisional_code(secrets.token_hex(16))


def seconds_until(moment, longest=BETWEEN_TWO):
    """Whole real seconds until this moment (aware datetime, room's time), or 0 once it is past.

    More than the `longest` (timedelta) that one ever waits says that the clock went back: 0 too.
    """
    left = math.ceil((moment - clock.real_now()).total_seconds())
    return left if 0 < left <= longest.total_seconds() else 0
