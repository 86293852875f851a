"""« de » and « que » lose their vowel before some names: only `sandbox.kit.french` knows which.

So neither is ever written before a value in a template, nor in a string of the code.
"""

import ast
import re

import pytest

from sandbox.facts import filled
from tests.house_rules.every import every
from tests.house_rules.test_sources import COMMENT, NOTES, SCENARIOS, SOURCES, TEMPLATES, read

ELIDED = r"\b(?:d|qu|jusqu|lorsqu|puisqu)e"
"""The words that are elided before a name."""

BEFORE_A_VALUE = re.compile(
    ELIDED + r"[ \u00a0](?:<[^>]*>|\{% (?:if|elif|else|with)\b[^%]*%\})*"
    r"(?:\{\{ ?(?P<value>[^}]*)\}\}|\{% include \"world/_of)",
    re.IGNORECASE,
)
BEFORE_A_FACT = re.compile(ELIDED + r"[ \u00a0]\{(?!\{)(?P<value>[^}]*)\}", re.IGNORECASE)
HAND_MADE = re.compile(r"AEIOUY|d’\{% else|d’\{\{|qu’\{\{")
NUMBERS = {"low", "most"}
"""Values in figures, before which « de » keeps its vowel; constants are too."""


def written_by_hand(pattern, text):
    found = [match["value"] or match[0] for match in pattern.finditer(text)]
    return [value for value in found if value.strip() not in NUMBERS and not value.isupper()]


@every(TEMPLATES)
def test_a_template_leaves_elision_to_the_filter(path):
    source = COMMENT.sub("", read(path))
    assert written_by_hand(BEFORE_A_VALUE, source) == []
    assert not HAND_MADE.search(source)


@every(SOURCES + SCENARIOS + NOTES)
def test_the_code_leaves_elision_to_the_grammar(path):
    source = read(path)
    if path.suffix != ".py":
        assert written_by_hand(BEFORE_A_FACT, filled(source)) == []
    elif path.name != "french.py":
        assert [
            text for text in strings(source) if written_by_hand(BEFORE_A_FACT, filled(text))
        ] == []


def strings(source):
    """Each string of a module as it is written, its values between braces."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                part.value if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"
                for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize(
    "source",
    [
        "L’espace santé de {{ child.first_name }}",
        "Le code de <strong>{{ subject }}</strong>",
        "de {% if is_own %}{{ person }}{% endif %}",
        "parce que {{ name }}",
    ],
)
def test_the_rule_sees_a_name_after_de(source):
    assert written_by_hand(BEFORE_A_VALUE, source)


def test_the_rule_sees_a_name_in_a_string():
    found = [written_by_hand(BEFORE_A_FACT, text) for text in strings('f"Le code de {person}"')]
    assert ["person"] in found
