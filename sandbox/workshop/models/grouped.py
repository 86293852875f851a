"""The two groups of a session: those who open their space, those who refuse it."""

from django.db import models


class PlaceGroup(models.TextChoices):
    """What a place practises, as its tile says it."""

    OPENS = "opens", "Ouvre"
    REFUSES = "refuses", "Refuse"

    @property
    def all_of_them(self):
        """« Tous ceux qui ouvrent »: the words of the button that ticks them."""
        opens = self == PlaceGroup.OPENS
        return "Tous ceux qui ouvrent" if opens else "Tous ceux qui refusent"


class Grouped(models.Model):
    """A place that is in one of the two groups, or in none. Whoever sits there, it stays so."""

    group = models.CharField("groupe", max_length=10, choices=PlaceGroup, blank=True)

    class Meta:
        abstract = True
