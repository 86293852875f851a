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


class ConfidentialityForm(Form):
    documents = ChoiceField(
        label="Mes documents sont",
        empty="choice-empty",
        choices=[
            (VISIBLE, "Visibles", "Les professionnels que j’autorise les voient."),
            (MASKED, "Masqués", "Je les vois. Leur auteur et l’administrateur aussi."),
        ],
    )


@logged_in
def confidentiality(request):
    present = MASKED if request.profile.preferences.masks_new_documents else VISIBLE
    form = ConfidentialityForm(request.POST or None, initial={"documents": present})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["documents"]
        if chosen != present or request.profile.document_set.exclude(is_masked=chosen == MASKED):
            _mask_all(request.profile, chosen == MASKED)
            words = "masqués" if chosen == MASKED else "visibles"
            text = f"Tous les documents\u00a0: {words}"
            history.note(request.profile, text, by=request.account.holder)
            messages.success(request, "C’est enregistré.")
        else:
            nothing(request, "C’était déjà mon choix. Rien n’a changé.")
        return redirect("profiles:settings")
    return page(request, "confidentiality", form=form)


def _mask_all(profile, is_masked):
    profile.preferences.masks_new_documents = is_masked
    profile.preferences.save(update_fields=["masks_new_documents"])
    profile.document_set.update(is_masked=is_masked)
