from django.contrib import messages
from django.db.models import Max
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from accounts.session import logged_in
from profiles import history
from profiles.deeds import nothing
from profiles.documents.forms import FolderForm
from sandbox.kit.forms import whole


@logged_in
def add(request):
    """« Créer un dossier »."""
    since = whole(request.POST.get("dernier"))
    form = FolderForm(request.POST or None, profile=request.profile, since=since)
    if request.method == "POST" and form.is_valid():
        if form.made:
            nothing(request, f"Ce dossier est déjà créé\u00a0: {form.made}.")
            return redirect("profiles:folder", form.made.pk)
        made = request.profile.folder_set.create(
            world=request.world, name=form.cleaned_data["name"]
        )
        history.note(request.profile, f"Dossier créé\u00a0: {made}", by=request.account.holder)
        messages.success(request, f"Dossier créé\u00a0: {made}.")
        return redirect("profiles:folder", made.pk)
    latest = request.profile.folder_set.aggregate(pk=Max("pk"))["pk"] or 0
    context = {"rubric": "documents", "form": form, "folder": None, "latest": latest}
    return render(request, "profiles/documents/folder_name.html", context)


@logged_in
def rename(request, pk):
    renamed = get_object_or_404(request.profile.folder_set, pk=pk)
    form = FolderForm(
        request.POST or None, profile=request.profile, folder=renamed, initial={"name": renamed}
    )
    if request.method == "POST" and form.is_valid():
        before, renamed.name = renamed.name, form.cleaned_data["name"]
        if renamed.name != before:
            renamed.save(update_fields=["name"])
            history.note(
                request.profile,
                f"Dossier renommé\u00a0: {before}, maintenant {renamed}",
                by=request.account.holder,
            )
        messages.success(request, f"Le dossier s’appelle maintenant {renamed}.")
        return redirect("profiles:folder", pk)
    context = {"rubric": "documents", "form": form, "folder": renamed}
    return render(request, "profiles/documents/folder_name.html", context)


@logged_in
def delete(request, pk):
    """Delete a folder, once asked whether one is sure; its documents stay in the list.

    A second click finds nothing left to delete, and says so.
    """
    deleted = request.profile.folder_set.filter(pk=pk).first()
    if deleted is None:
        if request.method != "POST":
            raise Http404
        nothing(request, "Ce dossier n’est plus là.")
        return redirect("profiles:documents")
    if request.method == "POST":
        deleted.delete()
        history.note(
            request.profile, f"Dossier supprimé\u00a0: {deleted}", by=request.account.holder
        )
        messages.success(request, f"Dossier supprimé\u00a0: {deleted}.")
        return redirect("profiles:documents")
    context = {"rubric": "documents", "folder": deleted, "count": deleted.document_set.count()}
    return render(request, "profiles/documents/folder_delete.html", context)
