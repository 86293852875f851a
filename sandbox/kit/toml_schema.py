"""What a TOML file may hold, told as a table; and all that is wrong in one, said at once.

A kind says what a value has to be. `Table(needed, also)` says it for the keys of a table; a
`FilePlace` is where one is in the file, and takes the faults.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from operator import itemgetter
from pathlib import Path
from typing import Any, Protocol
from unicodedata import normalize

from django.core.management.base import CommandError
from django.db.models import Model

from sandbox.kit.french import counted
from sandbox.kit.toml_lines import Lines, line_of

Where = tuple[str | int, ...]
"""Names, and ranks of rows from 0, from the top of a file."""

Found = tuple[Where, str]
"""A fault: where it is, and the end of its sentence."""

NEAR = 0.7
"""How much two words have in common (0 to 1) for one to be a slip for the other."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The sentence that helps whoever wrote a word that is not one of these."""
    if close := _meant(word, known):
        return f"Vouliez-vous dire «\u00a0{close}\u00a0»\u00a0?"
    return f"Les mots possibles\u00a0: {', '.join(sorted(known))}"


def _meant(word: str, known: Iterable[str]) -> str | None:
    """The word of these that this one is a slip for, accents and capitals left aside; or None."""
    by_letters = {_letters(each): each for each in known}
    close = get_close_matches(_letters(str(word)), by_letters, n=1, cutoff=NEAR)
    return by_letters[close[0]] if close else None


def _letters(word: str) -> str:
    return normalize("NFKD", word.lower()).encode("ascii", "ignore").decode()


class TomlFaults(CommandError):
    """All that is wrong in some files, a line each; a command prints them and stops.

    Args:
        faults: the lines.
    """

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join([f"{counted(len(faults), 'défaut')} à corriger", *faults]))


def read(
    path: Path,
    kind: "ValueKind",
    *,
    fills: Callable[[str], str] = str,
    judges_line: Callable[[str], str] = lambda line: "",
) -> tuple[dict[str, Any] | None, list[str]]:
    """What a file says, and what is wrong in it.

    Args:
        path: the file (Path).
        kind: the Table, or another kind, of the whole file.
        fills: puts words in the text before it is read.
        judges_line: says what is wrong with a line, whatever it is part of; "" if nothing is.

    Returns its contents (None where it is no TOML) and the faults, a line each, in its order.
    """
    try:
        text = fills(path.read_text(encoding="utf-8"))
        contents = tomllib.loads(text)
    except UnicodeDecodeError:
        return None, [f"{path.name}\u00a0: le fichier n’est pas enregistré en UTF-8."]
    except tomllib.TOMLDecodeError as error:
        line = line_of(error)
        where = f"ligne {line}" if line else "à la fin"
        return None, [f"{path.name}, {where}\u00a0: {_NO_TOML}"]
    found: list[Found] = []
    lines = Lines(text)
    kind.check(contents, FilePlace(contents, found))
    placed = [(lines.of(where) or 1, told) for where, told in found]
    for number, line in enumerate(text.splitlines(), start=1):
        if problem := judges_line(line):
            placed.append((number, f"\u00a0: {problem}"))
    placed.sort(key=itemgetter(0))
    return contents, [f"{path.name}, ligne {line}{told}" for line, told in placed]


_NO_TOML = "un signe manque ou est en trop, un guillemet, une virgule ou un crochet."


@dataclass(frozen=True)
class FilePlace:
    """Where one is in a file.

    Args:
        file: all that the file says.
        found: the faults met so far, as (path, sentence).
        path: names, and ranks of rows from 0, from the top of the file.
    """

    file: dict[Any, Any]
    found: list[Found]
    path: Where = ()

    def at(self, *names: str | int) -> "FilePlace":
        return FilePlace(self.file, self.found, (*self.path, *names))

    def fault(self, problem: str) -> None:
        """Keep what is wrong here."""
        start = f", {self.said}" if self.path else ""
        self.found.append((self.path, f"{start}\u00a0: {problem}"))

    @property
    def said(self) -> str:
        """« [[documents]] 2, sections 1, title »."""
        top = self.file.get(self.path[0])
        said = f"[{self.path[0]}]" if isinstance(top, dict) else str(self.path[0])
        if isinstance(top, list) and any(isinstance(row, dict) for row in top):
            said = f"[[{self.path[0]}]]"
        for before, name in zip(self.path, self.path[1:], strict=False):
            said += " " if isinstance(name, int) and isinstance(before, str) else ", "
            said += str(name + 1) if isinstance(name, int) else name
        return said


class ValueKind(Protocol):
    """What says whether a value is as it has to be: it tells the FilePlace what is wrong."""

    def check(self, value: Any, place: FilePlace) -> None: ...


@dataclass(frozen=True)
class Text:
    """Some words.

    Args:
        longest: how many characters at most.
        most_lines: how many lines at most; any number where it is 0.
    """

    longest: int = 2000
    most_lines: int = 0

    def check(self, value: Any, place: FilePlace) -> None:
        if not isinstance(value, str):
            place.fault("on attend un texte, entre guillemets.")
        elif not value.strip():
            place.fault("le texte est vide.")
        elif len(value) > self.longest:
            place.fault(f"le texte dépasse {self.longest} caractères.")
        elif 0 < self.most_lines < len(value.strip().splitlines()):
            place.fault(f"le texte dépasse {self.most_lines} lignes.")

    @classmethod
    def of(cls, model: type[Model], name: str) -> "Text":
        """As long as that field of a model takes."""
        field: Any = model._meta.get_field(name)
        return cls(field.max_length or cls.longest)


