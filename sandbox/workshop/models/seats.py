"""The places around the table, and what the room remembers of each."""

import random
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from sandbox import facts
from sandbox.kit.prepared import Prepared
from sandbox.workshop.animals import animal_of
from sandbox.workshop.models.grouped import Grouped
from sandbox.workshop.models.hinted import Hinted
from sandbox.workshop.models.rooms import Guidance, Workshop, secret_key
from sandbox.world import clock
from sandbox.world.models import World

STUCK_AFTER = timedelta(minutes=8)
"""Without a step forward for that long, somebody probably needs a hand."""

SAME_ERRORS = 3
"""That many times the same error on a page, and somebody needs a hand as well."""

HEARD_EVERY = timedelta(minutes=1)
"""How often an open page that asks for news is written down."""

AWAY_AFTER = timedelta(minutes=3)
"""Without a word from the page that was open, its browser is closed or lost the network."""

KEPT_FOR = facts.delay("place-kept")
"""A place that somebody has just left is not offered to others for that long."""

STATES = ["help", "stuck", "coming", "going", "away", "done", "free"]
"""Of a seat, in the order in which a mediator is needed."""

WHERE = ["journey", "page", "step", "total"]
"""Where a seat stands: its events keep it."""

OF_WHO_SITS = dict.fromkeys(["help_asked_at", "help_answered_at", "heard_at"])
OF_WHO_SITS |= {"mistakes": {}, "hints": {}, "in_sight": "", "situation": ""}
"""What goes when somebody sits down, with what it is then."""


