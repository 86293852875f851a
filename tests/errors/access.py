"""The ways to the errors of `sandbox/lessons/access.py`."""

from tests.errors.way import WayToError

NEW_PASSWORD = "Nouveau-4827"


def inside(learner):
    learner.activate()
    learner.login()


WAYS = {
    "current-password-wrong": WayToError(
        url="/site/parametres/mot-de-passe/",
        answers={
            "current": "Mauvais-1234",
            "password": NEW_PASSWORD,
            "confirmation": NEW_PASSWORD,
        },
        prepare=inside,
    ),
    "contact-same": WayToError(
        url="/site/parametres/coordonnees/email/",
        answers=lambda learner: {"contact": learner.person.email},
        prepare=inside,
    ),
}
