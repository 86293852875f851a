"""Behind a proxy that speaks TLS: forms are taken, and nobody else is believed."""

import ipaddress
import itertools
import os
import re
from unittest.mock import Mock

import pytest
from django.core.cache import caches
from django.core.cache.backends import locmem
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from sandbox.machine import hosting, tables
from sandbox.workshop import throttling
from sandbox.workshop.management.commands import check_hosting
from tests.killing import PATIENCE, Room, Somebody, free_port, wait_until

NAME, PROXY, FROM_AFAR = "essai.ville.example", "10.0.0.7", "198.51.100.9"
BY_TLS = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": f"6.6.6.6, {FROM_AFAR}"}


@pytest.fixture
def hosted(settings):
    settings.PUBLIC_NAMES = [NAME]
    settings.ALLOWED_HOSTS = [NAME]
    settings.TRUSTED_PROXIES = [ipaddress.ip_network("10.0.0.0/24")]
    settings.SESSION_COOKIE_SECURE = True


def browser(**sent):
    return Client(enforce_csrf_checks=True, HTTP_HOST=NAME, HTTP_ORIGIN=f"https://{NAME}", **sent)


def send_a_code(client):
    page = client.get("/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    answer = client.post("/", {"csrfmiddlewaretoken": token, "code": "ZZZZ"})
    return answer, answer.wsgi_request


@pytest.mark.django_db
def test_a_form_is_taken_behind_the_proxy(hosted):
    client = browser(REMOTE_ADDR=PROXY, **BY_TLS)
    answer, request = send_a_code(client)
    assert (answer.status_code, request.scheme) == (200, "https")
    assert "error-summary" in answer.content.decode()
    assert request.META["REMOTE_ADDR"] == FROM_AFAR
    assert answer["Strict-Transport-Security"] == "max-age=31536000"
    assert client.cookies["place"]["secure"]


@pytest.mark.django_db
@pytest.mark.parametrize("sender", [FROM_AFAR, "10.0.1.7", "nonsense"])
def test_nobody_else_is_believed(hosted, sender):
    answer, request = send_a_code(browser(REMOTE_ADDR=sender, **BY_TLS))
    assert (answer.status_code, request.scheme) == (403, "http")
    assert request.META["REMOTE_ADDR"] == sender
    assert "Strict-Transport-Security" not in answer


@pytest.mark.django_db
def test_no_other_name_is_answered(hosted):
    for name in ("localhost:8000", "autre.ville.example"):
        assert Client(HTTP_HOST=name, REMOTE_ADDR=PROXY).get("/").status_code == 400


@pytest.mark.django_db
def test_in_a_room_nothing_of_it_is_read(client):
    answer = client.get("/", **BY_TLS)
    assert answer.wsgi_request.scheme == "http"
    assert answer.wsgi_request.META["REMOTE_ADDR"] == "127.0.0.1"


@pytest.mark.parametrize(("is_ready", "status"), [(True, 200), (False, 503)])
def test_who_hosts_it_may_ask_whether_it_is_ready(client, monkeypatch, is_ready, status):
    monkeypatch.setattr(tables, "are_up_to_date", lambda: is_ready)
    answer = client.get("/prete/")
    assert (answer.status_code, answer.json()) == (status, {"ready": is_ready})
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert client.get("/en-vie/").json() == {}


@pytest.mark.django_db
def test_tables_that_are_missing_are_seen(settings, monkeypatch):
    settings.MIGRATION_MODULES = {}
    for plan in ([("a migration", False)], []):
        monkeypatch.setattr(MigrationExecutor, "migration_plan", Mock(return_value=plan))
        assert tables.are_up_to_date() == (plan == [])
    monkeypatch.setattr(MigrationExecutor, "__init__", refused)
    assert not tables.are_up_to_date()


def refused(self, connection):
    raise OperationalError("no answer")


@pytest.mark.parametrize(
    "written", ["essai", "essai ville.example", "https://essai.ville", "a_b.fr"]
)
def test_a_name_that_is_none(written):
    with pytest.raises(CommandError, match="SANDBOX_HOSTS ne se lit pas"):
        hosting.names(f"{NAME}, {written}")


@pytest.mark.parametrize("written", ["10.0.0.7/24", "proxy", "10.0.0.256", "10.0.0.0/33"])
def test_a_proxy_that_is_none(written):
    with pytest.raises(CommandError, match="SANDBOX_PROXIES ne se lit pas"):
        hosting.proxies(f"::1, {written}")


@pytest.mark.parametrize("written", ["memory", "redis", "database:x", "redis:", "http://a"])
def test_a_cache_that_is_none(written):
    with pytest.raises(CommandError, match="SANDBOX_CACHE ne se lit pas"):
        hosting.cache(written)


def test_what_is_written_is_read():
    assert hosting.names(" Essai.Ville.example ,, b.example") == [NAME, "b.example"]
    assert [str(each) for each in hosting.proxies("::1, 10.0.0.0/24")] == ["::1/128", "10.0.0.0/24"]
    assert hosting.names("") == hosting.proxies(" ") == []
    redis = hosting.cache("redis://127.0.0.1:6379/1")
    assert redis["BACKEND"].endswith("RedisCache")
    assert redis["LOCATION"] == "redis://127.0.0.1:6379/1"


@pytest.mark.django_db
def test_several_processes_count_wrong_codes_together(settings, client, later):
    """The second one has a memory of its own, and the same database."""
    settings.CACHES = {"default": hosting.cache("database")}
    call_command("createcachetable", verbosity=0)
    for _ in range(throttling.ADDRESS_TRIES):
        client.post("/", {"code": "ZZZZ"})
        later(seconds=0.1)
        client.cookies.clear()
    locmem._caches.clear()  # as in a process that has just begun
    del caches["default"]
    answer = Client().post("/", {"code": "ZZZZ"})
    assert "Attendez" in answer.content.decode()


@pytest.mark.django_db
def test_what_is_missing_is_said_then_nothing(settings, capsys, monkeypatch, tmp_path, hosted):
    settings.PUBLIC_NAMES = []
    settings.STATIC_ROOT = tmp_path
    with pytest.raises(CommandError, match=r"Il reste \d choses à faire"):
        call_command("check_hosting")
    said = capsys.readouterr().out
    assert "Le nom public\u00a0: à faire. Écrivez-le dans SANDBOX_HOSTS" in said
    assert "Le serveur qui est devant\u00a0: 10.0.0.0/24." in said
    assert "Les fichiers des pages\u00a0: à faire." in said
    assert "un seul processus" in said

    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "app.css").touch()
    settings.PUBLIC_NAMES = [NAME]
    monkeypatch.setattr(tables, "are_up_to_date", lambda: True)
    monkeypatch.setattr(check_hosting.connection, "vendor", "postgresql")
    call_command("check_hosting")
    said = capsys.readouterr().out
    assert "à faire" not in said
    assert "Rien ne manque." in said


