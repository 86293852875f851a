from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from sandbox.forms import whole
from sandbox.world import clock, samples
from sandbox.world.models import Mail
from sandbox.world.notices import Notice
from sandbox.world.papers import papers_of


def papers(request):
    """The papers' own page: every paper, one under the other, and the way back to the site."""
    back_url = request.GET.get("retour", "")
    is_ours = url_has_allowed_host_and_scheme(back_url, allowed_hosts=None)
    context = {"back_url": back_url if is_ours else reverse("accounts:site")}
    return render(request, "world/papers.html", context)


@require_POST
def read(request):
    """Mark as read the messages that have just been looked at."""
    channel = request.POST.get("channel")
    if channel in Mail.Channel.values:
        unread = request.world.player.mails.delivered().unread().filter(channel=channel)
        if request.POST.get("mail"):
            unread = unread.filter(pk=whole(request.POST["mail"]))
        unread.update(read_at=clock.now())
    return redirect("world:papers")


def next_page(request):
    """Where an open page goes when its place has moved: time alone leaves one where one is."""
    path = request.htmx.current_url_abs_path
    if path and Notice(request.world.notice).stays:
        return path
    return request.world.start_path


def sample(request, slug):
    """One file of the shelf, to download."""
    asked = samples.find(slug)
    if asked is None:
        raise Http404
    headers = {"Content-Disposition": content_disposition_header(True, asked.file_name)}
    return HttpResponse(asked.make(), content_type=asked.content_type, headers=headers)


def news(request):
    """What changed since the page was shown: 204 when nothing did."""
    desk = papers_of(request, page=request.htmx.current_url_abs_path or "")
    shown = request.GET.get("version", "")
    if shown == desk.version:
        return HttpResponse(status=204)
    if not shown.startswith(f"{request.world.generation}-"):
        messages.info(request, request.world.reason)
        return HttpResponseClientRedirect(next_page(request))
    return render(request, "world/_news.html", {"desk": desk, "shows": request.GET.get("shows")})
