"""The first log-in since 2025: what one decides before the home (real-service.md §1.4).

Each choice acts at once, and the settings change it later. What comes back, after a reload or
another log-in, is the first page that is not answered.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.flows import Elsewhere, Flow
from accounts.pages import Page, nothing_typed
from accounts.session import logged_in
from profiles import children, history, notifications
from profiles.documents import reading
from profiles.notifications import Notification
from profiles.settings_pages import confidentiality, data_import, emergency
from sandbox.kit.forms import Form
from sandbox.world import clock
from sandbox.world.fields import ChoiceField, OptionField


class FirstChoiceForm(Form):
    """One page. `keep()` does what was chosen, for the profile of who is logged in."""

    heading = ""
    occasions = ()

    def keep(self, request):
        """Nothing is chosen on a page that has only its button."""


class WelcomeForm(FirstChoiceForm):
    heading = "Bienvenue"


class FirstConfidentialityForm(FirstChoiceForm):
    """Nothing is ticked beforehand, and one goes no further without it."""

    heading = "Confidentialité des informations"
    documents = ChoiceField(
        label="Mes documents sont",
        empty="first-confidentiality-empty",
        choices=confidentiality.CHOICES,
    )

    def keep(self, request):
        chosen = self.cleaned_data["documents"]
        confidentiality.mask_all(request.account, chosen == confidentiality.MASKED)
        history.note_choice(
            request.account,
            confidentiality.ALL,
            confidentiality.SAID[chosen],
            by=request.account.holder,
        )


class FirstEmergencyForm(emergency.EmergencyForm, FirstChoiceForm):
    heading = "Accès en cas d’urgence"

    def keep(self, request):
        preferences = request.account.preferences
        for name, is_on in self.cleaned_data.items():
            setattr(preferences, name, is_on)
            history.note_choice(
                request.account,
                emergency.of_switch(self.fields[name].label),
                emergency.SAID[is_on],
                by=request.account.holder,
            )
        preferences.save(update_fields=list(self.cleaned_data))


class FirstProfilesForm(children.AddProfileForm, FirstChoiceForm):
    """The people of the card; the whole page may be left for another day."""

    heading = "Ajouter un ou plusieurs profils"
    needs = "Je coche un enfant au moins, et la dernière case. Ou j’ignore cette page."
    ignorer = OptionField(label="Ignorer")

    @property
    def is_over(self):
        return not any(row.can_be_chosen for row in self.fields["profils"].rows)

    def clean(self):
        if self.cleaned_data.get("ignorer") or self.is_over:
            self.errors.clear()
            self.cleaned_data["profils"] = []

    def keep(self, request):
        if children.activate(request, self.cleaned_data["profils"]):
            children.finish_once_all_are_chosen(request)


class FirstImportForm(FirstChoiceForm):
    """A notice: what is not refused is accepted."""

    heading = "Récupération automatique des données des documents"
    opposition = OptionField(label="Je m’y oppose")

    def keep(self, request):
        is_accepted = not self.cleaned_data["opposition"]
        taken = data_import.choose(request.account, is_accepted, by=request.account.holder)
        said = f"Mes premiers choix sont enregistrés. {reading.said(taken)}".rstrip()
        messages.success(request, said)


WELCOME = Page("bienvenue", WelcomeForm, nothing_typed, did="J’ai lu ce qu’il faut choisir.")
CONFIDENTIALITY = Page(
    "confidentialite",
    FirstConfidentialityForm,
    lambda person: {"documents": confidentiality.VISIBLE},
    did="J’ai choisi si mes documents sont visibles ou masqués.",
)
EMERGENCY = Page(
    "urgence",
    FirstEmergencyForm,
    lambda person: {"emergency_samu": "on", "emergency_others": "on"},
    did="J’ai choisi qui ouvre mon profil en cas d’urgence.",
)
PROFILES = Page(
    "profils",
    FirstProfilesForm,
    lambda person: {"ignorer": "on"},
    did="J’ai vu comment ajouter le profil d’un enfant.",
)
DATA = Page(
    "donnees",
    FirstImportForm,
    nothing_typed,
    did="J’ai choisi si le service prend des données dans mes documents.",
    seals=True,
)


class FirstChoices(Flow):
    name = "first_choices"
    app = "profiles"
    labels = {"premiers-choix": "Premiers choix"}
    orders = {2025: [WELCOME, CONFIDENTIALITY, EMERGENCY, PROFILES, DATA]}

    @classmethod
    def in_order(cls, year):
        """Before its first year it has no page: `first_log_in` leads elsewhere."""
        return super().in_order(year) if year >= min(cls.orders) else {}

    @cached_property
    def rows(self):
        return children.rows_of(self.request.account)

    def get_attempt(self):
        """These pages come once."""
        if end := self.end_url():
            raise Elsewhere(end)
        return super().get_attempt()

    def end_url(self):
        is_done = self.request.account.preferences.welcomed_at is not None
        return reverse("profiles:home") if is_done else None

    def get_path(self):
        """Children are spoken of where the card has some."""
        return [slug for slug in self.steps if slug != PROFILES.slug or self.rows]

    def get_form_kwargs(self, slug):
        if slug == PROFILES.slug:
            return {"rows": self.rows}
        if slug == EMERGENCY.slug:
            return {"initial": emergency.present(self.request.account.preferences)}
        return {}

    def get_context(self, form):
        return {
            "rows": self.rows,
            "to_come": [self.steps[slug].heading for slug in self.path[1:]],
            "is_told": notifications.is_told(self.request.account, Notification.EMERGENCY),
        }

    def passed(self, form):
        form.keep(self.request)

    def done(self, form):
        form.keep(self.request)
        preferences = self.request.account.preferences
        preferences.welcomed_at = clock.now()
        preferences.save(update_fields=["welcomed_at"])
        return reverse("profiles:home")


@logged_in
def following(request):
    """Lead to the first of the pages that is not answered: the last one leads back to it."""
    pages = list(FirstChoices.in_order(request.world.service_year))
    return redirect(FirstChoices.url(pages[-1]) if pages else reverse("profiles:home"))
