"""A day as people write it: « 1er mars 1988 », « 20/08/1988 », « né le 20 août », « O8 ».

A box may hold more than its own part: a whole date typed or pasted in one of the three is spread
over them, whichever it is.
"""

import re
from itertools import product

from sandbox.world.fields import reading
from sandbox.world.guard_table import UNSHIFTED
from sandbox.world.reading import said_in_digits

PARTS = {"jour": "Jour", "mois": "Mois", "annee": "Année"}
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
          "octobre", "novembre", "décembre"]  # fmt: skip

_PLAIN_MONTHS = [reading.without_accents(month) for month in MONTHS]
_AROUND = {
    "le", "ne", "nee", "nes", "du", "de", "d", "en", "date", "naissance", "jour", "mois", "annee",
    "an", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "e", "er", "au",
    "depuis", "vers", "environ", "debut", "fin", "jusqu",
}  # fmt: skip
_GLUED = re.compile(r"(?<=[0-9])(?=janv|fevr?|mars|avr|mai|juin|juil|aou|sept|oct|nov|dec)")
_GLUED_YEAR = re.compile(r"(?<=[a-z]{3})(?=[0-9])")
_THOUSAND = re.compile(r"(?<![0-9])([12]) ([0-9]{3})(?![0-9])")
_APART = re.compile(r"[\s.]*[12]\s?[0-9]\s?[0-9]\s?[0-9][\s.]*")
_HOUR = re.compile(
    r"(?:(?<=[0-9])t|(?<=[12][0-9]{3})[ ,(-]*|(?<![0-9:/.-])(?:(?:a|vers)\s+)?)"
    r"(?:[01]?[0-9]|2[0-3])(?:\s?h(?:eures?)?\s?(?:[0-5][0-9])?|:[0-5][0-9](?::[0-5][0-9]"
    r"(?:[.,][0-9]+)?)?)(?:z|[+-][0-9]{2}:?[0-9]{2}|\s?[ap]m\b)?(?![0-9:])"
    r"|(?<=[0-9]{8})[ t-]?[0-2][0-9][0-5][0-9](?:[0-5][0-9])?z?(?![0-9])"
)
_SEPTEMBER = re.compile(
    r"(?<!dix[ -])(?<!ngt[ -])(?<!nte[ -])(?<!ent[ -])\bsept\b"
    r"(?! (?:janv|fevr?|mars|avr|mai|juin|juil|aou|sept|oct|nov|dec))"
)
_THOUSANDS_SAID = re.compile(r"\b(?:([12])[ -])?mil(?:le)?s?(?:[ -]([0-9]{1,3}))?\b")
_SAID = {"avanthier": -2, "hier": -1, "aujourdhui": 0, "demain": 1}
_WHOLE = re.compile("(?=(nmn|nnn))")
_KEYS = set(UNSHIFTED) - {"-", "!"}
_NUMBER = re.compile(r"([0-9oil|sz]*[0-9][0-9oil|sz]*|[oil|]{1,2}|[il](?=er))(?:ere?|eme)?e?")


def words_of(text):
    """What counts in the text of a box: digits, or the name of a month as typed, in order."""
    seen = _THOUSAND.sub(r"\1\2", _in_digits(_without_hour(reading.without_accents(text))))
    seen = _GLUED_YEAR.sub(" ", _GLUED.sub(" ", seen))
    typed = [word for word in re.findall(r"[^\W_]+|[|]+", seen) if word not in _AROUND]
    return [_as_number(word) for word in typed]


def _without_hour(seen):
    """The text without the hour that came with the day; as it is where nothing else is there, or
    only a number after what may be the rest of a date."""
    rest = _HOUR.sub(" ", seen)
    words = re.findall(r"[^\W_]+", rest)
    is_first = not seen.strip().startswith(rest.strip()[:1])
    return rest if len(words) > is_first else seen


def _in_digits(seen):
    """The text, its numbers in words as digits: but « sept » where it is the month."""
    said = said_in_digits(_SEPTEMBER.sub("\0", seen)).replace("\0", "sept")
    return _THOUSANDS_SAID.sub(lambda found: f"{found[1] or 1}{found[2] or '':0>3}", said)


def has_keys_without_shift(text):
    """Whether this was typed on the keys of the digits, without Shift, or a word of it: « é0 »,
    « &( », « à », « é0 août 1988 »."""
    words = [word for word in text.split() if not word.isalpha()]
    return any(_is_without_shift(typed) for typed in [text, *words])


