from enum import StrEnum

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join

from sandbox.kit.dates import in_french
from sandbox.kit.french import of
from sandbox.world import clock, codes
from sandbox.world.notices import Notice

FRAUD = "fraud"
"""The template of what comes from a thief."""

SENDERS = {
    False: {"email": "ne-pas-repondre@espace-sante.example", "sms": "Espace santé (faux)"},
    True: {"email": "service@espace-sante-verification.example", "sms": "06 39 98 00 00"},
}
"""Who a message says it is from, by whether it is fraudulent."""


class World(models.Model):
    """One learner's private copy of reality: its people, its post, its clock."""

    workshop_ref = models.PositiveBigIntegerField("atelier", db_index=True)
    now = models.DateTimeField("date simulée")
    seen_at = models.DateTimeField("dernière page du site (heure de la salle)", null=True)
    generation = models.PositiveIntegerField("génération", default=0)
    notice = models.CharField("raison du dernier changement", max_length=20, default=Notice.RESET)
    leads_to = models.CharField("page où aller", max_length=200, blank=True)

    class Meta:
        verbose_name = "simulation"

    def __str__(self):
        return f"Simulation {self.pk}"

    @property
    def reason(self):
        """Why the place last moved by itself, in words for its learner.

        Where time moved forward, what happened meanwhile follows, a line each.
        """
        notice = Notice(self.notice)
        said = notice.label.format(today=clock.written(clock.day_of(self.now)))
        if notice != Notice.TIME or self.last_leap is None:
            return said
        lines = ((str(each),) for each in self.last_leap.happenings.all())
        return format_html("{}{}", said, format_html_join("", "<br>{}", lines))

    @property
    def start_path(self):
        """Where an open page goes when the place has moved by itself."""
        if self.leads_to:
            return self.leads_to
        return "/?reprise" if Notice(self.notice).resumes else "/"

    @cached_property
    def player(self):
        """The person whom the learner plays."""
        return self.person_set.get(is_played=True)

    @property
    def next_due(self):
        """The next moment at which something happens by itself, if any."""
        with clock.at(self.now):
            answers = clock.asked_next.send(sender=World, world=self)
        return min((due for _, due in answers if due and due > self.now), default=None)

    @property
    def last_leap(self):
        return self.leap_set.first()

    @transaction.atomic
    def advance_to(self, moment):
        """Move time forward to this moment (aware datetime), and let what is due happen.

        It stops at each due moment on the way, in order, so that everything bears its own day. What
        the receivers of `clock.advanced` tell is kept with the Leap, which is returned.
        """
        leap = self.leap_set.create(world=self, left_at=self.now, arrived_at=moment)
        while (due := self.next_due) and due <= moment:
            since = self._go_to(due)
            with clock.at(due):
                told = clock.advanced.send(sender=World, world=self, since=since)
            for _, sentences in told:
                leap.tell(sentences or [], at=due)
        self._go_to(moment)
        return leap

    def _go_to(self, moment):
        """Set the clock, and return the moment that it has left."""
        since, self.now = self.now, moment
        self.save(update_fields=["now"])
        return since

    @cached_property
    def incidents(self):
        """The difficulties put on this place, read once a page: those in force, those that wait."""
        return [each for each in self.incident_set.all() if not each.is_over]

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
        self.workshop_ref = self.world.workshop_ref
        super().save(**kwargs)


class Leap(InWorld):
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
        """Keep what happened at one stop of this leap."""
        for text in sentences:
            self.happenings.create(world=self.world, at=at, text=text)


class Happening(InWorld):
    """One thing that happened because time passed, as the learner reads it."""

    leap = models.ForeignKey(
        Leap, verbose_name="saut dans le temps", on_delete=models.CASCADE, related_name="happenings"
    )
    at = models.DateTimeField("le")
    text = models.CharField("ce qui s’est passé", max_length=300)

    class Meta:
        verbose_name = "fait"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"Le {self.day}. {self.text}"

    @property
    def day(self):
        """« 14 avril »."""
        return in_french(clock.day_of(self.at), "j\u00a0F")


