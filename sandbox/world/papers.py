"""« Mes papiers »: what lies on the learner's desk, gathered once a page."""

from collections import Counter
from types import MappingProxyType

from django.db.models import F, FilteredRelation, Q
from django.utils.functional import cached_property

from sandbox.kit.french import listed
from sandbox.kit.prepared import Prepared
from sandbox.world.clock import day_of
from sandbox.world.models import Mail

CODES = {
    "invitation": "provisional",
    "provisional_code": "provisional",
    "child_invitation": "provisional",
    "one_time_code": "one-time",
}
"""{template: what kind of code it brings}: of a kind, for one person, only the last one serves."""


MESSAGES = {"phone": "mes SMS", "mail": "mes e-mails"}
"""{paper of the desk where messages come at once: what they are}."""


class Nothing:
    """What a page asks of the papers where it asks for none, as `asking.Asking` says the rest."""

    what = about = tab = copied = hinted = ""
    lines = ()
    mail = news = None


@Prepared
def _sent_to(person):
    return person.mails.filter(deleted_at=None)


@Prepared
def _used_in(world):
    return world.provisionalcode_set.exclude(used_at=None)


@Prepared
def _others_than(person, world):
    """Everybody else, eldest first, with what is said of a child; None of who is not attached."""
    own = FilteredRelation("guardianships", condition=Q(guardianships__guardian=person))
    others = world.person_set.exclude(pk=person.pk).annotate(own=own)
    said = others.annotate(is_ward=F("own__is_legal"), is_on_card=F("own__is_on_card"))
    return said.order_by("born_on", "pk")


