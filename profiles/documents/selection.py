"""What is done to one document or to several: masked, put into a folder, deleted.

The list sends its ticked boxes in the address (`?documents=3&documents=7`): the page that follows
shows them again, so that it can be reloaded, and works without JavaScript.
"""

from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render

from accounts.session import logged_in
from profiles import history
from profiles.deeds import nothing
from profiles.documents.forms import MASKED, DeleteForm, DocumentConfidentialityForm, MoveForm
from sandbox.kit.forms import whole
from sandbox.kit.french import plural


def ticked(view):
    """A page about the ticked documents; where none is, the list says so."""

    @wraps(view)
    def guarded(request):
        if request.method == "GET" and "documents" not in request.GET:
            messages.info(request, "Aucun document n’est coché. J’en coche un, ou plusieurs.")
            return redirect("profiles:documents")
        return view(request)

    return guarded


@logged_in
@ticked
def confidentiality(request):
    """« Gérer la confidentialité »: mask, or show again."""
    form = selected(request, DocumentConfidentialityForm)
    if not form.offered:
        return gone(request)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["documents"]
        is_masked = form.cleaned_data["confidentialite"] == MASKED
        moved = [each for each in chosen if each.is_masked != is_masked]
        if not moved:
            nothing(request, "C’était déjà réglé ainsi. Rien n’a changé.")
            return back(chosen)
        done = "Document masqué" if is_masked else "Document rendu visible"
        for each in moved:
            each.mask(is_masked)
            history.note(request.profile, f"{done}\u00a0: {each}", by=request.account.holder)
        s = plural(len(chosen))
        said = (
            f"{len(chosen)} document{s} masqué{s}."
            if is_masked
            else (f"{len(chosen)} document{s} visible{s}.")
        )
        messages.success(request, said)
        return back(chosen)
    return show(request, "confidentiality", form)


@logged_in
@ticked
def move(request):
    """« Ranger dans un dossier », or take out of it."""
    form = selected(request, MoveForm, folders=request.profile.folder_set.all())
    if not form.offered:
        return gone(request)
    if form.is_bound and form.is_valid():
        chosen, folder = form.cleaned_data["documents"], form.cleaned_data["dossier"]
        place = f"dans {folder}" if folder else "hors des dossiers"
        for each in chosen:
            each.move(folder)
            history.note(
                request.profile, f"Document rangé {place}\u00a0: {each}", by=request.account.holder
            )
        s = plural(len(chosen))
        messages.success(request, f"{len(chosen)} document{s} rangé{s} {place}.")
        return redirect("profiles:folder", folder.pk) if folder else back(chosen)
    return show(request, "move", form)


@logged_in
@ticked
def delete(request):
    """Delete what one added oneself, ten at most, once asked whether one is sure.

    Of documents that others added, the page says so instead of asking.
    """
    form = selected(request, DeleteForm)
    if not form.offered:
        return gone(request)
    if request.method == "GET" and not any(each.is_own for each in form.offered.values()):
        documents = list(form.offered.values())
        chosen = urlencode({"documents": [each.pk for each in documents]}, doseq=True)
        context = {
            "rubric": "documents",
            "documents": documents,
            "only": only(documents),
            "chosen": chosen,
        }
        return render(request, "profiles/documents/not_own.html", context)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["documents"]
        for each in chosen:
            each.delete()
            history.note(
                request.profile, f"Document supprimé\u00a0: {each}", by=request.account.holder
            )
        s = plural(len(chosen))
        messages.success(request, f"{len(chosen)} document{s} supprimé{s}.")
        return redirect("profiles:documents")
    return show(request, "delete", form)


def selected(request, form_class, **kwargs):
    """The form about the documents that the address names; about all, where it names none."""
    named = request.GET.getlist("documents")
    offered = request.profile.document_set.select_related("professional", "by")
    if named:
        offered = offered.filter(pk__in=[whole(each) for each in named])
    return form_class(request.POST or None, offered=offered, initial={"documents": named}, **kwargs)


def show(request, name, form):
    context = {"rubric": "documents", "form": form, "only": only(form.offered.values())}
    return render(request, f"profiles/documents/{name}.html", context)


def only(documents):
    """The document, where there is one alone."""
    documents = list(documents)
    return documents[0] if len(documents) == 1 else None


def back(chosen):
    """To the page of the document, or to the list where there were several."""
    one = only(chosen)
    return redirect("profiles:document", one.pk) if one else redirect("profiles:documents")


def gone(request):
    nothing(request, "Ces documents ne sont plus dans la liste.")
    return redirect("profiles:documents")
