"""Whatever is typed, and whatever the computer refuses: one sentence in French, no traceback.

Each command meets each of these values, wherever one may be typed; the faults of the disk, of the
folder and of the database are made by hand, and really met in the long run (`full`).
"""

import contextlib
import errno
import io
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import django
import pytest
from django.core.management import CommandError
from django.db import OperationalError

import sandbox
from sandbox import settings as ours
from sandbox.machine import bootstrap, commands, faults, places, private
from sandbox.workshop.models import Workshop
from tests.killing import PATIENCE, ROOT, Room

COMMANDS = [
    "backup", "check_hosting", "create_workshop", "facts_to_check", "make_bundle",
    "purge_workshops", "reset_workshop", "restore", "run_workshop",
]  # fmt: skip
VALUES = [
    "", " ", "0", "-1", "99999", "abc", "8000.5", "1e4", "٨٠٠٠", "9" * 60, "0x1F", "é", "«»", "😀",
    "a\nb", "../..", "*", "--", "-", "06 12 34 56 78", "jean.dupont@orange.fr", "\udcff", "%s {0}",
    "x" * 5000, "2026-13-45", "None",
]  # fmt: skip
ENGLISH = re.compile(
    r"Traceback|Error\b|error:|argument|usage|invalid|required|unrecognized|expected|choose"
    r"|show this|positional|Unknown|CommandError",
)
REAL = re.compile("06 12|12 34|jean.dupont")


@pytest.fixture
def obeyed(monkeypatch, db):
    """What a command line ends with: a sentence, or None where it was obeyed."""
    monkeypatch.setattr(django, "setup", lambda: None)
    monkeypatch.setattr("sandbox.machine.tables.bring_up_to_date", lambda: None)
    monkeypatch.setattr("sandbox.machine.bundle.write", lambda folder, say: 1 / 0)
    monkeypatch.setattr(commands, "connections", SimpleNamespace(close_all=lambda: None))

    def obey(*typed):
        try:
            commands.obey(["manage.py", *typed])
        except SystemExit as end:
            return end.code
        return None

    return obey


def then_it_is_one_plain_sentence(said):
    assert isinstance(said, str), said
    assert not ENGLISH.search(said), said
    assert not REAL.search(said), said
    assert re.search(r"[.:?»]\s|\.$|--help$", said), said


@pytest.mark.parametrize("command", COMMANDS)
def test_no_value_is_a_traceback(obeyed, command):
    for value in VALUES:
        for typed in ([f"--inconnu={value}"], ["un", "deux", value], ["--port", value, "--encore"]):
            then_it_is_one_plain_sentence(obeyed(command, *typed))
    assert not Workshop.objects.exists()


NUMBERS = [each for each in VALUES if each not in ("--", "-")]


@pytest.mark.parametrize(
    ("typed", "good"),
    [
        (["run_workshop", "--port"], {"99999"} - {"99999"}),
        (["create_workshop", "--seats"], set()),
        (["create_workshop", "--seats", "1", "--order"], set()),
        (["create_workshop", "--seats", "1", "--guidance"], set()),
        (["create_workshop", "--seats", "1", "--scenario"], set()),
        (["reset_workshop", "ABCD", "--seat"], {"0"}),
        (["reset_workshop"], set()),
        (["backup"], set()),
        (["restore"], set()),
    ],
    ids=lambda each: "-".join(each) if isinstance(each, list) else "",
)
def test_no_value_of_an_option_is_a_traceback(obeyed, typed, good):
    for value in NUMBERS:
        if value not in good:
            *before, last = typed
            joined = f"{last}={value}" if last.startswith("--") else value
            then_it_is_one_plain_sentence(obeyed(*before, *([joined] if before else [last, value])))
    assert not Workshop.objects.exists()


@pytest.mark.parametrize("typed", [*VALUES, "run_workshpo", "--inconnu"])
def test_a_command_that_does_not_exist(obeyed, typed):
    said = obeyed(typed)
    then_it_is_one_plain_sentence(said)
    assert "run_workshop" in said
    assert "n’existe pas" in said


def test_a_slip_in_the_name_of_a_command_is_understood(obeyed):
    assert "Voulez-vous dire run_workshop" in obeyed("run_workshpo")


@pytest.mark.parametrize("asked", [["--version"], ["version"], ["version", "--help"]])
def test_the_version_is_that_of_the_program(obeyed, capsys, asked):
    assert not obeyed(*asked)
    assert capsys.readouterr().out.strip() == sandbox.__version__


