"""A page that closes the room: only where this program serves it, and once its answer has left.

Another server has its own way to stop, and another computer must not stop this one: both find the
room as if it could not be closed from a page.
"""

import contextlib
import threading

from sandbox.machine import visitors

ANSWERED_WITHIN = 1
"""Seconds that the last page has to arrive, with its style, before nothing answers any more."""

HEARD_WITHIN = 4
"""The same, where a workshop was just erased: the pages that ask by themselves hear it first."""

_room = {"stop": None, "timer": None}


@contextlib.contextmanager
def possible(stop):
    """A page may close the room for the length of a block: it is `stop` that ends it."""
    _room.update(stop=stop, timer=None)
    try:
        yield
    finally:
        _room["stop"] = None
        if was_asked():
            _room["timer"].cancel()


def is_possible(request):
    """Whether this browser, on the very computer of the room, may close it."""
    return _room["stop"] is not None and visitors.is_here(request)


def soon(within):
    """Close the room in so many seconds; asked again meanwhile, it is closed once."""
    if was_asked() or not _room["stop"]:
        return
    timer = threading.Timer(within, _room["stop"])
    timer.daemon = True
    _room["timer"] = timer
    timer.start()


def was_asked():
    """Whether it is a page that closes the room, or has closed it."""
    return _room["timer"] is not None
