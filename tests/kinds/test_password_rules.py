"""The rules of a password are said once: what the page looks for is what the server asks."""

import html
import re

import pytest

from accounts import passwords
from tests.strict import Learner

MEANT = {
    "Abcdefgh-12345": set(),
    "Abc-1": {"length"},
    "Abcdef-1": {"length"},
    "Abcdefg-1": set(),
    "abcdefgh-12345": {"upper"},
    "ABCDEFGH-12345": {"lower"},
    "Abcdefgh-abcd": {"digit"},
    "Abcdefgh12345": {"special"},
    "Éabcdefgh12345": {"upper"},
    "Abcdéfgh12345": set(),
    "": {"length", "upper", "lower", "digit", "special"},
}
"""What each password still lacks, by hand."""


def asked_by(page):
    """The expressions that the page gives to the browser, in order."""
    return [html.unescape(sought) for sought in re.findall(r'data-rule="([^"]*)"', page)]


@pytest.mark.parametrize(("raw", "lacks"), MEANT.items())
def test_the_page_looks_for_what_the_server_asks(learner: Learner, raw, lacks):
    learner.reach("identifiants")
    page = learner.get(learner.step("identifiants")).content.decode()
    asked = dict(zip(passwords.RULES, asked_by(page), strict=True))
    assert {slug for slug, sought in asked.items() if not re.search(sought, raw)} == lacks
    broken = passwords.faults(raw, person=learner.person, identifiant="quelqu.un")
    assert {each.code for each in broken} - {"password-common"} == {f"password-{s}" for s in lacks}
