"""The telephone of a place: a frame around the same pages, and what was associated with it."""

from django.db import models

from accounts.models.spaces import Account
from sandbox.world import clock
from sandbox.world.models import InWorld, Mail, World


class Handset(InWorld):
    """The one telephone of a world: a row that is there once it was taken up, so that a reset puts
    it down and forgets what it was associated with.

    `is_in_hand` is whether the pages are shown in it; `put_away` is the newest notice that was
    opened or closed there.
    """

    world = models.OneToOneField(
        World, verbose_name="simulation", on_delete=models.CASCADE, related_name="handset"
    )
    is_in_hand = models.BooleanField("dans la main", default=False)
    account = models.ForeignKey(
        Account,
        verbose_name="espace santé associé",
        null=True,
        on_delete=models.SET_NULL,
        related_name="handsets",
    )
    associated_at = models.DateTimeField("associé le", null=True)
    put_away = models.ForeignKey(
        Mail,
        verbose_name="dernier avis rangé",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "téléphone de la place"
        verbose_name_plural = "téléphones des places"

    def __str__(self):
        return "Téléphone d’entraînement"

    def take_up(self):
        self.is_in_hand = True
        self.save()

    def put_down(self):
        self.is_in_hand = False
        self.save()

    def put_notice_away(self, mail):
        """Put the notice of this Mail away, and those before it."""
        self.put_away = mail
        self.save()

    def associate(self, account):
        """From now on, a finger opens this account here."""
        self.account, self.associated_at = account, clock.now()
        self.save()

    def forget(self):
        """A finger opens nothing any more: the password and the code are asked for again."""
        self.account = self.associated_at = None
        self.save()
