"""A PostgreSQL of a moment: made in a temporary folder, thrown away with it."""

import contextlib
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import machine

PACKAGED = Path("/usr/lib/postgresql")
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


@contextlib.contextmanager
def cluster():
    """Gives the DATABASE_URL of a server that lives as long as this block."""
    programs = _programs() or _install()
    with tempfile.TemporaryDirectory() as folder:
        if machine.is_root():
            shutil.chown(folder, _owner())
        data, port = Path(folder, "data"), _free_port()
        _run(folder, programs / "initdb", "-D", data, "-U", "sandbox", *_initial())
        control = [programs / "pg_ctl", "-D", data, "-l", Path(folder, "log"), "-w", "-m", "fast"]
        _run(folder, *control, "-o", _options(port), "start")
        try:
            yield f"postgresql://sandbox@127.0.0.1:{port}/sandbox"
        finally:
            _run(folder, *control, "stop")


def _initial():
    return ["-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync"]


def _options(port):
    settings = SETTINGS | {"port": port}
    return " ".join(f"-c {name}='{value}'" for name, value in settings.items())


def _owner():
    """PostgreSQL refuses to run as root: it then runs as the user its package made."""
    return "postgres" if machine.is_root() else None


def _run(folder, *command):
    """Runs one of PostgreSQL's programs; its words are shown if it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        user=_owner(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        sys.exit(f"PostgreSQL n’a pas voulu.\n{done.stdout}")


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def _programs():
    """The folder of PostgreSQL's own programs, or None; several versions may be there."""
    packaged = max(PACKAGED.glob("*/bin/initdb"), key=_version, default=None)
    found = packaged or shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _version(initdb):
    return [int(part) for part in initdb.parts[-3].split(".")]


def _install():
    print("Il n’y a pas de PostgreSQL pour les tests : j’en installe un.", flush=True)
    machine.install_package("postgresql")
    if programs := _programs():
        return programs
    sys.exit(
        "Il manque PostgreSQL pour cette partie des tests. Installez-le, ou tapez :\n\n"
        "    sudo apt-get install -y postgresql\n"
    )
