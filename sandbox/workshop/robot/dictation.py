"""What the hands would answer on a page, without answering: for who types in front of a room."""

from datetime import date
from typing import Any

from django.urls import reverse

from sandbox.workshop.models import Seat
from sandbox.workshop.robot.browser import Answers, Hands, Stuck
from sandbox.workshop.robot.journeys import Stop, stops
from sandbox.workshop.scenarios import build


class _Would(Exception):
    """The hands are about to answer a page."""

    def __init__(self, url: str, answers: Answers) -> None:
        super().__init__(url)
        self.url, self.answers = url, dict(answers)


class Still(Hands):
    """Hands that stop before they move anything; a message that they read stays unread."""

    def send(self, url: str, answers: Answers = ()) -> str:
        if url == reverse("world:read"):
            return ""
        raise _Would(str(url), answers)

    def go(self, url: str) -> str:
        raise Stuck(f"{url} is not to be opened")

    def wait_for_the_post(self) -> None:
        raise Stuck("no time is to pass")

    def wait_until(self, day: date) -> None:
        raise Stuck("no time is to pass")


def answers_on(seat: Seat, path: str) -> dict[str, Any] | None:
    """{name of a box: what the papers of this seat say to put there} on that page of theirs.

    Empty where there is only its button to press; None where the hands would answer nothing there:
    no page is known, it only shows something, or the papers say nothing yet.
    """
    for stop in stops_at(seat, path):
        try:
            stop.step.passes(Still(seat))
        except _Would as told:
            if _bare(told.url) == path:
                return told.answers
        except Stuck:
            continue
    return None


def stops_at(seat: Seat, path: str) -> list[Stop]:
    """The steps that the hands know at that page, in the exercise of this seat."""
    scenario = build.scenarios()[seat.scenario]
    known = [stop for stop in stops(seat.world.service_year).values() if stop.fits(scenario)]
    return [stop for stop in known if _address(stop, seat) == path]


def _address(stop: Stop, seat: Seat) -> str:
    """That of its page for this seat; "" where it has none yet."""
    try:
        return _bare(stop.step.url(Still(seat)))
    except Stuck:
        return ""


def _bare(url: str) -> str:
    return url.partition("?")[0]
