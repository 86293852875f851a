"""Conventions of the sources that no linter can see."""

import ast
import re

from django.template import TemplateSyntaxError, engines

from sandbox.facts import filled
from tests.house_rules.every import ROOT, every

PACKAGES = ["sandbox", "accounts", "profiles"]
SOURCES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))
SCENARIOS = sorted((ROOT / "sandbox" / "workshop" / "scenarios").glob("*.toml"))
IN_A_BROWSER = sorted((ROOT / "tests" / "e2e").rglob("*.py"))
NOTES = [
    *sorted((ROOT / "sandbox" / "workshop" / "stage" / "outlines").glob("*.toml")),
    ROOT / "sandbox" / "workshop" / "stage" / "scenes.toml",
    ROOT / "sandbox" / "facts" / "facts.toml",
    ROOT / "sandbox" / "world" / "sorting" / "messages.toml",
]
"""What the trainer says and shows, the facts of the domain, and the messages to sort."""


def read(path):
    return path.read_text(encoding="utf-8")


# -- time and data --------------------------------------------------------------------------


@every(TEMPLATES)
def test_templates_never_read_the_real_clock(path):
    for token in ["{% now ", "|timesince", "|timeuntil", "|naturaltime"]:
        assert token not in read(path)


@every([path for path in SOURCES if "workshop" not in path.parts])
def test_simulated_data_is_reached_through_its_world(path):
    """Only a manager of a world, or of a row of it, gives rows; `World` itself is the exception."""
    used = re.findall(r"(\w+)\.objects\b", read(path))
    assert set(used) <= {"World"}


# -- what a page may hold -------------------------------------------------------------------


@every(TEMPLATES)
def test_templates_are_well_formed(path):
    try:
        engines["django"].from_string(read(path))
    except TemplateSyntaxError as fault:
        raise AssertionError(fault) from None


@every(TEMPLATES)
def test_templates_hold_no_inline_script_nor_style(path):
    source = read(path)
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", source)


@every(TEMPLATES)
def test_templates_lead_to_no_other_host(path):
    assert not re.search(r"https?://|(?:tel|mailto|sms):", read(path))


PRINTED = re.compile(
    r'<a [^>]*"(?:mediation:(?:sheets|sheets_file|summary|review|review_table|tables|browser|'
    r'achievements)|workshop:achievements)"[^>]*>'
)


@every([path for path in TEMPLATES if "print" not in path.parts])
def test_a_link_to_what_is_printed_loads_its_page_whole(path):
    """A page for paper has another head: swapped in place, it would print without its script."""
    for link in PRINTED.findall(read(path)):
        assert 'hx-boost="false"' in link


@every(TEMPLATES)
def test_every_form_that_writes_carries_its_tokens(path):
    for form in re.findall(r"<form.*?</form>", read(path), re.DOTALL):
        assert ('method="get"' in form) != ("{% tokens %}" in form), form


@every(TEMPLATES)
def test_no_field_offers_the_learner_s_own_data(path):
    for tag in re.findall(r"<(?:input|select|textarea)\b[^>]*>", read(path)):
        if 'type="hidden"' not in tag:
            assert "autocomplete=" in tag, tag
            assert not re.search(r"\b(?:maxlength|placeholder|pattern)=", tag), tag
    assert not re.search(r'autocomplete="(?!off|\{)', read(path))


# -- style sheets for the PCs of a workshop ----------------------------------------------------


@every(STYLES)
def test_styles_keep_to_old_browsers(path):
    """Chrome 109 and Firefox 115: no nesting, `:has()` only where it is supported."""
    source = re.sub(r"/\*.*?\*/", "", read(path), flags=re.DOTALL)
    assert "!important" not in source
    assert not re.search(r"(?m)^\s*&|[{;]\s*&", source), "nesting"
    assert not re.search(r"#[a-zA-Z][\w-]*\s*[{,:.\[]", without_values(source)), "an id"
    for forbidden in ["color-mix(", "light-dark(", "@scope", "@starting-style", "subgrid"]:
        assert forbidden not in source
    assert ":has(" not in outside_supports(source)


def without_values(source):
    return re.sub(r":[^;{}]*;", ";", source)


def outside_supports(source):
    """The style sheet without its `@supports selector(:has(*))` blocks."""
    kept, depth, skipping = [], 0, None
    for part in re.split(r"(\{|\})", source):
        if part == "{":
            depth += 1
            if skipping is None and "@supports selector(:has(" in kept[-1]:
                kept.pop()
                skipping = depth
        elif part == "}":
            if skipping == depth:
                skipping = None
            depth -= 1
        elif skipping is None:
            kept.append(part)
    return "".join(kept)


# -- tests that a slow machine does not fail ---------------------------------------------------


@every(IN_A_BROWSER)
def test_browser_tests_share_one_patience(path):
    """None waits for a while then looks, nor gives up sooner than the others."""
    assert not re.findall(r"wait_for_timeout|(?:\btimeout=|_timeout\()(?!PATIENCE)", read(path))


# -- French -----------------------------------------------------------------------------------

FRENCH_SLIPS = {
    "a plain space before a high sign": re.compile(r"[\w»)] [?!;:»](?!=)"),
    "a plain space after «": re.compile(r"« "),
    "a narrow space that the font lacks": re.compile("[\u202f\u2011]"),
    "a straight apostrophe": re.compile(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]"),
    "three dots": re.compile(r"\.\.\."),
}
UNFINISHED = re.compile(r"bientôt|à venir|coming soon|lorem", re.I)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", re.DOTALL)
COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)


def slips(text):
    return [name for name, slip in FRENCH_SLIPS.items() if slip.search(text)]


@every(TEMPLATES)
def test_templates_are_in_well_set_french(path):
    text = re.sub(r" *\n *", " ", TAG.sub("", COMMENT.sub("", read(path))))
    assert slips(text) == []
    assert not UNFINISHED.search(text)


@every(SCENARIOS + NOTES)
def test_scenarios_and_notes_are_in_well_set_french(path):
    assert slips(read(path)) == []


@every(SOURCES)
def test_strings_shown_to_people_are_in_well_set_french(path):
    for text in french_of(ast.parse(read(path))):
        assert slips(text) == [], text


def french_of(tree):
    """The strings of a module that are in French, docstrings apart, with the facts they name."""
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        filled(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and re.search(r"[À-ÿ«»’]", node.value)
    ]
