from django.db import models

from accounts.models import Account
from profiles.models.base import InProfile
from sandbox.kit.french import of
from sandbox.world.models import InWorld, Mail, OneTimeCode


class Preferences(InWorld):
    """What a profile was set to: one row a profile, made when its space is first opened.

    `welcomed_at` is empty until what is asked at the first log-in has been passed;
    `takes_from_documents`, until its holder has been told that it may be.
    """

    profile = models.OneToOneField(
        Account, verbose_name="profil", on_delete=models.CASCADE, related_name="preferences"
    )
    welcomed_at = models.DateTimeField("premières pages passées le", null=True)
    masks_new_documents = models.BooleanField("documents masqués par défaut", default=False)
    emergency_samu = models.BooleanField("accès du SAMU", default=True)
    emergency_others = models.BooleanField("accès des autres professionnels", default=True)
    emergency_masked = models.BooleanField("accès aux documents masqués", default=False)
    takes_from_documents = models.BooleanField("données prises dans les documents", null=True)
    notices = models.JSONField("notifications refusées", default=list)

    class Meta:
        verbose_name = "réglages"
        verbose_name_plural = "réglages"

    def __str__(self):
        return f"Réglages {of(self.profile.holder)}"


class ContactChange(InProfile):
    """A new address or number of an account, until the code that was sent there comes back."""

    channel = models.CharField("par", max_length=10, choices=Mail.Channel)
    contact = models.CharField("nouvelles coordonnées", max_length=254)
    code = models.OneToOneField(
        OneTimeCode,
        verbose_name="code à usage unique",
        on_delete=models.CASCADE,
        related_name="contact_change",
    )

    class Meta:
        verbose_name = "changement de coordonnées"
        verbose_name_plural = "changements de coordonnées"
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "channel"], name="contact_change_one_a_channel"
            ),
        ]

    def __str__(self):
        return f"Nouvelles coordonnées {of(self.profile.holder)}"
