"""How the guard reads a text: one sign for each drawing, then the digits that it may stand for.

Follows `guard_table.py`, as `static/js/guard_reading.js` does in the browser.
"""

import re
import unicodedata

from sandbox.world.guard_digits import OTHER_NUMBERS, ZEROS
from sandbox.world.guard_table import (
    ACCENTED,
    DRAWN_ALIKE,
    GUARD,
    LOOKALIKES,
    UNSHIFTED,
)

MATCH = {
    name: re.compile(pattern.replace("$", r"\Z")) for name, pattern in GUARD["patterns"].items()
}
"""The patterns, each « $ » the very end as in the browser: Python's stands before a last line's end
too."""
_AS_DIGITS = str.maketrans(LOOKALIKES)
_WITH_SHIFT = str.maketrans(UNSHIFTED)
_ACCENTS_WITH_SHIFT = str.maketrans({sign: UNSHIFTED[sign] for sign in ACCENTED})
_KEYS_OF_2A_AND_2B = {"A": "19", "B": "18"}
"""What 2A and 2B count for in the key of a number: so they are read."""

MOST_CODED = 3
"""How many times a sign is coded again, « &amp;#64; »."""

FEWEST_SIGNS, FEWEST_KINDS = 8, 3
"""From how many signs of the digits' row, of how many kinds, they are read as digits."""


class _Signs(dict):
    """{code point: what it is read as}, found once for each: `str.translate` takes it."""

    def __init__(self, find):
        super().__init__()
        self.find = find

    def __missing__(self, code):
        self[code] = self.find(chr(code))
        return self[code]


_DIGITS = {chr(zero + value): str(value) for zero in ZEROS for value in range(10)}


def _plain(sign):
    """Another writing's digit as ours; nothing for what cannot be seen."""
    if unicodedata.category(sign) == "Cf":
        return ""
    return _DIGITS.get(sign, sign)


_DRAWN_ALIKE = {
    sign: str(number) for number, signs in enumerate(OTHER_NUMBERS) for sign in signs
} | DRAWN_ALIKE
FIRST_OF_BRAILLE, LAST_OF_BRAILLE = "⠁", "⣿"


def _simple(sign):
    if sign in _DRAWN_ALIKE:
        return _DRAWN_ALIKE[sign]
    if sign in ACCENTED or sign in "§€" or "!" <= sign <= "~":
        return sign
    if sign in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
        return "\n"
    if sign.isspace():
        return " "
    return "x" if sign.isalpha() or FIRST_OF_BRAILLE <= sign <= LAST_OF_BRAILLE else "*"


_PLAIN, _SIMPLE = _Signs(_plain), _Signs(_simple)


def plain(text):
    """The text as its reader sees it: full-width forms and other digits as ours, nothing hidden."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_PLAIN)


def simple(text):
    """The text in ASCII, « é è ç à » kept: other letters are « x », other signs « * »."""
    return plain(text).translate(_SIMPLE)


def meanings(value):
    """A typed value as a simple text, then as what the code of a page or of an address in it means:
    « &#64; », « %40 », « <br> »."""
    typed = simple(value)
    meant = value
    for _ in range(MOST_CODED):
        meant = MATCH["coded"].sub(_coded_sign, meant)
    return [typed] if meant == value else [typed, simple(meant)]


def _coded_sign(found):
    decimal, *hexadecimal, name, like_an_at = found.groups()
    if like_an_at:
        return "(a)"
    code = int(decimal) if decimal else int("".join(filter(None, hexadecimal)) or "20", 16)
    is_a_sign = code >= ord(" ") and not 0xD800 <= code < 0xE000
    return GUARD["namedSigns"].get(name, " ") if name else chr(code) if is_a_sign else " "


