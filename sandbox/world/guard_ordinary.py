"""The part of the guard's table for what is nobody's: days, hours, measures, amounts, references,
ordinary numbers in a row. Patterns are read as those of `guard_table.py`.
"""

from sandbox.world.guard_addresses import ACCENTED, any_of

_ALONE = "(^|[^0-9.,/:-])"
_ENDS_ALONE = "(?![0-9]|[.,/:-][0-9])"
_DAY, _MONTH, YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:19|20)[0-9]{2}"
IN_USE = "(?:0[1-9]|1[0-2]|[2-9][0-9])"
"""The months of a number: those of birth, and those of an unknown one (safety.md §1.1)."""
_HOUR = "(?:[01]?[0-9]|2[0-4]):[0-5][0-9]"
_CLOCK = "(?:[01][0-9]|2[0-3]):?[0-5][0-9]"
_GLUED_HOUR = "-?(?:[01][0-9]|2[0-3])[:x][0-5][0-9](?::[0-5][0-9])?"
_PRESSURE = "(?:[5-9]|1[0-9]|2[0-5])/(?:[3-9]|1[0-5])"
_OF_TWO = (
    f"(?:{_DAY}/{_MONTH}|{_MONTH}/[0-9]{{2}}|{_PRESSURE}|[7-9][0-9]/[3-6][0-9]"
    "|[0-9]{1,2}/(?:[1-9]0|25))"
)
"""Two numbers and a stroke: a day, a month and its year, a pressure, a mark."""
_ROUND = "(?:5|[1-9][05]|125|[1-9][0-9]{0,3}(?:00|50))"
_HIGH, _LOW = "(?:9[0-9]|1[0-9]{2}|2[0-4][0-9])", "(?:[4-9][0-9]|1[0-3][0-9])"
_PULSE = "(?:[4-9][0-9]|1[0-9]{2})"
_HIGH_SAID, _LOW_SAID = "(?:[89]|1[0-9]|2[0-4])", "(?:[4-9]|1[0-3])"
_POINTED_HOUR = "(?:[01]?[0-9]|2[0-4])[.][0-5][05]"
_DECIMAL = "(?:[1-9][0-9]{0,2}|0)[.,][0-9]{4,7}"
_SIX_DIGITS = "[0-9]{3} ?[0-9]{3}"
_NEXT_SHARE = "[ ,;/-]{1,3}"
_DIALS_IN_SHARES = "|".join(
    [
        "[1-9] ?%(?: [0-9]{2} ?%){4}",
        f"[67] ?%(?:{_NEXT_SHARE}[0-9]{{2}} ?%){{4}}",
        f"(?:[0-9] ?%{_NEXT_SHARE}){{8}}[0-9] ?%",
    ]
)
_SHARE = f"(?!{_DIALS_IN_SHARES})(?:100|[1-9]?[0-9])(?:[.,][0-9]{{1,2}})? ?%"
"""« 33,5 % »: not the first of a telephone, with or without its 0."""
_MONTH_NAMES = any_of([
    "janvier", "février", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aoxt", "aout",
    "septembre", "octobre", "novembre", "décembre", "decembre",
])  # fmt: skip
_AND = f"(?:, ?|,? et | (?={_MONTH_NAMES}))"
_DAYS_IN_ORDER = (
    f"(?:0?[1-9]{_AND}){{0,9}}(?:1[0-9]{_AND}){{0,9}}(?:2[0-9]{_AND}){{0,9}}(?:3[01]{_AND}){{0,2}}"
)
"""« 6, 12, 14 et 28 »: with spaces alone, five of them are a telephone."""
_WEEKS = "(?:01 08 15 22 29|02 09 16 23 30|03 10 17 24 31) "
"""The same day of each week."""
_DAY_TO_DAY = "|".join(
    [
        f"{_DAY}/{_MONTH}(?:/[0-9]{{2}})?-{_DAY}/{_MONTH}/(?:20[0-9]{{2}}|[0-4][0-9])",
        f"{_DAY}[.]{_MONTH}-{_DAY}[.]{_MONTH}[.]{YEAR}",
        f"{YEAR}-{_MONTH}-{_DAY}[/-]{YEAR}-{_MONTH}-{_DAY}",
        f"{YEAR}/{_MONTH}/{_DAY}(?:-{YEAR}/{_MONTH}/{_DAY})?",
    ]
)
_MINUTE = "(?:[01][0-9]|2[0-3])[0-5][0-9]"
_STAMP = (
    "20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    f"(?:[ -]?{_MINUTE}(?:[0-5][0-9])?|[ -]{_MINUTE}[0-5][0-9]{{4}}|(?! [0-9]{{3}}))"
    f"|{YEAR}-{_MONTH}-{_DAY}-{_MINUTE}(?:[0-5][0-9])?"
    f"|{YEAR}-{_MONTH}-{_DAY}-(?:[01][0-9]|2[0-3])(?:-[0-5][0-9]){{1,2}}(?:-[0-9]{{3}})?"
    f"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2]){YEAR}[ -]{_MINUTE}"
)
"""A day, then an hour: how a camera or a scanner names its files."""
_COUNTED = any_of(
    gap.join(numbers)
    for gap in " ;"
    for numbers in [
        *([f"{number:02d}" for number in range(1, last + 1)] for last in range(12, 5, -1)),
        *([str(number) for number in range(last + 1)] for last in (10, 9)),
        *([str(number) for number in range(10, first - 1, -1)] for first in (0, 1)),
    ]
)
"""Places or months, one more than the pairs of a telephone; all the digits, or the marks."""
_AFTER_A_WORD = "(^|[^0-9 .,/:;-][ .,:;-]?)"
_BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_REFERENCE = "|".join(
    [
        f"{YEAR}-[0-9]{{3,4}}(?:;{YEAR}-[0-9]{{3,4}})+",
        f"{YEAR}(?:[/-][0-9]{{1,7}}|[/-][0-9]{{1,2}}[/-][0-9]{{1,6}}|(?:[/-][0-9]{{1,2}}){{2}}"
        "[/-][0-9]{1,3})",
        f"{YEAR}-[0-9]{{3,4}}-[0-9]{{1,4}}",
        f"{YEAR} [0-9]{{5,6}}",
        "20[0-9]{6}-[0-9]{1,3}",
        f"(?:{_BYTE}[.]){{3}}{_BYTE}(?::[1-9][0-9]{{1,4}})?",
        "[1-9][0-9]{1,2}[.]0[.][0-9]{1,5}(?:[.][0-9]{1,5})?",
        "[12][0-9]{4}[.][0-9]{1,4}",
        "(?:[1-5][0-9]{0,2}|[6-9][0-9]?)(?: 000){2}",
        "[1-9](?: [0-9]{3}){3}",
    ]
)
"""That of a file, in its year; that of a computer or of a program; millions."""
_AMOUNT = (
    "(?:[1-9][0-9]{0,2}(?: [0-9]{3})?|[1-9][0-9]? [0-9]{3} [0-9]{3}|[1-5][0-9]{2}(?: [0-9]{3}){2}"
    "|[1-9](?: [0-9]{3}){3}|[1-9][0-9]{3,5}|0)"
)
_APART = f"(^|(?:[^\\]0-9 .,/:;)-]|(?:{YEAR}|[^0-9 ])[)])[ .,:;(+-]{{0,3}}|[:=+] )"
_AFTER_WORDS = f"((?:^|[A-Za-z{ACCENTED}€%?!\n]|{YEAR} ?[(),;:=-])[^0-9A-Za-z{ACCENTED}/+]{{0,4}})"
"""What follows « (0) » or « +33 » is the rest of a telephone: no amount, nor what is counted."""
_THINGS = any_of([
    "visites?", "visiteurs", "vues", "habitants", "personnes", "euros?", "dollars", "utilisateurs",
    "comptes", "espaces", "clics", "téléchargements", "connexions", "octets", "[fF]rançais",
    "internautes", "patients", "assurés", "documents", "pages", "consultations", "abonnés",
    "foyers", "messages", "feuilles", "km", "mètres", "tonnes", "litres", "kWh",
])  # fmt: skip
"""What is counted by millions."""
_ORDER = any_of(
    f"(?:{word.upper()}|[{word[0].upper()}{word[0]}]{word[1:]})[sS]?"
    for word in ["commande", "facture", "devis", "bordereau", "mandat", "engagement", "juridique",
                 "marché", "ticket", "inventaire", "bc", "ej"]
)  # fmt: skip
"""What has a number that an office gives to a thing it buys or sells, never to somebody."""
_OF_AN_ORDER = (
    "(?!0[1-9]|00[1-9]|33|[67][0-9]{8}(?![0-9])"
    f"|[1-478][0-9]{{2}}{IN_USE}[0-9]{{8}}(?:[0-9]{{2}})?(?![0-9]))"
    "[0-9]{9,14}(?![0-9])"
)
"""Never with as many digits as a telephone, or as the number of a card, that may be one."""
_OF_TRAINERS = any_of(["activité", "Activité", "agrément", "Agrément"])
_REGISTERED = "|".join(
    [
        "(?:SIRE[NT]|[Ss]ire[nt])(?: ?n[*o])?(?: [a-z']{1,12}){0,3}[ :]{0,3}"
        "(?!0|[67][0-9]{2}(?: ?[0-9]{3}){2}(?! ?[0-9]))[0-9]{3}(?: ?[0-9]{3}){2}(?: ?[0-9]{5})?",
        "ISBN[ :]{0,3}97[89][ -]?[0-9](?:[ -]?[0-9]){9}",
        "(?:EAN|EAN13|[Cc]ode[ -]barres?)[ :]{0,3}"
        f"(?!0|[12478] ?[0-9]{{2}}{IN_USE}[0-9]{{2}} ?[0-9]{{6}}(?![0-9]))"
        "[0-9] ?[0-9]{6} ?[0-9]{6}",
        f"(?:NDA|{_OF_TRAINERS})(?: ?n[*o])?[ :]{{0,3}}"
        "(?!33)[1-9][0-9] ?[0-9]{2} ?[0-9]{5} ?[0-9]{2}",
        "RNA(?: ?n[*o])?[ :]{0,3}W[0-9]{9}",
    ]
)
"""A firm, an association, a book, a thing in a shop, with the name of its register.

Never a number that may be that of a mobile without its 0, of a telephone after 33, or of a card:
« 3 » begins the things of French shops, and no number of a card that anybody keeps.
"""
_NO_ADDRESS = "|".join(
    [
        "[1-9](?:[ .-][0-9]{2}){4}(?![0-9])",
        "[67](?:[.-]?[0-9]){8}(?![0-9])",
        "[67][0-9]{2}(?: [0-9]{3}){2}(?![0-9])",
        "[0-9]{4}(?:[ .,/:;-]{1,3}[0-9]{4}){3}(?![0-9])",
    ]
)
"""A telephone without its 0, or a bank card, after the word of an address or of a law."""

