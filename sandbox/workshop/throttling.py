"""Wrong workshop codes are slowed down, browser by browser and for the whole room.

Nobody is ever locked out: the longest wait is half a minute, and a browser that waits gets its
try. Counts live in the memory of the one process that serves the room.
"""

from datetime import datetime, timedelta

from django.core.cache import cache

from sandbox.world import clock

FREE_TRIES = 5
PAUSE = timedelta(seconds=30)
ROOM_TRIES = 60
ROOM_WINDOW = timedelta(minutes=1)
ROOM_PAUSE = timedelta(seconds=10)

TRIES, UNTIL = "wrong_codes", "next_code_at"


def seconds_to_wait(session):
    """Seconds before this browser may try another code; 0 when it may."""
    until = session.get(UNTIL)
    if until is None:
        return 0
    left = datetime.fromisoformat(until) - clock.real_now()
    return max(0, -int(-left.total_seconds() // 1))


def count_wrong_code(session):
    """Remember a wrong code, and make the next one wait where there were too many."""
    session[TRIES] = session.get(TRIES, 0) + 1
    if session[TRIES] >= FREE_TRIES:
        _wait(session, PAUSE)
        session[TRIES] = 0
    elif _room_is_busy():
        _wait(session, ROOM_PAUSE)


def forget(session):
    session.pop(TRIES, None)
    session.pop(UNTIL, None)


def _wait(session, pause):
    session[UNTIL] = (clock.real_now() + pause).isoformat()


def _room_is_busy():
    minute = int(clock.real_now().timestamp() // ROOM_WINDOW.total_seconds())
    key = f"wrong-codes-{minute}"
    cache.add(key, 0, timeout=2 * ROOM_WINDOW.total_seconds())
    return cache.incr(key) > ROOM_TRIES
