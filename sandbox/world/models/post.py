"""What reaches « Mes papiers », and the difficulties that keep it from there."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from sandbox.world import clock
from sandbox.world.models.people import Person
from sandbox.world.models.worlds import InWorld

FRAUD = "fraud"
"""The template of what comes from a thief."""

SENDERS = {
    False: {"email": "ne-pas-repondre@espace-sante.example", "sms": "Espace santé (faux)"},
    True: {"email": "service@espace-sante-verification.example", "sms": "06 39 98 00 00"},
}
"""Who a message says it is from, by whether it is fraudulent."""


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
    is_old_code = False
    """Whether a newer code has come since, where it is read among others (`Papers.sent`)."""
    mark = None
    """What a hint shows of it in yellow, on the page that is read (`hints.Mark`)."""

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
    def sent_to(self):
        """The address or number where it went, "" for the person's first one, or a letter's."""
        return self.context.get("sent_to", "")

    @sent_to.setter
    def sent_to(self, contact):
        first = {self.Channel.EMAIL: self.recipient.email, self.Channel.SMS: self.recipient.phone}
        if contact and contact != first.get(self.channel, contact):
            self.context = self.context | {"sent_to": contact}

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


class FraudAct(InWorld):
    """What one did with a fraudulent message; to ignore it leaves no row."""

    class What(models.TextChoices):
        OPENED = "opened", "a ouvert le lien"
        GAVE = "gave", "a donné l’identifiant et le mot de passe"
        LEFT = "left", "a fermé la page sans rien donner"
        DELETED = "deleted", "a jeté le message"
        REPORTED = "reported", "a signalé le message"

    mail = models.ForeignKey(
        Mail, verbose_name="message", on_delete=models.CASCADE, related_name="fraud_acts"
    )
    what = models.CharField("geste", max_length=10, choices=What)
    at = models.DateTimeField("fait le (heure de la salle)", default=clock.real_now)

    class Meta:
        verbose_name = "geste"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["mail", "what"], name="fraud_act_noted_once"),
        ]

    def __str__(self):
        return self.get_what_display()
