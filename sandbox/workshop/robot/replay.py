"""A page shows the error that was made there for its learner, as if they had just made it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from sandbox.lessons import met
from sandbox.workshop.robot.browser import Answering, as_sent
from sandbox.workshop.robot.mistakes import way_to
from sandbox.workshop.robot.mistakes.hands import ErringHands, is_said
from sandbox.workshop.robot.mistakes.way import Way
from sandbox.world.middleware import InsideTheWorld, unless_erased

SHOWS = "montre"
"""The name, in the address of a page, of the error that it shows."""


class Replayed:
    """Answer the address that shows an error with the page that says it, and change nothing.

    Only where whoever leads has put the place; what is typed there is the robot's, typed again for
    each visit, and kept nowhere. Where the page says something else by now, it is shown as it is.
    """

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Any, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        slug = request.GET.get(SHOWS)
        if slug is None or request.method != "GET" or request.world is None:
            return None
        shown, way = None, way_to(slug, request.world.service_year)
        if way and request.world.leads_to == reverse("workshop:mistake", args=[slug]):
            page = partial(self.page, request, slug, way, view, args, kwargs)
            shown = unless_erased(request, page)
        return shown or redirect(_plain(request))

    @staticmethod
    def page(request: Any, slug: str, way: Way, *view: Any) -> HttpResponse | None:
        """The page that says this error; None where another is met there, or none."""
        typed = way.answers_for(ErringHands(request.seat)) or {}
        request.POST, request._files = as_sent({**typed, "generation": request.world.generation})
        with met.heard() as errors, transaction.atomic():
            request.method = "POST"
            response = InsideTheWorld.answer(request, *view)
            transaction.set_rollback(True)
        request.method, request.POST = "GET", QueryDict()
        return response if response.status_code == 200 and is_said(slug, errors) else None


def address(slug: str, way: Way, hands: ErringHands) -> str:
    """Where the open page of these hands shows this error."""
    url = way.url_for(hands)
    if way.answers is None:
        return url
    return f"{url}{'&' if '?' in url else '?'}{SHOWS}={slug}"


def _plain(request: HttpRequest) -> str:
    """The address of a page without the error that it would show."""
    asked = request.GET.copy()
    del asked[SHOWS]
    return f"{request.path}?{asked.urlencode()}" if asked else request.path
