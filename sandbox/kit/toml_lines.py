"""Where the words of a TOML file are: the standard reader of the language forgets the lines."""

import re
from dataclasses import dataclass

TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*'
)
"""A text, which may hold anything, or a comment."""

_NAME = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_NAMES = rf"({_NAME}(?:\s*\.\s*{_NAME})*)"
_ROW = re.compile(rf"\s*\[\[\s*{_NAMES}\s*\]\]\s*$")
_TABLE = re.compile(rf"\s*\[\s*{_NAMES}\s*\]\s*$")
_KEY = re.compile(rf"\s*{_NAMES}\s*=")


DEEPEST = 20
"""Names on the way to a place: ours have four at most, and hostile ones are not followed."""


def bare(text):
    """The same lines with a word in the place of each text, and without comments."""
    return TEXT.sub(lambda found: _stands_for(found.group(), "s"), text)


def line_of(error):
    """The line (int) at which the standard reader stopped; None at the end of the file."""
    line = re.search(r"at line (\d+)", str(error))
    return int(line[1]) if line else None


class Lines:
    """Where each word of a file is.

    A place is a path from the top of the file: names, and the rank of a row, from 0. In
    `[[documents]]`, the second time, `title` is at ("documents", 1, "title").
    """

    def __init__(self, text):
        self._first = {}
        self._rows = {}
        self._read(_short_texts_only(text).split("\n"), bare(text).split("\n"))

    def _read(self, lines, bare_lines):
        table, number = (), 0
        while number < len(lines):
            line, number = lines[number], number + 1
            if row := _ROW.match(line):
                table = self._next_row(_names(row[1]))
                self._first.setdefault(table[:-1], number)
                self._first.setdefault(table, number)
            elif header := _TABLE.match(line):
                table = self._inside(_names(header[1]))
                self._first.setdefault(table, number)
            elif key := _KEY.match(line):
                path = table + _names(key[1])
                self._first.setdefault(path, number)
                number = self._read_value(path, bare_lines, number)

    def _read_value(self, path, bare_lines, number):
        """Note where each thing of a list begins; return the line where the value ends.

        Args:
            path: what it is the value of.
            number: the line where it begins, after the first equals sign.
        """
        value, line = _Value(path), bare_lines[number - 1].partition("=")[2]
        while True:
            for thing in value.things_of(line):
                self._first.setdefault(thing, number)
            if not value.opened or number == len(bare_lines):
                return number
            line, number = bare_lines[number], number + 1

    def of(self, path):
        """The line where that place begins, or where the nearest one around it does; else None."""
        path = tuple(path)
        while path not in self._first and path:
            path = path[:-1]
        return self._first.get(path)

    def _next_row(self, names):
        rank = self._rows[names] = self._rows.get(names, -1) + 1
        return (*self._inside(names[:-1]), names[-1], rank)

    def _inside(self, names):
        """The path of a table, in the last row said of what it is in."""
        path = ()
        for length, name in enumerate(names, start=1):
            path += (name,)
            if names[:length] in self._rows:
                path += (self._rows[names[:length]],)
        return path


class _Value:
    """A value, read line after line: the things of its lists, and the brackets still open."""

    def __init__(self, path):
        self.path = path
        self.opened = []

    def things_of(self, line):
        """The paths of what begins on this line (without texts, which may hold any sign)."""
        for sign in line:
            if sign in "]}" and self.opened:
                self.opened.pop()
            elif sign == "," and self.opened:
                self.opened[-1].to_the_next()
            elif not sign.isspace():
                thing = self._begun()
                if thing:
                    yield thing
                if sign in "[{":
                    self.opened.append(_Bracket(thing if sign == "[" else None))

    def _begun(self):
        return self.opened[-1].begun() if self.opened else self.path


@dataclass
class _Bracket:
    """What is open: a list, by its path, or a table written on one line, whose path is None."""

    path: tuple | None
    rank: int = 0
    waits: bool = True

    def to_the_next(self):
        self.rank, self.waits = self.rank + 1, True

    def begun(self):
        """The path of the thing that begins here; None in the midst of one, or in a table."""
        is_new, self.waits = self.waits, False
        is_followed = is_new and self.path and len(self.path) < DEEPEST
        return (*self.path, self.rank) if is_followed else None


def _short_texts_only(text):
    """Comments and the texts of several lines away: what they hold is no name of the file."""
    return TEXT.sub(lambda found: _without_lines(found.group()), text)


def _without_lines(found):
    is_long = found.startswith(('"""', "'''", "#"))
    return _stands_for(found, "" if found.startswith("#") else '""') if is_long else found


def beside_long_texts(text):
    """The same lines, but for what texts of several lines hold: there, « # » begins no comment."""
    return TEXT.sub(lambda found: _emptied(found.group()), text)


def _emptied(found):
    return _stands_for(found, '""') if found.startswith(('"""', "'''")) else found


def _stands_for(found, word):
    return word + "\n" * found.count("\n")


def _names(dotted):
    """`person."first name"` → ("person", "first name")."""
    return tuple(name.strip("\"'") for name in re.findall(_NAME, dotted)[:DEEPEST])
