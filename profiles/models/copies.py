from django.db import models

from profiles.models.base import InProfile
from sandbox.world import clock
from sandbox.world.models import Person


class CopyRequestQuerySet(models.QuerySet):
    def waiting(self):
        """Those whose file is still being made, the first to be ready first."""
        return self.filter(ready_at__gt=clock.now()).order_by("ready_at")

    def ready_since(self, moment):
        """Those whose file became ready after that moment."""
        return self.filter(ready_at__gt=moment, ready_at__lte=clock.now())


class CopyRequest(InProfile):
    """« Télécharger les données », where the file is asked for, then announced by an e-mail."""

    by = models.ForeignKey(
        Person, verbose_name="demandée par", on_delete=models.CASCADE, related_name="+"
    )
    asked_at = models.DateTimeField("demandée le")
    ready_at = models.DateTimeField("prête le")

    objects = CopyRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "demande de copie"
        verbose_name_plural = "demandes de copie"
        constraints = [
            models.UniqueConstraint(fields=["profile"], name="copy_is_asked_for_once"),
        ]

    def __str__(self):
        return f"Copie pour {self.profile.holder}"

    @property
    def is_ready(self):
        return self.ready_at <= clock.now()
