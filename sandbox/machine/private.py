"""What the program writes is for the account that runs it: nobody else on the computer reads it."""

import contextlib
import os
import secrets
import stat

from sandbox.machine import bootstrap

FOLDER, FILE = 0o700, 0o600
OTHERS = 0o077
SIZE = 50
"""Bytes of the key, and the fewest signs of one."""

SHARED = stat.S_ISVTX
"""The mark of a folder that is everybody's, such as the one for temporary files."""


def folder(path, *, ours):
    """Make this folder (a Path) if need be, and keep others out of it: what is written, and was.

    `ours` are the patterns of the files there that were written before this was so. On Windows
    the folder's own rights decide.
    """
    os.umask(OTHERS)
    path.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    with contextlib.suppress(PermissionError):  # a folder lent by somebody else stays as it is
        _close(path, FOLDER)
        for each in (file for pattern in ours for file in path.glob(pattern)):
            _close(each, FILE)
    return path


def _close(path, mode):
    is_now = path.stat().st_mode
    if os.name == "posix" and is_now & OTHERS and not is_now & SHARED:
        path.chmod(mode)


def secret(path):
    """The key in this file (a Path), made at first start: it never enters git nor an environment.

    It is on the disk before its name is: a power cut leaves the whole key, or none. What is no key
    (an empty file, rubbish) is made anew: links and sessions of before open nothing any more.
    """
    if not path.exists() or not _read(path):
        draft = path.with_suffix(f".{os.getpid()}")
        try:
            with draft.open("w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(SIZE))
                file.flush()
                os.fsync(file.fileno())
            bootstrap.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    return _read(path)


def _read(path):
    """The key that is written there, "" where it is none."""
    written = path.read_bytes().strip()
    return written.decode("ascii") if len(written) >= SIZE and written.isascii() else ""