def as_digits(text):
    """A simple text in which letters that look like digits are digits, each gap between two of
    them is one sign, and words are « x »."""
    text = _without_2a_and_2b(text)
    text = MATCH["digits_and_lookalikes"].sub(lambda found: _digits(found.group()), text)
    text = MATCH["gap"].sub(_gap, text)
    text = MATCH["letter_before"].sub(lambda found: found[1] + _digits(found[2]), text)
    text = MATCH["letters_after"].sub(lambda found: found[1] + _digits(found[2]), text)
    return MATCH["words"].sub("x", text)


def _without_2a_and_2b(text):
    text = MATCH["corsica_reversed"].sub(
        lambda found: found[1] + found[2] + _KEYS_OF_2A_AND_2B[found[3].upper()], text
    )
    return MATCH["corsica"].sub(lambda found: _KEYS_OF_2A_AND_2B[found[1].upper()], text)


def as_number(text):
    """The same in the box of a number: where no other letter is there, those that look like digits
    are all digits, and the « + » of a telephone is the 00 that it stands for."""
    has_2a_or_2b = any(MATCH[each].search(text) for each in ("corsica", "corsica_reversed"))
    if MATCH["spelled"].search(text) and not has_2a_or_2b:
        text = _digits(text)
    return as_digits(MATCH["plus"].sub(r"\g<1>00", text))


def _digits(letters):
    return letters.translate(_AS_DIGITS)


def _gap(found):
    """One sign for what stands between two words: « ; » between the items of a list."""
    gap = found.group()
    bare = gap.strip(" ")
    if "\n" in gap or (bare in {",", ";", "-", "+"} and gap != bare and gap[-1] == " "):
        return ";"
    if bare in {".", ",", "/", ":", "-"} and (gap == bare or bare == "/"):
        return bare
    return " "


def without_shift(text):
    """The pieces of a simple text that were typed on the row of digits without Shift, as digits.

    Accents and signs are ordinary French too: only many of them in a row, of several kinds, or an
    accent glued to a digit, are read so. What stands beside digits is a piece by itself too.
    """
    pieces = [_between_words(text, found) for found in MATCH["between_words"].finditer(text)]
    beside = [keys for piece in pieces for keys in MATCH["keys"].findall(piece) if keys != piece]
    return [digits for piece in pieces + beside if (digits := _with_shift(piece))]


def beside_shift(text):
    """A simple text without those pieces: an x stands for each."""

    def cut(found):
        return "x" if _with_shift(_between_words(text, found)) else found.group()

    return MATCH["between_words"].sub(cut, text)


def _between_words(text, found):
    """What was found, without the accents that end a word before it or begin one after it."""
    piece = found.group()
    if found.start() > 0:
        piece = piece.lstrip(ACCENTED)
    return piece.rstrip(ACCENTED) if found.end() < len(text) else piece


def _with_shift(piece):
    signs = [sign for sign in piece if sign in UNSHIFTED]
    if len(signs) < FEWEST_SIGNS and not re.search("[éèçà]", piece):
        return ""
    if not re.search("[0-9]", piece):
        is_a_number = len(signs) >= FEWEST_SIGNS and len(set(signs)) >= FEWEST_KINDS
        return piece.translate(_WITH_SHIFT) if is_a_number else ""
    accents = [sign for word in piece.split() if word != "à" for sign in word if sign in ACCENTED]
    if len(accents) < 2 and not re.search("[0-9][éèçà]|[éèçà][0-9]", piece):
        return ""
    with_accents = piece.translate(_ACCENTS_WITH_SHIFT)
    is_enough = len(re.sub("[^0-9]", "", with_accents)) >= FEWEST_SIGNS + 1
    return with_accents if is_enough else piece.translate(_WITH_SHIFT)


def spelled_out(text):
    """A simple text whose numbers in words, « point » between two digits, and pairs of keys without
    Shift are the digits that they stand for; "" where there is none."""
    small = text.lower()
    read = said_in_digits(small)
    read = MATCH["pair_of_keys"].sub(lambda found: found[1] + found[2].translate(_WITH_SHIFT), read)
    read = MATCH["half_a_pair"].sub(lambda found: found[1] + found[2].translate(_WITH_SHIFT), read)
    read = _without_what_is_said_between(read)
    return "" if read == small else read


