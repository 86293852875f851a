"""What the computer refuses, in one French sentence: the true reason, and what to do.

Nobody who opens a room reads a traceback: `told` knows the errors of the disk, of the folder and of
the database by their numbers, whatever raised them, and `sentence` has a word for any other.
"""

import errno
import logging
import os
import shutil
import sqlite3
import tempfile
import time
import traceback
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError

from sandbox.machine.places import data_folder

SAID_AGAIN_AFTER = 60
"""Seconds: each press of each place meets the same full disk."""

NEARLY_NOTHING = 1_000_000
"""Bytes: a disk with less is full, whatever the error was called."""

FULL = (
    "Il n’y a plus de place sur le disque, dans «\u00a0{where}\u00a0». Libérez 200\u00a0Mo, "
    "puis recommencez."
)
PROTECTED = (
    "Le programme n’a pas le droit d’écrire ou de lire «\u00a0{where}\u00a0». Le dossier est "
    "protégé, ou il est à quelqu’un d’autre. Copiez le programme dans un dossier à vous, "
    "puis recommencez."
)
A_FILE = (
    "«\u00a0{where}\u00a0» devrait être un dossier, et c’est un fichier. "
    "Renommez-le, puis recommencez."
)
A_FOLDER = (
    "«\u00a0{where}\u00a0» devrait être un fichier, et c’est un dossier. "
    "Renommez-le, puis recommencez."
)
GONE = (
    "«\u00a0{where}\u00a0» n’est pas là. Est-ce sur une clé, ou sur un disque du réseau\u00a0? "
    "Rebranchez-le, puis recommencez."
)
SILENT = (
    "Le disque ne répond pas, pour «\u00a0{where}\u00a0». Si c’est une clé, rebranchez-la. "
    "Si c’est un dossier du réseau, copiez le programme sur cet ordinateur. Puis recommencez."
)
TOO_DEEP = (
    "Ce nom de dossier est trop long\u00a0: «\u00a0{where}\u00a0». Copiez le programme dans un "
    "dossier moins profond, par exemple sur le Bureau, puis recommencez."
)
HELD = (
    "Un autre programme tient «\u00a0{where}\u00a0»\u00a0: souvent l’antivirus, ou une "
    "synchronisation. Attendez une minute, puis recommencez."
)
DAMAGED = (
    "Le fichier des ateliers est abîmé, ou n’est pas le nôtre\u00a0: «\u00a0{where}\u00a0». "
    "Fermez la salle. Si vous avez une copie, remettez-la\u00a0: commande restore. Sinon, renommez "
    "ce fichier\u00a0: le programme en fera un neuf, et les ateliers sont à préparer de nouveau."
)
BUSY = (
    "Un autre programme se sert des données depuis trop longtemps. "
    "Fermez les autres fenêtres du programme, puis recommencez."
)
NO_MEMORY = (
    "Cet ordinateur n’a plus assez de mémoire. Fermez d’autres programmes, puis recommencez."
)
NO_SERVER = (
    "Je n’arrive pas à joindre la base PostgreSQL de DATABASE_URL. Vérifiez qu’elle est en marche, "
    "et l’adresse, le nom et le mot de passe écrits là. Sans DATABASE_URL, les données sont "
    "dans un fichier."
)
NO_DRIVER = (
    "DATABASE_URL demande PostgreSQL, et il manque de quoi lui parler. Installez «\u00a0psycopg"
    "\u00a0» à côté des autres paquets, ou enlevez DATABASE_URL."
)
UNKNOWN = (
    "Le programme s’est arrêté sur une erreur qu’il ne connaît pas. "
    "Recommencez. Si cela revient, montrez {file} à qui vous aide."
)
INTERRUPTED = "\nInterrompu. Rien n’est perdu\u00a0: relancez la même commande."

OF_THE_SYSTEM = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: PROTECTED,
    errno.EACCES: PROTECTED,
    errno.EPERM: PROTECTED,
    errno.ENOTDIR: A_FILE,
    errno.EEXIST: A_FILE,
    errno.EISDIR: A_FOLDER,
    errno.ENOENT: GONE,
    errno.ELOOP: GONE,
    errno.ENODEV: SILENT,
    errno.ENXIO: SILENT,
    errno.EIO: SILENT,
    errno.ENOTCONN: SILENT,
    errno.ESTALE: SILENT,
    errno.ENAMETOOLONG: TOO_DEEP,
    errno.EBUSY: HELD,
}
OF_WINDOWS = {
    19: PROTECTED,  # the medium is write-protected
    21: SILENT,  # the device is not ready
    32: HELD,  # used by another process
    33: HELD,
    39: FULL,
    53: GONE,  # the network path was not found
    59: SILENT,
    64: SILENT,
    67: GONE,
    112: FULL,
    206: TOO_DEEP,
    1117: SILENT,
}
"""{number that Windows gives: sentence}, where it says more than the number that Python gives."""

