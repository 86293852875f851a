"""The pages that the activation has in the order of the application only (real-service.md §1.4)."""

from django.utils.functional import cached_property

from accounts.beneficiary import GUARDIAN, WhomForm, WhoseForm, refuse_not_activable
from accounts.channels import EMAIL, SMS, ByMessageForm, quickest_of_the_insurer
from accounts.contacts import ContactForm, copied_contacts
from accounts.identity import CARDS, PersonForm, copied_identity
from accounts.login import OneTimeCodeForm
from accounts.pages import Page
from accounts.provisional_code import BRINGS_A_CODE, ProvisionalCodeForm, copied_code
from sandbox.lessons import Mistake
from sandbox.world import asking
from sandbox.world.fields import ChoiceField, ConsentField, DateField


class CardForm(PersonForm):
    """Which card one has: the identity is asked accordingly."""

    heading = "Mon modèle de carte"
    carte = ChoiceField(label="Modèle de carte", empty="card-empty", copies="card", choices=CARDS)


CARD = Page(
    "carte",
    CardForm,
    lambda person: {"carte": copied_identity(person)["carte"]},
    paper=asking.CARD,
    did="J’ai choisi mon modèle de carte.",
)


class WhoseSpaceForm(WhoseForm):
    """The holder's papers, whose card is known already; the birth date says for whom."""

    carte = ChoiceField(label="Modèle de carte", empty="card-empty", choices=CARDS)
    naissance = DateField(
        label="Date de naissance",
        help_text="Si j’active pour mon enfant, sa date. Exemple\u00a0: {example}",
        copies="born",
    )

    @staticmethod
    def check(subject):
        refuse_not_activable(subject)
        if subject.account.is_activated:
            raise Mistake("account-exists", name=subject.first_name)
        if not subject.is_played and not subject.world.player.account.has_login:
            raise Mistake("parent-first", name=subject.first_name)


def identity_alone(person):
    """What the card says; which card it is was chosen a page before."""
    return {name: each for name, each in copied_identity(person).items() if name != "carte"}


IDENTITY = Page(
    "identite",
    WhoseSpaceForm,
    identity_alone,
    paper=asking.CARD,
    did="J’ai donné le numéro de sécurité sociale, la date de naissance et la carte.",
    template="identity_alone",
)
WHOM = Page("personne", WhomForm, template="whom")
CHANNEL = Page(
    "envoi",
    ByMessageForm,
    quickest_of_the_insurer,
    paper=asking.KNOWN_CONTACTS,
    did="J’ai demandé le code, par SMS ou par e-mail.",
)


class CodeOfSubjectForm(ProvisionalCodeForm):
    """The code of whom the identity has named.

    Args:
        subject: the Person.
    """

    def __init__(self, data=None, *, subject, **kwargs):
        self.subject = subject
        super().__init__(data, **kwargs)

    @cached_property
    def owners(self):
        return [self.subject]

    def refuse_another(self, known, *, nearly):
        if self.subject.is_played:
            super().refuse_another(known, nearly=nearly)
        raise Mistake("code-of-another", owner=known.person.first_name, nearly=nearly)


CODE = Page(
    "code",
    CodeOfSubjectForm,
    copied_code,
    reads=BRINGS_A_CODE,
    paper=asking.CODE,
    did="J’ai recopié le code provisoire.",
    template="code_received",
    shuts=True,
)


class AgreementForm(PersonForm):
    heading = "Activation"
    accord = ConsentField(
        label="J’accepte les conditions d’utilisation et la politique de protection des données.",
        empty="terms-refused",
    )


AGREEMENT = Page(
    "accord",
    AgreementForm,
    lambda person: {"accord": "on"},
    did="J’ai accepté les conditions.",
    template="conditions",
)


class KnownContactForm(ContactForm):
    """What the insurer knows is in the boxes already: it is to be read, and mended if need be.

    `changed` is {channel: the new contact}, once the form is valid.
    """

    @property
    def changed(self):
        known = known_contacts(self.person)
        typed = self.cleaned_data
        ways = {EMAIL: "email", SMS: "telephone"}
        return {
            channel: typed[name]
            for channel, name in ways.items()
            if typed[name] and typed[name] != known[name]
        }


def known_contacts(person):
    """What the boxes hold before one writes there."""
    return {"email": person.known_email, "telephone": person.known_phone}


CONTACTS = Page(
    "verification",
    KnownContactForm,
    copied_contacts,
    paper=asking.CONTACTS,
    did="J’ai vérifié mon adresse e-mail et mon téléphone.",
)


class NewContactCodeForm(OneTimeCodeForm):
    """The six digits that went to a contact that was changed.

    They are used at once, so that they are good for as long as the journey lasts.

    Args:
        channel: by which they left.
    """

    def __init__(self, data=None, *, channel, **kwargs):
        super().__init__(data, **kwargs)
        self.channel = channel

    @property
    def awaited(self):
        return self.person.one_time_codes.filter(channel=self.channel).first()

    def clean_code(self):
        latest = self.awaited
        if latest and latest.used_at and latest.code == self.cleaned_data["code"]:
            return latest
        return super().clean_code()


class EmailCodeForm(NewContactCodeForm):
    heading = "Le code de ma nouvelle adresse"


class PhoneCodeForm(NewContactCodeForm):
    heading = "Le code de mon nouveau numéro"


CODE_OF = {EMAIL: "code-email", SMS: "code-mobile"}
"""{channel: the slug of the page that asks for the code sent to a changed contact}."""

EMAIL_CODE = Page(
    CODE_OF[EMAIL],
    EmailCodeForm,
    paper=asking.DIGITS,
    did="J’ai recopié le code envoyé à ma nouvelle adresse.",
    template="contact_code",
)
PHONE_CODE = Page(
    CODE_OF[SMS],
    PhoneCodeForm,
    paper=asking.DIGITS,
    did="J’ai recopié le code envoyé à mon nouveau numéro.",
    template="contact_code",
)

PAGES = [
    CARD,
    IDENTITY,
    WHOM,
    CHANNEL,
    CODE,
    GUARDIAN,
    AGREEMENT,
    CONTACTS,
    EMAIL_CODE,
    PHONE_CODE,
]
"""In order; the identifiant and the password come after them, as in every order."""
