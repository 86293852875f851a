"""The grammar that a sentence needs when a name or a number comes into it: said here, once."""

import re
import string
import unicodedata

VOWEL = re.compile(r"[aeiou]|y(?![aeiou])|h(?!a)")
"""The beginnings of a name, its accents taken off, before which « de » and « que » are elided.

The h of a first name is mute (« d’Hugo »), but for those in « Ha » (« de Hamza »); the y of Yvette
is a vowel, that of Yanis is not.
"""

ARTICLES = {"le ": "du ", "les ": "des "}
"""What « de » makes of an article that comes after it."""


def of(name):
    """« de Lola », « d’Inaya », « du Centre », for a name or whatever is said after « de »."""
    name = str(name)
    for article, contracted in ARTICLES.items():
        if name.lower().startswith(article):
            return contracted + name[len(article) :]
    return f"d’{name}" if _is_elided_before(name) else f"de {name}"


def _is_elided_before(name):
    plain = unicodedata.normalize("NFKD", name.replace("Œ", "OE").replace("œ", "oe"))
    return VOWEL.match(plain.lower())


def plural(count):
    """The « s » of a French plural: from two on (0 place, 1 place, 2 places)."""
    return "s" if count >= 2 else ""


def counted(count, nouns):
    """« 1 place prise », « 2 places prises »: each of these words takes the mark of the plural."""
    return f"{count} " + " ".join(word + plural(count) for word in nouns.split())


def listed(things):
    """« 1 », « 1 et 2 », « 1, 2 et 3 »."""
    *before, last = [str(each) for each in things]
    return f"{', '.join(before)} et {last}" if before else last


def ended(sentence):
    """With its final dot, unless it ends by a sign of its own: « Quelle est ma taille ? »."""
    return sentence if sentence.endswith(("?", "!", "…")) else f"{sentence}."


def numbered(noun, numbers):
    """« place 3 », « places 3 et 5 »."""
    return f"{noun}{plural(len(numbers))}\u00a0{listed(numbers)}"


def filled(sentence, facts):
    """The sentence with its facts (a mapping); « {name:of} » is a name after « de ».

    Raises:
        KeyError: a fact is missing.
    """
    return _Grammar().vformat(sentence, (), facts)


class _Grammar(string.Formatter):
    def format_field(self, value, format_spec):
        return of(value) if format_spec == "of" else super().format_field(value, format_spec)


def folded(text):
    """« Échographie du cœur » → « echographie du coeur »: what is typed without accents finds it,
    and it stands among the E."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


_PLAIN = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
