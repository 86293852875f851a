"""« Accès en cas d'urgence »: three switches, and a button of the room that follows them."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.session import logged_in
from profiles import history, notifications
from profiles.deeds import nothing
from profiles.notifications import Notification
from profiles.settings_pages import page
from sandbox.kit.forms import Form
from sandbox.world.fields import SwitchField


@dataclass(frozen=True)
class Rescuer:
    """Somebody invented who opens a profile in an emergency, if the switch lets them.

    Args:
        words: what the room's button says.
    """

    switch: str
    name: str
    profession: str
    words: str

    def into(self, world):
        """The Professional of that world."""
        professional, _ = world.professional_set.get_or_create(
            slug=self.switch,
            defaults={
                "name": self.name,
                "profession": self.profession,
                "town": "48999 Villefictive",
            },
        )
        return professional


RESCUERS = {
    "emergency_samu": Rescuer(
        "emergency_samu", "SAMU de Villefictive", "Médecin du SAMU", "Simuler l’accès du SAMU"
    ),
    "emergency_others": Rescuer(
        "emergency_others",
        "Urgences de Villefictive",
        "Service des urgences",
        "Simuler l’accès des urgences",
    ),
}
"""{the field of Preferences, and the slug of the Professional: the Rescuer}."""

MASKED = "Documents masqués"


SAID = {True: "autorisé", False: "refusé"}
"""How the history tells where a switch is."""


def of_switch(label):
    """The beginning of that line of the history."""
    return f"Accès en cas d’urgence, {label}"


class EmergencyForm(Form):
    emergency_samu = SwitchField(
        label="SAMU",
        help_text="Le médecin du 15 peut ouvrir mon profil.",
    )
    emergency_others = SwitchField(
        label="Autres professionnels de santé",
        help_text="Un médecin des urgences, par exemple, peut ouvrir mon profil.",
    )
    emergency_masked = SwitchField(
        label=MASKED,
        help_text="La personne qui ouvre mon profil voit aussi les documents masqués.",
    )


def present(preferences):
    """{switch: whether it is on}."""
    return {name: getattr(preferences, name) for name in EmergencyForm.base_fields}


@logged_in
def emergency(request):
    preferences = request.profile.preferences
    before = present(preferences)
    form = EmergencyForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        changed = {name: on for name, on in form.cleaned_data.items() if on != before[name]}
        for name, is_on in changed.items():
            setattr(preferences, name, is_on)
            text = f"{of_switch(form.fields[name].label)}\u00a0: {SAID[is_on]}"
            history.note(request.profile, text, by=request.account.holder)
        preferences.save(update_fields=list(before))
        if changed:
            messages.success(request, "Mes choix pour l’urgence sont enregistrés.")
        else:
            nothing(request, "Ces choix étaient déjà les miens. Rien n’a changé.")
        return redirect("profiles:emergency")
    is_told = notifications.is_told(request.profile, Notification.EMERGENCY)
    return page(request, "emergency", form=form, rescuers=RESCUERS, is_told=is_told)


@logged_in
@require_POST
def simulate(request, switch):
    """As if there were an emergency: whoever comes opens the profile, or may not."""
    if switch not in RESCUERS:
        raise Http404
    profile, rescuer = request.profile, RESCUERS[switch]
    professional = rescuer.into(profile.world)
    if getattr(profile.preferences, switch):
        _open(request, professional)
    else:
        text = "Accès en cas d’urgence refusé\u00a0: le profil est resté fermé"
        history.note(profile, text, professional=professional)
        messages.info(
            request, f"{professional}\u00a0: accès refusé. Le profil est resté fermé, sans e-mail."
        )
    return redirect("profiles:emergency")


def _open(request, professional):
    """The profile is opened: it is written in the history, and an e-mail says so."""
    profile = request.profile
    seen = _documents_seen(profile)
    history.note(
        profile, f"Accès en cas d’urgence. Documents vus\u00a0: {seen}", professional=professional
    )
    mail = notifications.tell(profile, Notification.EMERGENCY, professional=professional.name)
    said = "Un e-mail est parti." if mail else "Aucun e-mail\u00a0: cette notification est refusée."
    messages.success(
        request, f"{professional}\u00a0: profil ouvert. Documents vus\u00a0: {seen}. {said}"
    )


def _documents_seen(profile):
    documents = profile.document_set.all()
    if not profile.preferences.emergency_masked:
        documents = documents.filter(is_masked=False)
    return documents.count()