@pytest.mark.parametrize("asked", [[], ["help"], ["--help"], *(["help", c] for c in COMMANDS)])
def test_help_is_in_french_and_speaks_of_the_room(obeyed, capsys, asked):
    assert not obeyed(*asked)
    printed = capsys.readouterr().out
    assert not ENGLISH.search(printed), printed
    assert not re.search("--settings|--verbosity|--traceback|--pythonpath", printed)


def test_the_command_of_every_day_comes_first(obeyed, capsys):
    obeyed()
    assert re.findall(r"manage.py (\w+)", capsys.readouterr().out)[0] == "run_workshop"


class FullOutput(io.StringIO):
    """Where the output of a command is sent, on a disk without any room left."""

    def __init__(self, keeps):
        super().__init__()
        self.keeps = keeps

    def write(self, words):
        if not self.keeps:
            self.flush()

    def flush(self):
        raise OSError(errno.ENOSPC, "in English")


@pytest.mark.parametrize("keeps", [True, False], ids=["buffered", "unbuffered"])
def test_what_cannot_be_printed_is_not_said_of_the_data(obeyed, monkeypatch, tmp_path, keeps):
    monkeypatch.setenv("SANDBOX_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "stdout", FullOutput(keeps))
    said = obeyed()
    then_it_is_one_plain_sentence(said)
    assert "affiche" in said
    assert str(tmp_path) not in said


# -- what the computer refuses ---------------------------------------------------------------------


def of_sqlite(name):
    error = sqlite3.OperationalError("in English")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(errno.ENOSPC, "x"), "plus de place"),
        (OSError(errno.EDQUOT, "x"), "plus de place"),
        (OSError(errno.EROFS, "x", "f"), "protégé"),
        (PermissionError(errno.EACCES, "x", "f"), "protégé"),
        (FileExistsError(errno.EEXIST, "x", "f"), "c’est un fichier"),
        (NotADirectoryError(errno.ENOTDIR, "x", "f"), "c’est un fichier"),
        (IsADirectoryError(errno.EISDIR, "x", "f"), "c’est un dossier"),
        (FileNotFoundError(errno.ENOENT, "x", "f"), "Rebranchez-le"),
        (OSError(errno.EIO, "x", "f"), "ne répond pas"),
        (OSError(errno.ESTALE, "x", "f"), "ne répond pas"),
        (OSError(errno.ENAMETOOLONG, "x", "f"), "trop long"),
        (OSError(errno.EBUSY, "x", "f"), "antivirus"),
        (of_sqlite("SQLITE_FULL"), "plus de place"),
        (of_sqlite("SQLITE_READONLY_DBMOVED"), "protégé"),
        (of_sqlite("SQLITE_CANTOPEN"), "protégé"),
        (of_sqlite("SQLITE_IOERR_SHMMAP"), "ne répond pas"),
        (of_sqlite("SQLITE_NOTADB"), "abîmé"),
        (of_sqlite("SQLITE_CORRUPT_VTAB"), "abîmé"),
        (of_sqlite("SQLITE_BUSY_SNAPSHOT"), "depuis trop longtemps"),
        (MemoryError(), "mémoire"),
    ],
    ids=lambda each: getattr(each, "sqlite_errorname", None) or type(each).__name__,
)
def test_each_fault_of_the_machine_has_its_true_reason(monkeypatch, error, why):
    monkeypatch.setattr(faults, "is_full", lambda folder: False)
    try:
        try:
            raise error
        except type(error) as inner:
            raise OperationalError("wrapped, as Django does") from inner
    except OperationalError as wrapped:
        said = faults.sentence(wrapped)
    assert why in said
    assert not ENGLISH.search(said), said


@pytest.mark.parametrize("number", [32, 39, 112, 19, 206, 53, 21])
def test_windows_has_numbers_of_its_own(number):
    error = OSError(errno.EINVAL, "in English", "f")
    error.winerror = number
    assert faults.told(error) == faults.OF_WINDOWS[number].format(where="f")


def test_a_disk_that_is_full_is_said_so_whatever_the_database_calls_it(monkeypatch):
    monkeypatch.setattr(faults, "is_full", lambda folder: True)
    assert "plus de place" in faults.told(of_sqlite("SQLITE_IOERR_SHMSIZE"))


