"""The ways to the errors of `sandbox/lessons/access.py`."""

from django.urls import reverse_lazy

from sandbox.workshop.robot.mistakes.way import Way, inside

NEW_PASSWORD = "Nouveau-4827"

WAYS = {
    "current-password-wrong": Way(
        "dedans/parametres",
        url=reverse_lazy("profiles:password"),
        answers={
            "current": "Mauvais-1234",
            "password": NEW_PASSWORD,
            "confirmation": NEW_PASSWORD,
        },
        begins=inside,
    ),
    "contact-same": Way(
        "dedans/parametres",
        url=reverse_lazy("profiles:contact", args=["email"]),
        answers=lambda player: {"contact": player.person.email},
        begins=inside,
    ),
}
