"""What is fake, what may be real: the guard.

Nothing here knows a person. A value is « fictitious » when it belongs to a range that nobody real
can have (`safety.md` §1.4, §2, §3), « possibly real » when it has the shape of a real one and lies
outside that range. Everything else is a slip of the pen.
"""

import re
import string
import unicodedata

PHOTO_PREFIX = "8025000002"
"""Pre-filled before the serial number of a card with photo (real-service.md §1.3)."""

TECHNICAL_NUMBER = "80250000025"
"""The scheme's technical number, printed near the serial number and often mistaken for it."""

SERIAL_BODY = "99999"
"""Our serial numbers begin so, and fail Luhn on purpose."""

EMAIL_DOMAIN = "courriel.example"
MOBILE_PREFIX = "063998"
"""06 39 98 xx xx: the block that ARCEP reserves for fiction (décision 2018-0881)."""

FAKE_PLACE = "000"
"""The place code of our numbers: no commune has it (rule R1, safety.md §1.4)."""

_SEPARATORS = re.compile(r"[\W_]+")
_NIR_SHAPE = re.compile(r"[1-8]\d{4}(?:\d{2}|2[AB])\d{6}(?:\d{2})?", re.ASCII)
_NIR_START = re.compile(r"\d{5}(?:\d{2}|2[AB])\d", re.ASCII)
_BETWEEN_WORDS = re.compile(r"[\s,;<>()\"]+")
_PHONE = re.compile(r"(?:\+|00)?33(?:0)?([1-9][0-9]{8})|0([1-9][0-9]{8})")


def plain(text):
    """The text as its reader sees it: full-width forms and other digits as ours, nothing hidden."""
    seen = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return "".join(str(unicodedata.decimal(c, c)) for c in seen)


def compact(value):
    """The value as one typed word: letters and digits alone, in capitals."""
    return _SEPARATORS.sub("", plain(value)).upper()


def is_digits(value):
    return value.isascii() and value.isdigit()


# -- social security number ---------------------------------------------------------------


def nir_key(body):
    """The two-digit key of a thirteen-character number (Corsica: 2A counts 19, 2B counts 18)."""
    digits = body.replace("2A", "19").replace("2B", "18")
    return f"{97 - int(digits) % 97:02d}"


def nir_has_true_key(nir):
    return nir[13:] == nir_key(nir[:13])


def nir_starts_well(nir):
    """Sex 1 or 2, month 01 to 12: the service takes no temporary number (real-service.md §1.3)."""
    return nir[0] in "12" and 1 <= int(nir[3:5]) <= 12


def is_nir_shaped(value):
    """13 characters or 15, digits but for 2A and 2B: what a number looks like, key or not."""
    return bool(_NIR_SHAPE.fullmatch(value))


def is_fictitious_nir(value):
    """Whether nobody can have this number."""
    value = compact(value)
    return is_nir_shaped(value) and value[7:10] == FAKE_PLACE


def may_be_real_nir(value):
    """Eight characters or more that start as a number does, and a place code that may exist.

    Stricter than the thirteen characters of safety.md §1.5: a shorter number may be anybody's too.
    """
    value = compact(value).lstrip(string.ascii_uppercase)
    return bool(_NIR_START.match(value)) and not FAKE_PLACE.startswith(value[7:10])


# -- serial number of the card --------------------------------------------------------------


def luhn_is_right(digits):
    total = 0
    for position, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if position % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def serial_number(persona, *, length=11):
    """A fictitious serial number: 99999, the persona's number, a last digit that Luhn refuses.

    Args:
        persona: a whole number, unique in its workshop.
        length: digits in all, 8 to 13 (11 on a card with photo).
    """
    body = SERIAL_BODY + f"{persona:0{length - 6}d}"[-(length - 6) :]
    return next(body + last for last in "8642097531" if not luhn_is_right(body + last))


def may_be_real_serial(value):
    """Eight digits or more that do not begin as ours do."""
    value = compact(value)
    if value.startswith(PHOTO_PREFIX) and len(value) > len(TECHNICAL_NUMBER):
        value = value.removeprefix(PHOTO_PREFIX)
    return len(value) >= 8 and is_digits(value) and not value.startswith(SERIAL_BODY)


# -- telephone and e-mail --------------------------------------------------------------------


def national_number(value):
    """The ten digits of a French telephone number however it was written, else ''."""
    digits = re.sub(r"[^0-9+]", "", plain(value))
    match = _PHONE.fullmatch(digits)
    return f"0{match[1] or match[2]}" if match else ""


def is_fictitious_phone(value):
    return national_number(value).startswith(MOBILE_PREFIX)


def may_be_real_phone(value):
    """Nine digits or more that could ring somewhere."""
    digits = re.sub(r"[^0-9]", "", plain(value))
    return len(digits) >= 9 and not is_fictitious_phone(value)


def is_fictitious_email(value):
    """Names under « .example » reach nobody (RFC 2606)."""
    return value.strip().lower().rstrip(".").endswith(".example")


def may_be_real_email(value):
    words = _BETWEEN_WORDS.split(plain(value))
    return any("@" in word and not is_fictitious_email(word) for word in words)


# -- any text ---------------------------------------------------------------------------------

_GAP = r"[\W_]{0,5}"
_NIR_IN_TEXT = re.compile(
    _GAP.join(["[1-8]", *["[0-9]"] * 5, "[0-9ABab]", *["[0-9]"] * 6]) + rf"(?:{_GAP}[0-9]){{0,2}}"
)
_PHONE_IN_TEXT = re.compile(
    rf"(?<![0-9])(?:\+{_GAP}33|0033|33|0){_GAP}0?[1-9](?:{_GAP}[0-9]){{8}}(?![0-9])"
)
_SERIAL_IN_TEXT = re.compile(
    rf"(?:{PHOTO_PREFIX}\s?)?{SERIAL_BODY}[0-9]{{3,8}}(?:\s?[0-9])?(?![0-9])"
)
_LONG_NUMBER = re.compile(
    rf"(?:[0-9]{_GAP}){{8}}(?:2[ABab]{_GAP})?[0-9]|[0-9]{_GAP}(?:[0-9]{_GAP}){{4}}2[ABab]"
)


def may_hold_something_real(text):
    """Whether a free text holds an e-mail that may be real, or nine digits that are not ours."""
    if may_be_real_email(text):
        return True
    text = plain(text)
    rest = _NIR_IN_TEXT.sub(_blank_if(is_fictitious_nir), text)
    rest = _PHONE_IN_TEXT.sub(_blank_if(is_fictitious_phone), rest)
    rest = _SERIAL_IN_TEXT.sub(" x ", rest)
    return bool(_LONG_NUMBER.search(rest))


def _blank_if(is_fictitious):
    return lambda match: " x " if is_fictitious(match.group()) else match.group()
