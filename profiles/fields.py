"""Form fields of the medical profile: measures, and dates of which the year may be enough."""

import re

from profiles.measures import HEIGHT, KINDS, PRESSURE, height_in_cm
from sandbox.lessons import Mistake
from sandbox.world.fields import DateField, NumberField, PartialDateField

ENTRY_FUTURE = "entry-date-future"


class MeasureField(NumberField):
    """A number of that Kind, its unit forgiven; outside what a human being has, it asks again.

    It is read as it is said, too: « 37°2 », « 56 kilos 100 », and 128 for a pressure of « 12,8 ».
    """

    def __init__(self, *, kind, **kwargs):
        self.kind = kind
        super().__init__(
            **{"empty": "measure-empty", "label": kind.title}
            | kwargs
            | {
                "low": kind.low,
                "high": kind.high,
                "unit": kind.unit,
                "unlikely": "measure-unlikely",
            }
        )

    def check(self, value):
        kind, number = self.kind, self.to_number(value)
        if not kind.low <= number <= kind.high:
            raise Mistake(
                self.unlikely,
                measure=kind.title,
                low=kind.says(kind.low),
                high=kind.says(kind.high),
            )

    def to_number(self, value):
        bare = _UNIT_FOR_COMMA.sub(",", value.rstrip(" \u00a0.").lower())
        for unit in UNITS.get(self.kind.slug, [self.kind.unit.lower()]):
            bare = bare.removesuffix(unit)
        number = super().to_number(bare)
        is_said_in_centimetres = self.kind.slug == PRESSURE and number < self.kind.low
        return number * 10 if is_said_in_centimetres else number


_UNIT_FOR_COMMA = re.compile(r"\s*(?:(?:°|degrés?)\s*(?=\d$)|(?:kg|kilos?)\s*(?=\d{3}$))")

UNITS = {
    "poids": ["kilogrammes", "kilogramme", "kilos", "kilo", "kgs", "kg"],
    "temperature": ["°c", "degrés", "°"],
    "glycemie": ["g/l", "g"],
    "hba1c": ["pour cent", "pourcent", "%"],
    "taux-de-glucose": ["mg/dl", "mg"],
    "tension": ["mmhg", "cmhg", "mm", "cm"],
    "douleur": ["sur 10", "/10"],
    "frequence-cardiaque": ["battements par minute", "par minute", "battements"],
}
"""How units may be typed after a number, the longest first."""


class HeightField(MeasureField):
    """1,55 · 1.55 · 1m55 · 1 m 55 · 155 · 155 cm, cleaned to centimetres."""

    def __init__(self, **kwargs):
        super().__init__(kind=KINDS[HEIGHT], **kwargs)
        self.unit = ""

    def to_number(self, value):
        height = height_in_cm(value)
        if height is None:
            raise Mistake("height-format")
        return height


def field_for(kind, **kwargs):
    """The field that reads a measure of that Kind."""
    return HeightField(**kwargs) if kind.slug == HEIGHT else MeasureField(kind=kind, **kwargs)


class PastDay(DateField):
    """A whole day, not after the world's today."""

    def __init__(self, **kwargs):
        super().__init__(empty="day-incomplete", future=ENTRY_FUTURE, **kwargs)


class PastYear(PartialDateField):
    """A date of which the year is enough, not after the world's today."""

    incomplete = "date-incomplete"

    def __init__(self, *, must_be=False, **kwargs):
        help_text = "L’année seule suffit." if must_be else "Facultatif. L’année seule suffit."
        super().__init__(
            **{"help_text": help_text} | kwargs,
            empty=self.incomplete if must_be else None,
            future=ENTRY_FUTURE,
        )
