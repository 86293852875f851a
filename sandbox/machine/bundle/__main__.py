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


def home():
    """The folder of this program on this computer, for whoever is using it."""
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
        draft.rename(settled)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not settled.exists():  # another window was faster
            sys.exit("La copie sur cet ordinateur a échoué. Libérez 500 Mo, puis recommencez.")
    return settled


def main():
    terminal.prepare()
    program = settle(Path(bootstrap.ROOT))
    os.environ.setdefault("SANDBOX_DATA_DIR", str(home() / "data"))
    signal.signal(signal.SIGINT, lambda number, frame: None)
    room = [sys.executable, "manage.py", "run_workshop", "--browser", *sys.argv[1:]]
    sys.exit(subprocess.call(room, cwd=program))


if __name__ == "__main__":
    main()
