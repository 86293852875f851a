"""From a seed to a fake person: pure, deterministic, no database.

The same seed always gives the same person, so that a reset, a copied workshop or a rebuilt
database never makes a printed sheet lie. Inside a workshop nobody shares a number: each person's
`rank` keeps order numbers, serial numbers and telephones apart.
"""

import random
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sandbox.world import fictitious

CODE_LETTERS_LOWER = "abcdefghijkmnpqrstuvwxyz"
CODE_LETTERS_UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_DIGITS = "23456789"
CODE_ALPHABET = CODE_LETTERS_LOWER + CODE_LETTERS_UPPER + CODE_DIGITS
"""Without 0 O o 1 l I, which a poor reader copies wrong."""

PASSWORD_WORDS = [
    "Jardin", "Papier", "Soleil", "Panier", "Cerise", "Tomate", "Guitare", "Montagne", "Fontaine",
    "Bateau", "Cabane", "Lavande", "Noisette", "Girouette", "Tournesol", "Marmite", "Brouette",
    "Parapluie", "Carillon", "Figuier",
]  # fmt: skip

UNKNOWN_MONTH = "20"
"""What the number has for the month of a birth of which only the year is known: 20 to 42, 50 to 99
(safety.md §1.1)."""

SIGN_OF_A_SPARE = "."
"""What the password to change to has, and the first one has not."""


@dataclass(frozen=True)
class Identity:
    """What is printed on someone's papers."""

    first_name: str
    last_name: str
    sex: str
    born_on: date
    nir: str
    serial: str
    email: str
    phone: str
    identifiant: str
    password: str
    spare_password: str
    spare_email: str
    spare_phone: str


def make(
    *,
    seed,
    rank,
    tag,
    first_name,
    last_name,
    sex,
    born_year,
    department,
    serial_length=11,
    born_on=None,
    is_month_unknown=False,
):
    """The person that this seed and this rank give.

    Args:
        seed: any string; the same one gives the same person.
        rank: a whole number from 0 to 998, unique in the workshop.
        tag: what tells the person's address from a neighbour's, for instance "07".
        sex: "F" or "M".
        department: two characters, of rule R1: 01 to 19, 21 to 90, 2A, 2B; 97 overseas, 99 abroad.
        serial_length: digits of the card's serial number, 8 to 13.
        born_on: the day of birth (date) where the story says it: a twin, a newborn.
        is_month_unknown: whether the number has no month; the day is then the first of the year.
    """
    draw = random.Random(f"{seed}/{rank}")
    drawn = _day_in(born_on.year if born_on else born_year, draw)
    born_on = date(born_year, 1, 1) if is_month_unknown else born_on or drawn
    month = UNKNOWN_MONTH if is_month_unknown else f"{born_on:%m}"
    serial = fictitious.serial_number(draw.randint(1, 99) * 1000 + rank, length=serial_length)
    name = f"{ascii_slug(first_name)}.{ascii_slug(last_name)}.{tag}"
    return Identity(
        first_name=first_name, last_name=last_name, sex=sex, born_on=born_on, serial=serial,
        nir=nir(sex=sex, born_on=born_on, month=month, department=department, order=rank + 1),
        identifiant=name, **_ways_to_write(draw, name, rank), **_passwords(draw, seed, rank),
    )  # fmt: skip


def _day_in(year, draw):
    month = draw.randint(1, 12)
    return date(year, month, draw.randint(1, monthrange(year, month)[1]))


def _ways_to_write(draw, name, rank):
    """The two telephones and the two addresses."""
    thousands = draw.randint(0, 9)
    return {
        "phone": _phone(thousands, rank),
        "spare_phone": _phone((thousands + 5) % 10, rank),
        "email": f"{name}@{fictitious.EMAIL_DOMAIN}",
        "spare_email": f"{name}b@{fictitious.EMAIL_DOMAIN}",
    }


def _passwords(draw, seed, rank):
    spare = random.Random(f"{seed}/{rank}/rechange")
    return {"password": _password(draw, "-"), "spare_password": _password(spare, SIGN_OF_A_SPARE)}


def nir(*, sex, born_on, month, department, order):
    """A social security number nobody can have (rule R1: place code 000, true key)."""
    body = f"{1 if sex == 'M' else 2}{born_on:%y}{month}{department}000{order:03d}"
    return body + fictitious.nir_key(body)


def provisional_code(seed):
    """Twelve letters and digits, with at least one capital, one small letter and one digit."""
    draw = random.Random(f"{seed}/code")
    characters = [
        draw.choice(CODE_LETTERS_LOWER),
        draw.choice(CODE_LETTERS_UPPER),
        draw.choice(CODE_DIGITS),
        *draw.choices(CODE_ALPHABET, k=9),
    ]
    draw.shuffle(characters)
    return "".join(characters)


def ascii_slug(name):
    """« Zoé-Lou » → « zoelou »: what an address or an identifiant can hold."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "".join(filter(str.isalnum, plain))


def _phone(thousands, rank):
    """The number of this rank among these thousands: ten a rank, which nobody shares.

    From 5000 on it ends fifty further: of the two numbers of somebody, five thousand apart, the
    last two digits tell which one a code went to.
    """
    end = (rank + 50 * (thousands // 5)) % 1000
    return f"{fictitious.MOBILE_PREFIX}{thousands * 1000 + end:04d}"


def _password(draw, sign):
    return draw.choice(PASSWORD_WORDS) + sign + "".join(draw.choice(CODE_DIGITS) for _ in range(4))
