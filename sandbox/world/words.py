"""What the help says of the papers, chosen from what this person holds and where it lies.

Lessons take these words by their names (`sandbox/lessons/words.py`), pages by `request.words`.
"""

from dataclasses import dataclass

from sandbox import facts
from sandbox.kit.prepared import Prepared
from sandbox.languages.said import says
from sandbox.lessons.words import OF_NOBODY
from sandbox.world.identities import SIGN_OF_A_SPARE
from sandbox.world.models import Mail
from sandbox.world.papers import CODES

SMS, EMAIL, LETTER = Mail.Channel.SMS, Mail.Channel.EMAIL, Mail.Channel.LETTER

ONE_TIME_CODE = "one_time_code"
"""The template of the message that brings six digits."""

IDENTIFIANT = "identifiant"
"""That of the message that says it again."""

HERE = "dans «\u00a0Mes papiers\u00a0»"
IN_ANOTHER_TAB = "dans un autre onglet"
ON_THE_TABLE = "sur la table"
AMONG_THE_UNWANTED = "dans «\u00a0Courrier indésirable\u00a0»"

PAPERS = {LETTER: "la lettre", SMS: "le SMS", EMAIL: "l’e-mail"}
IN_PAPERS = {LETTER: "dans la lettre", SMS: "dans un SMS", EMAIL: "dans un e-mail"}
OTHER_WAY = {EMAIL: "l’e-mail", LETTER: "le courrier"}
NOT_HERE_YET = {SMS: "Le SMS n’est pas encore arrivé.", EMAIL: "L’e-mail n’est pas encore arrivé."}

A_LINK_LEADS_THERE = "Un lien, sous la case, sert à le demander."
ACTIVATED = (
    "Cet espace santé est déjà activé. Un code ne sert plus.",
    "Le profil {name:of} est déjà activé. Un code ne sert plus.",
)
NO_CODE = (
    "Vos papiers n’ont pas de code. Demandez-en un.",
    "Vos papiers n’ont pas de code pour {name}. Demandez-en un.",
)
SPENT = (
    "Ce code a déjà servi. Demandez-en un nouveau.",
    "Ce code pour {name} a déjà servi. Demandez-en un nouveau.",
)
COPY_IT = "Recopiez le code. Il est {where}, {lies}."
COPY_THEIRS = "Recopiez le code {name:of}. Il est {where}, {lies}."
NO_IDENTIFIANT_YET = (
    "Il n’y a pas encore d’identifiant\u00a0: on le choisit en activant l’espace santé."
)
IDENTIFIANT_TO_COME = "L’identifiant de la fiche servira une fois l’espace santé activé."
NO_PASSWORD_YET = (
    "Il n’y a pas encore de mot de passe\u00a0: on le choisit en activant l’espace santé."
)
PASSWORD_TO_COME = "Le mot de passe de la fiche servira une fois l’espace santé activé."
READ_UNTIL_WHEN = "Lisez jusqu’à quand il est valable."
COPY_DIGITS = facts.filled(
    "Recopiez les {one-time-code-length}\u00a0: ils sont dans {last}, {lies}."
)
LETTER_ON_ITS_WAY = f"La lettre est en route. Choisissez «\u00a0Attendre le facteur\u00a0», {HERE}."
SMS_WENT_ELSEWHERE = "Le SMS n’arrive pas\u00a0: il est parti à un ancien mobile."
COMPARE_ITS_END = "Comparez la fin du numéro avec la fiche\u00a0: ce n’est pas le même."
CHOOSE = [
    "Appelez l’Assurance Maladie.",
    "Demandez un autre code\u00a0: choisissez {way}.",
    "Demandez un autre code\u00a0: choisissez {way} ou {other}.",
]
"""By how many other ways there are."""


@Prepared
def _codes_of(person):
    return person.provisional_codes.order_by("pk")


