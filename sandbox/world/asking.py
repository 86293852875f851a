"""Which paper each page asks to copy from: that one lies on top of the desk.

Each package registers its own pages. One that is not there asks for none: the paper last chosen
stays, until a message comes.
"""

from functools import cache, cached_property
from itertools import chain

from sandbox.kit.forms import whole
from sandbox.world import clock
from sandbox.world.models import Mail
from sandbox.world.words import Words

CARD, SHEET, SHELF = "card", "sheet", "shelf"
CODE, CODES, DIGITS = "code", "codes", "digits"
"""Papers that depend on what was sent: the letter or message with the provisional code, that of
anybody of these papers, then the one with the six digits."""

CONTACTS = f"{SHEET}:email,phone"
KNOWN_CONTACTS = f"{SHEET}:known"
LOGIN = f"{SHEET}:identifiant,password"
PASSWORD = f"{SHEET}:password"
SPARE_PASSWORD = f"{SHEET}:spare_password"
NEW_PASSWORD = f"{SHEET}:password,spare_password"
SPARE_EMAIL, SPARE_PHONE = f"{SHEET}:spare_email", f"{SHEET}:spare_phone"
ANSWERS, FAMILY = f"{SHEET}:answers", f"{SHEET}:family"
"""Lines of the sheet."""

PAGES = {}
"""{view name: what it asks for, or {a part of its address: the same}}, as packages register it."""

TABS = {Mail.Channel.LETTER: "letter", Mail.Channel.SMS: "phone", Mail.Channel.EMAIL: "mail"}
"""{channel: the paper of the desk where it comes}."""


@cache
def every_paper():
    """All that a page may ask for."""
    several = (each.values() if isinstance(each, dict) else [each] for each in PAGES.values())
    return set(chain.from_iterable(several))


def asked_by(match):
    """What the page of this ResolverMatch asks for; "" where it asks for no paper."""
    asked = PAGES.get(match.view_name, "")
    if not isinstance(asked, dict):
        return asked
    return next((asked[each] for each in match.kwargs.values() if each in asked), "")


class Asking:
    """What an open page asks of the papers.

    Args:
        what: a value of PAGES, or "".
        words: the Words of these papers, about whom the page is.
    """

    hinted = ""
    """The paper (of `Papers.tabs`) of which a hint of the page speaks, if any."""

    def __init__(self, what, words):
        self.what, self.words = what, words

    @property
    def about(self):
        """The key of the Person whose code is asked for, which the open page sends back."""
        return self.words.about.pk if self.words.about else ""

    @property
    def lines(self):
        """Which lines of the sheet are meant; of its contacts, those to compare with what the
        insurer knows."""
        if self.what == KNOWN_CONTACTS:
            person = self.words.person
            known = {"email": person.known_email, "phone": person.known_phone}
            return [line for line, where in known.items() if where]
        return self.what.partition(":")[2].split(",")

    @cached_property
    def mail(self):
        """The Mail to copy from, on its way or not; None where another paper is asked for."""
        if self.what in {CODE, CODES}:
            return self.words.code_mail(self.words.about or self.words.person)
        return self.words.digits_mail if self.what == DIGITS else None

    @property
    def piece(self):
        """What that Mail brings, as `pieces.PIECES` names it."""
        return "digits" if self.what == DIGITS else "code"

    @property
    def copied(self):
        """The key of that Mail, or of the last that says the identifiant or a code which the page
        asks for: what was typed before serves no more."""
        last = {LOGIN: "identifiant_mail", CODES: "last_code_mail"}.get(self.what)
        mail = self.words[last] if last else self.mail
        return mail.pk if mail else ""

    @cached_property
    def news(self):
        """The Mail to copy from, if it came today: it is « Nouveau » even once it has been read."""
        mail = self.mail
        return mail if mail and clock.day_of(mail.deliver_at) == clock.today() else None

    @property
    def tab(self):
        """The paper asked for, else the one of the newest message not read; "" for none."""
        wanted = TABS[self.mail.channel] if self.mail else self.what.partition(":")[0]
        papers = self.words.papers
        wanted = self.hinted or wanted
        if wanted in papers.beside:
            return wanted
        newest = papers.newest_unread
        newest_tab = TABS[newest.channel] if newest and not wanted else ""
        return newest_tab if newest_tab in papers.beside else ""


def asking_of(request, papers):
    """What the page of this request asks of these Papers."""
    return Asking(asked_by(request.resolver_match), Words(papers, request.words.about))


def still_asking(request, papers):
    """What an open page asks of these Papers, as it said when it was shown."""
    asks, key = request.GET.get("asks", ""), whole(request.GET.get("about"))
    about = next((each for each in papers.people if each.pk == key), None)
    return Asking(asks if asks in every_paper() else "", Words(papers, about))
