"""« Historique d'activité »: what was done to a profile, by whom, and what one does not know."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from accounts.session import logged_in
from profiles import history
from profiles.models import Activity
from profiles.settings_pages import page
from sandbox import facts

LINES_A_PAGE = 20


@logged_in
def activity(request, kind=Activity.Kind.PROFESSIONAL):
    """One tab of the history, the newest line first."""
    if kind not in Activity.Kind.values:
        raise Http404
    lines = request.profile.activity_set.filter(kind=kind).select_related("by", "professional")
    shown = Paginator(lines, LINES_A_PAGE).get_page(request.GET.get("page"))
    tab = Activity.Kind(kind)
    return page(request, "activity", tab=tab, kinds=Activity.Kind, lines=shown)


@logged_in
def report(request, pk):
    """« Signaler un accès inconnu »: confirm which line it is."""
    lines = request.profile.activity_set.select_related("by", "professional")
    line = get_object_or_404(lines, pk=pk)
    if request.method != "POST":
        return page(request, "report", line=line)
    if line.reported_at is None:
        line.report()
        history.note(
            request.profile, f"Accès signalé\u00a0: {line}"[:200], by=request.account.holder
        )
    else:
        request.has_done_nothing = True
    messages.success(request, facts.filled("Cet accès est signalé. {report-heard}"))
    return redirect("profiles:activity_tab", line.kind)
