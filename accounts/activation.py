"""Activating one's space, the code first or on the way (real-service.md §1.4).

What only the order of the application does is in `app_order.py` and `app_activation.py`.
"""

from django.shortcuts import redirect, render
from django.urls import reverse

from accounts import app_order, channels, passwords
from accounts.beneficiary import WhoseForm, subject_of
from accounts.contacts import CONTACT
from accounts.flows import Elsewhere, Flow, in_force
from accounts.identity import IdentityForm, PersonForm, copied_identity
from accounts.pages import Page
from accounts.provisional_code import CODE
from accounts.states import State, Transition
from sandbox import facts
from sandbox.lessons import Mistake
from sandbox.world import asking, clock
from sandbox.world.fields import (
    ChoiceField,
    ConsentField,
    IdentifiantField,
    PasswordField,
)

ACTIVATE, REFUSE = "activer", "refuser"

REFUSALS = {
    Transition.OPPOSE: (
        "Je m’oppose à la création de Mon espace santé",
        "Il ne sera pas créé. Je peux changer d’avis à tout moment.",
    ),
    Transition.CLOSE: (
        "Je clôture Mon espace santé",
        "Il a été créé tout seul. Je le ferme. Je peux changer d’avis à tout moment.",
    ),
}
"""The words of the refusal, by what it still can be."""


class OwnIdentityForm(IdentityForm):
    """The holder's own papers; somebody may have activated the space meanwhile."""

    def clean(self):
        super().clean()
        if self.subjects and self.person.account.is_activated:
            raise Mistake("account-exists", name=self.person.first_name)


IDENTITY = Page(
    "identite",
    OwnIdentityForm,
    copied_identity,
    paper=asking.CARD,
    did="J’ai donné le numéro de sécurité sociale, la date de naissance et la carte.",
)


class ChoiceOfSpaceForm(PersonForm):
    """What follows the identification: the same place serves to activate and to refuse.

    See real-service.md §3.
    """

    heading = "Mon choix"
    choix = ChoiceField(label="Je choisis", empty="choice-of-space-empty", choices=[])

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["choix"].offer(
            [
                (ACTIVATE, "J’active Mon espace santé", "Je continue, page après page."),
                (REFUSE, *REFUSALS[self.person.account.way_out]),
            ]
        )


CHOICE = Page(
    "choix",
    ChoiceOfSpaceForm,
    lambda person: {"choix": ACTIVATE},
    did="J’ai choisi d’activer.",
)


class TermsForm(PersonForm):
    heading = "Conditions d’utilisation"
    accord = ConsentField(
        label="J’accepte les conditions d’utilisation et la politique de protection des données.",
        empty="terms-refused",
    )


TERMS = Page(
    "conditions",
    TermsForm,
    lambda person: {"accord": "on"},
    did="J’ai accepté les conditions.",
)


class CredentialForm(PersonForm):
    heading = "Identifiant et mot de passe"
    identifiant = IdentifiantField(
        label="Identifiant",
        help_text=facts.filled(
            "Recopiez celui de la fiche. De {identifiant-shortest} à {identifiant-longest} : "
            "minuscules, chiffres, point, tiret, tiret bas."
        ),
        empty="identifiant-empty",
    )
    password = PasswordField(label="Mot de passe", empty="password-empty", is_new=True)
    confirmation = PasswordField(
        label="Confirmer le mot de passe", empty="password-confirmation-empty", is_new=True
    )
    rules = passwords.RULES.values()

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        hint = passwords.to_copy(self.person, "noted_password", "spare_password")
        self.fields["password"].help_text = hint
        self.fields["identifiant"].noted = self.person.noted_identifiant

    def clean_identifiant(self):
        typed = self.cleaned_data["identifiant"]
        others = self.person.world.credential_set
        taken = others.filter(identifiant=typed).exclude(account__holder=self.person).exists()
        if taken or typed in passwords.taken_identifiants(self.person):
            raise Mistake("identifiant-taken")
        return typed

    def clean(self):
        passwords.check(self, identifiant=self.cleaned_data.get("identifiant", ""))


