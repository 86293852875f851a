"""« Confidentialité des informations »: what professionals see of the documents, there or to come.

See real-service.md §6.
"""

from django.contrib import messages
from django.shortcuts import redirect

from accounts.session import logged_in
from profiles import history
from profiles.deeds import nothing
from profiles.settings_pages import page
from sandbox.kit.forms import Form
from sandbox.world.fields import ChoiceField

VISIBLE, MASKED = "visibles", "masques"
ALL = "Tous les documents"
SAID = {VISIBLE: "visibles", MASKED: "masqués"}
"""How the history tells what was chosen for them."""

CHOICES = [
    (VISIBLE, "Visibles", "Les professionnels que j’autorise les voient."),
    (MASKED, "Masqués", "Je les vois. Leur auteur et l’administrateur aussi."),
]


class ConfidentialityForm(Form):
    documents = ChoiceField(
        label="Mes documents sont",
        empty="choice-empty",
        choices=CHOICES,
    )


@logged_in
def confidentiality(request):
    present = MASKED if request.profile.preferences.masks_new_documents else VISIBLE
    form = ConfidentialityForm(request.POST or None, initial={"documents": present})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["documents"]
        if chosen != present or request.profile.document_set.exclude(is_masked=chosen == MASKED):
            mask_all(request.profile, chosen == MASKED)
            text = f"{ALL}\u00a0: {SAID[chosen]}"
            history.note(request.profile, text, by=request.account.holder)
            messages.success(request, "C’est enregistré.")
        else:
            nothing(request, "C’était déjà mon choix. Rien n’a changé.")
        return redirect("profiles:settings")
    return page(request, "confidentiality", form=form)


def mask_all(profile, is_masked):
    """Hide, or show, the documents that are there and those that will come."""
    profile.preferences.masks_new_documents = is_masked
    profile.preferences.save(update_fields=["masks_new_documents"])
    profile.document_set.update(is_masked=is_masked)
