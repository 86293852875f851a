"""Logging in on the simulated site: identifiant and password, then a one-time code (§2)."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts import session
from accounts.identity import PersonForm
from sandbox.forms import Form
from sandbox.lessons import Mistake, seconds
from sandbox.world import clock, codes, post, progress
from sandbox.world.fields import OneTimeCodeField, PasswordField, TextField
from sandbox.world.models import Mail

JOURNEY = "Connexion"


class LoginForm(Form):
    identifiant = TextField(label="Identifiant", empty="login-identifiant-empty")
    password = PasswordField(label="Mot de passe", empty="login-password-empty")

    def __init__(self, data=None, *, world, **kwargs):
        super().__init__(data, **kwargs)
        self.world = world

    def clean(self):
        if not self.errors:
            self.account = self.find_account(**self.cleaned_data)

    def find_account(self, identifiant, password):
        credentials = self.world.credential_set.filter(identifiant=identifiant)
        credential = credentials.select_related("account__holder").first()
        if credential is None:
            make_password(password)  # as slow as a wrong password
            raise Mistake("login-wrong")
        check_password(credential, password, wrong="login-wrong")
        return credential.account


def check_password(credential, raw, *, wrong):
    """Raise the Mistake of a wrong password (its slug is `wrong`), or of one tried too soon."""
    if not credential.seconds_of_pause and credential.try_password(raw):
        return
    if wait := credential.seconds_of_pause:
        raise Mistake("login-paused", wait=seconds(wait))
    raise Mistake(wrong)


class CodeForm(PersonForm):
    heading = "Code à usage unique"
    code = OneTimeCodeField(
        label="Code à usage unique",
        help_text="6 chiffres. Ils sont dans le dernier message reçu.",
        empty="otp-format",
    )

    @property
    def awaited(self):
        """The only OneTimeCode that is right here, if one was sent."""
        return self.person.one_time_codes.first()

    def clean_code(self):
        latest = self.awaited
        if latest is None or latest.used_at or latest.code != self.cleaned_data["code"]:
            raise Mistake("otp-wrong")
        if latest.is_expired:
            raise Mistake("otp-expired")
        return latest


def login(request):
    """« Me connecter »: the identifiant and the password."""
    current = session.current(request.world)
    if current and current.opened_at:
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = LoginForm(request.POST or None, world=request.world)
    progress.report(request.world, JOURNEY, 1, 2)
    if request.method == "POST" and form.is_valid():
        session.begin(form.account)
        send_code(form.account)
        return redirect("accounts:login_code")
    context = {"form": form, "account": request.world.player.account}
    return render(request, "accounts/login/login.html", context)


def login_code(request):
    """The one-time code that the person received."""
    pending = session.current(request.world)
    if pending is None:
        return redirect("accounts:login")
    if pending.opened_at:
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = CodeForm(request.POST or None, person=pending.account.holder)
    progress.report(request.world, JOURNEY, 2, 2, heading=CodeForm.heading)
    if request.method == "POST" and form.is_valid():
        form.cleaned_data["code"].use()
        session.enter(pending)
        progress.finish(request.world, JOURNEY)
        return redirect(settings.LOGIN_REDIRECT_URL)
    context = {
        "form": form,
        "sent": pending.account.holder.one_time_codes.first(),
        "account": pending.account,
        "wait": seconds_to_wait(pending.account.holder),
    }
    return render(request, "accounts/login/code.html", context)


@require_POST
def new_login_code(request):
    """Send another one-time code, by the channel chosen, thirty seconds after the last one."""
    pending = session.current(request.world)
    if pending is None or pending.opened_at:
        return redirect("accounts:login")
    if seconds_to_wait(pending.account.holder):
        messages.info(request, "Un code est déjà parti. Regardez dans « Mes papiers ».")
    else:
        send_code(pending.account, channel=request.POST.get("channel"))
        messages.success(request, "Un autre code est parti. Seul le dernier code sert.")
    return redirect("accounts:login_code")


@require_POST
def logout(request):
    session.end(request.world)
    messages.success(request, "C’est fait\u00a0: la session est fermée.")
    return redirect("accounts:site")


def send_code(account, channel=None):
    """Send six digits by SMS where the account has a mobile number, else by e-mail."""
    channels = [Mail.Channel.SMS] * bool(account.phone) + [Mail.Channel.EMAIL]
    if channel not in channels:
        channel = channels[0]
    send_code_by(channel, account.holder)


def send_code_by(channel, person):
    """Send six digits to a person by this channel, and return the OneTimeCode."""
    code = codes.one_time_code()
    post.send(person, channel, "one_time_code", {"code": code})
    return person.one_time_codes.create(
        world=person.world, code=code, channel=channel, sent_at=clock.real_now()
    )


def seconds_to_wait(person):
    """Real seconds before another code may be asked for; 0 when it may, or when it was used."""
    latest = person.one_time_codes.filter(used_at=None).first()
    return codes.seconds_until(latest.next_allowed_at) if latest else 0
