"""« Télécharger les données »: a copy of the whole profile (real-service.md §4)."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.handset import keep, on_the_site
from accounts.session import logged_in
from profiles import copies, export, history
from profiles.settings_pages import page


@logged_in
@on_the_site("profiles/settings/download_on_the_site.html", rubric="parametres")
def download(request):
    """The file where it is made at once; else the request for it, then what became of it."""
    return page(
        request,
        "download",
        may_download=request.account.represents(request.profile),
        is_at_once=copies.delay(request.world) is copies.AT_ONCE,
        copy=copies.asked(request.profile),
        of_children=copies.of_closed_children(request.account),
    )


@require_POST
@logged_in
def ask(request):
    """« Demander le fichier »: asking twice asks once."""
    if not request.account.represents(request.profile):
        raise Http404
    copies.ask(request.profile, by=request.account.holder)
    return redirect("profiles:download")


@logged_in
def file(request):
    """The zip itself; a POST keeps it on the computer, and is written in the history."""
    if not request.account.represents(request.profile) or not copies.is_there(request.profile):
        raise Http404
    if request.method == "POST":
        keep(request, export.file_name(request.profile))
        history.note(request.profile, "Données téléchargées", by=request.account.holder)
        return redirect("profiles:download_file")
    return export.response(request.profile)
