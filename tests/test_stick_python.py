"""The Python that goes on the stick, and the launcher of Windows that looks for one."""

import hashlib
import io
import os
import re
import shutil
import struct
import subprocess
import urllib.request
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sandbox.machine import bootstrap, bundle
from sandbox.machine.bundle import __main__ as settling
from sandbox.machine.bundle import embedded


def program(code=0, machine=0x8664):
    """A program of Windows that does nothing and ends with this code: `mov eax, code; ret`."""
    heading = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64)
    pe = struct.pack("<4sHHIIIHH", b"PE\0\0", machine, 1, 0, 0, 0, 240, 0x22)
    pe += struct.pack("<HBBIIIII", 0x20B, 0, 0, 512, 0, 0, 0x1000, 0x1000)
    pe += struct.pack(
        "<QIIHHHHHHIIIIHH", 0x140000000, 4096, 512, 6, 0, 0, 0, 6, 0, 0, 8192, 512, 0, 3, 0
    )
    pe += struct.pack("<QQQQII", 1 << 20, 4096, 1 << 20, 4096, 0, 16) + bytes(128)
    pe += struct.pack("<8sIIIIIIHHI", b".text", 4096, 4096, 512, 512, 0, 0, 0, 0, 0x60000020)
    return (heading + pe).ljust(512, b"\0") + (b"\xb8" + struct.pack("<I", code) + b"\xc3").ljust(
        512, b"\0"
    )


