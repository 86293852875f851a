"""The ways to the errors of `sandbox/lessons/closure.py`."""

from django.urls import reverse

from tests.errors.access import inside
from tests.errors.way import WayToError


def confirmation(learner):
    return reverse("profiles:confirm_closure", args=[learner.person.account.pk])


WAYS = {
    "closure-password-wrong": WayToError(
        url=confirmation, answers={"password": "Mauvais-1234"}, prepare=inside
    ),
}
