"""Hands that play the learner of a seat: requests to the product's own pages, nothing else.

What they read, a learner reads: the sheet, the card, the letters and messages that have come.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import resolve, reverse
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django_htmx.middleware import HtmxDetails

from accounts.middleware import InTime
from sandbox.workshop.models import Seat
from sandbox.workshop.seating import OCCUPANT, SEAT, Seated
from sandbox.workshop.telling.guiding import guided
from sandbox.workshop.telling.middleware import Told
from sandbox.world import clock
from sandbox.world.middleware import InsideTheWorld
from sandbox.world.models import World

Answers = Mapping[str, Any] | Iterable[tuple[str, Any]]
Answering = Callable[[HttpRequest], HttpResponse]

LAYERS: list[Any] = [Seated, Told, InTime, InsideTheWorld]
"""Those of the settings that a seat's request goes through, outermost first; the others are about
browsers: cookies, tokens, headers."""


class Unheard:
    """Tell the page how far its learner is guided, and nobody what they met there."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.guided = guided(request.seat)
        return self.get_response(request)


UNTOLD: list[Any] = [Unheard if layer is Told else layer for layer in LAYERS]
"""The same, where the room is not told."""


class Stuck(Exception):
    """A page did not go on as it does for a learner who answers rightly."""


class Hands:
    """Somebody who sits at this seat, for as long as an action lasts.

    Args:
        seat: a Seat whose row is held, in a transaction.
    """

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.session = {SEAT: seat.pk, OCCUPANT: seat.occupant}

    @cached_property
    def world(self) -> Any:
        """As it stands between two pages."""
        return World.objects.get(pk=self.seat.world_id)

    @property
    def person(self) -> Any:
        return self.world.player

    @property
    def account(self) -> Any:
        return self.person.account

    # -- pages ----------------------------------------------------------------------------------

    def open(self, url: str) -> HttpResponse:
        """Look at a page. Raises Stuck where it leads elsewhere."""
        response = self._answer_to("GET", url)
        if response.status_code != 200:
            raise Stuck(f"{url} leads to {response.get('Location', str(response.status_code))}")
        return response

    def go(self, url: str) -> str:
        """Follow a link that may lead elsewhere, and return where it led."""
        return self._answer_to("GET", url).get("Location", url)

    def send(self, url: str, answers: Answers = ()) -> str:
        """Answer a page, and return where it leads. Raises Stuck when it refuses the answers."""
        data = {"generation": self.world.generation} | dict(answers)
        response = self._answer_to("POST", url, data)
        if response.status_code != 302:
            raise Stuck(f"{url} refuses {sorted(data)}")
        return response["Location"]

    def _answer_to(
        self, method: str, url: str, data: Answers = (), *, is_told: bool = True
    ) -> HttpResponse:
        """What a page answers; `is_told`: whether the room is told what was met there."""
        request = self._request(method, str(url), dict(data))
        answer = _view_of(request)
        for layer in reversed(LAYERS if is_told else UNTOLD):
            answer = layer(answer)
        try:
            return answer(request)
        except Http404 as missing:
            raise Stuck(f"{url} does not exist") from missing
        finally:
            self._forget()

    def _forget(self) -> None:
        self.__dict__.pop("world", None)

    def _request(self, method: str, url: str, data: dict[str, Any]) -> HttpRequest:
        parts = urlsplit(url)
        request: Any = HttpRequest()
        request.method = method
        request.path = request.path_info = parts.path
        request.META = {"REQUEST_METHOD": method, "QUERY_STRING": parts.query}
        request.META |= {"SERVER_NAME": "localhost", "SERVER_PORT": "80"}
        request.GET = QueryDict(parts.query)
        request.POST, request.FILES = as_sent(data)
        request.session, request.user = self.session, AnonymousUser()
        request.htmx = HtmxDetails(request)
        request._messages = default_storage(request)
        request.resolver_match = resolve(parts.path)
        return request

    # -- papers and days ------------------------------------------------------------------------

    def read(self, *templates: str) -> dict[str, Any]:
        """Read the latest paper of this kind that has come, and return its content."""
        with clock.at(self.world.now):
            mail = self.person.mails.delivered().filter(template__in=templates).first()
        if mail is None:
            raise Stuck(f"no {templates} has come")
        if mail.read_at is None:
            self.send(reverse("world:read"), {"channel": mail.channel, "mail": mail.pk})
        return mail.context

    def wait_for_the_post(self) -> None:
        """Let time pass until the letters on their way have come."""
        while self.world.next_letter:
            self.world.wait_for_the_post()
            self._forget()

    def let_pass(self, days: int) -> None:
        """Let whole days pass, as the mediator's moves do."""
        self.wait_until(clock.day_of(self.world.now) + timedelta(days=days))

    def let_pass_until(self, days: int) -> None:
        """Let time pass until so many days after the workshop's date, if they are not past."""
        self.wait_until(self.seat.workshop.held_on + timedelta(days=days))

    def wait_until(self, day: date) -> None:
        """Let time pass until the morning of this day (date), if it is not past."""
        world = self.world
        if clock.morning_of(day) > world.now:
            world.advance_to(clock.morning_of(day))
            self._forget()


def as_sent(data: Mapping[str, Any]) -> tuple[QueryDict, MultiValueDict[str, Any]]:
    """What a form with these answers sends: its texts, its files."""
    texts, files = QueryDict(mutable=True), MultiValueDict[str, Any]()
    for name, value in data.items():
        if isinstance(value, UploadedFile):
            files.setlist(name, [value])
        else:
            values = value if isinstance(value, list) else [value]
            texts.setlist(name, [str(each) for each in values])
    return texts, files


def _view_of(request: HttpRequest) -> Answering:
    """What answers this request: its view, once each layer has had its say."""
    match: Any = request.resolver_match

    def answer(request: HttpRequest) -> HttpResponse:
        for layer in filter(_looks_at_views, LAYERS):
            response = layer(None).process_view(request, match.func, match.args, match.kwargs)
            if response is not None:
                return response
        return match.func(request, *match.args, **match.kwargs)

    return answer


def _looks_at_views(layer: Any) -> bool:
    return hasattr(layer, "process_view")