def minutes(duration):
    return max(0, int(duration.total_seconds() // 60))


def minutes_since(moment):
    return minutes(clock.real_now() - moment)


class SeatQuerySet(models.QuerySet):
    def taken(self):
        return self.exclude(occupant="")

    def kept(self):
        """Those that were left a moment ago: whoever left them may still come back."""
        return self.filter(_has_just_been_left(), occupant="")

    def told(self):
        """All of them, whether each is kept being known at once."""
        return self.annotate(is_kept=_has_just_been_left() & Q(occupant=""))


def _has_just_been_left():
    left = {"kind": SeatEvent.Kind.LEFT, "at__gt": clock.real_now() - KEPT_FOR}
    return models.Exists(SeatEvent.objects.filter(seat=models.OuterRef("pk"), **left))


class Display(models.TextChoices):
    """How a place shows its pages, when it is not as usual."""

    LARGE = "large", "grand affichage"
    PROJECTED = "projected", "projeté"


class Seat(Hinted, Grouped):
    """A place in the room, known by a number and an animal; whoever sits there has its world.

    `occupant` is a random word that the browser sitting there also holds; no one has a name here.
    `last_occupant` is that of the last who sat, gone or not: who still holds it comes back.
    `given` is the exercise that the mediator chose for this place, "" for the one it was dealt.
    From the second `go` on, the same person has other numbers, and the learner less help.
    `notch` is the help that who sits here chose, "" for the one that the workshop begins with.
    The rest says where the learner stands, in the room's time, so that the board reads no world.
    """

    workshop = models.ForeignKey(
        Workshop, verbose_name="atelier", on_delete=models.CASCADE, related_name="seats"
    )
    number = models.PositiveSmallIntegerField("numéro")
    token = models.CharField("clé du lien", max_length=20, unique=True, default=secret_key)
    code = models.CharField("code de la place", max_length=4)
    scenario = models.SlugField("scénario", max_length=50)
    world = models.OneToOneField(
        World, verbose_name="simulation", on_delete=models.PROTECT, related_name="seat"
    )
    world_id: int
    display = models.CharField("affichage", max_length=10, choices=Display, blank=True)
    notch = models.CharField("aide choisie", max_length=10, choices=Guidance, blank=True)
    occupant = models.CharField("occupant", max_length=20, blank=True)
    last_occupant = models.CharField("dernier occupant", max_length=20, blank=True)
    taken_at = models.DateTimeField("prise le", null=True)
    is_used = models.BooleanField("quelqu’un a commencé depuis le début", default=False)
    given = models.SlugField("exercice donné par l’animation", max_length=50, blank=True)
    go = models.PositiveSmallIntegerField("combientième fois de suite", default=1)
    journey = models.SlugField("parcours", max_length=50, blank=True, db_index=False)
    page = models.SlugField("page du parcours", max_length=50, blank=True, db_index=False)
    step = models.PositiveSmallIntegerField("étape", default=0)
    total = models.PositiveSmallIntegerField("étapes en tout", default=0)
    progressed_at = models.DateTimeField("dernier pas en avant", null=True)
    is_finished = models.BooleanField("exercice fini", default=False)
    is_end_read = models.BooleanField("page de fin lue", default=False)
    achieved = models.TextField("parcours finis depuis le début, un par ligne", blank=True)
    mistakes = models.JSONField("erreurs sur cette page", default=dict)
    mistakes_on = models.CharField("page de ces erreurs", max_length=200, blank=True)
    help_asked_at = models.DateTimeField("aide demandée le", null=True)
    help_answered_at = models.DateTimeField("aide annoncée le", null=True)
    heard_at = models.DateTimeField("dernier signe de la page ouverte", null=True)
    begun = models.SlugField(
        "parcours dont le début est gardé", max_length=50, blank=True, db_index=False
    )

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "place"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="seat_number_is_unique"),
        ]

    def __str__(self):
        return f"Place\u00a0{self.number} · {self.animal}"

    @property
    def is_at_an_end(self):
        """Whether the journey where it stands was finished, on the page where it stands."""
        is_last = 0 < self.total == self.step
        return is_last and self.journey in self.achieved.splitlines()

    @property
    def animal(self):
        return animal_of(self.number)

    @property
    def itself(self):
        """A queryset of this seat alone, as what moves seats takes them."""
        return self.workshop.seats.filter(pk=self.pk)

    @property
    def is_taken(self):
        return bool(self.occupant)

    @cached_property
    def is_kept(self):
        """Whether it was left a moment ago, and is still for whoever left it."""
        return Seat.objects.kept().filter(pk=self.pk).exists()

    @property
    def minutes_kept(self):
        """For how long it is kept."""
        return minutes(KEPT_FOR)

    @property
    def has_served(self):
        """Whether somebody sits here, or did, or was led some way."""
        return self.is_taken or self.last_occupant != "" or self.journey != ""

    @property
    def is_projected(self):
        """Whether the whole room sees these pages: the mediator's own, on the projector."""
        return self.display == Display.PROJECTED

    @property
    def guidance(self):
        """The Guidance of who sits here: chosen there, or where the workshop begins."""
        return Guidance(self.notch or self.workshop.guidance)

    @property
    def is_as_real(self):
        """Whether the room's help stands back: never at the mediator's own place, which shows."""
        return self.number > 0 and self.guidance == Guidance.REAL

    @property
    def may_move_time(self):
        """Whether who sits here may move the simulated date: always at the mediator's own place."""
        return not self.number or self.workshop.may_move_time

    @property
    def is_again(self):
        """Whether who sits here does the exercise again, and wants less help."""
        return self.go > 1

    @property
    def seed(self):
        """What everything that is printed for this seat comes from."""
        return f"{self.workshop.seed}/{self.go}" if self.is_again else self.workshop.seed

    @property
    def printed_until(self):
        """The moment until which this place's papers are on paper alone; None: all on its screen.

        Only the sheet that was dealt is printed: another exercise, or other numbers, has its papers
        on the screen.
        """
        is_printed = self.number and self.workshop.is_on_paper
        if not is_printed or self.has_changed_exercise or self.is_again:
            return None
        return clock.morning_of(self.workshop.held_on)

    @property
    def has_changed_exercise(self):
        """Whether it plays another exercise than the one of its printed sheet."""
        return self.scenario != self.workshop.dealt_to(self.number)

    @property
    def offered(self):
        """The other scenarios that who sits here may choose alone, one's first one included."""
        if not self.workshop.offered:
            return []
        first = self.workshop.dealt_to(self.number)
        offered = dict.fromkeys([first, *self.workshop.offered])
        return [scenario for scenario in offered if scenario != self.scenario]

    @property
    def minutes_still(self):
        """Whole minutes of the room since the last step forward."""
        return minutes_since(self.progressed_at)

    @property
    def minutes_shown(self):
        """Those of its tile: since help was asked, the page fell silent, or the last step."""
        since = {
            "help": self.help_asked_at,
            "away": self.heard_at,
            "stuck": self.progressed_at,
            "going": self.progressed_at,
        }.get(self.state)
        return since and minutes_since(since)

    @property
    def minutes_away(self):
        """Whole minutes since the open page was last heard."""
        return minutes_since(self.heard_at)

    @property
    def errors(self):
        """How many were met on the page where the learner is."""
        return sum(self.mistakes.values())

    @property
    def repeats(self):
        """Whether the same error came back so often that a hand is needed."""
        return max(self.mistakes.values(), default=0) >= SAME_ERRORS

    @property
    def is_away(self):
        """Whether its page was open, and is no longer: who has no JavaScript is never away."""
        return self.heard_at is not None and clock.real_now() - self.heard_at >= AWAY_AFTER

    @property
    def state(self):
        """What the tile shows by shape and word, the most pressing first: one of STATES."""
        if not self.is_taken:
            return "free"
        if self.help_asked_at:
            return "coming" if self.help_answered_at else "help"
        if self.is_finished:
            return "done"
        if self.is_away:
            return "away"
        return "stuck" if self.repeats or self.minutes_still >= minutes(STUCK_AFTER) else "going"

    @property
    def asking(self):
        """What the learner's own button shows: nothing, `asked` or `coming`."""
        if not self.help_asked_at:
            return ""
        return "coming" if self.help_answered_at else "asked"

    @property
    def need(self):
        """The order of « Qui a besoin de moi »: the state, then who has been waiting longest."""
        state = self.state
        since = {"help": self.help_asked_at, "stuck": self.progressed_at}.get(state)
        return STATES.index(state), since.timestamp() if since else 0, self.number

    def ask_for_help(self):
        """« J’ai besoin d’aide »; asking twice is asking once."""
        if self._unless(help_asked_at=clock.real_now(), unless=Q(help_asked_at__isnull=False)):
            self.note(SeatEvent.Kind.ASKED)

    def turn_to(self, guidance):
        """Have this help (a value of Guidance) from now on; anything else changes nothing."""
        if guidance in Guidance.values:
            self.notch = guidance
            self.save(update_fields=["notch"])

    def stop_asking(self):
        """The learner no longer needs anybody."""
        if self._forget_help():
            self.note(SeatEvent.Kind.GAVE_UP_ASKING)

    def answer(self):
        """« J’arrive »: its learner will read it."""
        told = Q(help_asked_at=None) | Q(help_answered_at__isnull=False)
        if self._unless(help_answered_at=clock.real_now(), unless=told):
            self.note(SeatEvent.Kind.ANSWERED)

    def settle(self):
        """The help was given."""
        if self._forget_help():
            self.note(SeatEvent.Kind.HELPED)

    def hear(self):
        """Its open page has just asked for news: write it down, once in a while."""
        now = clock.real_now()
        if self.heard_at is None or abs(now - self.heard_at) >= HEARD_EVERY:
            Seat.objects.filter(pk=self.pk, occupant=self.occupant).update(heard_at=now)

    def stop_hearing(self):
        """Its page, printed or of another window, asks for nothing: that is not to be away."""
        Seat.objects.filter(pk=self.pk, occupant=self.occupant).update(heard_at=None)

    def _forget_help(self):
        asked_for_none = Q(help_asked_at=None)
        return self._unless(help_asked_at=None, help_answered_at=None, unless=asked_for_none)

    def _unless(self, *, unless, **changes):
        """Change this row unless somebody did before, and say whether it changed."""
        changed = Seat.objects.filter(pk=self.pk).exclude(unless).update(**changes)
        self.refresh_from_db(fields=changes)
        return changed

    def seat_somebody(self, known_as="", *, shows=False, left=None):
        """Give the place to a browser, and return the word that it must keep.

        Whoever sat there has another word, and so no longer sits. Somebody new sees the pages as
        usual, with the help that the workshop begins with, in French, however the last one had it.

        Args:
            known_as: the word that this browser held, if any.
            shows: whether it is the browser of somebody who leads, and shows something here.
            left: the number of the place that this browser held in the same room, if any.
        """
        is_back = known_as != "" and known_as == self.last_occupant
        if not is_back:
            self.notch = self.help_language = ""
            self.display = self.display if self.is_projected else ""
        self.occupant = self.last_occupant = secret_key()
        self.taken_at = self.progressed_at = clock.real_now()
        for name, value in OF_WHO_SITS.items():
            setattr(self, name, value)
        whose = ["occupant", "last_occupant", "display", "notch", "help_language"]
        whose += ["taken_at", "progressed_at"]
        self.save(update_fields=[*whose, *OF_WHO_SITS])
        World.objects.filter(pk=self.world_id).update(seen_at=None)
        kind = SeatEvent.Kind.BACK if is_back else SeatEvent.Kind.SAT
        self.note(kind, is_put=shows, came_from=None if shows else left or None)
        return self.occupant

    @property
    def sat(self):
        """The event of who sat here last, coming back left out; None where nobody did."""
        return _sat_at.first(self)

    def free(self):
        """Empty the place of whoever this row says is there; its world stays as it is."""
        there = Seat.objects.filter(pk=self.pk, occupant=self.occupant)
        if there.update(occupant="", taken_at=None, **OF_WHO_SITS):
            self.note(SeatEvent.Kind.LEFT)

    def note(self, kind, **facts):
        """Write down, and return, what has just happened here, at the step where the seat is."""
        return self.events.create(kind=kind, **self.played, **self.where | facts)

    @property
    def played(self):
        """What is played here, as the events keep it."""
        return {"scenario": self.scenario, "go": self.go}

    @property
    def where(self):
        """Where the learner stands, as the events keep it."""
        return {name: getattr(self, name) for name in WHERE}


