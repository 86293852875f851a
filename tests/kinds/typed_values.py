"""Values as people type them, and what they are: drawn here, without a word of the guard.

`values()` gives (box, text, verdict): "real" may be somebody's, "ours" is of the training papers,
mistyped or not. The box is "nir", "serial", "phone", "email" or "text".
"""

import random

from tests.kinds.typed_behind_ours import BEHIND
from tests.kinds.typed_by_hand import MAY_BE_REAL, ORDINARY
from tests.kinds.typed_honestly import HONEST
from tests.kinds.typed_in_disguise import DISGUISED

REAL, OURS = "real", "ours"
AZERTY = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))
LETTERS = {"0": "Oo", "1": "lIi", "5": "Ss"}
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
GAPS = [
    "",
    " ",
    "  ",
    "      ",
    ".",
    "-",
    "/",
    "_",
    "\u00a0",
    "\u202f",
    "·",
    " . ",
    "–",
    ".........",
]
NIR_CUTS, PAIRS = [1, 3, 5, 7, 10, 13], [2, 4, 6, 8]

PAPERS = {
    "nir": "288033500002105",
    "serial": "99999370078",
    "phone": "0639988140",
    "email": "inaya.leguellec.07@courriel.example",
}
"""A seat's own: 97 − 2880335000021 mod 97 = 5, checked below without the code under test."""
OWN = list(PAPERS.values())
assert (2880335000021 + 5) % 97 == 0


def key_of(body):
    """The key of a number, by its definition: number and key together are a multiple of 97."""
    digits = int(body.replace("2A", "19").replace("2B", "18"))
    return next(f"{key:02d}" for key in range(1, 98) if (digits + key) % 97 == 0)


def digits(draw, count):
    return "".join(draw.choice("0123456789") for _ in range(count))


def in_groups(draw, text, cuts):
    gap = draw.choice(GAPS)
    edges = [0, *cuts, len(text)]
    return gap.join(text[a:b] for a, b in zip(edges, edges[1:], strict=False) if text[a:b])


def real_nir(draw):
    department = draw.choice(
        [f"{n:02d}" for n in range(1, 96) if n != 20] + ["2A", "2B", "97", "99"]
    )
    body = f"{draw.choice('12')}{draw.randrange(100):02d}{draw.randint(1, 12):02d}{department}"
    body += f"{draw.randint(1, 990):03d}{draw.randint(1, 999):03d}"
    return body + draw.choice([key_of(body), key_of(body), ""])


def real_phone(draw):
    start = draw.choice("6712345")
    number = start + digits(draw, 8)
    return real_phone(draw) if number.startswith("63998") else number


def as_letters(draw, text):
    """Some digits typed as the letters that look like them, some left."""
    return "".join(
        draw.choice(LETTERS[c]) if c in LETTERS and draw.random() < 0.7 else c for c in text
    )


def without_shift(text):
    return "".join(AZERTY.get(c, c) for c in text)


def disguised(draw, text, cuts):
    """A number as it is really typed: in groups, with letters, without Shift, full-width."""
    way = draw.randrange(8)
    if way == 0 and text.isdigit():
        gap = draw.choice(["", " "])
        edges = [0, *cuts, len(text)]
        groups = [without_shift(text[a:b]) for a, b in zip(edges, edges[1:], strict=False)]
        return gap.join(group for group in groups if group)
    if way in {1, 2}:
        return in_groups(draw, as_letters(draw, text), cuts)
    if way == 3:
        return in_groups(draw, text, cuts).translate(draw.choice([FULL_WIDTH, ARABIC]))
    if way == 4 and text[5:7] in {"2A", "2B"}:
        return f"{text[0]} {text[1:3]} {text[3:5]} 2 {text[6].lower()} {text[7:10]} {text[10:]}"
    return in_groups(draw, text, cuts)


OTHER_LETTERS = "AEFRTYUPQDGKLM"
"""The keys below the digits, and a few more: each may slip in their place, or beside one."""


def with_a_letter(draw, number, cuts):
    """A number in groups, one of its digits replaced by a letter, or a letter beside one."""
    at = draw.randrange(1, len(number) - 1)
    edges = [0, *cuts, len(number)]
    letter = draw.choice(OTHER_LETTERS)
    signs = list(number)
    signs[at] = (
        letter if draw.random() < 0.7 else draw.choice([letter + signs[at], signs[at] + letter])
    )
    groups = ["".join(signs[a:b]) for a, b in zip(edges, edges[1:], strict=False)]
    return draw.choice(["", " ", ".", "-"]).join(group for group in groups if group)


