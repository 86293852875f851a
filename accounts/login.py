"""Logging in on the simulated site: identifiant and password, then a one-time code.

See real-service.md §2.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from accounts import session
from accounts.flows import in_force
from accounts.handset import WITH_PASSWORD, asks_to_be_associated, opens_with_a_finger
from accounts.identity import PersonForm
from sandbox import facts
from sandbox.kit.forms import Form
from sandbox.kit.french import counted
from sandbox.lessons import Mistake, seconds, told
from sandbox.world import clock, codes, naming, nearly, post, progress, reading
from sandbox.world.fields import OneTimeCodeField, PasswordField, TextField
from sandbox.world.fields.reading import alone
from sandbox.world.models import Computer, Mail

LOGGED_OUT = "deconnexion"
"""The slug of what is done by who logs out."""


class KnownIdentifiantField(TextField):
    """One taken whatever its capitals: what is told of them serves the password after it."""

    told_at_once = ("caps", "inverted")


class LoginForm(Form):
    identifiant = KnownIdentifiantField(
        label="Identifiant", empty="login-identifiant-empty", copies="known_identifiant"
    )
    password = PasswordField(
        label="Mot de passe", empty="login-password-empty", copies="known_password"
    )

    def __init__(self, data=None, *, world, **kwargs):
        super().__init__(data, **kwargs)
        self.world = world

    def clean(self):
        if self.errors:
            return
        try:
            self.account = self.find_account(**self.cleaned_data)
        except Mistake as mistake:
            self.add_error(BOXES.get(mistake.code), mistake)

    def find_account(self, identifiant, password):
        """The account of this identifiant, whatever its capitals and what stands around it."""
        credentials = self.world.credential_set.select_related("account__holder")
        credential = credentials.filter(identifiant__in=_as_kept(identifiant)).first()
        if credential is None:
            make_password(password)  # as slow as a wrong password
            raise self.unknown(identifiant)
        check_password(credential, password, slugs=LOGIN_SLUGS)
        return credential.account

    def unknown(self, typed):
        """The Mistake of an identifiant that nobody has: what it is, where the papers know it."""
        person = self.world.player
        if not person.account.has_login:
            erasure = person.account.asked_erasure
            is_erased = erasure is not None and erasure.is_done
            return Mistake("login-erased" if is_erased else "login-without-account")
        if typed in (person.noted_password, person.spare_password):
            return Mistake("login-identifiant-is-another", thing=naming.THINGS["password"])
        thing = naming.thing(typed)
        if thing and thing != "identifiant":
            return Mistake("login-identifiant-is-another", thing=naming.THINGS[thing])
        right = person.account.credential.identifiant
        if difference := nearly.difference(reading.plain(typed).lower(), right):
            return Mistake("login-identifiant-nearly", difference=difference)
        return Mistake("login-identifiant-wrong")


BOXES = {
    "login-identifiant-wrong": "identifiant",
    "login-identifiant-nearly": "identifiant",
    "login-identifiant-is-another": "identifiant",
    "login-wrong": "password",
    "login-nearly": "password",
    "login-chosen": "password",
}
"""{name of an error: the box where it is said, with its help}; the others are of the page."""


def _as_kept(identifiant):
    """How the identifiant may be kept: in small letters, without what stands around it."""
    small = reading.plain(identifiant).lower()
    return {small, alone(small), "".join(small.split()), small.strip(" .,;:<>«»")}


@dataclass(frozen=True)
class Slugs:
    """The lessons of a password that is asked for: wrong, nearly right, or one's own."""

    wrong: str
    nearly: str = "current-nearly"
    chosen: str = "current-chosen"


LOGIN_SLUGS = Slugs("login-wrong", "login-nearly", "login-chosen")


def check_password(credential, raw, *, slugs):
    """Raise the Mistake of a wrong password, or of one tried too soon.

    A password that is nearly right is told, and is no failed try: a space or a key is not a guess.

    Args:
        slugs: the Slugs of the page that asks.
    """
    if not credential.seconds_of_pause:
        if difference := nearly_right(credential, raw):
            raise Mistake(slugs.nearly, difference=difference)
        if credential.try_password(raw):
            return
    if wait := credential.seconds_of_pause:
        raise Mistake("login-paused", wait=seconds(wait))
    raise Mistake(slugs.wrong if credential.account.holder.noted_password else slugs.chosen)


def nearly_right(credential, raw):
    """What differs from the right password, in a sentence; None if it is right, or another."""
    if noted := credential.account.holder.noted_password:
        kind = nearly.slip(raw, noted)
        meant = {noted: kind} if kind and kind not in nearly.GUESSES else {}
    else:
        meant = {} if credential.has_password(raw) else nearly.variants(raw)
    kinds = (each for text, each in meant.items() if credential.has_password(text))
    return next((nearly.SLIPS[each] for each in kinds), None)


