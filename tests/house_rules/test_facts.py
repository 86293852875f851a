"""A fact of the domain is said once, in `sandbox/facts/facts.toml`; all the rest reads it there."""

import ast
import re

from sandbox import facts
from sandbox.facts import uses
from tests.house_rules.every import ROOT, every
from tests.house_rules.test_sources import COMMENT, NOTES, SCENARIOS, SOURCES, TEMPLATES, read

SITUATIONS = sorted((ROOT / "sandbox" / "workshop" / "scenarios" / "situations").glob("*.toml"))
WITH_A_UNIT = {each.value for each in facts.every().values() if " " in each.value}
BARE = re.compile(
    r"(?<![\d,])(?:"
    + "|".join(sorted(each.replace(" ", "[ \u00a0]") for each in WITH_A_UNIT))
    + r")\b"
)
NO_FACT = {
    "profiles/exams.py": "the calendar of exams: ages, and how often",
    "sandbox/workshop/scenarios": "how long one takes a medicine",
    "sandbox/world/samples.py": "how long one takes a medicine",
    "templates/world/trap.html": "what a fraud says, to hurry",
    "templates/workshop/workshops.html": "how long it takes to prepare",
    "profiles/lists.py": "hours a week, of sport",
    "profiles/medical/forms.py": "an hour, for example",
    "sandbox/lessons/room.py": "how long a title may be",
}
"""{where the same number is said of something else: of what}."""


def is_about_a_fact(path):
    name = path.relative_to(ROOT).as_posix()
    return path.parent != facts.HERE and not any(name.startswith(each) for each in NO_FACT)


def bare(text):
    return [found.replace("\u00a0", " ") for found in BARE.findall(text)]


def strings_of(source):
    """What a module says: its strings, but for docstrings."""
    tree = ast.parse(source)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
    ]


@every([path for path in [*TEMPLATES, *NOTES] if is_about_a_fact(path)])
def test_a_page_reads_the_value_of_a_fact(path):
    assert bare(COMMENT.sub("", read(path))) == []


@every([path for path in SOURCES if is_about_a_fact(path)])
def test_a_sentence_of_the_code_reads_the_value_of_a_fact(path):
    assert [text for text in strings_of(read(path)) if bare(text)] == []


@every(SCENARIOS)
def test_the_story_of_a_scenario_reads_the_value_of_a_fact(path):
    story = read(path).partition("[")[0]
    assert bare(story) == []


@every([*SOURCES, *TEMPLATES, *SCENARIOS, *SITUATIONS, *NOTES])
def test_how_many_have_never_activated_is_read_in_its_fact(path):
    assert "personnes sur 3" not in read(path) or path.parent == facts.HERE


WRITTEN_BY_A_MEDIATOR = ROOT / "templates" / "workshop" / "outline" / "_step.html"


@every([path for path in TEMPLATES if path != WRITTEN_BY_A_MEDIATOR])
def test_a_note_on_the_real_service_is_that_of_a_fact(path):
    assert "Dans le vrai service" not in read(path)


@every(TEMPLATES)
def test_a_template_names_facts_that_say_something(path):
    for tag, slug in re.findall(r'\{% (fact|real) "([^"]*)"', read(path)):
        said = facts.every().get(slug)
        assert said, slug
        assert said.real if tag == "real" else said.value, slug


USED = uses.of_each()


@every([*SOURCES, *TEMPLATES, *SCENARIOS, *NOTES])
def test_what_a_text_names_is_a_fact(path):
    """A name with a hyphen between braces is a fact's, and nothing would fill a misspelt one."""
    named = re.findall(r"\{([a-z]+(?:-[a-z0-9]+)+)\}", read(path))
    assert set(named) <= facts.every().keys()


@every(facts.every())
def test_a_fact_is_used(slug):
    assert USED[slug], "nothing reads it: use it, or take it away"


READ = {
    left or right
    for path in [*SOURCES, *TEMPLATES, *NOTES, *SCENARIOS]
    if path.parent != facts.HERE
    for left, right in uses.NAMED.findall(read(path))
} | {slug for each in facts.every().values() for slug in each.cites}
"""The facts whose value, or note, is read by somebody: a row of the page of differences is none."""


@every([slug for slug, each in facts.every().items() if each.value or each.real])
def test_what_a_fact_holds_beside_its_row_is_read(slug):
    assert slug in READ, "nobody reads its value or its note: take it away, or say it in a row"


@every(facts.every())
def test_a_fact_is_shown_or_is_said_to_be_internal(slug):
    fact = facts.fact(slug)
    is_said = bool(fact.title or fact.real or slug in SAID)
    way = "say it in a text, or write `internal = true`" if not is_said else "take `internal` away"
    assert is_said != fact.internal, way


def said_by(path):
    source = read(path)
    return re.findall(rf"\{{{uses.SLUG}\}}|(?:words\(|fact\(|\{{% fact ){uses.QUOTED}", source)


SAID = {
    left or right
    for path in [*SOURCES, *TEMPLATES, *NOTES, *SCENARIOS]
    if path.parent != facts.HERE
    for left, right in said_by(path)
} | {slug for each in facts.every().values() for slug in each.cites}
"""The facts whose value a page or a sentence of the code says."""


def test_the_rule_sees_a_bare_value():
    kept = facts.fact("data-kept")
    assert bare(f"Elles sont gardées {kept.value}, puis effacées.") == [kept.value]
    assert bare(f"Elles sont gardées {kept.words}, puis effacées.") == [kept.value]
    assert bare(f"Elle a 1{kept.value}. Elle vaut 2,{kept.value}.") == []
