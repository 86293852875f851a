"""What people type in the place of a digit, before a value or around it: read, then judged."""

import re
import unicodedata

from sandbox.world import fictitious

_LOOK_ALIKES = str.maketrans("OoQIilL|SsZz", "000111115522")

_LETTER_ALONE = re.compile(r"(?<![^\W\d_])[OoIl|]+(?![^\W\d_])")

_LABEL_WORDS = (
    "adresse|animer|atelier|carte|code|courriel|de|du|e-?mail|est|identifiant|la|le|mail|mailto"
    "|mobile|mon|mot|nir|no|nss|num|numero|par|place|portable|pour|provisoire|rechange|salle|secu"
    "|securite|serie|sociale|ss|tel|telephone|unique|usage|vitale|votre|c'est|d'un|d'une"
    r"|electronique|l'atelier|[an](?!\s+\w(?:\s|$))"
)
"""A single letter is one of them where what follows is not spelled letter by letter."""
_WORDS = rf"(?:(?:{_LABEL_WORDS})(?:\.?\s*[:=°º]+\s*|\.?\s+))"
LABEL = rf"(?:[^0-9@:]{{1,40}}:\s*{_WORDS}*|\W*{_WORDS}+)"
"""What the paper prints before a value, small and without accents: the browser reads it too."""
_BEFORE = re.compile(LABEL)
_ENDS = re.compile(r"""^[\s.,;:!?«»"“”„'‘’()<>\[\]]+|[\s.,;:!?«»"“”„'‘’()<>\[\]]+$""")


def as_digits(text):
    """The text with the letters that are mistaken for digits turned into them.

    Only for a box that takes nothing but digits: nothing else can be meant there.
    """
    return text.translate(_LOOK_ALIKES)


def letters_as_digits(text):
    """The text, each O, I or l that no other letter touches as the digit it is mistaken for: for a
    number and its unit."""
    return _LETTER_ALONE.sub(lambda found: as_digits(found.group()), text)


def without_accents(text):
    """The text in small letters, as its reader sees it, without accents."""
    split = unicodedata.normalize("NFKD", fictitious.plain(text).lower())
    return "".join(char for char in split if not unicodedata.combining(char))


def alone(text):
    """The value as its reader sees it, without what the paper prints before it (« N° de série : »),
    nor the signs of the sentence around it."""
    text = fictitious.plain(text)
    label = _BEFORE.match("".join(map(_bare, text)))
    return _ENDS.sub("", text[label.end() if label else 0 :])


def _bare(sign):
    """One sign for one: small, without its accent, each apostrophe the same."""
    return "'" if sign in "’‘" else without_accents(sign)[:1] or "_"
