"""What is counted or timed: a measure, an hour of the day."""

import re
from datetime import time
from decimal import Decimal

from sandbox.lessons import Mistake
from sandbox.world import fictitious
from sandbox.world.fields import reading
from sandbox.world.fields.text import TextField


class NumberField(TextField):
    """A measure, with a comma or a point, cleaned to a Decimal; None when it is empty.

    Args:
        low, high: what a human being can have; outside it the lesson `unlikely` asks again.
        unlikely: the slug of that lesson.
        unit: what is written after the box.
    """

    drawn_by = "components/number.html"
    is_free = False
    input_class = "input--number input--6"
    keyboard = "decimal"
    told_at_once = ("unshifted", "letter")
    example = "56,1"
    """How such a number may be written: the lesson of one that is not says it."""

    _WRITTEN = re.compile(r"(\d{1,6})(?:[.,](\d{1,3}))?", re.ASCII)

    def __init__(self, *, low, high, unlikely, unit="", **kwargs):
        super().__init__(**kwargs)
        self.low, self.high, self.unlikely, self.unit = low, high, unlikely, unit

    @property
    def told_by(self):
        return ("unit",) if self.unit else ()

    def clean(self, value):
        typed = super().clean(value)
        return self.to_number(typed) if typed else None

    def check(self, value):
        if not self.low <= self.to_number(value) <= self.high:
            raise Mistake(self.unlikely, example=self.example)

    def to_number(self, value):
        """The number that was written, or the Mistake that it is none."""
        bare = re.sub(r"\s", "", fictitious.plain(value)).strip(".,;:")
        written = self._WRITTEN.fullmatch(bare) or self._WRITTEN.fullmatch(
            reading.letters_as_digits(bare) if re.search("[0-9]", bare) else ""
        )
        if not written:
            raise Mistake("number-format", example=self.example)
        return Decimal(f"{written[1]}.{written[2] or 0}")


class TimeField(TextField):
    """An hour of the day, as one writes it (« 14 h 30 », « 14:30 », « à 9h », « 2 h de
    l'après-midi », « 14h3O »), cleaned to a time; None when it is empty.
    """

    is_free = False
    input_class = "input--number input--6"
    _BEFORE = re.compile(r"^(?:vers|à|a)(?=[\dm])")
    _WRITTEN = re.compile(r"(\d{1,2})(?:(?:h|:|\.|,|-|heures?)?(\d{2})?)(?:min|minutes)?", re.ASCII)
    _SAID = {"midi": "12h", "minuit": "0h", "etdemie": "30", "etquart": "15"}
    _MORNING = re.compile("dumatin$")
    _AFTERNOON = re.compile("(?:del['’]?apr[èe]s-?midi|dusoir)$")
    _LETTER = re.compile(r"(?<=\d)[oil|]|[oil|](?=\d)")

    def clean(self, value):
        typed = super().clean(value)
        return self.to_time(typed) if typed else None

    def check(self, value):
        self.to_time(value)

    def to_time(self, value):
        """The time that was written, or the Mistake that it is none."""
        bare = self._BEFORE.sub("", re.sub(r"\s", "", value).lower().strip(".,;"))
        bare, afternoons = self._AFTERNOON.subn("", self._MORNING.sub("", bare))
        for said, written in self._SAID.items():
            bare = bare.replace(said, written)
        bare = self._LETTER.sub(lambda found: reading.as_digits(found.group()), bare)
        written = self._WRITTEN.fullmatch(bare)
        hour, minute = (int(written[1]), int(written[2] or 0)) if written else (24, 0)
        if afternoons and 1 <= hour < 12:
            hour += 12
        if hour > 23 or minute > 59:
            raise Mistake("time-format")
        return time(hour, minute)