class Person(InWorld):
    """Someone who does not exist, with the papers to prove it."""

    class Sex(models.TextChoices):
        FEMALE = "F", "femme"
        MALE = "M", "homme"

    first_name = models.CharField("prénom", max_length=60)
    last_name = models.CharField("nom", max_length=60)
    sex = models.CharField("sexe", max_length=1, choices=Sex)
    born_on = models.DateField("date de naissance")
    nir = models.CharField("numéro de sécurité sociale", max_length=15)
    email = models.EmailField("adresse e-mail", blank=True)
    phone = models.CharField("téléphone mobile", max_length=10, blank=True)
    street = models.CharField("rue", max_length=80, blank=True)
    town = models.CharField("commune", max_length=80, blank=True)
    portrait = models.CharField("portrait", max_length=20, blank=True)
    is_played = models.BooleanField("jouée par la place", default=False)
    answers = models.JSONField("réponses aux questions de santé", default=list)
    noted_identifiant = models.CharField("identifiant sur la fiche", max_length=100, blank=True)
    noted_password = models.CharField("mot de passe sur la fiche", max_length=100, blank=True)
    spare_password = models.CharField("mot de passe de rechange", max_length=100, blank=True)
    spare_email = models.EmailField("e-mail pour en changer", blank=True)
    spare_phone = models.CharField("mobile pour en changer", max_length=10, blank=True)
    known_email = models.EmailField("e-mail connu de l’assurance maladie", blank=True)
    known_phone = models.CharField("mobile connu de l’assurance maladie", max_length=10, blank=True)
    is_known_by_post = models.BooleanField("adresse connue de l’assurance maladie", default=True)
    is_activable = models.BooleanField("espace activable", default=True)
    relation = models.CharField("lien avec la personne jouée", max_length=60, blank=True)

    class Meta:
        verbose_name = "identité fictive"
        verbose_name_plural = "identités fictives"
        constraints = [
            models.UniqueConstraint(
                fields=["world"], condition=Q(is_played=True), name="person_one_played_a_world"
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self):
        return f"{self.first_name} {self.last_name}"

    @property
    def initials(self):
        return f"{self.first_name[0]}{self.last_name[0]}"

    @property
    def children(self):
        """The people attached to this person, eldest first: `is_ward` says whom one represents,
        `is_on_card` whom the card already knows."""
        children = self.world.person_set.filter(guardianships__guardian=self).annotate(
            is_ward=F("guardianships__is_legal"), is_on_card=F("guardianships__is_on_card")
        )
        return children.order_by("born_on", "pk")

    @property
    def emails(self):
        """The addresses on one's sheet: what is sent there reaches the papers."""
        return [each for each in (self.email, self.spare_email) if each]

    @property
    def phones(self):
        """The mobile numbers on one's sheet."""
        return [each for each in (self.phone, self.spare_phone) if each]

    @property
    def printed(self):
        """The numbers and addresses of one's papers: a slip in one of them is only a slip."""
        card = getattr(self, "carte_vitale", None)
        numbers = [self.nir, *([card.serial] if card else []), *self.phones]
        return [*numbers, *self.emails]

    @property
    def age(self):
        """« 14 ans », « 5 mois », « 12 jours », at the world's today."""
        today = clock.today()
        months = (today.year - self.born_on.year) * 12 + today.month - self.born_on.month
        months -= today.day < self.born_on.day
        if months >= 24:
            return f"{months // 12}\u00a0ans"
        if months:
            return f"{months}\u00a0mois"
        days = (today - self.born_on).days
        return f"{days}\u00a0jour{'s' if days > 1 else ''}"

    def note_login(self, *, identifiant, password):
        """Write a new login on one's sheet; an invented password is never written.

        The spare password changes places with the one that it replaces.
        """
        self.noted_identifiant = identifiant
        if password == self.spare_password:
            self.noted_password, self.spare_password = password, self.noted_password
        elif password != self.noted_password:
            self.noted_password = ""
        self.save(update_fields=["noted_identifiant", "noted_password", "spare_password"])

    def tell_the_insurer(self):
        """Have one's contact details corrected where the codes are sent from."""
        self.known_email, self.known_phone, self.is_known_by_post = self.email, self.phone, True
        self.save(update_fields=["known_email", "known_phone", "is_known_by_post"])


class Guardianship(InWorld):
    """Which child is attached to whom, as the insurer knows it.

    The child of one's companion may be on one's card: one is not their legal representative. A
    newborn may not be on it yet.
    """

    guardian = models.ForeignKey(
        Person, verbose_name="adulte", on_delete=models.CASCADE, related_name="wards"
    )
    child = models.ForeignKey(
        Person, verbose_name="enfant", on_delete=models.CASCADE, related_name="guardianships"
    )
    is_legal = models.BooleanField("représentant légal de l’enfant", default=True)
    is_on_card = models.BooleanField("enfant inscrit sur la carte", default=True)

    class Meta:
        verbose_name = "rattachement"
        constraints = [
            models.UniqueConstraint(fields=["guardian", "child"], name="guardianship_is_said_once"),
        ]

    def __str__(self):
        return f"{self.child}, sur la carte {of(self.guardian)}"


class CarteVitale(InWorld):
    """The training card: with photo, the serial is in front; without, on the back."""

    holder = models.OneToOneField(
        Person, verbose_name="titulaire", on_delete=models.CASCADE, related_name="carte_vitale"
    )
    has_photo = models.BooleanField("avec photo")
    serial = models.CharField("numéro de série", max_length=13)

    class Meta:
        verbose_name = "carte d’entraînement"
        verbose_name_plural = "cartes d’entraînement"

    def __str__(self):
        return f"Carte {of(self.holder)}"


class Incident(InWorld):
    """A difficulty that whoever leads the room has put on a place, and can take back.

    It is in force, or waits for its next occasion. `before` is what it replaced, to be put back.
    """

    class Kind(StrEnum):
        """Their slugs: what each is and does is said above, where it acts."""

        SMS_LOST = "sms-lost"
        SMS_LATE = "sms-late"
        EMAIL_UNWANTED = "email-unwanted"
        CODE_EXPIRED = "code-expired"
        CODE_USED = "code-used"
        CODE_MISPRINTED = "code-misprinted"
        INSURER_PHONE = "insurer-phone"
        CARD_LOST = "card-lost"
        ACCOUNT_EXISTS = "account-exists"
        SESSION_ENDED = "session-ended"
        SERVICE_STOPPED = "service-stopped"
        FRAUD_EMAIL = "fraud-email"
        FRAUD_SMS = "fraud-sms"

    kind = models.SlugField("difficulté", max_length=20, db_index=False)
    waits = models.BooleanField("attend la prochaine occasion", default=False)
    until = models.DateTimeField("jusqu’à (heure de la salle)", null=True)
    before = models.JSONField("ce qu’elle a remplacé", default=dict)

    class Meta:
        verbose_name = "incident"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["world", "kind"], name="incident_one_of_a_kind"),
        ]

    def __str__(self):
        return f"Incident {self.kind}"

    @property
    def is_over(self):
        """Whether it ended by itself."""
        return self.until is not None and self.until <= clock.real_now()


