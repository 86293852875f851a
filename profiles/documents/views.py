from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from accounts import handset
from accounts.session import logged_in
from profiles import documents, history
from profiles.deeds import nothing
from profiles.documents.forms import AddDocumentForm, FilterForm, in_order


@logged_in
def index(request):
    """Every document of the profile: sorted, filtered, searched."""
    return listing(request, request.profile.document_set.all())


@logged_in
def folder(request, pk):
    """The documents of one folder."""
    shown = get_object_or_404(request.profile.folder_set, pk=pk)
    return listing(request, shown.document_set.all(), folder=shown)


def listing(request, rows, *, folder=None):
    form = FilterForm(request.GET)
    if form.is_refused:
        return redirect(f"{request.path}{form.address}")
    form.tell()
    context = {
        "rubric": "documents",
        "form": form,
        "documents": form.apply(rows.as_listed()),
        "folder": folder,
        "folders": in_order(request.profile.folder_set.annotate(count=Count("document"))),
        "summary": documents.summary(request.profile),
    }
    return render(request, "profiles/documents/list.html", context)


@logged_in
def document(request, pk):
    """One document: its facts, what it says, what can be done with it."""
    shown = get_object_or_404(request.profile.document_set.as_listed(), pk=pk)
    is_new = shown.is_new
    shown.open()
    context = {"rubric": "documents", "document": shown, "is_new": is_new}
    return render(request, "profiles/documents/document.html", context)


@logged_in
def download(request, pk):
    """What a file is on a computer that others use, said before it is there."""
    asked = get_object_or_404(request.profile.document_set.as_listed(), pk=pk)
    context = {"rubric": "documents", "document": asked}
    return render(request, "profiles/documents/download.html", context)


@logged_in
def file(request, pk):
    """The document's file, to show in its page; a POST keeps it on the computer."""
    asked = get_object_or_404(request.profile.document_set.as_listed(), pk=pk)
    asked.open()
    name, content_type, content = asked.file()
    if request.method == "POST":
        handset.keep(request, name)
        return redirect("profiles:document_file", pk)
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(content, content_type=content_type, headers=headers)


@logged_in
def add(request):
    """« Ajouter un document »: one of the shelf of « Mes papiers », and no other."""
    masked = request.profile.preferences.masks_new_documents
    form = AddDocumentForm(request.POST or None, files=request.FILES or None, masked=masked)
    if form.is_bound and form.is_valid():
        added, is_new = documents.add(request.profile, by=request.account.holder, **form.answers)
        if is_new:
            messages.success(request, f"Document ajouté\u00a0: {added}.")
        else:
            nothing(request, f"Ce document est déjà dans la liste\u00a0: {added}.")
        return redirect("profiles:documents")
    return render(request, "profiles/documents/add.html", {"rubric": "documents", "form": form})


@logged_in
@require_POST
def pin(request, pk):
    """« Épingler », or take the pin off."""
    pinned = get_object_or_404(request.profile.document_set, pk=pk)
    is_pinned = request.POST.get("epingle") == "oui"
    if pinned.is_pinned != is_pinned:
        pinned.pin(is_pinned)
        done = "Document épinglé" if is_pinned else "Document non épinglé"
        history.note(request.profile, f"{done}\u00a0: {pinned}", by=request.account.holder)
    else:
        request.has_done_nothing = True
    said = "Il est en haut de la liste." if is_pinned else "Il n’est plus épinglé."
    messages.success(request, said)
    return redirect("profiles:document", pk)
