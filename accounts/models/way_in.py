"""How one comes in: the pages passed, the login, who is there now."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.db.models import Q

from accounts.models.spaces import Account
from sandbox import facts
from sandbox.kit.french import of
from sandbox.world import clock, codes
from sandbox.world.models import InWorld

WRONG_TRIES = facts.number("wrong-passwords")
PAUSE = facts.delay("wrong-passwords-pause")
"""Our figures: the real lock after wrong passwords was not found (real-service.md §2)."""


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
        return codes.seconds_until(self.paused_until, PAUSE) if self.paused_until else 0


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
