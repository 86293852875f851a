"""Logging in and out of the simulated site, for the fake people only."""

from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.dispatch import Signal
from django.shortcuts import redirect

from sandbox import facts
from sandbox.kit.forms import is_sent
from sandbox.kit.prepared import Prepared
from sandbox.lessons import lesson, lesson_met
from sandbox.world import clock

INACTIVITY = facts.delay("session-idle")
"""Our figure, in the room's time: the real site's was not found (real-service.md §2)."""

opened = Signal()
"""Sent with `account=` each time its holder has logged in."""

ANOTHER_PROFILE = "Un autre profil est maintenant affiché. Rien n’a été enregistré."
ONLY_READS = (
    "Un proche aidant lit, et peut déposer un document. Il ne change rien d’autre\u00a0: "
    "rien n’a été enregistré."
)

OF_WHO_DECIDES: set[str] = set()
"""The views whose form nobody sends but who decides for the profile, as packages register them."""

LED_OUT = "led_out"
"""In the browser's session, the lesson of the page to which it has just been led out."""

NOTICED_EVERY = timedelta(minutes=1)
"""How often the last page seen is written down."""


def current(world):
    """The world's session on the simulated site, open or waiting for its code, or None."""
    session = _sessions_of.first(world)
    if session is not None:
        for account in filter(None, (session.account, session.shown)):
            account.world = account.holder.world = world
    return session


@Prepared
def _sessions_of(world):
    return world.sitesession_set.select_related("account__holder", "shown__holder")


def begin(account):
    """The password is right: the one-time code is still to come."""
    end(account.world)
    return account.world.sitesession_set.create(account=account)


def enter(pending):
    """The one-time code is right too: the holder is inside."""
    pending.open()
    opened.send(sender=type(pending), account=pending.account)


def is_open(world):
    """Whether somebody is logged in: the password and the code were right."""
    pending = current(world)
    return pending is not None and pending.opened_at is not None


def end(world):
    world.sitesession_set.all().delete()


@transaction.atomic
def close(world):
    """Log out, and say whether anything was open."""
    was_open = current(world) is not None
    end(world)
    return was_open or world.attempt_set.filter(finished_at=None).exists()


def has_expired(world):
    """Whether the site has been left alone for too long, with something open on it.

    Asking is using the site: the next page is in time again, and nobody is logged in any more.
    """
    last, now = world.seen_at, clock.real_now()
    if last is None or abs(now - last) >= NOTICED_EVERY:
        world.seen_at = now
        type(world).objects.filter(pk=world.pk).update(seen_at=now)
    return last is not None and now - last >= INACTIVITY and close(world)


def led_out(request, slug):
    """Lead to the page of its own where this lesson says why nobody is logged in any more."""
    request.session[LED_OUT] = slug
    return redirect(f"accounts:{slug.replace('-', '_')}")


def lesson_of_the_way_out(request, slug):
    """That lesson, met once: who comes back to its page has met no other error."""
    has_just_come = request.session.pop(LED_OUT, None) == slug
    return lesson_met(slug) if has_just_come else lesson(slug)


def _only_reads(request):
    """Whether this page changes a profile of which who is logged in is a carer."""
    changes = request.resolver_match.view_name in OF_WHO_DECIDES
    return changes and not request.account.represents(request.profile)


def _nothing_is_done(request, why):
    messages.info(request, why)
    request.has_done_nothing = True
    return redirect(settings.LOGIN_REDIRECT_URL)


def logged_in(view):
    """A page of the inside; without an open session the log-in page comes first.

    `request.account` is who is logged in, `request.profile` whose profile is on the screen. Who
    closed their own space only finds the page that offers to open it again. What was written on
    a page of another profile, in another window, changes nothing.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        session = current(request.world)
        if session is None or session.opened_at is None:
            return redirect("accounts:login")
        if session.account.is_closed:
            return redirect(settings.PLACES["closed-space"])
        request.account, request.profile = session.account, session.profile
        if request.POST.get("shown", str(request.profile.pk)) != str(request.profile.pk):
            return _nothing_is_done(request, ANOTHER_PROFILE)
        if is_sent(request) and _only_reads(request):
            return _nothing_is_done(request, ONLY_READS)
        return view(request, *args, **kwargs)

    return guarded
