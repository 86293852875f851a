"""Forms that render themselves: one renderer, our own markup, each error with its lesson."""

import json
import re
from collections import Counter
from itertools import chain, groupby
from unicodedata import category

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.functional import cached_property

from sandbox.lessons import Mistake, lesson, lesson_of, met


class BoundField(forms.BoundField):
    """A field on a page: its lessons, its ids, and the value that may be shown again."""

    @cached_property
    def lessons(self):
        """Its own; where another answer is refused and this one does not come back, that it is
        to be given again."""
        own = [lesson_of(error) for error in self.form.errors_of(self.name)]
        is_lost = bool(self.field.again and self.form.errors) and not own
        return [lesson(self.field.again)] if is_lost else own

    @property
    def marked(self):
        """The classes that its errors add, red for what is wrong, calm for what is only missing;
        then those of the ring, where it is the next to be answered."""
        ring = f" {self.form.ring_of(self.name)}".rstrip()
        if not self.lessons:
            return ring
        is_blank = all(lesson.is_blank for lesson in self.lessons)
        return f" field--blank{ring}" if is_blank else f" field--error{ring}"

    @property
    def shown(self):
        """The value to write in the box: never a secret, never what was refused."""
        value = self.value()
        if value is None or self.field.is_secret or not self.form.shows_again(self.name):
            return ""
        return value

    def is_filled(self, how):
        """Whether something is in its boxes, right or wrong: in `all` of them, or in `any`."""
        values = self.shown if isinstance(self.shown, list) else [self.shown]
        return bool(values) and how(value not in (None, "", False) for value in values)

    @property
    def is_emptied(self):
        """Whether what was typed is gone from the box, and no lesson of it says so."""
        real = getattr(self.field, "real", "")
        is_said = any(lesson.slug == real for lesson in self.lessons) or self.field.is_secret
        return bool(real and self.data and not is_said) and not self.form.shows_again(self.name)

    @property
    def saved(self):
        """What its boxes held at first, as a browser says it: {posted name: values}."""
        values = self.initial
        if isinstance(values, bool):
            values = ["on"] if values else []
        elif not isinstance(values, list):
            values = [] if values is None else [values]
        return {self.html_name: [str(value) for value in values]}

    @property
    def focus_id(self):
        """Where the list of errors leads."""
        return self.auto_id

    @property
    def names(self):
        """The names under which the field's values are posted."""
        return [self.html_name]

    @property
    def described_by(self):
        """The ids of what a screen reader says of the box: first what is wrong with it."""
        parts = {"error": self.lessons, **dict.fromkeys(self.field.told_by, True)}
        parts["hint"] = parts.get("hint") or self.help_text
        return " ".join(f"{self.auto_id}-{part}" for part, there in parts.items() if there)


class HalfTyped(QueryDict):
    """Answers that are kept rather than sent: the form takes those that it may show again.

    `kept` is what it took, one list of strings by name; None until a form has read them. Where
    `was_refused`, they were sent before, and the page showed what was wrong.
    """

    kept = None
    was_refused = False


def is_sent(request):
    """Whether this request sends answers; those that are half typed are kept, or shown again."""
    return request.method == "POST" and not isinstance(request.POST, HalfTyped)


class Renderer(TemplatesSetting):
    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = BoundField


