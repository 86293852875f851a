"""An outline changed step by step, in the text of its own file.

The steps that nobody touches keep their lines as they were written, comments included.
"""

import json
import tomllib
from dataclasses import dataclass, field
from itertools import pairwise
from zlib import crc32

from sandbox.kit import toml_lines
from sandbox.workshop.stage import outline

ROW = "[[etapes]]"


@dataclass
class Written:
    """The text of an outline, in its parts.

    Args:
        head: what stands before the first step.
        steps: the text of each.
    """

    head: str
    steps: list[str] = field(default_factory=list)

    @property
    def text(self):
        return "\n\n".join(part.strip("\n") for part in [self.head, *self.steps]) + "\n"

    def table(self, number):
        """What the file says of a step, by its own words."""
        return tomllib.loads(self.steps[number - 1])["etapes"][0]

    def rewrite(self, number, table):
        """Have a step say this; one that says it already is left as it is written."""
        if not self.says(number, table):
            self.steps[number - 1] = as_toml(table)

    def insert(self, after, table):
        """Put a new step after the one of that number; 0 is the beginning."""
        self.steps.insert(after, as_toml(table))

    def says(self, number, table):
        """Whether that step says just this; none says what an outline may not say."""
        try:
            return _meaning(as_toml(table)) == _meaning(self.steps[number - 1])
        except outline.OutlineFaults:
            return False

    def has(self, table):
        """Whether a step is written just so."""
        return as_toml(table) in [step.strip("\n") for step in self.steps]

    def find(self, seen, *, near):
        """The number of the step that a page has shown (its fingerprint), that one first; or 0."""
        places = [near, *range(1, len(self.steps) + 1)]
        shown = (place for place in places if place <= len(self.steps))
        return next((each for each in shown if self.seen(each) == seen), 0)

    def seen(self, number):
        """The fingerprint of a step, for the page that shows it."""
        return fingerprint(self.steps[number - 1])

    def move(self, number, to):
        """Have a step be that number."""
        self.steps.insert(to - 1, self.steps.pop(number - 1))

    def remove(self, number):
        del self.steps[number - 1]

    def call(self, title):
        """Give the whole another title."""
        lines = self.head.split("\n")
        rank = toml_lines.Lines(self.head).of(("titre",)) - 1
        lines[rank] = f"titre = {quoted(title)}"
        self.head = "\n".join(lines)


def written(text):
    """The Written of the text of an outline that is right; made again where it is not by rows, or
    where its title is not on a line."""
    lines, contents = text.split("\n"), tomllib.loads(text)
    places = toml_lines.Lines(text)
    ranks = [places.of(("etapes", rank)) - 1 for rank in range(len(contents["etapes"]))]
    is_by_rows = all(lines[rank].strip().startswith("[[") for rank in ranks)
    if not is_by_rows or not _is_alone(lines[places.of(("titre",)) - 1]):
        head = f"titre = {quoted(contents['titre'])}"
        return Written(head, [as_toml(table) for table in contents["etapes"]])
    bare = toml_lines.beside_long_texts(text).split("\n")
    starts = [_with_what_is_said_of_it(bare, rank) for rank in ranks]
    steps = ["\n".join(lines[start:end]) for start, end in pairwise([*starts, len(lines)])]
    return Written("\n".join(lines[: starts[0]]), steps)


def _is_alone(line):
    """Whether this line of a file says something whole."""
    try:
        return bool(tomllib.loads(line))
    except tomllib.TOMLDecodeError:
        return False


def _meaning(step):
    """What a step (its text) comes to, however it is written."""
    return outline.read(f'titre = "Une étape"\n\n{step}').steps[0]


def _with_what_is_said_of_it(lines, rank):
    """Where a step begins: at the comments just above it, if there are any."""
    while rank and lines[rank - 1].lstrip().startswith("#"):
        rank -= 1
    return rank


def as_toml(table):
    """A step as the file has it: its words in their order, then what an order says otherwise."""
    orders = [
        "\n".join([f"[etapes.{name}]", *_words(table[name])])
        for name in outline.ORDERS
        if name in table
    ]
    return "\n\n".join(["\n".join([ROW, *_words(table)]), *orders])


def _words(table):
    return [f"{word} = {_value(table[word])}" for word in outline.CHECKS if word in table]


def _value(value):
    if not isinstance(value, list):
        return quoted(value)
    things = [f"  {_thing(each)}," for each in value]
    return "\n".join(["[", *things, "]"]) if things else "[]"


def _thing(value):
    if not isinstance(value, dict):
        return quoted(value)
    return f"{{ {', '.join(f'{word} = {quoted(text)}' for word, text in value.items())} }}"


def quoted(value):
    """A text or a number, as a file has it."""
    return json.dumps(value, ensure_ascii=False)


def fingerprint(text):
    """What tells whether this text is still the one that a page has shown."""
    return f"{crc32(text.encode()):08x}"


def saying(table, said, year):
    """The table of a step, once it says this where the pages have the order of that year.

    Args:
        table: what it said.
        said: {word of the file: what it says now, nothing where it is falsy}.
    """
    since = {name: first for name, first in outline.ORDERS.items() if first <= year}
    order = max(since.keys() & table.keys(), key=since.get, default="")
    instead = dict(table.get(order, {}))
    kept = {name: table[name] for name in outline.ORDERS if name in table}
    now = {word: value for word, value in table.items() if word not in kept}
    for word, value in said.items():
        if value:
            place = instead if word in instead else now
            place[word] = value
        else:  # the general word would show where the order's own is gone
            now.pop(word, None)
            instead.pop(word, None)
    return now | kept | ({order: instead} if order else {})
