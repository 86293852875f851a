from django.db import models

from profiles.models.base import InProfile
from sandbox.world import clock
from sandbox.world.models import Person


class Activity(InProfile):
    """One line of « Historique d’activité »: what really happened to this profile, and by whom."""

    class Kind(models.TextChoices):
        """The tabs of the history (real-service.md §9)."""

        PROFESSIONAL = "professionnels", "Professionnels"
        OWN = "mes-activites", "Mes activités"
        GUARDIAN = "representants", "Représentants légaux"
        SERVICE = "services", "Services synchronisés"

    kind = models.CharField("onglet", max_length=20, choices=Kind)
    text = models.CharField("ce qui a été fait", max_length=200)
    by = models.ForeignKey(Person, verbose_name="par", null=True, on_delete=models.SET_NULL)
    professional = models.ForeignKey(
        "profiles.Professional",
        verbose_name="professionnel",
        null=True,
        on_delete=models.SET_NULL,
    )
    at = models.DateTimeField("le")
    reported_at = models.DateTimeField("signalée le", null=True)

    class Meta:
        verbose_name = "activité"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.text

    def report(self):
        """Say that one does not know this access; saying it twice changes nothing."""
        if self.reported_at is None:
            self.reported_at = clock.now()
            self.save(update_fields=["reported_at"])
