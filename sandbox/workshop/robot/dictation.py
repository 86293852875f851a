"""What the hands would answer on a page, without answering: for who types in front of a room."""

from typing import Any

from django.urls import reverse

from sandbox.workshop.models import Seat
from sandbox.workshop.robot.browser import Answers, Hands, Stuck
from sandbox.workshop.robot.journeys import Stop, stops


class _Would(Exception):
    """The hands are about to answer a page."""

    def __init__(self, url: str, answers: Answers) -> None:
        super().__init__(url)
        self.url, self.answers = url, dict(answers)


class Still(Hands):
    """Hands that stop before they answer anything; a message that they read stays unread."""

    def send(self, url: str, answers: Answers = ()) -> str:
        if url == reverse("world:read"):
            return ""
        raise _Would(str(url), answers)


def answers_on(seat: Seat, path: str) -> dict[str, Any]:
    """{name of a box: what the papers of this seat say to put there} on that page of theirs.

    Empty where no page is known there, or where the papers say nothing yet.
    """
    for stop in _stops_at(path, seat.world.service_year):
        try:
            stop.step.passes(Still(seat))
        except _Would as told:
            if told.url == path:
                return told.answers
        except Stuck:
            continue
    return {}


def _stops_at(path: str, year: int) -> list[Stop]:
    at = [stop for stop in stops(year).values() if not callable(stop.step.page)]
    return [stop for stop in at if str(stop.step.page) == path]
