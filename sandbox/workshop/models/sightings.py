"""What whoever leads has seen otherwise in the real service: about a page, and nobody."""

from django.db import models

from sandbox.world import clock


class Sighting(models.Model):
    """« J’ai vu autre chose »: a note about one page, for the authors.

    It bears no workshop, no place and no mediator: it outlives the evening, as the recipe of a
    workshop does, until somebody who leads erases it.
    """

    class Where(models.TextChoices):
        SITE = "site", "Sur le site"
        APP = "app", "Dans l’application"
        ELSEWHERE = "elsewhere", "Sur un papier, dans un message"

    page = models.CharField("page d’ici", max_length=200, blank=True)
    fact = models.SlugField("fait", max_length=60, blank=True)
    where = models.CharField("où", max_length=10, choices=Where)
    seen = models.CharField("ce qui a été vu", max_length=200)
    seen_on = models.DateField("vu le", default=clock.real_today)

    class Meta:
        verbose_name = "note sur une page"
        verbose_name_plural = "notes sur des pages"
        ordering = ["seen_on", "pk"]

    def __str__(self):
        return f"Vu le {clock.written(self.seen_on)}, {self.get_where_display().lower()}"
