"""The ways to the errors of `sandbox/lessons/withdrawal.py`."""

from datetime import timedelta

from django.urls import reverse

from sandbox.world import clock
from tests.errors.way import WayToError
from tests.errors.way_in import (
    activated,
    code,
    code_of_lola,
    first_code,
    identity,
    of_child,
    on,
)
from tests.strict import right_answers

SATURDAY, WEDNESDAY = 5, 2


def page(slug):
    return reverse("accounts:withdrawal", args=[slug])


def question(slug):
    return reverse("accounts:phone", args=[slug])


def refused(learner):
    """The space is opposed; or closed, where it was created already."""
    if learner.code.expires_on < learner.world.now.date():
        learner.ask_new_code()
    learner.send(page("code"), right_answers(learner.person)["code"])
    learner.send(page("identite"), identity(learner))
    learner.send(page("confirmation"))


def last_code(learner):
    """The code that served, though another was asked for since."""
    return learner.person.provisional_codes.exclude(used_at=None).last().code


def to_refuse(prepare, *, scenario="mere-trois-enfants"):
    return WayToError(
        url=page("code"),
        answers=lambda learner: {"code": last_code(learner)},
        prepare=prepare,
        scenario=scenario,
    )


def with_the_code_of_lola(learner):
    learner.send(page("code"), {"code": code_of_lola(learner)})


def on_a(weekday):
    """The first such day from today on, at ten."""

    def move(learner):
        world = learner.world
        world.now += timedelta(days=(weekday - world.now.astimezone(clock.PARIS).weekday()) % 7)
        world.save(update_fields=["now"])

    return move


def asked_their_number(learner):
    on_a(WEDNESDAY)(learner)
    learner.send(question("demande"), {"reponse": "refuser"})
    learner.send(question("pour-qui"), {"reponse": "moi"})


WAYS = {
    "choice-of-space-empty": on("choix", choix=None),
    "code-used-to-refuse": code(first_code, prepare=refused),
    "already-activated": to_refuse(activated),
    "already-opposed": to_refuse(refused),
    "already-closed": to_refuse(refused, scenario="code-expire"),
    "code-and-date-differ": WayToError(
        url=page("identite"), answers=of_child(0), prepare=with_the_code_of_lola
    ),
    "call-closed": WayToError(url=reverse("accounts:call"), prepare=on_a(SATURDAY)),
    "call-empty": WayToError(url=question("demande"), answers={}, prepare=on_a(WEDNESDAY)),
    "call-cannot": WayToError(
        url=question("numero"), answers={"reponse": "non"}, prepare=asked_their_number
    ),
}
