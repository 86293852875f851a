"""« Tout est effacé le soir de l’atelier »: in the rows, in the files, and when the room closes."""

import contextlib
import os
import pty
import signal
import stat
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import models

from sandbox.workshop import build, erasing
from sandbox.workshop.models import Workshop
from sandbox.workshop.views import access
from tests.killing import PATIENCE, ROOT, Room, Somebody, wait_until
from tests.strict import Learner
from tests.workshop.conftest import Mediator

TITLE = "Les mardis de la rue des Lilas"

on_sqlite = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="SQLite’s files are searched")
with_terminals = pytest.mark.skipif(sys.platform == "win32", reason="another kind of terminal")


@pytest.fixture
def mediator(db):
    return Mediator(access.new_mediator())


@pytest.fixture
def workshop(mediator):
    return build.workshop(scenario="refus", seats=2, owner=mediator.user, title=TITLE)


def test_a_room_that_is_open_is_not_said_to_be_erased(workshop, mediator):
    assert "· sera effacé le soir même" in mediator.get("/animation/").content.decode()
    erasing.erase(workshop)
    assert "sera effacé" not in mediator.get("/animation/").content.decode()


def test_nothing_that_belongs_to_a_workshop_outlives_it(workshop, mediator):
    learner = Learner(workshop.places.first())
    learner.reach("conditions")
    mediator.act(workshop, "presentation/projeter")
    erasing.erase(workshop)
    workshop.refresh_from_db()
    assert TITLE not in str(vars(workshop))
    for relation in Workshop._meta.get_fields():
        if isinstance(relation, models.ManyToOneRel):
            owned = {relation.field.name: workshop}
            assert not relation.related_model.objects.filter(**owned).exists(), relation


def test_the_session_of_who_sat_there_ends_and_the_mediator_s_goes_on(workshop, mediator):
    learner, elsewhere = Learner(workshop.places.first()), build.workshop(scenario="refus", seats=1)
    neighbour = Learner(elsewhere.places.first())
    mediator.post(f"/place/{workshop.seats.get(number=0).token}/")
    erasing.erase(workshop)
    kept = {each.pk for each in Session.objects.all()}
    assert learner.cookies["place"].value not in kept
    assert neighbour.get("/site/").status_code == 200
    assert mediator.get("/animation/").status_code == 200
    assert mediator.get("/place/").status_code == 302


def test_the_session_of_who_had_left_ends_too(workshop):
    learner = Learner(workshop.places.first())
    learner.send("/place/quitter/")
    assert Session.objects.filter(pk=learner.cookies["place"].value).exists()
    erasing.erase(workshop)
    assert not Session.objects.filter(pk=learner.cookies["place"].value).exists()


def test_two_who_erase_at_once_keep_the_totals(workshop):
    Learner(workshop.places.first())
    two_tabs = Workshop.objects.get(pk=workshop.pk), Workshop.objects.get(pk=workshop.pk)
    for stale in two_tabs:
        erasing.erase(stale)
    workshop.refresh_from_db()
    assert (workshop.seats_made, workshop.seats_taken) == (2, 1)


def test_a_double_click_on_erasing_ends_where_it_is_said(workshop, mediator):
    for _ in range(2):
        page = mediator.act(workshop, "effacement")
        assert page.redirect_chain == [("/animation/", 302)]
    assert workshop.code in page.content.decode()


def test_what_closing_leaves_is_what_somebody_did_today(workshop):
    assert erasing.of_today() == []
    Learner(workshop.places.first())
    assert erasing.of_today() == [workshop]
    workshop.held_on += timedelta(days=1)
    workshop.save()
    assert erasing.of_today() == []


# -- the files of a real room ----------------------------------------------------------------------


def files_that_hold(room, *canaries):
    """{file name: what was found}, in everything that the program has written."""
    found = {}
    for path in filter(lambda path: path.is_file(), room.data.rglob("*")):
        held = [each for each in canaries if each.encode() in path.read_bytes()]
        if held:
            found[path.name] = held
    return found


def numbers_of(workshop):
    """What the printed sheets say of each person, which nobody could guess."""
    for seat in workshop["seats"]:
        person = seat["person"]
        yield from (person["nir"], person["card"]["serial"], person["email"], person["phone"])


@on_sqlite
def test_what_is_erased_is_in_no_file_even_after_a_power_cut(tmp_path):
    with Room(tmp_path) as room:
        workshop = room.new_workshop(seats=2, title=TITLE)
        canaries = [TITLE, *numbers_of(workshop)]
        Somebody(room, workshop["seats"][0]).walk()
        lead = Somebody(room, {"enter_path": workshop["login_path"]})
        assert files_that_hold(room, *canaries)
        lead.press(f"{workshop['board_path']}effacement/")
        room.kill()
        assert files_that_hold(room, *canaries) == {}
        room.open()
        assert files_that_hold(room, *canaries) == {}


@on_sqlite
@pytest.mark.skipif(os.name != "posix", reason="the folder’s own rights decide there")
def test_only_their_owner_reads_the_files(tmp_path):
    tmp_path.chmod(0o755)
    (tmp_path / "sandbox.sqlite3").touch(mode=0o644)
    with Room(tmp_path) as room:
        room.new_workshop(seats=1)
        for path in [tmp_path, *tmp_path.glob("s*")]:
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


class AtATerminal:
    """The room opened by somebody who reads the window, and answers there."""

    def __init__(self, room):
        self.ours, theirs = pty.openpty()
        self.said = ""
        port = ["--host", "127.0.0.1", "--port", str(room.port), "--no-demo"]
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "run_workshop", *port],
            cwd=ROOT, env=room.environment, stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self):
        with contextlib.suppress(OSError):  # the other end is closed
            while heard := os.read(self.ours, 4096):
                self.said += heard.decode(errors="replace")

    def hears(self, sentence):
        wait_until(lambda: sentence in self.said or self.process.poll() is not None)
        assert sentence in self.said, self.said

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.process.kill()
        self.process.wait()
        self.listener.join(PATIENCE)
        os.close(self.ours)

    def closes_the_room_and_answers(self, *answers):
        self.process.send_signal(signal.SIGINT)
        for answer in answers:
            self.hears("puis Entrée")
            self.said = ""
            os.write(self.ours, f"{answer}\n".encode())
        code = self.process.wait(PATIENCE)
        self.listener.join(PATIENCE)
        return code


@on_sqlite
@with_terminals
def test_closing_the_room_says_what_stays_and_does_as_the_mediator_says(tmp_path, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    room = Room(tmp_path)
    workshop = room.new_workshop(seats=1, title=TITLE)
    canaries = [TITLE, *numbers_of(workshop)]
    with AtATerminal(room) as window:
        window.hears("Pour fermer la salle")
        Somebody(room, workshop["seats"][0])
        assert window.closes_the_room_and_answers("oui", "Garder") == 0
        assert "Rien n’est perdu" in window.said
    assert set(canaries) == set(sum(files_that_hold(room, *canaries).values(), []))

    with AtATerminal(room) as window:
        window.hears("Pour fermer la salle")
        assert window.closes_the_room_and_answers("effacer") == 0
        assert "C’est effacé. Les bilans restent." in window.said
    assert files_that_hold(room, *canaries) == {}
