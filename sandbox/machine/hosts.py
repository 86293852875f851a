"""The names and addresses of this computer, and the refusal of any other.

The room's network gives the computer an address that nobody knows beforehand and that changes with
the Wi-Fi: the list of allowed hosts is read from the machine, then read again when a page is asked
under a name that is not on it.
"""

import ipaddress
import json
import logging
import socket
import time

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpResponseBadRequest

from sandbox.machine import cards, journal
from sandbox.machine.cards import Kind
from sandbox.machine.journal import Event

ALWAYS = {"localhost", "127.0.0.1", "[::1]"}
ROUTE_PROBE = ("203.0.113.1", 9)  # an address kept for documentation: nothing is sent to it
REREAD_AFTER = 5  # seconds
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
    return ALWAYS | set(machine_names()) | {_in_a_url(each.address) for each in cards.all_of_them()}


def machine_names():
    """The names of this computer, as browsers write them; the one without a dot first.

    That one is spared by a proxy that « local addresses » do not go through.
    """
    host = socket.gethostname().lower()
    if not host.isascii():  # Windows takes « PC-Médiathèque »; a browser sends its other spelling
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return []
    short = host.partition(".")[0]
    return list(dict.fromkeys([short, host, f"{short}.local"])) if short else []


def _in_a_url(address):
    return f"[{address}]" if address.version == 6 else str(address)


_listened = []
_read = {}


def give_out_only(address):
    """The room listens to that address of this computer and no other: learners are given it."""
    _listened[:] = [address]


def offers():
    """The cards by which learners may reach this computer, what was chosen or is likeliest first.

    A card of a virtual machine or of a container is one when it is all that there is, and leads
    out: the computer is then itself a virtual machine. A VPN's is none.
    """
    kept = _kept()
    return sorted(_seen()["offers"], key=lambda each: _how_far(each, kept))


def is_ours(name):
    """Whether this is a name or an address of this computer."""
    return name in _seen()["names"]


def _seen():
    """What was read of the machine a moment ago: pages ask for it often."""
    now = time.monotonic()
    if not _read or now - _read["at"] >= REREAD_AFTER:
        _read.update(at=now, names=own_names(), offers=_offers())
    return _read


def look_again():
    """Forget what was read of the cards: the next to ask reads them."""
    _read.clear()


def _offers():
    routed = _routed_address()
    there = [
        each
        for each in cards.all_of_them()
        if each.address.version == 4 and not each.address.is_loopback
    ]
    likely = [each for each in there if each.kind < Kind.VIRTUAL]
    last_resort = [each for each in there if each.kind == Kind.VIRTUAL and each.address == routed]
    found = likely or last_resort
    found.sort(key=lambda each: (not each.address.is_private, each.kind, each.address != routed))
    return found


def _how_far(card, kept):
    return (str(card.address) != kept.get("address"), card.name != kept.get("card"))


def choose(written):
    """Remember that the room is announced at this address, or name, of this computer.

    The card is remembered too: its address of another day is then chosen as well.
    """
    card = next((each.name for each in offers() if str(each.address) == written), "")
    _choice().write_text(json.dumps({"address": written, "card": card}), encoding="utf-8")


def _kept():
    try:
        kept = json.loads(_choice().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _choice():
    return settings.DATA_DIR / "room_address.json"


def lan_addresses():
    """What learners may write to reach this computer, what was chosen or is likeliest first."""
    if _listened:
        return list(_listened)
    found = [str(each.address) for each in offers()]
    name = _kept().get("address")
    return [name, *found] if found and name in machine_names() else found


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
            is_time = reread is None or time.monotonic() - reread >= REREAD_AFTER
            if is_time and not settings.PUBLIC_NAMES:  # whose names are all that there are
                reread = time.monotonic()
                settings.ALLOWED_HOSTS = sorted(own_names().union(settings.ALLOWED_HOSTS))
            if not _known(request):
                log.warning("Page refusée : demandée sous un nom qui n’est pas d’ici.")
                journal.note(Event.NAME_REFUSED)
                return HttpResponseBadRequest(REFUSAL)
        return get_response(request)

    return middleware


def _known(request):
    """Whether a page is asked under a name of this computer.

    Windows takes an underscore in a name (« PC_SALLE »), which Django refuses in an address.
    """
    try:
        request.get_host()
    except DisallowedHost:
        written = request.headers.get("Host", "").lower()
        if "_" not in written or name_of(written) not in settings.ALLOWED_HOSTS:
            return False
        request.get_host = lambda: written
    return True


def name_of(host):
    """The name in « name:port »."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