OF_SQLITE = {
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": PROTECTED,
    "SQLITE_CANTOPEN": PROTECTED,
    "SQLITE_PERM": PROTECTED,
    "SQLITE_AUTH": PROTECTED,
    "SQLITE_IOERR": SILENT,
    "SQLITE_NOLFS": SILENT,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_FORMAT": DAMAGED,
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_PROTOCOL": BUSY,
    "SQLITE_NOMEM": NO_MEMORY,
}
"""{beginning of the name that SQLite gives: sentence}."""

OF_THE_FILE = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_FORMAT")
"""What is wrong with the file itself, and not with its folder."""

MAY_BE_GONE = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR")
"""What SQLite says when the whole folder is no longer there, as that of a stick pulled out."""

MAY_BE_FULL = {SILENT, PROTECTED}
"""What SQLite calls so is sometimes a disk that is full."""


def told(error, where=None):
    """What happened to the computer, and what to do; "" where this error is none of its own.

    Args:
        where: the folder (a Path) that was written, where the error names none.
    """
    while error is not None:
        if said := _told_of(error, where or data_folder()):
            return said
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return ""


def _told_of(error, where):
    if isinstance(error, CommandError):
        return str(error)
    if isinstance(error, MemoryError):
        return NO_MEMORY
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(getattr(error, "sqlite_errorname", None) or "")
    if type(error).__module__.partition(".")[0] == "psycopg":
        return NO_SERVER if type(error).__name__ == "OperationalError" else ""
    if isinstance(error, ImproperlyConfigured) and "psycopg" in str(error):
        return NO_DRIVER
    if isinstance(error, OSError):
        of_windows = OF_WINDOWS.get(getattr(error, "winerror", None))
        said = of_windows or OF_THE_SYSTEM.get(error.errno) or ""
        return said.format(where=_culprit(error.filename or where))
    return ""


def is_of_the_file(error):
    """Whether it is a database itself that is damaged (a sqlite3.Error), and not its folder."""
    return (getattr(error, "sqlite_errorname", None) or "").startswith(OF_THE_FILE)


def _culprit(name):
    """The file that stands where a folder should, else what was asked for."""
    path = Path(os.fsdecode(name)) if isinstance(name, str | bytes | Path) else data_folder()
    return next((above for above in path.parents if above.is_file()), path)


def _of_sqlite(name):
    folder = data_folder()
    if not folder.exists() and name.startswith(MAY_BE_GONE):
        return GONE.format(where=folder)
    if (folder / "sandbox.sqlite3").is_dir():
        return A_FOLDER.format(where=folder / "sandbox.sqlite3")
    said = next((said for start, said in OF_SQLITE.items() if name.startswith(start)), "")
    if said in MAY_BE_FULL and is_full(folder):
        said = FULL
    return said.format(where=folder / "sandbox.sqlite3" if name.startswith(OF_THE_FILE) else folder)


def is_full(folder):
    """Whether nothing more can be written there, as far as the disk says."""
    try:
        return shutil.disk_usage(folder).free < NEARLY_NOTHING
    except OSError:
        return False


def sentence(error):
    """What to print of any error: what is known of it, else where the details have been put."""
    return told(error) or UNKNOWN.format(file=_kept(error))


class InOneSentence(logging.Filter):
    """What the computer refuses to a request is a sentence in the window, and once a minute."""

    said, said_at = "", 0.0

    def filter(self, record):
        """Whether it has to be said; the sentence takes the place of the way to the error."""
        said = told(record.exc_info[1]) if record.exc_info else ""
        if not said:
            return True
        record.msg, record.args, record.exc_info = said, (), None
        now = time.monotonic()
        if said == self.said and now - self.said_at < SAID_AGAIN_AFTER:
            return False
        self.said, self.said_at = said, now
        return True


def _kept(error):
    """Where the way to this error is written, without any value that it met."""
    lines = traceback.format_tb(error.__traceback__)
    for folder in (data_folder(), Path(tempfile.gettempdir())):
        file = folder / "erreur.log"
        try:
            file.write_text("".join([*lines, type(error).__name__, os.linesep]), encoding="utf-8")
        except OSError:
            continue
        return f"«\u00a0{file}\u00a0»"
    return "cette phrase"
