"""A health space, what happened to it, and the deletion of what it held."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Q

from accounts.states import (
    ERASURE_DELAY,
    LEGAL_MOVES,
    OPPOSITION_WINDOW,
    ForbiddenTransition,
    State,
    Transition,
)
from sandbox.kit.french import of
from sandbox.kit.prepared import Prepared
from sandbox.world import clock
from sandbox.world.models import InWorld, Person


class AccountQuerySet(models.QuerySet):
    def due_for_auto_creation(self):
        """Invited, and the six weeks are over: creation is at 0:00 on D+43."""
        return self.filter(state=State.INVITED, invited_on__lt=clock.today() - OPPOSITION_WINDOW)


class Account(InWorld):
    """A health space: one state, since when, and the verbs that are the only way to move."""

    holder = models.OneToOneField(
        Person, verbose_name="titulaire", on_delete=models.CASCADE, related_name="account"
    )
    state = models.CharField("état", max_length=20, choices=State, default=State.INVITED)
    since = models.DateTimeField("depuis le")
    invited_on = models.DateField("date du courrier")
    email = models.EmailField("adresse e-mail du compte", blank=True)
    phone = models.CharField("téléphone du compte", max_length=10, blank=True)

    objects = AccountQuerySet.as_manager()

    class Meta:
        verbose_name = "espace santé"
        verbose_name_plural = "espaces santé"
        constraints = [
            models.CheckConstraint(
                name="account_state_is_known", condition=Q(state__in=State.values)
            ),
        ]

    def __str__(self):
        return f"Espace santé {of(self.holder)} ({self.get_state_display()})"

    @property
    def creation_on(self):
        """The day on which silence creates the space, at 0:00: D+43 from the letter's date D."""
        return self.invited_on + OPPOSITION_WINDOW + timedelta(days=1)

    @property
    def is_activated(self):
        return self.state == State.ACTIVATED

    @property
    def is_closed(self):
        return self.state == State.CLOSED

    @property
    def has_login(self):
        """Whether its holder can sign in: a space that was closed keeps its login."""
        return self.world.credential_set.filter(account=self).exists()

    @property
    def asked_erasure(self):
        """The ErasureRequest of this space, carried out or not; None when there is none."""
        return self.world.erasurerequest_set.filter(account=self).first()

    @property
    def profiles(self):
        """The activated profiles that this holder may open: one's own, then those of the children
        and of whoever gave access."""
        others = _others_activated(self, self.world)
        if not others:
            return [self]
        wards = {each.child_id for each in _guards(self.holder, self.world)}
        opened = {each.account_id for each in self.offered if each.is_in_force}
        return [self, *(each for each in others if each.holder_id in wards or each.pk in opened)]

    @property
    def offered(self):
        """The Sharings that were ever offered to this holder, whatever became of them."""
        return _offered_to(self.holder, self.world)

    @property
    def wards(self):
        """The children whose legal representative this holder is."""
        return self.holder.children.filter(is_ward=True)

    def represents(self, profile):
        """Whether this holder decides for that profile: one's own, a child's; not a carer."""
        if profile == self or self.wards.filter(pk=profile.holder_id).exists():
            return True
        shared = profile.sharings.in_force().filter(to=self.holder)
        return shared.with_parents().exists()

    @property
    def invitations(self):
        """The profiles offered to this holder, who has not answered yet."""
        return [each for each in self.offered if each.is_waiting]

    @property
    def way_out(self):
        """How this space is refused by who has no login: a Transition; None when it cannot be.

        Within the six weeks one opposes its creation; after them, what silence created is closed.
        """
        ways = {State.INVITED: Transition.OPPOSE, State.AUTO_CREATED: Transition.CLOSE}
        return ways.get(self.state)

    def can(self, transition):
        sources, _ = LEGAL_MOVES[transition]
        return self.state in sources

    def activate(self, *, by):
        self._move(Transition.ACTIVATE, by)

    def oppose(self, *, by):
        self._move(Transition.OPPOSE, by)

    def auto_create(self):
        self._move(Transition.AUTO_CREATE, by=None)

    def close(self, *, by):
        self._move(Transition.CLOSE, by)

    def reopen(self, *, by):
        self._move(Transition.REOPEN, by)

    def ask_erasure(self, *, by):
        """Have the data of this closed space deleted; asking twice changes nothing."""
        if not self.is_closed:
            raise ForbiddenTransition(f"Suppression impossible\u00a0: {self}.")
        request, _ = self.world.erasurerequest_set.get_or_create(
            account=self,
            defaults={
                "by": by,
                "asked_at": clock.now(),
                "due_on": clock.today() + ERASURE_DELAY,
            },
        )
        return request

    def give_login(self, *, identifiant, password):
        """How the holder signs in from now on; a space that opens again gets another one."""
        credentials = self.world.credential_set
        known = credentials.filter(account=self).first()
        credential = known or credentials.model(world=self.world, account=self)
        credential.identifiant = identifiant
        credential.change_password(password)

    def take_activation_back(self, *, state, since, email, phone):
        """Be as before an activation that was only a difficulty of the exercise.

        Args:
            state, since, email, phone: those of before; `since` as ISO text.
        """
        self.world.credential_set.filter(account=self).delete()
        self.events.filter(transition=Transition.ACTIVATE, at=self.since).delete()
        self.state, self.since = state, datetime.fromisoformat(since)
        self.email, self.phone = email, phone
        self.save(update_fields=["state", "since", "email", "phone"])

    def _move(self, transition, by):
        if not self.can(transition):
            raise ForbiddenTransition(f"{transition.label} impossible : {self}.")
        before, (_, after) = self.state, LEGAL_MOVES[transition]
        self.state, self.since = after, clock.now()
        with transaction.atomic(savepoint=False):
            self.save(update_fields=["state", "since"])
            if self.is_activated:
                self.world.erasurerequest_set.filter(account=self).delete()
            self.events.create(
                world=self.world,
                transition=transition,
                before=before,
                after=after,
                at=self.since,
                by=by,
            )


