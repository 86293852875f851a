"""A copy of the data in one file, made while the room is open, and put back while it is closed."""

import contextlib
import errno
import os
import re
import secrets
import sqlite3
import time
from contextlib import closing

from django.core.management.base import CommandError
from django.db.migrations.loader import MigrationLoader

from sandbox.machine import bootstrap, faults, private, tables

SUFFIX = ".sauvegarde"
OURS = 0x434F5553
"""What a copy of ours says that it is (SQLite's `application_id`)."""

LONGEST = 60
"""Seconds for the copy: where another program holds the data for longer, it says so."""

BEFORE, DAMAGED = "avant-", ".abime"
"""How what was there before a copy was put back is named, with its day."""

KEPT = re.compile(rf"{BEFORE}(\d{{4}}-\d\d-\d\d)-[0-9a-f]{{8}}(\.sauvegarde|\.abime)(-\w+)?")
"""The whole of such a name: a copy that somebody called « avant-jeudi » is theirs."""

DRAFT = re.compile(r".+\.[0-9a-f]{8}\.ecrit(-journal)?")
"""What a copy is written in: a program that is killed leaves it."""

LOGS = ("-wal", "-shm", "-journal")
"""What a program that was cut leaves beside its database, and belongs to that one alone."""

NAMED = "Le nom du fichier finit par «\u00a0{suffix}\u00a0», par exemple jeudi{suffix}."
EXISTS = "«\u00a0{file}\u00a0» existe déjà. Choisissez un autre nom."
DASH = "Le nom du fichier ne commence pas par un tiret. Choisissez un autre nom."
TOO_LONG = "Ce nom de fichier est trop long. Choisissez-en un plus court."
NO_ROOM = (
    "Il n’y a plus de place dans «\u00a0{folder}\u00a0». Libérez 200\u00a0Mo là, ou choisissez un "
    "autre dossier."
)
NO_WRITING = (
    "Je n’arrive pas à écrire dans «\u00a0{folder}\u00a0». Ce dossier est protégé, ou la clé a été "
    "retirée. Choisissez un autre dossier."
)
OF_THE_PLACE = {errno.ENOSPC: NO_ROOM, errno.EDQUOT: NO_ROOM, errno.ENAMETOOLONG: TOO_LONG}
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
    if not os.path.isdir(database.parent):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(database.parent))
    if not database.is_file():
        raise CommandError(NOTHING)
    try:
        _make(database, file)
    except (OSError, sqlite3.Error) as error:
        if said := _of_the_place(error, file.parent):
            raise CommandError(said.format(folder=file.parent)) from error
        raise


def _of_the_place(error, folder):
    """What to say of the folder that was chosen; "" where it is the data that are wrong."""
    if isinstance(error, OSError):
        return OF_THE_PLACE.get(error.errno) or NO_WRITING
    if not os.path.isdir(folder):
        return NO_WRITING
    name = getattr(error, "sqlite_errorname", "")
    return NO_ROOM if name == "SQLITE_FULL" or faults.is_full(folder) else ""


def _make(database, file):
    with _draft_of(file) as draft:
        _copy(database, draft)
        bootstrap.replace(draft, file)


@contextlib.contextmanager
def _draft_of(file):
    """A file beside, for the length of a block: what goes wrong in it leaves nothing."""
    remove_drafts(file.parent, of=file.name)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}.ecrit")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, private.FILE))
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def remove_drafts(folder, *, of=""):
    """Remove what copies that were cut have left there.

    Args:
        of: the name of the one file whose drafts go; without it, all do.
    """
    for each in folder.iterdir():
        if DRAFT.fullmatch(each.name) and each.name.startswith(of):
            with contextlib.suppress(OSError):
                each.unlink()


def _refuse_the_name(file):
    if file.suffix != SUFFIX or not file.name.replace("\u00a0", " ").isprintable():
        raise CommandError(NAMED.format(suffix=SUFFIX))


def _refuse(file):
    _refuse_the_name(file)
    if file.name.startswith("-"):
        raise CommandError(DASH)
    if not os.path.isdir(file.parent):
        raise CommandError(NO_FOLDER.format(folder=file.parent))
    if os.path.lexists(file):
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


def put_back(file, database, *, today):
    """Have this copy instead of the database (two Paths); nobody may have the room open.

    What was there is kept beside: as another copy, or as it is where it is damaged.

    Args:
        today: the date by which that is named, and with which it goes.

    Returns:
        That other file, or None where there was nothing.

    Raises:
        CommandError: it is no copy of ours, a damaged one, or of a newer version.
    """
    look_at(file)
    with _draft_of(database) as draft:
        _copy(file, draft)
        before = _keep(database, today)
        bootstrap.replace(draft, database)
    return before


def _keep(database, today):
    """Keep beside what is there, whole or not, and no log that the next one would read for its own.

    Returns:
        The Path of what is kept, or None.
    """
    name = f"{BEFORE}{today.isoformat()}-{secrets.token_hex(4)}"
    copy, damaged = (database.with_name(name + suffix) for suffix in (SUFFIX, DAMAGED))
    is_there = database.is_file()
    if is_there and _is_kept(database, copy):
        return copy
    for part in ("", *LOGS):
        with contextlib.suppress(FileNotFoundError):
            bootstrap.replace(f"{database}{part}", f"{damaged}{part}")
    return damaged if is_there else None


def _is_kept(database, copy):
    """Copy this database, and put what its log holds in it; whether it is sound enough for that."""
    try:
        _make(database, copy)
        with closing(sqlite3.connect(database)) as there:
            there.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            there.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        if not faults.is_of_the_file(error):
            raise
        copy.unlink(missing_ok=True)
        return False
    return True


def look_at(file):
    """Refuse what is not a whole copy of ours, of this version or before.

    Raises:
        CommandError: it says which of them it is.
    """
    _refuse_the_name(file)
    if not os.path.isfile(file):
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


def forget_before(folder, *, but_of=None):
    """Remove what was kept when copies were put back.

    Args:
        but_of: the date of what stays; without it, all goes.
    """
    for each in folder.iterdir():
        kept = KEPT.fullmatch(each.name)
        if kept and kept[1] != str(but_of):
            with contextlib.suppress(OSError):
                each.unlink()
