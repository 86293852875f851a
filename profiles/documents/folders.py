from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.session import logged_in
from profiles import history
from profiles.documents.forms import FolderForm


@logged_in
def add(request):
    """« Créer un dossier »."""
    form = FolderForm(request.POST or None, profile=request.profile)
    if request.method == "POST" and form.is_valid():
        made = request.profile.folder_set.create(
            world=request.world, name=form.cleaned_data["name"]
        )
        history.note(request.profile, f"Dossier créé\u00a0: {made}", by=request.account.holder)
        messages.success(request, f"Dossier créé\u00a0: {made}.")
        return redirect("profiles:folder", made.pk)
    context = {"rubric": "documents", "form": form, "folder": None}
    return render(request, "profiles/documents/folder_name.html", context)


@logged_in
def rename(request, pk):
    renamed = get_object_or_404(request.profile.folder_set, pk=pk)
    form = FolderForm(
        request.POST or None, profile=request.profile, folder=renamed, initial={"name": renamed}
    )
    if request.method == "POST" and form.is_valid():
        before, renamed.name = renamed.name, form.cleaned_data["name"]
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
    """Delete a folder, once asked whether one is sure; its documents stay in the list."""
    deleted = get_object_or_404(request.profile.folder_set, pk=pk)
    if request.method == "POST":
        deleted.delete()
        history.note(
            request.profile, f"Dossier supprimé\u00a0: {deleted}", by=request.account.holder
        )
        messages.success(request, f"Dossier supprimé\u00a0: {deleted}.")
        return redirect("profiles:documents")
    context = {"rubric": "documents", "folder": deleted, "count": deleted.document_set.count()}
    return render(request, "profiles/documents/folder_delete.html", context)
