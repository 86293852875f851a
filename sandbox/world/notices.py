"""Why a learner's place has just moved by itself, in words."""

from django.db.models import TextChoices


class Notice(TextChoices):
    RESET = (
        "reset",
        "Votre place a été remise au début. La personne qui anime l’atelier l’a demandé.",
    )
    UNDONE = (
        "undone",
        "Votre place est revenue comme avant. La personne qui anime l’atelier l’a demandé.",
    )
    RESTORED = "restored", "Votre place est revenue comme avant."
    RESTARTED = "restarted", "Votre place a été remise au début. Vous pouvez recommencer."
