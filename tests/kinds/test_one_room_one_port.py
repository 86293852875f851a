"""The port taken, forbidden, or not ours, and the room that is open already: each told apart."""

import errno
import io
import os
import socket
import subprocess
import sys
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from sandbox.machine import opened, ports
from sandbox.workshop.management.commands import run_workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from sandbox.world import clock
from tests.killing import PATIENCE, Room

HERE = "127.0.0.1"


@pytest.fixture
def taken():
    """A port on which another program listens."""
    with socket.create_server((HERE, 0)) as other:
        yield other.getsockname()[1]


def forbid(monkeypatch, error, port_is_so):
    """Have the system refuse some ports, as Windows does for a whole block."""
    really = socket.socket.bind

    def bind(self, address):
        if port_is_so(address[1]):
            raise error
        return really(self, address)

    monkeypatch.setattr(socket.socket, "bind", bind)


def test_a_port_that_is_taken_is_left_for_another(monkeypatch, taken):
    monkeypatch.setattr(ports, "USUAL", taken)
    listening, said = ports.room_socket(HERE)
    with listening:
        port = listening.getsockname()[1]
        assert said == (
            f"Le port {taken} est pris par un autre programme de cet ordinateur. "
            f"La salle s’ouvre sur le port {port}."
        )
        with socket.create_connection((HERE, port)):
            assert port // 100 != taken // 100


@pytest.mark.parametrize("number", [10013, errno.EACCES])
def test_a_block_that_the_system_keeps_is_jumped_over(monkeypatch, number):
    forbid(monkeypatch, OSError(number, "in English"), range(7950, 8050).__contains__)
    listening, said = ports.room_socket(HERE)
    with listening:
        assert not 7900 <= listening.getsockname()[1] < 8100
    assert "Le port 8000 est interdit par le système" in said


def test_where_every_port_but_the_system_s_own_choice_is_refused(monkeypatch):
    forbid(monkeypatch, OSError(10013, "in English"), lambda port: port != 0)
    listening, said = ports.room_socket(HERE)
    with listening:
        assert str(listening.getsockname()[1]) in said


def test_a_port_that_was_asked_for_is_not_changed_in_silence(taken):
    with pytest.raises(CommandError, match=f"{taken} est pris.*Essayez --port [0-9]+"):
        ports.room_socket(HERE, taken)


@pytest.mark.parametrize(("port", "why"), [(80, "réservé au système"), (8953, "interdit")])
def test_a_port_that_is_forbidden_is_not_said_to_be_taken(monkeypatch, port, why):
    forbid(monkeypatch, OSError(errno.EACCES, "in English"), port.__eq__)
    with pytest.raises(CommandError, match=why):
        ports.room_socket(HERE, port)


@pytest.mark.parametrize(
    "host",
    ["nonsense", "", "8.8.8.8", "224.0.0.1", "255.255.255.255", "1.2.3", "127.9.9.9", "fe80::1",
     "2001:db8::1", "[", "http://127.0.0.1", "127.0.0.1:8000", "é", "06 12 34 56 78"],
)  # fmt: skip
def test_an_address_that_is_not_ours_is_said_so(monkeypatch, host):
    monkeypatch.setattr(socket, "getaddrinfo", None)  # nobody is asked
    with pytest.raises(CommandError, match="pas une adresse de cet ordinateur") as refused:
        ports.room_socket(host, 8953)
    assert "06 12" not in str(refused.value)


def test_it_is_said_before_anything_is_prepared(monkeypatch):
    monkeypatch.setattr("sandbox.machine.opened.only_one", None)
    with pytest.raises(CommandError, match="pas une adresse de cet ordinateur"):
        call_command("run_workshop", host="8.8.8.8")


def test_an_address_is_written_as_a_browser_does():
    assert [ports.as_in_an_address(each) for each in ["::1", "LOCALHOST", HERE]] == [
        "[::1]", "localhost", HERE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("system", "option"), [("win32", -5), ("linux", socket.SO_REUSEADDR)], ids=str
)
def test_no_second_program_may_listen_beside_us(monkeypatch, system, option):
    """On Windows, « reuse » would let it: the port is asked for alone, and never shared."""
    monkeypatch.setattr(socket, "SO_EXCLUSIVEADDRUSE", -5, raising=False)
    monkeypatch.setattr(ports, "sys", SimpleNamespace(platform=system))
    asked = []
    ports._keep_for_us(
        SimpleNamespace(family=socket.AF_INET, setsockopt=lambda *each: asked.append(each))
    )
    assert asked == [(socket.SOL_SOCKET, option, 1)]