ORDINARY = {
    # an ordinary date, an hour, a measure, years in a row: never a piece of a longer number
    "date": f"{_ALONE}(?:{_DAY}([/. -]){_MONTH}\\2{YEAR}"
    + f"(?:-{_DAY}/{_MONTH}/{YEAR}|{_GLUED_HOUR})?"
    + f"|{YEAR}-{_MONTH}-{_DAY}(?:{_GLUED_HOUR})?){_ENDS_ALONE}",
    "day_and_hour": _ALONE
    + f"(?:{_DAY}([/.-]){_MONTH}\\2[0-9]{{2}}[ ;](?:{_HOUR}|0?{_PRESSURE.replace('/', '/0?')})"
    + f"|{_DAY}/{_MONTH}/[0-9]{{2}}[ ;][0-9]{{2}}(?:00|15|30|45|50)(?! [0-9])"
    + f"|{_DAY}[ ;]{_HOUR}[ ;]{_HOUR}|{_HOUR}[ ;]{_HOUR}[ ;](?:[01][0-9]|2[0-4]))"
    + _ENDS_ALONE,
    "day_to_day": f"{_ALONE}(?:{_DAY_TO_DAY}){_ENDS_ALONE}",
    "stamp": f"(^|[^0-9.,/:;-]|[^0-9 .,/:;-]-)(?:{_STAMP}){_ENDS_ALONE}",
    "hours": f"{_ALONE}{_POINTED_HOUR}(?:[ ;/-]{_POINTED_HOUR}){{2,}}{_ENDS_ALONE}(?![ ;][0-9])",
    "counted": f"{_ALONE}(?:{_COUNTED}|01;02;03;04;05){_ENDS_ALONE}(?![ ;][0-9])",
    "reference": f"{_AFTER_A_WORD}(?:{_REFERENCE}){_ENDS_ALONE}(?! [0-9])",
    "coordinates": f"{_ALONE}{_DECIMAL}[ ;/]{_DECIMAL}{_ENDS_ALONE}(?![ ;][0-9])",
    "codes": f"{_ALONE}(?!33)[1-9][0-9]{{2}} ?[0-9]{{3}}(?:[;/]{_SIX_DIGITS})+{_ENDS_ALONE}"
    "(?![ ;][0-9])",
    "computer": f"(^|[^0-9.])(?:{_BYTE}[.]){{3}}{_BYTE}(?![0-9]|[.][0-9])",
    "measure": _ALONE
    + f"(?:{_DAY}([/.]){_MONTH}\\2[0-9]{{2}}|{_OF_TWO}|[12][0-9]{{2}}/[0-9]{{2,3}}"
    + f"|{_HOUR}(?::[0-5][0-9])?(?:[/-]{_HOUR}){{0,3}}"
    + "|[0-9]{1,3}[.,][0-9]{1,2}|[0-4](?:-[0-4]){2,3}"
    + f"|{YEAR}(?:[ /-]{YEAR})+(?! [0-9]))"
    + _ENDS_ALONE,
    # the same where its sign or its word says so, on a text not yet read as digits
    "price": f"{_APART}{_AMOUNT}(?:[.,][0-9]{{2}})?(?= ?€)",
    "postal": f"(^|[^A-Za-z])(?:CS|BP|TSA) ?(?!{_NO_ADDRESS})[1-9][0-9]{{0,4}}(?![0-9])",
    "moment": "(^|[^0-9])(?:19|20)[0-9]{2}(-?)(?:0[1-9]|1[0-2])\\2(?:0[1-9]|[12][0-9]|3[01])[Tt ]"
    f"{_CLOCK}(?::?[0-5][0-9](?:[.,][0-9]{{3,6}})?)?(?:[Zz]|[+-]{_CLOCK})?(?![0-9])",
    "day_in_signs": f"(^|[^0-9])(?:{_DAY}([|_*]){_MONTH}\\2{YEAR})(?![0-9])",
    "size": "(^|[^0-9*])[1-9][0-9]{2,3} ?[*] ?[1-9][0-9]{2,3}(?![0-9*])",
    "article": f"(^|[^A-Za-z0-9-])[LRD][. *]{{0,2}}(?!{_NO_ADDRESS})"
    "[1-9][0-9]{0,3}(?:-[0-9]{1,3}){1,2}"
    "(?![ .,/:-]?[0-9])",
    "gas": "(^|[^0-9A-Za-z])(?:[SsPp][apAP]?C?O2|CO2|H2O)(?![0-9A-Za-z])",
    "per_cent": f"(^|[A-Za-z{ACCENTED}:(\n][ ]?){_SHARE}(?:{_NEXT_SHARE}{_SHARE})+(?! ?[0-9])",
    "days": f"(^|[^A-Za-z{ACCENTED}])[Ll]es (?:{_DAYS_IN_ORDER}|{_WEEKS}){_MONTH_NAMES}"
    f"(?![A-Za-z{ACCENTED}])",
    "blanks": "(^|[^_-])(?:_{2,4}(?:[ ./]_{2,4}){2,}|-{2,4}(?:[ ./]-{2,4}){2,})(?![_-])",
    "count": f"{_AFTER_WORDS}(?!33(?:[ .][0-9]{{3}}){{3}})"
    f"[1-9][0-9]{{0,2}}(?:[ .][0-9]{{3}}){{2,3}}(?= ?(?:de |d.)?{_THINGS}(?![a-z]))",
    "order": f"(^|[^A-Za-z{ACCENTED}]){_ORDER}(?: ?[Nn][*o]?[.]?)? ?:? ?"
    f"{_OF_AN_ORDER}(?:(?:, ?| et | à ){_OF_AN_ORDER}){{0,5}}(?![ .,/:-]?[0-9])",
    "registered": f"(^|[^A-Za-z{ACCENTED}])(?:{_REGISTERED})(?![ .,/:-]?[0-9])",
    # the items of a list, a comma between two
    "of_four_digits": "^[1-9][0-9]{3}$",
    "of_a_town": "^(?:0[1-9]|[1-8][0-9]|9[0-8])[0-9]{3}$",
    "listed": f"^(?:[0-9]{{1,3}}|{YEAR}|{_ROUND})$",
    # numbers in a row that are nobody's, one space between two of them
    "rounds": f"^{_ROUND}(?: {_ROUND})+$",
    "fours": "^[1-9][0-9]{3}(?: [1-9][0-9]{3}){3,}$",
    "groups_of_four": "(^|[^0-9])[0-9]{4}(?:[ .,/:;-][0-9]{4}){3,}(?![0-9])",
    "card": "^(?:[3-6]|2[2-7])",
    "french_card": "^(?:497|513)",
    "short_numbers": "^(?:1[578]|1[0-9]{2}|3[0-9]{3})(?: (?:1[578]|1[0-9]{2}|3[0-9]{3}))+$",
    "high": f"^{_HIGH}$",
    "low": f"^{_LOW}$",
    "pulse": f"^{_PULSE}$",
    "marks": "^[1-5](?: [1-5]){8,11}$",
    "pressures_said": f"^{_HIGH_SAID} {_LOW_SAID}(?: {_HIGH_SAID} {_LOW_SAID})+$",
    "street_and_town": "^(?:1[5-9]|20)[0-9]{2} (?:0[1-9]|[1-8][0-9]|9[0-8])[0-9]{3}$",
    "towns": "^([0-9]{2})[0-9]{3}(?: \\1[0-9]{3})+$",
    "two_or_three_digits": "^[1-9][0-9]{1,2}(?: [1-9][0-9]{1,2}){2,}$",
    "two_digits": "^[1-9][0-9](?: [1-9][0-9]){3,}$",
    "one_or_two_digits": "^[1-9][0-9]?(?: [1-9][0-9]?){3,}$",
}
"""{name: pattern}."""
