"""What is fake, what may be real: the guard.

Nothing here knows a person. A value is « fictitious » when it belongs to a range that nobody real
can have (safety.md §1.4, §2, §3), « possibly real » when it has the shape of a real one and lies
outside that range. Everything else is a slip of the pen.

The rules are the table of `guard_table.py`; `static/js/guard.js` follows it too, function by
function, under the same names. E-mail addresses are found by `addresses.py`, what two boxes hold
together by `side_by_side.py`.
"""

import re
from functools import lru_cache

from sandbox.world import addresses, nearly, rows
from sandbox.world.guard_table import (
    EMAIL_DOMAIN,
    FAKE_PLACE,
    MOBILE_PREFIX,
    PHOTO_PREFIX,
    SERIAL_BODY,
    TECHNICAL_NUMBER,
)
from sandbox.world.reading import (
    MATCH,
    around_letters,
    as_digits,
    as_number,
    beside_shift,
    meanings,
    plain,
    readings,
    said_out,
    simple,
    spelled_out,
    with_its_zeros,
    without_letters,
    without_shift,
)
from sandbox.world.whole import (
    is_a_nir_among,
    is_cut,
    is_said_among,
    is_whole,
    is_whole_nir,
    is_whole_with_its_key,
    nir_has_true_key,
    nir_key,
)

__all__ = [
    "EMAIL_DOMAIN",
    "FAKE_PLACE",
    "MOBILE_PREFIX",
    "PHOTO_PREFIX",
    "SERIAL_BODY",
    "TECHNICAL_NUMBER",
    "nir_key",
    "plain",
]

FEWEST_DIGITS, LONGEST_SLIP = 8, 16
"""In the box of a number, fewer digits are nobody's; more are no slip in a number of ours."""

MOST_TOO_MANY = 3
"""As many digits beside a number of ours are a slip, whatever they are."""

NO_BIRTH = "00000000"
_SEPARATORS = re.compile(r"[\W_]+")
_NIR_SHAPE = re.compile(r"[1-8]\d{4}(?:\d{2}|2[AB])\d{6}(?:\d{2})?", re.ASCII)
_PHONE = re.compile(r"(?:(?:\+|00)?33(?:0)?([1-9][0-9]{8})|0([1-9][0-9]{8}))")


def compact(value):
    """The value as one typed word: letters and digits alone, in capitals."""
    return _SEPARATORS.sub("", plain(value)).upper()


def is_digits(value):
    return value.isascii() and value.isdigit()


# -- social security number ---------------------------------------------------------------


_MONTHS = {*range(1, 13), *range(20, 43), *range(50, 100)}
"""Those of the year, and those that stand for a month that is not known (safety.md §1.1)."""


def nir_starts_well(nir):
    """Sex 1 or 2: the service takes no temporary number (real-service.md §1.3); a month.

    Its application refuses a month that is not known; of its site, we do not know.
    """
    return nir[0] in "12" and int(nir[3:5]) in _MONTHS


_CORSICA_MISTYPED = re.compile(rf"([0-9]{{5}})(20|([AB])(?:2|\3)?)({FAKE_PLACE}[0-9]*)")


def corsica_mistyped(nir):
    """What stands in a compact number of ours for 2A or 2B: « 20 », « A2 », « A »; "" if nothing.

    A « B » may also be a slip for 8, and 20 that of a digit: only the key tells.
    """
    found = _CORSICA_MISTYPED.fullmatch(nir)
    if not found:
        return ""
    letters = [found[3]] if found[3] else ["A", "B"]
    meant = [f"{found[1]}2{letter}{found[4]}" for letter in letters]
    return found[2] if found[3] == "A" or any(map(nir_has_true_key, meant)) else ""


def is_nir_shaped(value):
    """13 characters or 15, digits but for 2A and 2B: what a number looks like, key or not."""
    return bool(_NIR_SHAPE.fullmatch(value))


def is_fictitious_nir(value):
    """Whether nobody can have this number."""
    value = compact(value)
    return is_nir_shaped(value) and value[7:10] == FAKE_PLACE