def test_an_error_that_nobody_foresaw_is_a_sentence_too(tmp_path, monkeypatch):
    monkeypatch.setenv("SANDBOX_DATA_DIR", str(tmp_path))
    number = "06 12 34 56 78"
    try:
        raise ZeroDivisionError(number)
    except ZeroDivisionError as error:
        said = faults.sentence(error)
    assert "erreur.log" in said
    assert "ZeroDivisionError" in (tmp_path / "erreur.log").read_text(encoding="utf-8")
    assert "06 12" not in (tmp_path / "erreur.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://a/b",
        "postgresql://",
        "postgresql://a:b@h:port/n",
        "postgresql://[::1/n",
    ],
)
def test_an_address_of_a_database_that_is_none(url):
    with pytest.raises(CommandError, match="ne se lit pas"):
        ours.database(url)


@pytest.mark.parametrize("written", [b"", b"  \n", b"short", b"\xff" * 80])
def test_a_key_that_is_none_is_made_anew(tmp_path, written):
    (tmp_path / "secret_key").write_bytes(written)
    made = private.secret(tmp_path / "secret_key")
    assert len(made) >= 50
    assert private.secret(tmp_path / "secret_key") == made
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("times", [2, 99])
def test_what_an_antivirus_holds_is_waited_for(tmp_path, monkeypatch, times):
    really, tries = os.replace, []

    def held(*names):
        tries.append(names)
        if len(tries) <= times:
            raise PermissionError(errno.EACCES, "held")
        return really(*names)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(bootstrap.time, "sleep", lambda seconds: None)
    with contextlib.nullcontext() if times == 2 else pytest.raises(PermissionError):
        assert private.secret(tmp_path / "secret_key")
    assert not list(tmp_path.glob("secret_key.*"))


