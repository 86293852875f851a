"""What the checks ask of the computer they run on."""

import os
import shutil
import subprocess

PATIENCE = 300  # seconds, for a download
BRIEFLY = ("-o", "Acquire::http::Timeout=15", "-o", "Acquire::Retries=1")
"""For who has no network: Debian's own patience is minutes."""


def is_root():
    """Whether this process may do everything: some programs then refuse to run as they are."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def runs(command, patience=PATIENCE):
    """Whether this command works in the given time; nothing of it is shown."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install_package(name):
    """Installs a package of Debian's family, where that is ours to do."""
    if is_root() and shutil.which("apt-get"):
        runs(["apt-get", *BRIEFLY, "update"])
        runs(["apt-get", *BRIEFLY, "install", "-y", "--no-install-recommends", name])
