"""A difficulty is one class, and acts where it is declared."""

import re

from accounts.incidents import DIFFICULTIES
from sandbox.world.models import Incident
from tests.house_rules.every import every
from tests.house_rules.test_sources import SOURCES, read


def test_each_difficulty_that_may_be_stored_has_its_class():
    assert set(DIFFICULTIES) == set(Incident.Kind)
    assert len({type(each) for each in DIFFICULTIES.values()}) == len(DIFFICULTIES)


@every(DIFFICULTIES.values(), name=lambda difficulty: difficulty.kind)
def test_a_difficulty_has_all_its_words(difficulty):
    for words in ("label", "cause", "say", "reads", "back"):
        assert getattr(difficulty, words), words
    assert difficulty.occasion


@every([path for path in SOURCES if "difficulties" not in path.parts])
def test_no_difficulty_is_named_away_from_its_class(path):
    assert not re.findall(
        r"\bKind\.(?:" + "|".join(kind.name for kind in Incident.Kind) + ")", read(path)
    )
