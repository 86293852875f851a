"""Activating one's space, in the order of 2022: the code first (real-service.md §1.4)."""

from difflib import SequenceMatcher

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.text import get_text_list

from accounts import passwords
from accounts.difficulties.difficulty import Occasion
from accounts.flows import Elsewhere, Flow
from accounts.identity import IdentityForm, PersonForm, copied_identity
from accounts.pages import Page, latest_paper
from accounts.states import State, Transition
from sandbox import facts
from sandbox.lessons import Mistake
from sandbox.world import asking, clock, fictitious, identities
from sandbox.world.fields import (
    ChoiceField,
    ConsentField,
    EmailField,
    IdentifiantField,
    PasswordField,
    PhoneField,
    ProvisionalCodeField,
)
from sandbox.world.writing import fours

LIKE_OURS = 0.6
"""How alike a mistyped code and this seat's own must be for the screen to show it again."""

GROUP = 4
"""How many signs of a code its paper prints together."""

ACTIVATE, REFUSE = "activer", "refuser"

BRINGS_A_CODE = ("invitation", "provisional_code")
"""The kinds of message in which one reads one's own provisional code."""

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


class ProvisionalCodeForm(PersonForm):
    heading = "Mon code provisoire"
    occasions = (Occasion.CODE,)
    code = ProvisionalCodeField(
        label="Code provisoire",
        help_text=facts.filled(
            "{code-length} lettres et chiffres. Respectez les majuscules et les minuscules."
        ),
        empty="code-empty",
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        passwords = [self.person.noted_password, self.person.spare_password]
        self.fields["code"].codes = SimpleLazyObject(self.codes_of_these_papers)
        self.fields["code"].passwords = {fictitious.compact(each) for each in passwords if each}

    def codes_of_these_papers(self):
        return list(self.person.world.provisionalcode_set.values_list("code", flat=True))

    @property
    def owner(self):
        """Whose code is asked for."""
        return self.person

    def clean_code(self):
        typed = self.cleaned_data["code"]
        known = self.owner.provisional_codes.filter(code=typed).first()
        if known is None:
            self.refuse_misprint(typed)
            self.refuse_another(typed)
            self.refuse_slip(typed)
            raise Mistake("code-wrong")
        if known.is_used:
            self.refuse_used()
        if known.is_replaced and self.has_a_good_code():
            raise Mistake("code-replaced")
        if known.is_expired:
            raise Mistake("code-expired-asked" if known.asked_at else "code-expired")
        if known.is_replaced:
            raise Mistake("code-replaced")
        return known

    def has_a_good_code(self):
        return any(not code.is_expired for code in self.owner.provisional_codes.current())

    def refuse_used(self):
        """Say what this code has served for, if it is known."""
        account = self.owner.account
        if account.way_out is not None:
            raise Mistake("code-used-elsewhere")
        raise Mistake("code-used" if account.is_activated else "code-used-to-refuse")

    def refuse_misprint(self, typed):
        """Say that the letter itself is wrong."""
        if self.owner.provisional_codes.current().filter(misprint=typed).exists():
            raise Mistake("code-misprinted")

    def refuse_another(self, typed):
        """Say whose code this is, when it is that of somebody else of these papers."""
        if child := self.person.children.filter(provisional_codes__code=typed).first():
            raise Mistake("code-of-a-child", child=child.first_name)

    def refuse_slip(self, typed):
        """Say where the difference is, with the code of these papers that is nearly this one."""
        for known in self.owner.provisional_codes.current():
            if typed.swapcase() == known.code:
                raise Mistake("code-caps-lock")
            if typed.lower() == known.code.lower():
                raise Mistake("code-case", groups=_groups_that_differ(typed, known.code))
            if _alike(typed.lower(), known.code.lower()) >= LIKE_OURS:
                self.refuse_look_alike(typed)
                raise Mistake("code-slip", groups=_groups_that_differ(typed, known.code))
        self.refuse_look_alike(typed)

    @staticmethod
    def refuse_look_alike(typed):
        """Say that a sign is in no code: it is another one, badly read."""
        if sign := next((each for each in typed if each not in identities.CODE_ALPHABET), None):
            raise Mistake("code-look-alike", sign=sign)

    def shows_again(self, name):
        """A refused code comes back only if it is a slip on this seat's own, and so not real."""
        return super().shows_again(name) or self.looks_like_ours(self.data.get(name, ""))

    def may_keep(self, field):
        """Half typed, it is a part of this seat's own."""
        return super().may_keep(field) or self.looks_like_ours(field.data or "")

    def looks_like_ours(self, typed):
        """Whether it is nearly a code of these papers, or a part of one."""
        bare = self.fields["code"].to_python(typed).lower()
        is_safe = bare != "" and not fictitious.may_hold_something_real(typed)
        ours = [known.code.lower() for known in self.owner.provisional_codes.all()]
        is_nearly = any(_alike(bare, code) >= LIKE_OURS for code in ours)
        is_part = is_safe and any(_is_part(bare, code) for code in ours)
        return len(typed) <= 20 and (is_nearly or is_part)


def _is_part(typed, code):
    """Whether this is a piece of that code, a group of it with its slip, say."""
    pieces = [code[at : at + len(typed)] for at in range(len(code) - len(typed) + 1)]
    if len(typed) < GROUP:
        return typed in pieces
    return any(_alike(typed, piece) >= LIKE_OURS for piece in pieces)


def _alike(typed, code):
    return SequenceMatcher(None, typed, code).ratio()


def _groups_that_differ(typed, code):
    """« le 2e groupe », « les groupes 1 et 3 »: those of four where the two codes are not one."""
    pairs = zip(fours(typed), fours(code), strict=True)
    differ = [str(number) for number, (one, other) in enumerate(pairs, 1) if one != other]
    if len(differ) > 1:
        return f"les groupes {get_text_list(differ, 'et')}"
    return f"le {differ[0]}{'er' if differ == ['1'] else 'e'} groupe de 4"


def copied_code(person):
    return {"code": latest_paper(person, *BRINGS_A_CODE).context["code"]}


CODE = Page(
    "code",
    ProvisionalCodeForm,
    copied_code,
    reads=BRINGS_A_CODE,
    paper=asking.CODE,
    did="J’ai recopié le code provisoire.",
)


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


class ContactForm(PersonForm):
    heading = "Mes coordonnées"
    email = EmailField(
        label="Adresse e-mail", help_text="Obligatoire. Elle est sur la fiche.", empty="email-empty"
    )
    telephone = PhoneField(
        label="Numéro de téléphone mobile", help_text="Je peux laisser cette case vide."
    )

    def clean_email(self):
        typed = self.cleaned_data["email"].lower()
        if typed not in self.person.emails:
            raise Mistake("email-other")
        return typed

    def clean_telephone(self):
        typed = self.cleaned_data["telephone"]
        if typed and typed not in self.person.phones:
            raise Mistake("phone-other")
        return typed


def copied_contacts(person):
    return {"email": person.email or person.spare_email, "telephone": person.phone}


CONTACT = Page(
    "coordonnees",
    ContactForm,
    copied_contacts,
    paper=asking.CONTACTS,
    did="J’ai donné une adresse e-mail.",
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
    orders = {2022: [CODE, IDENTITY, CHOICE, TERMS, CONTACT, CREDENTIAL]}

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

    def end_url(self):
        account = self.request.world.player.account
        return reverse("accounts:activated") if account.is_activated else None

    def done(self, form):
        person, account = self.request.world.player, self.attempt.account
        code, contact = self.answered(CODE.slug), self.answered(CONTACT.slug)
        code["code"].use()
        account.email, account.phone = contact["email"], contact["telephone"]
        account.save(update_fields=["email", "phone"])
        login = {name: form.cleaned_data[name] for name in ("identifiant", "password")}
        account.give_login(**login)
        person.note_login(**login)
        if account.state == State.CLOSED:
            account.reopen(by=person)
        else:
            account.activate(by=person)
        return reverse("accounts:activated")


def what_is_needed(request):
    """« Ce qu’il me faut »: what will be asked, before anything is."""
    context = {"first_url": Activation.first_url(request.world.service_year)}
    return render(request, "accounts/activation/what_is_needed.html", context)


def activated(request):
    """« Mon espace santé est activé »: the end of the journey, for who reached it."""
    account = request.world.player.account
    if not account.is_activated:
        return redirect("accounts:what_is_needed")
    creation = account.events.filter(transition=Transition.AUTO_CREATE).first()
    context = {"was_created_on": creation and creation.at}
    return render(request, "accounts/activation/activated.html", context)