def said_out(text):
    """The same of its numbers in words alone; "" where there is none."""
    small = text.lower()
    read = said_in_digits(small)
    return "" if read == small else _without_what_is_said_between(read)


def _without_what_is_said_between(read):
    return MATCH["between_digits"].sub(r"\1 ", MATCH["said_again"].sub(r"\1 ", read))


def with_its_zeros(read):
    """The digits of what was spelled, « 0 6 », « 0 21 » each in one group: « zéro 6 », « zéro
    vingt et un »; « 0 801 » as « 08 101 »: « zéro huit cent un »."""
    read = MATCH["hundred_apart"].sub(r"\g<1>0\2 1", read)
    return MATCH["zero_apart"].sub(r"\1\2", read)


def said_in_digits(text):
    """A simple text in small letters, its numbers in words or in Roman letters as digits."""
    read = MATCH["romans"].sub(_romans_as_digits, text)
    read = MATCH["words_in_one"].sub(_words_apart, read)
    read = MATCH["number_word"].sub(lambda found: found[1] + _word_as_digits(found[2]), read)
    return MATCH["hundreds"].sub(_hundreds_as_digits, read)


def _romans_as_digits(found):
    return re.sub("[a-z]+", lambda roman: GUARD["romans"].get(roman.group(), "x"), found.group())


def _words_apart(found):
    return MATCH["word_in_one"].sub(lambda word: f"{word.group()} ", found.group())


def _hundreds_as_digits(found):
    return f"{found[1]}{found[2] or 1}{found[3] or '':0>2}"


def _word_as_digits(word):
    return GUARD["numberWords"][re.sub("[ -]", "", word)]


_MEANT = ("", *"0123456789")
_LETTER = "\0"
MOST_LETTERS, MOST_SLIPPED, AROUND = 4, 3, 40
"""How many letters slip in the box of a number, and in a text; how far a number goes on each side
of one."""


def around_letters(text):
    """For each letter of a simple text that slipped in a number, alone or with the next that did:
    what was meant, the number without them, then with each digit in their place."""
    text = _without_2a_and_2b(MATCH["our_serial"].sub(r"\1 x ", text))
    slipped = [found.end() - 1 for found in MATCH["slipped"].finditer(text)]
    for first in range(len(slipped)):
        for letters in _slipped_together(text, slipped[first : first + MOST_SLIPPED]):
            pieces = _pieces_around(text, letters)
            if MATCH["ten_in_a_row"].search("0".join(pieces)):
                yield [meant.join(pieces) for meant in _MEANT]


def _slipped_together(text, letters):
    """The places of the first letter alone, then with those that follow it near by, if all are on
    the keys below the digits."""
    yield letters[:1]
    for count in range(2, len(letters) + 1):
        are_near = letters[count - 1] - letters[0] < AROUND
        if are_near and all(MATCH["keys_of_digits"].search(text[at]) for at in letters[:count]):
            yield letters[:count]


def _pieces_around(text, letters):
    """What stands before, between and after the letters at these places."""
    starts = [max(0, letters[0] - AROUND), *(at + 1 for at in letters)]
    ends = [*letters, letters[-1] + 1 + AROUND]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def without_letters(text):
    """The same for the few letters of the box of a number, all at once; [] for others."""
    text = _without_2a_and_2b(text)
    marked = MATCH["slipped"].sub(lambda found: found.group()[:-1] + _LETTER, text)
    is_a_slip = 1 <= marked.count(_LETTER) <= MOST_LETTERS
    return [marked.replace(_LETTER, meant) for meant in _MEANT] if is_a_slip else []


def readings(text):
    """A simple text as its digits may be meant: as typed, then as typed without Shift."""
    return [as_digits(each) for each in (text, *without_shift(text))]
