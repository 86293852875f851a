"""Why a learner's place has just moved by itself, in words."""

from django.db.models import TextChoices


class Notice(TextChoices):
    """The learner reads the sentence, and goes on from where the place now stands."""

    RESET = (
        "reset",
        "Votre place a été remise au début. La personne qui anime l’atelier l’a demandé.",
    )
    UNDONE = (
        "undone",
        "Votre exercice est revenu comme avant. La personne qui anime l’atelier l’a demandé.",
    )
    RESTORED = "restored", "Votre exercice est revenu comme avant."
    RESTARTED = "restarted", "Votre place a été remise au début. Vous pouvez recommencer."
    CHANGED = (
        "changed",
        "Vous avez un autre exercice\u00a0: vous jouez {player}. Son nom et son numéro de "
        "sécurité sociale ne sont pas ceux d’avant. "
        "La personne qui anime l’atelier l’a demandé.",
    )
    CHOSEN = (
        "chosen",
        "Voici votre nouvel exercice\u00a0: vous jouez {player}. Son nom et son numéro de "
        "sécurité sociale ne sont pas ceux d’avant.",
    )
    GIVEN_BACK = (
        "given-back",
        "Votre exercice d’avant est revenu\u00a0: vous jouez de nouveau {player}. Ses papiers et "
        "ses numéros sont revenus aussi.",
    )
    LED = "led", "La personne qui anime l’atelier vous a amené à cette page."
    REBEGUN = (
        "rebegun",
        "Votre démarche est remise au début. La personne qui anime l’atelier l’a demandé.",
    )
    POINT = (
        "point",
        "Vous revenez à un moment gardé. La personne qui anime l’atelier l’a demandé.",
    )
    SEATED = "seated", "Vous êtes de nouveau à votre place."
    TIME = "time", "La date a changé : nous sommes le {today}."
    TIME_BACK = "time-back", "Votre exercice est revenu comme avant : nous sommes le {today}."

    @property
    def is_of_who_leads(self):
        """Whether who leads moved the place, wherever its learner was: good to know on any page."""
        return self in {
            Notice.RESET,
            Notice.UNDONE,
            Notice.CHANGED,
            Notice.GIVEN_BACK,
            Notice.REBEGUN,
            Notice.POINT,
        }

    @property
    def resumes(self):
        """Whether the learner goes back to a page in the middle, rather than to the start."""
        return self in {
            Notice.UNDONE,
            Notice.RESTORED,
            Notice.POINT,
            Notice.GIVEN_BACK,
            Notice.SEATED,
            Notice.TIME,
            Notice.TIME_BACK,
        }

    @property
    def generations_ago(self):
        """How many moves ago the place was as it now is: a move, then its way back; one of time."""
        if self in {Notice.UNDONE, Notice.RESTORED, Notice.GIVEN_BACK}:
            return 2
        return 1 if self.stays or self == Notice.SEATED else None

    @property
    def stays(self):
        """Whether the open page is still good: it is shown again, as it is now."""
        return self == Notice.TIME
