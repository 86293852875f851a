"""The network cards of this computer: which of them lead to the people of the room.

A card is known by what it is, wherever the word is in its name: « PANGP Virtual Ethernet Adapter »
is a VPN's, and « Microsoft Wi-Fi Direct Virtual Adapter » the connection that this computer shares.
"""

import ipaddress
import re
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import ifaddr


class Kind(IntEnum):
    """What an address is good for, the likeliest to be the room's first."""

    ROOM = 0
    SHARED = 1
    UNKNOWN = 2
    VIRTUAL = 3
    TUNNEL = 4


SHARED = {ipaddress.ip_address(each) for each in ("192.168.137.1", "10.42.0.1", "192.168.2.1")}
"""What Windows, Linux and macOS take when they share their own connection."""

WORDS = {
    Kind.TUNNEL: re.compile(
        r"vpn|tunnel|wintun|fortinet|forticlient|fortissl|pangp|globalprotect|anyconnect"
        r"|cisco secure|cisco systems|check ?point|juniper|pulse secure|ivanti|sonicwall"
        r"|netextender|zscaler|netskope|stormshield|thegreenbow|softether|hamachi|radmin"
        r"|cloudflare|mullvad|nordlynx|nordvpn|protonvpn|expressvpn|wireguard|zerotier|tailscale"
        r"|apple mobile device|remote ndis|sophos|watchguard|citrix|f5 networks"
        r"|big-ip|sangfor|openconnect|ipsec|l2tp|pptp|sstp"
        r"|wan miniport|teredo|isatap|6to4|mobile broadband|cellular"
        r"|\b(?:u?tun|tap|ppp|wg|zt|gpd|cscotun|ipsec|gre|sit|wwan|wwp|rmnet|pdp_ip)[\d_a-z]{0,12}\b"
    ),
    Kind.VIRTUAL: re.compile(
        r"virtual|vmware|vmnet|vbox|hyper-v|vethernet|\bwsl\b|docker|podman|parallels|virbr"
        r"|lxcbr|lxdbr|\bcni\d|flannel|calico|bluetooth|loopback|npcap|pseudo|dummy|\bveth|\bbr-"
        r"|\bbridge1\d\d\b|\bawdl|\bllw|\banpi|\bpan\d|\bbnep"
    ),
    Kind.ROOM: re.compile(
        r"wi-?fi|wireless|wlan|802\.11|ethernet|gigabit|\bgbe\b|\blan\b"
        r"|\b(?:eth|en|em|wl)[a-z]{0,2}\d[\da-z]*\b|\bwlx[\da-f]+\b|\benx[\da-f]+\b"
    ),
}
"""{kind: the words by which a card is of it}; the first kind that has one, in this order."""

RANGES = {
    ipaddress.ip_network("100.64.0.0/10"): Kind.VIRTUAL,
    ipaddress.ip_network("172.17.0.0/16"): Kind.VIRTUAL,
}
"""Addresses that a VPN or Docker gives, whatever the name of the card."""

POINT_TO_POINT = 0x10


@dataclass(frozen=True)
class NetworkCard:
    """An address of this computer, and the card that has it."""

    name: str
    address: ipaddress.IPv4Address | ipaddress.IPv6Address
    kind: Kind

    @property
    def label(self):
        """What a mediator calls it."""
        if self.kind == Kind.SHARED:
            return "La connexion que cet ordinateur partage"
        if re.search(r"wi-?fi|wireless|802\.11|\bwl", self.name):
            return "Wi-Fi"
        if re.search(r"ethernet|gigabit|gbe|\beth|\ben[opsx]", self.name):
            return "Câble réseau"
        return "Réseau"


def all_of_them():
    """Each address of this computer, but those that a card gives itself when nobody answers."""
    try:
        adapters = list(ifaddr.get_adapters())
    except OSError:  # a laptop in airplane mode still opens on localhost
        adapters = []
    found = []
    for adapter in adapters:
        name = adapter.nice_name.lower()
        for ip in adapter.ips:
            address = ipaddress.ip_address(ip.ip if ip.is_IPv4 else ip.ip[0])
            if not address.is_link_local:
                found.append(NetworkCard(name, address, _kind(name, address, ip.network_prefix)))
    return found


def _kind(name, address, prefix):
    if address in SHARED and not WORDS[Kind.TUNNEL].search(name):
        return Kind.SHARED
    for network, kind in RANGES.items():
        if address.version == network.version and address in network:
            return max(kind, _kind_by_name(name))
    if prefix == address.max_prefixlen or _leads_to_one_computer(name):
        return max(Kind.VIRTUAL, _kind_by_name(name))
    return _kind_by_name(name)


def _kind_by_name(name):
    return next((kind for kind, words in WORDS.items() if words.search(name)), Kind.UNKNOWN)


def _leads_to_one_computer(name):
    """Whether Linux says that there is one other end to this card, as to a VPN's."""
    try:
        flags = (Path("/sys/class/net") / name / "flags").read_text(encoding="ascii")
    except (OSError, ValueError):
        return False
    return bool(int(flags, 16) & POINT_TO_POINT)
