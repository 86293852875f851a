"""The account: the password, and what one is told of by e-mail."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac

from accounts.login import Slugs, check_password, where_it_is
from accounts.recovery import NewPasswordForm
from accounts.session import logged_in
from profiles import history
from profiles.deeds import nothing
from profiles.notifications import known
from profiles.settings_pages import page
from sandbox.kit.forms import Form
from sandbox.world.fields import ChecksField, PasswordField


class PasswordForm(NewPasswordForm):
    heading = "Mot de passe"
    field_order = ["current", "password", "confirmation"]
    current = PasswordField(label="Mot de passe actuel", empty="login-password-empty")

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["current"].help_text = where_it_is(self.person)

    def clean_current(self):
        raw = self.cleaned_data["current"]
        check_password(self.credential, raw, slugs=Slugs("current-password-wrong"))
        return raw


class NotificationsForm(Form):
    wanted = ChecksField(
        label="Je reçois un e-mail pour",
        choices=[],
        help_text="Je décoche ce que je ne veux pas recevoir.",
    )

    def __init__(self, data=None, *, known, **kwargs):
        super().__init__(data, **kwargs)
        self.known = known
        self.fields["wanted"].choices = [(each.value, each.label) for each in known]

    def refused(self):
        return [each for each in self.known if each not in self.cleaned_data["wanted"]]


@logged_in
def password(request):
    """« Mot de passe »: the one of now, then the new one twice."""
    account = request.account
    if request.method == "POST" and _has_just_changed(account, request.POST):
        nothing(request, "Le mot de passe est déjà changé.")
        return redirect("profiles:settings")
    form = PasswordForm(request.POST or None, person=account.holder)
    if request.method == "POST" and form.is_valid():
        raw = form.cleaned_data["password"]
        account.credential.change_password(raw)
        account.holder.note_login(identifiant=account.credential.identifiant, password=raw)
        history.note(account, "Mot de passe changé", by=account.holder)
        messages.success(request, "Le mot de passe est changé.")
        return redirect("profiles:settings")
    return page(request, "password", form=form, present=_mark_of(account.credential))


def _has_just_changed(account, data):
    """Whether this password came in since the page was shown: a double click is two requests."""
    shown, present = data.get("actuel"), _mark_of(account.credential)
    is_another = bool(shown) and shown != present
    return is_another and account.credential.has_password(data.get("password", ""))


def _mark_of(credential):
    """What a page holds of the password of now: it changes with it, and tells nothing of it."""
    return salted_hmac("present password", credential.password).hexdigest()[:8]


@logged_in
def notifications(request):
    """« Notifications »: one box for each thing that one may be told of."""
    preferences = request.account.preferences
    notices = known(request.world)
    wanted = [each for each in notices if each not in preferences.notices]
    form = NotificationsForm(request.POST or None, known=notices, initial={"wanted": wanted})
    if request.method == "POST" and form.is_valid():
        if preferences.notices == form.refused():
            nothing(request, "Mes notifications étaient déjà réglées ainsi. Rien n’a changé.")
            return redirect("profiles:settings")
        preferences.notices = form.refused()
        preferences.save(update_fields=["notices"])
        history.note(request.account, "Notifications changées", by=request.account.holder)
        messages.success(request, "Mes notifications sont enregistrées.")
        return redirect("profiles:settings")
    return page(request, "notifications", form=form)
