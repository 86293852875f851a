"""The data are on a stick, or on a disk of the network, that goes while the room is open.

The system goes on with the files that it had opened, and writes where nobody will find anything
again: the folder is looked for before anything is told as done.
"""

import errno
import logging
import os

from django.conf import settings
from django.db import connection, connections


class PulledOut(FileNotFoundError):
    """The folder of the data is no longer there."""


class Other(logging.Filter):
    """Lets through what the terminal has still to say: that the data are gone is said once."""

    def filter(self, record):
        return not (record.exc_info and isinstance(record.exc_info[1], PulledOut))


def look():
    """Go on only if the data are where they were.

    Raises:
        PulledOut: they are gone; what was open of them is let go, for when they are back.
    """
    if connection.vendor == "sqlite" and not os.path.isdir(settings.DATA_DIR):
        connections.close_all()
        raise PulledOut(errno.ENOENT, os.strerror(errno.ENOENT), str(settings.DATA_DIR))


def still_there(get_response):
    """Middleware: nothing is answered as done once the data are gone."""

    def middleware(request):
        look()
        return get_response(request)

    return middleware
