"""A key is a slug: what is stored, sent or compared is never what the screen says in French."""

import ast
import re

from profiles.deeds import DEEDS
from sandbox.lessons import LESSONS
from sandbox.workshop import titles
from sandbox.workshop.robot.journeys import STEPS
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage import scenes
from tests.house_rules.every import every
from tests.house_rules.test_models import OURS
from tests.house_rules.test_sources import SOURCES, read

SLUG = re.compile(r"[a-z0-9]+([-_/][a-z0-9]+)*")
AS_ON_THE_CARD = {"F", "M"}

CHOICES = {
    f"{model._meta.label}.{field.name}": field.flatchoices
    for model in OURS
    for field in model._meta.concrete_fields
    if field.flatchoices
}
"""{field: [(what is stored, what the screen says)]}."""

TABLES = {
    "the journeys": titles.JOURNEYS,
    "their pages": [page for each in titles.JOURNEYS.values() for page in each.titles],
    "the ends": titles.ENDS,
    "what is done inside": DEEDS,
    "the steps": STEPS,
    "the scenarios": build.scenarios(),
    "the scenes": scenes.all_scenes(),
    "the errors": LESSONS,
} | {field: [value for value, _ in choices] for field, choices in CHOICES.items()}
"""{what: its keys}."""

TITLES = {
    *map(titles.label, [*titles.JOURNEYS, *titles.ENDS]),
    *(title for each in titles.JOURNEYS.values() for title in each.titles.values()),
    *(stop.step.title for stop in STEPS.values()),
    *(str(label) for choices in CHOICES.values() for _, label in choices),
} - {""}
"""What the screen says of some of them, even in one word."""

LOOKS_UP = {
    "count", "endswith", "exclude", "filter", "find", "get", "get_or_create", "index", "partition",
    "pop", "removeprefix", "removesuffix", "setdefault", "startswith", "update_or_create",
}  # fmt: skip


@every(TABLES)
def test_a_key_is_a_slug(name):
    wrong = {str(key) for key in TABLES[name] if key != "" and not _is_slug(key)}
    assert not wrong - AS_ON_THE_CARD


def _is_slug(key):
    return not isinstance(key, str) or SLUG.fullmatch(key)


# -- what is compared -----------------------------------------------------------------------------


@every(SOURCES)
def test_nothing_is_looked_up_by_what_the_screen_says(path):
    assert compared(ast.parse(read(path))) == []


def compared(tree):
    """The French that these sources compare with something, or look something up by."""
    said = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    operands = [each for node in ast.walk(tree) for each in _operands(node)]
    texts = [said.get(each.id) if isinstance(each, ast.Name) else each.value for each in operands]
    return [text for text in texts if isinstance(text, str) and _is_french(text)]


def _operands(node):
    """The constants, and the names, that this node compares with something or looks up."""
    if isinstance(node, ast.Compare):
        found = [node.left, *node.comparators]
    elif isinstance(node, ast.Subscript):
        found = [node.slice]
    elif isinstance(node, ast.MatchValue):
        found = [node.value]
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in LOOKS_UP:
        found = [*node.args, *(keyword.value for keyword in node.keywords)]
    else:
        return
    for each in found:
        if isinstance(each, ast.List | ast.Set | ast.Tuple):
            found.extend(each.elts)
        elif isinstance(each, ast.Constant | ast.Name):
            yield each


def _is_french(text):
    """A title of ours, or what looks like words: with an accent, or a blank between two."""
    has_accent = len(text) > 2 and re.search("[À-ÖØ-öø-ÿ]", text)
    return text in TITLES or bool(has_accent or re.search(r"\w\s\w", text))


def test_the_rule_sees_a_name_that_is_looked_up():
    source = """
JOURNEY = "Connexion"
seats.filter(journey=JOURNEY)
if event.text != "montre de près" or seat.journey in {"Accueil", "dedans"}:
    text.removeprefix("vient de la place ")
    LABELS["Mon identité"]
"""
    assert sorted(compared(ast.parse(source))) == [
        "Accueil",
        "Connexion",
        "Mon identité",
        "montre de près",
        "vient de la place ",
    ]
