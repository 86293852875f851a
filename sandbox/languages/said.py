"""A sentence of the help, said again in another language.

French is written where it is said, in pages, lessons and words of the papers; a catalogue has each
of its sentences, and what comes into one stays between braces: « Cochez {name}. »
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override

from sandbox.kit.french import filled
from sandbox.languages import Language

OURS = "aide\x04"
"""What keeps the sentences of the help apart, in a catalogue, from those of Django (msgctxt)."""

PLACE = re.compile(r"\{(\w[\w-]*)(?::of)?\}")
END = re.compile(r"(?<=[.?!…])(?: +|\n\s*|(?=\{))")
ALONE = re.compile(r"\s*(\{[\w-]+\})\s+(?=[A-ZÀÉÊ«{])")
"""Something that is a sentence by itself, before another."""

AS_ON_THE_SCREEN = '<bdi lang="fr" translate="no">«\u00a0\\1\u00a0»</bdi>'
ON_THE_SCREEN = re.compile(r"«\s*([^»]+?)\s*»")


NEXT = re.compile(r"(?<=[.?!]) (?=[A-ZÀÉÊ])")
"""Between two sentences, in a translation."""


class Untranslated(LookupError):
    """The catalogue of the language does not have this sentence."""


class Said(str):
    """A French text that keeps what it was made of, so that it can be said again.

    Args:
        text: as it is written, « {name} » where something comes.
        given: what comes there: a text of the help, or what is copied as it is (a name, a number).
    """

    text: str
    given: Mapping[str, Any]

    def __new__(cls, text: str, given: Mapping[str, Any]) -> "Said":
        said = super().__new__(cls, filled(text, given))
        said.text, said.given = text, given
        return said

    def __reduce__(self) -> tuple[type, tuple[str]]:
        """Kept elsewhere, it is only its French: what it was made of depends on who reads."""
        return str, (str(self),)


def says(text: str, **given: object) -> Said:
    """The text with what comes into it, for a module that says it."""
    return Said(text, given)


def together(texts: Iterable[str]) -> Said:
    """These texts, one after the other."""
    given = {f"text{rank}": text for rank, text in enumerate(texts)}
    return Said(" ".join(f"{{{name}}}" for name in given), given)


def sentences(text: str) -> list[str]:
    """The sentences of a text, as a catalogue has them: one space between two words."""
    pieces = [piece for each in END.split(text) for piece in _apart(each)]
    return [" ".join(each.split()) for each in pieces if each.strip()]


def _apart(piece: str) -> Iterator[str]:
    while found := ALONE.match(piece):
        yield found[1]
        piece = piece[found.end() :]
    yield piece


def said_again(text: str, language: Language) -> SafeString:
    """The text in this language, in HTML: what is copied, and the words of the screen, keep theirs.

    Raises:
        Untranslated: one of its sentences is not in the catalogue.
    """
    written, given = (text.text, text.given) if isinstance(text, Said) else (str(text), {})
    with override(language.code):
        said = " ".join(filter(None, _each(written, given)))
    return mark_safe(NEXT.sub("<br>", said) if language.one_a_line else said)


def _each(text: str, given: Mapping[str, Any]) -> Iterator[SafeString]:
    for sentence in sentences(text):
        alone = PLACE.fullmatch(sentence)
        yield _value(given[alone[1]]) if alone else _sentence(sentence, given)


def _sentence(sentence: str, given: Mapping[str, Any]) -> SafeString:
    found = conditional_escape(_known(sentence))
    marked = ON_THE_SCREEN.sub(AS_ON_THE_SCREEN, found)
    # The catalogues are ours, and escaped; each value is escaped where it is made.
    return mark_safe(PLACE.sub(lambda place: _value(given[place[1]]), marked))


def _known(sentence: str) -> str:
    found = gettext(OURS + sentence)
    if found.startswith(OURS):
        raise Untranslated(sentence)
    return found


def _value(value: object) -> SafeString:
    """What comes into a sentence: said again where it is ours, else copied as it is."""
    if isinstance(value, Said):
        return mark_safe(" ".join(_each(value.text, value.given)))
    try:
        return mark_safe(" ".join(_sentence(each, {}) for each in sentences(str(value))))
    except (Untranslated, KeyError):  # what somebody has typed may hold braces
        return format_html('<bdi translate="no">{}</bdi>', value)
