from django.db import models

from profiles.models.base import InProfile
from profiles.models.people import Professional
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


class Document(InProfile):
    """A document of a profile: its place in the service, and what its file is made from.

    The file itself is never stored: it is a sample of the shelf (`sample`), or a PDF made from
    `content` (lead and sections, as `sandbox.pdf.render` takes them).
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

    class Meta:
        verbose_name = "document"
        ordering = ["-added_at", "-pk"]

    def __str__(self):
        return self.name
