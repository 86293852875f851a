"""A copy of the data: made while the room is open, put back while it is closed, whole or not."""

import errno
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sandbox.machine import bootstrap, copies, opened
from sandbox.workshop import erasing
from sandbox.world import clock

TODAY = date(2031, 5, 8)
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own")


@pytest.fixture
def database(tmp_path):
    """A database of SQLite with the table by which ours are known, in a folder of its own."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    file = folder / "sandbox.sqlite3"
    with closing(sqlite3.connect(file)) as there, there:
        there.execute("PRAGMA journal_mode=WAL")
        there.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app, name, applied)")
        there.execute("INSERT INTO django_migrations VALUES (1, 'workshop', '0001_initial', '')")
        there.execute("CREATE TABLE noted (words)")
        there.executemany("INSERT INTO noted VALUES (?)", [["x" * 500]] * 200)
        there.execute("DELETE FROM noted")
    return file


@pytest.fixture
def copy(database, tmp_path):
    file = tmp_path / "jeudi.sauvegarde"
    copies.save(database, file)
    return file


def note(database, words):
    """Write something that can be found again."""
    with closing(sqlite3.connect(database)) as there, there:
        there.execute("CREATE TABLE IF NOT EXISTS noted (words)")
        there.execute("INSERT INTO noted VALUES (?)", [words])


def noted(database):
    with closing(sqlite3.connect(database)) as there:
        try:
            return [words for (words,) in there.execute("SELECT words FROM noted")]
        except sqlite3.OperationalError:
            return []


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_is_of_one_moment_whoever_writes_meanwhile(database, tmp_path):
    note(database, "avant")
    file = tmp_path / "jeudi.sauvegarde"
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO noted VALUES ('pendant')")
        copies.save(database, file)
        writer.execute("COMMIT")
    assert noted(file) == ["avant"]
    assert file.stat().st_mode & 0o077 == 0
    assert [name for name in names(tmp_path) if "jeudi" in name] == ["jeudi.sauvegarde"]


@pytest.mark.parametrize(
    "name",
    ["", " ", "-", "--", "jeudi", "jeudi.txt", ".sauvegarde", "../..", "a\nb.sauvegarde",
     "\udcff.sauvegarde", "rien/jeudi.sauvegarde", "x" * 5000, "*", "sandbox.sqlite3"],
    ids=lambda name: ascii(name)[:20],
)  # fmt: skip
def test_an_odd_name_makes_no_file(database, tmp_path, monkeypatch, name):
    folder = tmp_path / "ici"
    folder.mkdir()
    monkeypatch.chdir(folder)
    with pytest.raises(CommandError, match="finit par|n’existe pas|Il manque"):
        call_command("backup", name)
    assert names(folder) == []


def test_a_copy_never_replaces_a_file(database, copy):
    before = copy.read_bytes()
    note(database, "après")
    with pytest.raises(CommandError, match="existe déjà"):
        copies.save(database, copy)
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOSPC, "plus de place dans «\u00a0{}\u00a0»"),
        (errno.EROFS, "écrire dans «\u00a0{}\u00a0»"),
        (errno.EIO, "écrire dans «\u00a0{}\u00a0»"),
        (errno.ENAMETOOLONG, "trop long"),
    ],
)
def test_it_is_the_chosen_folder_that_is_named_and_nothing_is_left_there(
    database, tmp_path, monkeypatch, number, why
):
    def refuse(*names):
        raise OSError(number, "in English")

    monkeypatch.setattr(bootstrap, "replace", refuse)
    with pytest.raises(CommandError) as refused:
        copies.save(database, tmp_path / "jeudi.sauvegarde")
    assert why.format(tmp_path) in str(refused.value)
    assert names(tmp_path) == ["data"]


def test_a_folder_that_goes_meanwhile_is_named_and_not_the_data(database, tmp_path, monkeypatch):
    folder = tmp_path / "clé"
    folder.mkdir()

    def pulled_out(*files):
        shutil.rmtree(folder)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(copies, "_copy", pulled_out)
    with pytest.raises(CommandError, match="Je n’arrive pas à écrire dans.*clé"):
        copies.save(database, folder / "jeudi.sauvegarde")


def test_data_that_are_gone_are_not_an_empty_room(tmp_path):
    with pytest.raises(FileNotFoundError):
        copies.save(tmp_path / "data" / "sandbox.sqlite3", tmp_path / "jeudi.sauvegarde")


def test_a_name_may_have_a_non_breaking_space(database, tmp_path):
    folder = tmp_path / "mes\u00a0copies"
    folder.mkdir()
    copies.save(database, folder / "jeudi\u00a0soir.sauvegarde")
    assert names(folder) == ["jeudi\u00a0soir.sauvegarde"]


def test_what_a_killed_copy_leaves_goes(database, tmp_path):
    """All the data, under a name that no evening erased."""
    folder = database.parent
    left = ["sandbox.sqlite3.0123abcd.ecrit", "avant-2031-05-08-0123abcd.sauvegarde.89abcdef.ecrit"]
    for name in [*left, f"{left[0]}-journal"]:
        (folder / name).touch()
    copies.remove_drafts(folder)
    assert names(folder) == ["sandbox.sqlite3"]

    for name in ("jeudi", "lundi"):
        (tmp_path / f"{name}.sauvegarde.0123abcd.ecrit").touch()
    copies.save(database, tmp_path / "jeudi.sauvegarde")
    drafts = [name for name in names(tmp_path) if name.endswith("ecrit")]
    assert drafts == ["lundi.sauvegarde.0123abcd.ecrit"]


def test_the_two_commands(database, tmp_path, settings, monkeypatch, capsys):
    settings.DATA_DIR = database.parent
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(database))
    note(database, "jeudi")
    file = tmp_path / "jeudi.sauvegarde"
    call_command("backup", str(file))
    assert f"C’est copié dans «\u00a0{file}\u00a0»" in capsys.readouterr().out
    note(database, "vendredi")
    call_command("restore", str(file))
    assert noted(database) == ["jeudi"]
    [before] = database.parent.glob("avant-*")
    said = capsys.readouterr().out
    assert "Ouvrez la salle." in said
    assert f"«\u00a0{before}\u00a0», jusqu’à l’ouverture de la salle un autre jour." in said


def test_a_name_that_other_commands_would_read_as_an_option(database, tmp_path):
    with pytest.raises(CommandError, match="tiret"):
        copies.save(database, tmp_path / "-x.sauvegarde")
    assert names(tmp_path) == ["data"]


def test_what_is_held_too_long_is_said(database, tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "LONGEST", -1)
    with pytest.raises(CommandError, match="depuis plus d’une minute"):
        copies.save(database, tmp_path / "jeudi.sauvegarde")
    assert names(tmp_path) == ["data"]


def test_where_nothing_was_prepared_there_is_nothing_to_copy(tmp_path):
    with pytest.raises(CommandError, match="encore rien à copier"):
        copies.save(tmp_path / "sandbox.sqlite3", tmp_path / "jeudi.sauvegarde")


def test_a_copy_put_back_is_as_it_was_and_what_was_there_is_kept(database, tmp_path):
    note(database, "jeudi")
    file = tmp_path / "jeudi.sauvegarde"
    copies.save(database, file)
    note(database, "vendredi")
    before = copies.put_back(file, database, today=TODAY)
    assert noted(database) == ["jeudi"]
    assert noted(before) == ["jeudi", "vendredi"]
    assert [name for name in names(database.parent) if name.startswith("sandbox.sqlite3")] == [
        "sandbox.sqlite3"
    ]
    assert database.stat().st_mode & 0o077 == 0
    copies.put_back(before, database, today=TODAY)
    assert noted(database) == ["jeudi", "vendredi"]


def test_a_copy_is_put_back_in_a_folder_that_is_new(copy, tmp_path):
    folder = tmp_path / "neuf"
    folder.mkdir()
    assert copies.put_back(copy, folder / "sandbox.sqlite3", today=TODAY) is None
    assert names(folder) == ["sandbox.sqlite3"]


def no_database(database):
    database.write_bytes(b"\xa5" * 50_000)


def the_end_cut(database):
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])


def renamed(database):
    database.unlink()


@pytest.mark.parametrize("damaged", [no_database, the_end_cut, renamed])
def test_a_copy_is_put_back_over_damaged_data_and_beside_no_log_of_theirs(
    database, tmp_path, damaged
):
    """The program that was cut left its log: it is of the data that were there, and of no other."""
    note(database, "jeudi")
    file, log = tmp_path / "jeudi.sauvegarde", database.with_name(f"{database.name}-wal")
    copies.save(database, file)
    with closing(sqlite3.connect(database, isolation_level=None)) as cut_short:
        cut_short.execute("INSERT INTO noted VALUES ('coupé')")
        written = log.read_bytes()
    damaged(database)
    log.write_bytes(written)
    before = copies.put_back(file, database, today=TODAY)
    assert noted(database) == ["jeudi"]
    with closing(sqlite3.connect(database)) as there:
        assert there.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert (before is None) == (damaged is renamed)
    assert before is None or before.exists()
    assert [name for name in names(database.parent) if name.startswith("sandbox.sqlite3")] == [
        "sandbox.sqlite3"
    ]
    copies.forget_before(database.parent)
    assert names(database.parent) == ["sandbox.sqlite3"]


def cut(file, copy):
    file.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def rubbish(file, copy):
    file.write_text("Bonjour.\n" * 3000, encoding="utf-8")


def of_another_program(file, copy):
    note(file, "ailleurs")


def of_a_newer_version(file, copy):
    shutil.copyfile(copy, file)
    with closing(sqlite3.connect(file)) as there, there:
        there.execute("INSERT INTO django_migrations VALUES (NULL, 'workshop', '9999_x', '')")


def a_folder(file, copy):
    file.mkdir()


def nowhere(file, copy):
    return None


def nothing(file, copy):
    file.touch()


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (cut, "abîmée, ou coupée"),
        (rubbish, "n’est pas une sauvegarde"),
        (nothing, "n’est pas une sauvegarde"),
        (of_another_program, "n’est pas une sauvegarde"),
        (of_a_newer_version, "plus récente"),
        (a_folder, "n’est pas là"),
        (nowhere, "n’est pas là"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_what_is_no_good_copy_changes_nothing(database, copy, tmp_path, settings, made, why):
    settings.MIGRATION_MODULES = {}  # the tests make their tables without
    file, before = tmp_path / "autre.sauvegarde", database.read_bytes()
    made(file, copy)
    with pytest.raises(CommandError, match=why):
        copies.put_back(file, database, today=TODAY)
    assert database.read_bytes() == before
    assert not list(database.parent.glob("avant-*"))


def test_nobody_changes_the_data_of_an_open_room(copy, database, settings):
    settings.DATA_DIR = database.parent
    before = database.read_bytes()
    with opened.only_one(database.parent):
        opened.say(database.parent, "http://localhost:8000")
        with pytest.raises(CommandError, match=r"La salle est ouverte \(http://localhost:8000\)"):
            call_command("restore", str(copy))
    assert database.read_bytes() == before


def test_what_was_there_before_goes_when_its_day_is_over(copy, database):
    folder = database.parent
    before = copies.put_back(copy, database, today=TODAY)
    assert before.name.startswith("avant-2031-05-08-")
    copies.forget_before(folder, but_of=TODAY)
    assert before.exists()
    copies.forget_before(folder, but_of=TODAY + timedelta(days=1))
    assert names(folder) == ["sandbox.sqlite3"]
    assert copy.exists()


def test_a_copy_of_one_s_own_is_never_taken_for_it(database):
    own = ["avant-2031-05-08.sauvegarde", "avant-jeudi.sauvegarde"]
    for name in own:
        copies.save(database, database.with_name(name))
    copies.forget_before(database.parent)
    assert [name for name in names(database.parent) if name.startswith(copies.BEFORE)] == own


@pytest.mark.django_db(transaction=True)
def test_opening_the_room_keeps_the_way_back_and_who_erases_does_not(
    copy, database, settings, workshop
):
    """« Ouvrez la salle », says who put a wrong copy back: the right one is still there then."""
    settings.DATA_DIR = database.parent
    before = copies.put_back(copy, database, today=clock.real_today())
    workshop.held_on = clock.real_today() - timedelta(days=9)
    workshop.save()
    assert erasing.erase_what_is_due() == [workshop]
    assert before.exists()
    erasing.tidy_files()
    assert not before.exists()
