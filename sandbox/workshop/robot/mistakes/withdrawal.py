"""The ways to the errors of `sandbox/lessons/withdrawal.py`."""

from datetime import timedelta
from typing import Any

from django.urls import reverse_lazy
from django.utils.functional import Promise

from accounts.provisional_code import copied_code
from sandbox.workshop.robot.mistakes.way import Doing, Player, Way, activated
from sandbox.workshop.robot.mistakes.way_in import (
    MOTHER,
    code,
    code_of_lola,
    first_code,
    have_the_code_of_lola,
    identity,
    of_child,
    on,
)
from sandbox.world import clock

SATURDAY, WEDNESDAY = 5, 2


def page(slug: str) -> Promise:
    return reverse_lazy("accounts:withdrawal", args=[slug])


def question(slug: str) -> Promise:
    return reverse_lazy("accounts:phone", args=[slug])


def refused(player: Player) -> None:
    """The space is opposed; or closed, where it was created already."""
    if player.code.expires_on < player.world.now.date():
        player.ask_new_code()
    with clock.at(player.world.now):
        answers = copied_code(player.person)
    player.send(page("code"), answers)
    player.send(page("identite"), identity(player))
    player.send(page("confirmation"))


def refused_by_the_card(player: Player) -> None:
    """The same where the code is sent on the way."""
    player.send(page("identite"), identity(player))
    player.send(page("envoi"), {"canal": "email"})
    player.send(page("code"), {"code": player.code.code})
    player.send(page("confirmation"))


def last_code(player: Player) -> str:
    """The code that served, though another was asked for since."""
    return player.person.provisional_codes.exclude(used_at=None).last().code


def to_refuse(**how: Any) -> Way:
    return Way(
        "refus/code", url=page("code"), answers=lambda player: {"code": last_code(player)}, **how
    )


def with_the_code_of_lola(player: Player) -> None:
    have_the_code_of_lola(player)
    player.send(page("code"), {"code": code_of_lola(player)})


def on_a(weekday: int) -> Doing:
    """The first such day from today on, at ten."""

    def move(player: Player) -> None:
        world = player.world
        day = clock.day_of(world.now)
        day += timedelta(days=(weekday - day.weekday()) % 7)
        if clock.morning_of(day) > world.now:
            world.advance_to(clock.morning_of(day))

    return move


def asked_their_number(player: Player) -> None:
    on_a(WEDNESDAY)(player)
    player.send(question("demande"), {"reponse": "refuser"})
    player.send(question("pour-qui"), {"reponse": "moi"})


WAYS = {
    "choice-of-space-empty": on("choix", choix=None),
    "code-used-to-refuse": code(first_code, prepare=refused),
    "already-activated": to_refuse(begins=activated),
    "already-opposed": to_refuse(prepare=refused),
    "already-closed": to_refuse(prepare=refused, scenario="code-expire"),
    "code-and-date-differ": Way(
        "refus/identite",
        url=page("identite"),
        answers=of_child(0),
        prepare=with_the_code_of_lola,
        scenario=MOTHER,
    ),
    "call-closed": Way("3422/demande", url=reverse_lazy("accounts:call"), prepare=on_a(SATURDAY)),
    "call-empty": Way("3422/demande", url=question("demande"), answers={}, prepare=on_a(WEDNESDAY)),
    "call-cannot": Way(
        "3422/numero",
        url=question("numero"),
        answers={"reponse": "non"},
        prepare=asked_their_number,
    ),
}
