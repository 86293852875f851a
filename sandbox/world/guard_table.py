"""The guard's one table of rules: what it reads as what, what is ours, what has a real one's shape.

`reading.py` and `fictitious.py` follow it on the server, `static/js/guard_reading.js` and
`guard.js` in the browser, which finds it in each page. Its patterns are read by both, so they keep
to what both understand: no look-behind, no class by its name. They are matched against a text
already read (`reading.py`): ASCII but for « é è ç à », one sign for each gap.
"""

import json
from pathlib import Path

from sandbox import facts
from sandbox.world.guard_addresses import (
    ACCENTED,
    ADDRESSES,
    NAMED_HOSTS,
    WORDS_OF_HOSTS,
    any_of,
)
from sandbox.world.guard_digits import OTHER_NUMBERS, ZEROS
from sandbox.world.guard_ordinary import IN_USE, ORDINARY, YEAR

PHOTO_PREFIX = facts.words("photo-card-prefix")
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

# -- signs ------------------------------------------------------------------------------------

UNSHIFTED = dict(zip("&é\"'(-è_çà", "1234567890", strict=True)) | {"§": "6", "!": "8"}
"""The row of digits without Shift: on a PC, then where a Mac and a Belgian keyboard differ."""

SEPARATE = "-_'(!"
"""The keys of the digits that also stand between the groups of a number."""

LOOKALIKES = {
    "O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "|": "1", "S": "5", "s": "5", "B": "8",
    "Z": "2",
}  # fmt: skip
"""Letters typed for digits. Not « b », « g », « q », « z »: nobody was seen to type them."""

DRAWN_ALIKE = {
    **dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("’‘ʼ‛", "'"), **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("ОΟØ", "O"), **dict.fromkeys("оοø", "o"), **dict.fromkeys("ІΙ", "I"),
    **dict.fromkeys("іι", "i"), "Ѕ": "S", "ѕ": "s", "А": "A", "В": "B",
    **dict(zip("ÉÈÇÀ", ACCENTED, strict=True)),
    **dict(zip("⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊", "0123456789", strict=True)), "\U0001f51f": "10",
    **{chr(a + letter): chr(ord("A") + letter) for a in (0x1F150, 0x1F170) for letter in range(26)},
    **dict.fromkeys("\u115f\u1160", ""),
}  # fmt: skip
"""Other signs for the same drawing: dashes, quotes, Greek and Cyrillic letters, white letters in a
black sign, the digits of Braille; nothing for two letters of Korean that nobody sees."""

LIKE_AN_AT = [
    "ⓐ", "Ⓐ", "⒜", "ª", "℀", "\U0001f110", "\U0001f130", "\U0001f150", "\U0001f170", "\U0001f300",
    "\U0001f40c", " α ", " а ", " ⍺ ", " ∂ ",
]  # fmt: skip
"""An a in a circle, in a square or alone, and what has the shape of the @: read as « (a) » too."""

NAMED_SIGNS = {
    "commat": "@", "at": "@", "arobase": "@", "period": ".", "amp": "&", "num": "#",
    "lt": "<", "gt": ">", "lowbar": "_",
    "hyphen": "-", "dash": "-", "plus": "+", "sol": "/", "colon": ":", "comma": ",", "percnt": "%",
    "shy": "", "zwnj": "", "zwj": "", "ZeroWidthSpace": "", "NoBreak": "",
}  # fmt: skip
"""{name of a sign in the code of a page: the sign}; any other name is read as a space."""

# -- numbers in words -------------------------------------------------------------------------

_BELOW_TWENTY = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante",
         70: "septante", 80: "quatre-vingt", 90: "nonante"}  # fmt: skip
_MISSPELT_TENS = {"trante": 30, "quarente": 40, "carante": 40, "cinquente": 50, "soissante": 60}
_MISSPELT = {"zerro": 0, "dousse": 12, "treise": 13, "quatorse": 14, "quinse": 15, "seise": 16}
_EIGHTIES = ["huitante", "octante"]


