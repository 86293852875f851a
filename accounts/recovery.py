"""« Identifiant oublié », « Mot de passe oublié » (real-service.md §2)."""

from django.contrib import messages
from django.urls import reverse

from accounts import channels, passwords, session
from accounts.channels import ChannelForm
from accounts.flows import Flow
from accounts.identity import (
    IdentityForm,
    NumberForm,
    PersonForm,
    copied_identity,
    copied_number,
)
from accounts.login import OneTimeCodeForm, seconds_to_wait, send_code
from accounts.pages import Page, latest_paper
from sandbox.lessons import Mistake
from sandbox.world import asking, post
from sandbox.world.fields import PasswordField

BRINGS_A_ONE_TIME_CODE = ("one_time_code",)
"""The kind of message in which one reads it."""


class Activated:
    """An identity whose space has an identifiant and a password to find again."""

    def clean(self):
        super().clean()
        if self.subject and not self.subject.account.has_login:
            raise Mistake("not-activated")


class NumberOfAccountForm(Activated, NumberForm):
    pass


class IdentityOfAccountForm(Activated, IdentityForm):
    pass


class IdentifiantChannelForm(ChannelForm):
    heading = "Recevoir l’identifiant"


class NewPasswordForm(PersonForm):
    heading = "Nouveau mot de passe"
    password = PasswordField(
        label="Nouveau mot de passe", empty="password-empty", is_new=True, copies="spare_password"
    )
    confirmation = PasswordField(
        label="Confirmer le mot de passe",
        empty="password-confirmation-empty",
        is_new=True,
        copies="spare_password",
    )
    rules = passwords.RULES.values()

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        hint = passwords.to_copy(self.person, "spare_password")
        self.fields["password"].help_text = hint

    def clean(self):
        passwords.check(self, identifiant=self.credential.identifiant)
        raw = self.cleaned_data.get("password")
        if raw and not self.errors and self.credential.has_password(raw):
            self.add_error("password", Mistake("password-reused"))

    @property
    def credential(self):
        return self.person.account.credential


def copied_new_password(person):
    return {"password": person.spare_password, "confirmation": person.spare_password}


def copied_one_time_code(person):
    return {"code": latest_paper(person, *BRINGS_A_ONE_TIME_CODE).context["code"]}


class Recovery(Flow):
    """What both journeys have: the contacts are those that the service itself was given."""

    given_up_to = "accounts:login"

    def get_form_kwargs(self, slug):
        kwargs = super().get_form_kwargs(slug)
        if slug == "envoi":
            kwargs["contacts"] = channels.of_the_account(self.attempt.account)
        return kwargs


class ForgottenIdentifiant(Recovery):
    name = "forgotten_identifiant"
    labels = {"identifiant-oublie": "Identifiant oublié"}
    orders = {
        2022: [
            Page("identite", NumberOfAccountForm, copied_number, paper=asking.CARD),
            Page("envoi", IdentifiantChannelForm, channels.first_of_the_account, seals=True),
        ]
    }

    def end_url(self):
        return reverse("accounts:login")

    def done(self, form):
        account = self.attempt.account
        context = {"identifiant": account.credential.identifiant}
        post.send(account.holder, form.cleaned_data["canal"], "identifiant", context)
        messages.success(
            self.request,
            "L’identifiant est parti. Regardez dans « Mes papiers », puis recopiez-le.",
        )
        return self.end_url()


class ForgottenPassword(Recovery):
    name = "forgotten_password"
    labels = {"mot-de-passe-oublie": "Mot de passe oublié"}
    orders = {
        2022: [
            Page("identite", IdentityOfAccountForm, copied_identity, paper=asking.CARD),
            Page("envoi", ChannelForm, channels.first_of_the_account),
            Page(
                "code",
                OneTimeCodeForm,
                copied_one_time_code,
                reads=BRINGS_A_ONE_TIME_CODE,
                paper=asking.DIGITS,
            ),
            Page(
                "nouveau",
                NewPasswordForm,
                copied_new_password,
                paper=asking.SPARE_PASSWORD,
                seals=True,
            ),
        ]
    }

    def end_url(self):
        return reverse("accounts:login")

    def passed(self, form):
        """A code leaves with the choice of a channel; a double click sends only one."""
        if self.step != "envoi":
            return
        account = self.attempt.account
        if seconds_to_wait(account.holder):
            messages.info(self.request, "Un code est déjà parti. Regardez dans « Mes papiers ».")
        else:
            send_code(account, channel=form.cleaned_data["canal"])

    def get_context(self, form):
        if self.step != "code":
            return {}
        account = self.attempt.account
        latest = account.holder.one_time_codes.first()
        where = channels.of_the_account(account).get(latest.channel) if latest else ""
        return {"sent": latest, "where": where, "wait": seconds_to_wait(account.holder)}

    def done(self, form):
        account, raw = self.attempt.account, form.cleaned_data["password"]
        account.holder.one_time_codes.first().use()
        account.credential.change_password(raw)
        account.holder.note_login(identifiant=account.credential.identifiant, password=raw)
        session.end(account.world)
        messages.success(
            self.request, "Le mot de passe est changé. Je me connecte avec le nouveau."
        )
        return self.end_url()
