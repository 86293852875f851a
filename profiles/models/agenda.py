from datetime import timedelta

from django.db import models
from django.db.models import Q

from profiles.models.base import InProfile
from profiles.models.people import Professional
from sandbox.world import clock
from sandbox.world.models import Person

ONE_DAY = timedelta(days=1)


class AgendaEntryQuerySet(models.QuerySet):
    def appointments(self):
        return self.filter(kind=AgendaEntry.Kind.APPOINTMENT)

    def reminders(self):
        return self.filter(kind=AgendaEntry.Kind.REMINDER)

    def coming(self):
        """From this morning on: what is for today stays in sight until the evening."""
        return self.filter(at__gte=clock.midnight_of(clock.today()))

    def past(self):
        """Before today, the latest first."""
        return self.filter(at__lt=clock.midnight_of(clock.today())).order_by("-at", "-pk")

    def on(self, day):
        return self.filter(at__date=day)

    def untold(self):
        """Those that the service has not reminded anybody of yet."""
        return self.filter(told_at=None)

    def due(self):
        """What the service reminds of today: the reminders of the day, the dates of tomorrow."""
        today = clock.today()
        reminders = Q(kind=AgendaEntry.Kind.REMINDER, at__date=today)
        appointments = Q(kind=AgendaEntry.Kind.APPOINTMENT, at__date=today + ONE_DAY)
        return self.untold().filter(reminders | appointments)


class AgendaEntry(InProfile):
    """One line of « Agenda »; `by` is empty when a professional wrote it, and it is then locked."""

    class Kind(models.TextChoices):
        APPOINTMENT = "rendez-vous", "Rendez-vous"
        REMINDER = "rappel", "Rappel"

    kind = models.CharField("sorte", max_length=20, choices=Kind)
    title = models.CharField("titre", max_length=60)
    professional = models.ForeignKey(
        Professional, verbose_name="professionnel", null=True, on_delete=models.SET_NULL
    )
    at = models.DateTimeField("date et heure")
    comment = models.CharField("commentaire", max_length=200, blank=True)
    by = models.ForeignKey(Person, verbose_name="noté par", null=True, on_delete=models.SET_NULL)
    told_at = models.DateTimeField("rappelé le", null=True)

    objects = AgendaEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "date de l’agenda"
        verbose_name_plural = "dates de l’agenda"
        ordering = ["at", "pk"]

    def __str__(self):
        return self.title

    @property
    def is_locked(self):
        return self.by_id is None

    @property
    def is_reminder(self):
        return self.kind == self.Kind.REMINDER

    @property
    def told_from(self):
        """When the service reminds of it: the first instant of its day, or of an appointment’s eve.

        A reminder that was noted on its very day comes at its hour.
        """
        day = clock.day_of(self.at)
        if not self.is_reminder:
            return clock.midnight_of(day - ONE_DAY)
        return self.at if day == clock.today() else clock.midnight_of(day)

    @property
    def is_noted_already(self):
        """Whether the agenda holds the same line: a double click is two requests."""
        same = {name: getattr(self, name) for name in ("kind", "title", "professional", "at")}
        others = self.profile.agendaentry_set.exclude(pk=self.pk)
        return others.filter(**same, comment=self.comment).exists()


class ExamStatus(InProfile):
    """What became of one of the exams or vaccines that are recommended to somebody."""

    class Status(models.TextChoices):
        """The words of the service (real-service.md §8)."""

        PLANNED = "a-planifier", "À planifier"
        DONE = "realise", "Réalisé"
        NOT_DONE = "non-realise", "Non réalisé"

    exam = models.SlugField("examen", max_length=30)
    status = models.CharField("état", max_length=20, choices=Status)
    at = models.DateTimeField("dit le")

    class Meta:
        verbose_name = "état d’un examen"
        verbose_name_plural = "états des examens"
        constraints = [
            models.UniqueConstraint(fields=["profile", "exam"], name="exam_has_one_status")
        ]

    def __str__(self):
        return f"{self.exam}\u00a0: {self.get_status_display()}"