SERVED = """
import sys, waitress
from sandbox.wsgi import application
waitress.serve(application, listen=f"127.0.0.1:{sys.argv[1]}", threads=2)
"""


class TwoProcesses(Room):
    """The program served by two processes on the same data: each request goes to the other one."""

    def __init__(self, data):
        super().__init__(data)
        self.environment = self.environment | {"SANDBOX_CACHE": "database"}
        self.turns = itertools.cycle([self.port, free_port()])
        self.processes = []

    def open(self):
        for command in ("createcachetable", "collectstatic"):
            words = ["manage.py", command, "-v", "0"] + ["--noinput"] * (command[:3] == "col")
            assert self.start(*words).wait(PATIENCE) == 0
        for port in (next(self.turns), next(self.turns)):
            self.processes.append(self.start("-c", SERVED, str(port)))
        for _ in self.processes:
            wait_until(self._answers)

    def kill(self):
        for process in self.processes:
            process.kill()
            process.wait()

    def ask(self, method, path, body=None, **headers):
        self.port = next(self.turns)
        return super().ask(method, path, body, **headers)


@pytest.mark.full
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="its folder is one of SQLite")
def test_a_journey_through_two_processes_at_each_request(room_folder):
    with TwoProcesses(room_folder) as room:
        workshop = room.new_workshop(seats=2)
        learners = [Somebody(room, seat) for seat in workshop["seats"]]
        for learner in learners:
            learner.walk()
            assert learner.faults == []
        lead = Somebody(room, {"enter_path": workshop["login_path"]})
        lead.press(f"{workshop['board_path']}effacement/")
        with room.database() as database:
            assert database.execute("SELECT * FROM world_world").fetchall() == []
        assert room.damage() == []