def _said(word, rest):
    """How tens and a rest are said together: « trente et un », « quatre-vingt-onze »."""
    if not rest:
        return word
    is_joined = rest in (1, 11) and word != _TENS[80]
    return f"{word}-{'et-' if is_joined else ''}{_BELOW_TWENTY[rest]}"


_AFTER_ZERO = {
    f"{zero}-{word}": f"0{number}"
    for number, word in enumerate(_BELOW_TWENTY[1:10], 1)
    for zero in ("zéro", "zero")
}
NUMBER_WORDS = (
    {"zero": "0", "zéro-zéro": "00", "quatre-vingts": "80"} | _AFTER_ZERO
    | {word: str(number) for number, word in enumerate(_BELOW_TWENTY)}
    | {_said(word, rest): str(tens + rest) for tens, word in _TENS.items()
       for rest in range(20 if tens in (60, 80) else 10)}
    | {_said(word, rest): str(80 + rest) for word in _EIGHTIES for rest in range(10)}
    | {_said(word, rest): str(tens + rest) for word, tens in _MISSPELT_TENS.items()
       for rest in range(20 if tens == 60 else 10)}
    | {word: str(number) for word, number in _MISSPELT.items()}
)  # fmt: skip
"""{number below a hundred, as it is said: its digits}."""

_UNITS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
_ROMAN_TENS = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"]
ROMANS = {
    f"{tens}{unit}": str(10 * ten + one)
    for ten, tens in enumerate(_ROMAN_TENS)
    for one, unit in enumerate(_UNITS)
    if set(tens + unit) > {"x"} or unit
}
"""{number below a hundred in Roman letters: its digits}, but « xx », which stands for no digit."""

# -- patterns, on a text that was read ----------------------------------------------------------

_G, _GX = "[ .,/:;-]?", "[ x.,/:;-]?"
_NOT_INSIDE = "(^|[^0-9])"
_ENDS = "(?![0-9])"
_DIAL = f"(?:(?:00{_G})?33{_G}(?:0{_G})?|0)"
_BEGINS = "(^|[^0-9.,/:;-]|(?:^|[^0-9])[.,/:;-])"
_ENDS_IN_ITS_LIST = "(?![0-9]|[.,/:;-][0-9])"
_OURS_TO_PLACE = (
    f"[1-478]{_G}[0-9]{{2}}{_G}[0-9]{{2}}{_G}[0-9]{{2}}{_G}{FAKE_PLACE}(?!(?:{_G}0){{3}}[0-9]{{3}})"
)
_ORDER_AND_KEY = "|".join(
    [
        f"{_G}[0-9]{{3}}{_G}[0-9]{{2}}{_ENDS}",
        f"{_G}[0-9]{{0,7}}(?!{_G}[0-9])",
        f"{_G}[0-9]{{3}}{_ENDS}",
    ]
)
_SPELLED = ["et", "puis", "point", "tiret", "espace", "trait", "barre", "slash", "virgule", "cle",
            "clé", "clef", "ensuite", "pause", "stop", "plus", "encore", "alors", "apres", "après",
            "suivie?s? (?:de|du|par)", "le", "loin", "enfin", "pour finir", "(?:la )?suite",
            "(?:la )?fin", "bis", "euh+", "heu+", "e+u+h+", "h[eu]m+", "hmm+", "mm+", "ah", "oh",
            "bah", "ben", "bon", "hein", "oui", "non", "ok", "donc", "voil[àa]", "voyons", "pardon",
            "zut", "mince", "pas", "plutxt", "(?:ou )?attend(?:s|ez)(?: voir)?", "correction",
            "c.est(?: bien)?(?: ça| bon| le)?", "d.abord", "j.hésite",
            "je crois", "je pense", "je dis", "je disais", "je répète", "je redis", "je reprends",
            "je recommence"]  # fmt: skip
