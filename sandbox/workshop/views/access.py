"""Who leads a workshop: the way in without a password, and the invitation to help."""

import secrets
from functools import wraps

from django.contrib import messages
from django.contrib.auth import get_user_model, login, logout
from django.core import signing
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sandbox.workshop.addresses import for_others
from sandbox.workshop.models import LINK_LIFE, LoginLink, Workshop

LOGIN_SALT, INVITATION_SALT = "animation", "invitation"


def login_path(user):
    """A new way in for this mediator: signed, used once, good for hours."""
    link = LoginLink.objects.create(user=user)
    return reverse("mediation:enter", args=[signing.dumps(link.pk, salt=LOGIN_SALT)])


def led(view):
    """A page of one workshop, for who leads it; for anybody else it does not exist."""
    return _led(view, Workshop.objects.open)


def led_even_erased(view):
    """The same, for what stays of a workshop once its day is over."""
    return _led(view, Workshop.objects.all)


def _led(view, workshops):
    @wraps(view)
    def guarded(request, code, *args, **kwargs):
        if not request.user.is_authenticated:
            return render(request, "workshop/no_access.html", status=403)
        mine = workshops().led_by(request.user)
        return view(request, get_object_or_404(mine, code=code), *args, **kwargs)

    return guarded


def mediators_only(view):
    """A page for any mediator."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return render(request, "workshop/no_access.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


def enter(request, token):
    """The mediator's link: one button, which uses it up; a prefetch cannot press it."""
    link = _unsigned(token)
    if link is None or not link.is_good:
        if request.user.is_authenticated:
            return redirect("mediation:workshops")
        return render(request, "workshop/link_over.html", status=403)
    if request.method != "POST":
        return render(request, "workshop/enter.html")
    if not link.use():
        return render(request, "workshop/link_over.html", status=403)
    login(request, link.user)
    return redirect("mediation:workshops")


@require_POST
def leave(request):
    """Log the mediator out, and leave the browser's seat as it is for nobody."""
    logout(request)
    return redirect("workshop:door")


@led
@require_POST
def invite(request, workshop):
    """Show the link that makes somebody a co-animateur of this workshop."""
    token = signing.dumps(workshop.pk, salt=INVITATION_SALT)
    url = for_others(request, reverse("mediation:join", args=[token]))
    return render(request, "workshop/invitation.html", {"workshop": workshop, "url": url})


def join(request, token):
    """Become a co-animateur: one button; somebody without an account gets one, about nobody."""
    workshop = _invited_to(token)
    if workshop is None:
        return render(request, "workshop/link_over.html", status=403)
    if request.method != "POST":
        return render(request, "workshop/join.html", {"workshop": workshop})
    with transaction.atomic():
        if not request.user.is_authenticated:
            login(request, new_mediator())
        if workshop.owner != request.user:
            workshop.facilitators.add(request.user)
    messages.success(request, f"Vous animez aussi l’atelier {workshop.code}.")
    return redirect("mediation:board", workshop.code)


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


def _unsigned(token):
    try:
        pk = signing.loads(token, salt=LOGIN_SALT, max_age=LINK_LIFE)
    except signing.BadSignature:
        return None
    return LoginLink.objects.select_related("user").filter(pk=pk).first()


def _invited_to(token):
    try:
        pk = signing.loads(token, salt=INVITATION_SALT, max_age=LINK_LIFE)
    except signing.BadSignature:
        return None
    return Workshop.objects.open().filter(pk=pk).first()
