"""« Confidentialité des informations »: what professionals see of a new document."""

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
    nouveaux = ChoiceField(
        label="Les nouveaux documents sont",
        empty="choice-empty",
        choices=[
            (VISIBLE, "Visibles", "Les professionnels que j’autorise les voient."),
            (MASKED, "Masqués", "Je les vois. Leur auteur et l’administrateur aussi."),
        ],
    )


@logged_in
def confidentiality(request):
    preferences = request.profile.preferences
    present = MASKED if preferences.masks_new_documents else VISIBLE
    form = ConfidentialityForm(request.POST or None, initial={"nouveaux": present})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["nouveaux"]
        if chosen != present:
            preferences.masks_new_documents = chosen == MASKED
            preferences.save(update_fields=["masks_new_documents"])
            words = "masqués" if chosen == MASKED else "visibles"
            text = f"Nouveaux documents\u00a0: {words}"
            history.note(request.profile, text, by=request.account.holder)
            messages.success(request, "La confidentialité est enregistrée.")
        else:
            nothing(request, "C’était déjà mon choix. Rien n’a changé.")
        return redirect("profiles:settings")
    return page(request, "confidentiality", form=form)
