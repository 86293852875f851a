"""The ways to the errors of `sandbox/lessons/closure.py`."""

from django.urls import reverse

from tests.walls.access import inside
from tests.walls.way import Way


def confirmation(learner):
    return reverse("profiles:confirm_closure", args=[learner.person.account.pk])


WAYS = {
    "closure-password-wrong": Way(
        url=confirmation, answers={"password": "Mauvais-1234"}, prepare=inside
    ),
}
