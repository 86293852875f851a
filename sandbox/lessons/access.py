"""The errors of the settings (§9)."""

from sandbox.lessons.lesson import Lesson

LESSONS: dict[str, Lesson] = {}
