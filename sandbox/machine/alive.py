"""What a page that waits may ask, and who hosts the room: whether it answers, and is ready.

Whether it answers touches no database: the answer comes while it is busy. How far a press is lives
in the memory of the process that does it, for as long as the press lasts.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.http import JsonResponse

from sandbox.machine import tables

ADDRESS, READY = "/en-vie/", "/prete/"
LONGEST_NAME = 40

_works = {}
_press = ContextVar("press", default="")


def alive(get_response):
    """Middleware: answer who asks whether the room is there; know each request by its press.

    A press says its own name in the header `X-Press`. Who waits for it asks under that name, and
    reads `{"percent": 40}` where the work is counted.
    """

    def middleware(request):
        if request.path == ADDRESS:
            return JsonResponse(_works.get(request.GET.get("press"), {}))
        if request.path == READY:
            is_ready = tables.are_up_to_date()
            return JsonResponse({"ready": is_ready}, status=200 if is_ready else 503)
        with _known_as(request.headers.get("X-Press", "")):
            return get_response(request)

    return middleware


def tell(done, total):
    """Say how far the work of this request is: `done` steps out of `total`, however long each."""
    if press := _press.get():
        _works[press] = {"percent": 100 * done // total}


@contextmanager
def _known_as(press):
    name = press if len(press) <= LONGEST_NAME else ""
    token = _press.set(name)
    try:
        yield
    finally:
        _press.reset(token)
        _works.pop(name, None)
