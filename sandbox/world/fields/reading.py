"""What people type in the place of a digit, or of a letter: read before it is judged."""

import unicodedata

from sandbox.world import fictitious

_LOOK_ALIKES = str.maketrans("OoQIilL|SsZz", "000111115522")


def as_digits(text):
    """The text with the letters that are mistaken for digits turned into them.

    Only for a box that takes nothing but digits: nothing else can be meant there.
    """
    return text.translate(_LOOK_ALIKES)


def without_accents(text):
    """The text in small letters, as its reader sees it, without accents."""
    split = unicodedata.normalize("NFKD", fictitious.plain(text).lower())
    return "".join(char for char in split if not unicodedata.combining(char))
