"""Each threat of SECURITY.md has what stands against it, and tests that are there."""

import re

from tests.house_rules.every import ROOT, every
from tests.house_rules.test_sources import read

LINES = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in read(ROOT / ".github" / "SECURITY.md").splitlines()
    if line.startswith("| ") and not line.startswith(("| could |", "| ---"))
]
WHERE = re.compile(r"`((?:accounts|profiles|sandbox|static|templates)/[\w/.]+)`")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def faults(cells):
    """What is missing on a line of the tables."""
    _, against, where, tests = (*cells, "", "")[:4]
    paths, named = WHERE.findall(where), TEST.findall(tests)
    if against.startswith("**nothing**"):
        return []
    lost = [path for path in paths if not (ROOT / path).is_file()]
    lost += [f"{path}::{name}" for path, name in named if not is_there(path, name)]
    return lost + [what for what, found in (("a place", paths), ("a test", named)) if not found]


def is_there(path, name):
    file = ROOT / path
    return file.is_file() and re.search(rf"^def {name}\(", read(file), re.MULTILINE) is not None


@every(LINES, name=lambda cells: cells[0])
def test_each_threat_is_held_by_tests_that_are_there(cells):
    assert faults(cells) == []


def test_the_rule_sees_what_holds_nothing():
    assert len(LINES) > 15
    assert faults(["x", "**nothing**: so"]) == []
    assert faults(["x", "y", "", ""]) == ["a place", "a test"]
    here = "`tests/house_rules/test_threats.py::test_gone`"
    assert faults(["x", "y", "`sandbox/gone.py`", here]) == ["sandbox/gone.py", here.strip("`")]
