from django.db import models
from django.db.models import Q

from accounts.states import FED, State
from profiles.models.base import InProfile
from profiles.models.people import Professional
from sandbox.world import clock


class ArrivalQuerySet(models.QuerySet):
    def receivable(self):
        """Those that the space can receive, as it now is: a message needs somebody to read it."""
        kinds = Arrival.Kind
        return self.filter(
            Q(kind=kinds.DOCUMENT, profile__state__in=FED)
            | Q(kind=kinds.MESSAGE, profile__state=State.ACTIVATED)
        )

    def to_come(self):
        return self.receivable().filter(at__gt=clock.now())

    def due(self):
        """Those of this very moment: what found no space in time never comes."""
        return self.receivable().filter(at=clock.now())


class Arrival(InProfile):
    """What somebody of care will put into a profile on a later day of the scenario, by itself."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", "Document"
        MESSAGE = "message", "Message"

    kind = models.CharField("sorte", max_length=10, choices=Kind)
    professional = models.ForeignKey(
        Professional, verbose_name="professionnel", null=True, on_delete=models.CASCADE
    )
    at = models.DateTimeField("le")
    content = models.JSONField("contenu")

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        verbose_name = "arrivée à venir"
        verbose_name_plural = "arrivées à venir"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()} pour {self.profile.holder}"

    @property
    def author(self):
        """Who puts it there, in words."""
        return str(self.professional or "L’Assurance Maladie")
