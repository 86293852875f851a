import random
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sandbox.workshop.animals import animal_of
from sandbox.world import clock
from sandbox.world.models import World

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which are read as 1 and 0."""

CODE_LENGTH = 4
LONGEST_TITLE = 100
MOST_SEATS = 40
UNDO_LIFE = timedelta(hours=1)
LINK_LIFE = timedelta(hours=12)
FURTHEST_MOVE = timedelta(days=730)
"""How far from the workshop's date the simulated one may go."""

STUCK_AFTER = timedelta(minutes=8)
"""Without a step forward for that long, somebody probably needs a hand (DESIGN.md, seat states)."""

SAME_ERRORS = 3
"""That many times the same error on a page, and somebody needs a hand as well."""

HEARD_EVERY = timedelta(minutes=1)
"""How often an open page that asks for news is written down."""

AWAY_AFTER = timedelta(minutes=3)
"""Without a word from the page that was open, its browser is closed or lost the network."""


def free_code():
    """A workshop's code that nobody has: four letters to read from the wall."""
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if not Workshop.objects.filter(code=code).exists():
            return code


def tidy(title):
    """A title on one line, with nothing that a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in title).split())


def new_seed():
    """What all the numbers of a workshop's sheets come from."""
    return secrets.token_hex(16)


def secret_key():
    """What a link holds: nobody guesses it."""
    return secrets.token_urlsafe(12)


class WorkshopQuerySet(models.QuerySet):
    def led_by(self, user):
        """Those of this mediator: owner, or invited to help."""
        return self.filter(Q(owner=user) | Q(facilitators=user)).distinct()

    def open(self):
        """Not erased yet."""
        return self.filter(erased_at=None)

    def due_for_erasing(self):
        """Their day is over, in the room's time."""
        return self.open().filter(held_on__lt=clock.real_today())


class Workshop(models.Model):
    """A session of training: a scenario, a day, and the seats around the table.

    Erasing takes away the seats and their worlds; what stays is the definition, from which the
    same sheets can be made again, and totals about nobody.
    """

    code = models.CharField("code", max_length=CODE_LENGTH, unique=True, default=free_code)
    title = models.CharField("titre", max_length=LONGEST_TITLE)
    scenario = models.SlugField("scénario", max_length=50)
    seed = models.CharField("graine", max_length=40, default=new_seed)
    held_on = models.DateField("date de l’atelier")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="médiateur",
        on_delete=models.CASCADE,
        related_name="workshops",
        null=True,
    )
    facilitators = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name="co-animateurs", related_name="helped_workshops"
    )
    other_scenarios = models.JSONField("autres scénarios, à tour de rôle", default=list)
    offered = models.JSONField("exercices que l’on peut choisir seul", default=list)
    is_on_paper = models.BooleanField("papiers imprimés seulement", default=False)
    may_restart = models.BooleanField("recommencer seul est permis", default=True)
    may_move_time = models.BooleanField("avancer le temps seul est permis", default=False)
    is_demo = models.BooleanField("atelier de démonstration", default=False)
    created_at = models.DateTimeField("créé le", default=clock.real_now)
    erased_at = models.DateTimeField("effacé le", null=True)
    totals = models.JSONField("totaux gardés", default=dict)
    seats_made = models.PositiveSmallIntegerField("places préparées", default=0)
    seats_taken = models.PositiveSmallIntegerField("places prises", default=0)
    seats_finished = models.PositiveSmallIntegerField("exercices finis", default=0)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        verbose_name = "atelier"
        ordering = ["-held_on", "-pk"]

    def __str__(self):
        return f"Atelier {self.code}"

    @property
    def places(self):
        """The learners' seats: all but the mediator's own."""
        return self.seats.exclude(number=0)

    @property
    def scenarios(self):
        """Those that are dealt in turn to the learners' places; the mediator's has the first."""
        return [self.scenario, *self.other_scenarios]

    def dealt_to(self, number):
        """The scenario of a place when the workshop is made: what its printed sheet is about."""
        return self.scenarios[(number - 1) % len(self.scenarios)] if number else self.scenario

    @property
    def last_day(self):
        """The last simulated day: time goes no further."""
        return self.held_on + FURTHEST_MOVE

    @property
    def last_action(self):
        """What can be undone now: the last move made on seats, for an hour."""
        return self.actions.undoable().first()


STATES = ["help", "stuck", "coming", "going", "away", "done", "free"]
"""Of a seat, in the order in which a mediator is needed (DESIGN.md, seat states)."""

WHERE = ["journey", "step", "total", "heading"]
"""Where a seat stands: its events keep it."""

OF_WHO_SITS = ["help_asked_at", "help_answered_at", "heard_at", "mistakes"]
"""What goes when somebody else sits down."""


