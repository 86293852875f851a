"""The outline of a session: its steps, read from a TOML file that a mediator may copy and change.

The keys of the file are in French, for whoever writes it; each fault has a lesson that says where.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import category

from django.core.exceptions import ValidationError

from accounts.flows import in_force
from sandbox import facts
from sandbox.kit import toml_lines
from sandbox.kit.forms import HIDDEN, visible
from sandbox.kit.toml_schema import nearest
from sandbox.lessons import Mistake
from sandbox.workshop.models import PlaceGroup
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage import scenes
from sandbox.world import fictitious
from sandbox.world.models import SERVICE_YEAR, Order

OWN = Path(__file__).parent / "outlines" / "atelier.toml"
MOST_BYTES = 100_000
MOST_FAULTS = 10
"""How many are said at once."""

MOST_STEPS, MOST_MINUTES = 30, 240
LONGEST_TITLE, LONGEST_TASK, LONGEST_TEXT, LONGEST_LIST = 80, 120, 400, 12

GROUPS = {"ouvrir": PlaceGroup.OPENS, "refuser": PlaceGroup.REFUSES}
AUDIENCES = {"tous": ""} | {word: f"Ceux {group.who}" for word, group in GROUPS.items()}
"""{word of the file: the PlaceGroup of places that it names}."""

HANDOUTS = {
    "fiches": ("Fiches des places", "mediation:sheets"),
    "animateur": ("Fiche de l’animateur", "mediation:summary"),
    "mur": ("Page à projeter pour rejoindre", "mediation:wall"),
}
"""What a step may link to: {word of the file: (words on screen, url name)}."""


@dataclass(frozen=True)
class OutlineStep:
    """One step of the session, as its notes say it."""

    number: int
    title: str
    minutes: int
    scene: str
    who: str
    """The scenario played at place 0, where it is not that of the scene."""
    group: str
    shows: list
    says: list
    does: list
    rings: list
    """The words of the pages to ring, in order."""
    questions: list
    reassures: list
    task: str
    real_service: str
    links: list
    orders: dict
    """{year: {attribute: what it says instead}}, where the room follows the pages of that year."""

    @property
    def audience(self):
        """« Ceux qui ouvrent », or nothing where the step is for all."""
        return AUDIENCES[self.group]

    @property
    def practised_by(self):
        """The PlaceGroup of places that it is for; "" where it is for all."""
        return GROUPS.get(self.group, "")

    def is_for(self, group):
        """Whether a place of that PlaceGroup practises it; one of none practises all."""
        return not (self.practised_by and group) or self.practised_by == group

    @property
    def seconds(self):
        """How long it is planned to take, as the timers count."""
        return self.minutes * 60

    @property
    def handouts(self):
        return [HANDOUTS[name] for name in self.links]

    @property
    def stage(self):
        """The Scene that the projector shows."""
        return scenes.find(self.scene)


@dataclass(frozen=True)
class Outline:
    title: str
    steps: list

    @property
    def minutes(self):
        return sum(step.minutes for step in self.steps)

    def due(self, step):
        """After how many minutes of the session that step should be over."""
        return sum(each.minutes for each in self.steps[: step.number])

    def in_order(self, year):
        """The same, as it is said where the pages have the order of that year."""
        told = [replace(step, **in_force(_AS_SAID | step.orders, year)) for step in self.steps]
        return replace(self, steps=told)

    def numbers_in(self, other):
        """{number of a step: that of the same one there}, by title, by scene, or by rank."""
        titles = {step.title: step.number for step in reversed(other.steps)}
        played = {step.scene: step.number for step in reversed(other.steps)}
        return {
            step.number: titles.get(step.title)
            or played.get(step.scene)
            or other.step(step.number).number
            for step in self.steps
        }

    def step(self, number):
        """The step of that number, or the nearest one there is."""
        return self.steps[min(max(number, 1), len(self.steps)) - 1]


_AS_SAID: dict[int, dict] = {SERVICE_YEAR: {}}


def source(kept):
    """The text of a workshop's outline: the one that was loaded, or the product's."""
    return kept or own_source()


@cache
def own_source():
    return facts.filled(OWN.read_text(encoding="utf-8"))


@lru_cache(maxsize=32)
def read(text):
    """The Outline of a file's text.

    Raises:
        OutlineFaults: all that is wrong, and where.
    """
    faults = Gathered(text)
    for number, line in enumerate(text.split("\n"), start=1):
        faults.of(_refuse_real, line, f"La ligne {number}")
    faults.raise_them()
    faults.of(_refuse_real, text, "Le fichier")
    faults.raise_them()
    contents = faults.of(_parsed, text)
    faults.raise_them()
    start = "Au début du fichier"
    faults.of(_refuse_strangers, contents, {"titre", "etapes"}, start)
    title = faults.of(_text, contents, "titre", start, longest=LONGEST_TITLE)
    tables = faults.of(_tables, contents)
    steps = [_step(number, table, faults) for number, table in enumerate(tables or [], start=1)]
    faults.raise_them()
    return Outline(title, steps)


class OutlineFaults(ValidationError):
    """What is wrong in an outline: its Mistakes, in the order of the file."""


class Gathered:
    """The Mistakes met so far in this text, to be said together."""

    def __init__(self, text):
        self.lines = toml_lines.Lines(text)
        self.mistakes = []

    def of(self, check, *args, **kwargs):
        """What the check returns; None, and its Mistake is kept, where it finds one."""
        try:
            return check(*args, **kwargs)
        except Mistake as mistake:
            self.mistakes.append(mistake)
            return None

    def where(self, number, name):
        """« Étape 3 (ligne 45) »: the line of that word in a step, or the one where it begins."""
        line = self.lines.of(("etapes", number - 1, name))
        return f"Étape {number} (ligne {line})" if line else f"Étape {number}"

    def raise_them(self):
        if self.mistakes:
            raise OutlineFaults(self.mistakes[:MOST_FAULTS])


def refuse_too_big(raw):
    if len(raw) > MOST_BYTES:
        raise Mistake("outline-too-big")


def decode(raw):
    """The text of a file that was sent.

    Raises:
        Mistake: it is too big, or not written in UTF-8.
    """
    refuse_too_big(raw)
    try:
        return visible(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Mistake("outline-encoding") from None


def _refuse_real(text, where):
    """The file is kept as it came: its comments and unknown words are guarded like its texts."""
    if fictitious.may_hold_something_real(text):
        raise Mistake("outline-real", where=where)


def _parsed(text):
    """What the file says, once it is known to be short to read."""
    bare = toml_lines.bare(text)
    if costly := _COSTLY.search(bare):
        line = bare.count("\n", 0, costly.start()) + 1
        raise Mistake("outline-not-toml", where=f"à la ligne {line}")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Mistake("outline-not-toml", where=_place_of(error)) from None


_COSTLY = re.compile(r"(?<![\w-])(?:[\w-]+[ \t]*\.[ \t]*){4}|(?:[\[{]\s*){8}|[0-9_]{20}")
"""Names with many dots, brackets in brackets, endless numbers: no outline has any."""


def _tables(contents):
    tables = contents.get("etapes")
    if not isinstance(tables, list) or not 1 <= len(tables) <= MOST_STEPS:
        raise _wrong("Dans le fichier", f"il faut de 1 à {MOST_STEPS} étapes [[etapes]]")
    return tables


CHECKS = {
    "titre": lambda table, where: _text(table, "titre", where, longest=LONGEST_TITLE),
    "minutes": lambda table, where: _minutes(table, where),
    "scene": lambda table, where: _scene(table.get("scene"), where),
    "qui": lambda table, where: (
        _one_of(table["qui"], build.scenarios(), "qui", where) if "qui" in table else ""
    ),
    "pour": lambda table, where: _one_of(table.get("pour", "tous"), AUDIENCES, "pour", where),
    "vrai_service": lambda table, where: _text(table, "vrai_service", where, is_optional=True),
    "a_vous": lambda table, where: _text(
        table, "a_vous", where, longest=LONGEST_TASK, is_optional=True
    ),
    "montrer": lambda table, where: _texts(table, "montrer", where),
    "dire": lambda table, where: _texts(table, "dire", where),
    "faire": lambda table, where: _texts(table, "faire", where),
    "entourer": lambda table, where: _texts(table, "entourer", where),
    "questions": lambda table, where: _pairs(table, "questions", where),
    "rassurer": lambda table, where: _pairs(table, "rassurer", where),
    "fiches": lambda table, where: [
        _one_of(each, HANDOUTS, "fiches", where) for each in _list(table, "fiches", where)
    ],
}
"""How each word of a step is read, and refused."""

IN_ENGLISH = {
    "titre": "title",
    "qui": "who",
    "pour": "group",
    "montrer": "shows",
    "dire": "says",
    "faire": "does",
    "entourer": "rings",
    "rassurer": "reassures",
    "a_vous": "task",
    "vrai_service": "real_service",
    "fiches": "links",
}
"""{word of the file, which a mediator writes: attribute of an OutlineStep}, where they differ."""

ORDERS = {f"ordre_{year}": year for year in Order.values}
"""{word of a step: the year whose order of pages it is about}."""

BY_ORDER = [
    "titre",
    "montrer",
    "dire",
    "faire",
    "entourer",
    "questions",
    "rassurer",
    "a_vous",
    "vrai_service",
]
"""The words of a step that may be said otherwise for an order."""

PAIRS = {
    "questions": {"demande": "question", "reponse": "answer"},
    "rassurer": {"fait": "fact", "date": "date"},
}
"""{word of a step: {word of each of its lines: its name in code}}."""


def _step(number, table, faults):
    """The OutlineStep of a table; None where it has faults, which are gathered."""
    if not isinstance(table, dict):
        return faults.of(_refuse_step, f"Étape {number}")
    before = len(faults.mistakes)
    for name in table.keys() - CHECKS.keys() - ORDERS.keys():
        faults.of(_refuse_strangers, [name], [*CHECKS, *ORDERS], faults.where(number, name))
    said = _said(CHECKS, table, number, faults)
    orders = {
        year: _of_an_order(table[name], name, number, faults)
        for name, year in ORDERS.items()
        if name in table
    }
    is_right = len(faults.mistakes) == before
    return OutlineStep(number=number, orders=orders, **said) if is_right else None


def _said(names, table, number, faults):
    """{attribute of an OutlineStep: what these words of a table say}."""
    return {
        IN_ENGLISH.get(name, name): faults.of(CHECKS[name], table, faults.where(number, name))
        for name in names
    }


def _of_an_order(table, name, number, faults):
    """What a step says instead, in one order of the pages."""
    where = faults.where(number, name)
    if not isinstance(table, dict):
        return faults.of(_refuse_order, name, where)
    for word in table.keys() - {*BY_ORDER}:
        faults.of(_refuse_strangers, [word], BY_ORDER, where)
    return _said([word for word in BY_ORDER if word in table], table, number, faults)


def _refuse_order(name, where):
    raise _wrong(where, f"il faut écrire [etapes.{name}], seul sur sa ligne")


def _refuse_step(where):
    raise _wrong(where, "elle doit commencer par [[etapes]]")


def _minutes(table, where):
    minutes = table.get("minutes")
    if type(minutes) is not int or not 1 <= minutes <= MOST_MINUTES:
        raise _wrong(where, f"« minutes » est un nombre entier, de 1 à {MOST_MINUTES}")
    return minutes


def checked_title(title):
    """The title of an outline, read as that of a file."""
    return _checked(title, "titre", "", longest=LONGEST_TITLE)


def _list(table, name, where):
    values = table.get(name, [])
    if not isinstance(values, list):
        raise _wrong(where, f"« {name} » est une liste [ … ] de {LONGEST_LIST} lignes au plus")
    if len(values) > LONGEST_LIST:
        raise _wrong(where, f"« {name} » a plus de {LONGEST_LIST} lignes")
    return values


def _texts(table, name, where):
    return [_checked(each, name, where) for each in _list(table, name, where)]


def _pairs(table, name, where):
    """A list of small tables that all hold the two texts of PAIRS."""
    pairs, parts = _list(table, name, where), PAIRS[name]
    for pair in pairs:
        if not isinstance(pair, dict) or set(pair) != set(parts):
            words = " et ".join(f"« {part} »" for part in parts)
            raise _wrong(where, f"chaque ligne de « {name} » a 2 textes : {words}")
        for part in parts:
            _checked(pair[part], part, where)
    return [{parts[part]: text for part, text in pair.items()} for pair in pairs]


def _text(table, name, where, *, longest=LONGEST_TEXT, is_optional=False):
    if is_optional and name not in table:
        return ""
    return _checked(table.get(name), name, where, longest=longest)


def _checked(value, name, where, *, longest=LONGEST_TEXT):
    """One text: there is one, not too long, and with nothing of anybody in it."""
    if not isinstance(value, str) or not value.strip():
        raise _wrong(where, f"il manque le texte de « {name} »")
    if len(value) > longest:
        raise _wrong(where, f"« {name} » dépasse {longest} caractères")
    if fictitious.may_hold_something_real(value):
        raise Mistake("outline-real", where=f"{where}, « {name} »,")
    if any(category(sign) in HIDDEN for sign in value if sign not in "\t\n"):
        raise _wrong(where, f"« {name} » contient un signe invisible")
    return re.sub(r"[ \t\n]+", " ", value).strip()


def _scene(value, where):
    """The word of a scene, or a page of the site: « activation/code »."""
    if isinstance(value, str) and value in scenes.pages():
        return value
    pages = "un mot de page, comme activation/code"
    return _one_of(value, scenes.all_scenes(), "scene", where, others=f", ou {pages}")


def _one_of(value, known, name, where, *, others=""):
    if not isinstance(value, str) or value not in known:
        words = ", ".join(known) + others
        raise _wrong(where, f"« {name} » est l’un de ces mots : {words}")
    return value


def _refuse_strangers(table, known, where):
    """A word that nobody reads is a slip: say what it may be for, and never show it again."""
    for name in table:
        if name not in known:
            raise _wrong(where, f"un mot n’est pas connu. {nearest(name, known)}")


def _wrong(where, problem):
    return Mistake("outline-wrong", where=where, problem=problem)


def _place_of(error):
    """« à la ligne 12 », as far as the reader of TOML says it."""
    line = toml_lines.line_of(error)
    return f"à la ligne {line}" if line else "à la fin du fichier"
