"""The difficulties that can be put on a place, and taken back: one table, and what each one does.

In force at once, a difficulty touches what is already there: the SMS not yet read, the letter in
the papers, the page passed. Put for the next occasion it waits, and only touches what comes from
there on. Taking it back puts back what it replaced (`Incident.before`), and lets in what it held.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from accounts import session
from sandbox import facts
from sandbox.world import clock, codes, identities, post
from sandbox.world.models import FRAUD, Incident, Mail

Kind = Incident.Kind

LATE_BY = facts.delay("sms-late")
OUTAGE = facts.delay("outage-length")
"""Our figures, in the room's time."""

ONE_DAY = timedelta(days=1)
TO_THE_KNOWN_CONTACTS = {"provisional_code", "child_invitation"}
"""What is sent to the contacts that the insurer knows."""


class Occasion(Enum):
    """When a difficulty that waits begins, as its button says it."""

    SMS = "Au prochain SMS"
    EMAIL = "Au prochain e-mail"
    CODE = "Au prochain code provisoire écrit"
    IDENTITY = "À la prochaine identité donnée"
    FORM = "Au prochain formulaire envoyé"


class Difficulty:
    """What one kind of incident does. Its methods get the Incident, or the world."""

    def is_possible(self, world):
        """Whether it can ever happen to the person of this place."""
        return True

    def can_begin(self, world):
        """Whether there is something for it to touch now."""
        return True

    def begin(self, incident):
        """Do it."""

    def reach_back(self, incident):
        """Touch the last message too, which came before it was put in force at once."""

    def hold(self, incident, mail):
        """Touch a message that is about to be sent to this person."""

    def end(self, incident):
        """Put back what it replaced."""


class SmsHeld(Difficulty):
    """The SMS do not come, or come late: the last one too, as long as nobody has read it."""

    def __init__(self, late_by=None):
        self.late_by = late_by

    def is_possible(self, world):
        return bool(world.player.phone)

    def reach_back(self, incident):
        if mail := _unread(incident.world, Mail.Channel.SMS):
            self.hold(incident, mail)
            mail.save()

    def hold(self, incident, mail):
        if mail.channel == Mail.Channel.SMS:
            mail.held_by = incident
            mail.held_until = clock.real_now() + self.late_by if self.late_by else None


class EmailUnwanted(Difficulty):
    """The e-mails land in « Courrier indésirable »: the last one too, if it is not read."""

    def is_possible(self, world):
        return bool(world.player.email)

    def reach_back(self, incident):
        if mail := _unread(incident.world, Mail.Channel.EMAIL):
            self.hold(incident, mail)
            mail.save()

    def hold(self, incident, mail):
        if mail.channel == Mail.Channel.EMAIL:
            mail.held_by, mail.is_unwanted = incident, True

    def end(self, incident):
        incident.held_mails.update(is_unwanted=False)


class OfTheCode(Difficulty):
    """A difficulty of the provisional code that the person has now."""

    def is_possible(self, world):
        return not world.player.account.is_activated

    def can_begin(self, world):
        code = self.code_of(world)
        return code is not None and not code.is_expired

    def begin(self, incident):
        code = self.code_of(incident.world)
        incident.before = {"code": code.pk} | self.spoil(code)

    def end(self, incident):
        code = incident.world.provisionalcode_set.filter(pk=incident.before["code"]).first()
        if code:
            self.mend(code, incident.before)

    @staticmethod
    def code_of(world):
        return world.player.provisional_codes.current().order_by("pk").last()

    def spoil(self, code):
        """Make this code no good, and return what to remember of it."""
        raise NotImplementedError

    def mend(self, code, before):
        """Make it good again."""
        raise NotImplementedError


class CodeExpired(OfTheCode):
    """Its last day was yesterday: on the screen, the letter is an older one, with its own dates."""

    def spoil(self, code):
        mails = list(_mails_of(code))
        before = {
            "sent_on": code.sent_on.isoformat(),
            "printed": {
                mail.pk: [mail.context["valid_until"], mail.sent_at.isoformat()] for mail in mails
            },
        }
        self._date(code, clock.today() - codes.PROVISIONAL_LIFE - ONE_DAY)
        for mail in mails:
            self._print(mail, code.expires_on.isoformat(), clock.morning_of(code.sent_on))
        return before

    def mend(self, code, before):
        self._date(code, date.fromisoformat(before["sent_on"]))
        for mail in _mails_of(code):
            if kept := before["printed"].get(str(mail.pk)):
                self._print(mail, kept[0], datetime.fromisoformat(kept[1]))

    def _date(self, code, day):
        code.sent_on = day
        code.save(update_fields=["sent_on"])

    def _print(self, mail, last_day, sent_at):
        mail.context["valid_until"], mail.sent_at = last_day, sent_at
        mail.save(update_fields=["context", "sent_at"])


