"""What the launchers run: settles the program on this computer, then opens the room.

A stick is slow, may be pulled out, and cannot hold the links of an environment: the program runs
from the disk, one folder a version, and what it writes stays beside, whatever the version.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from sandbox.machine import bootstrap, terminal

NEEDED = 500_000_000
"""Bytes of the program here, with its packages."""


def home():
    """The folder of this program on this computer, for whoever is using it."""
    if "WindowsApps" in sys.base_prefix:  # the Store hides from the others what its Python writes
        return Path.home() / "coup-d-essai"
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    else:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "coup-d-essai"


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
            sys.exit(f"La copie sur cet ordinateur a échoué. {why(error)}")
    except KeyboardInterrupt:
        shutil.rmtree(draft, ignore_errors=True)
        sys.exit("\nLa copie est arrêtée. Double-cliquez encore sur «\u00a0Démarrer\u00a0».")
    return settled


def why(error):
    """What stopped the copy, and what to do: Python alone is there, none of our packages."""
    if isinstance(error, PermissionError):
        return (
            "L’antivirus lit peut-être encore les fichiers. Attendez une minute, puis recommencez."
        )
    is_full = any(sign in str(error) for sign in ["Errno 28", "WinError 112"])
    if is_full or shutil.disk_usage(Path.home()).free < NEEDED:
        return "Le disque est plein. Libérez 500 Mo, puis recommencez."
    return "La clé n’est peut-être plus là. Remettez-la, puis recommencez."


def python_of(program):
    """The Python that runs the room: the one of the stick has come along, and the stick may go."""
    if bootstrap.is_carried():
        return str(program / "python" / Path(sys.executable).name)
    return sys.executable


def main():
    terminal.prepare()
    try:
        program = settle(Path(bootstrap.ROOT))
    except OSError as error:
        sys.exit(f"Le programme n’a pas pu se copier sur cet ordinateur. {why(error)}")
    os.environ.setdefault("SANDBOX_DATA_DIR", str(home() / "data"))
    signal.signal(signal.SIGINT, lambda number, frame: None)
    room = [python_of(program), "manage.py", "run_workshop", "--browser", *sys.argv[1:]]
    try:
        sys.exit(subprocess.call(room, cwd=program))
    except OSError as error:
        sys.exit(f"La salle ne s’est pas ouverte. {why(error)}")


if __name__ == "__main__":
    main()
