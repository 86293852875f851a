"""Hands that err: they do what leads to an error, then make it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from accounts.activation import Activation
from accounts.identity import copied_identity
from sandbox.lessons import met
from sandbox.workshop.robot import playbook
from sandbox.workshop.robot.browser import Answers, Hands, Stuck
from sandbox.workshop.robot.mistakes import WAYS, way_to
from sandbox.workshop.robot.mistakes.way import Way

FURTHEST = 3
"""How many pages away an error may be that is met by coming."""


def is_said(slug: str, errors: Iterable[tuple[str, Any]]) -> bool:
    """Whether this error is among those that were told, or is said beside one of them."""
    return (WAYS[slug].beside or slug) in {name for name, _ in errors}


class ErringHands(Hands):
    """Somebody at this seat who makes one error: what a `Way` asks of its player."""

    def mistype(self, url: str, answers: Answers) -> HttpResponse:
        """Answer a page wrongly: it shows what is wrong, and nobody is told."""
        data = {"generation": self.world.generation} | dict(answers)
        return self._answer_to("POST", url, data, is_told=False)

    def activate(self) -> None:
        playbook.activate(self)

    def login(self) -> None:
        playbook.be_inside(self)

    def reach(self, slug: str) -> None:
        """Pass every page of the activation before this one."""
        playbook.be_ready_to_activate(self)
        for each, page in Activation.in_order(self.world.service_year).items():
            if each == slug:
                return
            if page.answers:
                playbook.copy(Activation, each)(self)

    @property
    def code(self) -> Any:
        return self.person.provisional_codes.filter(replaced_at=None).last()

    def ask_new_code(self, channel: str = "email") -> None:
        url = "accounts:new_code"
        self.send(reverse(url, args=["identite"]), copied_identity(self.person))
        self.send(reverse(url, args=["envoi"]), {"canal": channel})

    # -- the error ------------------------------------------------------------------------------

    def err(self, slug: str) -> None:
        """Make this error. Raises Stuck where another is met, or none."""
        way = way_to(slug, self.world.service_year)
        if way is None:
            raise Stuck(f"nobody meets {slug} there")
        with met.heard() as errors:
            answers = way.answers_for(self)
            if answers is None:
                self._come(way)
            else:
                self.mistype(way.url_for(self), answers)
        if not is_said(slug, errors):
            raise Stuck(f"{slug} is not met, but {errors}")

    def _come(self, way: Way) -> None:
        """Come to a page, and leave everything as it was: who sits here is still to come."""
        with transaction.atomic():
            url = way.url_for(self)
            for _ in range(FURTHEST):
                response = self._answer_to("GET", url, is_told=False)
                if response.status_code == 200:
                    break
                url = response["Location"]
            transaction.set_rollback(True)
        self._forget()
