"""« Télécharger les données »: a copy of the whole profile (real-service.md §4)."""

from django.http import Http404

from accounts.session import logged_in
from profiles import export, history
from profiles.settings_pages import page


@logged_in
def download(request):
    return page(request, "download", may_download=request.account.represents(request.profile))


@logged_in
def file(request):
    """The zip itself; it is written in the history."""
    if not request.account.represents(request.profile):
        raise Http404
    history.note(request.profile, "Données téléchargées", by=request.account.holder)
    return export.response(request.profile)
