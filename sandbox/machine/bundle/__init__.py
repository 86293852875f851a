"""What a USB stick needs for a room without the internet and without a command.

`write` fills a folder: the launchers, which somebody double-clicks; a page to read; `programme/`,
with the code that runs and the packages it stands on, for each computer that may read the stick,
and Python itself for Windows.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from sandbox.machine import bootstrap
from sandbox.machine.bundle import embedded

HERE = Path(__file__).parent
ROOT = Path(bootstrap.ROOT)
CODE = [
    "manage.py",
    "requirements.txt",
    "LICENSE",
    "README.md",
    "sandbox",
    "accounts",
    "profiles",
    "templates",
    "static",
]
LAUNCHERS = {
    "Démarrer.bat": ("demarrer.bat", "\r\n"),
    "Démarrer.command": ("demarrer.sh", "\n"),
    "demarrer.sh": ("demarrer.sh", "\n"),
    "LISEZ-MOI.txt": ("lisez-moi.txt", "\r\n"),
}
"""What lies beside `programme/`: {its name there: (its name here, its ends of line)}."""

RUN = {"Démarrer.command", "demarrer.sh"}
"""Those that macOS and Linux run only if a mark says so."""

PYTHONS = ["3.11", "3.12", "3.13", "3.14", "3.15"]
SYSTEMS = {
    "Windows": ["win_amd64"],
    "macOS": ["macosx_12_0_arm64"],
    "Linux": ["manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64"],
}
"""The computers of a room: 64 bits, less than ten years old; the Macs that have an Apple chip."""

NEEDED = 400_000_000
"""Bytes of the program with all its packages, and what a stick loses on small files."""

OF_UNIX = 3
"""The system that a zip is said to come from, so that its marks are obeyed."""

READABLE = 0o022
"""The rights that others do not get: on a stick, they may read and run all, and change nothing."""


class NotOurs(Exception):
    """The folder holds a `programme` that is something else: it is left alone."""


class Unreachable(Exception):
    """The packages could not be fetched."""


class TooSmall(Exception):
    """There is not enough room there: its argument is how many bytes there are."""


def write(folder, *, python=None, say=lambda sentence: None):
    """Fill a folder, an empty one or the top of a stick; an older bundle there is replaced.

    Args:
        python: the zip of the Python that goes with it, None for a stick without.

    Raises:
        NotOurs: nothing was written.
        Unreachable: the packages are missing; an older bundle stays as it was.
        embedded.NotThisPython: this Python does not do; an older bundle stays as it was.
        TooSmall: nothing was written.
        OSError: the folder cannot be written; an older bundle stays as it was.
    """
    os.umask(READABLE)
    program, draft = folder / "programme", folder / "programme.new"
    if program.exists() and not (program / "version").exists():
        raise NotOurs
    version = embedded.version_of(python, PYTHONS) if python else ""
    shutil.rmtree(draft, ignore_errors=True)
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if (free := shutil.disk_usage(folder).free) < NEEDED:
            raise TooSmall(free)
        copy_code(draft)
        if is_a_bundle():
            copy_what_came(draft)
        else:
            fetch_wheels(draft / "wheels", say=say)
        if python:
            say(f"Python {version} lui-même, pour Windows.")
            lay_python(python, version, draft)
        (draft / "version").write_text(version_of(draft), encoding="ascii")
        _put_in_its_place(draft, program)
    except BaseException:  # Ctrl + C included
        shutil.rmtree(folder if is_new else draft, ignore_errors=True)
        raise
    for name, (source, ends) in LAUNCHERS.items():
        text = (HERE / source).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8", newline=ends)
    for name in RUN:
        (folder / name).chmod(0o755)


def _put_in_its_place(draft, program):
    """Have the new program instead of the old one, which stays whole if it cannot go."""
    old = program.with_name("programme.old")
    if program.exists():  # or else the old one, of a replacement that was cut, is the only one
        shutil.rmtree(old, ignore_errors=True)
        bootstrap.replace(program, old)
    try:
        bootstrap.replace(draft, program)
    except BaseException:
        if old.exists():
            bootstrap.replace(old, program)
        raise
    shutil.rmtree(old, ignore_errors=True)


def write_zip(file, *, python=None, say=lambda sentence: None):
    """Put the same things in one zip, to send or to unpack on a stick; it raises the same."""
    with tempfile.TemporaryDirectory(dir=file.parent, ignore_cleanup_errors=True) as made:
        folder = Path(made) / file.stem
        write(folder, python=python, say=say)
        draft = Path(made) / file.name
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                about = zipfile.ZipInfo.from_file(path, path.relative_to(made).as_posix())
                about.compress_type = zipfile.ZIP_DEFLATED
                about.create_system = OF_UNIX
                about.external_attr = (0o100755 if path.name in RUN else 0o100644) << 16
                archive.writestr(about, path.read_bytes())
        bootstrap.replace(draft, file)


def copy_code(program):
    """What runs, and nothing that was made here."""
    program.mkdir(parents=True)
    for name in CODE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, program / name, ignore=shutil.ignore_patterns("__pycache__", ".*")
            )
        else:
            shutil.copyfile(source, program / name)


def is_a_bundle():
    """Whether this program came on a stick itself: it has all that the next one needs."""
    return (ROOT / "version").exists()


def copy_what_came(program):
    """The packages and the Python that came on the stick."""
    for name in ("wheels", "python"):
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, program / name, ignore=ignored)


def lay_python(content, version, program):
    """This Python with its packages, taken from those that have just been fetched."""
    shutil.rmtree(program / "python", ignore_errors=True)
    command = [*embedded.pip("install"), "--no-compile", "--no-index"]
    command += ["--find-links", str(program / "wheels")]
    embedded.lay(content, program, command + chosen(version, SYSTEMS["Windows"]) + pinned())


def fetch_wheels(wheels, *, say):
    """The pinned packages for every Python of every system, from where pip finds them here."""
    for system, platforms in SYSTEMS.items():
        for python in PYTHONS:
            say(f"Python {python} pour {system}.")
            done = subprocess.run(download(wheels, python, platforms), capture_output=True)
            if b"No space left" in done.stderr or b"Errno 28" in done.stderr:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if done.returncode:
                raise Unreachable


def download(wheels, python, platforms):
    """The command that fetches the packages of one Python of one system."""
    command = [*embedded.pip("download"), "--dest", str(wheels), *chosen(python, platforms)]
    if Path(bootstrap.WHEELS).is_dir():
        command += ["--no-index", "--find-links", bootstrap.WHEELS]
    return command + pinned()


def chosen(python, platforms):
    """What tells pip for which Python, of which system."""
    tag = f"cp{python.replace('.', '')}"
    options = ["--no-deps", "--only-binary=:all:", "--implementation=cp"]
    options.append(f"--python-version={python}")
    options += [f"--abi={abi}" for abi in (tag, "abi3", "none")]
    return options + [f"--platform={platform}" for platform in platforms]


def pinned():
    """The packages of requirements.txt, those of the other systems included."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition(";")[0].strip() for line in lines if line[:1] not in ("", "#")]


def version_of(program):
    """A word that changes with any file of the program."""
    digest = hashlib.sha256()
    for path in sorted(program.rglob("*")):
        digest.update(path.relative_to(program).as_posix().encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
