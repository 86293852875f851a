"""Wrong codes are slowed down, whichever they are: browser by browser, address by address.

What others do wrong elsewhere never makes anybody wait. From an address where many codes were
wrong, tries are shared out, whatever the number of browsers that ask. Counts live in the cache,
which is the memory of the one process that serves a room (`SANDBOX_CACHE` where there are several).
"""

from datetime import datetime, timedelta

from django.core.cache import cache

from sandbox.machine import journal
from sandbox.machine.journal import Event
from sandbox.world import clock

FREE_TRIES = 5
PAUSE = timedelta(seconds=30)
ADDRESS_TRIES = 60
ADDRESS_PAUSE = timedelta(seconds=10)
ADDRESS_TURNS = 20
"""Tries in each pause, for all the browsers of a busy address: two a second."""

MINUTE = 60

TRIES, UNTIL = "wrong_codes", "next_code_at"


def seconds_to_wait(request):
    """Seconds before this browser may try a code; 0 when it may, once.

    From an address where many codes were wrong this minute, each try waits first, so that a
    browser which forgets its cookies waits as well; then it takes its turn.
    """
    session = request.session
    has_waited = UNTIL in session and not _left(session)
    if _is_busy(request) and (UNTIL not in session or (has_waited and not _has_a_turn(request))):
        _wait(session, ADDRESS_PAUSE)
    elif has_waited:
        del session[UNTIL]
    return _left(session)


def count_wrong_code(request):
    """Remember a wrong code, and make the next one wait where there were too many."""
    session = request.session
    session[TRIES] = session.get(TRIES, 0) + 1
    if session[TRIES] >= FREE_TRIES:
        _wait(session, PAUSE)
        session[TRIES] = 0
    _count(_address_key(request))
    journal.note(Event.CODE_REFUSED)


def forget(request):
    """A right code: what came before counts no more."""
    request.session.pop(TRIES, None)
    request.session.pop(UNTIL, None)


def _wait(session, pause):
    journal.note(Event.PAUSED)
    session[UNTIL] = (clock.real_now() + pause).isoformat()


def _left(session):
    """Whole seconds until this browser may try, as it was last told; 0 if the clock went back."""
    if UNTIL not in session:
        return 0
    left = (datetime.fromisoformat(session[UNTIL]) - clock.real_now()).total_seconds()
    return -int(-left // 1) if 0 < left <= PAUSE.total_seconds() else 0


def _has_a_turn(request):
    pause = int(clock.real_now().timestamp() // ADDRESS_PAUSE.total_seconds())
    return _count(f"turns-{request.META['REMOTE_ADDR']}-{pause}") <= ADDRESS_TURNS


def _is_busy(request):
    return cache.get(_address_key(request), 0) >= ADDRESS_TRIES


def _address_key(request):
    minute = int(clock.real_now().timestamp() // MINUTE)
    return f"wrong-codes-{request.META['REMOTE_ADDR']}-{minute}"


def _count(key):
    cache.add(key, 0, timeout=2 * MINUTE)
    return cache.incr(key)
