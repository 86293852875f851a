"""The ways to the errors of `sandbox/lessons/medical.py`."""

from tests.walls.way import Way

WAYS: dict[str, Way] = {}
