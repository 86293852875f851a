"""The time zone of this computer, read before Django gives its own to the process."""

import contextlib
import os
import time
from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

LOCAL = "/etc/localtime"


def of_this_computer():
    """The zone that the system is set to; where it has no name, its distance from UTC today."""
    name = os.environ.get("TZ", "").lstrip(":")
    with contextlib.suppress(OSError, ValueError, KeyError):
        if name:
            return ZoneInfo(name)
        with open(LOCAL, "rb") as file:
            return ZoneInfo.from_file(file)
    return timezone(timedelta(seconds=time.localtime().tm_gmtoff))
