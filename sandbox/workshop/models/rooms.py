"""Workshops, and the way in of who leads them."""

import secrets
from datetime import timedelta
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q

from sandbox import facts
from sandbox.kit.french import of
from sandbox.machine import journal
from sandbox.machine.journal import Event
from sandbox.world import clock
from sandbox.world.models import SERVICE_YEAR

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which are read as 1 and 0."""

CODE_LENGTH = 4
LONGEST_TITLE = 100
MOST_SEATS = facts.number("room-most-places")
STILL_USED = timedelta(hours=3)
"""A room is not over, whatever the date, for that long after somebody's last press."""

LINK_LIFE = facts.delay("link-life")
LINK_CODE_LENGTH = 6
LINK_CODE_LIFE = facts.delay("link-code-life")
"""How long the short code of a link may be typed: it is read aloud, or from a screen."""

FURTHEST_MOVE = timedelta(days=365) * facts.number("time-furthest")
"""How far from the workshop's date the simulated one may go."""


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


class Guidance(models.TextChoices):
    """How much help a learner has: the room's, or what the service says and nothing else."""

    GUIDED = "guided", "Guidé"
    REAL = "real", "Comme en vrai"

    @property
    def other(self):
        """The other one."""
        return Guidance.REAL if self == Guidance.GUIDED else Guidance.GUIDED

    @property
    def way(self):
        """What the button that leads to it says."""
        return f"Passer à «\u00a0{self.label}\u00a0»"

    @property
    def says(self):
        """What it is, for who chooses it."""
        return {
            Guidance.GUIDED: "L’atelier aide sur chaque page, et explique chaque erreur.",
            Guidance.REAL: "Les messages du service, sans l’aide de l’atelier. "
            "Les SMS et les e-mails sont dans un autre onglet.",
        }[self]


class WorkshopQuerySet(models.QuerySet):
    def led_by(self, user):
        """Those of this mediator: owner, or invited to help."""
        return self.filter(Q(owner=user) | Q(facilitators=user)).distinct()

    def open(self):
        """Not erased yet."""
        return self.filter(erased_at=None)

    def still_used(self):
        """Somebody did something there in the last hours."""
        since = clock.real_now() - STILL_USED
        marks = ["taken_at", "progressed_at", "heard_at", "world__seen_at"]
        return self.filter(
            reduce(or_, (Q(**{f"seats__{mark}__gt": since}) for mark in marks))
        ).distinct()

    def due_for_erasing(self):
        """Their day is over where this computer is, and nobody has been there for hours."""
        past = self.open().filter(held_on__lt=clock.real_today())
        return past.exclude(pk__in=Workshop.objects.still_used().values("pk"))


class Workshop(models.Model):
    """A session of training: a scenario, a day, and the seats around the table.

    Erasing takes away the seats and their worlds; what stays is the definition, from which the
    same sheets can be made again, and totals about nobody.
    """

    code = models.CharField("code", max_length=CODE_LENGTH, unique=True, default=free_code)
    title = models.CharField("titre", max_length=LONGEST_TITLE)
    scenario = models.SlugField("scénario", max_length=50)
    seed = models.CharField("graine", max_length=40, default=new_seed)
    service_year = models.PositiveSmallIntegerField("année du service imité", default=SERVICE_YEAR)
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
    asks_situation = models.BooleanField("on demande d’abord à chacun sa situation", default=False)
    may_restart = models.BooleanField("recommencer seul est permis", default=True)
    may_move_time = models.BooleanField("avancer le temps seul est permis", default=False)
    guidance = models.CharField(
        "aide au départ", max_length=10, choices=Guidance, default=Guidance.GUIDED
    )
    wifi_name = models.CharField("nom du Wi-Fi", max_length=32, blank=True)
    wifi_password = models.CharField("mot de passe du Wi-Fi", max_length=63, blank=True)
    is_stand = models.BooleanField("stand, une personne après l’autre", default=False)
    is_demo = models.BooleanField("atelier de démonstration", default=False)
    is_rehearsal = models.BooleanField("répétition, avec des personnes inventées", default=False)
    is_put_away = models.BooleanField("rangé hors de la liste", default=False)
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
    def team(self):
        """Who helps to lead, the first to come first: [(user, when they came, if it is known)]."""
        came = dict(self.invitations.exclude(used_by=None).values_list("used_by", "used_at"))
        return [(user, came.get(user.pk)) for user in self.facilitators.order_by("pk")]

    @property
    def is_in_use(self):
        """Whether people may still come, or are there: its code then stays where they are."""
        if self.erased_at:
            return False
        return self.held_on >= clock.real_today() or self.seats.taken().exists()

    def show_wifi(self, name, password):
        """Have the wall and the sheets say how to join the network of the room, until tonight."""
        self.wifi_name, self.wifi_password = tidy(name), tidy(password)
        self.save(update_fields=["wifi_name", "wifi_password"])

    @property
    def is_to_come(self):
        """Whether its day is not yet: what is tried there before is a rehearsal."""
        return self.held_on > clock.real_today()

    @property
    def last_day(self):
        """The last simulated day: time goes no further."""
        return self.held_on + FURTHEST_MOVE


class LoginLinkQuerySet(models.QuerySet):
    def good(self):
        return self.filter(used_at=None, made_at__gt=clock.real_now() - LINK_LIFE)

    def with_code(self, typed):
        """The one whose short code this is, while it may be typed; None for none."""
        recent = self.good().filter(made_at__gt=clock.real_now() - LINK_CODE_LIFE)
        return recent.filter(code=typed).exclude(code="").first()

    def renew(self, user, workshop=None):
        """Make a link with a short code; the one before, if nobody used it, is no good any more."""
        self.good().filter(user=user, workshop=workshop).exclude(code="").delete()
        letters = (secrets.choice(CODE_LETTERS) for _ in range(LINK_CODE_LENGTH))
        journal.note(Event.INVITED)
        return self.create(user=user, workshop=workshop, code="".join(letters))


class LoginLink(models.Model):
    """A mediator's way in without a password, used once: for hours, its short code for minutes.

    With a workshop it is an invitation: whoever uses it (`used_by`) helps to lead that one.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="médiateur", on_delete=models.CASCADE
    )
    workshop = models.ForeignKey(
        Workshop,
        verbose_name="atelier où il invite",
        null=True,
        on_delete=models.CASCADE,
        related_name="invitations",
    )
    code = models.CharField("code court", max_length=LINK_CODE_LENGTH, blank=True)
    made_at = models.DateTimeField("fait le", default=clock.real_now)
    used_at = models.DateTimeField("utilisé le", null=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="utilisé par",
        null=True,
        on_delete=models.SET_NULL,
        related_name="used_links",
    )

    objects = LoginLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "lien d’animation"
        verbose_name_plural = "liens d’animation"

    def __str__(self):
        return f"Lien {of(self.user)}"

    @property
    def is_good(self):
        return self.used_at is None and clock.real_now() < self.made_at + LINK_LIFE

    def forget(self):
        """Make it no good, unless somebody has used it."""
        LoginLink.objects.filter(pk=self.pk, used_at=None).delete()

    def use(self):
        """Use the link up, and say whether this was the first use: two clicks make one."""
        unused = LoginLink.objects.filter(pk=self.pk, used_at=None)
        return unused.update(used_at=clock.real_now()) == 1
