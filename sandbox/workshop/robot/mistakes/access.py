"""The ways to the errors of `sandbox/lessons/access.py`."""

from django.urls import reverse_lazy

from profiles.first_choices import WELCOME, FirstChoices
from sandbox.workshop.robot.mistakes.way import Player, Way, inside

NEW_PASSWORD = "Nouveau-4827"


def choose_first(player: Player) -> None:
    """Be back where who has just activated is: what is asked first is asked again."""
    account = player.person.account
    account.preferences.welcomed_at = None
    account.preferences.save(update_fields=["welcomed_at"])
    account.attempts.filter(flow=FirstChoices.name).delete()
    player.send(FirstChoices.url(WELCOME.slug))


WAYS = {
    "first-confidentiality-empty": Way(
        "premiers-choix/confidentialite",
        url=reverse_lazy("profiles:first_choices", args=["confidentialite"]),
        answers={},
        begins=inside,
        prepare=choose_first,
    ),
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
