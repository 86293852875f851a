"""« Adresse e-mail », « Numéro de téléphone »: a code goes to the new contact, then comes back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.identity import PersonForm
from accounts.login import OneTimeCodeForm, send_code_by
from accounts.session import logged_in
from profiles import history
from profiles.deeds import nothing
from profiles.settings_pages import page
from sandbox.languages.said import says
from sandbox.lessons import Mistake
from sandbox.world import codes, pieces, post
from sandbox.world.fields import EmailField, PhoneField
from sandbox.world.models import Mail

OTHER_EMAIL = "l’autre adresse de la fiche\u00a0: avant le signe @, elle finit par {end}"
OTHER_PHONE = "l’autre numéro de la fiche\u00a0: il finit par {end}"

REMOVED = "Numéro de téléphone retiré"


class NewEmailForm(PersonForm):
    contact = EmailField(
        label="Nouvelle adresse e-mail", empty="email-empty", copies=pieces.NEW_EMAIL
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["contact"].help_text = f"Je recopie {self.other}."

    @property
    def other(self):
        """Which line of the sheet to copy, told by its end: one that was printed never changes."""
        there = _other_than(self.person.account.email, self.person.emails)
        end = there.partition("@")[0].rpartition(".")[2]
        return says(OTHER_EMAIL, end=end)

    def clean_contact(self):
        typed = self.cleaned_data["contact"].lower()
        if typed not in self.person.emails:
            raise Mistake("email-other")
        if typed == self.person.account.email:
            raise Mistake("contact-same", other=self.other)
        return typed


class NewPhoneForm(PersonForm):
    contact = PhoneField(label="Nouveau numéro de téléphone mobile", copies=pieces.NEW_PHONE)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        to_copy = (
            f"Je recopie {self.other}." if self.person.phones else "La fiche n’a pas de mobile."
        )
        self.fields["contact"].help_text = f"{to_copy} Sans numéro, je laisse la case vide."

    @property
    def other(self):
        """Which line of the sheet to copy; any of them, where the account has no number."""
        if not self.person.account.phone:
            return says("un numéro de la fiche")
        there = _other_than(self.person.account.phone, self.person.phones)
        return says(OTHER_PHONE, end=there[-2:])

    def clean_contact(self):
        typed = self.cleaned_data["contact"]
        if typed and typed not in self.person.phones:
            raise Mistake("phone-other")
        if typed and typed == self.person.account.phone:
            raise Mistake("contact-same", other=self.other)
        return typed


def _other_than(present, contacts):
    return next((each for each in contacts if each != present), present)


class ContactCodeForm(OneTimeCodeForm):
    """The code that was sent to the new contact, and no other."""

    def __init__(self, data=None, *, change, **kwargs):
        super().__init__(data, **kwargs)
        self.change = change

    @property
    def awaited(self):
        return self.change.code


@dataclass(frozen=True)
class Contact:
    """A way to reach the holder of an account: its field, that of the sheet too, and its words."""

    field: str
    channel: Mail.Channel
    title: str
    changed: str
    form: type

    def of(self, account):
        return getattr(account, self.field)

    def change_waiting(self, account):
        changes = account.contactchange_set.filter(channel=self.channel)
        return changes.select_related("code").first()

    def send_code(self, account, to):
        """Send a code to the new contact; the change that waited before is forgotten."""
        account.contactchange_set.filter(channel=self.channel).delete()
        code = send_code_by(self.channel, account.holder, sent_to=to)
        account.contactchange_set.create(channel=self.channel, contact=to, code=code)

    def write(self, account, contact):
        """Give the account its new contact (empty: none); the old one is told."""
        if self.of(account):
            post.send(account.holder, self.channel, "contact_changed", {"is_removed": not contact})
        setattr(account, self.field, contact)
        account.save(update_fields=[self.field])
        account.holder.note_contacts(**{self.field: contact})
        history.note(account, self.changed if contact else REMOVED, by=account.holder)


CONTACTS = {
    "email": Contact(
        field="email",
        channel=Mail.Channel.EMAIL,
        title="Adresse e-mail",
        changed="Adresse e-mail changée",
        form=NewEmailForm,
    ),
    "telephone": Contact(
        field="phone",
        channel=Mail.Channel.SMS,
        title="Numéro de téléphone",
        changed="Numéro de téléphone changé",
        form=NewPhoneForm,
    ),
}
"""{what the address of the page says: the Contact}."""


@logged_in
def change(request, kind):
    """Type the new address or number: a code leaves for it."""
    contact, account = _contact(kind), request.account
    form = contact.form(request.POST or None, person=account.holder)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["contact"]
        if not typed:
            return redirect("profiles:remove_phone" if account.phone else "profiles:settings")
        waiting = contact.change_waiting(account)
        if not (waiting and waiting.contact == typed and _seconds_to_wait(waiting)):
            contact.send_code(account, typed)
        return redirect("profiles:contact_code", kind)
    return page(
        request, "contact", form=form, contact=contact, kind=kind, present=contact.of(account)
    )


@logged_in
def code(request, kind):
    """Type the code that the new address or number received: the change is made."""
    contact, account = _contact(kind), request.account
    waiting = contact.change_waiting(account)
    if waiting is None:
        if request.method == "POST":
            nothing(request, "Aucun changement n’attend de code. Voici ce qui est enregistré.")
        return redirect("profiles:settings")
    form = ContactCodeForm(request.POST or None, person=account.holder, change=waiting)
    if request.method == "POST" and form.is_valid():
        waiting.code.use()
        contact.write(account, waiting.contact)
        waiting.delete()
        messages.success(request, f"{contact.changed}. C’est enregistré.")
        return redirect("profiles:settings")
    return page(
        request,
        "contact_code",
        form=form,
        contact=contact,
        kind=kind,
        waiting=waiting,
        wait=_seconds_to_wait(waiting),
    )


@logged_in
@require_POST
def another_code(request, kind):
    """Send the code again, thirty seconds after the last one."""
    contact, account = _contact(kind), request.account
    waiting = contact.change_waiting(account)
    if waiting is None:
        return redirect("profiles:settings")
    if _seconds_to_wait(waiting):
        messages.info(request, "Un code est déjà parti. Regardez dans « Mes papiers ».")
    else:
        contact.send_code(account, waiting.contact)
        messages.success(request, "Un autre code est parti. Seul le dernier code sert.")
    return redirect("profiles:contact_code", kind)


@logged_in
def remove_phone(request):
    """« Retirer le numéro »: the e-mail address stays, and receives the codes."""
    account = request.account
    if not account.phone:
        if request.method == "POST":
            nothing(request, "Le compte n’a déjà plus de numéro.")
        return redirect("profiles:settings")
    if request.method != "POST":
        return page(request, "remove_phone", account=account)
    CONTACTS["telephone"].write(account, "")
    messages.success(request, "Le numéro est retiré. Les codes arrivent par e-mail.")
    return redirect("profiles:settings")


def _contact(kind):
    if kind not in CONTACTS:
        raise Http404
    return CONTACTS[kind]


def _seconds_to_wait(waiting):
    return codes.seconds_until(waiting.code.next_allowed_at)
