"""What can be measured: what a human being can have, how it is read, written and drawn."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from sandbox.world import fictitious

SMALL_CHILD = timedelta(days=3 * 365)
"""The age under which the head is measured."""


@dataclass(frozen=True)
class MeasureKind:
    """One thing to measure.

    Args:
        slug, title: its name in the addresses, and on the screen.
        low, high: what a human being can have; outside it the page asks again.
        unit: what is written after the number.
        examples: how it may be typed for a grown-up, for a child, for a baby; the last one serves
            for who is younger too.
        label: the name of the box, where it is not the title.
        second: the name of a second box, for a measure made of two numbers.
        second_examples: the same as `examples`, for that box.
        adding: the words of the link that adds one.
    """

    slug: str
    title: str
    low: int | Decimal
    high: int
    unit: str
    examples: tuple[str, ...]
    adding: str
    label: str = ""
    second: str = ""
    second_examples: tuple[str, ...] = ()

    def says(self, value, second=None):
        """« 56,1 kg », « 1,55 m », « 128 / 80 mmHg »."""
        if self.slug == HEIGHT and value >= 100:
            return f"{self.written(value)} m"
        numbers = self.written(value) if second is None else f"{value:.0f} / {second:.0f}"
        return f"{numbers} {self.unit}"

    def written(self, value):
        """The number as one types it: « 56,1 », « 1,55 »."""
        if self.slug == HEIGHT and value >= 100:
            return _with_comma(Decimal(value) / 100, at_least=2)
        return _with_comma(Decimal(value))


WEIGHT, HEIGHT, HEAD, PRESSURE = "poids", "taille", "perimetre-cranien", "tension"
STEPS = "pas"

KINDS = {
    kind.slug: kind
    for kind in [
        MeasureKind(WEIGHT, "Poids", 1, 350, "kg", ("56,1", "24,5", "7,4"), "Ajouter un poids"),
        MeasureKind(
            HEIGHT,
            "Taille",
            40,
            250,
            "cm",
            ("1,55 ou 155", "1,20 ou 120", "0,65 ou 65"),
            "Ajouter une taille",
        ),
        MeasureKind(
            "tour-de-taille",
            "Tour de taille",
            30,
            250,
            "cm",
            ("80", "55", "42"),
            "Ajouter un tour de taille",
        ),
        MeasureKind(
            PRESSURE,
            "Tension artérielle",
            30,
            280,
            "mmHg",
            ("128 ou 12,8", "105 ou 10,5", "85 ou 8,5"),
            "Ajouter une tension",
            label="Tension haute (systolique)",
            second="Tension basse (diastolique)",
            second_examples=("80 ou 8", "65 ou 6,5", "50 ou 5"),
        ),
        MeasureKind(
            "frequence-cardiaque",
            "Fréquence cardiaque",
            25,
            230,
            "battements par minute",
            ("70", "85", "120"),
            "Ajouter une fréquence cardiaque",
        ),
        MeasureKind(
            "temperature", "Température", 30, 44, "°C", ("37,2",), "Ajouter une température"
        ),
        MeasureKind(
            "glycemie", "Glycémie", Decimal("0.2"), 8, "g/L", ("0,95",), "Ajouter une glycémie"
        ),
        MeasureKind(
            "hba1c", "Hémoglobine glyquée (HbA1c)", 3, 20, "%", ("6,5",), "Ajouter une HbA1c"
        ),
        MeasureKind(
            "taux-de-glucose",
            "Taux de glucose",
            20,
            600,
            "mg/dL",
            ("95",),
            "Ajouter un taux de glucose",
            label="Taux de glucose, lu sur un capteur",
        ),
        MeasureKind("douleur", "Niveau de douleur", 0, 10, "sur 10", ("4",), "Ajouter une douleur"),
        MeasureKind(
            STEPS, "Nombre de pas", 0, 100_000, "pas", ("4500",), "Ajouter un nombre de pas"
        ),
        MeasureKind(
            HEAD, "Périmètre crânien", 20, 65, "cm", ("42,5",), "Ajouter une mesure de la tête"
        ),
    ]
}
"""{slug: MeasureKind}, in the order of the page (real-service.md §6, « Mesures »)."""


BABY, CHILD = timedelta(days=2 * 365), timedelta(days=11 * 365)


def of_this_age(examples, born_on, today):
    """Of these examples (grown-up, child, baby), the one that fits who was born that day."""
    age = today - born_on
    return examples[: 1 + (age < CHILD) + (age < BABY)][-1]


def kinds_for(person, today):
    """What is measured on this person: the head only of a small child."""
    is_small = today - person.born_on < SMALL_CHILD
    return {slug: kind for slug, kind in KINDS.items() if slug != HEAD or is_small}


def height_in_cm(text):
    """The height that was written, in centimetres (Decimal); None where it is none.

    1,55 · 1.55 · 1,55 m · 1m55 · 1 m 55 · 155 · 155 cm are the same height. Without a unit, a
    number below 10 counts metres.
    """
    bare = re.sub(r"\s", "", fictitious.plain(text)).lower().rstrip(".,;:")
    if two := _METRES_THEN_CENTIMETRES.fullmatch(bare):
        return Decimal(int(two[1]) * 100 + int(two[2] or 0))
    one = _ONE_NUMBER.fullmatch(bare)
    if not one:
        return None
    number, unit = Decimal(f"{one[1]}.{one[2] or 0}"), one[3] or ("cm", "m")[int(one[1]) < 10]
    return number * 100 if unit.startswith("m") else number


_METRES_THEN_CENTIMETRES = re.compile(
    r"(\d)(?:m|m.tres?|['’])(\d{1,2})?(?:cm|centim.tres?)?", re.ASCII
)
_ONE_NUMBER = re.compile(r"(\d{1,3})(?:[.,](\d{1,3}))?(cm|centim.tres?|m|m.tres?)?", re.ASCII)


def body_mass_index(weight, height):
    """Kilograms by square metre (Decimal), to one decimal; never stored.

    Args:
        weight: in kilograms.
        height: in centimetres.
    """
    return (weight / (height / 100) ** 2).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _with_comma(number, *, at_least=0):
    """The number as one writes it in French, without useless zeros."""
    whole, _, rest = f"{number:f}".partition(".")
    rest = rest.rstrip("0").ljust(at_least, "0")
    return f"{whole},{rest}" if rest else whole


# -- the curve ----------------------------------------------------------------------------------

WIDE, HIGH, AROUND = 600, 160, 12
"""The drawing, in its own units, and the room kept around the points."""


@dataclass(frozen=True)
class Line:
    """One line of a curve: where its points are, as SVG writes them."""

    points: list[tuple[str, str]]

    @property
    def path(self):
        return " ".join(f"{x},{y}" for x, y in self.points)


def curve(moments, *columns):
    """The lines of a drawing WIDE by HIGH: one for each column of numbers.

    Args:
        moments: datetimes without zone, the oldest first, two at least.
        columns: as many numbers as moments, in each.
    """
    minutes = [(moment - datetime.min) // timedelta(minutes=1) for moment in moments]
    everything = [number for column in columns for number in column]
    return [
        Line(
            [
                (
                    _place(minute, minutes[0], minutes[-1], WIDE),
                    _place(-number, -max(everything), -min(everything), HIGH),
                )
                for minute, number in zip(minutes, column, strict=True)
            ]
        )
        for column in columns
    ]


def _place(value, first, last, length):
    """Where a value falls between two others, on a side of that length."""
    share = Decimal("0.5") if first == last else Decimal(value - first) / (last - first)
    return f"{AROUND + share * (length - 2 * AROUND):.1f}"


def majority_of(born_on):
    """The eighteenth birthday (date)."""
    return birthday(born_on, 18)


def is_child(born_on, today):
    """Whether somebody is under eighteen."""
    return majority_of(born_on) > today


def birthday(born_on, age):
    """The day on which somebody reaches that age, in years (date)."""
    year = born_on.year + age
    try:
        return born_on.replace(year=year)
    except ValueError:  # born on 29 February
        return date(year, 3, 1)
