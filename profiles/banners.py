"""The notice that drops in on the telephone, when an e-mail says that something is new inside."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts import session
from accounts.handset import handset_of
from profiles.notifications import Notification
from sandbox.world.models import Mail
from sandbox.world.ways_back import safe_back

LEADS_TO = {
    Notification.DOCUMENT: "profiles:documents",
    Notification.MESSAGE: "profiles:messages",
    Notification.ACCESS: "profiles:activity",
    Notification.EMERGENCY: "profiles:activity",
    Notification.RELATIVE: "profiles:activity",
    Notification.REMINDER: "profiles:agenda",
    Notification.PREVENTION: "profiles:exams",
}
"""{what one is told of: the page where it is}."""


def dropped_in(handset, emails):
    """The newest of these Mails that the telephone tells of, until it is read or put away."""
    told = (mail for mail in emails if mail.template in LEADS_TO and mail.read_at is None)
    newest = next(told, None)
    is_put_away = newest and handset.put_away_id and newest.pk <= handset.put_away_id
    return None if is_put_away else newest


@require_POST
def banner(request, pk):
    """Open what the notice tells of, or close it; who is not logged in does that first."""
    emails = request.world.player.mails.delivered().filter(channel=Mail.Channel.EMAIL)
    mail = get_object_or_404(emails, pk=pk, template__in=LEADS_TO)
    if not request.is_on_phone:
        raise Http404
    current = session.current(request.world)
    is_inside = current is not None and current.opened_at is not None
    if request.POST.get("what") != "close" and not is_inside:
        return redirect("accounts:login")
    handset_of(request).put_notice_away(mail)
    if request.POST.get("what") == "close":
        return safe_back(request, otherwise=reverse("accounts:resume"))
    _show_whom_it_is_about(current, mail)
    return redirect(LEADS_TO[mail.template])


def _show_whom_it_is_about(current, mail):
    """The profile of which the e-mail says the first name; one's own where it says none."""
    names = {each.holder.first_name: each for each in reversed(current.account.profiles)}
    current.show(names.get(mail.context.get("first_name"), current.account))
