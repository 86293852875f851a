"""What an entry of the medical profile is tied to: a document, a treatment; a row for each tie."""

from django.db import models

from profiles.models.base import InProfile
from profiles.models.documents import Document
from profiles.models.medical import Allergy, HospitalStay, Illness, Treatment


class IllnessDocument(InProfile):
    illness = models.ForeignKey(Illness, verbose_name="maladie", on_delete=models.CASCADE)
    document = models.ForeignKey(Document, verbose_name="document", on_delete=models.CASCADE)

    class Meta:
        verbose_name = "document d’une maladie"
        verbose_name_plural = "documents d’une maladie"
        constraints = [
            models.UniqueConstraint(fields=["illness", "document"], name="illness_document_once"),
        ]

    def __str__(self):
        return f"{self.illness}, {self.document}"


class IllnessTreatment(InProfile):
    illness = models.ForeignKey(Illness, verbose_name="maladie", on_delete=models.CASCADE)
    treatment = models.ForeignKey(Treatment, verbose_name="traitement", on_delete=models.CASCADE)

    class Meta:
        verbose_name = "traitement d’une maladie"
        verbose_name_plural = "traitements d’une maladie"
        constraints = [
            models.UniqueConstraint(fields=["illness", "treatment"], name="illness_treatment_once"),
        ]

    def __str__(self):
        return f"{self.illness}, {self.treatment}"


class HospitalStayDocument(InProfile):
    stay = models.ForeignKey(HospitalStay, verbose_name="hospitalisation", on_delete=models.CASCADE)
    document = models.ForeignKey(Document, verbose_name="document", on_delete=models.CASCADE)

    class Meta:
        verbose_name = "document d’un séjour"
        verbose_name_plural = "documents d’un séjour"
        constraints = [
            models.UniqueConstraint(fields=["stay", "document"], name="stay_document_once"),
        ]

    def __str__(self):
        return f"{self.stay}, {self.document}"


class AllergyTreatment(InProfile):
    allergy = models.ForeignKey(Allergy, verbose_name="allergie", on_delete=models.CASCADE)
    treatment = models.ForeignKey(Treatment, verbose_name="traitement", on_delete=models.CASCADE)

    class Meta:
        verbose_name = "traitement d’une allergie"
        verbose_name_plural = "traitements d’une allergie"
        constraints = [
            models.UniqueConstraint(fields=["allergy", "treatment"], name="allergy_treatment_once"),
        ]

    def __str__(self):
        return f"{self.allergy}, {self.treatment}"