class Papers:
    """The played person's letters, card, phone, mailbox, sheet and shelf, each read when used.

    Args:
        page: the address of the page they lie beside, where « Attendre le facteur » comes back.
        printed_until: the moment until which the papers were printed instead; None: none were.
        are_apart: whether the SMS and the e-mails are read in another tab, as at home.
    """

    asking = Nothing()
    marks = MappingProxyType({})
    """{place of a paper: what a hint shows there, in yellow} (`hints.Hints.marks`)."""
    is_card_turned = False
    """Whether the page, or a hint, speaks of what is on the back of the card."""

    def __init__(self, world, *, page="", printed_until=None, are_apart=False):
        self.world = world
        self.person = world.player
        self.page = page
        self.printed_until = printed_until
        self.are_apart = are_apart

    @cached_property
    def mails(self):
        """All that was sent and is not thrown away, what an incident holds excepted."""
        return [mail for mail in self.sent if not mail.is_held]

    @cached_property
    def sent(self):
        """All that was sent and is not thrown away, the newest first; old codes are marked."""
        mails, seen, of_a_day = _sent_to(self.person), set(), Counter()
        for mail in mails:
            alike = mail.channel, mail.template, mail.context.get("child"), day_of(mail.deliver_at)
            of_a_day[alike] += 1
            mail.rank_of_the_day = of_a_day[alike]
            family = CODES.get(mail.template), mail.context.get("child", "")
            mail.is_old_code = family[0] is not None and family in seen
            seen.add(family)
        return mails

    def mark(self, marks):
        """Show these in yellow, each at its place."""
        self.marks = marks
        for mail in self.sent if marks else []:
            mail.mark = marks.get(("mail", mail.pk))

    @property
    def yellow(self):
        """What the open page sends back of that: « 12:3 », the key of each message, then the ranks
        of its framed groups."""
        mails = [(key, mark) for (kind, key), mark in self.marks.items() if kind == "mail"]
        return ",".join(":".join(map(str, [key, *mark.framed])) for key, mark in mails)

    @cached_property
    def delivered(self):
        return [mail for mail in self.mails if mail.is_delivered]

    @cached_property
    def marked(self):
        """The same; « Nouveau » is what nobody has looked at and that may still serve."""
        for mail in self.delivered:
            is_unread = mail.read_at is None and not mail.is_unwanted
            mail.is_new = is_unread and not mail.is_old_code and not self.is_spent(mail)
        return self.delivered

    @property
    def coming(self):
        """The letters that the postman still has."""
        return [mail for mail in self.mails if not mail.is_delivered]

    @property
    def are_printed(self):
        """Whether the card, the sheet and the first letters are on the table, not on the screen."""
        return self.printed_until is not None

    @cached_property
    def letters(self):
        """The letters received, the latest first, but for those that were printed."""
        letters = self.by(Mail.Channel.LETTER)
        if not self.are_printed:
            return letters
        return [letter for letter in letters if letter.deliver_at > self.printed_until]

    @property
    def is_invited_by_email(self):
        """Whether what announced the space came by e-mail, with its code."""
        return any(mail.template == "invitation" for mail in self.by(Mail.Channel.EMAIL))

    @property
    def tabs(self):
        """The papers that are on a screen, in the order of the desk."""
        there = {
            "letter": True,
            "card": not self.are_printed,
            "phone": bool(self.person.phone),
            "mail": bool(self.person.email),
            "sheet": not self.are_printed,
            "shelf": True,
        }
        return [name for name, is_there in there.items() if is_there]

    @property
    def inboxes(self):
        """Those where messages come at once."""
        return [name for name in self.tabs if name in MESSAGES]

    @property
    def inboxes_named(self):
        """« mes SMS et mes e-mails »."""
        return listed(MESSAGES[name] for name in self.inboxes or MESSAGES)

    @property
    def beside(self):
        """Those that are beside the site."""
        return [name for name in self.tabs if not (self.are_apart and name in MESSAGES)]

    @property
    def newest_unread(self):
        """The newest message that nobody has looked at; what is unwanted waits to be found."""
        return next((mail for mail in self.marked if mail.is_new), None)

    @cached_property
    def spent(self):
        """The provisional codes that have served, as they were written."""
        used = _used_in(self.world)
        return {text for each in used for text in (each.code, each.misprint) if text}

    def is_spent(self, mail):
        """Whether all that this message was for is done: its provisional code has served."""
        return mail.context.get("code") in self.spent

    @property
    def put_away(self):
        """The paper that is no longer laid on top by itself: "letter" once its code has served."""
        is_done = self.letters and not self.coming and self.is_spent(self.letters[0])
        return "letter" if is_done else ""

    @property
    def on_top(self):
        """The paper that one sees first, where the page asks for none."""
        if self.coming or (self.letters and not self.put_away):
            return "letter"
        if not self.are_printed:
            return "sheet" if self.letters else "card"
        return next((name for name in MESSAGES if name in self.beside), "letter")

    @cached_property
    def messages(self):
        """The SMS, the newest first: none has to be looked for under old ones."""
        return self.by(Mail.Channel.SMS)

    @cached_property
    def emails(self):
        return [mail for mail in self.by(Mail.Channel.EMAIL) if not mail.is_unwanted]

    @property
    def addresses(self):
        """Those of the mailbox: the person's first one, and each other where something came."""
        return _each_once(self.person.email, self.emails + self.unwanted)

    @property
    def numbers(self):
        """The same of the telephone."""
        return _each_once(self.person.phone, self.messages)

    @cached_property
    def others(self):
        """Everybody else of the story, read once: the children, and the adults."""
        return _others_than(self.person, self.world)

    @property
    def children(self):
        return [each for each in self.others if each.is_ward is not None]

    @property
    def people(self):
        """Those who may have a provisional code of their own."""
        return [self.person, *self.children]

    @property
    def wards(self):
        """The children whom the played person represents."""
        return [child for child in self.children if child.is_ward]

    @property
    def wards_named(self):
        """« Mathis et Lola », or "": a grandchild may be among them, so that nobody is called a
        child."""
        return listed(child.first_name for child in self.wards) if self.wards else ""

    @property
    def relatives(self):
        """The other adults of the story, whose names are to be typed."""
        return sorted((each for each in self.others if each.relation), key=lambda each: each.pk)

    @property
    def card(self):
        return self.person.carte_vitale

    @property
    def unwanted(self):
        """What lies in « Courrier indésirable »."""
        return [mail for mail in self.by(Mail.Channel.EMAIL) if mail.is_unwanted]

    @cached_property
    def unread(self):
        """How many nobody has looked at, by channel and in all, but for what is unwanted."""
        return _counted(
            mail for mail in self.delivered if mail.read_at is None and not mail.is_unwanted
        )

    @cached_property
    def new(self):
        """How many are marked « Nouveau », by channel and in all."""
        return _counted(mail for mail in self.marked if mail.is_new)

    @property
    def new_beside(self):
        """How many of those are beside the site."""
        return self.new[Mail.Channel.LETTER] if self.are_apart else self.new["total"]

    @property
    def version(self):
        """Changes when there is something new to show; the open page sends it back."""
        latest = max((mail.pk for mail in self.delivered), default=0)
        here = len(self.delivered) - len(self.unwanted)
        hit_by = sum(each.pk for each in self.world.incidents if not each.waits)
        parts = [self.world.generation, latest, self.unread["total"], len(self.coming)]
        return "-".join(map(str, [*parts, here, hit_by]))

    def by(self, channel):
        return [mail for mail in self.marked if mail.channel == channel]


def _counted(mails):
    counts = dict.fromkeys(Mail.Channel.values, 0)
    for mail in mails:
        counts[mail.channel] += 1
    return counts | {"total": sum(counts.values())}


def _each_once(first, mails):
    return list(dict.fromkeys([first, *(mail.sent_to or first for mail in reversed(mails))]))


def papers_of(request, *, page):
    """The papers of who makes this request."""
    printed_until, are_apart = request.printed_until, request.is_as_real
    return Papers(request.world, page=page, printed_until=printed_until, are_apart=are_apart)
