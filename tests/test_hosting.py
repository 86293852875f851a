"""Behind a proxy that speaks TLS: forms are taken, and nobody else is believed."""

import ipaddress
import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from sandbox.machine import hosting
from sandbox.workshop.management.commands import check_hosting

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


def test_what_is_written_is_read():
    assert hosting.names(" Essai.Ville.example ,, b.example") == [NAME, "b.example"]
    assert [str(each) for each in hosting.proxies("::1, 10.0.0.0/24")] == ["::1/128", "10.0.0.0/24"]
    assert hosting.names("") == hosting.proxies(" ") == []


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
    monkeypatch.setattr(check_hosting, "tables_are", lambda: "à jour")
    monkeypatch.setattr(check_hosting.connection, "vendor", "postgresql")
    call_command("check_hosting")
    said = capsys.readouterr().out
    assert "à faire" not in said
    assert "Rien ne manque." in said