@dataclass
class Words:
    """The words of one person's papers.

    Args:
        papers: their Papers.
        about: the Person whose provisional code the page asks for; None: the player's.
    """

    papers: object
    about: object = None

    def __getitem__(self, name):
        return getattr(self, name)

    @property
    def person(self):
        return self.papers.person

    @property
    def in_papers(self):
        """Where the card and the sheet are."""
        return ON_THE_TABLE if self.papers.are_printed else HERE

    @property
    def only_ours(self):
        return "Utilisez seulement ce qui est écrit sur vos papiers."

    @property
    def find_phone(self):
        if self.person.phones:
            return "Recopiez le numéro de la fiche, ou laissez la case vide."
        return "La fiche n’a pas de mobile. Laissez la case vide."

    @property
    def find_serial(self):
        """How to find the serial number: the card on the screen shows it."""
        if not self.papers.are_printed:
            return "«\u00a0Où regarder\u00a0?\u00a0» vous montre l’endroit."
        if self.papers.card.has_photo:
            return "Le numéro est devant, à droite de la photo."
        return "Le numéro est au dos, en haut à gauche."

    # -- the passwords --------------------------------------------------------------------------

    @property
    def find_password(self):
        """Where the password that opens the space is: an invented one is on no paper."""
        if self.person.noted_password:
            return says(
                "Le mot de passe est sur la fiche, {in_papers}.{which_password}",
                in_papers=self.in_papers,
                which_password=self.which_password,
            )
        return "Le mot de passe est celui que vous avez choisi. Il n’est pas sur la fiche."

    @property
    def which_password(self):
        """A sentence for who has a printed sheet, which keeps its lines when its two passwords are
        exchanged: the one of now is then told by its sign."""
        is_moved = self.papers.are_printed and SIGN_OF_A_SPARE in self.person.noted_password
        return " Le bon mot de passe a un point." if is_moved else ""

    @property
    def copy_password(self):
        if self.person.noted_password or self.person.spare_password:
            return OF_NOBODY["copy_password"]
        return "Inventez-en un pour l’exercice."

    @property
    def copy_spare(self):
        if self.person.spare_password:
            return says("Recopiez {the_spare}, ou inventez-en un.", the_spare=self.the_spare)
        return "Inventez-en un autre, pour l’exercice."

    @property
    def the_spare(self):
        """The password to change to, told in the same way."""
        is_moved = self.papers.are_printed and SIGN_OF_A_SPARE not in self.person.spare_password
        return "le mot de passe de la fiche qui a un tiret" if is_moved else OF_NOBODY["the_spare"]

    # -- the provisional code ---------------------------------------------------------------------

    @property
    def find_code(self):
        """Where the code that the page asks for is, or how to have one."""
        return self.finds(self.about or self.person)

    @property
    def find_codes(self):
        """The same where each code that can still refuse will do: that of whom the page is about,
        one's own, then those of children; each is named where there are several. Where no code of
        these papers can, what is left to refuse says that its own is to be asked for."""
        left = [each for each in self.papers.people if each.account.way_out]
        owners = [each for each in left if each.is_played or self.code_mail(each)]
        owners = owners or [child for child in left if child.is_ward] or [self.person]
        owners.sort(key=lambda each: each != self.about)
        return [self.finds(each, is_named=len(owners) > 1) for each in owners]

    def finds(self, owner, *, is_named=False):
        """One or two sentences about the code of this Person, whom they name if it is not played
        or `is_named`."""
        named = {"name": owner.first_name}
        if owner.account.is_activated:
            return says(_of_whom(owner, *ACTIVATED), **named)
        code = self.last_code(owner)
        mail = self._brings(code)
        if mail is None:
            return says(_of_whom(owner, *NO_CODE), **named)
        if code.is_used and owner.account.way_out is None:
            return says(_of_whom(owner, *SPENT), **named)
        if not mail.is_delivered:
            return self._coming(mail)
        sentence = COPY_IT if owner.is_played and not is_named else COPY_THEIRS
        then = READ_UNTIL_WHEN if code.is_expired else ""
        where = {"where": IN_PAPERS[mail.channel], "lies": self.lies(mail)}
        return says(f"{sentence} {then}".strip(), **named, **where)

    @property
    def compare_code(self):
        """What to hold the code that was typed against."""
        mail = self.code_mail(self.about or self.person)
        if mail is None or not mail.is_delivered:
            return self.find_code
        paper = PAPERS[mail.channel]
        return says("Comparez avec {paper}, groupe par groupe.", paper=paper)

    @property
    def whose_it_is(self):
        """Whose a code that no paper says may be; nobody’s, where there is none to read."""
        mail = self.code_mail(self.about or self.person)
        if mail is None or not mail.is_delivered:
            return "Ils n’en ont pas encore."
        return "C’est peut-être celui d’une autre personne."

    def last_code(self, owner):
        """The code of this Person that counts: the one in force, else the last that was sent."""
        codes = _codes_of(owner)
        in_force = [each for each in codes if not (each.is_used or each.is_replaced)]
        return next(reversed(in_force or codes), None)

    def readable_code(self, owner):
        """The Mail to copy the code of this Person from: it has come, and the code still serves;
        None where there is none."""
        code = self.last_code(owner)
        mail = self._brings(code)
        is_there = mail is not None and mail.is_delivered and not owner.account.is_activated
        return mail if is_there and not (code.is_used or code.is_expired) else None

    @property
    def no_code(self):
        """What to do where there is none, and where the way to another one is."""
        owner = self.about or self.person
        code = self.last_code(owner)
        mail = self._brings(code)
        waits = mail is not None and not (code.is_used or code.is_expired)
        is_asked_for = not (waits or owner.account.is_activated)
        found = self.finds(owner)
        return (
            says("{found} {link}", found=found, link=A_LINK_LEADS_THERE) if is_asked_for else found
        )

    @property
    def no_password(self):
        """What to do where the sheet has none."""
        return self.find_password if self.person.account.has_login else self.copy_password

    @property
    def no_known_password(self):
        """The same where one logs in: before the activation, none serves yet."""
        if self.person.account.has_login:
            return self.find_password
        return PASSWORD_TO_COME if self.person.noted_password else NO_PASSWORD_YET

    @property
    def no_identifiant(self):
        return IDENTIFIANT_TO_COME if self.person.noted_identifiant else NO_IDENTIFIANT_YET

    def code_mail(self, owner):
        """The Mail that brings that code, on its way or not; None where no paper ever had it."""
        return self._brings(self.last_code(owner))

    @property
    def last_code_mail(self):
        """The last Mail that brings a provisional code, whoever's it is; None where none does."""
        return next((m for m in self.papers.sent if CODES.get(m.template) == "provisional"), None)

    def _brings(self, code):
        texts = {code.code, code.misprint} if code else set()
        return next((m for m in self.papers.sent if m.context.get("code") in texts), None)

    @property
    def is_lost(self):
        """Whether the code that the page asks for will never come by the way it left."""
        mail = self.code_mail(self.about or self.person)
        return mail is not None and self.went_elsewhere(mail)

    @property
    def says_to_call(self):
        """Whether `find_code` leaves no other way than to call the insurer."""
        return CHOOSE[0] in self.find_code

    @property
    def identifiant_mail(self):
        """The last Mail that says the identifiant, arrived or not; None where none does."""
        return next((m for m in self.papers.sent if m.template == IDENTIFIANT), None)

    # -- the one-time code ------------------------------------------------------------------------

    @property
    def digits_mail(self):
        """The last Mail that brings six digits, arrived or not."""
        return next((m for m in self.papers.sent if m.template == ONE_TIME_CODE), None)

    @property
    def find_digits(self):
        mail = self.digits_mail
        if mail is None:
            return "Vos papiers n’ont pas encore ce code. Demandez-en un."
        if not mail.is_delivered:
            return self._coming(mail)
        last = {SMS: "le dernier SMS", EMAIL: "le dernier e-mail"}[mail.channel]
        return says(COPY_DIGITS, last=last, lies=self.lies(mail))

    # -- the pieces -------------------------------------------------------------------------------

    def lies(self, mail):
        """Where this Mail is read."""
        if mail.is_unwanted:
            return AMONG_THE_UNWANTED
        if mail.channel != LETTER and self.papers.are_apart:
            return IN_ANOTHER_TAB
        is_printed = mail.channel == LETTER and mail not in self.papers.letters
        return ON_THE_TABLE if is_printed else HERE

    def _coming(self, mail):
        if mail.channel == LETTER:
            return LETTER_ON_ITS_WAY
        if self.went_elsewhere(mail):
            return self._other_ways()
        return says(
            "{which} Attendez un peu, ou demandez un autre code.", which=NOT_HERE_YET[mail.channel]
        )

    def went_elsewhere(self, mail):
        """Whether this Mail went to a mobile that is not, or is no longer, on the sheet."""
        is_elsewhere = bool(mail.sent_to) and mail.sent_to not in self.person.phones
        return mail.channel == SMS and mail.is_held and is_elsewhere

    def _other_ways(self):
        """What to do where the insurer sends its SMS to a former mobile, if it still does."""
        person = self.person
        if person.known_phone in person.phones:
            return f"{SMS_WENT_ELSEWHERE} Demandez un autre code."
        ways = {OTHER_WAY[EMAIL]: person.known_email, OTHER_WAY[LETTER]: person.is_known_by_post}
        there = [way for way, is_there in ways.items() if is_there]
        choose = CHOOSE[len(there)]
        ways = dict(zip(["way", "other"], there, strict=False))
        return says(f"{SMS_WENT_ELSEWHERE} {COMPARE_ITS_END} {choose}", **ways)


def _of_whom(owner, played, another):
    """The sentence about who is played, or about this other person."""
    return played if owner.is_played else another
