"""Where a message may go: the contacts known, masked, and the form to choose one of them."""

from django.utils.text import capfirst

from accounts.identity import PersonForm
from sandbox.lessons import Mistake, seconds
from sandbox.world import codes
from sandbox.world.fields import ChoiceField
from sandbox.world.models import Mail
from sandbox.world.writing import masked_email, masked_phone

SMS, EMAIL, LETTER = Mail.Channel.SMS, Mail.Channel.EMAIL, Mail.Channel.LETTER


def of_the_insurer(person):
    """The ways to reach this person that the insurer knows: {channel: where, masked}."""
    ways = _by_message(person.known_phone, person.known_email)
    return ways | ({LETTER: "à mon adresse, en quelques jours"} if person.is_known_by_post else {})


def by_message_of_the_insurer(person):
    """Those of them that are a message: {channel: where, masked}."""
    return _by_message(person.known_phone, person.known_email)


def of_the_account(account):
    """The ways to reach the holder that the service itself was given: {channel: where, masked}."""
    return _by_message(account.phone, account.email)


def _by_message(phone, email):
    sms = {SMS: f"au {masked_phone(phone)}"} if phone else {}
    return sms | ({EMAIL: f"à {masked_email(email)}"} if email else {})


def address(sender, mail, **kwargs):
    """Say where a message goes that the service sends by itself, for `post.sending`."""
    account = getattr(mail.recipient, "account", None)
    field = {SMS: "phone", EMAIL: "email"}.get(mail.channel)
    if field and account and not mail.sent_to:
        mail.sent_to = getattr(account, field)


def quickest_of_the_insurer(person):
    """By message where the insurer can send one, by post otherwise."""
    known = of_the_insurer(person)
    return {"canal": next((each for each in (EMAIL, SMS, LETTER) if each in known), "")}


def first_of_the_account(person):
    return {"canal": next(iter(of_the_account(person.account)), "")}


def channel_kwargs(form, subject, person):
    """What a ChannelForm (the class) takes: the contacts are those of the holder, whomever the code
    is for; the wait is the code's."""
    return {
        "contacts": form.known_of(person),
        "latest": subject.provisional_codes.asked().first(),
    }


class ChannelForm(PersonForm):
    """By which way to receive what was asked for.

    Args:
        contacts: {channel: where, masked}.
        latest: what was sent last, with its `next_allowed_at`, if anything was.
    """

    heading = "Recevoir le code"
    known_of = staticmethod(of_the_insurer)
    """What gives the contacts of a Person, where they are those of the insurer."""
    titles = {SMS: "Par SMS", EMAIL: "Par e-mail", LETTER: "Par courrier"}
    canal = ChoiceField(label="Comment le recevoir ?", empty="channel-empty", choices=[])

    def __init__(self, data=None, *, contacts, latest=None, **kwargs):
        super().__init__(data, **kwargs)
        self.contacts, self.latest = contacts, latest
        self.fields["canal"].offer(
            [(each.value, self.titles[each], capfirst(where)) for each, where in contacts.items()]
        )
        if not self.has_another_way:
            self.initial["canal"] = next((each.value for each in contacts), "")

    @property
    def has_another_way(self):
        return len(self.fields["canal"].cards) > 1

    def clean(self):
        if not self.errors and self.wait:
            raise Mistake("code-too-soon", wait=seconds(self.wait))

    @property
    def wait(self):
        """Real seconds before another request is accepted."""
        return codes.seconds_until(self.latest.next_allowed_at) if self.latest else 0


class ByMessageForm(ChannelForm):
    """By SMS or by e-mail: one of them is chosen already."""

    heading = "Recevoir mon code provisoire"
    known_of = staticmethod(by_message_of_the_insurer)
    was_accepted = False
    """Whether the answer was accepted before: how long to wait since then is no fault of it."""

    def __init__(self, data=None, *, contacts, **kwargs):
        super().__init__(data, contacts=contacts, **kwargs)
        self.initial["canal"] = next((each.value for each in contacts), "")

    def clean(self):
        if not self.was_accepted:
            super().clean()
