"""Dates in words, and those of which the year alone may be known (« 2019 », « 2019-05 »)."""

from calendar import monthrange
from datetime import date

from sandbox.kit.dates import in_french


def in_words(partial):
    """« 2019 », « mai 2019 » or « 12 mai 2019 »; nothing for an empty date."""
    if len(partial) <= 4:
        return partial
    if len(partial) == 7:
        return in_french(date.fromisoformat(f"{partial}-01"), "F Y")
    return in_french(date.fromisoformat(partial), "j F Y")


def at_hour(day, hour):
    """« 12 mai 2019 », or « 12 mai 2019 à 8 h 30 » where the hour is known."""
    said = in_french(day, "j F Y")
    return said if hour is None else f"{said} à {hour_in_words(hour)}"


def hour_in_words(hour):
    """« 8 h 30 »."""
    return in_french(hour, "G\u00a0\\h\u00a0i")


def in_boxes(partial):
    """What the boxes Jour, Mois and Année hold for it."""
    year, month, day = (partial.split("-") + ["", "", ""])[:3]
    return [day.lstrip("0"), month.lstrip("0"), year]


def is_before(one, other):
    """Whether one is surely before the other, as far as both are known."""
    known = min(len(one), len(other))
    return one[:known] < other[:known]


def months_after(day, months):
    """The same day, so many months later; the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
