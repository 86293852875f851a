"""« Import des données depuis les documents »: whether the service takes what it can read there.

See real-service.md §9.
"""

from django.contrib import messages
from django.shortcuts import redirect

from accounts.session import logged_in
from profiles import history
from profiles.deeds import nothing
from profiles.documents import reading
from profiles.settings_pages import page
from sandbox.kit.forms import Form
from sandbox.world.fields import ChoiceField

ACCEPTED, REFUSED = "accepte", "refuse"
SAID = {True: "accepté", False: "refusé"}
"""How the history tells it."""


class DataImportForm(Form):
    choix = ChoiceField(
        label="Mon choix",
        empty="choice-empty",
        choices=[
            (ACCEPTED, "J’accepte", "Le service prend ce qu’il sait lire, et dit d’où cela vient."),
            (REFUSED, "Je m’y oppose", "Le service ne prend rien. Ce qui est déjà pris reste."),
        ],
    )


def choose(profile, is_accepted, *, by):
    """Keep this choice, write it in the history, and return the Measures taken at once."""
    profile.preferences.takes_from_documents = is_accepted
    profile.preferences.save(update_fields=["takes_from_documents"])
    history.note_choice(
        profile, "Import des données depuis les documents", SAID[is_accepted], by=by
    )
    return reading.take_all(profile) if is_accepted else []


@logged_in
def data_import(request):
    present = {True: ACCEPTED, False: REFUSED}.get(request.profile.preferences.takes_from_documents)
    form = DataImportForm(request.POST or None, initial={"choix": present})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["choix"]
        if chosen == present:
            nothing(request, "C’était déjà mon choix. Rien n’a changé.")
        else:
            by = request.account.holder
            taken = choose(request.profile, chosen == ACCEPTED, by=by)
            messages.success(request, f"C’est enregistré. {reading.said(taken)}".rstrip())
        return redirect("profiles:settings")
    return page(request, "data_import", form=form)
