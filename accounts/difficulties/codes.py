"""The difficulties of the provisional code that the person has now."""

from datetime import date, datetime, timedelta

from accounts.difficulties.difficulty import ACTIVATED, Difficulty, DifficultyKind, Occasion
from accounts.states import State
from sandbox import facts
from sandbox.world import clock, codes, identities

ONE_DAY = timedelta(days=1)
ASK_ANOTHER = "Demandez un nouveau code provisoire. Il remplace celui-là."


def code_of(world):
    """The provisional code that the person has now; None for none."""
    return world.player.provisional_codes.current().order_by("pk").last()


class OfTheCode(Difficulty):
    """A difficulty of the provisional code that the person has now."""

    occasion = Occasion.CODE
    unless = ACTIVATED

    def is_possible(self, world):
        return not world.player.account.is_activated

    def can_begin(self, world):
        code = code_of(world)
        return code is not None and not code.is_expired

    def begin(self, incident):
        code = code_of(incident.world)
        incident.before = {"code": code.pk} | self.spoil(code)

    def end(self, incident):
        code = incident.world.provisionalcode_set.filter(pk=incident.before["code"]).first()
        if code:
            self.mend(code, incident.before)

    def spoil(self, code):
        """Make this code no good, and return what to remember of it."""
        raise NotImplementedError

    def mend(self, code, before):
        """Make it good again."""
        raise NotImplementedError


class CodeExpired(OfTheCode):
    """Its last day was yesterday: on the screen, the letter is an older one, with its own dates."""

    kind = DifficultyKind.CODE_EXPIRED
    label = "Le code provisoire a expiré"
    cause = facts.filled(
        "La lettre est restée trop longtemps sur la table. Un code vaut {code-life}."
    )
    say = ASK_ANOTHER + " La fiche imprimée garde l’ancienne date : regardez la lettre à l’écran."
    reads = "« Votre code provisoire a expiré ». À l’écran, la lettre le dit aussi."
    back = "Le code et la lettre retrouvent leur date."
    errors = {"code-expired", "code-expired-asked"}

    def spoil(self, code):
        mails, account = list(_mails_of(code)), code.person.account
        announces = any("created_on" in mail.context for mail in mails)
        before = {
            "sent_on": code.sent_on.isoformat(),
            "printed": {mail.pk: [mail.context, mail.sent_at.isoformat()] for mail in mails},
        }
        self._date(code, clock.today() - codes.PROVISIONAL_LIFE - ONE_DAY)
        if announces and account.state == State.INVITED:
            before["invited_on"] = account.invited_on.isoformat()
            self._announce(account, code.sent_on)
        for mail in mails:
            self._print(mail, mail.context | _dates_of(code, mail), clock.morning_of(code.sent_on))
        return before

    def mend(self, code, before):
        self._date(code, date.fromisoformat(before["sent_on"]))
        if invited_on := before.get("invited_on"):
            self._announce(code.person.account, date.fromisoformat(invited_on))
        for mail in _mails_of(code):
            if kept := before["printed"].get(str(mail.pk)):
                self._print(mail, kept[0], datetime.fromisoformat(kept[1]))

    def _date(self, code, day):
        code.sent_on = day
        code.save(update_fields=["sent_on"])

    def _announce(self, account, day):
        """The six weeks to refuse are counted from the day of the letter, too."""
        account.invited_on = day
        account.save(update_fields=["invited_on"])

    def _print(self, mail, context, sent_at):
        mail.context, mail.sent_at = context, sent_at
        mail.save(update_fields=["context", "sent_at"])


class CodeUsed(OfTheCode):
    """Somebody has typed it already, and nothing was activated."""

    kind = DifficultyKind.CODE_USED
    label = "Le code provisoire a déjà servi"
    cause = "Un proche a peut-être essayé avant. Un code sert une seule fois."
    say = ASK_ANOTHER + " Demandez aussi qui a pu aider, sans reproche."
    reads = "« Votre code provisoire a déjà été utilisé »."
    back = "Le code peut servir à nouveau."
    errors = {"code-used", "code-used-elsewhere"}

    def spoil(self, code):
        code.use()
        return {}

    def mend(self, code, before):
        if not code.person.account.is_activated:
            code.used_at = None
            code.save(update_fields=["used_at"])


class CodeMisprinted(OfTheCode):
    """The letter, on paper and on screen, differs from the code that the service knows."""

    kind = DifficultyKind.CODE_MISPRINTED
    label = "La lettre porte un code mal écrit"
    cause = (
        "La lettre a un signe faux. La fiche imprimée ne change pas : c’est le service qui attend "
        "un autre code."
    )
    say = "Vous avez bien recopié. " + ASK_ANOTHER
    reads = "« Ce code provisoire n’est pas le bon », avec le code de la lettre."
    back = "Le code de la lettre redevient le bon."
    errors = {"code-misprinted", "code-wrong"}

    def spoil(self, code):
        code.misprint, code.code = code.code, _one_sign_away(code.code)
        code.save(update_fields=["code", "misprint"])
        return {}

    def mend(self, code, before):
        if code.misprint:
            code.code, code.misprint = code.misprint, ""
            code.save(update_fields=["code", "misprint"])


def _dates_of(code, mail):
    """The dates of a mail whose code has the day that this one has now: {name: ISO text}."""
    last_day = code.expires_on
    dates = {"valid_until": last_day, "created_on": last_day + ONE_DAY}
    return {name: day.isoformat() for name, day in dates.items() if name in mail.context}


def _mails_of(code):
    """The letters and messages that carry this code."""
    return code.world.mail_set.filter(context__code=code.misprint or code.code)


def _one_sign_away(code):
    """The code with another first sign."""
    alphabet = identities.CODE_ALPHABET
    return alphabet[(alphabet.index(code[0]) + 1) % len(alphabet)] + code[1:]
