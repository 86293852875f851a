"""The ways to the errors of `sandbox/lessons/access.py`."""

from tests.walls.way import Way

NEW_PASSWORD = "Nouveau-4827"


def inside(learner):
    learner.activate()
    learner.login()


WAYS = {
    "current-password-wrong": Way(
        url="/site/parametres/mot-de-passe/",
        answers={
            "current": "Mauvais-1234",
            "password": NEW_PASSWORD,
            "confirmation": NEW_PASSWORD,
        },
        prepare=inside,
    ),
    "contact-same": Way(
        url="/site/parametres/coordonnees/email/",
        answers=lambda learner: {"contact": learner.person.email},
        prepare=inside,
    ),
}
