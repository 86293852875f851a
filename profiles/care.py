"""« Mon histoire de santé »: the care that was paid back, and what it adds to the medical profile.

See real-service.md §7.
"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.session import logged_in
from profiles import deeds, history
from profiles.lists import Doses
from profiles.medical.sections import withdraw
from sandbox.world import clock

PLUS = "plus"
"""In the address, as « depuis »: opened from « Plus » of the telephone, and goes back there."""


@logged_in
def index(request):
    """Every care that was paid back, the newest first, with what can be taken from it."""
    profile = request.profile
    cares = list(profile.reimbursedcare_set.select_related("professional"))
    treatments = set(profile.treatment_set.values_list("name", flat=True))
    vaccinations = list(profile.vaccination_set.values_list("name", "dated_on"))
    for care in cares:
        care.is_kept = care.treatment in treatments or is_that_of(care, vaccinations)
    is_masked = profile.preferences.masks_new_documents
    is_from_more = request.is_on_phone and request.GET.get("depuis") == PLUS
    rubric = "histoire-de-sante" if is_from_more else "profil-medical"
    context = {"rubric": rubric, "cares": cares, "is_masked": is_masked}
    return render(request, "profiles/medical/care.html", context)


def day_of(care):
    """The day of a ReimbursedCare, as an entry of the medical profile bears it."""
    return care.given_on.isoformat()


def is_that_of(care, vaccinations):
    """Whether the vaccine of this ReimbursedCare is one of these (name, date): « 2025-10 » may be
    all that is noted of its day."""
    return any(name == care.vaccine and day_of(care).startswith(on) for name, on in vaccinations)


@logged_in
@require_POST
def add_treatment(request, pk):
    """« Ajouter ce traitement »: the day it was paid back is not that of its beginning."""
    profile = request.profile
    care = get_object_or_404(profile.reimbursedcare_set.exclude(treatment=""), pk=pk)
    if profile.treatment_set.filter(name=care.treatment).exists():
        deeds.nothing(request, "Ce traitement est déjà dans mon profil médical.")
        return redirect("profiles:care")
    added = profile.treatment_set.create(profile=profile, name=care.treatment, added_at=clock.now())
    _note(request, "traitements", f"Traitement ajouté\u00a0: {added}")
    messages.success(request, f"Ajouté à mes traitements\u00a0: {added}.")
    return redirect("profiles:care")


@logged_in
@require_POST
def add_vaccination(request, pk):
    """« Ajouter à mes vaccinations »."""
    profile = request.profile
    care = get_object_or_404(profile.reimbursedcare_set.exclude(vaccine=""), pk=pk)
    if is_that_of(care, profile.vaccination_set.values_list("name", "dated_on")):
        deeds.nothing(request, "Cette vaccination est déjà dans mon profil médical.")
        return redirect("profiles:care")
    added = profile.vaccination_set.create(
        profile=profile,
        name=care.vaccine,
        dated_on=day_of(care),
        dose=Doses.UNKNOWN,
        added_at=clock.now(),
    )
    _note(request, "vaccinations", f"Vaccination ajoutée\u00a0: {added}")
    messages.success(request, f"Ajouté à mes vaccinations\u00a0: {added}.")
    return redirect("profiles:care")


def _note(request, section, text):
    """Write what was added, and forget that there was nothing to declare there."""
    withdraw(request.profile, section)
    history.note(request.profile, text, by=request.account.holder)