"""What is said between two digits of a number that one spells, or hesitates on."""
_AGAIN = any_of([
    "je répète", "je redis", "je dis", "je dis bien", "je confirme", "c.est", "c.est bien", "soit",
    "donc", "oui", "bis", "bien",
])  # fmt: skip
_SAID_AGAIN = f"(?:{_AGAIN}[ ,:]{{0,3}})"
_ASIDE = f"[^0-9a-z{ACCENTED}]{{0,4}}[a-z{ACCENTED}][^0-9€%]{{2,31}}"
"""A few words, whatever they are, said once in the middle of a number."""
_SIGNS = "[ ,./;:()\\[\\]\"'*!?-]{0,5}"


def _cut(groups):
    """A number by its groups, a few words between two of them, wherever that is."""
    gaps = range(1, len(groups))
    return [_ASIDE.join(" ".join(each) for each in (groups[:at], groups[at:])) for at in gaps]


_IN_TWO = "|".join(
    [
        *_cut(["0[1-9]", *["[0-9]{2}"] * 4])[1:3],
        *_cut(["[12]", "[0-9]{2}", IN_USE, "[0-9]{2}", "[0-9]{3}", "[0-9]{3}"])[1:],
    ]
)


def _nir(gap, month):
    """A number in its usual groups, with or without its key."""
    groups = ["[1-478]", "[0-9]{2}", month, "[0-9]{2}", "[0-9]{3}", "[0-9]{3}"]
    return f"{gap.join(groups)}(?:{gap}[0-9]{{2}})?"


def _nir_cut():
    """A number without gaps but for one, before the town."""
    return f"[1-478][0-9]{{2}}{IN_USE}[0-9]{{2}};[0-9]{{6}}(?:[ .,/:;-]?[0-9]{{2}})?"


_CUTS = "[ ,;.\n/()+-]{1,4}"
_COUNTRY = any_of([
    "[17](?=[ (.-]{1,3}[0-9]{3}[^0-9]{1,4}[0-9]{3}[^0-9]{0,4}[0-9]{2}[^0-9]{0,4}[0-9]{2})",
    "2[07]", "2(?:1[1-368]|[2-6][0-9]|9[0179])", "3[0-4]", "3[69]", "3(?:5[0-9]|[78][0-9])",
    "4[013-9]", "42[013]", "5[1-8]", "5(?:0[0-9]|9[0-9])", "6[0-6]", "6(?:7[02-9]|8[0-9]|9[0-2])",
    "8[1246]", "8(?:5[02356]|80|86)", "9[0-58]", "9(?:6[0-8]|7[0-7]|9[2-68])",
])  # fmt: skip
"""The codes of countries."""
_OF_AN_ACCOUNT = (
    "(?:(?:fiscal|rib|iban|spi)[^0-9a-z]{1,4}(?:n[*o]? ?)?"
    "|(?:livret|compte)(?: a)?[^0-9a-z]{1,4}(?:n[*o]|numéro)[^0-9a-z]{0,4})"
)
_IN_NO_LIST = "[0-9 ,;.\n/()+-]{0,24}(?:[0-9]{3} [0-9](?!00)[0-9]{2}|[^0-9]0(?!00)[0-9]{2})"
"""Groups as those of one number: « 123 456 », « 012 », and not « 125, 130, 128 »."""
_FEW = f"[^0-9A-Za-z{ACCENTED}]{{0,3}}"
_TWO, _BETWEEN = "[0-9]{2}", "([^0-9]{0,7}[a-z][^0-9]{0,7})"
_OTHER = "[AC-HJ-NP-RT-Ya-hjkmnp-rt-z]"
"""The letters that look like no digit."""
_KEY = f"[&\"'(_{ACCENTED}-]"


def _spoken(word):
    """The pattern of a number in words: not of a piece of « quatre-vingts », nor of « zéro six cent
    vingt », which is 0 620."""
    not_eighty = "(?!-vingt|[ -]?vingts)" if word.endswith("-quatre") else ""
    not_hundreds = "(?![ -]?cent)" if word in _AFTER_ZERO else ""
    return word.replace("-", "[ -]?") + not_eighty + not_hundreds


_SPOKEN = "|".join(map(_spoken, sorted(NUMBER_WORDS, key=len, reverse=True)))