class CodeUsed(OfTheCode):
    """Somebody has typed it already, and nothing was activated."""

    def spoil(self, code):
        code.use()
        return {}

    def mend(self, code, before):
        if not code.person.account.is_activated:
            code.used_at = None
            code.save(update_fields=["used_at"])


class CodeMisprinted(OfTheCode):
    """The letter, on paper and on screen, differs from the code that the service knows."""

    def spoil(self, code):
        code.misprint, code.code = code.code, _one_sign_away(code.code)
        code.save(update_fields=["code", "misprint"])
        return {}

    def mend(self, code, before):
        if code.misprint:
            code.code, code.misprint = code.misprint, ""
            code.save(update_fields=["code", "misprint"])


class InsurerPhone(Difficulty):
    """The insurer sends its SMS to a number that the person has no more."""

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


class AccountExists(Difficulty):
    """Somebody has activated the space already, with the login of the sheet."""

    def is_possible(self, world):
        person = world.player
        return person.account.way_out is not None and bool(person.email)

    can_begin = is_possible

    def begin(self, incident):
        person = incident.world.player
        account, code = person.account, OfTheCode.code_of(incident.world)
        incident.before = {
            "account": {
                "email": account.email,
                "phone": account.phone,
                "state": account.state,
                "since": account.since.isoformat(),
            },
            "code": code and code.pk,
        }
        if code:
            code.use()
        account.email, account.phone = person.email, person.phone
        account.save(update_fields=["email", "phone"])
        account.give_login(identifiant=person.noted_identifiant, password=person.noted_password)
        account.activate(by=person)

    def end(self, incident):
        """Once the space has moved on (closed, say) it stays as it is."""
        account = incident.world.player.account
        if not account.is_activated:
            return
        session.end(incident.world)
        account.take_activation_back(**incident.before["account"])
        spent = incident.world.provisionalcode_set.filter(pk=incident.before["code"])
        spent.update(used_at=None)


class SessionEnded(Difficulty):
    """The next page of the site finds nobody logged in any more, once."""

    def can_begin(self, world):
        begun = world.attempt_set.filter(finished_at=None)
        return session.current(world) is not None or begun.exists()


class ServiceStopped(Difficulty):
    """No page of the site answers for a while; the papers and the telephone do."""

    def begin(self, incident):
        incident.until = clock.real_now() + OUTAGE


