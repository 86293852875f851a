"""The ways to the errors of `sandbox/lessons/children.py`."""

from tests.walls.way import Way

WAYS: dict[str, Way] = {}
