from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from sandbox.kit.forms import path_shown, whole
from sandbox.kit.htmx import asks_for_a_piece
from sandbox.world import clock, reasons, samples
from sandbox.world.asking import still_asking
from sandbox.world.hints import still_marked
from sandbox.world.models import SENDERS, FraudAct, Mail
from sandbox.world.notices import Notice
from sandbox.world.papers import papers_of
from sandbox.world.ways_back import way_back


def papers(request):
    """The papers' own page: every paper, one under the other, and the way back to the site."""
    back_url = way_back(request.GET.get("retour", ""), otherwise=reverse(settings.PLACES["site"]))
    return render(request, "world/papers.html", {"back_url": back_url})


def messages_apart(request):
    """The SMS and the e-mails alone: in a tab of their own, where none is beside the site."""
    back_url = reverse(settings.PLACES["site"])
    return render(request, "world/messages.html", {"back_url": back_url})


@require_POST
def read(request):
    """Mark as read the messages that have just been looked at.

    204 when the page says so by itself: nothing is to be put in it, its news tell the rest.
    """
    mark_as_read(request, request.POST.get("channel"), request.POST.get("mail"))
    is_said = asks_for_a_piece(request)
    return HttpResponse(status=204) if is_said else redirect("world:papers")


def mark_as_read(request, channel, mail=""):
    """Mark as read what came by this channel: all of it, or the e-mail of this key."""
    if channel in Mail.Channel.values:
        unread = request.world.player.mails.delivered().unread().filter(channel=channel)
        if mail:
            unread = unread.filter(pk=whole(mail))
        unread.update(read_at=clock.now())


@require_POST
def act(request, pk):
    """« Signaler », « Supprimer », open its link, and so on: noted when it comes from a thief.

    A genuine message stays where it is, whatever was said of it: the next page says so.
    """
    mail = _message(request, pk)
    what = request.POST.get("what")
    if mail.is_fraud and what in FraudAct.What.values:
        mail.fraud_acts.get_or_create(what=what, defaults={"world": request.world})
        if what in {FraudAct.What.DELETED, FraudAct.What.REPORTED}:
            mail.deleted_at = clock.now()
            mail.save(update_fields=["deleted_at"])
    is_open = mail.is_fraud and what == FraudAct.What.OPENED
    return redirect("world:trap" if is_open else "world:message", mail.pk)


@require_POST
def wanted(request, pk):
    """« Ce n’est pas indésirable »: the e-mail goes back to the mailbox."""
    mail = _message(request, pk)
    if mail.is_unwanted:
        mail.is_unwanted, mail.held_by = False, None
        mail.save(update_fields=["is_unwanted", "held_by"])
        messages.success(request, "L’e-mail est de nouveau dans la boîte.")
    return redirect("world:papers")


def trap(request, pk):
    """Where the link of a fraudulent message leads: a page that asks for secrets."""
    mail = _message(request, pk)
    if not mail.is_fraud:
        raise Http404
    return render(request, "world/trap.html", {"mail": mail})


def message(request, pk):
    """What one did with a message, and how to know a true one from a false one."""
    mail = _message(request, pk)
    acts = set(mail.fraud_acts.values_list("what", flat=True))
    context = {"mail": mail, "acts": acts, "genuine": SENDERS[False][mail.channel]}
    return render(request, "world/message.html", context)


def _message(request, pk):
    """An e-mail or an SMS of this desk, thrown away or not."""
    mails = request.world.player.mails.exclude(channel=Mail.Channel.LETTER)
    mail = get_object_or_404(mails, pk=pk)
    if mail.is_held or mail.deliver_at > clock.now():
        raise Http404
    return mail


def next_page(request):
    """Where an open page goes when its place has moved: time alone leaves one where one is."""
    path = path_shown(request)
    if path and Notice(request.world.notice).stays:
        return path
    return request.world.start_path


def moved(request):
    """Say why the place has moved, and lead to the page to which its open page goes."""
    reasons.tell(request)
    there = way_back(request.GET.get("retour", ""), otherwise=request.world.start_path)
    return redirect(there)


def sample(request, slug):
    """One file of the shelf, to download."""
    asked = samples.find(slug)
    if asked is None:
        raise Http404
    headers = {"Content-Disposition": content_disposition_header(True, asked.file_name)}
    return HttpResponse(asked.make(), content_type=asked.content_type, headers=headers)


def news(request):
    """What changed since the page was shown: 204 when nothing did.

    Where the place has moved, the page goes where that is told.
    """
    desk = papers_of(request, page=path_shown(request))
    shown = request.GET.get("version", "")
    if shown == desk.version:
        return HttpResponse(status=204)
    if not shown.startswith(f"{request.world.generation}-"):
        return HttpResponseClientRedirect(reasons.told_on_the_way_to(next_page(request)))
    desk.asking = still_asking(request, desk)
    desk.mark(still_marked(request.GET.get("yellow", ""), desk, desk.asking.piece))
    shows = request.GET.get("shows")
    there = {"desk": desk.beside, "papers": desk.tabs, "messages": desk.inboxes}
    context = {"desk": desk, "shows": shows, "names": there.get(shows, [])}
    return render(request, "world/_news.html", context)
