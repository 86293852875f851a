"""What is done to places, and the rows and moments that are kept of them."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.functional import cached_property

from sandbox import facts
from sandbox.kit.french import numbered, of
from sandbox.workshop.models.rooms import LONGEST_TITLE, Workshop
from sandbox.workshop.models.seats import Seat
from sandbox.world import clock

UNDO_LIFE = facts.delay("undo-life")


class ActionQuerySet(models.QuerySet):
    def undoable(self):
        return self.filter(undone_at=None, made_at__gt=clock.real_now() - UNDO_LIFE)


class Action(models.Model):
    """A move made on seats, which can be taken back for an hour: its save points hold the before.

    Taking it back is an action too, so that can be taken back as well.
    """

    workshop = models.ForeignKey(
        Workshop, verbose_name="atelier", on_delete=models.CASCADE, related_name="actions"
    )
    label = models.CharField("ce qui a été fait", max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="par", null=True, on_delete=models.SET_NULL
    )
    by_learner = models.BooleanField("fait par la place elle-même", default=False)
    is_arrival = models.BooleanField("fait pour qui vient de s’asseoir", default=False)
    moves_time = models.BooleanField("change la date simulée", default=False)
    made_at = models.DateTimeField("fait le", default=clock.real_now)
    undone_at = models.DateTimeField("annulé le", null=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = "intervention"
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.label

    @property
    def takes_back(self):
        """Whether what it did was to take another one back."""
        return self.taken_back is not None

    @cached_property
    def taken_back(self):
        """The action that this one took back, or None."""
        before = self._around().filter(pk__lt=self.pk, undone_at__gte=self.made_at)
        then = self.workshop.actions.filter(pk__gt=self.pk).order_by("pk").first()
        if then:
            before = before.filter(undone_at__lte=then.made_at)
        return before.first()

    @property
    def is_redone(self):
        """Whether its way back is to do again what it took back: « Refaire », not « Annuler »."""
        return self.takes_back and not self.taken_back.is_redone

    @property
    def way_back(self):
        """The name of the button that takes it back."""
        return "Refaire" if self.is_redone else "Annuler"

    @property
    def way_back_icon(self):
        """The drawing beside that name."""
        return "redo-2" if self.is_redone else "undo-2"

    @property
    def left(self):
        """Its places that nothing has moved since (a queryset of seats): these can go back."""
        newer = SavePoint.objects.filter(action__pk__gt=self.pk).values("seat")
        return self.workshop.seats.filter(save_points__action=self).exclude(pk__in=newer)

    @property
    def stays(self):
        """« La place 2 a changé depuis : elle reste comme elle est. », or "" where all go back."""
        gone = self.save_points.exclude(seat__in=self.left)
        numbers = sorted(gone.values_list("seat__number", flat=True))
        if not numbers:
            return ""
        if len(numbers) == 1:
            return (
                f"La {numbered('place', numbers)} a changé depuis\u00a0: elle reste comme elle est."
            )
        named = numbered("place", numbers)
        return f"Les {named} ont changé depuis\u00a0: elles restent comme elles sont."

    def _around(self):
        seats = self.save_points.values("seat")
        return self.workshop.actions.filter(save_points__seat__in=seats)


class SavePointQuerySet(models.QuerySet):
    def before_a_time_move(self):
        """Those that go back in time, for their seats as they now are; the nearest is the last."""
        taken = self.filter(action__moves_time=True, world_now__lt=F("seat__world__now"))
        return taken.order_by("pk")


class SavePoint(models.Model):
    """A world's rows at one moment, kept outside the simulation: to go back is to put them back.

    `rows` is a JSON text, a list of objects for each simulated table, which only the database
    reads; `schema` is the state of the migrations under which they were taken. `progress` is
    where the learner stood then, as the board shows it.
    """

    class Kind(models.TextChoices):
        ORIGIN = "origin", "départ du scénario"
        BEFORE = "before", "avant une intervention"
        JOURNEY = "journey", "début d’un parcours"
        NAMED = "named", "moment gardé"
        PLAYED = "played", "chemin déjà fait"

    seat = models.ForeignKey(
        Seat, verbose_name="place", on_delete=models.CASCADE, related_name="save_points"
    )
    kind = models.CharField("sorte", max_length=10, choices=Kind)
    action = models.ForeignKey(
        Action,
        verbose_name="intervention",
        null=True,
        on_delete=models.CASCADE,
        related_name="save_points",
    )
    world_now = models.DateTimeField("date simulée")
    rows = models.TextField("lignes")
    progress = models.JSONField("où en était la place", default=dict)
    schema = models.CharField("état des tables", max_length=64)
    name = models.CharField("nom", max_length=LONGEST_TITLE, blank=True)
    leads_to = models.CharField("page où il mène", max_length=200, blank=True)
    created_at = models.DateTimeField("pris le", default=clock.real_now)

    objects = SavePointQuerySet.as_manager()

    class Meta:
        verbose_name = "point de reprise"
        verbose_name_plural = "points de reprise"
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=models.Q(kind="origin"),
                name="save_point_one_origin_a_seat",
            ),
            models.UniqueConstraint(
                fields=["seat"],
                condition=models.Q(kind="journey"),
                name="save_point_one_journey_a_seat",
            ),
            models.UniqueConstraint(
                fields=["seat", "action"], name="save_point_one_a_seat_and_action"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {of(self.seat)}"


class Moment(models.Model):
    """A moment kept for the whole workshop: a step, on a day. Each place is led there by itself.

    The rows of one place would bear its numbers and codes: nothing of them is kept here.
    """

    workshop = models.ForeignKey(
        Workshop, verbose_name="atelier", on_delete=models.CASCADE, related_name="moments"
    )
    name = models.CharField("nom", max_length=LONGEST_TITLE)
    step = models.CharField("étape", max_length=60)
    days = models.PositiveSmallIntegerField("jours après le début", default=0)
    created_at = models.DateTimeField("pris le", default=clock.real_now)

    class Meta:
        verbose_name = "moment de l’atelier"
        verbose_name_plural = "moments de l’atelier"
        ordering = ["pk"]

    def __str__(self):
        return self.name
