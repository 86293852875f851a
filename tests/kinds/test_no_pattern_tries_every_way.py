"""No pattern of the guard tries every way of reading a row: not by its time, by how it is made."""

import re

import pytest

from sandbox.world.guard_table import GUARD
from tests.kinds.several_ways import are_read_in_several_ways

PRESSURES = (
    "^(?:9[0-9]|1[0-9]{2}) (?:[4-9][0-9]|1[0-3][0-9])(?: (?:9[0-9]|1[0-9]{2}) "
    "(?:[4-9][0-9]|1[0-3][0-9])(?: (?:[4-9][0-9]|1[0-9]{2}))?)*$"
)
"""A high number, a low one, perhaps a pulse: sixty-four of them took half a minute."""


@pytest.mark.parametrize(
    "pattern",
    [PRESSURES, "(?:a+)+b", "(?:a|ab?)*c", "(?:[0-9]+ ?)+x", "(?:% ?,? ?)+x", "(?:(?:a?b?)+c?)+d"],
)
def test_a_pattern_that_tries_every_way_is_known(pattern):
    assert are_read_in_several_ways(pattern)


@pytest.mark.parametrize("pattern", ["^(?: [0-9]{1,3})+$", "(?:a[0-9]?)+b", "(?:ab|ac)*d", "a*a*b"])
def test_a_pattern_that_reads_in_one_way_is_left_alone(pattern):
    assert not are_read_in_several_ways(pattern)


def test_each_pattern_of_the_guard_reads_a_row_in_one_way(tried):
    patterns = GUARD["patterns"]
    repeated = [name for name, pattern in patterns.items() if re.search(r"\)[*+{]", pattern)]
    tried(len(repeated), "patterns of the guard with a repeated piece")
    wrong = {name for name, pattern in patterns.items() if are_read_in_several_ways(pattern)}
    assert wrong == set()
