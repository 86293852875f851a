"""Ordinary numbers one after the other: measures, days, labels, steps, towns. Nobody's, together.

A part of the guard (`fictitious.py`), on the patterns of its table.
"""

import re
from itertools import pairwise

from sandbox.world.reading import MATCH

_ROWS = [
    "rounds", "fours", "marks", "pressures_said", "street_and_town", "towns", "short_numbers",
]  # fmt: skip
_COMES_AFTER = {"high": {"low", "pulse"}, "low": {"high"}, "pulse": {"low"}}
"""A pressure is a high number and a low one, then perhaps a pulse. Many numbers may be two of them,
so a row is walked once, each number with all that it may be: as a pattern, it took hours."""
_ALIKE = [("one_or_two_digits", 12), ("two_digits", 35), ("two_or_three_digits", 30)]
"""How far apart are the same things, measured or counted again and again."""
SMALLEST_OF_THREE_DIGITS, LARGEST_MEASURED = 40, 250
LONGEST_LABEL, LAST_DAY = 5, 31
GROUPS_OF_A_BANK_CARD = 4
FEWEST_TOWNS = 3
"""Two postal codes have as many digits as a telephone."""


def are_ordinary(row):
    """Whether the numbers of a text, one space between two, are « 120 80 125 82 », « 500 1000 »."""
    is_said_so = any(MATCH[each].search(row) for each in _ROWS)
    return is_said_so or _are_pressures(row.split(" ")) or _are_alike(row) or _are_days(row)


def are_listed(items):
    """Whether these digits, with a comma between two, are counted or measured things."""
    are_steps = all(MATCH["of_four_digits"].search(item) for item in items)
    are_towns = len(items) >= FEWEST_TOWNS and all(map(MATCH["of_a_town"].search, items))
    return are_steps or are_towns or _are_counted(items) or _are_rounds(items)


def are_in_order(written):
    """Whether these are days, hours or months, each after the one before."""
    numbers = re.findall("[0-9]+", written)
    if max(map(len, numbers)) > len(str(LAST_DAY)):
        return False
    in_order = [int(number) for number in numbers]
    return in_order == sorted(set(in_order)) and in_order[-1] <= LAST_DAY


def are_small(written):
    """Whether all of them may be days, hours or months."""
    numbers = re.findall("[0-9]+", written)
    return all(len(number) <= len(str(LAST_DAY)) and int(number) <= LAST_DAY for number in numbers)


def hold_a_card(text):
    """Whether four groups of four digits, one after the other in a text, may be a bank card."""
    written = (found.group() for found in MATCH["groups_of_four"].finditer(text))
    return any(_has_a_card(re.findall("[0-9]+", groups)) for groups in written)


def _has_a_card(groups):
    fours = [groups[at : at + GROUPS_OF_A_BANK_CARD] for at in range(len(groups))]
    return any(may_be_a_card("".join(four)) for four in fours if not _are_rounds(four))


def _are_rounds(groups):
    """« 2019 2020 2021 2022 », « 2500 3000 4000 5050 »."""
    return all(MATCH["listed"].search(group) for group in groups)


def may_be_a_card(digits):
    """Whether a bank may have given these sixteen digits to a card: their key is true, or they
    begin as French cards do."""
    is_whole = len(digits) == 4 * GROUPS_OF_A_BANK_CARD and bool(MATCH["card"].search(digits))
    return is_whole and (bool(MATCH["french_card"].search(digits)) or luhn_is_right(digits))


def luhn_is_right(digits):
    """Whether the last digit is the key of the others, as on the cards of banks."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if position % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _are_pressures(numbers):
    """« 120 80 125 82 », « 120 80 72 125 82 70 », « 120 80 125 »."""
    last = {"pulse"}
    for number in numbers:
        last = {
            each
            for each, before in _COMES_AFTER.items()
            if before & last and MATCH[each].search(number)
        }
    return len(numbers) > 1 and bool(last)


def _are_alike(row):
    """« 72 75 80 71 69 », « 12 13 12 14 11 »: but « 1 2 3 2 1 3 », which spells a number."""
    most_apart = max((most for name, most in _ALIKE if MATCH[name].search(row)), default=None)
    if most_apart is None:
        return False
    numbers = [int(each) for each in row.split(" ")]
    least, most = min(numbers), max(numbers)
    if not 10 <= most <= LARGEST_MEASURED or (most > 99 and least < SMALLEST_OF_THREE_DIGITS):
        return False
    return most - least <= most_apart


def _are_days(row):
    """« 3 10 17 24 31 »: days of a month, or hours of a day, in order."""
    if not MATCH["one_or_two_digits"].search(row):
        return False
    numbers = [int(each) for each in row.split(" ")]
    return numbers == sorted(set(numbers)) and numbers[-1] <= LAST_DAY


def _are_counted(items):
    """« 00412, 00413, 00414 »: labels, one after the other."""
    if len(items) < 3 or max(map(len, items)) > LONGEST_LABEL:
        return False
    numbers = [int(item) for item in items]
    return all(after - before == 1 for before, after in pairwise(numbers))
