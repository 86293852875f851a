"""The disk fills up while the room is open: its reason is for whoever leads, not for a learner."""

import errno
import io
import logging
import sqlite3
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.db import OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper

from sandbox.machine import faults, pulled_out
from sandbox.machine.security import Discreet
from sandbox.workshop.management.commands.run_workshop import Command
from sandbox.workshop.views import access
from tests import remembered, replay
from tests.strict import Learner
from tests.workshop.conftest import Mediator

WRITES = ("INSERT", "UPDATE", "DELETE")
OF_THE_MACHINE = ["disque", "dossier", "erreur.log", "PostgreSQL"]
FAULTS = {
    "SQLITE_FULL": "plus de place",
    "SQLITE_READONLY": "protégé",
    "SQLITE_IOERR_WRITE": "ne répond pas",
    "SQLITE_CORRUPT": "abîmé",
}


@pytest.fixture
def break_the_disk(monkeypatch):
    """Have the database refuse to write, for the reason of this name, until it is told to stop."""
    really = CursorWrapper._execute

    def broken(name):
        def execute(self, sql, params, *others):
            if not sql.startswith(WRITES):
                return really(self, sql, params, *others)
            cause = sqlite3.OperationalError("in English")
            cause.sqlite_errorname = name
            raise OperationalError("in English") from cause

        def mend():
            monkeypatch.setattr(CursorWrapper, "_execute", really)
            transaction.set_rollback(False)  # that of the test itself

        monkeypatch.setattr(CursorWrapper, "_execute", execute)
        return mend

    return broken


@pytest.fixture
def mediator(db):
    return Mediator(access.new_mediator())


@pytest.fixture
def room(mediator):
    return remembered.workshop(replay.current, scenario="refus", seats=2, owner=mediator.user)


def page_of(answer):
    assert answer.status_code == 500
    return answer.content.decode()


@pytest.mark.parametrize("fault", FAULTS)
def test_whoever_leads_reads_the_reason_and_the_learner_what_to_do(
    room, mediator, break_the_disk, caplog, fault
):
    learner = Learner(room.places.first())
    learner.reach("identite")
    for each in (learner, mediator):
        each.raise_request_exception = False
    mend = break_the_disk(fault)
    answer = mediator.post(f"/animation/{room.code}/places/ajout/")
    told, why = page_of(answer), unquote(answer["X-Reason"])
    read = page_of(learner.send("/site/activation/identite/", {"nir": "2"}))
    assert FAULTS[fault] in told
    assert FAULTS[fault] in why
    assert "Rien n’a été changé" in told
    assert "appelez la personne qui anime" in read
    assert not [word for word in OF_THE_MACHINE if word in read]
    assert not [each for each in caplog.records if each.exc_info]
    mend()
    assert mediator.get(f"/animation/{room.code}/").status_code == 200
    assert learner.get("/site/activation/identite/").status_code == 200


def test_an_error_that_nobody_foresaw_says_what_to_do(room, mediator, monkeypatch, caplog):
    monkeypatch.setattr("sandbox.workshop.addresses.news", lambda *about: 1 / 0)
    mediator.raise_request_exception = False
    told = page_of(mediator.get(f"/animation/{room.code}/"))
    assert "fermez la salle et rouvrez-la" in told
    assert "js/again" in told
    assert "ZeroDivision" not in told


def test_where_not_even_the_session_can_be_read_the_address_tells(rf):
    from sandbox.workshop.views.faults import is_of_who_leads

    assert is_of_who_leads(rf.get("/animation/ABCD/"))
    assert not is_of_who_leads(rf.get("/site/"))


def test_data_that_are_gone_are_told_before_anything_is_done(
    room, mediator, settings, tmp_path, caplog, monkeypatch
):
    if connection.vendor != "sqlite":
        pytest.skip("the data of PostgreSQL are not in the folder")
    learner = Learner(room.places.first())
    learner.reach("identite")
    for each in (learner, mediator):
        each.raise_request_exception = False
    monkeypatch.setattr(pulled_out.connections, "close_all", lambda: None)  # the test's own
    there, settings.DATA_DIR = settings.DATA_DIR, tmp_path / "pulled out"
    assert "Rebranchez-le" in page_of(mediator.get("/animation/"))
    assert "Rebranchez-le" in page_of(mediator.post(f"/animation/{room.code}/places/ajout/"))
    read = page_of(learner.send("/site/activation/identite/", {"nir": "2"}))
    assert "appelez la personne qui anime" in read
    settings.DATA_DIR = there
    assert mediator.get("/animation/").status_code == 200
    assert room.places.count() == 2


def met(error):
    where = ("django.request", logging.ERROR, "handler.py", 1, "Internal Server Error: %s")
    return logging.LogRecord(*where, ("/site/",), (type(error), error, error.__traceback__))


def test_the_window_says_a_full_disk_in_one_line_and_not_at_each_press(monkeypatch):
    window, minute = faults.InOneSentence(), iter([100, 101, 130, 165, 166])
    monkeypatch.setattr(faults, "time", SimpleNamespace(monotonic=lambda: next(minute)))
    records = [met(OSError(errno.ENOSPC, "in English")) for _ in range(4)]
    assert list(map(window.filter, records)) == [True, False, False, True]
    line = Discreet().format(records[0])
    assert "Il n’y a plus de place sur le disque" in line
    assert not [each for each in ("\n", "English", "/site/", "OSError") if each in line]
    assert window.filter(met(OSError(errno.EROFS, "in English")))
    unforeseen = met(ZeroDivisionError())
    assert window.filter(unforeseen)
    assert "ZeroDivisionError" in Discreet().format(unforeseen)


def test_the_terminal_says_once_what_the_computer_refuses(caplog):
    said = io.StringIO()
    room = Command(stdout=said)
    for _ in range(3):
        room.put_off("Later.", FileNotFoundError(errno.ENOENT, "in English", "cle"))
    assert said.getvalue().count("Rebranchez-le") == 1
    assert not caplog.records