def in_mixed_pairs(draw, number):
    """« 06/12 34/56 78 »: no two gaps need be the same."""
    pairs = [number[at : at + 2] for at in range(0, len(number), 2)]
    gaps = [draw.choice([" ", "/", ".", "-", ":", ",", " / ", ""]) for _ in pairs[1:]]
    return pairs[0] + "".join(gap + pair for gap, pair in zip(gaps, pairs[1:], strict=True))


BEFORE = ["", "", "", "n° ", "nº", "sécu ", "née le ", "numéro : ", "Mon numéro est le "]


def a_real_nir(draw):
    number = real_nir(draw)
    if number.isdigit() and "0" not in number[7:10] and draw.random() < 0.2:
        return with_a_letter(draw, number, NIR_CUTS)
    return draw.choice(BEFORE) + disguised(draw, real_nir(draw), NIR_CUTS)


def a_real_phone(draw):
    number = real_phone(draw)
    prefix = draw.choice(["0", "0", "0", "+33", "+33 ", "+33 (0)", "0033", "0033 ", "33 ", ""])
    if prefix == "0":
        way = draw.choice([disguised, disguised, with_a_letter, in_mixed_pairs])
        return way(draw, "0" + number, *([PAIRS] if way is not in_mixed_pairs else []))
    return prefix + in_groups(draw, number, [1, 3, 5, 7])


TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante",
        8: "quatre-vingt", 9: "quatre-vingt"}  # fmt: skip
TO_NINETEEN = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip


def said(pair):
    """« 06 » → « zéro six », « 71 » → « soixante et onze », « 80 » → « quatre-vingts »."""
    tens, unit = int(pair[0]), int(pair[1])
    if tens < 2:
        return f"zéro {TO_NINETEEN[unit]}" if not tens else TO_NINETEEN[10 + unit]
    rest = unit + (10 if tens in (7, 9) else 0)
    if not rest:
        return TENS[tens] + ("s" if tens == 8 else "")
    return TENS[tens] + (" et " if rest in (1, 11) and tens < 8 else "-") + TO_NINETEEN[rest]


def in_pairs(draw, number, change, gaps, at_least=1):
    """A telephone by pairs, some of them changed so."""
    pairs = [number[at : at + 2] for at in range(0, 10, 2)]
    changed = draw.sample(range(5), draw.randint(at_least, 5))
    return draw.choice(gaps).join(
        change(pair) if at in changed else pair for at, pair in enumerate(pairs)
    )


def a_real_phone_said(draw):
    number = "0" + real_phone(draw)
    ways = [
        lambda: in_pairs(draw, number, said, [" ", " ", ", ", "."]),
        lambda: in_pairs(draw, number, str.upper, [" point ", " tiret ", ", puis ", " et "]),
        lambda: in_pairs(draw, number, without_shift, [" "]),
        lambda: f"+33 {said('0' + number[1])[5:]} {in_groups(draw, number[2:], [2, 4, 6])}",
    ]
    return draw.choice(ways)()


def a_real_nir_said(draw):
    number = real_nir(draw)[:13]
    if not number.isdigit():
        return a_real_nir_said(draw)
    edges = [0, *NIR_CUTS]
    groups = [number[a:b] for a, b in zip(edges, edges[1:], strict=False)]
    at = draw.choice([1, 2, 3])
    groups[at] = said(groups[at])
    return " ".join(groups) + draw.choice(["", f" clé {key_of(number)}"])


def a_real_serial(draw):
    serial = digits(draw, draw.choice([11, 11, 9, 10, 12]))
    is_another = serial.startswith("9999") or serial[7:10] == "000" or serial.startswith("063998")
    if is_another:
        return a_real_serial(draw)
    prefix = draw.choice(["", "", "8025000002 "])
    typed = disguised(draw, serial, draw.choice([[], [4, 8], [10]]))
    return typed if AZERTY["5"] in typed or typed[0] in AZERTY.values() else prefix + typed


def a_real_iban(draw):
    return draw.choice(["FR76 ", "fr76"]) + in_groups(draw, digits(draw, 23), [4, 8, 12, 16, 20])


NAMES = ["marie", "prenom.nom", "j-p.martin", "a.b44", "helene_dupont"]
GLUED = ["dupontmarie", "mariedupont", "jean.durand", "p.martin", "dupont1952", "marie_44"]
PROVIDERS = ["orange.fr", "wanadoo.fr", "gmail.com", "laposte.net", "free.fr", "yahoo.fr", "sfr.fr"]


