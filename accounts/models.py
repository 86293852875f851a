from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import models, transaction
from django.db.models import Q

from accounts.states import (
    ERASURE_DELAY,
    OPPOSITION_WINDOW,
    TABLE,
    ForbiddenTransition,
    State,
    Transition,
)
from sandbox import facts
from sandbox.kit.french import of
from sandbox.world import clock, codes
from sandbox.world.models import InWorld, Person

WRONG_TRIES = facts.number("wrong-passwords")
PAUSE = facts.delay("wrong-passwords-pause")
"""Our figures: the real lock after wrong passwords was not found (real-service.md §2)."""


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
        shared = self.world.sharing_set.in_force().filter(to=self.holder)
        others = self.world.account_set.filter(
            Q(holder__in=self.wards) | Q(pk__in=shared.values("account")), state=State.ACTIVATED
        )
        return [self, *others.select_related("holder").order_by("holder__born_on", "pk")]

    @property
    def wards(self):
        """The children whose legal representative this holder is."""
        return self.holder.children.filter(is_ward=True)

    def represents(self, profile):
        """Whether this holder decides for that profile: one's own, a child's; not a carer."""
        if profile == self or self.wards.filter(pk=profile.holder_id).exists():
            return True
        shared = profile.sharings.in_force().filter(to=self.holder)
        return shared.filter(role=Sharing.Role.PARENT).exists()

    @property
    def invitations(self):
        """The profiles offered to this holder, who has not answered yet."""
        waiting = self.world.sharing_set.waiting().filter(to=self.holder)
        return waiting.select_related("account__holder", "by").order_by("pk")

    @property
    def way_out(self):
        """How this space is refused by who has no login: a Transition; None when it cannot be.

        Within the six weeks one opposes its creation; after them, what silence created is closed.
        """
        ways = {State.INVITED: Transition.OPPOSE, State.AUTO_CREATED: Transition.CLOSE}
        return ways.get(self.state)

    def can(self, transition):
        sources, _ = TABLE[transition]
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
        known = self.world.credential_set.filter(account=self).first()
        credential = known or Credential(world=self.world, account=self)
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
        before, (_, after) = self.state, TABLE[transition]
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


class Attempt(InWorld):
    """One go at a journey: the raw answers to the pages already passed, and when it ended."""

    account = models.ForeignKey(
        Account, verbose_name="espace santé", on_delete=models.CASCADE, related_name="attempts"
    )
    flow = models.CharField("parcours", max_length=30)
    answers = models.JSONField("réponses", default=dict)
    finished_at = models.DateTimeField("terminée le", null=True)
    kept_at = models.DateTimeField("dernière page passée (heure de la salle)", null=True)

    class Meta:
        verbose_name = "tentative"
        constraints = [
            models.UniqueConstraint(
                fields=["account", "flow"],
                condition=Q(finished_at=None),
                name="attempt_one_open_per_flow",
            ),
        ]

    def __str__(self):
        return f"{self.flow} ({'terminée' if self.finished_at else 'en cours'})"

    def keep(self, step, answers):
        """Keep the raw answers to one page: a dict of lists of strings, as posted."""
        self.answers[step] = answers
        self.kept_at = clock.real_now()
        self.save()

    def finish(self):
        """End this go; what was begun beside it and left is forgotten."""
        self.finished_at = clock.now()
        self.save()
        if self.account.is_activated:
            self.account.attempts.filter(finished_at=None).delete()


class Credential(InWorld):
    """How a holder signs in: an identifiant that never changes, and a hashed password."""

    account = models.OneToOneField(
        Account, verbose_name="espace santé", on_delete=models.CASCADE, related_name="credential"
    )
    identifiant = models.CharField("identifiant", max_length=100)
    password = models.CharField("mot de passe (empreinte)", max_length=200)
    wrong_tries = models.PositiveSmallIntegerField("essais faux de suite", default=0)
    paused_until = models.DateTimeField("en pause jusqu’à (heure de la salle)", null=True)

    class Meta:
        verbose_name = "identifiants de connexion"
        verbose_name_plural = "identifiants de connexion"
        constraints = [
            models.UniqueConstraint(
                fields=["world", "identifiant"], name="credential_identifiant_unique_in_world"
            ),
        ]

    def __str__(self):
        return self.identifiant

    def set_password(self, raw):
        self.password = make_password(raw)

    def change_password(self, raw):
        """A new password is good at once, whatever was tried before."""
        self.set_password(raw)
        self.wrong_tries, self.paused_until = 0, None
        self.save()

    def has_password(self, raw):
        return check_password(raw, self.password)

    def try_password(self, raw):
        """Whether this is the password; too many wrong ones in a row make a pause."""
        is_right = self.has_password(raw)
        self.wrong_tries = 0 if is_right else self.wrong_tries + 1
        if self.wrong_tries == WRONG_TRIES:
            self.wrong_tries, self.paused_until = 0, clock.real_now() + PAUSE
        self.save(update_fields=["wrong_tries", "paused_until"])
        return is_right

    @property
    def seconds_of_pause(self):
        """Real seconds before a password may be tried again; 0 when it may."""
        return codes.seconds_until(self.paused_until) if self.paused_until else 0


class SiteSession(InWorld):
    """Who is logged in on the simulated site, and whose profile is shown: a row of the world, so
    that a reset logs out.

    It exists from the accepted password; `opened_at` is empty until the one-time code is. `shown`
    is empty while one looks at one's own profile.
    """

    account = models.ForeignKey(Account, verbose_name="espace santé", on_delete=models.CASCADE)
    opened_at = models.DateTimeField("ouverte le", null=True)
    shown = models.ForeignKey(
        Account,
        verbose_name="profil affiché",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "connexion au site simulé"
        constraints = [
            models.UniqueConstraint(fields=["world"], name="site_session_one_per_world"),
        ]

    def __str__(self):
        return f"Connexion {of(self.account.holder)}"

    def open(self):
        self.opened_at = clock.now()
        self.save(update_fields=["opened_at"])

    @property
    def profile(self):
        """The Account whose profile is on the screen: one's own once the other may not be seen."""
        return self.shown if self.shown and self.shown in self.account.profiles else self.account

    def show(self, profile):
        """Look at another profile from now on: one of `account.profiles`."""
        self.shown = profile
        self.save(update_fields=["shown"])