class MailQuerySet(models.QuerySet):
    def delivered(self):
        """Come to the papers, in whatever folder, and not thrown away."""
        come = Q(held_by=None) | Q(is_unwanted=True) | Q(held_until__lte=clock.real_now())
        return self.filter(come, deliver_at__lte=clock.now(), deleted_at=None)

    def unread(self):
        return self.filter(read_at=None)


class Mail(InWorld):
    """A letter, an e-mail or an SMS: post that only ever reaches « Mes papiers »."""

    class Channel(models.TextChoices):
        LETTER = "letter", "courrier"
        EMAIL = "email", "e-mail"
        SMS = "sms", "SMS"

    recipient = models.ForeignKey(
        Person, verbose_name="destinataire", on_delete=models.CASCADE, related_name="mails"
    )
    channel = models.CharField("par", max_length=10, choices=Channel)
    template = models.CharField("modèle", max_length=60)
    context = models.JSONField("contenu", default=dict)
    sent_at = models.DateTimeField("envoyé le")
    deliver_at = models.DateTimeField("remis le")
    read_at = models.DateTimeField("lu le", null=True)
    deleted_at = models.DateTimeField("supprimé le", null=True)
    held_by = models.ForeignKey(
        Incident,
        verbose_name="retenu par",
        null=True,
        on_delete=models.SET_NULL,
        related_name="held_mails",
    )
    held_until = models.DateTimeField("retenu jusqu’à (heure de la salle)", null=True)
    is_unwanted = models.BooleanField("rangé dans les indésirables", default=False)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "courrier"
        ordering = ["-deliver_at", "-pk"]

    def __str__(self):
        return f"{self.get_channel_display()} à {self.recipient}"

    @property
    def is_delivered(self):
        return self.deliver_at <= clock.now() and not self.is_held and self.deleted_at is None

    @property
    def is_held(self):
        """Whether an Incident keeps it from the papers."""
        if self.held_by_id is None or self.is_unwanted:
            return False
        return self.held_until is None or self.held_until > clock.real_now()

    @property
    def is_fraud(self):
        return self.template == FRAUD

    @property
    def sender(self):
        """The address, or the number, from which it says that it comes."""
        return SENDERS[self.is_fraud][self.channel]

    @property
    def template_path(self):
        return f"mail/{self.template}.{self.channel}.html"

    @property
    def code_id(self):
        """The id of the code on the page, for « Copier le code »."""
        return f"code-{self.pk}"

    @property
    def subject_path(self):
        return f"mail/{self.template}.subject.html"


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
        ordering = ["-sent_at", "-pk"]

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


class Deed(InWorld):
    """What one did with a fraudulent message; to ignore it leaves no row."""

    class What(models.TextChoices):
        OPENED = "opened", "a ouvert le lien"
        GAVE = "gave", "a donné l’identifiant et le mot de passe"
        LEFT = "left", "a fermé la page sans rien donner"
        DELETED = "deleted", "a jeté le message"
        REPORTED = "reported", "a signalé le message"

    mail = models.ForeignKey(
        Mail, verbose_name="message", on_delete=models.CASCADE, related_name="deeds"
    )
    what = models.CharField("geste", max_length=10, choices=What)
    at = models.DateTimeField("fait le (heure de la salle)", default=clock.real_now)

    class Meta:
        verbose_name = "geste"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["mail", "what"], name="deed_noted_once"),
        ]

    def __str__(self):
        return self.get_what_display()
