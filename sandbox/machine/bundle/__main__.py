"""What the launchers run: settles the program on this computer, then opens the room.

A stick is slow, may be pulled out, and cannot hold the links of an environment: the program runs
from the disk, one folder a version, and what it writes stays beside, whatever the version.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from sandbox.machine import bootstrap, terminal
from sandbox.machine.places import home

NEEDED = 500_000_000
"""Bytes of the program here, with its packages."""

VERSION = re.compile(r"([0-9a-f]{12})(\.\d+)?")
"""The name of a version that is settled here, or of a copy that was stopped in the middle."""

HELD = ["Errno 13", "WinError 5]", "WinError 32]"]
FULL = ["Errno 28", "WinError 112]"]
DEEP = ["Errno 36", "WinError 206]"]
"""What is in the words of an error, alone or among those of a whole folder."""

LONGEST = 259
"""Signs of a path, as far as most of Windows goes."""


def settle(stick):
    """The program on this computer, brought from the stick unless that version is there already."""
    settled = home() / (stick / "version").read_text(encoding="ascii")
    if settled.exists():
        return settled
    draft = settled.with_suffix(f".{os.getpid()}")
    try:
        shutil.copytree(stick, draft, ignore=shutil.ignore_patterns("__pycache__"))
        bootstrap.replace(draft, settled)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        if not settled.exists():  # another window was faster
            sys.exit(f"La copie sur cet ordinateur a échoué. {why(error, stick)}")
    except KeyboardInterrupt:
        shutil.rmtree(draft, ignore_errors=True)
        sys.exit("\nLa copie est arrêtée. Double-cliquez encore sur «\u00a0Démarrer\u00a0».")
    return settled


def why(error, stick):
    """What stopped the copy, and what to do: Python alone is there, none of our packages."""
    words = str(error)
    if any(sign in words for sign in HELD):
        return (
            "L’antivirus lit peut-être encore les fichiers. Attendez une minute, puis recommencez."
        )
    if any(sign in words for sign in FULL) or shutil.disk_usage(Path.home()).free < NEEDED:
        return "Le disque est plein. Libérez 500 Mo, puis recommencez."
    if not (stick / "version").exists():
        return "La clé n’est plus là. Remettez-la, puis recommencez."
    if any(sign in words for sign in DEEP) or is_too_long(getattr(error, "filename", None)):
        return (
            "Le dossier du programme est trop profond. "
            "Copiez-le tout en haut de la clé, puis recommencez."
        )
    return "La clé se lit mal. Recommencez. Si cela revient, prenez une autre clé."


def is_too_long(path):
    return os.name == "nt" and len(str(path or "")) > LONGEST


@contextlib.contextmanager
def in_use(version):
    """Keep this version from being tidied away by another window, for the length of a block."""
    home().mkdir(parents=True, exist_ok=True)
    mark = home() / f"{version}.{os.getpid()}.lock"
    with open(mark, "a") as lock:
        bootstrap.locked(lock)
        yield
    mark.unlink(missing_ok=True)


def is_used(version):
    """Whether another window runs this version, or copies it."""
    for mark in home().glob(f"{version}.*.lock"):
        with open(mark, "a") as lock:
            if not bootstrap.locked(lock):
                return True
        with contextlib.suppress(OSError):
            mark.unlink()
    return False


def tidy(current):
    """Remove the versions of before, and the copies that were stopped; a running one stays.

    A folder loses its name first: one that is half removed is never taken for a version.
    """
    for folder in home().iterdir():
        named = VERSION.fullmatch(folder.name)
        if named and named[1] != current and not is_used(named[1]):
            with contextlib.suppress(OSError):
                shutil.rmtree(folder.rename(folder.with_suffix(".0")))


def python_of(program):
    """The Python that runs the room: the one of the stick has come along, and the stick may go."""
    if bootstrap.is_carried():
        return str(program / "python" / Path(sys.executable).name)
    return sys.executable


def run(room, program):
    """Open the room, and wait until it closes; an antivirus may hold what was just copied."""
    for pause in bootstrap.PATIENCE:
        try:
            return subprocess.call(room, cwd=program)
        except PermissionError:
            time.sleep(pause)
    return subprocess.call(room, cwd=program)


def main():
    terminal.prepare()
    stick = Path(bootstrap.ROOT)
    try:
        version = (stick / "version").read_text(encoding="ascii")
        with in_use(version):
            program = settle(stick)
            tidy(version)
            os.environ.setdefault("SANDBOX_DATA_DIR", str(home() / "data"))
            signal.signal(signal.SIGINT, lambda number, frame: None)
            room = [python_of(program), "manage.py", "run_workshop", "--browser", *sys.argv[1:]]
            code = run(room, program)
    except OSError as error:
        sys.exit(f"La salle ne s’est pas ouverte. {why(error, stick)}")
    sys.exit(code)


if __name__ == "__main__":
    main()
