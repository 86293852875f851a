"""A copy of the data in one file, made while the room is open, and put back while it is closed."""

import contextlib
import os
import secrets
import sqlite3
import time
from contextlib import closing

from django.core.management.base import CommandError
from django.db.migrations.loader import MigrationLoader

from sandbox.machine import bootstrap, private, tables

SUFFIX = ".sauvegarde"
OURS = 0x434F5553
"""What a copy of ours says that it is (SQLite's `application_id`)."""

LONGEST = 60
"""Seconds for the copy: where another program holds the data for longer, it says so."""

BEFORE = f"avant-*{SUFFIX}"
"""What was there before a copy was put back; it goes in the evening, with the rest."""

NAMED = "Le nom du fichier finit par «\u00a0{suffix}\u00a0», par exemple jeudi{suffix}."
EXISTS = "«\u00a0{file}\u00a0» existe déjà. Choisissez un autre nom."
NO_FOLDER = "Le dossier «\u00a0{folder}\u00a0» n’existe pas. Choisissez-en un autre."
NOTHING = "Il n’y a encore rien à copier\u00a0: aucun atelier n’a été préparé ici."
HELD = "Un autre programme tient les données depuis plus d’une minute. Fermez-le, puis recommencez."
NOT_THERE = "«\u00a0{file}\u00a0» n’est pas là. Vérifiez son nom et son dossier."
NOT_OURS = "«\u00a0{file}\u00a0» n’est pas une sauvegarde de ce programme. Rien n’a changé."
CUT = "La sauvegarde «\u00a0{file}\u00a0» est abîmée, ou coupée. Rien n’a changé."
NEWER = (
    "Cette sauvegarde vient d’une version plus récente du programme. Ouvrez-la avec la version la "
    "plus récente que vous avez. Rien n’a changé."
)


def save(database, file):
    """Copy a database (a Path) as it is at one moment, whoever writes in it meanwhile.

    Args:
        file: the Path to make, `….sauvegarde`; whole, or not there.

    Raises:
        CommandError: it cannot be made under that name, or not now.
    """
    _refuse(file)
    if not database.is_file():
        raise CommandError(NOTHING)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, private.FILE))
    try:
        _copy(database, draft)
        bootstrap.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def _refuse_the_name(file):
    if file.suffix != SUFFIX or not str(file).isprintable():
        raise CommandError(NAMED.format(suffix=SUFFIX))


def _refuse(file):
    _refuse_the_name(file)
    if not file.parent.is_dir():
        raise CommandError(NO_FOLDER.format(folder=file.parent))
    if file.exists():
        raise CommandError(EXISTS.format(file=file))


def _copy(source, target):
    deadline = time.monotonic() + LONGEST

    def in_time(*steps):
        if time.monotonic() > deadline:
            raise CommandError(HELD)

    with closing(_reading(source)) as there, closing(sqlite3.connect(target)) as here:
        there.backup(here, progress=in_time)
        here.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside
        here.execute(f"PRAGMA application_id={OURS}")


def _reading(file):
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def put_back(file, database):
    """Have this copy instead of the database (two Paths); nobody may have the room open.

    What was there is kept beside, as another copy.

    Returns:
        That other copy, or None where there was nothing.

    Raises:
        CommandError: it is no copy of ours, a damaged one, or of a newer version.
    """
    look_at(file)
    before = None
    if database.is_file():
        before = database.with_name(f"avant-{secrets.token_hex(4)}{SUFFIX}")
        save(database, before)
        _close(database)
    draft = database.with_name(f"{database.name}.{os.getpid()}")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, private.FILE))
    try:
        _copy(file, draft)
        bootstrap.replace(draft, database)
    finally:
        draft.unlink(missing_ok=True)
    return before


def _close(database):
    """Put what its log holds in the database: the log of another would be read for its own."""
    with closing(sqlite3.connect(database)) as there:
        there.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        there.execute("PRAGMA journal_mode=DELETE")


def look_at(file):
    """Refuse what is not a whole copy of ours, of this version or before.

    Raises:
        CommandError: it says which of them it is.
    """
    _refuse_the_name(file)
    if not file.is_file():
        raise CommandError(NOT_THERE.format(file=file))
    try:
        with closing(_reading(file)) as copy:
            [ours] = copy.execute("PRAGMA application_id").fetchone()
            if ours != OURS:
                raise CommandError(NOT_OURS.format(file=file))
            [found] = copy.execute("PRAGMA quick_check(1)").fetchone()
            applied = copy.execute("SELECT app, name FROM django_migrations").fetchall()
    except sqlite3.DatabaseError as error:
        is_cut = _begins_as_one(file)
        said = CUT if is_cut else NOT_OURS
        raise CommandError(said.format(file=file)) from error
    if found != "ok":
        raise CommandError(CUT.format(file=file))
    migrations = MigrationLoader(None)
    migrations.applied_migrations = dict.fromkeys(applied)
    if tables.is_of_a_newer_version(migrations):
        raise CommandError(NEWER)


def _begins_as_one(file):
    with file.open("rb") as read:
        return read.read(72)[68:72] == OURS.to_bytes(4, "big")


def forget_before(folder):
    """Remove what was kept when copies were put back: it is of an evening that is over."""
    for each in folder.glob(BEFORE):
        with contextlib.suppress(OSError):
            each.unlink()
