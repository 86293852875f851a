"""The lists that health is chosen from: long ones are in the order of the alphabet."""

import re
import unicodedata

import pytest

from profiles import lists

LONG = [
    lists.Acquaintances,
    lists.Allergens,
    lists.Disabilities,
    lists.HospitalReasons,
    lists.Illnesses,
    lists.Treatments,
    lists.Vaccines,
]


SAME_START = re.compile("^Un traitement pour (?:les?|la|une?|l’) ?")


def in_the_alphabet(label):
    """How a label sorts: by its first word that is not the same as everywhere."""
    label = SAME_START.sub("", label)
    bare = unicodedata.normalize("NFKD", label.lower().replace("œ", "oe").replace("’", " "))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


@pytest.mark.parametrize("choices", LONG, ids=lambda choices: choices.__name__)
def test_a_long_list_is_read_from_a_to_z(choices):
    assert choices.labels == sorted(choices.labels, key=in_the_alphabet)


def test_people_around_have_numbers_that_ring_nowhere():
    assert set(lists.PHONES) == set(lists.Acquaintances.values)
    assert all(phone.startswith("06 39 98 ") for phone in lists.PHONES.values())


def test_every_habit_has_its_answers():
    assert list(lists.HABIT_ANSWERS) == list(lists.Habits)