class Fraud(Difficulty):
    """A message from a thief arrives; it goes when it is taken back, with what was done."""

    def __init__(self, channel):
        self.channel = channel

    def is_possible(self, world):
        person = world.player
        return bool(person.phone if self.channel == Mail.Channel.SMS else person.email)

    def begin(self, incident):
        mail = post.send(incident.world.player, self.channel, FRAUD)
        incident.before = {"mail": mail.pk}

    def end(self, incident):
        incident.world.mail_set.filter(pk=incident.before["mail"]).delete()


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Args:
        does: its Difficulty.
        occasion: when it begins, if it is not at once.
        cause: why it happens in real life.
        say: « Quoi dire à l'usager ».
        reads: what the learner finds.
        back: what taking it back does.
        unless: why it can mean nothing to somebody, where it can.
    """

    does: Difficulty
    occasion: Occasion
    cause: str
    say: str
    reads: str
    back: str
    unless: str = ""


NO_MOBILE, NO_EMAIL = "la personne n’a pas de mobile", "la personne n’a pas d’e-mail"
ACTIVATED = "l’espace est déjà activé"
ASK_ANOTHER = "Demandez un nouveau code provisoire. Il remplace celui-là."

TABLE = {
    Kind.SMS_LOST: Row(
        SmsHeld(), Occasion.SMS,
        "Le téléphone ne capte pas, ou sa mémoire est pleine. Parfois, le réseau perd le message.",
        facts.filled("Ce n’est pas vous. Attendez {between-two-codes}, puis choisissez l’e-mail."),
        "Le site dit « Un SMS est parti ». Le téléphone ne montre rien.",
        "Les SMS retenus arrivent tout de suite.",
        unless=NO_MOBILE,
    ),
    Kind.SMS_LATE: Row(
        SmsHeld(LATE_BY), Occasion.SMS,
        facts.filled("Le réseau est chargé. Pour l’atelier, chaque SMS met {sms-late}."),
        "Attendez un peu. Si vous demandez un autre code, seul le dernier reçu sert.",
        facts.filled(
            "Le site dit « Un SMS est parti ». Le SMS arrive {sms-late} plus tard."
        ),
        "Les SMS en retard arrivent tout de suite.",
        unless=NO_MOBILE,
    ),
    Kind.EMAIL_UNWANTED: Row(
        EmailUnwanted(), Occasion.EMAIL,
        "La boîte e-mail a cru à une publicité. Elle a rangé le message à part.",
        "Ouvrez « Courrier indésirable ». Regardez bien qui envoie, puis choisissez "
        "« Ce n’est pas indésirable ».",
        "La boîte ne montre rien de nouveau. L’e-mail est dans « Courrier indésirable ».",
        "Les e-mails rangés à part reviennent dans la boîte.",
        unless=NO_EMAIL,
    ),
    Kind.CODE_EXPIRED: Row(
        CodeExpired(), Occasion.CODE,
        facts.filled(
            "La lettre est restée trop longtemps sur la table. Un code vaut {code-life}."
        ),
        ASK_ANOTHER + " La fiche imprimée garde l’ancienne date : regardez la lettre à l’écran.",
        "« Votre code provisoire a expiré ». À l’écran, la lettre le dit aussi.",
        "Le code et la lettre retrouvent leur date.",
        unless=ACTIVATED,
    ),
    Kind.CODE_USED: Row(
        CodeUsed(), Occasion.CODE,
        "Un proche a peut-être essayé avant. Un code sert une seule fois.",
        ASK_ANOTHER + " Demandez aussi qui a pu aider, sans reproche.",
        "« Votre code provisoire a déjà été utilisé ».",
        "Le code peut servir à nouveau.",
        unless=ACTIVATED,
    ),
    Kind.CODE_MISPRINTED: Row(
        CodeMisprinted(), Occasion.CODE,
        "La lettre a un signe faux. La fiche imprimée ne change pas : c’est le service qui attend "
        "un autre code.",
        "Vous avez bien recopié. " + ASK_ANOTHER,
        "« Ce code provisoire n’est pas le bon », avec le code de la lettre.",
        "Le code de la lettre redevient le bon.",
        unless=ACTIVATED,
    ),
    Kind.INSURER_PHONE: Row(
        InsurerPhone(), Occasion.IDENTITY,
        "La personne a changé de mobile. Elle ne l’a pas dit à l’Assurance Maladie.",
        "Lisez la fin du numéro, à l’écran. Ce n’est pas le vôtre ? Choisissez l’e-mail ou le "
        "courrier, ou appelez l’Assurance Maladie.",
        "Le site propose un numéro qui finit autrement. Le SMS n’arrive pas.",
        "Le bon numéro revient. Les SMS partis ailleurs arrivent.",
        unless="l’Assurance Maladie ne connaît aucun mobile",
    ),
    Kind.CARD_LOST: Row(
        Difficulty(), Occasion.IDENTITY,
        "La carte a été déclarée perdue ou volée. L’ancienne ne sert plus, même retrouvée.",
        "Dans la vraie vie, appelez le 3422. Il faut attendre la nouvelle carte.",
        "« Nous n’avons pas réussi à vous identifier. », puis l’aide de l’atelier.",
        "La carte est acceptée à nouveau.",
    ),
    Kind.ACCOUNT_EXISTS: Row(
        AccountExists(), Occasion.IDENTITY,
        "Un proche ou un médiateur a déjà activé l’espace, puis l’a oublié.",
        "Ne recommencez pas. Connectez-vous, avec l’identifiant de la fiche. "
        "Sinon, choisissez « Identifiant oublié ».",
        "« Un profil a déjà été créé pour cette personne. », ou un code déjà utilisé.",
        "L’espace n’est plus activé, et la session se ferme. Ce qui y a été rangé reste dedans.",
        unless="l’espace est déjà activé, refusé ou fermé, ou il manque un e-mail",
    ),
    Kind.SESSION_ENDED: Row(
        SessionEnded(), Occasion.FORM,
        "On est resté longtemps sans rien faire. Le site se ferme, par prudence.",
        "Rien n’est cassé. Choisissez « Reprendre ».",
        "« Votre session a expiré », à la page suivante. Cela arrive une seule fois.",
        "Rien ne se ferme. Si c’est déjà arrivé, il faut se connecter à nouveau.",
    ),
    Kind.SERVICE_STOPPED: Row(
        ServiceStopped(), Occasion.FORM,
        "Le site est en travaux, ou trop de monde s’y connecte.",
        facts.filled(
            "Ce n’est pas vous. Attendez {outage-length} : les pages déjà passées sont gardées."
        ),
        "« L’activation d’un profil est indisponible », ou « Le site est indisponible ». "
        "Les papiers et le 3422 restent ouverts.",
        "Le site marche à nouveau.",
    ),
    Kind.FRAUD_EMAIL: Row(
        Fraud(Mail.Channel.EMAIL), Occasion.EMAIL,
        "Des voleurs imitent l’Assurance Maladie. Ils veulent un mot de passe ou de l’argent.",
        "Ne donnez jamais vos identifiants à quelqu’un. Regardez l’adresse de qui envoie. "
        "Un vrai e-mail peut aussi avoir un lien.",
        "Un e-mail qui presse : « Votre carte expire ce soir ». Son adresse n’est pas la bonne.",
        "L’e-mail disparaît, avec ce qui en a été noté.",
        unless=NO_EMAIL,
    ),
    Kind.FRAUD_SMS: Row(
        Fraud(Mail.Channel.SMS), Occasion.SMS,
        "Des voleurs envoient le même SMS à tout le monde.",
        "Ne donnez jamais vos identifiants à quelqu’un. Ne suivez pas le lien : tapez l’adresse.",
        "Un SMS qui presse, avec un lien. Il vient d’un numéro inconnu.",
        "Le SMS disparaît, avec ce qui en a été noté.",
        unless=NO_MOBILE,
    ),
}  # fmt: skip
"""{Incident.Kind: Row}, in the order of the tray."""


class Outcome(Enum):
    """What became of a difficulty that was asked for."""

    BEGUN = "en cours"
    WAITS = "en attente"
    IMPOSSIBLE = "sans objet"


def put(world, kind, *, at_next=False):
    """Put a difficulty on the place of this world, inside its time, and return the Outcome.

    One that has nothing to touch now waits for its occasion. Putting one that is in force again
    changes nothing; one that waited begins.
    """
    does = TABLE[kind].does
    world.incident_set.filter(kind=kind, until__lte=clock.real_now()).delete()
    incident = world.incident_set.filter(kind=kind).first()
    if incident is None:
        if not does.is_possible(world):
            return Outcome.IMPOSSIBLE
        incident = world.incident_set.create(kind=kind, waits=True)
    if incident.waits and not at_next and does.can_begin(world):
        _begin(incident)
        does.reach_back(incident)
    _read_again(world)
    return Outcome.WAITS if incident.waits else Outcome.BEGUN


def meet(world, *occasions):
    """Begin the difficulties of this world that wait for one of these occasions."""
    for incident in world.incidents:
        row = TABLE[incident.kind]
        if incident.waits and row.occasion in occasions and row.does.can_begin(world):
            _begin(incident)


def take_back(world, kind):
    """Take a difficulty away, inside the world's time; say whether it was there."""
    incident = world.incident_set.filter(kind=kind).first()
    if incident is None:
        return False
    if not incident.waits:
        TABLE[kind].does.end(incident)
    incident.delete()
    _read_again(world)
    return True