def a_real_email(draw):
    name, domain = draw.choice(NAMES), draw.choice(PROVIDERS)
    first, last = domain.split(".")
    return draw.choice(
        [
            f"{name}@{domain}", f"{name}à{domain}", f"{name}(a){domain}", f"{name} (at) {domain}",
            f"{name} at {domain}", f"{name} arobase {first} point {last}", f"{name} @ {domain}",
            f"{name}@ {domain}", f"{name}@{domain}/a.example", f"{name}@{domain}@a.example",
            f"{name}[at]{domain}", f"{name}＠{domain}", f"{name}@{domain}.example",
            f"{name.upper()}@{domain.upper()}", f"prenom.nom {domain}", f"<{name}@{domain}>",
            f"{name} chez {domain}", f"marie dupont, chez {domain}", f"{name}-at-{domain}",
            f"mariedupont {domain}", f"{name} arobase {first}", f"marie.dupont chez {domain}",
            f"marie.dupont {draw.choice(['gmail', 'hotmail', 'laposte'])}", f"{name} @ {first}",
            "mariedupontgmail.com", "marie.dupont.orange.fr", f"Marie {domain}",
            f"dupontmarie sur {domain}", f"{draw.choice(GLUED)} sur {domain}",
            f"{draw.choice(NAMES)}{draw.choice('_/#*&|')}{domain}", f"marie dupont {first} {last}",
            f"{draw.choice(GLUED)} chez {draw.choice(['gmail', 'hotmail', 'yahoo'])}",
            f"{draw.choice(GLUED)} {first} {last}", f"marie.dupont {first},{last}",
        ]
    )  # fmt: skip


REALS = {
    "nir": [a_real_nir, a_real_nir, a_real_nir_said, a_real_phone, a_real_email],
    "serial": [a_real_serial, a_real_serial, a_real_nir, a_real_phone],
    "phone": [a_real_phone, a_real_phone_said, a_real_nir, a_real_email],
    "email": [a_real_email, a_real_email, a_real_phone, a_real_nir],
    "text": [
        a_real_nir,
        a_real_phone,
        a_real_email,
        a_real_iban,
        a_real_serial,
        a_real_phone_said,
        a_real_nir_said,
    ],
}


def one_slip(draw, text, alphabet="0123456789"):
    """A sign missing, doubled, changed, or exchanged with the next; or none."""
    at = draw.randrange(len(text) - 1)
    return draw.choice(
        [
            text[:at] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[:at] + draw.choice(alphabet) + text[at + 1 :],
            text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            text,
        ]
    )


def our_nir(draw):
    return in_groups(draw, one_slip(draw, PAPERS["nir"]), NIR_CUTS)


def our_serial(draw):
    return in_groups(draw, one_slip(draw, PAPERS["serial"]), draw.choice([[], [10]]))


def our_phone(draw):
    typed = one_slip(draw, PAPERS["phone"])
    lettered = with_a_letter(draw, PAPERS["phone"], PAIRS)
    return draw.choice(
        [
            lettered,
            in_mixed_pairs(draw, PAPERS["phone"]),
            in_groups(draw, typed, PAIRS),
            PAPERS["phone"][1:],
            "+33" + typed[1:],
        ]
    )


def our_email(draw):
    name = PAPERS["email"].split("@")[0]
    ends = [
        "@courriel.exemple", "@courriel", "@courriel.ex", "@couriel.example", "@courriel.exampl",
        " @ courriel.example", "@courriel. example", "àcourriel.example", "@",
    ]  # fmt: skip
    return draw.choice([name + draw.choice(ends), one_slip(draw, PAPERS["email"], "aeiou.")])


def whole(draw):
    """A value of the papers, as it is printed, in whatever box."""
    nir, phone = PAPERS["nir"], PAPERS["phone"]
    return draw.choice(
        [
            disguised(draw, nir, NIR_CUTS), disguised(draw, phone, PAIRS), PAPERS["serial"],
            "9999937007 8", PAPERS["email"], "20/08/1988", "20 août 1988", "20 08 1988",
            "5Y5etWpBZvNp", "inaya.leguellec.07", "80250000025", "8025000002 99999370078",
        ]
    )  # fmt: skip


