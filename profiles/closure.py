"""« Clôture du profil » (real-service.md §4): the notice, the password, the end, the way back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts import letters, session
from accounts.handset import keep, on_the_site
from accounts.login import Slugs, check_password, where_it_is
from accounts.session import logged_in
from accounts.states import State, Transition
from accounts.withdrawal import have_erased
from profiles import copies, export, history
from profiles.settings_pages import page
from sandbox import facts
from sandbox.kit.forms import Form
from sandbox.kit.french import of
from sandbox.world import clock, progress
from sandbox.world.fields import PasswordField, SwitchField

JOURNEY = progress.Journey("cloture", "Clôture du profil", {"notice": "", "mot-de-passe": ""})
COPY, ERASURE = "copie", "suppression"

ASKED_FOR = "Case facultative. Je demande une copie. Un e-mail arrive quand elle est prête."
"""What the first box says where the copy is not made at once."""


class ChoicesForm(Form):
    """The two boxes; neither is compulsory. They travel in the address, and nothing is kept."""

    is_kept = False
    copie = SwitchField(
        label="Télécharger les données enregistrées",
        help_text="Case facultative. Je reçois une copie à la fin.",
    )
    suppression = SwitchField(
        label="Supprimer définitivement mes données personnelles",
        help_text=facts.filled(
            "Case facultative. Tout est effacé en {erasure-longest} au plus. "
            "Avant, je peux changer d’avis. Après, rien ne revient."
        ),
    )

    def __init__(self, *args, is_copy_at_once, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_copy_at_once:
            self.fields[COPY].help_text = ASKED_FOR


class ClosurePasswordForm(Form):
    """The password of who is logged in, even for a child's profile; it is never kept."""

    password = PasswordField(label="Mot de passe", empty="login-password-empty")

    def __init__(self, data=None, *, credential, **kwargs):
        super().__init__(data, **kwargs)
        self.credential = credential
        self.fields["password"].help_text = where_it_is(credential.account.holder)

    def clean_password(self):
        raw = self.cleaned_data["password"]
        check_password(self.credential, raw, slugs=Slugs("closure-password-wrong"))
        return raw


ON_THE_SITE = on_the_site("profiles/closure/on_the_site.html", rubric="parametres")


@logged_in
@ON_THE_SITE
def closure(request):
    """What closing means, then two boxes."""
    progress.report(request.world, JOURNEY.slug, "notice", 1, 2)
    return page(
        request,
        "closure",
        form=ChoicesForm(
            request.GET if request.GET else None,
            is_copy_at_once=copies.delay(request.world) is copies.AT_ONCE,
        ),
        may_close=request.account.represents(request.profile),
        others=request.account.profiles[1:] if request.profile == request.account else [],
    )


def confirm(request, pk):
    """The password, then the profile is closed; once it is, there is only its end to see.

    The profile is in the address, so that a second click closes no other one.
    """
    if _closed_profiles(request).filter(pk=pk).exists():
        return redirect(_end_url(pk, request.GET.get(COPY) == "on"))
    return _confirm(request, pk)


@logged_in
@ON_THE_SITE
def _confirm(request, pk):
    profile, account = request.profile, request.account
    if profile.pk != pk or not account.represents(profile):
        raise Http404
    choices = {name: request.GET.get(name) == "on" for name in (COPY, ERASURE)}
    form = ClosurePasswordForm(request.POST or None, credential=account.credential)
    progress.report(request.world, JOURNEY.slug, "mot-de-passe", 2, 2)
    if request.method == "POST" and form.is_valid():
        close(profile, by=account.holder, with_copy=choices[COPY], with_erasure=choices[ERASURE])
        progress.finish(request.world, JOURNEY.slug)
        if profile == account:
            session.end(request.world)
        return redirect(_end_url(pk, choices[COPY]))
    return page(
        request,
        "confirm_closure",
        form=form,
        is_own=profile == account,
        wants_copy=choices[COPY] or copies.asked(profile) is not None,
        wants_erasure=choices[ERASURE],
        chosen=urlencode({name: "on" for name, is_chosen in choices.items() if is_chosen}),
    )


