"""The two groups of a session: those who open their space, those who refuse it."""

from django.db import models


class PlaceGroup(models.TextChoices):
    """What a place practises, as its tile says it."""

    OPENS = "opens", "Ouvre"
    REFUSES = "refuses", "Refuse"

    @property
    def who(self):
        """« ceux qui ouvrent »: what comes after « ceux », or « celles » of places."""
        return {self.OPENS: "qui ouvrent", self.REFUSES: "qui refusent"}[self]


class Grouped(models.Model):
    """A place that is in one of the two groups, or in none. Whoever sits there, it stays so."""

    group = models.CharField("groupe", max_length=10, choices=PlaceGroup, blank=True)

    class Meta:
        abstract = True
