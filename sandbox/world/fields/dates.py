"""A day, in three boxes."""

from datetime import date, timedelta

from django import forms
from django.utils.text import get_text_list

from sandbox.kit.forms import BoundField
from sandbox.lessons import Mistake
from sandbox.world import clock, fictitious, naming, side_by_side
from sandbox.world.fields import days
from sandbox.world.fields.days import PARTS
from sandbox.world.fields.drawn import Drawn

NAMED = {"jour": "le jour", "mois": "le mois", "annee": "l’année"}
FAULTY_PARTS = {"date-day": ["jour"], "date-month": ["mois"], "date-year": ["annee"],
                "date-year-short": ["annee"], "date-swapped": ["jour", "mois"],
                "date-impossible": ["jour"]}  # fmt: skip


class DateWidget(forms.MultiWidget):
    def __init__(self):
        super().__init__(dict.fromkeys(PARTS, forms.TextInput))

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def value_from_datadict(self, data, files, name):
        """What was typed, each part in its own box; what may be real is left where it is."""
        texts = [text or "" for text in super().value_from_datadict(data, files, name)]
        may_be_real = any(fictitious.may_hold_something_real(text) for text in texts)
        return texts if may_be_real else days.spread(texts)


class BoundDate(BoundField):
    """Three small boxes; only the faulty one turns red."""

    def _texts(self, values):
        """The value of each box, of a day or of what was typed."""
        is_typed = isinstance(values, list)
        return values if is_typed else self.field.widget.decompress(values)

    @property
    def saved(self):
        texts = [[str(value)] if value else [] for value in self._texts(self.initial)]
        return dict(zip(self.names, texts, strict=True))

    @property
    def parts(self):
        values = self._texts(self.value())
        faulty = self.faulty_parts
        return [
            {
                "name": f"{self.html_name}_{part}",
                "id": f"{self.auto_id}_{part}",
                "label": label,
                "value": (value or "") if self.form.shows_again(self.name) else "",
                "is_faulty": part in faulty,
                "keyboard": "text" if part == "mois" else "numeric",
            }
            for (part, label), value in zip(PARTS.items(), values, strict=True)
        ]

    @property
    def names(self):
        return [f"{self.html_name}_{part}" for part in PARTS]

    @property
    def faulty_parts(self):
        for error in self.form.errors_of(self.name):
            if "missing" in (error.params or {}):
                return error.params["missing"]
            return FAULTY_PARTS.get(error.code, list(PARTS))
        return []

    @property
    def focus_id(self):
        return f"{self.auto_id}_{(self.faulty_parts or list(PARTS))[0]}"


