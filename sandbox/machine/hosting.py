"""The program behind a proxy that speaks TLS: by which names it is asked for, and whom it believes.

In a room nobody stands in front of it: all of this is empty, and costs nothing.
"""

import ipaddress
import re
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.core.management.base import CommandError

NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")
NAMES_NOT_READ = (
    "SANDBOX_HOSTS ne se lit pas\u00a0: «\u00a0{name}\u00a0» n’est pas un nom. Écrivez les noms "
    "publics du site, séparés par des virgules, par exemple essai.ville.example."
)
PROXIES_NOT_READ = (
    "SANDBOX_PROXIES ne se lit pas\u00a0: «\u00a0{name}\u00a0» n’est pas une adresse. Écrivez "
    "celles des serveurs qui sont devant, séparées par des virgules, par exemple 10.0.0.0/24."
)
CACHE_NOT_READ = (
    "SANDBOX_CACHE ne se lit pas. Écrivez «\u00a0database\u00a0», ou l’adresse d’un Redis, par "
    "exemple redis://127.0.0.1:6379. Sans rien, les compteurs sont dans la mémoire du programme."
)
MOST_ENTRIES = 20_000
"""Kept at once by a cache, where Django's own would drop some from 300 on: counts among them."""

BOUNDED = {"OPTIONS": {"MAX_ENTRIES": MOST_ENTRIES}}
BACKENDS = {
    "": ("locmem.LocMemCache", BOUNDED),
    "database": ("db.DatabaseCache", BOUNDED | {"LOCATION": "shared_cache"}),
    "redis": ("redis.RedisCache", {}),
    "rediss": ("redis.RedisCache", {}),
}
"""{beginning of what is written: (Django's backend, what else it is told)}."""

FORWARDED_FOR, FORWARDED_PROTO = "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"

YEAR = 31_536_000
"""Seconds."""

STRICT_TRANSPORT = f"max-age={YEAR}"
"""What a browser that came by TLS once is told: to come by no other way."""


def names(written):
    """The public names in « one.example, two.example ».

    Raises:
        CommandError: one of them is no name.
    """
    found = _several(written)
    for name in found:
        if not NAME.fullmatch(name):
            raise CommandError(NAMES_NOT_READ.format(name=name))
    return found


def proxies(written):
    """The networks in « 10.0.0.1, 10.1.0.0/24 ».

    Raises:
        CommandError: one of them is none.
    """
    found = []
    for name in _several(written):
        try:
            found.append(ipaddress.ip_network(name))
        except ValueError:
            raise CommandError(PROXIES_NOT_READ.format(name=name)) from None
    return found


def _several(written):
    return [each.strip().lower() for each in written.split(",") if each.strip()]


def cache(written):
    """Django's settings for what several processes must know together: « database », a Redis, or
    nothing for the memory of one process.

    Raises:
        CommandError: it is none of those.
    """
    kind, _, place = written.partition(":")
    if kind not in BACKENDS or bool(place) != kind.startswith("redis"):
        raise CommandError(CACHE_NOT_READ)
    backend, options = BACKENDS[kind]
    return {"BACKEND": f"django.core.cache.backends.{backend}", "LOCATION": written} | options


def behind_a_proxy(get_response):
    """Middleware: believes what our proxy says of a request, and nobody else."""
    if not settings.TRUSTED_PROXIES:
        raise MiddlewareNotUsed

    def middleware(request):
        hops = [each.strip() for each in request.META.pop(FORWARDED_FOR, "").split(",")]
        scheme = request.META.pop(FORWARDED_PROTO, "")
        if is_ours(request.META.get("REMOTE_ADDR", "")):
            if scheme in {"http", "https"}:
                request.META["wsgi.url_scheme"] = scheme
            came_from = [hop for hop in hops if hop and not is_ours(hop)]
            request.META["REMOTE_ADDR"] = (came_from or [request.META["REMOTE_ADDR"]])[-1]
        return get_response(request)

    return middleware


def is_ours(address):
    """Whether this is the address of a proxy of ours; a socket of this computer has none."""
    if not address:
        return True
    with suppress(ValueError):
        return any(ipaddress.ip_address(address) in each for each in settings.TRUSTED_PROXIES)
    return False
