"""The port of the room: never one of another program, and another where the usual one is not free.

Windows keeps whole blocks of ports for itself (its error 10013), and lets a second program listen
on a port in use, unless the first one forbids it: ours does.
"""

import contextlib
import errno
import ipaddress
import socket
import sys

from django.core.management.base import CommandError

from sandbox.machine import hosts

USUAL = 8000
OTHERS = [8888, 9700, 18000, 28000, 38800, 0]
"""Where to look when that one is not free, in other blocks; the last is the system's choice."""

FREE_TO_ALL = 1024
PATIENCE = 0.3
"""Seconds for another program of this computer to answer."""

IN_USE = {errno.EADDRINUSE, 10048}
FORBIDDEN = {errno.EACCES, errno.EPERM, 10013}
"""What the system answers; the large numbers are those of Windows."""

TAKEN = "Le port {port} est pris par un autre programme de cet ordinateur."
KEPT = "Le port {port} est interdit par le système de cet ordinateur."
RESERVED = "Le port {port} est réservé au système, comme tous ceux avant 1024."
INSTEAD = "{why} La salle s’ouvre sur le port {port}."
TRY = "{why} Essayez --port {port}. Ou enlevez --port\u00a0: la salle en prend un qui est libre."
NOT_OURS = (
    "L’adresse donnée après --host n’est pas une adresse de cet ordinateur. Les siennes\u00a0: "
    "{names}. Le plus simple\u00a0: enlevez --host."
)
NONE_IS_FREE = (
    "Aucun port n’est libre sur cet ordinateur. Redémarrez-le. Si cela revient, c’est peut-être "
    "l’antivirus ou le pare-feu\u00a0: parlez-en à qui gère cet ordinateur."
)


class Refused(Exception):
    """The system does not give this port; the sentence says why."""


def room_socket(host, asked=None):
    """A socket that listens, and what to say first where it is not on the usual port.

    Args:
        host: an address or a name of this computer.
        asked: the port that somebody wants, and no other; None for the usual one, or another.

    Raises:
        CommandError: it cannot be had; says why, and what to do.
    """
    where = address_of(host)
    if asked is not None:
        try:
            return _listening(where, asked), ""
        except Refused as why:
            with contextlib.closing(_first_free(where)) as free:
                port = free.getsockname()[1]
            raise CommandError(TRY.format(why=why, port=port)) from None
    try:
        return _listening(where, USUAL), ""
    except Refused as why:
        free = _first_free(where)
        return free, INSTEAD.format(why=why, port=free.getsockname()[1])


def as_in_an_address(host):
    """This address as a browser writes it: « ::1 » is in brackets there."""
    written = host.strip().lower()
    return f"[{written}]" if _is_number(written) and ":" in written else written


def _first_free(where):
    for port in OTHERS:
        with contextlib.suppress(Refused):
            return _listening(where, port)
    raise CommandError(NONE_IS_FREE)


def address_of(host):
    """The address (as `ipaddress` has it) that this names on this computer.

    Raises:
        CommandError: it is none of its addresses; says which they are.
    """
    written = host.strip().strip("[]").lower()
    if written == "localhost":
        return ipaddress.ip_address("127.0.0.1")
    if written in hosts.machine_names():
        return ipaddress.ip_address("0.0.0.0")
    if not _is_number(written):
        raise _not_ours()
    where = ipaddress.ip_address(written)
    if not where.is_unspecified and as_in_an_address(written) not in hosts.own_names():
        raise _not_ours()
    return where


def _is_number(written):
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(written) is not None
    return False


def _not_ours():
    names = ", ".join(dict.fromkeys([*hosts.lan_addresses(), "127.0.0.1"]))
    return CommandError(NOT_OURS.format(names=names))


def _listening(where, port):
    family = socket.AF_INET6 if where.version == 6 else socket.AF_INET
    if _answers(where, port):
        raise Refused(TAKEN.format(port=port))
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        _keep_for_us(opened)
        opened.bind((str(where), port))
        opened.listen()  # on Linux, two may be bound as long as neither listens
    except OSError as error:
        opened.close()
        number = getattr(error, "winerror", None) or error.errno
        if number in IN_USE:
            raise Refused(TAKEN.format(port=port)) from None
        if number in FORBIDDEN:
            said = RESERVED if port < FREE_TO_ALL and sys.platform != "win32" else KEPT
            raise Refused(said.format(port=port)) from None
        raise _not_ours() from None
    return opened


def _keep_for_us(opened):
    """Have the system refuse this port to any other program; a room just closed opens again."""
    if sys.platform == "win32":
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if opened.family == socket.AF_INET6:
        opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)


def _answers(where, port):
    """Whether a program answers there already: macOS would let us listen beside it."""
    if not port:
        return False
    local = "::1" if where.version == 6 else "127.0.0.1"
    target = local if where.is_unspecified else str(where)
    with socket.socket(
        socket.AF_INET6 if where.version == 6 else socket.AF_INET, socket.SOCK_STREAM
    ) as caller:
        caller.settimeout(PATIENCE)
        try:
            caller.connect((target, port))
        except OSError:
            return False
        return caller.getsockname() != caller.getpeername()  # else it has called itself
