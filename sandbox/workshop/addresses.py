"""How the other PCs of the room must write an address, and what the room was told."""

from dataclasses import dataclass

from sandbox.machine import hosts, visitors
from sandbox.world import clock

_announced = []
"""What was on the wall: a room whose address moves is told the new one."""


def for_others(request, path):
    """The address of a page as another PC of the room must write it; empty without a network.

    The mediator's own browser may say « localhost », which means oneself everywhere else, or the
    address of a VPN.
    """
    name = name_given_out(request)
    return f"{request.scheme}://{name}{port_of(request)}{path}" if name else ""


def name_given_out(request):
    """The name or address of this computer that the room is told; empty without a network."""
    if not is_at_home(request):
        return hosts.name_of(request.get_host())
    return next(iter(hosts.lan_addresses()), "")


def is_at_home(request):
    """Whether the browser names this very computer, rather than what stands in front of it."""
    return hosts.is_ours(hosts.name_of(request.get_host()))


def port_of(request):
    """« :8000 », as the browser wrote it."""
    written = request.get_host()
    return written.removeprefix(hosts.name_of(written))


@dataclass(frozen=True)
class Address:
    """One of the addresses of the room, for who chooses which is announced."""

    name: str
    url: str
    label: str
    is_announced: bool


def choices(request):
    """All by which this computer may be reached: its cards, then its name. None from afar."""
    if not is_at_home(request):
        return []
    cards = {str(each.address): each.label for each in hosts.offers()}
    names = dict.fromkeys(hosts.machine_names()[:1], "Le nom de cet ordinateur")
    given = name_given_out(request)
    return [
        Address(name, f"{request.scheme}://{name}{port_of(request)}/", label, name == given)
        for name, label in (cards | names if cards else {}).items()
    ]


def announce(request):
    """The room knows the address that is given out now."""
    _announced[:] = [name_given_out(request)]


@dataclass(frozen=True)
class News:
    """What whoever leads must know of the way in: a kind, and the address that it is about."""

    kind: str = ""
    url: str = ""
    former: str = ""

    @property
    def version(self):
        """What says whether an open page shows it already."""
        return f"{self.kind}-{self.url}"


def news(request, workshop):
    """No network, an address that has moved, or nobody who comes; nothing when all is well."""
    if not is_at_home(request):
        return News()
    name, url = name_given_out(request), for_others(request, "/")
    if not name:
        return News("no-network")
    if not _announced:
        announce(request)
    if _announced != [name]:
        return News("moved", url, for_others(request, "/").replace(name, _announced[0], 1))
    if workshop.held_on == clock.real_today() and not workshop.is_rehearsal:
        visitors.expect()
        if visitors.are_late():
            return News("nobody", url)
    return News()
