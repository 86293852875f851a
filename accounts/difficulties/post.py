"""The difficulties of what is sent: late, lost, put apart, or sent to somebody else."""

from accounts.difficulties.difficulty import (
    NO_EMAIL,
    NO_MOBILE,
    Difficulty,
    DifficultyKind,
    Occasion,
    unread,
)
from sandbox import facts
from sandbox.world import clock
from sandbox.world.models import Mail

LATE_BY = facts.delay("sms-late")
"""Our figure, in the room's time."""

TO_THE_KNOWN_CONTACTS = {"provisional_code", "child_invitation"}
"""What is sent to the contacts that the insurer knows."""


class SmsHeld(Difficulty):
    """The SMS do not come, or come late: the last one too, as long as nobody has read it."""

    late_by = None

    def is_possible(self, world):
        return bool(world.player.phone)

    def reach_back(self, incident):
        if mail := unread(incident.world, Mail.Channel.SMS):
            self.hold(incident, mail)
            mail.save()

    def hold(self, incident, mail):
        if mail.channel == Mail.Channel.SMS:
            mail.held_by = incident
            mail.held_until = clock.real_now() + self.late_by if self.late_by else None


class SmsLost(SmsHeld):
    """They never come."""

    kind = DifficultyKind.SMS_LOST
    label = "Le SMS n’arrive jamais"
    occasion = Occasion.SMS
    cause = (
        "Le téléphone ne capte pas, ou sa mémoire est pleine. Parfois, le réseau perd le message."
    )
    say = facts.filled("Ce n’est pas vous. Attendez {between-two-codes}, puis choisissez l’e-mail.")
    reads = "Le site dit « Un SMS est parti ». Le téléphone ne montre rien."
    back = "Les SMS retenus arrivent tout de suite."
    unless = NO_MOBILE
    errors = {"otp-expired"}


class SmsLate(SmsHeld):
    """They come some minutes later."""

    kind = DifficultyKind.SMS_LATE
    comes_by_surprise = True
    label = "Le SMS arrive en retard"
    occasion = Occasion.SMS
    cause = facts.filled("Le réseau est chargé. Pour l’atelier, chaque SMS met {sms-late}.")
    say = "Attendez un peu. Si vous demandez un autre code, seul le dernier reçu sert."
    reads = facts.filled("Le site dit « Un SMS est parti ». Le SMS arrive {sms-late} plus tard.")
    back = "Les SMS en retard arrivent tout de suite."
    unless = NO_MOBILE
    errors = {"otp-expired"}
    late_by = LATE_BY


class EmailUnwanted(Difficulty):
    """The e-mails land in « Courrier indésirable »: the last one too, if it is not read."""

    kind = DifficultyKind.EMAIL_UNWANTED
    comes_by_surprise = True
    label = "L’e-mail est dans les indésirables"
    occasion = Occasion.EMAIL
    cause = "La boîte e-mail a cru à une publicité. Elle a rangé le message à part."
    say = (
        "Ouvrez « Courrier indésirable ». Regardez bien qui envoie, puis choisissez "
        "« Ce n’est pas indésirable »."
    )
    reads = "La boîte ne montre rien de nouveau. L’e-mail est dans « Courrier indésirable »."
    back = "Les e-mails rangés à part reviennent dans la boîte."
    unless = NO_EMAIL

    def is_possible(self, world):
        return bool(world.player.email)

    def reach_back(self, incident):
        if mail := unread(incident.world, Mail.Channel.EMAIL):
            self.hold(incident, mail)
            mail.save()

    def hold(self, incident, mail):
        if mail.channel == Mail.Channel.EMAIL:
            mail.held_by, mail.is_unwanted = incident, True

    def end(self, incident):
        incident.held_mails.update(is_unwanted=False)


class InsurerPhone(Difficulty):
    """The insurer sends its SMS to a number that the person has no more."""

    kind = DifficultyKind.INSURER_PHONE
    label = "L’Assurance Maladie a un ancien mobile"
    occasion = Occasion.IDENTITY
    cause = "La personne a changé de mobile. Elle ne l’a pas dit à l’Assurance Maladie."
    say = (
        "Lisez la fin du numéro, à l’écran. Ce n’est pas le vôtre ? Choisissez l’e-mail ou le "
        "courrier, ou appelez l’Assurance Maladie."
    )
    reads = "Le site propose un numéro qui finit autrement. Le SMS n’arrive pas."
    back = "Le bon numéro revient. Les SMS partis ailleurs arrivent."
    unless = "l’Assurance Maladie ne connaît aucun mobile"

    def is_possible(self, world):
        return bool(world.player.known_phone)

    def begin(self, incident):
        person = incident.world.player
        incident.before = {"known_phone": person.known_phone}
        person.known_phone = _old_number(person.known_phone)
        person.save(update_fields=["known_phone"])

    def hold(self, incident, mail):
        person, is_asked = mail.recipient, mail.template in TO_THE_KNOWN_CONTACTS
        is_sms = mail.channel == Mail.Channel.SMS
        if is_asked and is_sms and person.known_phone not in person.phones:
            mail.held_by = incident

    def end(self, incident):
        """Who has had the number corrected meanwhile keeps the right one."""
        person, before = incident.world.player, incident.before["known_phone"]
        if person.known_phone == _old_number(before):
            person.known_phone = before
            person.save(update_fields=["known_phone"])


def _old_number(phone):
    """Another fake number, whose end differs."""
    return f"{phone[:-2]}{(int(phone[-2:]) + 37) % 100:02d}"
