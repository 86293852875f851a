"""Activating one's space, in the order of 2022: the code first (real-service.md §1.4)."""

from difflib import SequenceMatcher

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.text import get_text_list

from accounts import passwords
from accounts.difficulties.difficulty import Occasion
from accounts.flows import Elsewhere, Flow
from accounts.identity import IdentityForm, PersonForm, copied_identity
from accounts.pages import Page, latest_paper
from accounts.states import State, Transition
from sandbox import facts
from sandbox.kit.prepared import Prepared
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
        return [each.code for each in self.of_these_papers]

    @cached_property
    def of_these_papers(self):
        """Every ProvisionalCode that they brought: first those that this page takes, in force."""
        codes = _codes_in(self.person.world)
        return sorted(codes, key=lambda each: (not self.takes(each), not each.is_current, -each.pk))

    @cached_property
    def owners(self):
        """Whose codes this page takes."""
        return [self.person]

    def takes(self, code):
        return code.person in self.owners

    @cached_property
    def typed(self):
        """The code as it is read, without what stands around and between its groups."""
        return self.fields["code"].to_python(self.data.get("code", ""))

    @cached_property
    def nearest(self):
        """The ProvisionalCode that the one typed is, or nearly is; None where it is like none."""
        likeness = {each: _likeness(self.typed, each) for each in self.of_these_papers}
        nearest = max(likeness, key=likeness.get, default=None)
        return nearest if nearest and likeness[nearest] >= LIKE_OURS else None

    def clean_code(self):
        typed, known = self.cleaned_data["code"], self.nearest
        if known is None:
            self.refuse_look_alike(typed)
            raise Mistake("code-wrong")
        if typed != known.code:
            self.refuse_slip(typed, known)
        if known.is_expired:
            raise self.too_old(known)
        return known

    def clean(self):
        """A code that serves nothing here is told as such, however wrongly it is written."""
        if known := self.nearest:
            try:
                self.refuse_useless(known)
            except Mistake as mistake:
                self.errors.pop("code", None)
                self.add_error("code", mistake)

    def refuse_useless(self, known):
        """Say why a code of these papers does not serve here: it is another's, or of the past.

        Args:
            known: the ProvisionalCode that was typed, or nearly.
        """
        if not self.takes(known):
            self.refuse_another(known, nearly="" if self.typed == known.code else "presque ")
        if known.is_used:
            self.refuse_used(known.person)
        if known.is_replaced:
            is_over = known.is_expired and not self.has_a_good_code(known.person)
            raise self.too_old(known) if is_over else Mistake("code-replaced")

    @staticmethod
    def has_a_good_code(owner):
        return any(not code.is_expired for code in owner.provisional_codes.current())

    @staticmethod
    def too_old(known):
        return Mistake("code-expired-asked" if known.asked_at else "code-expired")

    def refuse_used(self, owner):
        """Say what the code of this Person has served for, if it is known."""
        account = owner.account
        if account.way_out is not None:
            raise Mistake("code-used-elsewhere")
        raise Mistake("code-used" if account.is_activated else "code-used-to-refuse")

    def refuse_another(self, known, *, nearly):
        """Say whose code this is: `nearly` is « presque » and a space, where it only nearly is."""
        raise Mistake("code-of-a-child", child=known.person.first_name, nearly=nearly)

    def refuse_slip(self, typed, known):
        """Say where it differs from what the papers say, which may itself be misprinted."""
        if typed == known.misprint:
            raise Mistake("code-misprinted")
        if typed.swapcase() == known.printed:
            raise Mistake("code-caps-lock")
        if typed.lower() == known.printed.lower():
            raise Mistake("code-case", groups=groups_that_differ(typed, known.printed))
        self.refuse_look_alike(typed)
        raise Mistake("code-slip", groups=groups_that_differ(typed, known.printed))

    @staticmethod
    def refuse_look_alike(typed):
        """Say that a sign is in no code: it is another one, badly read."""
        if sign := next((each for each in typed if each not in identities.CODE_ALPHABET), None):
            raise Mistake("code-look-alike", sign=sign)

    def shows_again(self, name):
        """A refused code comes back only if it is a slip on one of these papers: it is not real."""
        return super().shows_again(name) or self.looks_like_ours(self.data.get(name, ""))

    def may_keep(self, field):
        """Half typed, it is a part of one of these papers."""
        return super().may_keep(field) or self.looks_like_ours(field.data or "")

    def looks_like_ours(self, typed):
        """Whether it is nearly a code of these papers, or a part of one."""
        bare = self.fields["code"].to_python(typed).lower()
        is_safe = bare != "" and not fictitious.may_hold_something_real(typed)
        ours = [code.lower() for code in self.codes_of_these_papers()]
        is_nearly = any(_alike(bare, code) >= LIKE_OURS for code in ours)
        is_part = is_safe and any(_is_part(bare, code) for code in ours)
        return len(typed) <= 20 and (is_nearly or is_part)


@Prepared
def _codes_in(world):
    return world.provisionalcode_set.select_related("person__account")


def _likeness(typed, known):
    """How alike this is to a ProvisionalCode, as it is or as it is printed, from 0 to 1."""
    return max(_alike(typed.lower(), each.lower()) for each in (known.code, known.printed))


def _is_part(typed, code):
    """Whether this is a piece of that code, a group of it with its slip, say."""
    pieces = [code[at : at + len(typed)] for at in range(len(code) - len(typed) + 1)]
    if len(typed) < GROUP:
        return typed in pieces
    return any(_alike(typed, piece) >= LIKE_OURS for piece in pieces)


def _alike(typed, code):
    return SequenceMatcher(None, typed, code).ratio()


def groups_that_differ(typed, code):
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
    needs = "Ce qu’il me faut"
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

    @property
    def is_over(self):
        return self.request.world.player.account.is_activated

    def end_url(self):
        return reverse("accounts:activated") if self.is_over else None

    def done(self, form):
        person, account = self.request.world.player, self.attempt.account
        code, contact = self.answered(CODE.slug), self.answered(CONTACT.slug)
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


def what_is_needed(request):
    """« Ce qu’il me faut »: what will be asked, before anything is."""
    if not request.world.player.account.is_activated:
        Activation.tell_needs(request.world, Activation.name)
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
