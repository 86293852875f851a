"""A loop of calls costs the same however deep it is: it asks the system for no memory each time."""

import threading

import pytest

from sandbox.machine.frames import in_one_block

resource = pytest.importorskip("resource", reason="Windows does not count what was asked for")
CALLS = 300
DEEPEST = 300  # frames: over 16 KB of them, twice


def calls_at_each_depth():
    """How many times the system gave memory to a loop of calls, at the depth where it most did."""
    return max(_under(depth, _gifts) for depth in range(DEEPEST))


def _under(depth, function):
    return _under(depth - 1, function) if depth else function()


def _gifts():
    return min(_given_once(), _given_once(), _given_once())  # who else works here asks for some


def _given_once():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(CALLS):
        _nothing()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def _nothing():
    pass


def found_in_a_thread(function):
    """What it gives where no frame lies before it."""
    found = []
    thread = threading.Thread(target=lambda: found.append(function()))
    thread.start()
    thread.join()
    return found[0]


def test_no_depth_asks_for_memory_at_each_call():
    assert found_in_a_thread(in_one_block(calls_at_each_depth)) < CALLS / 2


def test_the_function_hears_and_answers_as_before():
    assert in_one_block(dict)([("a", 1)], b=2) == {"a": 1, "b": 2}
    with pytest.raises(KeyError):
        in_one_block({}.pop)("a")