def ordinary(draw):
    """What French people write of their health, with numbers in it."""
    high, low = draw.randint(10, 16), draw.randint(6, 9)
    weight = f"{draw.randint(45, 99)},{draw.randrange(10)}"
    pulses = [str(draw.randint(55, 120)) for _ in range(draw.randint(2, 7))]
    day, month, year = draw.randint(1, 28), draw.randint(1, 12), draw.randint(1930, 2026)
    hour = f"{draw.randint(6, 22)} h {draw.randint(10, 59)}"
    pairs = [f"{draw.randint(10, 16)}/{draw.randint(6, 9)}" for _ in range(draw.randint(2, 6))]
    weights = [f"{draw.randint(45, 99)},{draw.randrange(10)}" for _ in range(draw.randint(2, 6))]
    return draw.choice(
        [
            f"{high}/{low} ce matin, {weight} kg",
            f"le {day} août {year} à {hour}, étage {draw.randint(1, 9)}, porte {high}",
            draw.choice([", ", " ; ", " ", " - "]).join(pairs),
            draw.choice([", ", " ; ", " "]).join(weights),
            "pouls " + draw.choice([", ", " ; ", " - "]).join(pulses),
            f"{day:02d}/{month:02d}/{year} à {hour} : {weight} kg, {high}/{low}",
            f"{day:02d}/{month:02d}/{year} {high}:30 {high}/{low}",
            f"Doliprane {draw.choice([500, 1000])} mg, 3 fois par jour pendant {day} jours",
            f"rappel en {year}, {year + 10} et {year + 20}",
            "DTP " + draw.choice(" /-").join(str(year + ten) for ten in (0, 10, 20, 30)),
            f"hospitalisée {day:02d}/{month:02d}/{year}-28/{month:02d}/{year}, rien depuis",
            f"(à jeun) 0,{day:02d} puis 1,{day + 20} à midi, n’a pas mangé",
            f"opérée en {year} à l’hôpital, chambre {high}{low}, « très bien »",
            f"du {day} au {day + 2}, de {low} h à {high} h – à pied",
            f"le site orange.fr marche mal depuis {year}",
            "prise 1-0-1 pendant 10 jours, vitamine B12 et D3 100 000 UI",
            in_a_row(draw),
            in_a_row(draw),
            in_a_diary(draw),
        ]
    )


def in_a_diary(draw):
    """Days, hours and measures beside one another, strokes and colons among them."""
    day, month, year = draw.randint(1, 28), draw.randint(1, 12), draw.randint(20, 26)
    hours = [f"{hour:02d}:{draw.choice(['00', '15', '30'])}" for hour in (8, 12, 19)]
    pressure = f"{draw.randint(10, 16)}/{draw.randint(6, 9)}"
    date = f"{day:02d}/{month:02d}"
    return draw.choice(
        [
            f"{date}/{year} {draw.choice(hours)}",
            f"le {date}/{year} {draw.choice(hours)} {pressure}",
            f"{date}/{year} {pressure}", f"{date}/{year} {draw.randrange(1000, 9900, 100)} pas",
            f"{date} 72,5 {pressure}", f"{date} {pressure} 72,5", f"{date} 120/80 72",
            " ".join(f"{each:02d}/{month:02d}" for each in (5, 12, 19, 26)),
            f"lundi {day:02d} {hours[0]} {hours[1]}", " ".join(hours),
            f"le {day:02d} à 12h30, le {day + 1:02d} à 10h45", f"{day:02d} 12h30 10h45",
            "prise à 08h 12h 16h 20h", "B6 10 mg, B9 5 mg, B12 1 mg", "C5 C6 C7, L4 L5 S1",
            "score 28/30 puis 26/30 puis 24/30", "10/10 œil droit, 8/10 œil gauche",
            "0,5 g 12,5 g 1000 mg", f"le {day}, le {day + 1} et le {day + 2}, 3e étage, 2e porte",
            f"chambre 12B, lit 2, depuis {month:02d}/94", f"lot AB1234, exp. 05/{year + 1}",
        ]
    )  # fmt: skip