class DateField(Drawn, forms.MultiValueField):
    """A day, in three boxes; the month in digits or in letters.

    Args:
        empty: the slug of the lesson when a box is empty.
        may_be_future: whether a day after today is a mistake; the world's today, if it is one.
        future: the slug of that lesson.

    A help text may say « {example} »: a day of the year that `fit` is given.
    """

    drawn_by = "components/date.html"
    bound_field_class = BoundDate
    incomplete = "date-empty"

    def __init__(
        self,
        *,
        empty="date-empty",
        may_be_future=False,
        future="date-future",
        **kwargs,
    ):
        self.empty, self.may_be_future, self.future = empty, may_be_future, future
        fields = [forms.CharField(required=False) for _ in PARTS]
        super().__init__(
            fields=fields, widget=DateWidget(), required=False, require_all_fields=False, **kwargs
        )

    def fit(self, year):
        """Write the example under the boxes, in a year (whole number) that may be meant."""
        self.help_text = self.help_text.format(example=f"27\u00a03\u00a0{year}")

    def clean(self, value):
        texts = self.guarded(value)
        missing = [part for part, text in zip(PARTS, texts, strict=True) if not text]
        if missing:
            raise self.misses(missing, texts)
        self.refuse_swapped(*texts[:2])
        day = self.read(texts[0], "jour", 1, 31)
        month = self.read_month(texts[1])
        year = self.read_year(texts[2])
        try:
            day = date(year, month, day)
        except ValueError:
            raise Mistake("date-impossible") from None
        if not self.may_be_future and day > clock.today():
            raise Mistake(self.future, missing=["annee"])
        return day

    def guarded(self, value):
        """The three texts, each part in its own box, or the Mistake that they may be real."""
        texts = [(text or "").strip() for text in value or ["", "", ""]]
        is_real = any(fictitious.may_hold_something_real(text) for text in texts)
        if is_real or side_by_side.held_together(texts):
            raise Mistake("text-real")
        if (apart := days.from_today(texts)) is not None:
            day = _today() + timedelta(days=apart)
            return [str(day.day), str(day.month), str(day.year)]
        return days.spread(texts)

    def refuse_swapped(self, day, month):
        """Raise the Mistake of a month written first, where the other could not be a month."""
        day, month = days.value_of(day), days.value_of(month)
        if isinstance(day, int) and isinstance(month, int) and 1 <= day <= 12 < month <= 31:
            raise Mistake("date-swapped", month=month)

    def misses(self, parts, texts):
        """The Mistake of boxes left empty: their names; or of what was typed without Shift in one
        of the others, which is why its date could not be spread over the three."""
        for part, text in zip(PARTS, texts, strict=True):
            if days.has_keys_without_shift(text):
                return Mistake("date-signs", missing=[part], **naming.KEYS)
        named = get_text_list([NAMED[part] for part in parts], "et")
        slug = self.empty or self.incomplete
        return Mistake(slug, parts=named, missing=parts)

    def read(self, text, part, low, high):
        """The number of this part, or the Mistake that it is none of those it can be."""
        words = days.words_of(text)
        number = days.value_of(text) if len(words) == 1 and words[0].isdigit() else None
        if number is None or not low <= number <= high:
            if days.has_keys_without_shift(text):
                raise Mistake("date-signs", missing=[part], **naming.KEYS)
            raise Mistake(SLUGS[part])
        return number

    def read_month(self, text):
        month = days.value_of(text)
        is_named = len(words := days.words_of(text)) == 1 and days.month_named(words[0])
        return month if is_named else self.read(text, "mois", 1, 12)

    def read_year(self, text):
        words = days.words_of(text)
        if len(words) == 1 and words[0].isdigit() and len(words[0]) == 2:
            century = str(_today().year)[:2] if self.may_be_future else "19 ou 20"
            raise Mistake("date-year-short", typed=words[0], century=century)
        return self.read(text, "annee", 1000, 9999)


def _today():
    """The world's day, or the room's where nobody is in a world: a mediator plans a workshop."""
    try:
        return clock.today()
    except clock.OutsideTheWorld:
        return clock.real_today()


SLUGS = {"jour": "date-day", "mois": "date-month", "annee": "date-year"}


class PartialDateField(DateField):
    """A day of which the year alone is enough, cleaned to « 2019 », « 2019-05 », « 2019-05-12 ».

    An empty field is cleaned to "": whether it may be is said by `empty`.

    Args:
        empty: the slug of the lesson when the year is missing; None where the field is optional.
        may_be_future: whether it may be after the world's today.
    """

    def __init__(self, *, empty=None, **kwargs):
        super().__init__(empty=empty, **kwargs)

    def clean(self, value):
        texts = self.guarded(value)
        if not any(texts) and not self.empty:
            return ""
        if all(texts):
            return super().clean(texts).isoformat()
        if not texts[2] or (texts[0] and not texts[1]):
            raise self.misses(["annee"] if not texts[2] else ["mois"], texts)
        year = self.read_year(texts[2])
        month = self.read_month(texts[1]) if texts[1] else None
        today = clock.today()
        if not self.may_be_future and (year, month or 1) > (today.year, today.month):
            raise Mistake(self.future, missing=["annee"])
        return f"{year}-{month:02d}" if month else f"{year}"
