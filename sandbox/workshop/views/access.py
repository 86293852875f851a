"""Who leads a workshop: the way in without a password, and the invitation to help."""

import secrets
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import SESSION_KEY, get_user, get_user_model, login, logout
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from sandbox.kit.forms import Form, whole
from sandbox.kit.prepared import Prepared
from sandbox.lessons import Mistake, gap_of_letters
from sandbox.machine import journal
from sandbox.machine.journal import Event
from sandbox.machine.security import follow_renewal, renewal
from sandbox.workshop import half_typed, throttling
from sandbox.workshop.addresses import for_others
from sandbox.workshop.models import (
    LINK_CODE_LENGTH,
    LINK_LIFE,
    LoginLink,
    Workshop,
    secret_key,
)
from sandbox.workshop.seating import LEADS_ON, OCCUPANT, leads, sessions_at, stand
from sandbox.workshop.views.asking import ask, is_sure
from sandbox.world import clock
from sandbox.world.fictitious import compact
from sandbox.world.fields import TextField
from sandbox.world.fields.reading import alone

NOTES = "notes"
"""In the address of an invitation that leads to the notes rather than to the room."""

LOGIN_SALT, INVITATION_SALT = "animation", "invitation"


def login_path(user):
    """A new way in for this mediator: signed, used once, good for hours."""
    return path_of(LoginLink.objects.create(user=user))


def path_of(link):
    """The address of a link: a way in, or an invitation."""
    if link.workshop_id:
        return reverse("mediation:join", args=[signing.dumps(link.pk, salt=INVITATION_SALT)])
    return reverse("mediation:enter", args=[signing.dumps(link.pk, salt=LOGIN_SALT)])


def note_the_day(sender, request, user, **kwargs):
    """Whoever logs in leads until the evening."""
    request.session[LEADS_ON] = clock.real_today().isoformat()


def led(view):
    """A page of one workshop, for who leads it; for anybody else it does not exist."""
    return _led(view)


def led_even_erased(view):
    """The same, for what stays of a workshop once its day is over."""
    return _led(view, even_erased=True)


def _led(view, *, even_erased=False):
    @wraps(view)
    def guarded(request, code, *args, **kwargs):
        if not leads(request):
            return _no_access(request)
        workshop = _led_by.first(request.user.pk, code)
        if workshop is None:
            raise Http404
        if workshop.erased_at and not even_erased:
            return to_the_workshops(request, workshop)
        return view(request, workshop, *args, **kwargs)

    return guarded


def _no_access(request):
    journal.note(Event.PAGE_REFUSED)
    return render(request, "workshop/no_access.html", status=403)


@Prepared
def _led_by(user, code):
    return Workshop.objects.led_by(user).filter(code=code)


def to_the_workshops(request, workshop):
    """Tell who leads that this workshop is over, an open page that asks by itself included."""
    said = f"L’atelier {workshop.code} est terminé. Tout ce qui y a été fait est effacé."
    messages.info(request, said)
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(reverse("mediation:workshops"))
    return redirect("mediation:workshops")


