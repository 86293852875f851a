from django.db import models
from django.db.models import Q

from profiles.models.base import InProfile
from profiles.models.documents import Document
from profiles.models.people import Professional
from sandbox.world import clock
from sandbox.world.models import Person


class ThreadQuerySet(models.QuerySet):
    def kept(self):
        """Those that this side has not deleted."""
        return self.filter(deleted_at=None)

    def with_news(self):
        """Each with the moment of its last message and how many are unread; the latest first."""
        unread = models.Count("message", filter=Q(message__by=None, message__read_at=None))
        last = {"latest_at": models.Max("message__sent_at"), "latest": models.Max("message__pk")}
        return self.annotate(unread=unread, **last).order_by("-latest_at", "-latest")

    def open_ones(self):
        """Those in which one may still write, with their professional; the latest first."""
        return self.kept().filter(closed_at=None).select_related("professional").with_news()


class Thread(InProfile):
    """« Échange »: what one profile and one professional wrote to each other on one subject.

    Only the professional ends it; this side deletes the conversation (real-service.md §8). It may
    then still write anew to who wrote once: the rows stay, out of sight.

    `answer` is what the professional writes back once, where it fits (`profiles.answers`).
    """

    professional = models.ForeignKey(
        Professional,
        verbose_name="professionnel",
        on_delete=models.CASCADE,
        related_name="threads",
    )
    subject = models.CharField("sujet", max_length=80)
    answer = models.TextField("réponse du professionnel", blank=True)
    closed_at = models.DateTimeField("clos le", null=True)
    deleted_at = models.DateTimeField("supprimé le", null=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = "échange"

    def __str__(self):
        return f"{self.subject} ({self.professional})"

    @property
    def is_closed(self):
        """The professional ended it: nobody writes in it any more."""
        return self.closed_at is not None

    def write(self, text, *, by=None, document=None, attachment=None):
        """Add a message by this Person, or by the professional, and return it.

        Args:
            document: what this side joins, one of its own Documents.
            attachment: what the professional joins: name, sections, and perhaps lead.
        """
        message = self.message_set.create(
            profile=self.profile, text=text, by=by, sent_at=clock.now()
        )
        if document is not None:
            message.attachment_set.create(
                profile=self.profile, document=document, name=document.name
            )
        if attachment is not None:
            content = dict(attachment)
            message.attachment_set.create(
                profile=self.profile, name=content.pop("name"), content=content
            )
        return message

    def holds(self, text, document, *, since):
        """Whether these words, with this document or none, left after the message of that key.

        A double click is two requests at one moment of the simulation.
        """
        own = self.message_set.exclude(by=None).filter(pk__gt=since, text=text, sent_at=clock.now())
        return own.filter(attachment__document=document).exists()

    def mark_answered(self):
        """The professional has said what there was to answer: it is said only once."""
        self.answer = ""
        self.save(update_fields=["answer"])

    def close(self):
        self.closed_at = clock.now()
        self.save(update_fields=["closed_at"])

    def throw_away(self):
        """Delete the conversation on this side, read or not."""
        self.message_set.unread().update(read_at=clock.now())
        self.deleted_at = clock.now()
        self.save(update_fields=["deleted_at"])


class MessageQuerySet(models.QuerySet):
    def unread(self):
        """Written by a professional, and not yet opened on this side."""
        return self.filter(by=None, read_at=None)


class Message(InProfile):
    """One message of an exchange; `by` is empty when the professional wrote it."""

    thread = models.ForeignKey(Thread, verbose_name="échange", on_delete=models.CASCADE)
    by = models.ForeignKey(Person, verbose_name="écrit par", null=True, on_delete=models.SET_NULL)
    text = models.TextField("texte")
    sent_at = models.DateTimeField("envoyé le")
    read_at = models.DateTimeField("lu le", null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "message"
        ordering = ["sent_at", "pk"]

    def __str__(self):
        return self.text

    @property
    def is_unread(self):
        return self.by_id is None and self.read_at is None


class Attachment(InProfile):
    """A document sent with a message: its name stays, even if the document is deleted.

    One that a professional sent has its `content`, and no document until it is kept.
    """

    message = models.ForeignKey(Message, verbose_name="message", on_delete=models.CASCADE)
    document = models.ForeignKey(
        Document, verbose_name="document", null=True, on_delete=models.SET_NULL
    )
    name = models.CharField("nom", max_length=50)
    content = models.JSONField("contenu", default=dict)

    class Meta:
        verbose_name = "pièce jointe"
        verbose_name_plural = "pièces jointes"

    def __str__(self):
        return self.name

    def keep(self, *, by, **answers):
        """Put it among the documents of the profile, as this Person asks, and return the Document.

        Args:
            answers: name, dated_on, category, folder.
        """
        received = f"Reçu par message\u00a0: {self.message.thread.professional}."
        self.document = self.profile.document_set.create(
            world=self.world,
            source=Document.Source.OWN,
            by=by,
            added_at=clock.now(),
            opened_at=clock.now(),
            is_masked=self.profile.preferences.masks_new_documents,
            content=self.content | {"lead": [received, *self.content.get("lead", [])]},
            **answers,
        )
        self.save(update_fields=["document"])
        return self.document


class PharmacyVisit(InProfile):
    """A pharmacy where this person went, and whether it takes prescriptions by message."""

    professional = models.ForeignKey(
        Professional,
        verbose_name="pharmacie",
        on_delete=models.CASCADE,
        related_name="visits",
    )
    visited_on = models.DateField("venue le")
    takes_prescriptions = models.BooleanField("accepte les ordonnances")

    class Meta:
        verbose_name = "passage en pharmacie"
        verbose_name_plural = "passages en pharmacie"
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "professional"], name="pharmacy_visit_is_said_once"
            ),
        ]

    def __str__(self):
        return f"Passage à {self.professional}"