def close_session(world):
    """Log out, if a difficulty says so and something is open; say whether it did, once for all."""
    has_closed = world.is_hit_by(Kind.SESSION_ENDED) and session.close(world)
    if has_closed:
        take_back(world, Kind.SESSION_ENDED)
    return has_closed


def touch(sender, mail, **kwargs):
    """What happens to a message that is about to be sent, for `post.sending`."""
    occasion = {Mail.Channel.SMS: Occasion.SMS, Mail.Channel.EMAIL: Occasion.EMAIL}
    if mail.is_fraud or not mail.recipient.is_played or mail.channel not in occasion:
        return
    meet(mail.world, occasion[mail.channel])
    for incident in mail.world.incidents:
        if not incident.waits:
            TABLE[incident.kind].does.hold(incident, mail)


def _begin(incident):
    incident.waits = False
    TABLE[incident.kind].does.begin(incident)
    incident.save()


def _read_again(world):
    """Forget the difficulties that this page has read: they are no longer the same."""
    vars(world).pop("incidents", None)


def _unread(world, channel):
    """The last message of that sort, if nobody has read it yet."""
    mails = world.player.mails.filter(channel=channel, held_by=None).exclude(template=FRAUD)
    last = mails.delivered().order_by("pk").last()
    return last if last and last.read_at is None else None


def _mails_of(code):
    """The letters and messages that carry this code."""
    return code.world.mail_set.filter(context__code=code.misprint or code.code)


def _one_sign_away(code):
    """The code with another first sign."""
    alphabet = identities.CODE_ALPHABET
    return alphabet[(alphabet.index(code[0]) + 1) % len(alphabet)] + code[1:]


def _old_number(phone):
    """Another fake number, whose end differs."""
    return f"{phone[:-2]}{(int(phone[-2:]) + 37) % 100:02d}"