def archive(*, paths="python312._pth", machine=0x8664):
    """A zip made as the one of python.org, with nothing inside that runs."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("python.exe", program(machine=machine))
        made.writestr(paths, "python312.zip\n.\n\n#import site\n")
        made.writestr("python312.zip", "")
    return content.getvalue()


ZIP = archive()


@pytest.fixture
def make(tmp_path, monkeypatch):
    """Make a stick whose packages are one empty file, where python.org is out of reach."""

    def fetch(wheels, say):
        wheels.mkdir()
        (wheels / "tiny-1-py3-none-any.whl").touch()

    def unreachable(*args, **kwargs):
        raise OSError

    monkeypatch.setattr(bundle, "fetch_wheels", fetch)
    monkeypatch.setattr(urllib.request, "urlopen", unreachable)

    def command(*words, content=ZIP):
        (tmp_path / "python.zip").write_bytes(content)
        call_command("make_bundle", str(tmp_path / "clé"), *words)
        return tmp_path / "clé"

    return command


@pytest.fixture
def installs_nothing(monkeypatch):
    monkeypatch.setattr(embedded, "install", lambda command: None)


def sum_of(content):
    return hashlib.sha256(content).hexdigest()


def test_python_goes_on_the_stick_and_finds_the_program(make, tmp_path, installs_nothing):
    stick = make("--python", str(tmp_path / "python.zip"), "--sha256", sum_of(ZIP).upper())
    python = stick / "programme" / "python"
    assert (python / "python.exe").exists()
    lines = (python / "python312._pth").read_text(encoding="ascii").split()
    assert lines == ["python312.zip", ".", "packages", ".."]


def test_the_sum_may_be_in_a_file_beside(make, tmp_path, installs_nothing):
    said = f"{sum_of(ZIP)} *python.zip\n"
    (tmp_path / "python.zip.sha256").write_text(said, encoding="ascii")
    assert (make("--python", str(tmp_path / "python.zip")) / "programme" / "python").exists()


def test_the_sum_is_that_of_this_file_among_several(make, tmp_path, installs_nothing):
    said = f"{'0' * 64} *autre.zip\n{sum_of(ZIP)} *python.zip\n"
    (tmp_path / "python.zip.sha256").write_text(said, encoding="ascii")
    assert (make("--python", str(tmp_path / "python.zip")) / "programme" / "python").exists()


def test_the_python_of_a_stick_makes_no_other(make, tmp_path, monkeypatch):
    (tmp_path / "python.zip").touch()
    monkeypatch.setattr(bootstrap, "is_carried", lambda: True)
    with pytest.raises(CommandError, match="Enlevez --python"):
        make("--python", str(tmp_path / "python.zip"))
    assert not (tmp_path / "clé").exists()


@pytest.mark.parametrize(
    ("content", "digest", "why"),
    [
        (ZIP, "0" * 64, "n’a pas la somme annoncée"),
        (ZIP, None, "Il faut la somme SHA-256"),
        (b"MZ", sum_of(b"MZ"), "Il faut « Windows embeddable package"),
        (archive(machine=0xAA64), sum_of(archive(machine=0xAA64)), "Windows 64 bits"),
        (archive(paths="python310._pth"), sum_of(archive(paths="python310._pth")), "est le 3.10"),
    ],
    ids=["another sum", "no sum", "no zip", "ARM", "too old"],
)
def test_another_file_is_refused_and_nothing_is_written(make, tmp_path, content, digest, why):
    words = ["--sha256", digest] if digest else []
    (tmp_path / "python.zip").touch()
    with pytest.raises(CommandError) as refused:
        make("--python", str(tmp_path / "python.zip"), *words, content=content)
    assert why in str(refused.value).replace("\u00a0", " ")
    assert not (tmp_path / "clé").exists()


def test_without_internet_the_stick_is_made_and_says_what_it_lacks(make, capsys):
    stick = make()
    assert not (stick / "programme" / "python").exists()
    assert "Python n’est pas sur la clé" in capsys.readouterr().out.replace("\u00a0", " ")


def test_what_a_filter_gives_instead_is_refused(make, monkeypatch):
    page = io.BytesIO(b"<html>Access denied</html>")
    monkeypatch.setattr(urllib.request, "urlopen", lambda *args, **kwargs: page)
    with pytest.raises(CommandError, match="autre chose que Python"):
        make()


def test_the_python_of_the_stick_runs_from_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(bootstrap, "CARRIED", str(tmp_path))
    monkeypatch.setattr(settling.sys, "executable", str(tmp_path / "python.exe"))
    bootstrap.ensure("a file that is not there")  # nothing is installed, nothing is looked at
    home = Path("C:/home")
    assert settling.python_of(home) == str(home / "python" / "python.exe")


def test_the_python_of_the_store_settles_where_others_see_it(monkeypatch):
    base = r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.12"
    monkeypatch.setattr(settling.sys, "base_prefix", base)
    assert settling.home() == Path.home() / "coup-d-essai"


# -- under Wine ------------------------------------------------------------------------------------

WINE = shutil.which("wine") or shutil.which("wine64")
OPENS = "Un instant. Ne fermez pas cette fenêtre."
ABSENT, TOO_OLD, NARROW, STUB = None, 3, 4, 9009


def is_said(sentence, told):
    """Whether this sentence is there, whatever its accents have become.

    The `cmd` of Wine reads a file in the code page of the machine, where that of Windows obeys
    `chcp`: an accent comes out as some other signs.
    """
    return re.search(re.sub(r"[^\x00-\x7f]+", ".{1,9}", sentence.replace(".", r"\.")), told)


@pytest.fixture(scope="module")
def windows(tmp_path_factory):
    """A Windows without Python, and how to type in it."""
    if not WINE:
        pytest.skip("the launcher of Windows runs under Wine, which is not on this computer")
    prefix = tmp_path_factory.mktemp("wine")
    environment = os.environ | {
        "WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=",
    }  # fmt: skip
    environment.pop("DISPLAY", None)

    def typed(*words, cwd, path):
        there = os.environ | environment | {"WINEPATH": f"Z:{path}".replace("/", "\\")}
        done = subprocess.run(
            [WINE, "cmd", "/c", *words], cwd=cwd, env=there, input=b"\n", capture_output=True,
            timeout=120,
        )  # fmt: skip
        return done.returncode, done.stdout.decode("utf-8", "replace")

    if "ready" not in typed("echo ready", cwd=prefix, path=prefix)[1]:
        pytest.skip("Wine is on this computer and does not start")
    yield typed
    subprocess.run(["wineserver", "-k"], env=environment, check=False)


@pytest.mark.full
@pytest.mark.parametrize(
    ("carried", "py", "python", "said"),
    [
        (0, ABSENT, ABSENT, OPENS),
        (0, TOO_OLD, STUB, OPENS),
        (ABSENT, 0, ABSENT, OPENS),
        (ABSENT, TOO_OLD, 0, OPENS),
        (1, 0, ABSENT, OPENS),
        (ABSENT, ABSENT, 0, OPENS),
        (ABSENT, ABSENT, ABSENT, "Il manque Python sur cet ordinateur."),
        (ABSENT, ABSENT, STUB, "ne fait qu’ouvrir la boutique"),
        (ABSENT, TOO_OLD, ABSENT, "est trop ancien"),
        (ABSENT, ABSENT, TOO_OLD, "est trop ancien"),
        (ABSENT, NARROW, TOO_OLD, "est trop ancien"),
        (ABSENT, NARROW, STUB, "est en 32 bits"),
        (1, ABSENT, STUB, "n’a pas laissé partir le Python de la clé"),
    ],
)
def test_the_launcher_finds_python_or_says_why_not(windows, tmp_path, carried, py, python, said):
    stick = tmp_path / "clé d’Éloïse & Cie (2)" / "Coup d’essai"
    (stick / "programme" / "python").mkdir(parents=True)
    (stick / "programme" / "sandbox" / "machine" / "bundle").mkdir(parents=True)
    (stick / "programme" / "sandbox" / "machine" / "bundle" / "__main__.py").touch()
    source, ends = bundle.LAUNCHERS["Démarrer.bat"]
    text = (bundle.HERE / source).read_text(encoding="utf-8")
    (stick / "Démarrer.bat").write_text(text, encoding="utf-8", newline=ends)
    shop = tmp_path / "Microsoft" / "WindowsApps"
    shop.mkdir(parents=True)
    for file, code in [
        (stick / "programme" / "python" / "python.exe", carried),
        (shop / "py.exe", py),
        (shop / "python.exe", python),
    ]:
        if code is not ABSENT:
            file.write_bytes(program(code))
    code, told = windows("Démarrer.bat", cwd=stick, path=shop)
    assert is_said(said, told), told
    assert code == (0 if said == OPENS else 1)
    assert bool(is_said(OPENS, told)) == (said == OPENS)
    assert ("Press" in told or "touche" in told) == (said != OPENS), "the window stays open"


@pytest.mark.full
def test_the_launcher_alone_says_what_is_missing(windows, tmp_path):
    source, ends = bundle.LAUNCHERS["Démarrer.bat"]
    text = (bundle.HERE / source).read_text(encoding="utf-8")
    (tmp_path / "Démarrer.bat").write_text(text, encoding="utf-8", newline=ends)
    code, told = windows("Démarrer.bat", cwd=tmp_path, path=tmp_path)
    assert code == 1
    assert is_said("Il manque le dossier « programme »", told), told
