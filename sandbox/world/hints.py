"""Hints by degrees: which paper, then which part of it, then that part in yellow.

Degree 0 is the general help of the page, where it waits to be asked for.
"""

import re
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from django import forms
from django.utils.html import format_html, format_html_join

from sandbox import facts
from sandbox.kit.dates import in_french
from sandbox.kit.forms import whole
from sandbox.languages.said import says, together
from sandbox.world import hint_words as say
from sandbox.world.asking import TABS
from sandbox.world.pieces import PIECES, PLAIN
from sandbox.world.words import ON_THE_TABLE

HELP, PAPER, PLACE, YELLOW = range(4)
"""The degrees."""

RANK = re.compile("[0-9]{1,2}")
"""What a page sends back of a group at fault; whatever else it may be is no group."""

NEARLY_OURS = 0.6
"""How alike what was typed and a paper must be for the two to be compared."""


@dataclass
class Standing:
    """How near the hints of a page have come: `box` is the name of the box that they are about,
    `degree` the last one asked for, `faults` the groups (from 1) that were refused there."""

    box: str = ""
    degree: int | None = None
    faults: list[int] = field(default_factory=list)

    @property
    def kept(self):
        """The same, as a dictionary of JSON."""
        return asdict(self)


class Mark(NamedTuple):
    """What is in yellow at one place of the papers: its groups, which of them are framed."""

    groups: list[str]
    glue: str
    framed: list[int]

    @property
    def says(self):
        return say.TO_COMPARE if self.framed else say.TO_COPY

    @property
    def html(self):
        """The value, as it stands on a line; a code is drawn by `world/_code.html`."""
        groups = [
            format_html('<strong class="yellow__group">{}</strong>', group)
            if at in self.framed
            else group
            for at, group in enumerate(self.groups, 1)
        ]
        value = format_html_join(self.glue, "{}", ((group,) for group in groups))
        return format_html(
            '<mark class="yellow">{}</mark> <span class="yellow__says">{}</span>', value, self.says
        )


