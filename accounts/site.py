"""The simulated site, logged out: its home, and the way back to where one stood."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts import incidents, session
from accounts.activation import Activation
from accounts.app_activation import AppActivation
from accounts.in_room import in_room
from accounts.new_code import NewCode
from accounts.phone import Call
from accounts.recovery import ForgottenIdentifiant, ForgottenPassword
from accounts.withdrawal import Withdrawal, refused_and_refusable
from sandbox import facts
from sandbox.lessons import lesson_met
from sandbox.world import clock

FLOWS = [Activation, NewCode, Withdrawal, Call, ForgottenIdentifiant, ForgottenPassword]


def home(request):
    """The door of the site: activate, log in, refuse."""
    current = session.current(request.world)
    if current and current.opened_at:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/home.html", refused_and_refusable(request.world))


def differences(request):
    """« Ce qui est différent du vrai service »."""
    context = {"rows": facts.rows(clock.real_today(), request.world.service_year)}
    return render(request, "accounts/differences.html", context)


def session_expired(request):
    """« Votre session a expiré »: said once, and the way to go on."""
    told = session.lesson_of_the_way_out(request, "session-expired")
    return render(request, "accounts/lesson.html", {"lesson": told})


def session_ended(request):
    """The same, where whoever leads the room wanted it."""
    told = session.lesson_of_the_way_out(request, "session-ended")
    return render(request, "accounts/lesson.html", {"lesson": told})


def service_stopped(request):
    """« L’activation d’un profil est indisponible », for as long as it is."""
    return _stopped(request, "service-stopped")


def site_stopped(request):
    """Any other page of the site, meanwhile."""
    return _stopped(request, "site-stopped")


def _stopped(request, slug):
    """As long as the home of the site does not answer."""
    if not incidents.page_instead(request.world, "site"):
        return redirect("accounts:resume")
    context = {"lesson": lesson_met(slug), "is_alone": True}
    return render(request, "accounts/lesson.html", context)


def resume(request):
    """Where the learner stood: inside, at the one-time code, or at the first page not yet done."""
    if current := session.current(request.world):
        return redirect(settings.LOGIN_REDIRECT_URL if current.opened_at else "accounts:login_code")
    account = request.world.player.account
    begun = account.attempts.filter(finished_at=None, flow__in=[flow.name for flow in FLOWS])
    attempt = begun.order_by("kept_at").last()
    if attempt is None:
        return redirect("accounts:login" if account.is_activated else "accounts:site")
    return redirect(_page_of(attempt))


def _page_of(attempt):
    """The first page of a journey that is not done yet."""
    flow = next(flow for flow in FLOWS if flow.name == attempt.flow)
    slugs = list(flow.in_order(attempt.world.service_year))
    return flow.url(next((slug for slug in slugs if slug not in attempt.answers), slugs[-1]))


@require_POST
def give_up(request, flow):
    """« Annuler »: nothing of this journey is kept; asked first where something was answered."""
    known = (in_room(each, request.world) for each in FLOWS)
    given_up = next((each for each in known if each.name == flow and each.given_up_to), None)
    if given_up is None:
        raise Http404
    begun = request.world.player.account.attempts.filter(flow=flow, finished_at=None)
    attempt = begun.first()
    if attempt and attempt.answers and "confirme" not in request.POST:
        context = {
            "back_url": _page_of(attempt),
            "is_a_call": given_up is Call,
            "leaves": given_up is AppActivation,
        }
        return render(request, "accounts/give_up.html", context)
    begun.delete()
    return redirect(given_up.given_up_to)
