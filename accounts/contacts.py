"""« Mes coordonnées »: the address and the number that the service is given while one activates."""

from accounts.identity import PersonForm
from accounts.pages import Page
from sandbox.lessons import Mistake
from sandbox.world import asking
from sandbox.world.fields import EmailField, PhoneField


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
