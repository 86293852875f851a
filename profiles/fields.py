"""Form fields of the medical profile: measures, and dates of which the year may be enough."""

import re

from profiles.measures import HEIGHT, KINDS, PRESSURE, STEPS, height_in_cm, of_this_age
from sandbox.lessons import Mistake
from sandbox.world import clock
from sandbox.world.fields import DateField, NumberField, PartialDateField, reading

ENTRY_FUTURE = "entry-date-future"


class MeasureField(NumberField):
    """A number of that MeasureKind, its unit forgiven; out of what one has, it asks again.

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
        self.example = kind.examples[0]

    def fit(self, person, *, before="", examples=None):
        """Write the example under the box, for the age of this Person.

        Args:
            before: what is said before it.
            examples: those of a second box, where it is not the first.
        """
        examples = examples or self.kind.examples
        self.example = of_this_age(examples, person.born_on, clock.today())
        self.help_text = f"{before}Exemple\u00a0: {self.example}"

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
        bare = re.sub(r"\s", "", value).lower().rstrip(".,;:")
        bare = _UNIT_FOR_COMMA.sub(",", bare)
        for unit in UNITS.get(self.kind.slug, [self.kind.unit.lower()]):
            bare = bare.removesuffix(unit)
        if self.kind.slug == STEPS:
            bare = re.sub(r"[.,](?=\d{3}$)", "", bare)
        number = super().to_number(bare)
        is_said_in_centimetres = self.kind.slug == PRESSURE and number < self.kind.low
        return number * 10 if is_said_in_centimetres else number


_UNIT_FOR_COMMA = re.compile(r"(?:°|degr[ée]s?|')(?=\d$)|(?:kg|kilos?)(?=\d{1,3}$)|g(?=\d\d$)")

UNITS = {
    "poids": ["kilogrammes", "kilogramme", "kilos", "kilo", "kgs", "kg", "k"],
    "tour-de-taille": ["centimètres", "centimetres", "cm"],
    "perimetre-cranien": ["centimètres", "centimetres", "cm"],
    "temperature": ["celsius", "°c", "degrés", "degres", "degré", "c", "°"],
    "glycemie": ["parlitre", "grammes", "gramme", "gr/l", "g/l", "gr", "g"],
    "hba1c": ["pourcents", "pourcent", "%"],
    "taux-de-glucose": ["milligrammespardécilitre", "milligrammes", "mg/dl", "mg"],
    "tension": ["demercure", "mmhg", "cmhg", "mm", "cm"],
    "douleur": ["sur10", "/10"],
    "frequence-cardiaque": [
        "parminute", "/minute", "/min", "bpm", "battements", "battement", "batt", "pulsations",
        "puls", "bat",
    ],
    "pas": ["pas"],
}  # fmt: skip
"""How units may be typed after a number, without their spaces: each is taken off in turn."""


class HeightField(MeasureField):
    """1,55 · 1.55 · 1m55 · 1 m 55 · 155 · 155 cm, cleaned to centimetres."""

    def __init__(self, **kwargs):
        super().__init__(kind=KINDS[HEIGHT], **kwargs)
        self.unit = ""

    def to_number(self, value):
        height = height_in_cm(value) or height_in_cm(reading.letters_as_digits(value))
        if height is None:
            raise Mistake("height-format", example=self.example)
        return height


def field_for(kind, **kwargs):
    """The field that reads a measure of that MeasureKind."""
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
