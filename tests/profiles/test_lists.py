"""The lists that health is chosen from: long ones are in the order of the alphabet."""

import unicodedata

import pytest

from profiles import lists
from sandbox.world import fictitious

LONG = [
    lists.Acquaintances,
    lists.Allergens,
    lists.Disabilities,
    lists.HospitalReasons,
    lists.Illnesses,
    lists.Treatments,
    lists.Vaccines,
]


def in_the_alphabet(label):
    bare = unicodedata.normalize("NFKD", label.lower().replace("œ", "oe"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


@pytest.mark.parametrize("choices", LONG, ids=lambda choices: choices.__name__)
def test_a_long_list_is_read_from_a_to_z(choices):
    assert choices.labels == sorted(choices.labels, key=in_the_alphabet)


def test_people_around_have_numbers_that_ring_nowhere():
    assert set(lists.PHONES) == set(lists.Acquaintances.values)
    assert all(fictitious.is_fictitious_phone(phone) for phone in lists.PHONES.values())


def test_every_habit_has_its_answers():
    assert list(lists.HABIT_ANSWERS) == list(lists.Habits)