def where_it_is(person):
    """Where to read the password that is asked for."""
    if person.noted_password:
        return f"Il est sur la fiche.{told('which_password')}"
    return "C’est celui que j’ai choisi. Il n’est pas sur la fiche."


class OneTimeCodeForm(PersonForm):
    heading = "Code à usage unique"
    is_kept = False
    code = OneTimeCodeField(
        label="Code à usage unique",
        help_text=facts.filled("{one-time-code-length}. Ils sont dans le dernier message reçu."),
        empty="otp-empty",
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


JOURNEY = progress.Journey(
    "connexion", "Connexion", {"identifiant": "", "code": OneTimeCodeForm.heading}
)


def login(request):
    """« Me connecter »: the identifiant and the password, or a finger on a telephone."""
    current = session.current(request.world)
    if current and current.opened_at:
        return redirect(settings.LOGIN_REDIRECT_URL)
    has_finger = opens_with_a_finger(request)
    if has_finger and request.method == "GET" and WITH_PASSWORD not in request.GET:
        return redirect("accounts:finger")
    form = LoginForm(request.POST or None, world=request.world)
    progress.report(request.world, JOURNEY.slug, "identifiant", 1, 2)
    if request.method == "POST" and form.is_valid():
        session.begin(form.account)
        send_code(form.account)
        return redirect("accounts:login_code")
    account = request.world.player.account
    context = {"form": form, "account": account, "is_over": not account.has_login}
    context |= {"has_franceconnect": has_franceconnect(request.world), "has_finger": has_finger}
    return render(request, "accounts/login/login.html", context)


FRANCECONNECT = {2022: False, 2025: True}
"""{year: whether the service may have the button from then on}, by its source."""


def has_franceconnect(world):
    return in_force(FRANCECONNECT, world.service_year)


def franceconnect(request):
    """What FranceConnect+ asks for, why usual codes do not do, and what to do instead."""
    if not has_franceconnect(request.world):
        return redirect("accounts:login")
    return render(request, "accounts/login/franceconnect.html")


def login_code(request):
    """The one-time code that the person received."""
    pending = session.current(request.world)
    if pending is None:
        return redirect("accounts:login")
    if pending.opened_at:
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = OneTimeCodeForm(request.POST or None, person=pending.account.holder)
    progress.report(request.world, JOURNEY.slug, "code", 2, 2)
    if request.method == "POST" and form.is_valid():
        form.cleaned_data["code"].use()
        session.enter(pending)
        progress.finish(request.world, JOURNEY.slug)
        is_new = asks_to_be_associated(request)
        return redirect("accounts:associate" if is_new else settings.LOGIN_REDIRECT_URL)
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


def _what_is_left(computer):
    """What stays on the computer (a Computer) and on its printer, and the way there."""
    count = len(computer.files)
    stay = "restent" if count > 1 else "reste"
    files = f"Mais {counted(count, 'fichier')} de santé {stay} sur cet ordinateur. "
    papers, wait = len(computer.papers), "attendent" if len(computer.papers) > 1 else "attend"
    return format_html(
        '{}{}<a href="{}">Ouvrir le dossier «\u00a0Téléchargements\u00a0»</a>',
        files if count else "",
        f"{counted(papers, 'papier')} {wait} sur l’imprimante. " if papers else "",
        reverse("world:computer"),
    )


@require_POST
def logout(request):
    """« Me déconnecter »: who was not logged in has not logged out.

    From the telephone, one does not leave the shared computer.
    """
    was_open = session.is_open(request.world)
    session.end(request.world)
    if was_open:
        messages.success(request, "C’est fait\u00a0: la session est fermée.")
        progress.finish(request.world, LOGGED_OUT, is_in_passing=True)
    else:
        messages.info(request, "La session était déjà fermée.")
    computer = Computer(request.world)
    if not request.is_on_phone and not computer.is_clean:
        messages.info(request, _what_is_left(computer))
    return redirect("accounts:site")


def send_code(account, channel=None):
    """Send six digits by SMS where the account has a mobile number, else by e-mail."""
    channels = [Mail.Channel.SMS] * bool(account.phone) + [Mail.Channel.EMAIL]
    if channel not in channels:
        channel = channels[0]
    send_code_by(channel, account.holder)


def send_code_by(channel, person, sent_to=""):
    """Send six digits to a person by this channel, and return the OneTimeCode.

    Args:
        sent_to: a new address or number; "" for that of the account.
    """
    code = codes.one_time_code()
    post.send(person, channel, "one_time_code", {"code": code}, sent_to=sent_to)
    return person.one_time_codes.create(
        world=person.world, code=code, channel=channel, sent_at=clock.real_now()
    )


def seconds_to_wait(person):
    """Real seconds before another code may be asked for; 0 when it may, or when it was used."""
    latest = person.one_time_codes.filter(used_at=None).first()
    return codes.seconds_until(latest.next_allowed_at) if latest else 0
