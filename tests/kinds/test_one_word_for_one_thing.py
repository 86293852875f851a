"""A place, an exercise, a journey « est remis au début »: the same words wherever it is said.

« L’exercice est remis au début » stood above a button « Recommencer au début », which did nothing.
"""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
OTHERWISE = re.compile(
    r"Recommencer au début|(revient|revenue?s?|ramenée?s?|retourne) au début|Revenir au début de"
)
SAID_IN = sorted(
    path
    for folder, kind in [("templates", "*.html"), ("sandbox", "*.py"), ("sandbox", "*.toml")]
    for path in (HOUSE / folder).rglob(kind)
)


@pytest.mark.parametrize("kind", [".html", ".py", ".toml"])
def test_going_back_to_the_start_has_one_name(kind):
    said = {
        path.name: OTHERWISE.search(path.read_text()) for path in SAID_IN if path.suffix == kind
    }
    assert said
    assert {name: found[0] for name, found in said.items() if found} == {}