PATTERNS = {
    # what may be real, as it is written
    "phone": f"{_NOT_INSIDE}{_DIAL}[1-9](?:(?:[ .-]?[0-9]{{2}}){{4}}|(?:,[0-9]{{2}}){{4}}"
    f"|(?:/[0-9]{{2}}){{4}}|(?:x[0-9]{{2}}){{4}}|(?::[0-9]{{2}}){{4}}"
    f"|(?:;[0-9]{{2}}){{4}}){_ENDS}",
    "spelled_phone": f"{_NOT_INSIDE}0 [1-9](?:[.,/:;-][0-9] [0-9]){{4}}{_ENDS}",
    "mixed_phone": f"{_BEGINS}{_DIAL}[1-9](?:[ .,/:;-]?[0-9]{{2}}){{4}}{_ENDS_IN_ITS_LIST}",
    "nir": f"{_NOT_INSIDE}(?:{_nir('[ .,/:-]?', IN_USE)}|{_nir(';', '[0-9]{2}')}"
    f"|{_nir('[ .,/:;-]', IN_USE)}|{_nir_cut()}){_ENDS}",
    # the same with a comma or a line's end in it, after its + or the word of an account
    "abroad": f"(?:(?:^|[^0-9a-z+])[+] ?|(?:^|(?:^|[^0-9h])[ \n(])00 ?){_COUNTRY}[ ./()-]{{1,3}}"
    f"[0-9]{{1,4}}(?:{_CUTS}[0-9]{{1,4}}){{1,6}}{_ENDS}",
    "account": f"(?:^|[^a-z{ACCENTED}])(?:{_OF_AN_ACCOUNT}|(?:livret|compte)(?: a)?[^0-9a-z]{{1,4}}"
    f"(?={_IN_NO_LIST}))(?:[0-3][0-9]{_CUTS}[0-9]{{2}}"
    f"(?:{_CUTS}[0-9]{{3}}){{3}}|[0-9]{{3}}(?:{_CUTS}[0-9]{{3}}){{2,4}}){_ENDS}",
    "cut": "[,;\n]| [+-] ",
    "run": "[0-9 .,/:;-]{9,}",
    # the same with one word in each gap, a letter in each, or an hour that no clock shows
    "joined": f"{_NOT_INSIDE}(?:0[1-9]{_BETWEEN}{_TWO}(?:\\2{_TWO}){{3}}"
    f"|[12]{_BETWEEN}{_TWO}(?:\\3{_TWO}){{3}}(?:\\3[0-9]{{3}}){{2}}){_ENDS}",
    "aside": f"{_NOT_INSIDE}(?:{_IN_TWO})(?![ .,/:;-]?[0-9])",
    "lettered": "(^|[^0-9a-z])(?:0[1-9](?:[a-z][0-9]{2}){4}|0[a-z][1-9](?:[a-z][0-9]){8})(?![0-9])",
    "by_hours": f"{_NOT_INSIDE}0[1-9](?:(?: ?h ?|[ ./:-])[0-9]{{2}}){{4}}{_ENDS}",
    "no_hour": "(?:2[5-9]|[3-9][0-9]) ?h|h ?[6-9][0-9]",
    "said_without_its_zero": "(^|[^0-9.,/:;-])(?:6(?! 39 98)|7)(?: [0-9]{2}){4}(?![0-9])",
    # what is ours, mistyped or not, among other words
    "our_phone": f"{_NOT_INSIDE}{_DIAL}6{_GX}39{_GX}98"
    f"(?:(?:{_GX}[0-9]{{2}}){{2}}{_ENDS}|(?:{_GX}[0-9]{{1,2}}){{0,3}}(?!{_G}[0-9]))",
    "our_nir": f"{_NOT_INSIDE}{_OURS_TO_PLACE}(?:{_ORDER_AND_KEY})",
    "our_serial": f"{_NOT_INSIDE}(?:{PHOTO_PREFIX}5?(?!{_G}[0-9])"
    f"|(?:{PHOTO_PREFIX}{_G})?{SERIAL_BODY}"
    f"(?:[0-9]{{3,8}}(?:[ .-][0-9])?{_ENDS}|[ .-][0-9]{{5}}[ .-][0-9]{_ENDS}"
    f"|(?:[ .-]?[0-9]){{0,8}}(?!{_G}[0-9])))",
    # the same, alone in the box of a number, its digits put together
    "begins_as_our_phone": f"^(?:(?:00)?330?|0)?{MOBILE_PREFIX[1:]}",
    "begins_as_our_serial": f"^(?:{PHOTO_PREFIX})?{SERIAL_BODY}9*"
    f"|^{PHOTO_PREFIX}{SERIAL_BODY[:4]}|^{PHOTO_PREFIX}9*$",
    "plus": "^([^0-9]*)[+]",
    "dials": "^(?:0[1-9][0-9]{8}|(?:00)?330?[1-9][0-9]{8}|00[1-9][0-9]{8,11})$",
    "spelled": f"^(?=[^0-9]*[0-9])(?:[OolIiSsBZ]|[^A-Za-z{ACCENTED}])+$",
    "whole_phone": f"^(?:(?:00)?330?|0)?{MOBILE_PREFIX[1:]}[0-9]{{4}}$",
    "whole_serial": f"^(?:{PHOTO_PREFIX})?{SERIAL_BODY}[0-9]{{3,8}}$",
    "whole_date": f"^(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2]){YEAR}$",
    # the part of a number that ends a text, or begins the next one
    "number_at_the_end": "(?:^ ?|[^0-9 .,/:-] ?)([0-9]+(?:[ .-][0-9]+)*)[ ,.;-]*$",
    "number_at_the_start": "^[ ,.;-]*([0-9]+(?:[ .-][0-9]+)*)(?![0-9]|[.,/:-][0-9])",
    # letters
    "corsica": f"2[^0-9A-Za-z{ACCENTED}]*([AaBb])(?![A-Za-z])",
    "corsica_reversed": f"(^|[^0-9])([1-478]{_FEW}[0-9]{{2}}{_FEW}[0-9]{{2}}{_FEW})([AaBb])"
    f"{_FEW}2(?={_FEW}[0-9]{{3}})",
    "digits_and_lookalikes": "[OolIiSsBZ|]{0,15}[0-9][0-9OolIiSsBZ|]*",
    "gap": f"[^0-9A-Za-z{ACCENTED}]{{2,}}|[^0-9A-Za-z{ACCENTED} ,./:-]",
    "letter_before": f"(^|[^0-9A-Za-z{ACCENTED}])((?:[OoIliZ]|[Oo][OoIliSs])"
    "(?:[ ./-][OolIiSs]{1,3}){0,6})(?=[ ./-][0-9])",
    "letters_after": "([0-9][ ./-])([OolIiSsBZ]{1,4}(?:[ ./-][OolIiSsBZ]{1,4}){0,6})"
    f"(?![0-9A-Za-z{ACCENTED}])",
    "coded": "&#0*([0-9]{1,6});?|&#[xX]0*([0-9A-Fa-f]{1,5});?"
    "|(?:%(?:25)*|\\\\x)([0-9A-Fa-f]{2})|(?:\\\\u|U[+])([0-9A-Fa-f]{4})"
    f"|&([A-Za-z]{{2,16}});|({'|'.join(LIKE_AN_AT)})|\\\\[nrt]|</?[A-Za-z][^<>]{{0,80}}>",
    "keys_of_digits": "^[AZERTYUPazertyup]$",
    "slipped": f"(^|[^0-9A-Za-z{ACCENTED}]){_OTHER}(?=[0-9])"
    f"|([0-9])(?!h[0-9]){_OTHER}(?![A-Za-z{ACCENTED}])",
    "ten_in_a_row": f"(?:[0-9OolIiSsBZ|][^0-9A-Za-z|{ACCENTED}]{{0,9}}){{9}}[0-9OolIiSsBZ|]",
    "words": f"[A-Za-z{ACCENTED}](?:[^0-9]*[A-Za-z{ACCENTED}])?",
    "between_words": "[^A-Za-z]{8,}",
    "keys": "[^0-9]{8,}",
    "list": "[0-9]{1,20}(?:;[0-9]{1,20})+",
    "nine_of_ten": "^0[1-9][0-9]{7}$",
    "whole_nir": "^[12][0-9]{2}(?:0[1-9]|1[0-2])[0-9]{8}(?:[0-9]{2})?$",
    "without_its_zero": "^[67][0-9]{8}$",
    # a number said in words, spelled out, or typed half with Shift and half without
    "number_word": f"(^|[^A-Za-z{ACCENTED}])({_SPOKEN})(?![A-Za-z{ACCENTED}])",
    "words_in_one": f"(?:{_SPOKEN}){{5,}}",
    "word_in_one": f"{_SPOKEN}",
    "hundreds": "(^|[^0-9a-z])(?:(19|[2-9])[ -]?)?cents?(?:[ -]?([0-9]{1,2}))?(?![0-9a-z])",
    "zero_apart": "(^|[^0-9])(00?)[ -](?=[1-9][0-9]?(?![0-9]))",
    "hundred_apart": "(^|[^0-9])0[ -]([2-9])(?=[0-9]{2}(?![0-9]))",
    "said_phone": f"^0(?!{MOBILE_PREFIX[1:]})[1-9][0-9]{{8}}$",
    "said_again": f"([0-9]{{1,3}})"
    f"(?:[ ,.;:-]{{0,3}}[(\\[] ?{_SAID_AGAIN}?|[ ,.;:-]{{1,4}}{_SAID_AGAIN})\\1(?![0-9]) ?[)\\]]?",
    "between_digits": f"([0-9])(?:{_SIGNS}(?:{any_of(_SPELLED)}|[(]0[)])){{1,4}}{_SIGNS}(?=[0-9])",
    "romans": "0[1-9](?:[ .,-]{1,2}(?:[ivxlc]{1,8}|[0-9]{2})){4}(?![a-z0-9])",
    "pair_of_keys": f"(^|[0-9 ./-])({_KEY}{{2,3}})(?=$|[ ./-]?[0-9]|[ ./-]{_KEY}{{2}})",
    "half_a_pair": f"(^|[ ./])({_KEY}[0-9]|[0-9]{_KEY}|[&é](?= [0-9]{{2}} ))(?=$|[ ./])",
}
"""{name: pattern}. What comes before, where it counts, is the first group: nothing looks behind."""

