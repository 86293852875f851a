from django.db import models

from accounts.models import Account
from sandbox.world.models import InWorld


class InProfile(InWorld):
    """What belongs to one person's profile, whoever is looking at it."""

    profile = models.ForeignKey(Account, verbose_name="profil", on_delete=models.CASCADE)

    class Meta:
        abstract = True

    def save(self, **kwargs):
        self.world = self.profile.world
        super().save(**kwargs)
