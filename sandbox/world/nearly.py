"""Two secrets that differ by a slip of the keyboard: what the slip is, in a sentence.

A password that is nearly the sheet's is the one that nobody remembers tomorrow.
"""

import re

from sandbox.kit.forms import visible
from sandbox.languages.said import says
from sandbox.world import reading
from sandbox.world.guard_table import FAKE_PLACE, UNSHIFTED

SLIPS = {
    "space": "Il y a un espace en trop.",
    "caps-lock": "Le verrou des majuscules est allumé : grandes et petites lettres sont inversées.",
    "keys": "Les touches des chiffres ont été tapées sans la touche Maj.",
    "case": "Une majuscule ou une minuscule n’est pas la bonne.",
    "mark": "Il y a un signe de trop, au début ou à la fin.",
    "hyphen": "Le signe au milieu n’est pas le bon, ou il manque.",
    "look-alike": "Un zéro ou un 1 est devenu une lettre qui lui ressemble, ou l’inverse.",
    "twice": "C’est écrit plusieurs fois.",
    "around": "Des mots ou des signes sont en trop, avant ou après.",
    "more": "Il y a un signe en trop.",
    "less": "Il manque un signe.",
    "exchanged": "Deux signes qui se suivent sont inversés.",
    "letter": "Une lettre ou un chiffre n’est pas le bon.",
}
"""{kind of slip: what to say}, in the order in which they are looked for."""

_ROW = "&é\"'(-è_çà"
_SHIFTED = dict(zip(_ROW + "1234567890", "1234567890" + _ROW, strict=True))
_DASH = re.compile("[\u2010-\u2015\u2212]")
_SIGN = re.compile(r"[\W_]+")
_SHORTEST_IN_A_TEXT = 8
"""From how many letters and digits a secret is found among other words."""
_AROUND = " \t\r\n.,;:!?«»\"“”'’()<>"


def slip(typed, meant):
    """The kind of slip (a key of SLIPS) that leads from one to the other; None where there is none.

    Args:
        typed, meant: the secrets as they are; the same one twice is no slip.
    """
    if typed == meant or not meant:
        return None
    return next((kind for kind in SLIPS if _UNDO[kind](typed, meant)), None)


GUESSES = {"more", "less", "exchanged", "letter"}
"""The slips that whoever tries a secret also makes."""

BETWEEN_WORDS = {".": "un point", "-": "un tiret", "_": "un tiret du bas"}


def difference(typed, identifiant):
    """What differs from an identifiant, in a sentence that may name its signs: it is no secret."""
    kind = slip(typed, identifiant)
    signs = set(_SIGN.findall(identifiant))
    if kind == "hyphen" and len(signs) == 1 and signs <= set(BETWEEN_WORDS):
        return says("Entre les mots, il faut {sign}.", sign=BETWEEN_WORDS[signs.pop()])
    return SLIPS.get(kind, "")


def variants(typed):
    """What may have been meant, where the secret itself is not known: {text: kind of slip}."""
    meant = {}
    for text, kind in [
        (typed.strip(), "space"),
        (_without_spaces(typed), "space"),
        (typed.swapcase(), "caps-lock"),
        (_without_spaces(typed).swapcase(), "caps-lock"),
        (_other_shift(_without_spaces(typed)), "caps-lock"),
        (_without_spaces(typed).capitalize(), "case"),
        (_DASH.sub("-", _without_spaces(typed)), "hyphen"),
        *_said_with_more(visible(typed).strip()),
    ]:
        if text != typed:
            meant.setdefault(text, kind)
    return meant


def _said_with_more(typed):
    """What may have been meant by a text with a label, with words after it, or written twice."""
    half = typed[: len(typed) // 2].strip()
    if half and _without_spaces(typed) == _without_spaces(half) * 2:
        yield half, "twice"
    words = [each for each in re.split(r"[\s:;,()«»]+", typed) if each]
    if len(words) > 1:
        yield from ((words[at], "around") for at in (0, -1))


def _is_twice(typed, meant):
    """Whether one's letters and digits are those of the other, more than once."""
    typed, meant = _letters(typed).lower(), _letters(meant).lower()
    times = len(typed) // len(meant) if meant else 0
    return times > 1 and typed == meant * times


def _is_among_others(typed, meant):
    meant = _letters(meant).lower()
    return len(meant) >= _SHORTEST_IN_A_TEXT and meant in _letters(typed).lower()


def _without_spaces(text):
    return re.sub(r"\s", "", visible(text))


def _other_shift(text):
    """The text as a French keyboard writes it when Caps Lock, there a lock of Shift, is on."""
    return "".join(_SHIFTED.get(sign, sign.swapcase()) for sign in text)


def with_shift(text):
    """The text, each key of the digits' row as its digit."""
    return "".join(UNSHIFTED.get(sign, sign) for sign in text)


def _letters(text):
    """The letters and digits alone, spaces and signs forgotten."""
    return _SIGN.sub("", _without_spaces(text))


def _as_seen(text):
    """What a poor reader sees: zero and O, one, i and l are one sign."""
    return reading.plain(text).lower().translate(str.maketrans("oil|", "0111"))


def is_one_slip(typed, right):
    """Whether a sign is missing, added, changed or exchanged with the next, or none."""
    start = _common(typed, right)
    a, b = typed[start:], right[start:]
    end = _common(a[::-1], b[::-1])
    a, b = a[: len(a) - end], b[: len(b) - end]
    return (len(a) < 2 and len(b) < 2) or (len(a) == 2 and a == b[::-1])


def _has_one_more(longer, shorter):
    return len(longer) == len(shorter) + 1 and is_one_slip(longer, shorter)


def _common(one, other):
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


_UNDO = {
    "space": lambda typed, meant: _without_spaces(typed) == meant,
    "caps-lock": lambda typed, meant: (
        meant in (_without_spaces(typed).swapcase(), _other_shift(_without_spaces(typed)))
    ),
    "keys": lambda typed, meant: with_shift(_without_spaces(typed)) == with_shift(meant),
    "case": lambda typed, meant: _without_spaces(typed).lower() == meant.lower(),
    "mark": lambda typed, meant: _without_spaces(typed).strip(_AROUND).lower() == meant.lower(),
    "hyphen": lambda typed, meant: _letters(typed).lower() == _letters(meant).lower(),
    "look-alike": lambda typed, meant: _letters(_as_seen(typed)) == _letters(_as_seen(meant)),
    "twice": _is_twice,
    "around": _is_among_others,
    "more": lambda typed, meant: _has_one_more(_without_spaces(typed), meant),
    "less": lambda typed, meant: _has_one_more(meant, _without_spaces(typed)),
    "exchanged": lambda typed, meant: (
        sorted(_without_spaces(typed)) == sorted(meant)
        and is_one_slip(_without_spaces(typed), meant)
    ),
    "letter": lambda typed, meant: is_one_slip(_without_spaces(typed), meant),
}


def corrections(digits):
    """The social security numbers of fifteen digits that are one slip away from these digits."""
    if len(digits) == 15:
        yield digits[:7] + FAKE_PLACE + digits[10:] if _differ_by_one(digits[7:10]) else digits
        for at in range(10):
            yield digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :]
    elif len(digits) == 16:
        yield from (digits[:at] + digits[at + 1 :] for at in range(11))
    elif len(digits) == 14:
        for at in range(11):
            yield from (digits[:at] + missing + digits[at:] for missing in "0123456789")


def _differ_by_one(place):
    return place.count("0") >= len(FAKE_PLACE) - 1
