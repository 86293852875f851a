"""The names and addresses of this computer, and the refusal of any other.

The room's network gives the computer an address that nobody knows beforehand and that changes with
the Wi-Fi: the list of allowed hosts is read from the machine, then read again when a page is asked
under a name that is not on it.
"""

import ipaddress
import logging
import socket
import time

import ifaddr
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpResponseBadRequest

ALWAYS = {"localhost", "127.0.0.1", "[::1]"}
ROUTE_PROBE = ("203.0.113.1", 9)  # an address kept for documentation: nothing is sent to it
REREAD_AFTER = 5  # seconds
NOT_THE_ROOM = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vmware",
    "vboxnet",
    "virtualbox",
    "hyper-v",
    "vethernet",
    "tun",
    "tap",
    "utun",
    "wg",
    "wireguard",
    "tailscale",
    "zt",
)

REFUSAL = """<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Cette adresse n’est pas celle de l’atelier</title>
<h1>Cette adresse n’est pas celle de l’atelier</h1>
<p>Recopiez l’adresse donnée par la personne qui anime l’atelier, exactement comme elle est
écrite.</p>
</html>
"""

log = logging.getLogger(__name__)


def own_names():
    """Every name and address of this computer that a browser may show in its address bar."""
    host = socket.gethostname().lower()
    short = host.partition(".")[0]
    names = {host, short, f"{short}.local"} if short else set()
    return ALWAYS | names | {_in_a_url(address) for _, address in _interfaces()}


def _in_a_url(address):
    return f"[{address}]" if address.version == 6 else str(address)


def _interfaces():
    """(name, address) of each network card of this computer, link-local addresses left out."""
    try:
        adapters = list(ifaddr.get_adapters())
    except OSError:  # a laptop in airplane mode still opens on localhost
        adapters = []
    found = [
        (adapter.nice_name.lower(), ipaddress.ip_address(ip.ip if ip.is_IPv4 else ip.ip[0]))
        for adapter in adapters
        for ip in adapter.ips
    ]
    return [(name, address) for name, address in found if not address.is_link_local]


_listened = []


def give_out_only(address):
    """The room listens to that address of this computer and no other: learners are given it."""
    _listened[:] = [address]


def lan_addresses():
    """The IPv4 addresses at which learners may reach this computer, the likeliest first."""
    if _listened:
        return list(_listened)
    routed = _routed_address()
    cards = [
        (name, address)
        for name, address in _interfaces()
        if address.version == 4 and not address.is_loopback
    ]
    cards.sort(
        key=lambda card: (
            card[0].startswith(NOT_THE_ROOM),
            not card[1].is_private,
            card[1] != routed,
        )
    )
    return [str(address) for _, address in cards]


def lan_address():
    """The address to give to learners; this computer's own door when there is no network."""
    return next(iter(lan_addresses()), "127.0.0.1")


def _routed_address():
    """The address this computer would go out with: asking the system sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ROUTE_PROBE)
        except OSError:  # no network
            return None
        return ipaddress.ip_address(probe.getsockname()[0])


def own_hosts_only(get_response):
    """Middleware: refuses a page asked under a name that is not this computer's."""
    reread = None

    def middleware(request):
        nonlocal reread
        if not _known(request):
            if reread is None or time.monotonic() - reread >= REREAD_AFTER:
                reread = time.monotonic()
                settings.ALLOWED_HOSTS = sorted(own_names().union(settings.ALLOWED_HOSTS))
            if not _known(request):
                log.warning("Page refusée : demandée sous un nom qui n’est pas d’ici.")
                return HttpResponseBadRequest(REFUSAL)
        return get_response(request)

    return middleware


def _known(request):
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True
