"""What keeps the sandbox from leaking, from being indexed, from passing for the real site."""

import logging
import re
import traceback
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.cache import cache
from django.http import HttpResponseBadRequest
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from sandbox.machine import hosting

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "X-Content-Type-Options": "nosniff",
    # Nothing leaves for another host; « no-referrer » would also blank the Origin that the
    # protection of forms compares.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # An open page knows the room's own answers by this: a filter on the way, or the Wi-Fi's
    # welcome page, answers without it (static/js/silence.js).
    "X-Room": "coup-d-essai",
}

SECOND_PRESS = 5
"""Seconds in which a second press is the same as the first."""


def headers(get_response):
    """Send the room's headers with every answer; nothing of it is kept on a shared PC.

    A request that no browser of the room sends is refused here, before anything reads it.
    """

    def middleware(request):
        if is_unreadable(request):
            response = HttpResponseBadRequest(render_to_string("400.html"))
        else:
            response = get_response(request)
        for name, value in HEADERS.items():
            response[name] = value
        if request.is_secure():  # elsewhere browsers ignore it, and say so as an error
            response["Cross-Origin-Opener-Policy"] = "same-origin"
            if settings.PUBLIC_NAMES:
                response["Strict-Transport-Security"] = hosting.STRICT_TRANSPORT
        if "Cache-Control" not in response:  # style sheets and pictures come with their own
            add_never_cache_headers(response)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""
        return response

    return middleware


def is_unreadable(request):
    """Null characters, or another encoding than a form's own."""
    encoding = request.content_params.get("charset", "utf-8").lower()
    texts = [request.path, *request.COOKIES.values()]
    has_null = "%00" in request.META.get("QUERY_STRING", "") or any("\x00" in t for t in texts)
    return has_null or encoding not in {"utf-8", "utf8"}


class KeptCookie(SessionMiddleware):
    """Sessions whose cookie a late answer never takes back.

    Logging in gives a browser another cookie; the answer to its second click, which came with
    the first one, would delete it. Whose session was erased meanwhile is answered all the same.
    """

    def process_request(self, request):
        super().process_request(request)
        if request.method == "POST":
            follow_renewal(request)

    def process_response(self, request, response):
        with suppress(SessionInterrupted):
            response = super().process_response(request, response)
        cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie is not None and not cookie.value:
            del response.cookies[settings.SESSION_COOKIE_NAME]
        return response


def renew(request):
    """Give this browser another cookie, as logging in does: a copy of the old one opens nothing.

    What the session holds goes with it, at once. The second press of the same button, which left
    with the old cookie, is still this browser's for some seconds.
    """
    with renewal(request):
        request.session.cycle_key()


@contextmanager
def renewal(request):
    """While this browser is given another cookie: the second press of its button follows it."""
    old = request.session.session_key
    yield
    request.session.save()
    sent = (request.session.session_key, request.META["REMOTE_ADDR"], request.path)
    if old:
        cache.set(f"renewed-{old}", sent, timeout=SECOND_PRESS)


def follow_renewal(request):
    """Give the second press of a button the session that its first press made, if it made one.

    It serves once, for the same button and the same address. Returns whether it did.
    """
    key = f"renewed-{request.COOKIES.get(settings.SESSION_COOKIE_NAME)}"
    session, *sender = cache.get(key, [None])
    if session is None or sender != [request.META["REMOTE_ADDR"], request.path]:
        return False
    cache.delete(key)
    request.session = type(request.session)(session)
    request.session.modified = True
    request.is_second_press = True
    return True


class Discreet(logging.Formatter):
    """What went wrong and where, without what anybody typed: no argument, no address, no value."""

    def format(self, record):
        line = f"{record.levelname} {record.name} : {re.sub(r'%[a-z]', '…', str(record.msg))}"
        if not record.exc_info:
            return line
        kind, _, trace = record.exc_info
        return "\n".join([line, "".join(traceback.format_tb(trace)).rstrip(), kind.__name__])


class RoomArgon2Hasher(Argon2PasswordHasher):
    """Argon2id at OWASP's lighter setting: simulated passwords are invented and live an evening.

    24 ms and 19 MiB each, where Django's own takes 170 ms and 100 MiB: thirty people sign in at
    once on a laptop.
    """

    algorithm = "argon2_room"
    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1

    def encode(self, password, salt):
        if password not in _printed.get():
            return super().encode(password, salt)
        encoded = _hashes.get(password)
        if encoded is None:
            encoded = super().encode(password, salt)
            _remember(password, encoded)
        return encoded

    def verify(self, password, encoded):
        is_printed = password in _printed.get()
        if is_printed and _hashes.get(password) == encoded:
            return True
        is_right = super().verify(password, encoded)
        if is_printed and is_right:
            _remember(password, encoded)
        return is_right


MOST_HASHES = 1000
_hashes = {}
_printed = ContextVar("printed_passwords", default=frozenset())


@contextmanager
def printed_passwords(passwords):
    """Hash each of these passwords once rather than each time, for the length of a block.

    They are those of the sheets, which the room has printed: nobody keeps them secret.
    """
    token = _printed.set(frozenset(passwords))
    try:
        yield
    finally:
        _printed.reset(token)


def _remember(password, encoded):
    if len(_hashes) >= MOST_HASHES:
        _hashes.clear()
    _hashes[password] = encoded