GUARD = {
    "zeros": ZEROS,
    "unshifted": UNSHIFTED,
    "separate": SEPARATE,
    "lookalikes": LOOKALIKES,
    "drawnAlike": DRAWN_ALIKE,
    "otherNumbers": OTHER_NUMBERS,
    "romans": ROMANS,
    "place": FAKE_PLACE,
    "prefix": PHOTO_PREFIX,
    "technical": TECHNICAL_NUMBER,
    "domain": EMAIL_DOMAIN,
    "namedHosts": NAMED_HOSTS,
    "wordsOfHosts": WORDS_OF_HOSTS,
    "namedSigns": NAMED_SIGNS,
    "numberWords": {word.replace("-", ""): digits for word, digits in NUMBER_WORDS.items()},
    "patterns": ORDINARY
    | PATTERNS
    | {f"email_{name}": pattern for name, pattern in ADDRESSES.items()},
}


SCRIPT = "js/guard_table.js"
"""The same table for the browser, among the static files: a test compares them."""


def as_script():
    """What that file holds; after a change here, write it again with

    python3 -c "from sandbox.world import guard_table; guard_table.write()"
    """
    table = json.dumps(GUARD, ensure_ascii=False, indent=1)
    origin = "// Written by sandbox/world/guard_table.py: change it there."
    return f"{origin}\nwindow.guardTable = {table};\n"


def write():
    """Write the browser's table again."""
    static = Path(__file__).resolve().parents[2] / "static"
    (static / SCRIPT).write_text(as_script(), encoding="utf-8")