def minutes(duration):
    return int(duration.total_seconds() // 60)


def minutes_since(moment):
    return minutes(clock.real_now() - moment)


class SeatQuerySet(models.QuerySet):
    def taken(self):
        return self.exclude(occupant="")


class Display(models.TextChoices):
    """How a place shows its pages, when it is not as usual."""

    LARGE = "large", "grand affichage"
    PROJECTED = "projected", "projeté"


class Seat(models.Model):
    """A place in the room, known by a number and an animal; whoever sits there has its world.

    `occupant` is a random word that the browser sitting there also holds; no one has a name here.
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
    display = models.CharField("affichage", max_length=10, choices=Display, blank=True)
    occupant = models.CharField("occupant", max_length=20, blank=True)
    taken_at = models.DateTimeField("prise le", null=True)
    journey = models.CharField("parcours", max_length=40, blank=True)
    step = models.PositiveSmallIntegerField("étape", default=0)
    total = models.PositiveSmallIntegerField("étapes en tout", default=0)
    heading = models.CharField("titre de l’étape", max_length=100, blank=True)
    progressed_at = models.DateTimeField("dernier pas en avant", null=True)
    is_finished = models.BooleanField("exercice fini", default=False)
    mistakes = models.JSONField("erreurs sur cette page", default=dict)
    mistakes_on = models.CharField("page de ces erreurs", max_length=200, blank=True)
    help_asked_at = models.DateTimeField("aide demandée le", null=True)
    help_answered_at = models.DateTimeField("aide annoncée le", null=True)
    heard_at = models.DateTimeField("dernier signe de la page ouverte", null=True)
    begun = models.CharField("parcours dont le début est gardé", max_length=40, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "place"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="seat_number_is_unique"),
        ]

    def __str__(self):
        return f"Place {self.number} · {self.animal}"

    @property
    def animal(self):
        return animal_of(self.number)

    @property
    def is_taken(self):
        return bool(self.occupant)

    @property
    def has_served(self):
        """Whether somebody sits here, or did and went some way."""
        return self.is_taken or self.journey != ""

    @property
    def is_projected(self):
        """Whether the whole room sees these pages: the mediator's own, on the projector."""
        return self.display == Display.PROJECTED

    @property
    def may_move_time(self):
        """Whether who sits here may move the simulated date: always at the mediator's own place."""
        return not self.number or self.workshop.may_move_time

    @property
    def printed_until(self):
        """The moment until which this place's papers are on paper alone; None: all on its screen.

        Only the sheet that was dealt is printed: another exercise has its papers on the screen.
        """
        is_printed = self.number and self.workshop.is_on_paper
        if not is_printed or self.scenario != self.workshop.dealt_to(self.number):
            return None
        return clock.morning_of(self.workshop.held_on)

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
        if self.heard_at is None or now - self.heard_at >= HEARD_EVERY:
            Seat.objects.filter(pk=self.pk, occupant=self.occupant).update(heard_at=now)

    def _forget_help(self):
        asked_for_none = Q(help_asked_at=None)
        return self._unless(help_asked_at=None, help_answered_at=None, unless=asked_for_none)

    def _unless(self, *, unless, **changes):
        """Change this row unless somebody did before, and say whether it changed."""
        changed = Seat.objects.filter(pk=self.pk).exclude(unless).update(**changes)
        self.refresh_from_db(fields=changes)
        return changed

    def seat_somebody(self):
        """Give the place to a browser, and return the word that it must keep.

        Whoever sat there has another word, and so no longer sits.
        """
        self.occupant = secret_key()
        self.taken_at = self.progressed_at = clock.real_now()
        self.help_asked_at = self.help_answered_at = self.heard_at = None
        self.mistakes = {}
        self.save(update_fields=["occupant", "taken_at", "progressed_at", *OF_WHO_SITS])
        World.objects.filter(pk=self.world_id).update(seen_at=None)
        self.note(SeatEvent.Kind.SAT)
        return self.occupant

    def free(self):
        """Empty the place of whoever this row says is there; its world stays as it is."""
        there = Seat.objects.filter(pk=self.pk, occupant=self.occupant)
        gone = dict.fromkeys(OF_WHO_SITS) | {"mistakes": {}}
        if there.update(occupant="", taken_at=None, **gone):
            self.note(SeatEvent.Kind.LEFT)

    def note(self, kind, **facts):
        """Write down, and return, what has just happened here, at the step where the seat is."""
        return self.events.create(kind=kind, **self.where | facts)

    @property
    def where(self):
        """Where the learner stands, as the events keep it."""
        return {name: getattr(self, name) for name in WHERE}


class SeatEvent(models.Model):
    """What happened at a seat, in the room's time: steps and requests, never what is typed.

    It outlives the resets of the seat's world, and goes with the seat.
    """

    class Kind(models.TextChoices):
        SAT = "sat", "quelqu’un s’est assis"
        LEFT = "left", "la place est libre"
        BEGUN = "begun", "parcours commencé"
        STEP = "step", "étape atteinte"
        FINISHED = "finished", "parcours fini"
        DONE = "done", "exercice fini"
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
    journey = models.CharField("parcours", max_length=40, blank=True)
    step = models.PositiveSmallIntegerField("étape", default=0)
    total = models.PositiveSmallIntegerField("étapes en tout", default=0)
    heading = models.CharField("titre de l’étape", max_length=100, blank=True)
    slug = models.SlugField("erreur", max_length=50, blank=True)
    text = models.CharField("ce qui a été fait", max_length=200, blank=True)
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
    moves_time = models.BooleanField("change la date simulée", default=False)
    made_at = models.DateTimeField("fait le", default=clock.real_now)
    undone_at = models.DateTimeField("annulé le", null=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = "intervention"
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.label


class SavePointQuerySet(models.QuerySet):
    def before_a_leap(self):
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
        return f"{self.get_kind_display()} de {self.seat}"


class Projection(models.Model):
    """What the trainer has chosen to show, and for how long each step has lasted.

    It is one row a workshop, in the room's time, so that a reload of either window loses nothing.
    `version` rises at each change: it is what the projected window waits for.
    """

    workshop = models.OneToOneField(
        Workshop, verbose_name="atelier", on_delete=models.CASCADE, related_name="projection"
    )
    outline = models.TextField("déroulé chargé", blank=True)
    step = models.PositiveSmallIntegerField("étape montrée", default=0)
    path = models.CharField("page où va l’écran projeté", max_length=200, blank=True)
    moves = models.PositiveIntegerField("pages où il est allé", default=0)
    seconds = models.JSONField("secondes passées à chaque étape", default=dict)
    runs_since = models.DateTimeField("chronomètre en marche depuis", null=True)
    marks = models.JSONField("repères montrés", default=list)
    is_masked = models.BooleanField("numéros masqués", default=True)
    is_ringed = models.BooleanField("prochain geste entouré", default=False)
    is_frozen = models.BooleanField("image figée", default=False)
    is_remote = models.BooleanField("télécommande", default=False)
    is_alone = models.BooleanField("un seul écran", default=False)
    turn_began_at = models.DateTimeField("début de l’exercice", null=True)
    turn_ends_at = models.DateTimeField("fin de l’exercice", null=True)
    version = models.PositiveIntegerField("version", default=0)

    class Meta:
        verbose_name = "projection"

    def __str__(self):
        return f"Projection de l’{str(self.workshop).lower()}"

    def change(self, **fields):
        """Write these choices, for the open windows to follow."""
        for name, value in fields.items():
            setattr(self, name, value)
        self.version += 1
        self.save()

    # -- the timer ------------------------------------------------------------------------------

    @property
    def is_running(self):
        return self.runs_since is not None

    def start(self):
        if not self.is_running:
            self.change(runs_since=clock.real_now())

    def pause(self):
        self._count()
        self.change(runs_since=None)

    def restart(self):
        """Put the timers back to zero; they go on if they were running."""
        self.change(seconds={}, runs_since=self.runs_since and clock.real_now())

    def go_to(self, number, path):
        """Show that step: the timer of the one before keeps what it has counted."""
        self._count()
        self.step, self.turn_ends_at = number, None
        self.show(path)

    def show(self, path):
        """Have the projected window open that page, without the marks of the one before."""
        self.change(path=path, moves=self.moves + 1, marks=[])

    @property
    def spent(self):
        """Seconds of the session so far, pauses left out."""
        return sum(self.seconds.values()) + self._running

    def spent_on(self, number):
        """Seconds of one step so far."""
        kept = self.seconds.get(str(number), 0)
        return kept + self._running if number == self.step else kept

    @property
    def _running(self):
        if not self.is_running:
            return 0
        return int((clock.real_now() - self.runs_since).total_seconds())

    def _count(self):
        """Add what the timer has counted to the step on show."""
        if self.is_running:
            self.seconds = self.seconds | {str(self.step): self.spent_on(self.step)}
            self.runs_since = clock.real_now()

    # -- « À vous » -----------------------------------------------------------------------------

    def give_the_turn(self, minutes):
        """« À vous »: the room has that long for its exercise."""
        now = clock.real_now()
        self.change(turn_began_at=now, turn_ends_at=now + timedelta(minutes=minutes))

    def end_the_turn(self):
        self.change(turn_ends_at=None)

    @property
    def seconds_left(self):
        """How long the room's turn still lasts; None when it is not its turn."""
        if self.turn_ends_at is None:
            return None
        return max(0, int((self.turn_ends_at - clock.real_now()).total_seconds()))


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


class LoginLink(models.Model):
    """A mediator's way in without a password: used once, within hours."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="médiateur", on_delete=models.CASCADE
    )
    made_at = models.DateTimeField("fait le", default=clock.real_now)
    used_at = models.DateTimeField("utilisé le", null=True)

    class Meta:
        verbose_name = "lien d’animation"
        verbose_name_plural = "liens d’animation"

    def __str__(self):
        return f"Lien de {self.user}"

    @property
    def is_good(self):
        return self.used_at is None and clock.real_now() < self.made_at + LINK_LIFE

    def use(self):
        """Use the link up, and say whether this was the first use: two clicks make one."""
        unused = LoginLink.objects.filter(pk=self.pk, used_at=None)
        return unused.update(used_at=clock.real_now()) == 1