def _is_without_shift(text):
    typed = re.sub(r"[\s.,/]", "", text)
    keys = set(typed) & _KEYS
    return bool(keys) and set(typed) <= _KEYS | set("-0123456789") and typed != "'"


def _as_number(word):
    if word == "premier":
        return "1"
    number = _NUMBER.fullmatch(word)
    return reading.as_digits(number[1]) if number and not month_named(word) else word


def month_named(word):
    """The month (1 to 12) that this word begins, three letters at least; None if it is none."""
    named = [i for i, month in enumerate(_PLAIN_MONTHS, 1) if month.startswith(word)]
    return named[0] if len(word) >= 3 and len(named) == 1 else None


def from_today(texts):
    """How many days after today (before, if less than 0) is the day that one names in one of the
    boxes, alone: « hier », « aujourd’hui »; None where it is written."""
    typed = re.sub("[^a-z]", "", reading.without_accents("".join(texts)))
    return _SAID.get(typed) if sum(map(bool, texts)) == 1 else None


def spread(texts):
    """The texts of the three boxes, each part in its own box wherever it was typed.

    They are given back as they were typed where each box holds its own part only, or where two
    boxes do not agree; but for the digits of a year written apart, « 19 88 », which are put
    together.
    """
    *others, year = texts
    if _APART.fullmatch(year):
        texts = [*others, re.sub(r"\s", "", year)]
    readings = [_readings(text, part) for text, part in zip(texts, PARTS, strict=True)]
    if all(held is None for held in readings):
        return list(texts)
    own = [
        [{part: text}] if text and held is None else held or [{}]
        for text, part, held in zip(texts, PARTS, readings, strict=True)
    ]
    for choice in product(*own):
        if (parts := _agreeing(choice)) is not None:
            return [parts.get(part, "") for part in PARTS]
    return list(texts)


def _agreeing(readings):
    """All the parts together; None where two boxes give one part two values."""
    together = {}
    for held in readings:
        for part, text in held.items():
            if value_of(together.setdefault(part, text)) != value_of(text):
                return None
    return together


def value_of(text):
    """The number that one part is, or the text itself where it is none."""
    words = words_of(text)
    word = words[0] if len(words) == 1 else text
    return month_named(word) or (int(word) if word.isascii() and word.isdigit() else word)


def _readings(text, part):
    """What this box may hold besides its own part: [{part: text}]; None if it is that alone."""
    words = words_of(text)
    shape = "".join("m" if month_named(word) else "n" if word.isdigit() else "?" for word in words)
    if len(words) > 3 and (whole := _whole_among(words, shape)):
        words, shape = whole
    if len(words) == 1 and shape == "n":
        return _one_number(words[0], part)
    if shape == "m":
        return None if part == "mois" else [{"mois": MONTHS[month_named(words[0]) - 1]}]
    words = [MONTHS[month_named(word) - 1] if month_named(word) else word for word in words]
    if shape in {"nmn", "nnn"}:
        names = ["annee", "mois", "jour"] if len(words[0]) == 4 else list(PARTS)
        return [dict(zip(names, words, strict=True))]
    return _two_words(words, part) if shape in {"nm", "mn", "nn"} else None


def _whole_among(words, shape):
    """The three words of the only whole date among others, and their shape; None if none is."""
    starts = [found.start() for found in _WHOLE.finditer(shape)]
    apart = [at for at in starts if at == 0 or shape[at - 1] == "?"]
    threes = [at for at in apart if 4 in (len(words[at]), len(words[at + 2]))]
    if len(threes) != 1:
        return None
    at = threes[0]
    return words[at : at + 3], shape[at : at + 3]


def _one_number(word, part):
    if len(word) == 8 and int(word[2:4]) > 12:
        return [{"annee": word[:4], "mois": word[4:6], "jour": word[6:]}]
    if len(word) in (6, 8):
        return [{"jour": word[:2], "mois": word[2:4], "annee": word[4:]}]
    return [{"annee": word}] if len(word) == 4 and part != "annee" else None


def _two_words(words, part):
    first, second = words
    if len(second) == 4 and second.isdigit():
        return [{"mois": first, "annee": second}]
    if second.isdigit() and not first.isdigit():
        return [{"mois": first, "jour": second}]
    both = [{"jour": first, "mois": second}]
    is_said_twice = part == "mois" and value_of(first) == value_of(second)
    return both + [{"mois": second}] if is_said_twice else both
