import ipaddress
import re
import socket
from types import SimpleNamespace

import pytest
from django.http import HttpResponse

from sandbox.machine import hosts
from sandbox.workshop.addresses import for_others


def card(name, *addresses):
    """A network card as `ifaddr` describes it."""
    ips = [SimpleNamespace(ip=ip, is_IPv4=isinstance(ip, str)) for ip in addresses]
    return SimpleNamespace(nice_name=name, ips=ips)


@pytest.fixture
def machine(monkeypatch):
    """Gives the computer a name, network cards and a default route."""

    def become(*cards, name="poste-7", routed=None):
        monkeypatch.setattr(socket, "gethostname", lambda: name)
        monkeypatch.setattr(hosts.ifaddr, "get_adapters", lambda: iter(cards))
        route = routed and ipaddress.ip_address(routed)
        monkeypatch.setattr(hosts, "_routed_address", lambda: route)

    return become


@pytest.fixture
def ask(rf):
    """Asks the middleware for a page under this name."""
    middleware = hosts.own_hosts_only(lambda request: HttpResponse("la salle"))
    return lambda host: middleware(rf.get("/", headers={"host": host}))


def test_own_names_are_what_an_address_bar_may_show(machine):
    machine(
        card("lo", "127.0.0.1", ("::1", 0, 0)),
        card("wlan0", "192.168.1.20", ("FD00::7", 0, 0), ("fe80::1", 0, 3), "169.254.3.4"),
        name="Poste-7.Mairie",
    )
    assert hosts.own_names() == {
        "localhost",
        "127.0.0.1",
        "[::1]",
        "poste-7",
        "poste-7.local",
        "poste-7.mairie",
        "192.168.1.20",
        "[fd00::7]",
    }


def test_a_computer_without_name_nor_network_keeps_its_own_door(machine, monkeypatch):
    def refuse():
        raise OSError

    machine(name="")
    monkeypatch.setattr(hosts.ifaddr, "get_adapters", refuse)
    assert hosts.own_names() == {"localhost", "127.0.0.1", "[::1]"}
    assert hosts.lan_address() == "127.0.0.1"


def test_this_computer_is_known_to_itself():
    assert "localhost" in hosts.own_names()
    assert hosts.lan_address() in hosts.own_names()


@pytest.mark.parametrize(
    ("cards", "routed", "expected"),
    [
        ([("eth0", "10.0.0.4"), ("wlan0", "192.168.1.20")], "192.168.1.20", "192.168.1.20"),
        ([("eth0", "10.0.0.4"), ("wlan0", "192.168.1.20")], None, "10.0.0.4"),
        ([("eth0", "8.8.4.4"), ("wlan0", "192.168.1.20")], "8.8.4.4", "192.168.1.20"),
        ([("eth0", "8.8.4.4")], "8.8.4.4", "8.8.4.4"),
        ([("docker0", "172.17.0.1"), ("wlan0", "192.168.1.20")], None, "192.168.1.20"),
        ([("tun0", "10.8.0.2"), ("wlan0", "192.168.1.20")], "10.8.0.2", "192.168.1.20"),
        ([("VirtualBox Host-Only", "192.168.56.1"), ("Wi-Fi", "10.1.1.1")], None, "10.1.1.1"),
        ([("docker0", "172.17.0.1")], None, "172.17.0.1"),
        ([("lo", "127.0.0.1")], None, "127.0.0.1"),
    ],
)
def test_learners_get_the_address_of_the_room(machine, cards, routed, expected):
    machine(*(card(name, address) for name, address in cards), routed=routed)
    assert hosts.lan_address() == expected


@pytest.mark.parametrize(
    "host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "POSTE-7.local", "192.168.1.20:8000"]
)
def test_pages_are_served_under_the_computer_s_own_names(machine, settings, ask, host):
    machine(card("wlan0", "192.168.1.20"))
    settings.ALLOWED_HOSTS = sorted(hosts.own_names())
    assert ask(host).content == b"la salle"


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.21", "a b", "localhost.example"])
def test_any_other_name_is_refused_in_plain_french(machine, settings, ask, caplog, host):
    machine()
    settings.ALLOWED_HOSTS = sorted(hosts.own_names())
    refusal = ask(host)
    page = refusal.content.decode()
    assert refusal.status_code == 400
    assert '<html lang="fr">' in page
    assert "Recopiez l’adresse" in page
    assert host not in page
    assert host not in caplog.text
    assert len(caplog.records) == 1


def test_a_new_network_is_noticed(machine, settings, ask):
    settings.ALLOWED_HOSTS = ["localhost"]
    machine(card("wlan0", "192.168.1.20"))
    assert ask("192.168.1.20:8000").status_code == 200
    assert {"localhost", "192.168.1.20"} <= set(settings.ALLOWED_HOSTS)


def test_the_machine_is_read_again_at_most_every_five_seconds(machine, settings, ask, monkeypatch):
    now = 100.0
    monkeypatch.setattr(hosts.time, "monotonic", lambda: now)
    settings.ALLOWED_HOSTS = ["localhost"]
    machine()
    assert ask("192.168.1.20").status_code == 400
    machine(card("wlan0", "192.168.1.20"))
    now += 4.9
    assert ask("192.168.1.20").status_code == 400
    now += 0.1
    assert ask("192.168.1.20").status_code == 200


def test_asking_for_the_route_sends_nothing(monkeypatch):
    sent = []
    for method in ("send", "sendto", "sendall"):
        monkeypatch.setattr(socket.socket, method, lambda *args: sent.append(args))
    hosts.lan_address()
    assert not sent


def test_the_refusal_needs_nothing_else():
    assert not re.search(r"src=|href=|style", hosts.REFUSAL)


def test_a_room_that_listens_to_one_address_gives_out_no_other(machine, monkeypatch, rf):
    machine(card("Wi-Fi", "192.168.1.20"), routed="192.168.1.20")
    monkeypatch.setattr(hosts, "_listened", [])
    at_home = rf.get("/", headers={"host": "localhost:8000"})
    assert for_others(at_home, "/") == "http://192.168.1.20:8000/"
    hosts.give_out_only("127.0.0.1")
    assert hosts.lan_addresses() == ["127.0.0.1"]
    assert for_others(at_home, "/salle/") == "http://127.0.0.1:8000/salle/"
