from django.db import models

from profiles import lists
from profiles.models.base import InProfile
from profiles.models.medical import chosen
from profiles.models.people import Professional


class ReimbursedCare(InProfile):
    """A line of « Mon histoire de santé »: care that the insurer has paid back.

    `treatment` and `vaccine` are what it can add to the medical profile, "" where it adds nothing.
    """

    class Kind(models.TextChoices):
        VISIT = "consultation", "Consultation"
        MEDICINE = "medicament", "Médicament"
        VACCINE = "vaccin", "Vaccin"
        BIOLOGY = "biologie", "Analyse de biologie"
        IMAGING = "radiologie", "Radiologie"
        NURSING = "soin", "Soin"
        HOSPITAL = "hopital", "Hôpital"
        DEVICE = "appareil", "Appareil médical"

    kind = models.CharField("sorte", max_length=20, choices=Kind)
    name = models.CharField("soin", max_length=80)
    given_on = models.DateField("date du soin")
    professional = models.ForeignKey(
        Professional, verbose_name="professionnel", null=True, on_delete=models.CASCADE
    )
    treatment = chosen("traitement à ajouter", lists.Treatments, blank=True)
    vaccine = chosen("vaccin à ajouter", lists.Vaccines, blank=True)

    class Meta:
        verbose_name = "soin remboursé"
        verbose_name_plural = "soins remboursés"
        ordering = ["-given_on", "-pk"]

    def __str__(self):
        return self.name


class CareRole(InProfile):
    """What a professional is to somebody, as the insurer knows it; a blocked one still is."""

    class Role(models.TextChoices):
        FAMILY_DOCTOR = "medecin-traitant", "Médecin traitant"
        MIDWIFE = "sage-femme-referente", "Sage-femme référente"

    role = models.CharField("rôle", max_length=30, choices=Role)
    professional = models.ForeignKey(
        Professional, verbose_name="professionnel", on_delete=models.CASCADE
    )

    class Meta:
        verbose_name = "rôle d’un professionnel"
        verbose_name_plural = "rôles des professionnels"
        constraints = [
            models.UniqueConstraint(fields=["profile", "role"], name="care_role_has_one_holder")
        ]

    def __str__(self):
        return self.get_role_display()
