"""What a box asks to copy from a paper: where it is read there, and how it is cut in groups.

A field names its piece (`copies`); the papers, the hints and what is kept in sight are told from
this table, and their sentences from `hint_words.py`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.safestring import mark_safe

from sandbox.kit.dates import in_french
from sandbox.world import writing
from sandbox.world.asking import CARD, CODE, CODES, DIGITS, SHEET

PHOTO, PLAIN = "photo", "plain"
"""The two cards."""

ON_SCREEN, ON_PAPER = "screen", "paper"
"""Where the sheet is: a printed one keeps its lines, whatever was exchanged since."""

BREAK = mark_safe("<wbr>")
"""What an address has after its @, where a narrow screen may cut it."""


class Copy(NamedTuple):
    """One place of the papers where a piece is read.

    `paper` is CARD, SHEET, or the channel of `mail`, the Mail that brings it; `line` and `owner`
    (the key of a Person) tell its place from the others; `key` tells how that is said.
    """

    value: Any
    paper: str
    key: str
    line: str
    owner: int
    mail: Any = None

    @property
    def place(self):
        """What tells this place from every other one of the papers."""
        return ("mail", self.mail.pk) if self.mail else (self.line, self.owner)


@dataclass(frozen=True)
class Piece:
    """A thing that is copied.

    Args:
        name: what it is called where it is kept in sight.
        reads: what gives, for a Words and those whose it may be (a list of Person; empty where the
            page does not say), the Copies to read; none where these papers have none.
        cuts: what cuts a value into the groups that are read one by one.
        glue: what stands between two of them on the paper.
        bare: what is left out of what was typed before it is compared, as an expression.
        missing: the word of `Words` that says what to do where there is none; "" for nothing.
        is_secret: whether what is typed there is compared with nothing.
        is_written: whether it is written there, and can be shown in yellow.
    """

    name: str
    reads: Callable[..., list[Copy]]
    cuts: Callable[[Any], list[str]] = lambda value: [value]
    glue: str = writing.NBSP
    bare: str = ""
    missing: str = ""
    is_secret: bool = False
    is_written: bool = True


# -- where each is read ----------------------------------------------------------------------------


def _of_the_card(attribute):
    def reads(words, people):
        person, card = words.person, words.papers.card
        value = person.nir if attribute == "nir" else getattr(card, attribute)
        key = PHOTO if card.has_photo else PLAIN
        return [Copy(value, CARD, key, attribute, person.pk)]

    return reads


def _of_the_sheet(attribute):
    def reads(words, people):
        value, line = getattr(words.person, attribute), attribute.removeprefix("noted_")
        return [_on_the_sheet(words, value, line, words.person)] if value else []

    return reads


def _on_the_sheet(words, value, line, owner):
    key = ON_PAPER if words.papers.are_printed else ON_SCREEN
    return Copy(value, SHEET, key, line, owner.pk)


def _birth_dates(words, people):
    return [_on_the_sheet(words, each.born_on, "born", each) for each in people or [words.person]]


def _relatives(words, people):
    return [_on_the_sheet(words, str(each), "relative", each) for each in words.papers.relatives]


def _known(attribute):
    """What opens a space, once there is one to open."""
    reads = _of_the_sheet(attribute)
    return lambda words, people: reads(words, people) if words.person.account.has_login else []


def _codes(words, people):
    owners = [words.about] if words.about else people or [words.person]
    mails = [(words.readable_code(each), each) for each in owners]
    return [_in_a_mail(mail, owner) for mail, owner in mails if mail]


def _digits(words, people):
    mail = words.digits_mail
    return [_in_a_mail(mail, words.person)] if mail and mail.is_delivered else []


def _in_a_mail(mail, owner):
    return Copy(mail.context["code"], mail.channel, mail.channel, "code", owner.pk, mail)


# -- how each is cut -------------------------------------------------------------------------------


def _at_gaps(writes):
    return lambda value: writes(value).split(writing.NBSP)


def _as_a_day(value):
    return in_french(value, "j\u00a0F\u00a0Y").split(writing.NBSP)


def _around_its_at(value):
    return re.findall("[^@]+@?", value)


def _at_points(value):
    return re.findall(r"[^.]+\.?", value)


PIECES = {
    "nir": Piece("Numéro de sécurité sociale", _of_the_card("nir"), _at_gaps(writing.nir)),
    "serial": Piece("Numéro de série", _of_the_card("serial"), _at_gaps(writing.serial)),
    "card": Piece("Modèle de carte", _of_the_card("has_photo"), is_secret=True, is_written=False),
    "born": Piece("Date de naissance", _birth_dates, _as_a_day),
    "relative": Piece("Personne de la fiche", _relatives, is_secret=True),
    "code": Piece("Code provisoire", _codes, writing.fours, missing="no_code"),
    "digits": Piece(
        "Code à usage unique",
        _digits,
        writing.threes,
        bare="[^0-9]",
        missing="find_digits",
    ),
    "email": Piece("Adresse e-mail", _of_the_sheet("email"), _around_its_at, glue=BREAK),
    "spare_email": Piece(
        "Adresse de rechange", _of_the_sheet("spare_email"), _around_its_at, glue=BREAK
    ),
    "phone": Piece(
        "Téléphone mobile",
        _of_the_sheet("phone"),
        _at_gaps(writing.phone),
        bare="[^0-9]",
        missing="find_phone",
    ),
    "spare_phone": Piece(
        "Mobile de rechange", _of_the_sheet("spare_phone"), _at_gaps(writing.phone), bare="[^0-9]"
    ),
    "identifiant": Piece("Identifiant", _of_the_sheet("noted_identifiant"), _at_points, glue=""),
    "known_identifiant": Piece(
        "Identifiant", _known("noted_identifiant"), _at_points, glue="", missing="no_identifiant"
    ),
    "password": Piece(
        "Mot de passe", _of_the_sheet("noted_password"), missing="no_password", is_secret=True
    ),
    "known_password": Piece(
        "Mot de passe", _known("noted_password"), missing="no_known_password", is_secret=True
    ),
    "spare_password": Piece(
        "Mot de passe de rechange",
        _of_the_sheet("spare_password"),
        missing="copy_spare",
        is_secret=True,
    ),
}
"""{slug: Piece}."""

NEW_EMAIL, NEW_PHONE = "spare_email", "spare_phone"
"""What one changes one's contacts to."""

KEPT_OF = {
    CARD: ["nir", "serial"],
    CODE: ["code"],
    CODES: ["code"],
    DIGITS: ["digits"],
}
"""{what a page asks: the pieces that may be kept in sight}; of the sheet, its lines."""


def kept_of(asks):
    """The pieces (slugs) of what a page asks (`Asking.what`) that may be kept in sight."""
    lines = asks.partition(":")[2].split(",")
    return KEPT_OF.get(asks) or [line for line in lines if line in PIECES]