@pytest.mark.parametrize(
    ("folder", "whose"),
    [
        ("/Users/a/OneDrive - Conseil départemental/Coup", "OneDrive"),
        ("/home/a/Dropbox (Perso)/Coup", "Dropbox"),
        ("/home/a/Google Drive/Coup", "Google Drive"),
        ("/g/Mon Drive/Coup", "Google Drive"),
        ("/Users/a/iCloudDrive/Coup", "iCloud"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/Coup", "iCloud"),
        ("/Users/a/Library/CloudStorage/OneDrive-Mairie/Coup", "OneDrive"),
        ("/Users/a/Library/CloudStorage/Box-Box/Coup", "un dossier synchronisé"),
        ("/home/a/Nextcloud2/Coup", "Nextcloud"),
        ("/home/a/kDrive/Coup", "kDrive"),
        ("/home/a/Documents/Coup d’essai", ""),
        ("/home/megane/onedriveless/Coup", ""),
    ],
)
def test_a_folder_that_leaves_by_itself_is_recognised(folder, whose):
    assert places.synchronised_by(Path(folder)) == whose
    assert bool(places.warning(Path(folder))) == bool(whose)


def test_a_mark_at_its_top_tells_it_too(tmp_path):
    (tmp_path / ".sync_0a1b2c.db").touch()
    (tmp_path / "Coup").mkdir()
    assert places.synchronised_by(tmp_path / "Coup") == "Nextcloud"


def test_windows_says_where_such_a_folder_is(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Mairie"))
    assert places.synchronised_by(tmp_path / "Mairie" / "Coup") == "OneDrive"


@pytest.mark.parametrize(
    ("kind", "is_told"), [("cifs", True), ("nfs4", True), ("fuse.sshfs", True), ("ext4", False)]
)
def test_a_folder_of_the_network_is_recognised(monkeypatch, kind, is_told):
    mounts = (
        "22 1 8:1 / / rw - ext4 /dev/sda rw\n"
        f"30 22 0:40 / /mnt/un\\040partage rw shared:1 - {kind} //serveur/x rw"
    )
    monkeypatch.setattr(places, "_mounts", lambda: mounts)
    assert places.is_of_the_network(Path("/mnt/un partage/Coup")) == is_told
    assert not places.is_of_the_network(Path("/home/a"))


def test_a_disk_that_is_nearly_full_is_said_before_the_workshop(tmp_path, monkeypatch):
    assert places.little_room(tmp_path) == ""
    usage = SimpleNamespace(free=30_000_000)
    monkeypatch.setattr(places.shutil, "disk_usage", lambda folder: usage)
    assert "il reste 30\u00a0Mo" in places.little_room(tmp_path)


def test_a_folder_where_the_database_should_be(tmp_path, monkeypatch):
    monkeypatch.setenv("SANDBOX_DATA_DIR", str(tmp_path))
    (tmp_path / "sandbox.sqlite3").mkdir()
    assert "c’est un dossier" in faults.told(of_sqlite("SQLITE_CANTOPEN"))


def test_a_link_that_turns_in_circles_is_a_place_all_the_same(tmp_path, monkeypatch):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    monkeypatch.setenv("SANDBOX_DATA_DIR", str(tmp_path / "a"))
    with pytest.raises(OSError, match=".") as refused:
        private.folder(places.data_folder(), ours=[])
    assert faults.told(refused.value)


# -- real programs, really refused -----------------------------------------------------------------

LINES = {
    "backup": ["{folder}/copie.sauvegarde"],
    "restore": ["{folder}/copie.sauvegarde"],
    "check_hosting": [],
    "create_workshop": ["--seats", "1"],
    "facts_to_check": [],
    "make_bundle": ["{folder}/cle"],
    "purge_workshops": ["--yes"],
    "reset_workshop": ["ABCD"],
    "run_workshop": ["--no-demo", "--host", "127.0.0.1", "--port", "{port}"],
}
OBEYED_WITHOUT_DATA = {"facts_to_check", "make_bundle"}
NOT_OF_THE_DATA = {"check_hosting", "restore"}
"""They are refused too, for what they find first: something to do, a copy that is not there."""


def a_file(folder):
    (folder / "data").touch()


def under_a_file(folder):
    (folder / "data").touch()
    return {"SANDBOX_DATA_DIR": str(folder / "data" / "there")}


def no_database(folder):
    (folder / "data").mkdir()
    (folder / "data" / "sandbox.sqlite3").write_text("Bonjour.\n" * 2000, encoding="utf-8")


def a_folder_for_a_key(folder):
    (folder / "data" / "secret_key").mkdir(parents=True)


def an_unreadable_address(folder):
    return {"DATABASE_URL": "nonsense"}


def a_name_too_long(folder):
    return {"SANDBOX_DATA_DIR": str(folder / ("x" * 300))}


@pytest.mark.full
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "broken",
    [a_file, under_a_file, no_database, a_folder_for_a_key, an_unreadable_address, a_name_too_long],
)
def test_a_real_program_says_it(tmp_path, broken, command):
    environment = os.environ | {"SANDBOX_DATA_DIR": str(tmp_path / "data"), "PYTHONUTF8": "1"}
    environment |= broken(tmp_path) or {}
    line = [each.format(folder=tmp_path, port=8951) for each in LINES[command]]
    if broken is no_database and command in OBEYED_WITHOUT_DATA:
        pytest.skip("it reads none of it")
    ended = subprocess.run(
        [sys.executable, "manage.py", command, *line], cwd=ROOT, env=environment,
        capture_output=True, encoding="utf-8", timeout=PATIENCE,
    )  # fmt: skip
    assert ended.returncode == 1
    then_it_is_one_plain_sentence(ended.stderr.strip())


@pytest.mark.full
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it is SQLite’s file that is cut")
def test_a_database_that_was_cut_is_said_at_the_door(room_folder):
    file = room_folder / "sandbox.sqlite3"
    os.truncate(file, file.stat().st_size // 2)
    for command in set(COMMANDS) - OBEYED_WITHOUT_DATA - NOT_OF_THE_DATA:
        room = Room(room_folder)
        line = [each.format(port=room.port, folder=room_folder) for each in LINES[command]]
        with room.start("manage.py", command, *line, stderr=subprocess.PIPE, text=True) as program:
            assert "abîmé" in program.communicate(timeout=PATIENCE)[1]
        assert program.returncode == 1


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
@pytest.mark.parametrize("end", ["| true", ">&-", "| head -1", "> /dev/full"])
def test_nobody_reads_what_it_says(room_folder, end):
    if "full" in end and not Path("/dev/full").exists():
        pytest.skip("no such device here")
    said = subprocess.run(
        ["bash", "-c", f"{shutil.which(sys.executable)} manage.py facts_to_check --all {end}"],
        cwd=ROOT, env=Room(room_folder).environment, stderr=subprocess.PIPE, text=True,
    ).stderr  # fmt: skip
    assert not ENGLISH.search(said), said


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl + C is not a signal there")
@pytest.mark.parametrize("tenths", range(0, 40, 4))
def test_ctrl_and_c_at_any_moment_of_the_start(tmp_path, tenths):
    room = Room(tmp_path)
    program = room.start(
        "manage.py", "run_workshop", "--host", "127.0.0.1", "--port", str(room.port),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip
    with program:
        time.sleep(0.3 + tenths / 10)
        program.send_signal(signal.SIGINT)
        said = program.communicate(timeout=PATIENCE)[0]
    assert "Traceback" not in said, said
