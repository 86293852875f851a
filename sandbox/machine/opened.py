"""One room at a time on the same data: who opens it a second time is led to the first.

The process that serves the room holds a lock, which the system lets go when the process dies, and
writes the room's address beside.
"""

import contextlib
import os
import time

from sandbox.machine import bootstrap

LOCK, ADDRESS = "room.lock", "room.txt"
PATIENCE = 20
"""Seconds for a room that is opening to say where it is."""


class AlreadyOpen(Exception):
    """Another program has opened the room: its argument is the address, "" while it is opening."""


@contextlib.contextmanager
def only_one(folder):
    """Be the only room of these data (a folder's Path) for the length of a block.

    Raises:
        AlreadyOpen: it is open already.
    """
    with (folder / LOCK).open("a", encoding="ascii") as lock:
        deadline = time.monotonic() + PATIENCE
        while not bootstrap.locked(lock):
            address = _said(folder)
            if address or time.monotonic() >= deadline:
                raise AlreadyOpen(address)
            time.sleep(0.2)
        _forget(folder)
        try:
            yield
        finally:
            _forget(folder)


def say(folder, address):
    """Write where the room is, for the next who opens it."""
    draft = folder / f"{ADDRESS}.{os.getpid()}"
    draft.write_text(address, encoding="utf-8")
    bootstrap.replace(draft, folder / ADDRESS)


def _said(folder):
    try:
        return (folder / ADDRESS).read_text(encoding="utf-8")
    except OSError:
        return ""


def _forget(folder):
    with contextlib.suppress(OSError):
        (folder / ADDRESS).unlink()