def test_who_answers_there_keeps_its_port_where_the_system_would_share_it(monkeypatch, taken):
    monkeypatch.setattr(socket.socket, "bind", lambda self, address: None)
    with pytest.raises(CommandError, match="est pris"):
        ports.room_socket("0.0.0.0", taken)


# -- the room that is open already -----------------------------------------------------------------


def test_a_second_room_on_the_same_data_is_told_where_the_first_is(tmp_path):
    with opened.only_one(tmp_path):
        opened.say(tmp_path, "http://localhost:8888")
        with pytest.raises(opened.AlreadyOpen, match="http://localhost:8888"):
            opened.only_one(tmp_path).__enter__()
    with opened.only_one(tmp_path):
        assert not (tmp_path / opened.ADDRESS).exists()


def test_what_a_room_that_died_has_left_stops_nobody(tmp_path):
    opened.say(tmp_path, "http://localhost:1")
    with opened.only_one(tmp_path):
        assert not (tmp_path / opened.ADDRESS).exists()


def test_a_room_that_is_opening_is_waited_for_and_not_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(opened, "PATIENCE", 0)
    with opened.only_one(tmp_path), pytest.raises(opened.AlreadyOpen) as refused:
        opened.only_one(tmp_path).__enter__()
    assert refused.value.args == ("",)


def test_the_second_window_gives_a_link_to_the_first_and_stops(db, monkeypatch):
    browsed = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(run_workshop.webbrowser, "open", browsed.append)
    window = run_workshop.Command(stdout=io.StringIO())
    with opened.only_one(settings.DATA_DIR):
        opened.say(settings.DATA_DIR, "http://localhost:8888")
        with pytest.raises(CommandError, match="déjà ouverte.*http://localhost:8888/"):
            window.handle(host="0.0.0.0", port=None, no_demo=True, browser=True)
    assert browsed[0].startswith("http://localhost:8888/animation/entree/")
    assert browsed[0] in window.stdout.getvalue()


def test_the_window_names_the_rooms_of_today_and_lists_the_places_of_the_demonstration(db):
    tomorrow = clock.real_today() + timedelta(days=1)
    build.workshop(scenario="refus", seats=3, title="Le mardi")
    build.workshop(scenario="refus", seats=2, title="Essai", is_demo=True)
    build.workshop(scenario="refus", seats=3, title="Demain", held_on=tomorrow)
    window = run_workshop.Command(stdout=io.StringIO())
    window.mediator, window.link = access.machine_mediator(), None
    window.here, window.addresses = "http://localhost:8000", []
    window.welcome()
    said = window.stdout.getvalue()
    assert "Le mardi (code" in said
    assert "Demain" not in said
    assert said.count("/place/") == 2
    assert said.rindex("/animation/entree/") > said.rindex("/place/")


@pytest.mark.full
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the files are SQLite’s")
def test_two_real_windows_then_one_that_was_killed(room_folder):
    with Room(room_folder) as room:
        second = room.start(
            "manage.py", "run_workshop", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        said = second.communicate(timeout=PATIENCE)[0]
        assert second.returncode == 1
        assert (
            f"déjà ouverte, dans une autre fenêtre de cet ordinateur\u00a0: http://{HERE}" in said
        )
        assert f":{room.port}/animation/entree/" in said
        room.kill()
        room.open()


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_usual_port_that_is_taken_is_said_on_the_first_line(room_folder):
    room = Room(room_folder)
    with socket.create_server(("0.0.0.0", ports.USUAL)):
        program = room.start("manage.py", "run_workshop", "--no-demo", stdout=subprocess.PIPE)
        with program:
            first = program.stdout.readline().decode()
            program.kill()
    assert first.startswith("Le port 8000 est pris")
