"""A day, in three boxes."""

import re
import unicodedata
from datetime import date

from django import forms
from django.utils.text import get_text_list

from sandbox.forms import BoundField
from sandbox.lessons import Mistake
from sandbox.world import clock, fictitious
from sandbox.world.fields.drawn import Drawn

PARTS = {"jour": "Jour", "mois": "Mois", "annee": "Année"}
NAMED = {"jour": "le jour", "mois": "le mois", "annee": "l’année"}
MONTHS = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
          "octobre", "novembre", "decembre"]  # fmt: skip
FAULTY_PARTS = {"date-day": ["jour"], "date-month": ["mois"], "date-year": ["annee"],
                "date-impossible": ["jour"]}  # fmt: skip


class DateWidget(forms.MultiWidget):
    def __init__(self):
        super().__init__(dict.fromkeys(PARTS, forms.TextInput))

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else ["", "", ""]


class BoundDate(BoundField):
    """Three small boxes; only the faulty one turns red."""

    @property
    def parts(self):
        values = self.value()
        if not isinstance(values, list):
            values = self.field.widget.decompress(values)
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
    """

    drawn_by = "components/date.html"
    bound_field_class = BoundDate
    incomplete = "date-empty"

    def __init__(self, *, empty="date-empty", may_be_future=False, future="date-future", **kwargs):
        self.empty, self.may_be_future, self.future = empty, may_be_future, future
        fields = [forms.CharField(required=False) for _ in PARTS]
        super().__init__(
            fields=fields, widget=DateWidget(), required=False, require_all_fields=False, **kwargs
        )

    def clean(self, value):
        texts = [(text or "").strip() for text in value or ["", "", ""]]
        if any(fictitious.may_hold_something_real(text) for text in texts):
            raise Mistake("text-real")
        missing = [part for part, text in zip(PARTS, texts, strict=True) if not text]
        if missing:
            parts = get_text_list([NAMED[part] for part in missing], "et")
            raise Mistake(self.empty, parts=parts, missing=missing)
        day = _whole(texts[0], "date-day", 1, 31)
        month = _month(texts[1])
        year = _whole(texts[2], "date-year", 1000, 9999)
        try:
            day = date(year, month, day)
        except ValueError:
            raise Mistake("date-impossible") from None
        if not self.may_be_future and day > clock.today():
            raise Mistake(self.future, missing=["annee"])
        return day


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
        texts = [(text or "").strip() for text in value or ["", "", ""]]
        if not any(texts) and not self.empty:
            return ""
        if any(fictitious.may_hold_something_real(text) for text in texts):
            raise Mistake("text-real")
        if all(texts):
            return super().clean(texts).isoformat()
        if not texts[2] or (texts[0] and not texts[1]):
            missing = ["annee"] if not texts[2] else ["mois"]
            parts = get_text_list([NAMED[part] for part in missing], "et")
            raise Mistake(self.empty or self.incomplete, parts=parts, missing=missing)
        year = _whole(texts[2], "date-year", 1000, 9999)
        month = _month(texts[1]) if texts[1] else None
        today = clock.today()
        if not self.may_be_future and (year, month or 1) > (today.year, today.month):
            raise Mistake(self.future, missing=["annee"])
        return f"{year}-{month:02d}" if month else f"{year}"


def _whole(text, slug, low, high):
    if not re.fullmatch(r"\d{1,4}", text, re.ASCII) or not low <= int(text) <= high:
        raise Mistake(slug)
    return int(text)


def _month(text):
    if not re.fullmatch(r"[^\W\d_]+\.?", text):
        return _whole(text, "date-month", 1, 12)
    bare = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(filter(lambda c: not unicodedata.combining(c), bare)).rstrip(".")
    named = [i for i, month in enumerate(MONTHS, 1) if month.startswith(plain) and len(plain) >= 3]
    if len(named) != 1:
        raise Mistake("date-month")
    return named[0]
