"""The languages in which the room gives its help, the French beside: which, and who reads now.

The simulated site stays French, and so does whatever Django says: a language is never that of a
request, only that of a sentence of the help while it is said again (`said.py`).
"""

import hashlib
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import to_locale

HERE = Path(__file__).parent
CATALOGUES = HERE / "locale"


@dataclass(frozen=True)
class Language:
    """One language of the help.

    Args:
        code: its name here, on the seat and among the catalogues.
        name: what it calls itself.
        lang: what a page says of it.
        beside: what stands over the French text.
        unread: the mark, until somebody who may has read its catalogue.
        missing: what is said where a sentence is not in its catalogue.
        right_to_left: whether it is written so.
        one_a_line: whether each sentence begins a line, as easy French asks.
    """

    code: str
    name: str
    lang: str
    beside: str
    unread: str
    missing: str
    right_to_left: bool = False
    one_a_line: bool = False

    @property
    def is_french(self) -> bool:
        """Whether it takes the place of the French, which who reads may then unfold."""
        return self.lang == FRENCH.lang

    @property
    def direction(self) -> str:
        return "rtl" if self.right_to_left else "ltr"

    @property
    def catalogue(self) -> Path:
        """Its sentences, as translators write them; the compiled ones are beside."""
        return CATALOGUES / to_locale(self.code) / "LC_MESSAGES" / "django.po"

    @property
    def texts(self) -> str:
        """A word that changes with any of its sentences."""
        return hashlib.sha256(self.catalogue.with_suffix(".mo").read_bytes()).hexdigest()[:12]

    @property
    def is_read(self) -> bool:
        """Whether somebody has signed its catalogue as it is."""
        return is_read(self)


@cache
def is_read(language: Language) -> bool:
    """The same, looked up once."""
    return _table("signatures").get(language.code, {}).get("texts") == language.texts


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


LANGUAGES = {code: Language(code, **table) for code, table in _table("languages").items()}
"""{code: Language}, in the order in which they are offered, French left out."""

FRENCH = Language("", "Français", "fr", beside="", unread="", missing="")
"""What is said where no other is chosen."""

_now: ContextVar[Language | None] = ContextVar("language of the help", default=None)


@contextmanager
def helped_in(code: str) -> Iterator[None]:
    """Give the help, for the length of a block, in the language of that code; "" is French."""
    token = _now.set(LANGUAGES.get(code))
    try:
        yield
    finally:
        _now.reset(token)


def in_french() -> None:
    """Give it in French alone from now on, to the end of that block."""
    _now.set(None)


def language() -> Language | None:
    """The Language of whoever reads now; None for French."""
    return _now.get()
