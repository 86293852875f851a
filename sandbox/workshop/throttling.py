"""Wrong codes are slowed down: browser by browser, address by address, place by place.

Nobody is ever locked out: the longest wait is half a minute, and who waits gets a try. Counts
live in the memory of the one process that serves the room.
"""

from datetime import datetime, timedelta

from django.core.cache import cache

from sandbox.world import clock

FREE_TRIES = 5
PAUSE = timedelta(seconds=30)
ADDRESS_TRIES = 60
ADDRESS_PAUSE = timedelta(seconds=10)
MINUTE = 60

TRIES, UNTIL = "wrong_codes", "next_code_at"


def seconds_to_wait(request):
    """Seconds before this browser may try a workshop's code; 0 when it may, once.

    From an address where many codes were wrong this minute, each try waits first, so that a
    browser which forgets its cookies waits as well.
    """
    session = request.session
    if UNTIL not in session and _is_busy(request):
        _wait(session, ADDRESS_PAUSE)
    if UNTIL not in session:
        return 0
    left = (datetime.fromisoformat(session[UNTIL]) - clock.real_now()).total_seconds()
    if left > 0:
        return -int(-left // 1)
    del session[UNTIL]
    return 0


def count_wrong_code(request):
    """Remember a wrong code, and make the next one wait where there were too many."""
    session = request.session
    session[TRIES] = session.get(TRIES, 0) + 1
    if session[TRIES] >= FREE_TRIES:
        _wait(session, PAUSE)
        session[TRIES] = 0
    _count(_address_key(request))


def forget(request):
    request.session.pop(TRIES, None)
    request.session.pop(UNTIL, None)


def seconds_to_wait_at(seat):
    """Seconds before anybody may try this place's own code again."""
    until = cache.get(f"place-{seat.pk}-until")
    left = (until - clock.real_now()).total_seconds() if until else 0
    return max(0, -int(-left // 1))


def count_wrong_code_at(seat):
    if _count(f"place-{seat.pk}-wrong") % FREE_TRIES == 0:
        until = clock.real_now() + PAUSE
        cache.set(f"place-{seat.pk}-until", until, timeout=PAUSE.total_seconds())


def _wait(session, pause):
    session[UNTIL] = (clock.real_now() + pause).isoformat()


def _is_busy(request):
    return cache.get(_address_key(request), 0) >= ADDRESS_TRIES


def _address_key(request):
    minute = int(clock.real_now().timestamp() // MINUTE)
    return f"wrong-codes-{request.META['REMOTE_ADDR']}-{minute}"


def _count(key):
    cache.add(key, 0, timeout=2 * MINUTE)
    return cache.incr(key)
