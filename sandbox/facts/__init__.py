"""What is known of the real service, and what was chosen here: each fact once (`facts.toml`).

Python reads its value, a page its words, « Ce qui est différent » its sentence, and each « Dans le
vrai service » its note. A fact has a source, and the day it was last compared with it: it is to be
compared again a year later.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCES = "sources"
"""The one table of the file that is no fact: {short name: publisher, page, date}."""

OWNERS = ["service", "ours"]
TEXTS = ["title", "sentence", "source", "section"]
GIVEN = {"name"}
"""What the page itself gives to a note: the first name of who it is about."""

DELAYS = {
    "seconde": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "heure": timedelta(hours=1),
    "jour": timedelta(days=1),
    "semaine": timedelta(weeks=1),
}
SLUG = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
"""With its hyphen, it is never taken for what else a sentence is filled with."""

PLACE = re.compile(r"\{([a-z][a-z0-9-]*)\}")
HOUR = re.compile(r"(\d{1,2}) h(?: (\d\d))?")
NUMBER = re.compile(r"(\d+)(?: (\w+))?")


Contents = dict[str, Any]
"""A table of the file."""


class Faults(ValueError):
    """All that is wrong in the file of facts, each fault under the slug of its fact."""


class NotThatKind(TypeError):
    """The value of this fact is not of the kind that was asked for."""


@dataclass(frozen=True)
class Fact:
    """One fact of the domain.

    Args:
        slug: its name in the file.
        whose: « service » where the real one does so, « ours » where it was chosen here.
        value: a number and what it counts, as a sentence says it: « 6 semaines », « 8 h 30 ».
        title, sentence: its row of « Ce qui est différent »; `{slug}` is the value of another fact.
        real: the paragraphs of « Dans le vrai service »; `{name}` is given by the page.
        source: the short name of where it was read, in the table of sources.
        section: where `real-service.md` tells more.
        compared_on: the day it was last compared with its source.
        internal: no page says it.
        order: the year of the order of pages of which its row is true; 0 for any.
    """

    slug: str
    whose: str = ""
    value: str = ""
    title: str = ""
    sentence: str = ""
    real: tuple[str, ...] = ()
    source: str = ""
    section: str = ""
    compared_on: date | None = None
    internal: bool = False
    order: int = 0

    @property
    def number(self) -> int:
        """How many: 6 of « 6 semaines »."""
        return int(self._read(NUMBER)[1])

    @property
    def delay(self) -> timedelta:
        """How long (timedelta). A month and a year have no fixed length: NotThatKind."""
        found = self._read(NUMBER)
        unit = (found[2] or "").removesuffix("s")
        if unit not in DELAYS:
            raise NotThatKind(f"{self.slug}: {self.value}")
        return int(found[1]) * DELAYS[unit]

    @property
    def hour(self) -> time:
        """When in the day (time)."""
        found = self._read(HOUR)
        return time(int(found[1]), int(found[2] or 0))

    @property
    def words(self) -> str:
        """Its value as a sentence says it, in one piece: no line ends inside."""
        return self.value.replace(" ", "\u00a0")

    @property
    def texts(self) -> list[str]:
        return [self.title, self.sentence, *self.real]

    @property
    def cites(self) -> set[str]:
        """The slugs of the facts whose value it says."""
        return set(PLACE.findall(" ".join(self.texts))) - GIVEN

    def is_to_check(self, today: date) -> bool:
        """Whether it was last compared a year ago or more, on that day."""
        day, last = self.compared_on, (today.year - 1, today.month, today.day)
        return day is not None and last >= (day.year, day.month, day.day)

    def _read(self, kind: re.Pattern[str]) -> re.Match[str]:
        found = kind.fullmatch(self.value)
        if not found:
            raise NotThatKind(f"{self.slug}: {self.value}")
        return found


def read(text: str) -> tuple[dict[str, Fact], dict[str, str]]:
    """{slug: Fact} in the order of the file, and {short name: source}, from its text.

    Raises:
        Faults: every fault of the file, at once.
    """
    tables = tomllib.loads(text)
    sources = tables.pop(SOURCES, {})
    faults = [f"{slug}: it is no table" for slug in tables if not isinstance(tables[slug], dict)]
    tables = {slug: table for slug, table in tables.items() if isinstance(table, dict)}
    for slug, table in tables.items():
        faults += [f"{slug}: {fault}" for fault in _faults(slug, table, tables, sources)]
    cited = [table.get("source") for table in tables.values()]
    faults += [f"{SOURCES}: nobody cites '{name}'" for name in sources if name not in cited]
    faults += [
        f"{SOURCES}: '{name}' has no year" for name in sources if not _is_dated(sources[name])
    ]
    if faults:
        raise Faults("\n".join(faults))
    return {slug: _fact(slug, table) for slug, table in tables.items()}, sources


def _fact(slug: str, table: Contents) -> Fact:
    return Fact(slug=slug, **(table | {"real": tuple(table.get("real", ()))}))


def _faults(
    slug: str, table: Contents, tables: dict[str, Contents], sources: dict[str, Any]
) -> Iterator[str]:
    if not SLUG.fullmatch(slug):
        yield "its name is of two words or more, in small letters: 'code-life'"
    known = {field.name for field in fields(Fact)} - {"slug"}
    yield from (f"the key '{key}' is unknown" for key in sorted(table.keys() - known))
    if table.get("whose") not in OWNERS:
        yield "'whose' is 'service' or 'ours'"
    if not table.keys() & {"value", "sentence", "real"}:
        yield "it has no value, no sentence and no note"
    if ("title" in table) != ("sentence" in table):
        yield "a row has a title and a sentence"
    if not isinstance(table.get("real", []), list):
        yield "'real' is a list of paragraphs"
    for key in TEXTS:
        if not isinstance(table.get(key, ""), str):
            yield f"'{key}' is a text"
    if not isinstance(table.get("order", 0), int):
        yield "'order' is a year"
    if "value" in table and not _is_value(table["value"]):
        yield f"'{table['value']}' is no number, with what it counts, and no hour"
    yield from _faults_of_source(table, sources)
    given = {"title": set(), "sentence": set(), "real": GIVEN}
    for key, more in given.items():
        for cited in PLACE.findall(str(table.get(key, ""))):
            if cited not in more and "value" not in tables.get(cited, {}):
                yield f"no fact has a value under the name '{cited}', in '{key}'"


def _is_dated(source: object) -> bool:
    return isinstance(source, str) and bool(re.search(r"\b(?:19|20)\d\d\b", source))


def _is_value(value: object) -> bool:
    return isinstance(value, str) and bool(NUMBER.fullmatch(value) or HOUR.fullmatch(value))


def _faults_of_source(table: Contents, sources: dict[str, Any]) -> Iterator[str]:
    is_compared = isinstance(table.get("compared_on"), date)
    if "compared_on" in table and not is_compared:
        yield "'compared_on' is a day"
    if "source" in table and table["source"] not in list(sources):
        yield f"the source '{table['source']}' is unknown"
    if ("source" in table) != ("compared_on" in table):
        yield "a source and the day it was compared go together"
    if table.get("whose") == "service" and not {"source", "section"} <= table.keys():
        yield "what the service does has a source and a section"


@cache
def _file() -> tuple[dict[str, Fact], dict[str, str]]:
    return read((HERE / "facts.toml").read_text(encoding="utf-8"))


def every() -> dict[str, Fact]:
    """{slug: Fact}, in the order of the file."""
    return _file()[0]


def sources() -> dict[str, str]:
    """{short name: publisher, page, date}."""
    return _file()[1]


def fact(slug: str) -> Fact:
    """The fact of that name. Raises KeyError."""
    return every()[slug]


def number(slug: str) -> int:
    return fact(slug).number


def delay(slug: str) -> timedelta:
    return fact(slug).delay


def hour(slug: str) -> time:
    return fact(slug).hour


def words(slug: str) -> str:
    """« 6 semaines », as a sentence says it."""
    return fact(slug).words


def filled(text: str, **given: str) -> str:
    """The text with the words of the facts that it names: « pendant {opposition-window} ».

    Other braces stay as they are, but for what is given by its name.
    """
    return PLACE.sub(lambda found: given.get(found[1]) or _words_or_same(found), text)


def _words_or_same(found: re.Match[str]) -> str:
    known = every().get(found[1])
    return _said(known) if known else found[0]


def _said(fact: Fact) -> str:
    """Its value, or its note in one paragraph."""
    return fact.words or filled(" ".join(fact.real))


@dataclass(frozen=True)
class Difference:
    """One row of « Ce qui est différent », as it is read."""

    title: str
    sentence: str
    is_to_check: bool


def rows(today: date, year: int) -> list[Difference]:
    """The Rows of « Ce qui est différent », in their order; one is as old as what it cites.

    Args:
        year: that of the order of pages that the room follows.
    """
    orders = {each.order for each in every().values() if each.order <= year}
    told = {0, max(orders, default=0)}
    return [
        Difference(filled(each.title), filled(each.sentence), _is_old(each, today))
        for each in every().values()
        if each.title and each.order in told
    ]


def _is_old(fact: Fact, today: date) -> bool:
    return any(each.is_to_check(today) for each in [fact, *(every()[slug] for slug in fact.cites)])


def by_age() -> list[Fact]:
    """What was compared with a source, the oldest first, and source by source."""
    compared = [each for each in every().values() if each.compared_on]
    return sorted(compared, key=lambda each: (str(each.compared_on), each.source))


def to_check(today: date) -> list[Fact]:
    """What is to be compared again on that day, in the same order."""
    return [each for each in by_age() if each.is_to_check(today)]
