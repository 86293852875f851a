"""A comment that sends its reader to a note sends them somewhere: a file, a heading of it."""

import re

from sandbox import facts
from tests.house_rules.every import ROOT, every
from tests.house_rules.test_sources import NOTES, SCENARIOS, SOURCES, STYLES, TEMPLATES, read

SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
WRITTEN = [
    path
    for package in ["accounts", "profiles", "sandbox", ".github"]
    for path in sorted((ROOT / package).rglob("*.md"))
] + sorted(ROOT.glob("*.md"))
HEADINGS = {
    path.name: re.findall(r"^#+ (\d+(?:\.\d+)?)\b", read(path), re.MULTILINE)
    for path in [*WRITTEN, ROOT / "README.md"]
}
NAMED = re.compile(r"([\w-]+\.md)\b((?:,?\s+(?:and\s+)?§\d+(?:\.\d+)?)*)")
SECTION = re.compile(r"§(\d+(?:\.\d+)?)")


def astray(text):
    """The citations of this text that lead nowhere, and the sections of no file."""
    found = [(name, SECTION.findall(cited)) for name, cited in NAMED.findall(text)]
    lost = [name for name, _ in found if name not in HEADINGS]
    lost += [
        f"{name} §{each}"
        for name, sections in found
        for each in sections
        if each not in HEADINGS.get(name, [])
    ]
    return lost + SECTION.findall(NAMED.sub("", text))


@every([*SOURCES, *TEMPLATES, *STYLES, *SCRIPTS, *SCENARIOS, *NOTES, *WRITTEN])
def test_a_citation_names_a_heading_that_is_there(path):
    assert astray(read(path)) == []


@every([path for path in TESTS if path.name != "test_citations.py"])
def test_a_test_cites_what_is_there(path):
    assert astray(read(path)) == []


@every([each for each in facts.every().values() if each.section], name=lambda each: each.slug)
def test_a_fact_has_its_section(fact):
    assert fact.section in HEADINGS["real-service.md"]


def test_the_rule_sees_what_leads_nowhere():
    assert astray("As in real-service.md §1.2, §3 and §4.") == []
    assert astray("As in real-service.md §1.2, §99.") == ["real-service.md §99"]
    assert astray("As in product.md, step 7.") == ["product.md"]
    assert astray("A code too old (§1.2).") == ["1.2"]
