"""Other databases behind the same models: copies of the room's, under chosen settings."""

import contextlib
from pathlib import Path

from django.db import connection, connections
from django.db.utils import load_backend


def copied(name, **changes):
    """A connection to a copy of the present database, under the product's settings.

    Args:
        name: of the copy's file.
        changes: settings of Django's that differ from the product's, such as `CONN_MAX_AGE`.
    """
    path = Path(connection.settings_dict["NAME"]).with_name(f"{name}.sqlite3")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    return opened(path, **changes)


def opened(path, **changes):
    """A connection to this file, under the product's settings but for these changes."""
    settings = connections.settings["default"] | {"NAME": path} | changes
    return load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "default")


@contextlib.contextmanager
def using(other):
    """Has the whole program talk to another database for the length of a block."""
    own = connections["default"]
    connections["default"] = other
    try:
        yield
    finally:
        connections["default"] = own


def inside(other, do):
    """The same call, made on another database."""

    def call():
        with using(other):
            do()

    return call