@dataclass(frozen=True)
class OneOf:
    """A word of a list.

    Args:
        words: gives the list, from the FilePlace of the word.
    """

    words: Callable[[FilePlace], Iterable[str]]

    def check(self, value: Any, place: FilePlace) -> None:
        words = list(self.words(place))
        if not isinstance(value, str):
            place.fault("on attend un texte, entre guillemets.")
        elif not words:
            place.fault(f"«\u00a0{value}\u00a0» n’est pas dit dans ce fichier.")
        elif value not in words:
            place.fault(f"«\u00a0{value}\u00a0» n’est pas connu. {nearest(value, words)}")


def one_of(words: Iterable[str]) -> OneOf:
    """A word of a list that is always the same."""
    return OneOf(lambda place: words)


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    def check(self, value: Any, place: FilePlace) -> None:
        if not isinstance(value, bool):
            place.fault("on attend true ou false, sans guillemets.")


@dataclass(frozen=True)
class Whole:
    """A whole number between two others, both allowed."""

    lowest: int
    highest: int

    def check(self, value: Any, place: FilePlace) -> None:
        if type(value) is not int:
            place.fault("on attend un nombre entier, sans guillemets.")
        elif not self.lowest <= value <= self.highest:
            place.fault(f"il faut un nombre entre {self.lowest} et {self.highest}.")


@dataclass(frozen=True)
class Number:
    """A number, or its text with a point: "86.5"."""

    def check(self, value: Any, place: FilePlace) -> None:
        if number_of(value) is None:
            place.fault("on attend un nombre, avec un point\u00a0: 86.5")


def number_of(value: object) -> Decimal | None:
    """The Decimal that a file wrote as a number or as a text; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


@dataclass(frozen=True)
class Hour:
    """A time of the day, as TOML writes it."""

    def check(self, value: Any, place: FilePlace) -> None:
        if not isinstance(value, time):
            place.fault("on attend une heure, sans guillemets\u00a0: 09:15:00")


@dataclass(frozen=True)
class ListOf:
    """A list of things of one kind.

    Args:
        fewest: how many at least.
        most: how many at most; any number where it is 0.
    """

    kind: ValueKind
    fewest: int = 0
    most: int = 0

    def check(self, value: Any, place: FilePlace) -> None:
        if not isinstance(value, list):
            place.fault("on attend une liste [ … ].")
            return
        if len(value) < self.fewest:
            place.fault("la liste est vide." if not value else "la liste est trop courte.")
        if 0 < self.most < len(value):
            place.fault(f"la liste dépasse {self.most} lignes.")
        for rank, each in enumerate(value):
            self.kind.check(each, place.at(rank))


@dataclass(frozen=True)
class Table:
    """Keys, and what each holds.

    Args:
        needed: {key: kind} of those that there have to be.
        also: {key: kind} of those that there may be.
        rule: what is asked of the whole, once each of its keys is right: it gets the table and the
            FilePlace.
    """

    needed: Mapping[str, ValueKind]
    also: Mapping[str, ValueKind] = field(default_factory=dict)
    rule: Callable[[dict[str, Any], FilePlace], None] = lambda table, place: None

    @property
    def keys(self) -> dict[str, ValueKind]:
        return {**self.needed, **self.also}

    def check(self, value: Any, place: FilePlace) -> None:
        if not isinstance(value, dict):
            place.fault("on attend une table, avec ses mots et leurs valeurs.")
            return
        before = len(place.found)
        meant = self._refuse_strangers(value, place)
        for name in self.needed:
            if name not in value and name not in meant:
                place.fault(f"il manque «\u00a0{name}\u00a0».")
        for name, kind in self.keys.items():
            if name in value:
                kind.check(value[name], place.at(name))
        if len(place.found) == before:
            self.rule(value, place)

    def _refuse_strangers(self, value: dict[str, Any], place: FilePlace) -> set[str | None]:
        """Refuse the words that nobody reads; return those that they were meant for."""
        meant: set[str | None] = set()
        for name in value.keys() - self.keys.keys():
            free = [each for each in self.keys if each not in value]
            place.at(name).fault(f"ce mot n’est pas connu. {nearest(name, free or self.keys)}")
            meant.add(_meant(name, free))
        return meant


@dataclass(frozen=True)
class OneTableOf:
    """A table whose keys depend on the word that one of them holds.

    Args:
        key: the name of that one.
        tables: {its word: the Table}.
    """

    key: str
    tables: Mapping[str, Table]

    def check(self, value: Any, place: FilePlace) -> None:
        word = value.get(self.key) if isinstance(value, dict) else None
        if word is None:
            place.fault(f"il manque «\u00a0{self.key}\u00a0».")
        elif word in self.tables:
            self.tables[word].check(value, place)
        else:
            one_of(self.tables).check(word, place.at(self.key))


@dataclass(frozen=True)
class Named:
    """Any number of tables of one kind, each under a name of its own."""

    kind: ValueKind

    def check(self, value: Any, place: FilePlace) -> None:
        for name, each in value.items():
            self.kind.check(each, place.at(name))


def rows(file: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The tables that a file holds under that name, whatever else it wrote there."""
    found = file.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
