from django.db import models
from django.urls import reverse
from django.utils.text import slugify

from profiles.models.base import InProfile
from profiles.models.people import Professional
from sandbox.kit import pdf
from sandbox.kit.dates import in_french
from sandbox.world import clock, samples
from sandbox.world.models import Person


class Category(models.TextChoices):
    """The categories of the real service (real-service.md §7)."""

    SUMMARY = "resume", "Ma santé en résumé"
    PRESCRIPTION = "ordonnance", "Ordonnances et soins"
    IMAGING = "imagerie", "Radio, écho, scanner, IRM"
    BIOLOGY = "biologie", "Résultats de biologie"
    REPORT = "compte-rendu", "Comptes rendus"
    PREVENTION = "prevention", "Prévention et dépistages"
    CERTIFICATE = "certificat", "Certificats médicaux"
    ADMINISTRATIVE = "administratif", "Pièces administratives"
    DIRECTIVES = "directives", "Directives anticipées"
    SYNTHESIS = "synthese", "Synthèse médicale"
    QUESTIONNAIRE = "questionnaire", "Questionnaire santé"
    OTHER = "autre", "Autres documents"


class Folder(InProfile):
    name = models.CharField("nom", max_length=50)

    class Meta:
        verbose_name = "dossier"
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class DocumentQuerySet(models.QuerySet):
    def new(self):
        """Those that nobody has opened yet."""
        return self.filter(opened_at=None)

    def as_listed(self):
        """With what a line of a list says, in one query."""
        return self.select_related("professional", "by", "folder")


class Document(InProfile):
    """A document of a profile: its place in the service, and what its file is made from.

    The file itself is never stored: it is a sample of the shelf (`sample`), or a PDF made from
    `content` (lead and sections, as `sandbox.kit.pdf.render` takes them).
    """

    class Source(models.TextChoices):
        """Who put it there; only one's own can be deleted (real-service.md §7)."""

        OWN = "own", "ajouté par le titulaire ou son représentant"
        PROFESSIONAL = "professional", "déposé par un professionnel"
        INSURER = "insurer", "déposé par l’Assurance Maladie"
        SERVICE = "service", "déposé par le service"

    name = models.CharField("nom", max_length=50)
    category = models.CharField("catégorie", max_length=20, choices=Category)
    dated_on = models.DateField("date du document")
    source = models.CharField("origine", max_length=20, choices=Source)
    professional = models.ForeignKey(
        Professional, verbose_name="professionnel", null=True, on_delete=models.SET_NULL
    )
    by = models.ForeignKey(Person, verbose_name="ajouté par", null=True, on_delete=models.SET_NULL)
    added_at = models.DateTimeField("ajouté le")
    opened_at = models.DateTimeField("ouvert le", null=True)
    is_masked = models.BooleanField("masqué", default=False)
    is_pinned = models.BooleanField("épinglé", default=False)
    folder = models.ForeignKey(Folder, verbose_name="dossier", null=True, on_delete=models.SET_NULL)
    sample = models.CharField("exemple", max_length=40, blank=True)
    content = models.JSONField("contenu", default=dict)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        ordering = ["-added_at", "-pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("profiles:document", args=[self.pk])

    @property
    def is_new(self):
        """Whether nobody has opened it yet."""
        return self.opened_at is None

    @property
    def is_own(self):
        """Whether the holder or a representative added it, and so may delete it."""
        return self.source == Document.Source.OWN

    @property
    def added_by(self):
        """Who put it there, in words."""
        if self.is_own:
            return str(self.by)
        if self.source == Document.Source.PROFESSIONAL:
            return str(self.professional)
        return AUTHORS[self.source]

    @property
    def shelf(self):
        """The Sample that its file is, or None when it is a PDF made from `content`."""
        return samples.find(self.sample)

    @property
    def sections(self):
        return [pdf.Section(**section) for section in self.content.get("sections", [])]

    def file(self):
        """(the file's name, its type, its bytes)."""
        if self.shelf:
            return self.shelf.file_name, self.shelf.content_type, self.shelf.make()
        made = pdf.render(
            self.name,
            at=clock.midnight_of(self.dated_on),
            lead=[
                *self._patient(),
                f"Ajouté par\u00a0: {self.added_by}",
                f"Date du document\u00a0: {in_french(self.dated_on, 'j F Y')}",
                *self.content.get("lead", []),
            ],
            sections=self.sections,
        )
        return f"{slugify(self.name.replace('œ', 'oe')) or 'document'}.pdf", "application/pdf", made

    def _patient(self):
        """Whose document it is, as its author writes at the top."""
        if self.is_own or self.source == Document.Source.SERVICE:
            return []
        holder = self.profile.holder
        born = "née" if holder.sex == holder.Sex.FEMALE else "né"
        day = in_french(holder.born_on, "j F Y")
        return [f"Pour\u00a0: {holder.full_name}, {born} le {day}"]

    def open(self):
        """Somebody looks at it: it is new no more."""
        if self.is_new:
            self.opened_at = clock.now()
            there = self.profile.document_set.filter(pk=self.pk)
            there.update(opened_at=self.opened_at)

    def pin(self, is_pinned):
        self.is_pinned = is_pinned
        self.save(update_fields=["is_pinned"])

    def mask(self, is_masked):
        self.is_masked = is_masked
        self.save(update_fields=["is_masked"])

    def move(self, folder):
        """Put it into a Folder, or out of any (None)."""
        self.folder = folder
        self.save(update_fields=["folder"])


AUTHORS = {
    Document.Source.INSURER: "Assurance Maladie",
    Document.Source.SERVICE: "Espace santé",
}
"""Those who are nobody in particular."""