class Hints:
    """The hints of one page.

    Args:
        form: its bound or empty Form.
        words: the Words of the papers beside it.
        standing: how near they have come on this page.
    """

    holds_help = False
    """Whether the general help of the page waits to be asked for."""
    is_offered = False
    """Whether the help of the page has the button of the first hint already."""

    def __init__(self, form, words, standing):
        self.form, self.words = form, words
        self.boxes = {each.name: each for each in form if getattr(each.field, "copies", "")}
        self.standing = standing if standing.box in self.boxes else Standing()

    # -- what the page was refused for ----------------------------------------------------------

    @cached_property
    def refused(self):
        """The Standing of the first box that is wrong, if an answer has just been refused; where
        the error is of the whole page, of the first that differs from its paper."""
        if not self.form.is_bound or not self.form.errors:
            return None
        wrong = [each for each in self.boxes.values() if each.lessons]
        wrong.sort(key=lambda each: all(lesson.is_blank for lesson in each.lessons))
        if not wrong:
            wrong = [each for each in self.boxes.values() if any(self.compare(each))]
        return Standing(wrong[0].name, faults=self.compare(wrong[0])) if wrong else None

    def compare(self, box):
        """The groups of a refused answer that differ from the paper, if it is nearly that: [rank];
        [0] where none does."""
        piece = PIECES[box.field.copies]
        typed = "" if piece.is_secret or box.field.is_secret else as_typed(box, piece)
        values = [each.value for each in self.copies_of(box)] if typed else []
        ours = max(values, key=lambda value: _likeness(piece, typed, value), default=None)
        if ours is None or _likeness(piece, typed, ours) < NEARLY_OURS:
            return []
        most = len(piece.cuts(ours))
        pairs = enumerate(zip_longest(piece.cuts(typed), piece.cuts(ours)), 1)
        differ = [min(at, most) for at, (one, other) in pairs if one != other]
        return differ or ([0] if typed == ours else [most])

    @property
    def at_fault(self):
        """What the open page sends back of it: « code:3 », the box and its groups; "" for none."""
        if self.refused is None:
            return ""
        return f"{self.refused.box}:{','.join(map(str, self.refused.faults))}"

    # -- where it has come -------------------------------------------------------------------------

    @property
    def now(self):
        """The Standing to show: that of the box at fault where there is one."""
        if self.refused is None or self.refused.box == self.standing.box:
            faults = self.refused.faults if self.refused else self.standing.faults
            return Standing(self.standing.box, self.standing.degree, faults)
        return self.refused

    @property
    def box(self):
        """The box that the hints are about; None before the first."""
        return self.boxes.get(self.now.box)

    @property
    def degree(self):
        return self.now.degree

    @property
    def shows_help(self):
        """Whether the general help, which waited, was asked for."""
        return self.standing.degree is not None

    @cached_property
    def copies(self):
        """The Copies to read for that box."""
        return self.copies_of(self.box) if self.box else []

    def copies_of(self, box):
        return PIECES[box.field.copies].reads(self.words, self.people)

    @property
    def people(self):
        """Those whose answer the page takes, where it says it."""
        owners = getattr(self.form, "owners", None)
        candidates = getattr(self.form, "candidates", None)
        return owners or (candidates() if candidates else [])

    @property
    def last(self):
        """The nearest degree that there is for that box."""
        if not self.copies:
            return PAPER
        return YELLOW if PIECES[self.box.field.copies].is_written else PLACE

    # -- what is said --------------------------------------------------------------------------

    @property
    def sentences(self):
        """What is said, from far to near."""
        if not self.box or not self.degree:
            return []
        if not self.copies:
            missing = PIECES[self.box.field.copies].missing
            return [self.words[missing]] if missing else []
        each = [self.which_paper, self.which_part, self.what_is_yellow]
        return each[: self.degree]

    @property
    def told(self):
        """The same, as one text."""
        return together(self.sentences)

    @property
    def which_paper(self):
        return together(dict.fromkeys(map(self._look_at, self.copies)))

    def _look_at(self, copy):
        mail = copy.mail
        is_one_of = mail and len(self.words.papers.by(mail.channel)) > 1
        told = say.LOOK_AT_THAT_OF if is_one_of else say.LOOK
        lies = self.words.lies(mail) if mail else self.words.in_papers
        day = in_french(mail.sent_at, "j\u00a0F") if mail else ""
        return says(told[copy.paper], lies=lies, day=day)

    @property
    def which_part(self):
        slug, copy, faults = self.box.field.copies, self.copies[0], self.faults
        if self.now.faults == [0]:
            return say.SAME
        if faults and slug in say.COMPARE_PART:
            return say.COMPARE_PART[slug][faults[0] - 1]
        if faults:
            group = PIECES[slug].cuts(copy.value)[faults[0] - 1]
            rank = say.FIRST if faults[0] == 1 else says(say.RANK, number=faults[0])
            return says(say.COMPARE[copy.paper], rank=rank, sign=_told(group[0]))
        where = facts.filled(say.WHERE[slug][copy.key])
        return together([where, say.OF_SEVERAL[slug]]) if len(self.copies) > 1 else where

    @property
    def what_is_yellow(self):
        table = say.EXTRACT if self.is_on_the_table else say.YELLOW
        shown = dict.fromkeys(table[copy.paper] for copy in self.copies)
        return together([*shown, say.FRAMED] if self.faults else shown)

    @cached_property
    def faults(self):
        """The groups that differ, where one knows of which paper."""
        if len(self.copies) != 1 or PIECES[self.box.field.copies].is_secret:
            return []
        most = len(PIECES[self.box.field.copies].cuts(self.copies[0].value))
        return [each for each in self.now.faults if 0 < each <= most]

    # -- what is shown -------------------------------------------------------------------------

    @property
    def is_on_the_table(self):
        """Whether that paper was printed, and is on no screen."""
        copy = self.copies[0]
        lies = self.words.lies(copy.mail) if copy.mail else self.words.in_papers
        return lies == ON_THE_TABLE

    @property
    def marks(self):
        """{place of a Copy: its Mark}, once it is asked to be shown."""
        if not self.box or self.degree != YELLOW:
            return {}
        piece = PIECES[self.box.field.copies]
        cuts = (lambda value: [str(value)]) if piece.is_secret else piece.cuts
        return {copy.place: Mark(cuts(copy.value), piece.glue, self.faults) for copy in self.copies}

    @property
    def extract(self):
        """The Marks of a paper that does not lie beside the page: it is on the table, or, on a
        telephone, in a drawer; of several of those, nothing here would say which is whose."""
        marks = list(self.marks.values())
        return marks if len(marks) < 2 or self.is_on_the_table else []

    @property
    def paper(self):
        """What the paper of which the extract is made is called, as on the desk."""
        return say.TITLES[self.copies[0].paper]

    @property
    def line(self):
        """What that place of it says."""
        return PIECES[self.box.field.copies].name

    @property
    def tab(self):
        """The paper of the desk that lies on top meanwhile; "" where none was told."""
        if not self.sentences or not self.copies or self.is_on_the_table:
            return ""
        return TABS.get(self.copies[0].paper, self.copies[0].paper)

    @property
    def is_on_the_back(self):
        """Whether what it is about is read on the back of the card."""
        return any((copy.line, copy.key) == ("serial", PLAIN) for copy in self.copies)

    # -- one press more ------------------------------------------------------------------------

    @property
    def is_asked_under(self):
        """The name of the box under whose error that button is: the one refused; "" for none."""
        if self.is_offered or self.standing.degree is not None or self.refused is None:
            return ""
        lessons = self.boxes[self.refused.box].lessons
        return self.refused.box if any(not each.is_aside for each in lessons) else ""

    @property
    def asks(self):
        """Whether the button is here, and not in the help beside."""
        is_elsewhere = self.standing.degree is None and (self.is_offered or self.is_asked_under)
        return not (is_elsewhere or self.is_at_its_end)

    @property
    def is_silent(self):
        """Whether nothing of it is on the page."""
        return not (self.sentences or self.shows_help or self.asks)

    @property
    def is_at_its_end(self):
        """Whether no press brings anything more: that of the only box was shown."""
        ends = self.box is not None and self.degree is not None and self.degree >= self.last
        return ends and len(self.boxes) == 1

    def next(self, box="", at_fault=""):
        """The Standing after one more press.

        Args:
            box: the name of what the learner typed in last, if it is known.
            at_fault: what the page that was open sends back of a refusal.
        """
        refused = self._read(at_fault)
        box = next((name for name in self.boxes if box in self.boxes[name].names), "")
        if self.holds_help and self.standing.degree is None and not refused:
            return Standing(self._first(box), HELP)
        chosen = refused.box if refused and box not in self.boxes else self._first(box)
        faults = refused.faults if refused and refused.box == chosen else []
        if chosen != self.standing.box or self.standing.degree is None:
            return Standing(chosen, self._begins(chosen), faults)
        if self.standing.degree < self.last:
            return Standing(chosen, self.standing.degree + 1, faults or self.standing.faults)
        names = list(self.boxes)
        following = names[(names.index(chosen) + 1) % len(names)]
        if following == chosen:
            return self.standing
        return Standing(following, self._begins(following))

    def _begins(self, name):
        """The first degree for that box: of the paper that was just told, which part."""
        papers = {each.paper for each in self.copies} if self.standing.degree else set()
        same = {each.paper for each in self.copies_of(self.boxes[name])} & papers
        return PLACE if same else PAPER

    def _first(self, box):
        """That box, else the one of before, else the first that is not filled."""
        if box in self.boxes:
            return box
        if self.standing.box and not self._is_done(self.boxes[self.standing.box]):
            return self.standing.box
        left = [name for name, each in self.boxes.items() if not self._is_done(each)]
        return next(iter(left), self.standing.box or next(iter(self.boxes)))

    def _read(self, at_fault):
        box, _, groups = at_fault.partition(":")
        faults = sorted({int(each) for each in groups.split(",") if RANK.fullmatch(each)})
        return Standing(box, faults=faults) if box in self.boxes else None

    @staticmethod
    def _is_done(box):
        """Whether what is half typed there has the shape of an answer."""
        if not box.data or not any(box.data):
            return False
        try:
            box.field.clean(box.data)
        except forms.ValidationError:
            return False
        return True