@Prepared
def _sat_at(seat):
    return seat.events.filter(kind=SeatEvent.Kind.SAT)[:1]


class SeatEvent(models.Model):
    """What happened at a seat, in the room's time: steps and requests, never what is typed.

    It outlives the resets of the seat's world, and goes with the seat. `is_put` says that whoever
    leads sat there to show something, brought the place there, or wanted that error.
    """

    class Kind(models.TextChoices):
        SAT = "sat", "quelqu’un s’est assis"
        BACK = "back", "revient à sa place"
        RESUMED = "resumed", "reprend là où l’on s’était arrêté"
        LEFT = "left", "la place est libre"
        BEGUN = "begun", "parcours commencé"
        STEP = "step", "étape atteinte"
        FINISHED = "finished", "parcours fini"
        DONE = "done", "exercice fini"
        REPLIED = "replied", "réponse à une question"
        HINT = "hint", "indice demandé"
        MISTAKE = "mistake", "erreur"
        ASKED = "asked", "aide demandée"
        GAVE_UP_ASKING = "gave-up-asking", "demande d’aide annulée"
        ANSWERED = "answered", "aide annoncée"
        HELPED = "helped", "aide donnée"
        MOVED = "moved", "place changée par l’animation"
        MOVED_ITSELF = "moved-itself", "place changée par elle-même"

    seat = models.ForeignKey(
        Seat, verbose_name="place", on_delete=models.CASCADE, related_name="events"
    )
    kind = models.CharField("sorte", max_length=20, choices=Kind)
    scenario = models.SlugField("exercice joué à ce moment", max_length=50, blank=True)
    go = models.PositiveSmallIntegerField("combientième fois de suite", default=1)
    journey = models.SlugField("parcours", max_length=50, blank=True, db_index=False)
    page = models.SlugField("page du parcours", max_length=50, blank=True, db_index=False)
    step = models.PositiveSmallIntegerField("étape", default=0)
    total = models.PositiveSmallIntegerField("étapes en tout", default=0)
    slug = models.SlugField("erreur, ou réponse", max_length=50, blank=True)
    text = models.CharField("ce qui a été fait", max_length=200, blank=True)
    is_put = models.BooleanField("fait ou voulu par l’animation", default=False)
    came_from = models.PositiveSmallIntegerField("place d’où l’on vient", null=True)
    at = models.DateTimeField("le", default=clock.real_now)

    class Meta:
        verbose_name = "événement d’une place"
        verbose_name_plural = "événements des places"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.seat}"


def seat_code(seed, number):
    """The four digits printed on the sheet of a place, the same for the same seed."""
    draw = random.Random(f"{seed}/{number}/place")
    return "".join(draw.choice("23456789") for _ in range(4))