def is_a_slip_of_ours(digits):
    """Whether one slip, no more, turns a fictitious number with its true key into these digits.

    A real number is never one: a changed digit, or two exchanged, always break its key.
    """
    return any(is_whole_nir(each) and _is_of_a_birth(each) for each in nearly.corrections(digits))


def _is_of_a_birth(nir):
    """Whether its department or its order are some: a bank card may hold zeros alone there."""
    return nir[5:13] != NO_BIRTH


# -- serial number of the card --------------------------------------------------------------


def serial_number(persona, *, length=11):
    """A fictitious serial number: 99999, the persona's number, a last digit that Luhn refuses.

    Args:
        persona: a whole number, unique in its workshop.
        length: digits in all, 8 to 13 (11 on a card with photo).
    """
    body = SERIAL_BODY + f"{persona:0{length - 6}d}"[-(length - 6) :]
    return next(body + last for last in "8642097531" if not rows.luhn_is_right(body + last))


# -- telephone --------------------------------------------------------------------------------


def national_number(value):
    """The ten digits of a French telephone number however it was written, else ''."""
    digits = re.sub(r"[^0-9+]", "", plain(value))
    match = _PHONE.fullmatch(digits)
    return f"0{match[1] or match[2]}" if match else ""


# -- the box of a number ----------------------------------------------------------------------


def may_be_real_number(kind, value, own=()):
    """Whether eight digits in a row, in the box of a number, are neither ours nor a slip of ours.

    Stricter than the thirteen characters of safety.md §1.5: a shorter number may be anybody's too.

    Args:
        kind: "nir", "serial" or "phone": the box where it is typed.
        own: the numbers of this seat's papers, as they are kept: a slip in one of them is no more
            than that.
    """
    own = [digits for each in own for digits in _writings(each)]
    return any(_is_real_in_its_box(kind, text, own) for text in meanings(value))


def _is_real_in_its_box(kind, text, own):
    if _is_foreign(kind, text, own) or _is_foreign(kind, spelled_out(text), own):
        return True
    meant = without_letters(text)
    if meant and all(_is_foreign(kind, each, own) for each in meant):
        return True
    if _is_joined(text) or any(map(_is_a_number_but_for_a_letter, around_letters(text))):
        return True
    return addresses.is_written_in(text)


def _is_foreign(kind, text, own):
    """Whether a simple text holds eight digits in a row that are not ours."""
    runs = (digits for digits in digit_runs(text) if len(digits) >= FEWEST_DIGITS)
    return any(not _is_ours(kind, digits, own) for digits in runs)


def digit_runs(text):
    """The digits of a simple text, put together as far as no letter stands between them."""
    written = [as_number(each) for each in (*without_shift(text), beside_shift(text))]
    return [re.sub("[^0-9]", "", run) for each in written for run in each.split("x")]


@lru_cache(maxsize=1024)
def _writings(own):
    """The digits under which a number of one's papers may be typed."""
    digits = "".join(digit_runs(simple(own)))
    if MATCH["whole_phone"].search(digits):
        return [digits, f"33{digits[1:]}", f"0033{digits[1:]}"]
    if MATCH["whole_serial"].search(digits):
        return [digits, PHOTO_PREFIX + digits]
    return [digits] if digits else []