def copied_login(person):
    password = person.noted_password
    login = {"identifiant": person.noted_identifiant, "password": password}
    return login | {"confirmation": password}


CREDENTIAL = Page(
    "identifiants",
    CredentialForm,
    copied_login,
    paper=asking.LOGIN,
    did="J’ai choisi un identifiant et un mot de passe.",
    seals=True,
)


class Activation(Flow):
    name = "activation"
    labels = {"activation": "Activation"}
    needs = "Ce qu’il me faut"
    orders = {
        2022: [CODE, IDENTITY, CHOICE, TERMS, CONTACT, CREDENTIAL],
        2025: [*app_order.PAGES, CREDENTIAL],
    }
    contact_page = CONTACT

    def get_path(self):
        """There is nothing to choose for who has refused already, and comes back to activate."""
        has_a_choice = self.request.world.player.account.way_out is not None
        return [slug for slug in self.steps if slug != CHOICE.slug or has_a_choice]

    def passed(self, form):
        """Who refuses goes on where one refuses, known already; the choice can be made again."""
        if self.step == CHOICE.slug and form.cleaned_data["choix"] == REFUSE:
            known = {page.slug: self.attempt.answers[page.slug] for page in (CODE, IDENTITY)}
            del self.attempt.answers[CHOICE.slug]
            self.attempt.save()
            self.attempt.account.attempts.update_or_create(
                flow="withdrawal",
                finished_at=None,
                defaults={
                    "world": self.attempt.world,
                    "answers": known,
                    "kept_at": clock.real_now(),
                },
            )
            raise Elsewhere(reverse("accounts:withdrawal", args=["confirmation"]))

    @property
    def is_over(self):
        return self.request.world.player.account.is_activated

    def end_url(self):
        return reverse("accounts:activated") if self.is_over else None

    def done(self, form):
        person, account = self.request.world.player, self.attempt.account
        code, contact = self.answered(CODE.slug), self.answered(self.contact_page.slug)
        code["code"].use()
        account.email, account.phone = contact["email"], contact["telephone"]
        account.save(update_fields=["email", "phone"])
        login = {name: form.cleaned_data[name] for name in ("identifiant", "password")}
        account.give_login(**login)
        person.note_login(**login)
        person.note_contacts(email=account.email, phone=account.phone)
        if account.state == State.CLOSED:
            account.reopen(by=person)
        else:
            account.activate(by=person)
        return reverse("accounts:activated")


NEEDED = {2022: "what_is_needed", 2025: "what_is_needed_by_the_app"}
DONE = {2022: "activated", 2025: "profile_activated"}
"""{year: the template of the page before the first, and of the one after the last}."""


def what_is_needed(request):
    """« Ce qu’il me faut »: what will be asked, before anything is."""
    year = request.world.service_year
    if not request.world.player.account.is_activated:
        Activation.tell_needs(request.world, Activation.name)
    context = {
        "first_url": Activation.first_url(year),
        "contacts": channels.by_message_of_the_insurer(request.world.player),
    }
    return render(request, f"accounts/activation/{in_force(NEEDED, year)}.html", context)


def activated(request):
    """« Mon espace santé est activé »: the end of the journey, for whom the last attempt was."""
    year, person = request.world.service_year, request.world.player
    if not person.account.is_activated:
        return redirect("accounts:what_is_needed")
    ended = person.account.attempts.filter(flow=Activation.name).exclude(finished_at=None)
    whose = subject_of(ended.order_by("finished_at", "pk").last(), WhoseForm, person) or person
    creation = whose.account.events.filter(transition=Transition.AUTO_CREATE).first()
    context = {"was_created_on": creation and creation.at, "whose": whose}
    return render(request, f"accounts/activation/{in_force(DONE, year)}.html", context)
