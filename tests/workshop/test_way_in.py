"""The way in, as whoever leads sees it on the computer that serves the room."""

import re
import socket
from types import SimpleNamespace

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.machine import hosts, visitors
from sandbox.workshop import addresses, erasing
from tests.kinds.test_what_a_poll_replaces import nameless

TWO = [("eth0", "10.0.0.4"), ("wlan0", "192.168.1.20")]


@pytest.fixture
def at_home(mediator, workshop, monkeypatch, settings, tmp_path):
    """Asks for a page of the room as « localhost », with these cards."""
    settings.DATA_DIR, settings.ALLOWED_HOSTS = tmp_path, ["localhost"]
    monkeypatch.setattr(hosts, "_read", {})
    monkeypatch.setattr(addresses, "_announced", [])
    monkeypatch.setattr(visitors, "_room", {"has_come": False, "since": None})
    monkeypatch.setattr(hosts, "_routed_address", lambda: None)
    monkeypatch.setattr(socket, "gethostname", lambda: "PC_SALLE")

    def ask(cards, page="", **posted):
        adapters = [
            SimpleNamespace(
                nice_name=name, ips=[SimpleNamespace(ip=ip, is_IPv4=True, network_prefix=24)]
            )
            for name, ip in cards
        ]
        monkeypatch.setattr(hosts.cards.ifaddr, "get_adapters", lambda: adapters)
        hosts.look_again()
        send = mediator.post if posted else mediator.get
        there = f"/animation/{workshop.code}/{page}"
        return send(there, posted or None, headers={"host": "localhost:8000"}, follow=True)

    return ask


@pytest.mark.parametrize("page", ["", "mur/", "autres-postes/"])
def test_without_a_network_the_room_says_so_and_announces_nothing(at_home, page):
    answer = at_home([("lo", "127.0.0.1")], page)
    assertContains(answer, "Cet ordinateur n’est sur aucun réseau")
    assertNotContains(answer, "127.0.0.1")
    assertNotContains(answer, "http://localhost")
    assertNotContains(answer, "à scanner")


@pytest.mark.parametrize("page", ["invitation/", "presentation/telephone/"])
def test_nor_does_an_invitation(at_home, page):
    answer = at_home([], page, what="x")
    assertContains(answer, "Cet ordinateur n’est sur aucun réseau")
    assertNotContains(answer, "à scanner")


def test_the_sheets_of_the_day_leave_the_address_to_be_written(at_home):
    answer = at_home([], "fiches/?aujourdhui=1")
    assertContains(answer, "l’adresse sera à écrire à la main")
    assertNotContains(answer, "http://localhost")


def test_the_wall_lets_one_choose_among_all_and_follows(at_home):
    assertContains(at_home(TWO, "mur/"), '<b class="wall__address">http://10.0.0.4:8000/</b>')
    chosen = at_home(TWO, "mur/adresse/", where="192.168.1.20")
    assertContains(chosen, '<b class="wall__address">http://192.168.1.20:8000/</b>')
    wall = chosen.content.decode()
    assert nameless(wall[wall.index('<div class="wall__live"') :].partition("</main>")[0]) == []
    [version] = re.findall(r"shown=(\w+)", wall)
    assert at_home(TWO, f"mur/?shown={version}").status_code == 204
    named = at_home(TWO, "mur/adresse/", where="pc_salle")
    assertContains(named, '<b class="wall__address">http://pc_salle:8000/</b>')
    assertContains(at_home(TWO, "mur/adresse/", where="evil.example"), "n’a plus cette adresse")


def test_the_board_says_which_address_to_announce_when_it_moves(at_home):
    at_home(TWO[1:])
    moved = at_home([("wlan0", "192.168.7.7")], "adresse/?shown=-")
    assertContains(moved, "Annoncez la nouvelle")
    assertContains(moved, "http://192.168.7.7:8000/")
    assertContains(moved, "http://192.168.1.20:8000/ ne marche plus")
    assert nameless(moved.content.decode()) == []
    told = at_home([("wlan0", "192.168.7.7")], "adresse/annoncee/", what="x")
    assertNotContains(told, "Annoncez la nouvelle")


def test_the_board_says_when_nobody_has_come(at_home, monkeypatch):
    now = 100.0
    monkeypatch.setattr(visitors.time, "monotonic", lambda: now)
    assertNotContains(at_home(TWO), "Personne n’est encore entré")
    assert at_home(TWO, "adresse/?shown=-").status_code == 204
    now += 120
    late = at_home(TWO, "adresse/?shown=-")
    assertContains(late, "Personne n’est encore entré")
    assertContains(late, "/autres-postes/")
    assert nameless(late.content.decode()) == []


def test_the_remedies_have_the_computer_s_name_and_a_line_for_the_it_service(at_home):
    page = at_home(TWO, "autres-postes/")
    assertContains(page, "http://pc_salle:8000/")
    assertContains(page, "localport=8000")


WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
IPAD = "Mozilla/5.0 (iPad; CPU OS {} like Mac OS X) AppleWebKit/605.1.15 Version/{} Safari/604.1"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (WINDOWS + "Chrome/109.0.0.0 Safari/537.36", "assez récent"),
        (WINDOWS + "Chrome/80.0.0.0 Safari/537.36", "trop ancien"),
        (WINDOWS + "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge 131"),
        ("Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0", "assez récent"),
        (IPAD.format("12_5_7", "12.1.2"), "trop ancien"),
        (IPAD.format("15_8", "15.6"), "assez récent"),
        ("Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko", "trop ancien"),
        ("Lynx/2.9", "inconnu"),
    ],
)
def test_a_pc_is_told_whether_its_browser_is_recent_enough(client, db, said, verdict):
    page = client.get("/verification/", headers={"user-agent": said}, REMOTE_ADDR="192.168.1.33")
    assertContains(page, verdict)
    assertContains(page, "192.168.1.33")


def test_the_wi_fi_is_on_the_wall_and_the_sheets_until_the_evening(mediator, workshop):
    told = {"wifi_name": "Mediatheque", "wifi_password": "2 74 08 14 168 025 38"}
    wall = mediator.act(workshop, "mur/wifi", **told)
    assertContains(wall, "Le Wi-Fi de la salle, à scanner")
    for page in ("mur/", "fiches/"):
        assertContains(mediator.page(workshop, page), told["wifi_password"])
    erasing.erase(workshop)
    workshop.refresh_from_db()
    assert (workshop.wifi_name, workshop.wifi_password) == ("", "")


def test_a_password_without_the_name_of_its_wi_fi_is_asked_about(mediator, workshop):
    asked = mediator.act(workshop, "mur/wifi", wifi_name="\x07 ", wifi_password="secret")
    assertContains(asked, "Il manque le nom du Wi-Fi.")
    assertContains(asked, 'value="secret"')
    assertNotContains(mediator.page(workshop, "mur/"), "secret")
    gone = mediator.act(workshop, "mur/wifi", wifi_name="", wifi_password="")
    assertContains(gone, "Le Wi-Fi n’est plus au mur ni sur les fiches.")


@pytest.mark.parametrize("typed", [("n" * 33, "secret"), ("Mediatheque", "s" * 64)])
def test_a_wi_fi_that_cannot_be_is_asked_about(mediator, workshop, typed):
    asked = mediator.act(workshop, "mur/wifi", wifi_name=typed[0], wifi_password=typed[1])
    assertContains(asked, "C’est trop long")
    assertContains(asked, f'value="{typed[0]}"')
    workshop.refresh_from_db()
    assert workshop.wifi_name == ""
