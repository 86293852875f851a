"""The codes that somebody is sent: provisional, or for one use."""

from django.db import models

from sandbox.kit.french import of
from sandbox.world import clock, codes
from sandbox.world.models.people import Person
from sandbox.world.models.post import Mail
from sandbox.world.models.worlds import InWorld


class ProvisionalCodeQuerySet(models.QuerySet):
    def current(self):
        """Neither used nor replaced; it may be too old."""
        return self.filter(used_at=None, replaced_at=None)

    def good(self):
        """Not too old today."""
        return self.filter(sent_on__gte=clock.today() - codes.PROVISIONAL_LIFE)

    def over_since(self, moment):
        """Good on the day of that moment, and too old today."""
        then = clock.day_of(moment) - codes.PROVISIONAL_LIFE
        return self.filter(sent_on__gte=then, sent_on__lt=clock.today() - codes.PROVISIONAL_LIFE)

    def asked(self):
        """Those that somebody asked for on the site, the latest first."""
        return self.exclude(asked_at=None).order_by("-asked_at", "-pk")


class ProvisionalCode(InWorld):
    """The twelve characters that open or refuse a space, once (real-service.md §1.2)."""

    person = models.ForeignKey(
        Person, verbose_name="personne", on_delete=models.CASCADE, related_name="provisional_codes"
    )
    code = models.CharField("code provisoire", max_length=12)
    channel = models.CharField(
        "par", max_length=10, choices=Mail.Channel, default=Mail.Channel.LETTER
    )
    sent_on = models.DateField("envoyé le")
    asked_at = models.DateTimeField("demandé le (heure de la salle)", null=True)
    used_at = models.DateTimeField("utilisé le", null=True)
    replaced_at = models.DateTimeField("remplacé le", null=True)
    misprint = models.CharField("code mal écrit dans la lettre", max_length=12, blank=True)

    objects = ProvisionalCodeQuerySet.as_manager()

    class Meta:
        verbose_name = "code provisoire"
        verbose_name_plural = "codes provisoires"

    def __str__(self):
        return f"Code provisoire {of(self.person)}"

    @property
    def expires_on(self):
        """The last civil day on which the code is good."""
        return self.sent_on + codes.PROVISIONAL_LIFE

    @property
    def is_expired(self):
        return clock.today() > self.expires_on

    @property
    def is_used(self):
        return self.used_at is not None

    @property
    def is_replaced(self):
        return self.replaced_at is not None

    @property
    def is_current(self):
        """As `current()` says it of several."""
        return not self.is_used and not self.is_replaced

    @property
    def printed(self):
        """What its letter or message says."""
        return self.misprint or self.code

    @property
    def next_allowed_at(self):
        """When another code may be asked for (room's time)."""
        return self.asked_at + codes.BETWEEN_TWO

    def use(self):
        self.used_at = clock.now()
        self.save(update_fields=["used_at"])


class OneTimeCode(InWorld):
    """The six digits asked at each log-in (real-service.md §2); they live in the room's time."""

    person = models.ForeignKey(
        Person, verbose_name="personne", on_delete=models.CASCADE, related_name="one_time_codes"
    )
    code = models.CharField("code à usage unique", max_length=6)
    channel = models.CharField("par", max_length=10, choices=Mail.Channel)
    sent_at = models.DateTimeField("envoyé le (heure de la salle)")
    used_at = models.DateTimeField("utilisé le (heure de la salle)", null=True)

    class Meta:
        verbose_name = "code à usage unique"
        verbose_name_plural = "codes à usage unique"
        ordering = ["-pk"]

    def __str__(self):
        return f"Code à usage unique {of(self.person)}"

    @property
    def is_expired(self):
        return clock.real_now() >= self.sent_at + codes.ONE_TIME_LIFE

    @property
    def next_allowed_at(self):
        """When another code may be asked for (room's time)."""
        return self.sent_at + codes.BETWEEN_TWO

    def use(self):
        self.used_at = clock.real_now()
        self.save(update_fields=["used_at"])
