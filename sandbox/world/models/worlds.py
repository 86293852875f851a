"""A learner's copy of reality: its clock, what time brought, and what belongs to it."""

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join

from sandbox.kit.coach import in_both, said_over
from sandbox.kit.dates import in_french
from sandbox.kit.prepared import Prepared
from sandbox.languages.said import Said, says
from sandbox.world import clock
from sandbox.world.notices import SENTENCES, Notice


class Order(models.IntegerChoices):
    """An order of the service’s pages that a room may be given, by its first year."""

    APP = 2025, "Comme dans l’application (2025)"
    TUTORIAL = 2022, "Comme dans le tutoriel (2022)"

    @property
    def says(self):
        """What it is, for who chooses it."""
        return {
            Order.APP: "La carte et l’identité d’abord. Le code arrive par SMS ou par e-mail.",
            Order.TUTORIAL: "Le code de la lettre d’abord, puis l’identité.",
        }[self]


SERVICE_YEAR = Order.TUTORIAL.value
"""The year whose service is imitated, its pages in their order, where nobody says another."""


class World(models.Model):
    """One learner's private copy of reality: its people, its post, its clock."""

    workshop_ref = models.PositiveBigIntegerField("atelier", db_index=True)
    now = models.DateTimeField("date simulée")
    seen_at = models.DateTimeField("dernière page du site (heure de la salle)", null=True)
    generation = models.PositiveIntegerField("génération", default=0)
    notice = models.CharField("raison du dernier changement", max_length=20, default=Notice.RESET)
    told = models.PositiveIntegerField("génération dite à qui est assis là", default=0)
    service_year = models.PositiveSmallIntegerField("année du service imité", default=SERVICE_YEAR)
    leads_to = models.CharField("page où aller", max_length=200, blank=True)

    class Meta:
        verbose_name = "simulation"

    def __str__(self):
        return f"Simulation {self.pk}"

    @property
    def reason(self):
        """Why the place last moved by itself, in words for its learner, and in their language.

        Where time moved forward, what happened meanwhile follows, a line each.
        """
        notice = Notice(self.notice)
        today = clock.written(clock.day_of(self.now))
        said = in_both(says(SENTENCES[notice], today=today, player=self.player))
        if notice != Notice.TIME or self.last_move is None:
            return said
        lines = ((said_over(each.said), each) for each in self.last_move.happenings.all())
        return format_html("{}{}", said, format_html_join("", "<br>{}{}", lines))

    @property
    def start_path(self):
        """Where an open page goes when the place has moved by itself."""
        if self.leads_to:
            return self.leads_to
        door = reverse(settings.PLACES["door"])
        return f"{door}?reprise" if Notice(self.notice).resumes else door

    @property
    def same_again(self):
        """The generation that this one carries on, after a move that was taken back or that the
        open page has followed; None after any other.
        """
        ago = Notice(self.notice).generations_ago
        return None if ago is None else self.generation - ago

    @cached_property
    def player(self):
        """The person whom the learner plays, with their card."""
        return _played_in.get(self)

    @property
    def next_due(self):
        """The next moment at which something happens by itself, if any."""
        with clock.at(self.now):
            answers = clock.asked_next.send(sender=World, world=self)
        return min((due for _, due in answers if due and due > self.now), default=None)

    @property
    def last_move(self):
        return self.timemove_set.first()

    @transaction.atomic
    def advance_to(self, moment):
        """Move time forward to this moment (aware datetime), and let what is due happen.

        It stops at each due moment on the way, in order, so that everything bears its own day. What
        the receivers of `clock.advanced` tell is kept with the TimeMove, which is returned.
        """
        move = self.timemove_set.create(world=self, left_at=self.now, arrived_at=moment)
        while (due := self.next_due) and due <= moment:
            since = self._go_to(due)
            with clock.at(due):
                told = clock.advanced.send(sender=World, world=self, since=since)
            for _, sentences in told:
                move.tell(sentences or [], at=due)
        self._go_to(moment)
        return move

    def _go_to(self, moment):
        """Set the clock, and return the moment that it has left."""
        since, self.now = self.now, moment
        self.save(update_fields=["now"])
        return since

    @cached_property
    def incidents(self):
        """The difficulties put on this place, read once a page: those in force, those that wait."""
        return [each for each in _put_on(self) if not each.is_over]

    def is_hit_by(self, kind):
        """Whether this difficulty (an Incident.Kind) is in force here and now."""
        return any(each.kind == kind and not each.waits for each in self.incidents)

    @property
    def next_letter(self):
        """The first Mail that is still on its way, if any."""
        return self.player.mails.filter(deliver_at__gt=self.now).order_by("deliver_at").first()

    def wait_for_the_post(self):
        """Let time pass until the next letter is there, and return it."""
        letter = self.next_letter
        self.advance_to(letter.deliver_at)
        return letter


@Prepared
def _played_in(world):
    return world.person_set.select_related("carte_vitale").filter(is_played=True)


@Prepared
def _put_on(world):
    return world.incident_set.all()


class InWorld(models.Model):
    """Everything simulated belongs to a world, and goes when the world goes.

    `workshop_ref` repeats the world's own: a room is reset, and may one day be moved to another
    machine, by that number alone.
    """

    world = models.ForeignKey(World, verbose_name="simulation", on_delete=models.CASCADE)
    workshop_ref = models.PositiveBigIntegerField("atelier", db_index=True, editable=False)

    class Meta:
        abstract = True

    def save(self, **kwargs):
        if self._state.adding:
            self.workshop_ref = self.world.workshop_ref
        super().save(**kwargs)


class TimeMove(InWorld):
    """One move of the world's clock forward: from when to when, and what happened on the way."""

    left_at = models.DateTimeField("parti du")
    arrived_at = models.DateTimeField("arrivé le")

    class Meta:
        verbose_name = "saut dans le temps"
        verbose_name_plural = "sauts dans le temps"
        ordering = ["-pk"]

    def __str__(self):
        return f"Du {clock.day_of(self.left_at)} au {clock.day_of(self.arrived_at)}"

    def tell(self, sentences, *, at):
        """Keep what happened at one stop of this move (Saids)."""
        for said in sentences:
            self.happenings.create(
                world=self.world, at=at, text=said, pattern=said.text, given=said.given
            )


class Happening(InWorld):
    """One thing that happened because time passed, as the learner reads it."""

    move = models.ForeignKey(
        TimeMove,
        verbose_name="saut dans le temps",
        on_delete=models.CASCADE,
        related_name="happenings",
    )
    at = models.DateTimeField("le")
    text = models.CharField("ce qui s’est passé", max_length=300)
    pattern = models.CharField("la phrase, avant les noms", max_length=300, default="")
    given = models.JSONField("ce qui y est mis", default=dict)

    class Meta:
        verbose_name = "fait"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"Le {self.day}. {self.text}"

    @property
    def said(self):
        """The same, that can be said again in another language."""
        return Said(self.pattern, self.given)

    @property
    def day(self):
        """« 14 avril »."""
        return in_french(clock.day_of(self.at), "j\u00a0F")