class Form(forms.Form):
    """The base of every form: errors are Mistakes, and focus goes to them."""

    use_required_attribute = False
    is_kept = True
    """Whether what is half typed in it survives without JavaScript (`workshop.half_typed`)."""
    asks_hint_under = ""
    """The name of the box under whose error « Un indice » is, as the page says above."""
    at_fault = ""
    """What that button sends of the error."""
    rings = ""
    """The classes of the ring around what is to be answered next, for who is guided."""
    is_ringed = False
    """Whether a box that it showed has it."""
    needs = ""
    """What is said of the answers that it needs, where « Tout est à remplir » is not so."""

    def __init__(self, data=None, **kwargs):
        super().__init__(data, auto_id="%s", **kwargs)
        self.is_half_typed = isinstance(data, HalfTyped)
        self.is_told = False

    def is_valid(self):
        """Whether to act on what was sent; its errors are told, once, to whoever watches."""
        self.tell()
        return self.holds

    def tell(self):
        """Tell its errors to whoever watches, once; for a form that is shown and not acted on."""
        if not self.is_told and not self.is_half_typed:
            self.is_told = True
            met.tell(self.told.items())

    @property
    def holds(self):
        """The same of answers given before, of which nothing is told: half typed, they do not."""
        return not self.is_half_typed and super().is_valid()

    def full_clean(self):
        """What is only half typed is neither right nor wrong: each box is read, nothing is said.

        What was refused before is wrong again, in the boxes that were kept.
        """
        if not self.is_half_typed:
            super().full_clean()
            self._refuse_what_is_split()
            return
        self._errors, self.cleaned_data = ErrorDict(), {}
        names = [name for each in self.taken for name in self[each].names if name in self.data]
        self.data.kept = {name: self.data.getlist(name) for name in names}
        if not self.data.was_refused:
            return
        super().full_clean()
        self.cleaned_data = {}
        lost = self.fields.keys() - self.taken
        for name in lost | ({NON_FIELD_ERRORS} if lost else set()):
            self._errors.pop(name, None)

    @cached_property
    def taken(self):
        """The names of the fields whose half-typed answer may be kept."""
        refused = {field.name for field in self._split()}
        kept = (field for field in self if not field.field.is_secret and self.may_keep(field))
        return [field.name for field in kept if field.name not in refused]

    def may_keep(self, field):
        """Whether the guard of this field takes what is in it, right or wrong."""
        try:
            field.field.clean(field.data)
        except forms.ValidationError as mistake:
            return lesson_of(mistake).keeps
        return True

    def _refuse_what_is_split(self):
        """Say it of each box that holds a part of something real, whatever else was said of it."""
        for field in self._split() if self.is_bound else []:
            self._errors.pop(field.name, None)
            self.add_error(field.name, Mistake(field.field.real))

    def _split(self):
        """The boxes of free text, one after the other, that only together hold what may be real."""
        for is_free, fields in groupby(self, lambda each: getattr(each.field, "is_free", False)):
            if is_free:
                row = list(fields)
                places = row[0].field.held_together([field.data or "" for field in row])
                yield from (row[place] for place in places)

    def errors_of(self, name):
        return self.errors.as_data().get(name, []) if self.is_bound else []

    def shows_again(self, name):
        """Whether what was typed in this field comes back on the page."""
        is_taken = not self.is_half_typed or name in self.taken
        return is_taken and all(lesson_of(error).keeps for error in self.errors_of(name))

    def raw_answers(self):
        """What was validated in this form's own fields, as typed: one string by name, in a list."""
        names = [name for field in self for name in field.names]
        return {name: [without_nulls(self.data[name])] for name in names if name in self.data}

    @cached_property
    def next_name(self):
        """The name of the field to be answered next: the first at fault, else the first that is
        needed and empty; "" where only the button is left, None where no box alone is at fault."""
        at_fault = [field.name for field in self if field.lessons]
        if at_fault or self.page_lessons:
            return next(iter(at_fault), None)
        empty = (each for each in self if each.field.is_needed and not each.is_filled(all))
        return next((field.name for field in empty), "")

    def ring_of(self, name):
        """The classes of the ring of that field, or of the button (""); "" where it is not next."""
        if not self.rings or name != self.next_name:
            return ""
        self.is_ringed = True
        return self.rings

    @property
    def mistakes(self):
        """The names of its errors in the table of lessons, each once."""
        return list(self.told)

    @property
    def told(self):
        """{name of an error of its: the facts of the first of that name}."""
        facts = {}
        for error in chain.from_iterable(self.errors.as_data().values()):
            facts.setdefault(error.code, error.params or {})
        return facts

    @property
    def page_lessons(self):
        """The lessons that belong to the whole page rather than to one field."""
        return [lesson_of(error) for error in self.errors_of(NON_FIELD_ERRORS)]

    @property
    def summary(self):
        """What the list of errors on top says: (the id to go to, the sentence).

        A sentence that two fields share is followed by the name of each.
        """
        first = next(iter(self.fields))
        lines = [(self[first].focus_id, lesson.says, "") for lesson in self.page_lessons]
        for field in self:
            lines += [(field.focus_id, lesson.says, field.label) for lesson in field.lessons]
        times = Counter(says for _, says, _ in lines)
        return [
            (id, f"{says} ({label})" if times[says] > 1 and label else says)
            for id, says, label in lines
        ]

    @property
    def asks_for_several(self):
        """Whether more than one answer is needed that is not in its boxes already."""
        needed = [field for field in self if field.field.is_needed]
        return sum(not field.is_filled(all) for field in needed) > 1

    @property
    def needs_all(self):
        """« Tout est à remplir, sauf ce qui est facultatif ou déjà rempli. »"""
        return self._needs_all(any(each.field.is_needed and each.is_filled(any) for each in self))

    @property
    def needs_the_rest(self):
        """The same once the tab has given back what was half typed."""
        return self._needs_all(True)

    def _needs_all(self, is_begun):
        is_optional = any(not each.field.is_needed for each in self)
        left_out = {"facultatif": is_optional, "déjà rempli": is_begun}
        but = " ou ".join(words for words, is_so in left_out.items() if is_so)
        return f"Tout est à remplir, sauf ce qui est {but}." if but else "Tout est à remplir."

    @property
    def unsaved(self):
        """ "" where the answers that it shows are those that it began with; else these, as JSON:
        {posted name: the values of its boxes}."""
        if not (self.is_bound and any(map(self.shows_again, self.changed_data))):
            return ""
        changed = [self[name] for name in self.changed_data]
        each = (field.saved for field in changed if not field.field.is_secret)
        return json.dumps(dict(chain.from_iterable(map(dict.items, each))), ensure_ascii=False)

    @property
    def blanks(self):
        """How many answers are missing."""
        return sum(lesson.is_blank for lesson in self._lessons())

    @property
    def faults(self):
        """How many errors there are, beside what is only missing."""
        return sum(not lesson.is_blank for lesson in self._lessons())

    def _lessons(self):
        return [*self.page_lessons, *chain.from_iterable(field.lessons for field in self)]


def without_nulls(text):
    """The text without the null characters, which no database keeps."""
    return text.replace("\x00", "")


HIDDEN = {"Cc", "Cf", "Co", "Cs"}
"""The kinds of signs that no reader sees."""


def visible(text):
    """The text without what no reader sees, nor a terminal should obey: control signs, those that
    turn the direction of the writing, private ones; the ends of lines are kept, as line feeds."""
    lines = re.split("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text or "")
    return "\n".join(
        "".join(sign for sign in line.replace("\t", " ") if category(sign) not in HIDDEN)
        for line in lines
    )


def whole(text):
    """The whole number that was sent, or -1, which no row has."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1


def path_shown(request):
    """The path of the page from which htmx asks, or "": the header is the browser's own word."""
    try:
        return request.htmx.current_url_abs_path or ""
    except ValueError:
        return ""
