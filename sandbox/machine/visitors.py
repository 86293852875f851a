"""Whether anybody but this computer has ever asked the room for a page: counted, never guessed.

It lives in the memory of the one process that serves the room, for as long as the room is open.
"""

import time

from sandbox.machine import hosts

PATIENCE = 120
"""Seconds without anybody after which it is said."""

_room = {"has_come": False, "since": None}


def counted(get_response):
    """Middleware: notice the first request that comes from another computer."""

    def middleware(request):
        if not _room["has_come"] and not is_here(request):
            _room["has_come"] = True
        return get_response(request)

    return middleware


def is_here(request):
    """Whether the browser is on this very computer."""
    address = request.META.get("REMOTE_ADDR", "")
    written = f"[{address}]" if ":" in address else address
    return not address or address.startswith("127.") or hosts.is_ours(written)


def have_come():
    """Whether another computer has been here."""
    return _room["has_come"]


def expect():
    """From now on somebody is waited for."""
    if _room["since"] is None:
        _room["since"] = time.monotonic()


def are_late():
    """Whether somebody has been waited for, in vain, for two minutes."""
    since = _room["since"]
    return since is not None and not have_come() and time.monotonic() - since >= PATIENCE
