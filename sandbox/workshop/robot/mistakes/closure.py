"""The ways to the errors of `sandbox/lessons/closure.py`."""

from django.urls import reverse_lazy
from django.utils.functional import Promise

from sandbox.workshop.robot.mistakes.way import Player, Way, inside

AT = "cloture/mot-de-passe"


def confirmation(player: Player) -> Promise:
    return reverse_lazy("profiles:confirm_closure", args=[player.person.account.pk])


WAYS = {
    "closure-password-wrong": Way(
        AT, url=confirmation, answers={"password": "Mauvais-1234"}, begins=inside
    ),
}
