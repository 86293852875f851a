"""What keeps the sandbox from leaking, from being indexed, from passing for the real site."""

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

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
}


def headers(get_response):
    """Send the room's headers with every answer; pages are never kept on a shared PC."""

    def middleware(request):
        response = get_response(request)
        for name, value in HEADERS.items():
            response[name] = value
        if response.get("Content-Type", "").startswith("text/html"):
            add_never_cache_headers(response)
        return response

    return middleware


def csrf_failure(request, reason=""):
    """The page for a form that this browser did not get from us, or that is too old."""
    return render(request, "403_csrf.html", status=403)


class RoomArgon2Hasher(Argon2PasswordHasher):
    """Argon2id at OWASP's lighter setting: simulated passwords are invented and live an evening.

    24 ms and 19 MiB each, where Django's own takes 170 ms and 100 MiB: thirty people sign in at
    once on a laptop.
    """

    algorithm = "argon2_room"
    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
