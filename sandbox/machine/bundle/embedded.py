"""The Python that travels on the stick, for the Windows computer that has none, or too old a one.

It is the « embeddable package » of python.org: a zip that is installed nowhere, asks no rights, and
has neither `venv` nor `pip`. Our packages are therefore laid beside it when the stick is made.
"""

import hashlib
import http.client
import io
import re
import struct
import subprocess
import sys
import urllib.request
import zipfile

OFFICIAL = "3.12.10"
SHA256 = "4acbed6dd1c744b0376e3b1cf57ce906f9dc9e95e68824584c8099a63025a3c3"
"""Of the zip below, as many unrelated projects that build from that address have pinned it."""

ADDRESS = f"https://www.python.org/ftp/python/{OFFICIAL}/python-{OFFICIAL}-embed-amd64.zip"
SECONDS = 30
AMD64 = 0x8664
"""The machine of a program of Windows for 64 bits, in its heading."""

PACKAGES = "packages"
DIGEST = re.compile(r"[0-9a-f]{64}")


class NotThisPython(Exception):
    """This file is not put on a stick: its argument is the sentence that says why."""


def fetched():
    """The official zip from where it is published, None where that is out of reach.

    Raises:
        NotThisPython: what came is something else.
    """
    try:
        with urllib.request.urlopen(ADDRESS, timeout=SECONDS) as answer:
            content = answer.read()
    except (OSError, http.client.HTTPException):
        return None
    if _digest(content) != SHA256:
        raise NotThisPython(
            "Le réseau a donné autre chose que Python. Un filtre, peut-être. Téléchargez "
            f"{ADDRESS} ailleurs, puis donnez ce fichier après --python."
        )
    return content


def given(file, digest):
    """The zip in this file (a Path), once it is what its checksum says.

    Args:
        digest: its SHA-256, None to read it in the file of that name with `.sha256` behind it.

    Raises:
        NotThisPython: there is no checksum, or it is another.
        OSError: the file cannot be read.
    """
    content = file.read_bytes()
    found = _digest(content)
    beside = file.with_name(file.name + ".sha256")
    if digest is None and beside.exists():
        lines = beside.read_text(encoding="utf-8", errors="replace").lower().splitlines()
        named = [line for line in lines if file.name.lower() in line] or lines
        digest = next(iter(DIGEST.findall("\n".join(named))), "")
    if digest is None and found != SHA256:
        raise NotThisPython(
            "Il faut la somme SHA-256 de ce fichier, pour savoir que c’est le bon. "
            "Écrivez-la après --sha256, ou à côté, dans le fichier "
            f"«\u00a0{beside.name}\u00a0»."
        )
    if digest not in (None, found):
        raise NotThisPython(
            f"«\u00a0{file.name}\u00a0» n’a pas la somme annoncée : il est abîmé, ou c’est un "
            "autre fichier. Téléchargez-le de nouveau."
        )
    return content


def _digest(content):
    return hashlib.sha256(content).hexdigest()


def version_of(content, known):
    """The version of the Python in this zip, "3.12", among those whose packages we have.

    Raises:
        NotThisPython: it is no embeddable Python, or of other computers, or another version.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        [found] = filter(None, (re.fullmatch(r"python3(\d+)\._pth", n) for n in archive.namelist()))
        program = archive.read("python.exe")
        [machine] = struct.unpack_from("<H", program, 4 + struct.unpack_from("<I", program, 60)[0])
    except (zipfile.BadZipFile, ValueError, KeyError, struct.error):
        raise NotThisPython(
            "Ce fichier n’est pas le bon. Il faut « Windows embeddable package (64-bit) », "
            "de https://www.python.org/downloads/windows/"
        ) from None
    if machine != AMD64:
        raise NotThisPython(
            "Ce Python n’est pas celui de Windows 64 bits. Prenez « 64-bit », sans ARM."
        )
    version = f"3.{found[1]}"
    if version not in known:
        raise NotThisPython(
            f"Ce Python est le {version}. Il faut un de ceux-ci : {', '.join(known)}."
        )
    return version


def lay(content, program, command):
    """Put this Python in `program/python`, with our packages, so that it starts the program.

    Args:
        command: what puts the packages in a folder.

    Raises:
        NotThisPython: the packages could not be put there.
    """
    there = program / "python"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(there)
    install([*command, "--target", str(there / PACKAGES)])
    [paths] = there.glob("python3*._pth")
    paths.write_text("\n".join([f"{paths.stem}.zip", ".", PACKAGES, "..", ""]), encoding="ascii")


def install(command):
    """Run this command of pip.

    Raises:
        NotThisPython: it did not do.
    """
    if subprocess.run(command, capture_output=True).returncode:
        raise NotThisPython("Les paquets n’ont pas pu être mis à côté de Python. Recommencez.")


def pip(*words):
    """The beginning of a command that never asks and never looks at its own age."""
    return [sys.executable, "-m", "pip", *words, "--disable-pip-version-check", "--no-input"]
