"""Activating one's space, in the order of 2022: the code first (real-service.md §1.4)."""

from difflib import SequenceMatcher

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts import passwords, session
from accounts.flows import Elsewhere, Flow
from accounts.models import Attempt, Credential
from sandbox.forms import Form
from sandbox.lessons import Mistake
from sandbox.world.fields import (
    ChoiceField,
    ConsentField,
    DateField,
    EmailField,
    IdentifiantField,
    NirField,
    PasswordField,
    PhoneField,
    ProvisionalCodeField,
    SerialField,
    check_serial,
)

WITH_PHOTO, WITHOUT_PHOTO = "avec-photo", "sans-photo"
LIKE_OURS = 0.6
"""How alike a mistyped code and this seat's own must be for the screen to show it again."""


class PersonForm(Form):
    """A form about the fake person of this seat."""

    heading = ""

    def __init__(self, data=None, *, person, **kwargs):
        super().__init__(data, **kwargs)
        self.person = person


class CodeForm(PersonForm):
    heading = "Mon code provisoire"
    code = ProvisionalCodeField(
        label="Code provisoire",
        help_text="12 lettres et chiffres. Respectez les majuscules et les minuscules.",
        empty="code-empty",
    )

    def clean_code(self):
        typed = self.cleaned_data["code"]
        known = self.person.provisional_codes.filter(code=typed).first()
        if known is None:
            raise Mistake("code-wrong")
        if known.is_used:
            raise Mistake("code-used")
        if known.is_expired:
            raise Mistake("code-expired")
        return known

    def shows_again(self, name):
        """A refused code comes back only if it is a slip on this seat's own, and so not real."""
        return super().shows_again(name) or self.looks_like_ours(self.data.get(name, ""))

    def looks_like_ours(self, typed):
        return len(typed) <= 20 and any(
            SequenceMatcher(None, typed, known.code).ratio() >= LIKE_OURS
            for known in self.person.provisional_codes.all()
        )


class IdentityForm(PersonForm):
    heading = "Mon identité"
    nir = NirField(
        label="Numéro de sécurité sociale",
        help_text="15 caractères, en bas de la carte d’entraînement.",
        empty="nir-empty",
    )
    naissance = DateField(label="Date de naissance", help_text="Exemple : 27 3 1950")
    carte = ChoiceField(
        label="Modèle de carte",
        empty="card-empty",
        choices=[
            (WITH_PHOTO, "Carte Vitale avec photo", "Le numéro de série est devant."),
            (WITHOUT_PHOTO, "Carte Vitale sans photo", "Le numéro de série est au dos."),
        ],
    )
    serie = SerialField(label="Numéro de série", empty="serial-empty")

    def clean(self):
        self.check_serial()
        if not self.errors and not self.is_the_person():
            raise Mistake("identity-unknown")

    def check_serial(self):
        if "serie" not in self.cleaned_data:
            return
        card = self.cleaned_data.get("carte")
        nirs = [self.person.nir, self.cleaned_data.get("nir") or ""]
        try:
            check_serial(
                self.cleaned_data["serie"],
                has_photo=card and card == WITH_PHOTO,
                nirs=nirs,
            )
        except Mistake as mistake:
            self.add_error("serie", mistake)

    def is_the_person(self):
        typed, card = self.cleaned_data, self.person.carte_vitale
        return (
            typed["nir"] == self.person.nir
            and typed["naissance"] == self.person.born_on
            and (typed["carte"] == WITH_PHOTO) == card.has_photo
            and typed["serie"] == card.serial
        )


class TermsForm(PersonForm):
    heading = "Conditions d’utilisation"
    accord = ConsentField(
        label="J’accepte les conditions d’utilisation et la politique de protection des données.",
        empty="terms-refused",
    )


class ContactForm(PersonForm):
    heading = "Mes coordonnées"
    email = EmailField(
        label="Adresse e-mail", help_text="Obligatoire. Elle est sur la fiche.", empty="email-empty"
    )
    telephone = PhoneField(
        label="Numéro de téléphone mobile", help_text="Vous pouvez laisser cette case vide."
    )

    def clean_email(self):
        if self.cleaned_data["email"].lower() != self.person.email:
            raise Mistake("email-other")
        return self.person.email

    def clean_telephone(self):
        typed = self.cleaned_data["telephone"]
        if typed and typed != self.person.phone:
            raise Mistake("phone-other")
        return typed