@transaction.atomic
def close(profile, *, by, with_erasure, with_copy=False):
    """Close an activated profile: its data are archived, or deleted when it is asked for.

    Args:
        by: the Person: the holder, or the legal representative.
        with_copy: whether a copy is asked for first; one that was asked for before still comes.
    """
    if with_copy:
        copies.ask(profile, by=by)
    profile.close(by=by)
    profile.world.sitesession_set.filter(shown=profile).update(shown=None)
    history.note(profile, "Profil clôturé", by=by)
    if profile.holder != by:
        history.note(by.account, f"Profil {of(profile.holder.first_name)} clôturé", by=by)
    erasure = profile.ask_erasure(by=by) if with_erasure else None
    letters.closed(profile.events.last(), to=by, erasure=erasure)


def closed_end(request, pk):
    """« Votre profil est clôturé »: what becomes of the data, and the copy.

    Going back to it once the profile is open again leads inside.
    """
    profile = _closed_profiles(request).filter(pk=pk).first()
    if profile is None:
        _check_reopened(request, pk)
        return redirect("profiles:home")
    context = {
        "profile": profile,
        "is_own": profile.holder.is_played,
        "erasure": profile.asked_erasure,
        "wants_copy": request.GET.get(COPY) == "on" and _has_its_copy(profile),
        "copy": copies.asked(profile),
    }
    return render(request, "profiles/closure/end.html", context)


def closed_copy(request, pk):
    """The copy of a closed profile: until the evening where it is made at once.

    Where it has to be asked for, its e-mail comes later: one logs in again to fetch it.
    """
    profile = get_object_or_404(_closed_profiles(request), pk=pk)
    copy = copies.asked(profile)
    if copy is not None and not session.is_open(request.world):
        return redirect("accounts:login")
    if not (copy.is_ready if copy else _has_its_copy(profile)):
        raise Http404
    if request.method == "POST":
        keep(request, export.file_name(profile))
        return redirect("profiles:closed_copy", pk)
    return export.response(profile)


def _has_its_copy(profile):
    """Whether a copy made at once is still there: never of a space that nobody had activated."""
    if copies.delay(profile.world) is not copies.AT_ONCE:
        return False
    if profile.events.last().before != State.ACTIVATED:
        return False
    erasure = profile.asked_erasure
    is_there = erasure is None or not erasure.is_done
    return is_there and clock.day_of(profile.since) == clock.today()


def _closed_profiles(request):
    """The closed profiles that the person of this seat, logged out maybe, decided for."""
    player = request.world.player.account
    accounts = request.world.account_set.select_related("holder")
    decided = [each.pk for each in accounts if each.is_closed and player.represents(each)]
    return accounts.filter(pk__in=decided)


def _check_reopened(request, pk):
    """404 unless this is a profile that the person of this seat decides for, closed once."""
    reopened = request.world.accountevent_set.filter(transition=Transition.REOPEN, account=pk)
    event = reopened.select_related("account").first()
    if event is None or not request.world.player.account.represents(event.account):
        raise Http404


def _end_url(pk, wants_copy):
    return reverse("profiles:closed_end", args=[pk]) + (f"?{COPY}=on" if wants_copy else "")


# -- coming back --------------------------------------------------------------------------------


def _logged_in_and_closed(request):
    """The closed Account of who is logged in, or None."""
    account = session.current(request.world).account if session.is_open(request.world) else None
    return account if account and account.is_closed else None


def closed(request):
    """Where a log-in leads once the profile is closed: it offers to open it again."""
    account = _logged_in_and_closed(request)
    if account is None:
        return redirect("profiles:home")
    context = {
        "account": account,
        "erasure": account.asked_erasure,
        "copy": copies.asked(account),
    }
    return render(request, "profiles/closure/closed.html", context)


def ask_erasure(request):
    """The deletion can also be asked for once the profile is closed: asked before it is done."""
    account = _logged_in_and_closed(request)
    if account is not None and request.method != "POST":
        context = {"subject": account.holder, "back_url": reverse("profiles:closed")}
        return render(request, "accounts/erasure.html", context)
    if account is not None:
        have_erased(account, by=account.holder)
        messages.success(request, "La suppression des données est demandée.")
    return redirect("profiles:closed")


@require_POST
def reopen(request):
    """Open one's own profile again: what was archived is back, a waiting deletion is cancelled."""
    account = _logged_in_and_closed(request)
    if account is not None:
        is_cancelled = account.asked_erasure is not None
        account.reopen(by=account.holder)
        history.note(account, "Profil rouvert", by=account.holder)
        end = " La suppression demandée est annulée." if is_cancelled else ""
        messages.success(request, f"Le profil est rouvert. Mes données sont revenues.{end}")
    return redirect("profiles:home")