def _is_ours(kind, digits, own):
    """Whether nothing is left that may be somebody's once what is ours is taken away."""
    once = digits[: len(digits) // 2]
    digits = once if digits == once * 2 else digits
    rest = _beside_ours(digits, own)
    if len(rest) < FEWEST_DIGITS:
        return len(rest) <= MOST_TOO_MANY or not _ends_as_a_real_one(digits)
    begins = rest == digits and _BEGINS_AS_OURS[kind](digits)
    return begins or _is_one_of_ours(kind, rest, own)


def _ends_as_a_real_one(digits):
    """Whether the last digits are somebody's number, even if ours covers how it begins."""
    return any(is_whole(digits[-length:]) for length in (10, 13, 15))


def _beside_ours(digits, own):
    """The digits without the whole numbers of ours with which they begin and end."""
    whole = [each for each in own if len(each) >= FEWEST_DIGITS]
    whole += [digits[:15]] if is_whole_nir(digits[:15]) else []
    while taken := [each for each in whole if digits.startswith(each)]:
        digits = digits[len(taken[0]) :]
    while taken := [each for each in whole if digits.endswith(each)]:
        digits = digits[: -len(taken[0])]
    return digits


def _is_one_of_ours(kind, digits, own):
    if any(nearly.is_one_slip(digits, each) for each in own):
        return True
    if kind == "nir" and is_a_slip_of_ours(digits):
        return True
    is_a_piece = any(digits in each for each in [TECHNICAL_NUMBER, *own])
    return is_a_piece or _is_whole_and_ours(digits)


def _is_whole_and_ours(digits):
    """Whether these are all the digits of something on the papers, however they are spread."""
    return is_whole_nir(digits) or any(MATCH[each].search(digits) for each in _WHOLE)


_WHOLE = ["whole_phone", "whole_serial", "whole_date"]

_BEGINS_AS_OURS = {
    "nir": lambda digits: (
        FAKE_PLACE.startswith(digits[7:10])
        and _is_of_a_birth(digits)
        and not _may_ring(digits)
        and len(digits) <= LONGEST_SLIP
    ),
    "serial": lambda digits: _is_little_after("begins_as_our_serial", digits),
    "phone": lambda digits: _is_little_after("begins_as_our_phone", digits),
}


def _is_little_after(beginning, digits):
    """Whether they begin so, and what follows is too short to be anybody's."""
    found = MATCH[beginning].search(digits)
    return bool(found) and len(digits) - found.end() < FEWEST_DIGITS


def _may_ring(digits):
    """Whether these are all the digits of a telephone, but perhaps for one."""
    return any(MATCH[each].search(digits) for each in _RINGING)


_RINGING = ["dials", "nine_of_ten", "without_its_zero"]


# -- e-mail -----------------------------------------------------------------------------------


def may_be_real_in_email_box(value, own=()):
    """What the box of an address refuses: an address that may be real, whole or without its @.

    Args:
        own: the addresses of this seat's papers.
    """
    text = simple(value).lower()
    bare = text.strip(" ")
    twice = bare.replace(" ", "")
    if any(nearly.is_one_slip(bare, each) or twice == each * 2 for each in own):
        return False
    is_said = any(MATCH[each].search(text) for each in ("email_domain", "email_said_in_its_box"))
    return is_said or may_hold_something_real(value)


# -- any text ---------------------------------------------------------------------------------


def may_hold_something_real(text):
    """Whether a free text holds an e-mail that may be real, or nine digits that are not ours."""
    if len(text) < FEWEST_DIGITS and text.isascii() and text.isdigit():  # a day, a year
        return False
    return any(_holds_something_real(meant) for meant in meanings(text))


def _holds_something_real(typed):
    text = set_apart(typed, WITH_THEIR_SIGN)
    if any(_holds_a_number(read) for read in readings(text)) or addresses.is_written_in(typed):
        return True
    if _is_joined(text):
        return True
    spelled = spelled_out(text)
    slipped = (meant for read in (text, spelled) for meant in around_letters(read))
    if any(_is_a_number_but_for_a_letter(meant) for meant in slipped):
        return True
    read, said = as_digits(spelled), as_digits(said_out(text))
    if any(map(_holds_a_whole_number, (read, with_its_zeros(read)))):
        return True
    runs = (run for way in (said, with_its_zeros(said)) for run in _runs_said(way))
    return any(map(is_said_among, runs)) or is_cut(text.lower())


def _runs_said(read):
    return MATCH["run"].findall(set_apart(read, [*DATES, "computer"]))


WITH_THEIR_SIGN = [
    "blanks", "per_cent", "days", "price", "count", "order", "registered", "postal",
    "gas", "moment", "day_in_signs", "size", "article",
]  # fmt: skip
DATES = ["day_to_day", "date", "day_and_hour", "stamp", "hours", "counted"]


def set_apart(text, ordinary):
    """The text without what these patterns say is ordinary."""
    for each in ordinary:
        text = MATCH[each].sub(r"\1 x ", text)
    return text


_JOINED = ["joined", "aside", "lettered", "by_hours"]


def _is_joined(text):
    """Whether a number of somebody's is written there with words or letters in its gaps."""
    found = ((way, each.group()) for way in _JOINED for each in MATCH[way].finditer(text.lower()))
    return any(_is_a_joined_number(written, way) for way, written in found)


def _is_a_joined_number(written, way):
    if way == "by_hours" and not MATCH["no_hour"].search(written):
        return False
    if way == "aside" and rows.are_small(written):
        return False
    return _is_a_whole_number(written)


def _is_a_whole_number(written):
    """Whether these numbers are somebody's together, but not days or hours in order."""
    return is_whole(re.sub("[^0-9]", "", written)) and not rows.are_in_order(written)


def _is_a_number_but_for_a_letter(meant):
    """Whether what a letter was meant for may make a real number, and nothing makes one of ours."""
    found = [_shapes(as_digits(each)) for each in meant]
    return any(REAL in each for each in found) and not any(OURS in each for each in found)


def _shapes(read):
    """What the numbers are that are written there in their usual groups: {REAL, OURS}, or some."""
    rest = set_apart(read, DATES)
    return {
        OURS if MATCH[ours].search(found.group()) or rows.are_in_order(found.group()) else REAL
        for shape, ours in _SHAPES
        for found in MATCH[shape].finditer(rest)
    }


def _holds_a_whole_number(read):
    """Whether a number that was said in words, or spelled out, is a telephone or that of a card."""
    said = (found.group() for found in MATCH["said_without_its_zero"].finditer(read))
    if REAL in _shapes(read) or not all(map(rows.are_in_order, said)):
        return True
    rest = set_apart(read, DATES)
    runs = (found.group() for found in MATCH["run"].finditer(rest))
    return rows.hold_a_card(rest) or any(map(_is_a_whole_number, runs))


REAL, OURS = "real", "ours"
_SHAPES = [
    ("phone", "our_phone"), ("mixed_phone", "our_phone"), ("spelled_phone", "our_phone"),
    ("nir", "our_nir"),
]  # fmt: skip


def _holds_a_number(read):
    """The same of digits that were read: what is ordinary or ours is set apart, piece by piece."""
    rest = set_apart(read, DATES)
    for shape, ours in _SHAPES:
        if any(not _is_ordinary(found.group(), ours) for found in MATCH[shape].finditer(rest)):
            return True
        rest = MATCH[ours].sub(r"\1 x ", rest)
    if rows.hold_a_card(rest):
        return True
    rest = set_apart(rest, ["our_serial", "reference", "coordinates", "codes", "measure"])
    if any(map(is_a_nir_among, MATCH["run"].findall(rest))):
        return True
    rest = MATCH["list"].sub(_without_list, rest)
    return any(_may_be_somebody_s(found.group()) for found in MATCH["run"].finditer(rest))


def _is_ordinary(number, ours):
    """Whether a number with the shape of somebody's is ours, or a list of days in order."""
    return bool(MATCH[ours].search(number)) or (";" in number and rows.are_in_order(number))


def _may_be_somebody_s(run):
    """Whether these digits are neither too few, nor a slip of ours, nor numbers in a row."""
    digits = re.sub("[^0-9]", "", run)
    is_one_digit = len(set(digits)) == 1
    is_nobody_s = len(digits) <= FEWEST_DIGITS or is_one_digit or is_a_slip_of_ours(digits)
    if is_nobody_s or _is_whole_and_ours(digits):
        return False
    return not _is_in_a_row(re.split("[ ;/-]", run.strip(" ,.;:/-")), digits)


def _is_in_a_row(items, digits):
    """Whether these are ordinary numbers one after the other: « 120 80 125 82 », « 500 1000 »."""
    if is_whole_with_its_key(digits) or _may_ring(digits):
        return False
    return rows.are_ordinary(" ".join(items))


def _without_list(found):
    """« 72; 75; 80 » as apart; a number spelled digit by digit stays in one piece."""
    items = found.group().split(";")
    digits = "".join(items)
    is_spelled = len(digits) == len(items) and is_whole(digits) and items != sorted(items)
    is_a_number = is_spelled or is_whole_with_its_key(digits)
    return (" x " if rows.are_listed(items) and not is_a_number else " ").join(items)
