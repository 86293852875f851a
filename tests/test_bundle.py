"""The USB stick: what is on it, and a room that opens from it with the network off."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sandbox.machine import bootstrap, bundle, faults, places
from sandbox.machine.bundle import __main__ as settling
from sandbox.machine.bundle import embedded
from tests.checks import ROOT

SECONDS = 240
LOOPBACK = "python3 -c '{}' && exec sh demarrer.sh --port 8000".format(
    "import fcntl, socket, struct;"
    'fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 1))'
)
"""A network of its own has a door to itself once it is opened: 0x8914 is SIOCSIFFLAGS, 1 is up."""

BROWSER = """#!/usr/bin/python3
import sys, urllib.request
page = urllib.request.urlopen(sys.argv[1], timeout=60).read()
open("{page}.new", "wb").write(page)
import os; os.replace("{page}.new", "{page}")
"""


@pytest.fixture
def fetches_one(monkeypatch):
    """The packages are one empty file, and python.org is out of reach."""

    def fetch(wheels, say):
        wheels.mkdir()
        (wheels / "tiny-1-py3-none-any.whl").touch()

    monkeypatch.setattr(bundle, "fetch_wheels", fetch)
    monkeypatch.setattr(embedded, "fetched", lambda: None)


@pytest.fixture
def stick(fetches_one, tmp_path):
    call_command("make_bundle", str(tmp_path / "clé"))
    return tmp_path / "clé"


@pytest.fixture
def make_a_zip(fetches_one, tmp_path):
    call_command("make_bundle", str(tmp_path / "salle.zip"))
    assert [path.name for path in tmp_path.iterdir()] == ["salle.zip"]
    return tmp_path / "salle.zip"


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_lies_on_the_stick(stick):
    assert {path.name for path in stick.iterdir()} == {
        "Démarrer.bat",
        "Démarrer.command",
        "demarrer.sh",
        "LISEZ-MOI.txt",
        "programme",
    }


def test_the_program_is_what_runs_and_nothing_else(stick):
    there = files(stick / "programme")
    assert {"manage.py", "requirements.txt", "sandbox/settings.py", "static/css/app.css"} <= there
    assert {"templates/base.html", "wheels/tiny-1-py3-none-any.whl", "version"} <= there
    assert not {path for path in there if re.search(r"tests/|data/|\.git|\.venv|\.pyc|\.md5", path)}


def test_the_windows_launcher_is_read_by_windows(stick):
    raw = (stick / "Démarrer.bat").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n")
    lines = raw.decode("utf-8").splitlines()
    assert lines[:2] == ["@echo off", "chcp 65001 >nul"]
    assert not raw.startswith(b"\xef\xbb\xbf")
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", raw.decode("utf-8"))) <= labels


@pytest.mark.parametrize("name", ["demarrer.sh", "Démarrer.command"])
def test_the_other_launchers_are_read_by_any_shell(stick, name):
    assert b"\r" not in (stick / name).read_bytes()
    assert os.access(stick / name, os.X_OK)
    assert subprocess.run(["sh", "-n", stick / name]).returncode == 0


def test_a_zip_keeps_what_makes_them_run(make_a_zip):
    with zipfile.ZipFile(make_a_zip) as archive:
        modes = {each.filename: each.external_attr >> 16 for each in archive.infolist()}
    assert modes["salle/demarrer.sh"] == modes["salle/Démarrer.command"] == 0o100755
    assert modes["salle/LISEZ-MOI.txt"] == modes["salle/programme/manage.py"] == 0o100644


@pytest.mark.parametrize("name", ["Démarrer.bat", "demarrer.sh", "LISEZ-MOI.txt"])
def test_each_says_where_python_is(stick, name):
    said = (stick / name).read_text(encoding="utf-8")
    assert "https://www.python.org/downloads/" in said


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
@pytest.mark.parametrize("python", [None, "exit 1"], ids=["none", "too old"])
def test_a_computer_without_python_is_told_what_to_do(stick, tmp_path, python):
    there = tmp_path / "bin"
    there.mkdir()
    for tool in ["sh", "dirname"]:
        (there / tool).symlink_to(shutil.which(tool))
    if python:
        (there / "python3").write_text(f"#!{shutil.which('sh')}\n{python}\n", encoding="ascii")
        (there / "python3").chmod(0o755)
    room = subprocess.run(
        ["sh", stick / "demarrer.sh"], env={"PATH": str(there)}, stdin=subprocess.DEVNULL,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert room.returncode == 1
    assert "Il manque Python 3.11 sur cet ordinateur" in room.stdout
    assert room.stderr == ""


def test_making_it_again_replaces_it_and_leaves_the_rest(stick):
    (stick / "photos.txt").touch()
    (stick / "programme" / "old.py").touch()
    call_command("make_bundle", str(stick))
    assert (stick / "photos.txt").exists()
    assert not (stick / "programme" / "old.py").exists()


def test_somebody_s_own_folder_is_left_alone(stick):
    (stick / "programme" / "version").unlink()
    with pytest.raises(CommandError, match="contient déjà autre chose"):
        call_command("make_bundle", str(stick))
    assert (stick / "programme" / "manage.py").exists()


def test_a_stick_that_cannot_be_written_is_a_sentence(stick, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="c’est un fichier"):
        call_command("make_bundle", str(tmp_path / "file"))


@pytest.mark.parametrize("refused", ["programme", "programme.new"])
def test_what_cannot_be_replaced_stays_whole(stick, monkeypatch, refused):
    """Half of it was removed first, and the new one with it."""
    before = files(stick / "programme")
    replace = bootstrap.replace

    def held(source, target):
        if Path(source).name == refused:
            raise PermissionError(13, "in English", str(source))
        replace(source, target)

    monkeypatch.setattr(bootstrap, "replace", held)
    with pytest.raises(CommandError):
        call_command("make_bundle", str(stick))
    assert files(stick / "programme") == before
    if refused == "programme.new":  # a first replacement was cut: the only program is aside
        replace(stick / "programme", stick / "programme.old")
        with pytest.raises(CommandError):
            call_command("make_bundle", str(stick))
        assert files(stick / "programme") == before


def test_a_command_typed_on_a_stick_finds_its_data(stick, tmp_path, monkeypatch):
    """`restore` put them in another folder, and said that it was done."""
    monkeypatch.delenv("SANDBOX_DATA_DIR", raising=False)
    monkeypatch.setattr(places, "home", lambda: tmp_path / "home")
    assert places.data_folder() == Path(ROOT, "data")
    monkeypatch.setattr(bootstrap, "ROOT", str(stick / "programme"))
    assert places.data_folder() == tmp_path / "home" / "data"


def test_without_internet_an_older_bundle_stays(stick, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(embedded, "fetched", lambda: None)
    monkeypatch.setattr(bundle, "download", lambda *args: [sys.executable, "-c", "exit(1)"])
    before = files(stick / "programme")
    with pytest.raises(CommandError, match="Reliez cet ordinateur à internet"):
        call_command("make_bundle", str(stick))
    assert files(stick / "programme") == before


def test_every_pinned_package_is_asked_for():
    asked = bundle.download(Path("wheels"), "3.12", ["win_amd64"])
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "tzdata" in pinned
    for line in pinned.splitlines():
        if line and not line.startswith("#"):
            assert line.split(";")[0].strip() in asked
    assert {"--abi=cp312", "--platform=win_amd64", "--only-binary=:all:"} <= set(asked)


def test_the_program_settles_once_a_version(stick, tmp_path, monkeypatch):
    monkeypatch.setattr(settling, "home", lambda: tmp_path / "home")
    program = settling.settle(stick / "programme")
    assert files(program) == files(stick / "programme")
    (program / "here").touch()
    assert settling.settle(stick / "programme") == program
    assert (program / "here").exists()
    (stick / "programme" / "version").write_text("another", encoding="ascii")
    assert settling.settle(stick / "programme") != program


DEEP = "Le dossier du programme est trop profond"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "Libérez 500 Mo"),
        (shutil.Error([("a", "b", "[Errno 13] Permission denied")]), "L’antivirus lit peut-être"),
        (shutil.Error([("a", "b", "[WinError 32] used by another")]), "L’antivirus lit peut-être"),
        (shutil.Error([("a", "b", "[WinError 206] name too long")]), DEEP),
        (OSError(36, "File name too long"), DEEP),
        (OSError(5, "Input/output error"), "La clé se lit mal"),
    ],
)
def test_a_copy_that_fails_says_the_true_reason(tmp_path, error, said):
    (tmp_path / "version").touch()
    assert said in settling.why(error, tmp_path).replace("\u00a0", " ")


def test_a_stick_pulled_out_in_the_middle_is_asked_for_again(stick, tmp_path, monkeypatch):
    def pulled_out(source, *args, **kwargs):
        shutil.rmtree(stick)
        raise FileNotFoundError(2, "No such file", str(source))

    monkeypatch.setattr(settling, "home", lambda: tmp_path / "home")
    monkeypatch.setattr(settling.shutil, "copytree", pulled_out)
    with pytest.raises(SystemExit, match="La clé n’est plus là"):
        settling.settle(stick / "programme")


def test_the_versions_of_before_go_and_a_running_one_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(settling, "home", lambda: tmp_path)
    old, running, current = "a" * 12, "b" * 12, "c" * 12
    for name in [old, f"{old}.7", running, current, "data", "photos"]:
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    (tmp_path / f"{old}.7.lock").touch()  # of a window that died
    with settling.in_use(running):
        settling.tidy(current)
        assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {
            running, current, "data", "photos",
        }  # fmt: skip
    settling.tidy(current)
    assert {path.name for path in tmp_path.iterdir()} == {current, "data", "photos"}


def test_an_antivirus_that_lets_go_is_waited_for(monkeypatch, tmp_path):
    answers = [PermissionError(13, "held"), PermissionError(13, "held"), 7]

    def call(*args, **kwargs):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(settling.subprocess, "call", call)
    monkeypatch.setattr(settling.time, "sleep", lambda seconds: None)
    assert settling.run(["python"], tmp_path) == 7


def test_data_on_a_stick_that_is_pulled_out_are_asked_for_again(tmp_path, monkeypatch):
    monkeypatch.setenv("SANDBOX_DATA_DIR", str(tmp_path / "gone"))
    error = sqlite3.OperationalError("in English")
    error.sqlite_errorname = "SQLITE_CANTOPEN"
    assert "Rebranchez-le" in faults.told(error)


# -- for real -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real_stick(tmp_path_factory):
    """What the command writes, then moved as a stick is."""
    made, moved = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("l’autre poste")
    command = [sys.executable, "manage.py", "make_bundle", str(made / "clé")]
    environment = os.environ | {"SANDBOX_DATA_DIR": str(made / "data"), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return Path(shutil.move(made / "clé", moved / "clé"))


@pytest.mark.full
@pytest.mark.parametrize("python", bundle.PYTHONS)
@pytest.mark.parametrize("system", bundle.SYSTEMS)
def test_the_packages_are_enough_for(real_stick, tmp_path, system, python):
    wheels = real_stick / "programme" / "wheels"
    command = bundle.download(tmp_path, python, bundle.SYSTEMS[system])
    done = subprocess.run([*command, "--no-index", "--find-links", wheels], capture_output=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.full
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a network is put off on Linux")
def test_the_room_opens_from_the_stick_with_the_network_off(real_stick, tmp_path):
    browser, page = tmp_path / "browser", tmp_path / "page.html"
    browser.write_text(BROWSER.format(page=page), encoding="utf-8")
    browser.chmod(0o755)
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path / "home"),
        "LANG": "C.UTF-8",
        "BROWSER": f"{browser} %s &",
        "PIP_NO_INDEX": "1",
    }
    with open(tmp_path / "said.txt", "wb") as said, subprocess.Popen(
        [*without_network(), "sh", "-c", LOOPBACK], cwd=real_stick, env=environment,
        stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
    ) as room:  # fmt: skip
        deadline = time.monotonic() + SECONDS
        while not page.exists() and room.poll() is None and time.monotonic() < deadline:
            time.sleep(0.5)
        os.killpg(room.pid, signal.SIGINT)
        try:
            code = room.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(room.pid, signal.SIGKILL)
            raise
    told = (tmp_path / "said.txt").read_text(encoding="utf-8")
    assert page.exists(), told
    assert "Entrer" in page.read_text(encoding="utf-8")
    assert code == 0, told
    assert "Première fois" in told
    assert "La salle est fermée." in told
    assert "Traceback" not in told
    assert not (real_stick / "programme" / ".venv").exists()
    assert not (real_stick / "programme" / "data").exists()
    assert not [path for path in files(real_stick) if path.endswith(".pyc")]
    made = another_stick(environment, tmp_path)
    assert files(made / "programme") == files(real_stick / "programme")
    assert version_of(made) == version_of(real_stick)


def version_of(stick):
    return (stick / "programme" / "version").read_text(encoding="ascii")


def another_stick(environment, folder):
    """A stick made from the program that has just settled, with the network off."""
    [settled] = (folder / "home").glob(".local/share/coup-d-essai/" + "[0-9a-f]" * 12)
    environment = environment | {"SANDBOX_DATA_DIR": str(folder / "data")}
    done = subprocess.run(
        [*without_network(), ".venv/bin/python", "manage.py", "make_bundle", folder / "autre clé"],
        cwd=settled, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "autre clé"


def without_network():
    """The command in front of another that leaves it no network, where the system lets us."""
    command = ["unshare", "--map-root-user", "--net"]
    works = shutil.which("unshare") and subprocess.run([*command, "true"]).returncode == 0
    return command if works else []
