import ipaddress
import re
import socket
from types import SimpleNamespace

import pytest
from django.http import HttpResponse

from sandbox.machine import hosts, visitors
from sandbox.workshop.addresses import for_others


def card(name, *addresses, prefix=24):
    """A network card as `ifaddr` describes it."""
    ips = [
        SimpleNamespace(ip=ip, is_IPv4=isinstance(ip, str), network_prefix=prefix)
        for ip in addresses
    ]
    return SimpleNamespace(nice_name=name, ips=ips)


@pytest.fixture
def machine(monkeypatch, settings, tmp_path):
    """Gives the computer a name, network cards and a default route."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(hosts, "_read", {})

    def become(*cards, name="poste-7", routed=None):
        monkeypatch.setattr(socket, "gethostname", lambda: name)
        monkeypatch.setattr(hosts.cards.ifaddr, "get_adapters", lambda: iter(cards))
        route = routed and ipaddress.ip_address(routed)
        monkeypatch.setattr(hosts, "_routed_address", lambda: route)
        hosts.look_again()

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
    monkeypatch.setattr(hosts.cards.ifaddr, "get_adapters", refuse)
    assert hosts.own_names() == {"localhost", "127.0.0.1", "[::1]"}
    assert hosts.lan_address() == "127.0.0.1"


def test_this_computer_is_known_to_itself():
    assert "localhost" in hosts.own_names()
    assert hosts.lan_address() in hosts.own_names()


WIFI = ("Intel(R) Wi-Fi 6 AX201 160MHz", "192.168.1.20")


@pytest.mark.parametrize(
    ("cards", "routed", "expected"),
    [
        ([("eth0", "10.0.0.4"), ("wlan0", "192.168.1.20")], "192.168.1.20", "192.168.1.20"),
        ([("eth0", "10.0.0.4"), ("wlan0", "192.168.1.20")], None, "10.0.0.4"),
        ([("eth0", "8.8.4.4"), ("wlan0", "192.168.1.20")], "8.8.4.4", "192.168.1.20"),
        ([("eth0", "8.8.4.4")], "8.8.4.4", "8.8.4.4"),
        ([("docker0", "172.17.0.1"), ("wlan0", "192.168.1.20")], None, "192.168.1.20"),
        ([("VirtualBox Host-Only", "192.168.56.1"), ("Wi-Fi", "10.1.1.1")], None, "10.1.1.1"),
        ([("br0", "10.1.1.1"), ("wlp2s0", "192.168.1.20")], "10.1.1.1", "192.168.1.20"),
        ([("Marvell AQtion", "10.1.1.1")], None, "10.1.1.1"),
        # The computer is a virtual machine or a container
        ([("Hyper-V Virtual Ethernet Adapter", "10.2.0.9")], "10.2.0.9", "10.2.0.9"),
        ([("eth0", "172.17.0.2")], "172.17.0.2", "172.17.0.2"),
    ],
)
def test_learners_get_the_address_of_the_room(machine, cards, routed, expected):
    machine(*(card(name, address) for name, address in cards), routed=routed)
    assert hosts.lan_address() == expected


@pytest.mark.parametrize(
    "name",
    [
        "PANGP Virtual Ethernet Adapter #2",
        "Fortinet Virtual Ethernet Adapter (NDIS 6.30)",
        "Cisco AnyConnect Virtual Miniport Adapter for Windows x64",
        "Check Point Virtual Network Adapter For Endpoint VPN Client",
        "Stormshield SSL adapter",
        "Wintun Userspace Tunnel",
        "TAP-Windows Adapter V9",
        "OpenVPN Data Channel Offload",
        "ppp0",
        "gpd0",
        "utun4",
        "tun0",
        "nordlynx",
        "ZeroTier Virtual Port",
        "Tailscale",
        "Generic Mobile Broadband Adapter",
    ],
)
def test_the_address_of_a_vpn_is_never_the_room_s(machine, name):
    machine(card(name, "10.8.4.7"), card(*WIFI), routed="10.8.4.7")
    assert hosts.lan_addresses() == ["192.168.1.20"]
    machine(card(name, "10.8.4.7"), routed="10.8.4.7")
    assert hosts.lan_addresses() == []


def test_nor_is_one_by_its_address_or_its_other_end(machine):
    machine(card("Connexion 4", "100.101.3.4"), card("hpe", "10.8.0.2", prefix=32), card(*WIFI))
    assert hosts.lan_addresses() == ["192.168.1.20"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Microsoft Wi-Fi Direct Virtual Adapter #2", "192.168.137.1"),
        ("wlan1", "10.42.0.1"),
        ("bridge100", "192.168.2.1"),
    ],
)
def test_the_connection_that_is_shared_is_offered_too(machine, name, address):
    machine(card(name, address), card(*WIFI), routed="192.168.1.20")
    assert hosts.lan_addresses() == ["192.168.1.20", address]
    machine(card(name, address))
    assert hosts.lan_addresses() == [address]


@pytest.mark.parametrize(
    "cards", [[], [("lo", "127.0.0.1")], [("docker0", "172.17.0.1")], [("Wi-Fi", "169.254.3.4")]]
)
def test_a_computer_without_a_network_gives_no_address(machine, rf, cards):
    machine(*(card(name, address) for name, address in cards))
    assert hosts.lan_addresses() == []
    assert for_others(rf.get("/", headers={"host": "localhost:8000"}), "/") == ""


def test_what_the_mediator_chose_stays_first_and_follows_its_card(machine, rf):
    home = rf.get("/", headers={"host": "localhost:8000"})
    machine(card("eth0", "10.0.0.4"), card("wlan0", "192.168.1.20"))
    hosts.choose("192.168.1.20")
    assert for_others(home, "/") == "http://192.168.1.20:8000/"
    machine(card("eth0", "10.0.0.4"), card("wlan0", "192.168.7.7"))
    assert for_others(home, "/") == "http://192.168.7.7:8000/"
    machine(card("eth0", "10.0.0.4"))
    assert for_others(home, "/") == "http://10.0.0.4:8000/"


def test_the_name_of_the_computer_may_be_chosen_even_with_an_underscore(machine, settings, ask, rf):
    machine(card("wlan0", "192.168.1.20"), name="PC_SALLE")
    settings.ALLOWED_HOSTS = sorted(hosts.own_names())
    assert ask("PC_Salle:8000").content == b"la salle"
    hosts.choose("pc_salle")
    assert for_others(rf.get("/", headers={"host": "localhost:8000"}), "/") == (
        "http://pc_salle:8000/"
    )
    machine(card("wlan0", "192.168.1.20"), name="PC-Médiathèque")
    assert hosts.machine_names()[0] == "xn--pc-mdiathque-5dbi"


@pytest.mark.parametrize(
    "host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "POSTE-7.local", "192.168.1.20:8000"]
)
def test_pages_are_served_under_the_computer_s_own_names(machine, settings, ask, host):
    machine(card("wlan0", "192.168.1.20"))
    settings.ALLOWED_HOSTS = sorted(hosts.own_names())
    assert ask(host).content == b"la salle"


@pytest.mark.parametrize(
    "host", ["evil.example", "192.168.1.21", "a b", "localhost.example", "evil_pc"]
)
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
    assert [each.name for each in caplog.records] == ["sandbox.machine.hosts", "journal"]


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


def test_a_room_knows_that_another_computer_has_been_here(machine, rf, monkeypatch):
    now = 100.0
    monkeypatch.setattr(visitors.time, "monotonic", lambda: now)
    monkeypatch.setattr(visitors, "_room", {"has_come": False, "since": None})
    machine(card("wlan0", "192.168.1.20"))
    ask = visitors.counted(lambda request: HttpResponse("la salle"))
    visitors.expect()
    for ours in ("127.0.0.1", "192.168.1.20"):
        ask(rf.get("/", REMOTE_ADDR=ours))
    now += 119
    assert not visitors.are_late()
    now += 1
    assert visitors.are_late()
    ask(rf.get("/", REMOTE_ADDR="192.168.1.33"))
    assert not visitors.are_late()