@Prepared
def _others_activated(account, world):
    others = world.account_set.filter(state=State.ACTIVATED).exclude(pk=account.pk)
    return others.select_related("holder").order_by("holder__born_on", "pk")


@Prepared
def _guards(person, world):
    return world.guardianship_set.filter(guardian=person, is_legal=True)


@Prepared
def _offered_to(person, world):
    offered = world.sharing_set.filter(to=person)
    return offered.select_related("account__holder", "by").order_by("pk")


class AccountEventQuerySet(models.QuerySet):
    def refusals(self):
        """The spaces that were refused without a login: opposed in time, or closed after it."""
        return self.filter(
            transition__in=[Transition.OPPOSE, Transition.CLOSE],
            before__in=[State.INVITED, State.AUTO_CREATED],
        )


class AccountEvent(InWorld):
    """Append-only: what happened to an account, when, at whose hand (None: time itself)."""

    account = models.ForeignKey(
        Account, verbose_name="espace santé", on_delete=models.CASCADE, related_name="events"
    )
    transition = models.CharField("transition", max_length=20, choices=Transition)
    before = models.CharField("état de départ", max_length=20, choices=State)
    after = models.CharField("état d’arrivée", max_length=20, choices=State)
    at = models.DateTimeField("le")
    by = models.ForeignKey(Person, verbose_name="par", null=True, on_delete=models.SET_NULL)

    objects = AccountEventQuerySet.as_manager()

    class Meta:
        verbose_name = "événement"
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_transition_display()


class ErasureRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(done_at=None)

    def due(self):
        return self.waiting().filter(due_on__lte=clock.today())


class ErasureRequest(InWorld):
    """« Supprimer définitivement mes données personnelles »: asked once a space is closed.

    It is cancelled by whatever activates the space again (real-service.md §4).
    """

    account = models.OneToOneField(
        Account, verbose_name="espace santé", on_delete=models.CASCADE, related_name="erasure"
    )
    by = models.ForeignKey(
        Person, verbose_name="demandée par", on_delete=models.CASCADE, related_name="+"
    )
    asked_at = models.DateTimeField("demandée le")
    due_on = models.DateField("jour de la suppression")
    done_at = models.DateTimeField("faite le", null=True)

    objects = ErasureRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "demande de suppression"
        verbose_name_plural = "demandes de suppression"
        ordering = ["pk"]

    def __str__(self):
        return f"Suppression des données {of(self.account.holder)}"

    @property
    def is_done(self):
        return self.done_at is not None
