"""« Mes papiers »: what lies on the learner's desk, gathered once a page."""

from django.utils.functional import cached_property

from sandbox.world import samples
from sandbox.world.models import Mail


class Papers:
    """The played person's letters, card, phone, mailbox, sheet and shelf, each read when used.

    Args:
        page: the address of the page they lie beside, where « Attendre le facteur » comes back.
        printed_until: the moment until which the papers were printed instead; None: none were.
    """

    def __init__(self, world, *, page="", printed_until=None):
        self.world = world
        self.person = world.player
        self.page = page
        self.printed_until = printed_until

    @cached_property
    def mails(self):
        """All that was sent and is not thrown away, what an incident holds excepted."""
        mails = self.person.mails.filter(deleted_at=None)
        return [mail for mail in mails if not mail.is_held]

    @cached_property
    def delivered(self):
        return [mail for mail in self.mails if mail.is_delivered]

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
    def on_top(self):
        """The paper that one sees first."""
        if self.letters or self.coming:
            return "letter"
        if not self.are_printed:
            return "card"
        return "phone" if self.person.phone else "mail" if self.person.email else "letter"

    @cached_property
    def messages(self):
        """The SMS, oldest first, as a phone shows them."""
        return self.by(Mail.Channel.SMS)[::-1]

    @cached_property
    def emails(self):
        return [mail for mail in self.by(Mail.Channel.EMAIL) if not mail.is_unwanted]

    @cached_property
    def children(self):
        return list(self.person.children)

    @property
    def wards(self):
        """The children whom the played person represents."""
        return [child for child in self.children if child.is_ward]

    @cached_property
    def relatives(self):
        """The other adults of the story, whose names are to be typed."""
        return list(self.world.person_set.exclude(relation="").order_by("pk"))

    @property
    def card(self):
        return self.person.carte_vitale

    @property
    def samples(self):
        """The fake documents that may be added on the site."""
        return samples.accepted()

    @property
    def faulty_samples(self):
        """Those that the site refuses, each for its own reason."""
        return samples.faulty()

    @property
    def unwanted(self):
        """What lies in « Courrier indésirable »."""
        return [mail for mail in self.by(Mail.Channel.EMAIL) if mail.is_unwanted]

    @property
    def unread(self):
        """How many are unread, by channel and in all; nobody is told of what is unwanted."""
        counts = dict.fromkeys(Mail.Channel.values, 0)
        for mail in self.delivered:
            counts[mail.channel] += mail.read_at is None and not mail.is_unwanted
        return counts | {"total": sum(counts.values())}

    @property
    def version(self):
        """Changes when there is something new to show; the open page sends it back."""
        latest = max((mail.pk for mail in self.delivered), default=0)
        here = len(self.delivered) - len(self.unwanted)
        hit_by = sum(each.pk for each in self.world.incidents if not each.waits)
        parts = [self.world.generation, latest, self.unread["total"], len(self.coming)]
        return "-".join(map(str, [*parts, here, hit_by]))

    def by(self, channel):
        return [mail for mail in self.delivered if mail.channel == channel]


def papers_of(request, *, page):
    """The papers of who makes this request."""
    return Papers(request.world, page=page, printed_until=request.printed_until)