def in_a_row(draw):
    """Ordinary numbers one after the other, a date in an address, an hour « @ » a place."""
    gap = draw.choice([" ", ", ", " ; ", " - "])
    steps = gap.join(str(draw.randrange(1000, 9000, 100)) for _ in range(draw.randint(2, 6)))
    highs = [f"{draw.randint(100, 180)} {draw.randint(55, 99)}" for _ in range(draw.randint(2, 5))]
    said_so = [f"{draw.randint(10, 18)} {draw.randint(5, 9)}" for _ in range(draw.randint(3, 6))]
    first = draw.randint(60, 80)
    pulses = [str(first + draw.randrange(20)) for _ in range(draw.randint(5, 9))]
    days = sorted(draw.sample(range(1, 31), 5))
    street = f"{draw.randint(1, 99)} rue du {draw.randint(1, 28)} {draw.choice(['mai', 'août'])}"
    town = f"{draw.choice(['33000 Bordeaux', '75011 Paris', '01000 Bourg', '06000 Nice'])}"
    return draw.choice(
        [
            f"{gap.join(['125', '250', '500', '1000', '2000', '4000', '8000'])} Hz",
            f"marche : {steps} pas",
            f"tension {draw.choice([' ', ', ']).join(highs)}",
            f"{' '.join(highs)} {draw.randint(100, 180)}",
            f"tension {' '.join(said_so)}",
            f"pouls {' '.join(pulses)}",
            f"{street} {draw.randint(1870, 1990)}{draw.choice([', ', ' ', ' - '])}{town}",
            f"les {', '.join(map(str, days))} mars" if days[0] not in (6, 7) else "le 6 mars",
            draw.choice(["10h", "8h30", "14 h"]) + draw.choice([" @ ", "@", " @"]) + "la clinique",
            f"rendez-vous à {draw.randint(8, 18)} h @ {draw.choice(['Bordeaux', 'la pharmacie'])}.",
            f"entre {first + 50} et {first + 60}, puis {first + 55} et {first + 62}",
            f"{said(str(first))} kilos, un mètre {said('65')}, 2 fois {first} minutes",
            "le site de laposte.net, www.orange.fr et espace-client.orange.fr",
            "je suis chez orange.fr, je n’ai pas gmail.com",
        ]
    )


OURS_IN = {
    "nir": [our_nir, our_nir, whole],
    "serial": [our_serial, our_serial, whole],
    "phone": [our_phone, our_phone, whole],
    "email": [our_email, our_email, whole],
    "text": [ordinary, ordinary, ordinary, whole],
}


def values(count, seed):
    """So many values, half of them real: [(box, text, verdict)]."""
    draw = random.Random(seed)
    drawn = []
    for _ in range(count):
        box = draw.choice(list(REALS))
        verdict = draw.choice([REAL, OURS])
        kinds = REALS if verdict == REAL else OURS_IN
        drawn.append((box, draw.choice(kinds[box])(draw), verdict))
    return drawn


RARE = [
    *(
        ("nir", text, REAL)
        for text in (
            "+33 (0)1.69.30.00.83", "01 69 30 00 00", "0033 1 60 00 12 34", "33 (0)1 69 30 00 83",
            "+262 692 50 00 07", "tél. +33 (0)1-69-30-00-83", "O1 69 3O OO OO",
        )
    ),
    *(("nir", text, OURS) for text in ("2 88 03 35 000", "288033500", "2 88 03 35 OOO 021 O5")),
    *(("phone", text, OURS) for text in ("+33 (0)6 39 98 81 40", "0033639988140", "+33 6 39 98")),
    *(("serial", text, REAL) for text in ("IsSo  473s  S", "SSoI BoZl l5", "I5So.SSIo.S")),
    *(
        ("phone", text, OURS)
        for text in ("06 trente-neuf 98 81 40", "zéro six 39 98 81 40", "06 39 98 point 81 et 40")
    ),
    *(
        ("text", text, REAL)
        for text in (
            "06 douze 34 56 78", "06 &é 34 (- 78", "marie chez orange.fr", "mariedupont gmail.com",
            "06douze345678", "marie arobase orange fr", "06 12 34 56 septante-huit",
        )
    ),
    *(
        ("text", text, OURS)
        for text in (
            "500 1000 2000 4000 Hz", "12 rue du 8 mai 1945, 33000 Bordeaux", "120 80 125 82 118",
            "10h @ la clinique", "mon numéro : 06 trente-neuf 98 81 40", "chez Orange : 3900",
            "le deux mars 2026 à dix heures trente",
        )
    ),
    *(("text", text, REAL) for text in MAY_BE_REAL),
    *(("email", text, REAL) for text in MAY_BE_REAL),
    *(("text", text, OURS) for text in ORDINARY),
    *((box, text, REAL) for text in DISGUISED for box in ["text", *PAPERS]),
    *(("text", text, OURS) for text in HONEST),
    *((box, "2 61 05 A2 000 004 63", OURS) for box in ("text", "nir")),
    *BEHIND,
    *(("serial", text, OURS) for text in ("je ne le trouve pas 1", "Isis Solis", "9999937OO78")),
]  # fmt: skip
"""What the draws nearly never give: a telephone that the box of a number could take for the start
of one, a number typed nearly all in letters; and ours beside them."""