class CredentialForm(PersonForm):
    heading = "Identifiant et mot de passe"
    identifiant = IdentifiantField(
        label="Identifiant",
        help_text="De 8 à 100 caractères : minuscules, chiffres, point, tiret, tiret bas.",
        empty="identifiant-empty",
    )
    password = PasswordField(
        label="Mot de passe",
        help_text="Recopiez celui de la fiche. Ne mettez jamais un mot de passe à vous.",
        empty="password-empty",
    )
    confirmation = PasswordField(label="Confirmer le mot de passe", empty="password-empty")
    rules = {slug: words for slug, (words, _) in passwords.RULES.items()}

    def clean_identifiant(self):
        typed = self.cleaned_data["identifiant"]
        others = self.person.world.credential_set
        taken = others.filter(identifiant=typed).exists()
        if taken or typed in passwords.taken_identifiants(self.person):
            raise Mistake("identifiant-taken")
        return typed

    def clean(self):
        raw = self.cleaned_data.get("password")
        if not raw:
            return
        identifiant = self.cleaned_data.get("identifiant", "")
        for fault in passwords.faults(raw, person=self.person, identifiant=identifiant):
            self.add_error("password", fault)
        if self.cleaned_data.get("confirmation", raw) != raw:
            self.add_error("confirmation", Mistake("password-differs"))


class Activation(Flow):
    name = "activation"
    label = "Activation"
    steps = {
        "code": CodeForm,
        "identite": IdentityForm,
        "conditions": TermsForm,
        "coordonnees": ContactForm,
        "identifiants": CredentialForm,
    }

    def get_attempt(self):
        """The open attempt, or a new one, saved with its first answer.

        A late click after the end goes to the end.
        """
        account = self.request.world.player.account
        attempts = account.attempts.filter(flow=self.name)
        if attempt := attempts.filter(finished_at=None).first():
            return attempt
        if self.step != self.path[0] and attempts.exists() and account.is_activated:
            raise Elsewhere(reverse("accounts:activated"))
        return Attempt(world=account.world, account=account, flow=self.name)

    def get_form_kwargs(self, slug):
        return {"person": self.request.world.player}

    def done(self, form):
        person, account = self.request.world.player, self.attempt.account
        code, contact = self.form("code"), self.form("coordonnees")
        code.is_valid(), contact.is_valid()
        code.cleaned_data["code"].use()
        account.email = contact.cleaned_data["email"]
        account.phone = contact.cleaned_data["telephone"]
        account.save(update_fields=["email", "phone"])
        credential = Credential(
            world=account.world, account=account, identifiant=form.cleaned_data["identifiant"]
        )
        credential.set_password(form.cleaned_data["password"])
        credential.save()
        person.note_login(
            identifiant=credential.identifiant, password=form.cleaned_data["password"]
        )
        account.activate(by=person)
        return reverse("accounts:activated")


def what_is_needed(request):
    """« Ce qu’il me faut »: what will be asked, before anything is."""
    return render(request, "accounts/activation/what_is_needed.html")


def activated(request):
    """« Mon espace santé est activé »: the end of the journey, for who reached it."""
    if not request.world.player.account.is_activated:
        return redirect("accounts:what_is_needed")
    return render(request, "accounts/activation/activated.html")


def resume(request):
    """Where the learner stood: inside, at the one-time code, or at the first page not yet done."""
    if current := session.current(request.world):
        return redirect(settings.LOGIN_REDIRECT_URL if current.opened_at else "accounts:login_code")
    attempts = request.world.player.account.attempts.filter(flow=Activation.name)
    attempt = attempts.filter(finished_at=None).first()
    if attempt is None:
        return redirect("accounts:site")
    step = next(slug for slug in Activation.steps if slug not in attempt.answers)
    return redirect("accounts:activation", step)
