"""Who somebody is: their age in words, the children attached to them."""

from datetime import date

import pytest

from sandbox.world import clock
from sandbox.world.factories import GuardianshipFactory, PersonFactory


@pytest.mark.parametrize(
    ("born_on", "words"),
    [
        (date(2026, 3, 16), "0 jour"),
        (date(2026, 3, 15), "1 jour"),
        (date(2026, 2, 17), "27 jours"),
        (date(2026, 2, 16), "1 mois"),
        (date(2024, 3, 17), "23 mois"),
        (date(2024, 3, 16), "2 ans"),
        (date(1988, 3, 17), "37 ans"),
    ],
)
def test_the_age_in_words(born_on, words):
    with clock.at(clock.morning_of(date(2026, 3, 16))):
        person = PersonFactory.build(world=None, born_on=born_on)
        assert person.age.replace("\u00a0", " ") == words


def test_the_children_of_the_card_and_those_one_represents(person):
    mine = GuardianshipFactory(guardian=person, child__born_on=date(2011, 1, 1)).child
    other = GuardianshipFactory(
        guardian=person, is_legal=False, is_on_card=True, child__born_on=date(2015, 1, 1)
    ).child
    newborn = GuardianshipFactory(
        guardian=person, is_on_card=False, child__born_on=date(2026, 1, 1)
    ).child
    assert [(each, each.is_ward, each.is_on_card) for each in person.children] == [
        (mine, True, True),
        (other, False, True),
        (newborn, True, False),
    ]