def still_marked(shown, papers, slug):
    """The Marks of the messages that an open page shows in yellow, those of an old code excepted.

    Args:
        shown: what it sends back of them (`Papers.yellow`).
        papers: the Papers as they are now.
        slug: the piece that these messages bring.
    """
    piece = PIECES[slug]
    framed = {
        key: ranks for key, *ranks in ([*map(whole, each.split(":"))] for each in shown.split(","))
    }
    codes = [mail for mail in papers.delivered if mail.pk in framed and "code" in mail.context]
    return {
        ("mail", mail.pk): Mark(piece.cuts(mail.context["code"]), piece.glue, framed[mail.pk])
        for mail in codes
        if not mail.is_old_code
    }


def as_typed(box, piece):
    """What was typed in a box, as its paper keeps it; "" for a day that is none."""
    if not isinstance(box.data, list):
        return re.sub(piece.bare, "", box.field.to_python(box.data or ""))
    try:
        return box.field.clean(box.data)
    except forms.ValidationError:
        return ""


def _likeness(piece, typed, ours):
    """How alike these are, from 0 to 1."""
    one, other = ("".join(piece.cuts(each)).lower() for each in (typed, ours))
    return SequenceMatcher(None, one, other).ratio()


def _told(sign):
    """« le chiffre 7 », « la grande lettre K »."""
    kind = "digit" if sign.isdigit() else "capital" if sign.isupper() else "small"
    return says(say.SIGNS[kind], sign=sign)
