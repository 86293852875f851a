"""The errors of the questions and of the medical profile (§6)."""

from sandbox.lessons.lesson import Lesson

LESSONS: dict[str, Lesson] = {}
