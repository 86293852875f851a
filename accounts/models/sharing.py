"""Who else may see a space, and for how long."""

from django.db import models
from django.db.models import Q

from accounts.models.spaces import Account
from sandbox.kit.french import of
from sandbox.world import clock
from sandbox.world.models import InWorld, Person


class SharingQuerySet(models.QuerySet):
    def waiting(self):
        """Invited, and still in time to answer."""
        return self.filter(state=Sharing.State.INVITED, answer_by__gte=clock.today())

    def in_force(self):
        """Accepted, and not over."""
        accepted = self.filter(state=Sharing.State.ACCEPTED)
        return accepted.filter(Q(ends_on=None) | Q(ends_on__gte=clock.today()))

    def ended_since(self, moment):
        """Waiting or in force on the day of that moment, and too late or over today."""
        then, today = clock.day_of(moment), clock.today()
        expired = Q(state=Sharing.State.INVITED, answer_by__gte=then, answer_by__lt=today)
        over = Q(state=Sharing.State.ACCEPTED, ends_on__gte=then, ends_on__lt=today)
        return self.filter(expired | over)

    def alive(self):
        """Waiting or in force: what keeps the same person from being invited again."""
        return self.waiting() | self.in_force()

    def with_parents(self):
        """Those of a child, with the other parent."""
        return self.filter(role=Sharing.Role.PARENT)


class Sharing(InWorld):
    """A profile opened to somebody else: a child's to the second parent, one's own to a carer."""

    class Role(models.TextChoices):
        PARENT = "parent", "second représentant légal"
        CARER = "carer", "proche aidant"

    class State(models.TextChoices):
        INVITED = "invited", "Invitation envoyée"
        ACCEPTED = "accepted", "Accès ouvert"
        REFUSED = "refused", "Invitation refusée"
        STOPPED = "stopped", "Accès arrêté"

    account = models.ForeignKey(
        Account, verbose_name="espace santé", on_delete=models.CASCADE, related_name="sharings"
    )
    to = models.ForeignKey(
        Person, verbose_name="personne invitée", on_delete=models.CASCADE, related_name="+"
    )
    by = models.ForeignKey(
        Person, verbose_name="invitée par", on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField("à titre de", max_length=10, choices=Role)
    state = models.CharField("état", max_length=10, choices=State, default=State.INVITED)
    invited_at = models.DateTimeField("invitation envoyée le")
    answer_by = models.DateField("dernier jour pour répondre")
    answered_at = models.DateTimeField("réponse du", null=True)
    stopped_at = models.DateTimeField("arrêté le", null=True)
    ends_on = models.DateField("dernier jour de l’accès", null=True)

    objects = SharingQuerySet.as_manager()

    class Meta:
        verbose_name = "partage d’un profil"
        verbose_name_plural = "partages d’un profil"
        ordering = ["pk"]

    def __str__(self):
        return f"Profil {of(self.account.holder)} partagé avec {self.to}"

    @property
    def last_day(self):
        """The last one to answer, or of the access; None when it has no end."""
        return self.answer_by if self.state == self.State.INVITED else self.ends_on

    @property
    def is_for_a_parent(self):
        return self.role == self.Role.PARENT

    @property
    def is_waiting(self):
        return self.state == self.State.INVITED and self.answer_by >= clock.today()

    @property
    def is_in_force(self):
        return self.state == self.State.ACCEPTED and not self.is_over

    @property
    def is_alive(self):
        return self.is_waiting or self.is_in_force

    @property
    def is_over(self):
        return self.ends_on is not None and self.ends_on < clock.today()

    @property
    def words(self):
        """The state in words, as time has left it."""
        if self.state == self.State.INVITED and not self.is_waiting:
            return "Invitation expirée"
        if self.state == self.State.ACCEPTED and self.is_over:
            return "Accès terminé"
        return self.get_state_display()

    def accept(self):
        self._answer(self.State.ACCEPTED)

    def refuse(self):
        self._answer(self.State.REFUSED)

    def stop(self):
        """End the access, or take the invitation back."""
        self.state, self.stopped_at = self.State.STOPPED, clock.now()
        self.save(update_fields=["state", "stopped_at"])

    def _answer(self, state):
        self.state, self.answered_at = state, clock.now()
        self.save(update_fields=["state", "answered_at"])
