"""The ways to the errors of `sandbox/lessons/access.py`."""

from tests.walls.way import Way

WAYS: dict[str, Way] = {}
