"""When what a scenario tells happens, counted from the workshop's date."""

from datetime import date, timedelta

FLU = "grippe"
"""The word for the day of the last vaccination against the flu, in a scenario."""

FLU_DAY = (10, 20)
"""The month and the day when it is given: the vaccine comes in the middle of October."""

PLACES_OF_CARE = [
    "professionals", "documents", "pharmacies", "messages", "appointments", "medical", "care",
]  # fmt: skip
"""The tables of what somebody of care does."""

A_WEEK = timedelta(days=7)
SATURDAY = 5
FORMATS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


def dated(scenario, held_on):
    """The scenario with its moments told as days, and as dates that an entry bears.

    `day = "grippe"` is the last autumn that is a week old. A date of an entry is told from another
    day (`{ day = -302, to = "year" }`) or from the person's age (`{ age = 59 }`, and a `month`), so
    that no fixed year meets a day that moves. What people of care do is moved off the end of the
    week, with what else is told of that day.
    """
    flu = (_last_flu_day(held_on) - held_on).days
    at_work = working_days({flu if day == FLU else day for day in _days_of_care(scenario)}, held_on)
    always_open = _who_never_closes(scenario)

    def day_of(told, row):
        day = flu if told == FLU else told
        return day if row.get("by", row.get("slug")) in always_open else at_work.get(day, day)

    def told(name, value, row):
        if name in {"day", "since"}:
            return day_of(value, row)
        if not (name.endswith("_on") and isinstance(value, dict)):
            return value
        if "age" in value:
            year = scenario["person"]["born_year"] + value["age"]
            return f"{year}-{value['month']:02}" if "month" in value else str(year)
        day = held_on + timedelta(days=day_of(value["day"], row))
        return day.strftime(FORMATS[value.get("to", "day")])

    return {
        name: [{key: told(key, value, row) for key, value in row.items()} for row in rows]
        if isinstance(rows, list) and rows and isinstance(rows[0], dict)
        else rows
        for name, rows in scenario.items()
    }


def working_days(days, held_on):
    """{day told: day when it happens}: what has been is moved before a Saturday or a Sunday, what
    will be after it. Days that are apart stay apart, in their order.

    Args:
        days: whole numbers, counted from `held_on`.
        held_on: day 0 (date).
    """
    moved = {}
    for way in (-1, 1):
        latest = None
        for day in sorted((day for day in days if (day > 0) == (way > 0)), key=abs):
            moved[day] = latest = _at_work(day, held_on, way, after=latest)
    return moved


def _at_work(day, held_on, way, *, after):
    if after is not None and (day - after) * way <= 0:
        day = after + way
    while (held_on + timedelta(days=day)).weekday() >= SATURDAY:
        day += way
    return day


def _last_flu_day(held_on):
    seasons = [date(year, *FLU_DAY) for year in (held_on.year - 1, held_on.year)]
    return max(each for each in seasons if each <= held_on - A_WEEK)


def _who_never_closes(scenario):
    people = scenario.get("professionals", [])
    return {each["slug"] for each in people if each.get("never_closes")}


def _days_of_care(scenario):
    """The days when somebody of care who closes does something, as told."""
    closing = {each["slug"] for each in scenario.get("professionals", [])}
    closing -= _who_never_closes(scenario)
    for name in PLACES_OF_CARE:
        for row in scenario.get(name, []):
            if row.get("by", row.get("slug")) in closing:
                yield from (row[key] for key in ("since", "day") if key in row)
