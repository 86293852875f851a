from django.db import models

from profiles.models.base import InProfile
from sandbox.kit.french import of
from sandbox.world.models import InWorld


class Professional(InWorld):
    """A health professional, or a place of care: nobody real, known to the whole world."""

    slug = models.SlugField("nom court", max_length=40)
    name = models.CharField("nom", max_length=80)
    profession = models.CharField("profession", max_length=60)
    town = models.CharField("commune", max_length=80)

    class Meta:
        verbose_name = "professionnel de santé"
        verbose_name_plural = "professionnels de santé"
        constraints = [
            models.UniqueConstraint(fields=["world", "slug"], name="professional_one_a_slug"),
        ]

    def __str__(self):
        return self.name

    @property
    def introduced(self):
        """« Dr Exemple, médecin généraliste »; a « Pharmacie Fictive » is said once."""
        if self.name.startswith(self.profession):
            return self.name
        return f"{self.name}, {self.profession[:1].lower()}{self.profession[1:]}"


class ProfessionalAccessQuerySet(models.QuerySet):
    def allowed(self):
        return self.filter(is_blocked=False)

    def blocked(self):
        return self.filter(is_blocked=True)


class ProfessionalAccess(InProfile):
    """What one professional may do with a profile (real-service.md §9)."""

    professional = models.ForeignKey(
        Professional,
        verbose_name="professionnel",
        on_delete=models.CASCADE,
        related_name="accesses",
    )
    is_blocked = models.BooleanField("bloqué", default=False)
    is_administrator = models.BooleanField("administrateur", default=False)
    since = models.DateTimeField("depuis le")

    objects = ProfessionalAccessQuerySet.as_manager()

    class Meta:
        verbose_name = "accès d’un professionnel"
        verbose_name_plural = "accès des professionnels"
        ordering = ["professional__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "professional"], name="professional_access_is_said_once"
            ),
            models.UniqueConstraint(
                fields=["profile"],
                condition=models.Q(is_administrator=True),
                name="professional_access_one_administrator",
            ),
        ]

    def __str__(self):
        return f"Accès {of(self.professional)}"

    def block(self):
        self.is_blocked, self.is_administrator = True, False
        self.save(update_fields=["is_blocked", "is_administrator"])

    def unblock(self):
        """No access comes back: consent is given again, at a visit."""
        self.delete()

    def appoint(self):
        """Make this professional the administrator, of whom a profile has one at most."""
        self.profile.professionalaccess_set.update(is_administrator=False)
        self.is_administrator = True
        self.save(update_fields=["is_administrator"])

    def dismiss(self):
        self.is_administrator = False
        self.save(update_fields=["is_administrator"])