def mediators_only(view):
    """A page for any mediator."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not leads(request):
            return _no_access(request)
        return view(request, *args, **kwargs)

    return guarded


@transaction.atomic
def enter(request, token):
    """The mediator's link: one button, which uses it up; a prefetch cannot press it.

    Whoever presses twice is let in once.
    """
    link = _unsigned(token, LOGIN_SALT)
    is_good = link is not None and link.is_good and link.user.is_active
    if is_good and request.method != "POST":
        return render(request, "workshop/enter.html")
    if is_good and link.use():
        with renewal(request):
            login(request, link.user)
        journal.note(Event.LOGGED_IN)
    elif not leads_now(request):
        journal.note(Event.LINK_REFUSED)
        return render(request, "workshop/link_over.html", status=403)
    return redirect("mediation:workshops")


def leads_now(request):
    """Whether this browser leads, the first press of its double click having perhaps just ended."""
    if follow_renewal(request):
        request.user = get_user(request)
    return leads(request)


def leave(request):
    """Log the mediator out, once asked, and leave the browser's seat as it is for nobody.

    The second press of a double click, which is nobody's any more, is led to the door too.
    """
    if leads(request) and not is_sure(request):
        return ask(
            request,
            "Quitter l’animation\u00a0?",
            "Les participants continuent. Rien n’est effacé.",
            "Pour revenir, il faudra un nouveau lien, ou une nouvelle invitation.",
            "Le lien\u00a0: dans la fenêtre noire du programme, appuyez sur la touche Entrée.",
            yes="Oui, quitter",
            no_url=reverse("mediation:workshops"),
        )
    if request.method == "POST" and request.user.is_authenticated:
        with renewal(request):
            logout(request)
        journal.note(Event.LOGGED_OUT)
        messages.success(request, "Vous avez quitté l’animation.")
    return redirect("workshop:door")


class LinkCodeForm(Form):
    code = TextField(
        label="Code pour animer",
        help_text="Il a 6 lettres. La personne qui vous invite l’a sur son écran.",
        empty="link-code-empty",
    )

    def clean_code(self):
        typed = compact(alone(self.cleaned_data["code"]))
        if wrong := gap_of_letters(typed, LINK_CODE_LENGTH):
            raise Mistake("link-code-length", gap=wrong)
        link = LoginLink.objects.with_code(typed)
        if link is None:
            raise Mistake("link-code-wrong")
        return link


def code(request):
    """« J’ai un code pour animer »: the short code of a link, slowed down like any other."""
    wait = throttling.seconds_to_wait(request) if request.method == "POST" else 0
    form = LinkCodeForm(request.POST if request.method == "POST" and not wait else None)
    if form.is_bound:
        if form.is_valid():
            throttling.forget(request)
            return redirect(path_of(form.cleaned_data["code"]))
        if form.errors_of("code")[0].code == "link-code-wrong":
            throttling.count_wrong_code(request)
    return render(request, "workshop/link_code.html", {"form": form, "wait": wait})


@mediators_only
@require_POST
def walk(request):
    """« Animer avec mon téléphone »: a way in for oneself, to scan."""
    link = LoginLink.objects.renew(request.user)
    return render(request, "workshop/invitation.html", shown(request, link))


@led
@require_POST
def notes_on_phone(request, workshop):
    """« Mes notes sur mon téléphone »: an invitation to help to lead, which leads to the notes.

    Not a way in for oneself: it may be scanned by another, and opens this workshop alone.
    """
    link = LoginLink.objects.renew(request.user, workshop)
    url = for_others(request, f"{path_of(link)}?{urlencode({NOTES: 1})}")
    return render(request, "workshop/presenter/phone.html", {"workshop": workshop, "url": url})


@led
@require_POST
def invite(request, workshop):
    """Show the code, the square and the link that make somebody a co-animateur, once."""
    link = LoginLink.objects.renew(request.user, workshop)
    context = shown(request, link) | {"workshop": workshop}
    return render(request, "workshop/invitation.html", context)


def shown(request, link):
    """What the page of a link shows of it: its address, its code by threes, where to type it."""
    return {
        "url": for_others(request, path_of(link)),
        "code": f"{link.code[:3]} {link.code[3:]}",
        "code_url": for_others(request, reverse("mediation:code")),
    }


@transaction.atomic
def join(request, token):
    """Become a co-animateur: one button, once; who has no account gets one, about nobody."""
    link = _unsigned(token, INVITATION_SALT)
    is_good = link is not None and link.is_good and not link.workshop.erased_at
    if is_good and request.method != "POST":
        return render(request, "workshop/join.html", {"workshop": link.workshop})
    if is_good and link.use():
        help_to_lead(request, link)
        journal.note(Event.JOINED)
    elif link is None or not used_it(request, link):
        journal.note(Event.LINK_REFUSED)
        return render(request, "workshop/link_over.html", {"is_invitation": True}, status=403)
    there = "mediation:presenter" if NOTES in request.GET else "mediation:board"
    return redirect(there, link.workshop.code)


def help_to_lead(request, link):
    """Have whoever pressed help to lead the workshop of this invitation."""
    workshop = link.workshop
    with renewal(request):
        login(request, request.user if request.user.is_authenticated else new_mediator())
    LoginLink.objects.filter(pk=link.pk).update(used_by=request.user)
    if workshop.owner != request.user:
        workshop.facilitators.add(request.user)
    messages.success(request, f"Vous animez aussi l’atelier {workshop.code}.")


def used_it(request, link):
    """Whether this very browser has used this invitation, and still leads its workshop."""
    if not leads_now(request):
        return False
    mine = Workshop.objects.open().led_by(request.user).filter(pk=link.workshop_id)
    return mine.filter(invitations__pk=link.pk, invitations__used_by=request.user).exists()


@led
def team(request, workshop):
    """« Qui anime », for the open board: 204 while it is the same people."""
    context = {"workshop": workshop, "has_changed": True} | who_leads(workshop)
    if request.GET.get("version") == context["team_version"]:
        return HttpResponse(status=204)
    return render(request, "workshop/_team.html", context)


def who_leads(workshop):
    """The co-animateurs for « Qui anime », and what says whether they are still the same."""
    team = workshop.team
    return {"team": team, "team_version": "-".join(str(user.pk) for user, _ in team) or "0"}


@led
@require_POST
@transaction.atomic
def remove(request, workshop):
    """Take a co-animateur away: their open pages are closed at once. For the owner alone."""
    if workshop.owner != request.user:
        raise Http404
    user = workshop.facilitators.filter(pk=whole(request.POST.get("who"))).first()
    if user is None:  # the second press of a double click, or another tab was quicker
        return redirect("mediation:board", workshop.code)
    if not is_sure(request):
        return ask(
            request,
            "Retirer ce co-animateur\u00a0?",
            "Ses pages de l’atelier se ferment tout de suite.",
            "Pour qu’il revienne, vous devrez l’inviter de nouveau.",
            yes="Oui, le retirer",
            no_url=reverse("mediation:board", args=[workshop.code]),
            send=["who"],
            workshop=workshop,
        )
    workshop.facilitators.remove(user)
    journal.note(Event.REMOVED)
    LoginLink.objects.filter(user=user, used_at=None).delete()
    _close_the_own_place(workshop)
    if not user.workshops.exists() and not user.helped_workshops.exists():
        user.is_active = False
        user.save(update_fields=["is_active"])
    messages.success(request, "Ce co-animateur n’anime plus cet atelier.")
    return redirect("mediation:board", workshop.code)


def _close_the_own_place(workshop):
    """Have all but who still leads leave the mediator's own place, and its link lead nowhere.

    A browser that opened that link without logging in may be the one who goes.
    """
    its = workshop.seats.filter(number=0)
    own = its.get()
    still = {
        str(pk) for pk in [workshop.owner_id, *workshop.facilitators.values_list("pk", flat=True)]
    }
    for session in sessions_at(its):
        if session.get(SESSION_KEY) not in still:
            if session.get(OCCUPANT) == own.occupant:
                own.free()
            stand(session)
            half_typed.forget(session, {own.pk})
            session.save()
    own.token = secret_key()
    own.save(update_fields=["token"])


def new_mediator():
    """A mediator without a name nor a password."""
    users = get_user_model().objects
    user = users.model(username=f"animateur-{secrets.token_hex(6)}")
    user.set_unusable_password()
    user.save()
    return user


def machine_mediator():
    """The machine's own mediator, made at first start."""
    return get_user_model().objects.order_by("pk").first() or new_mediator()


def _unsigned(token, salt):
    try:
        pk = signing.loads(token, salt=salt, max_age=LINK_LIFE)
    except signing.BadSignature:
        return None
    return LoginLink.objects.select_related("user", "workshop").filter(pk=pk).first()
