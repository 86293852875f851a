"""The errors of messages and of the agenda (§8)."""

from sandbox.lessons.lesson import Lesson

LESSONS: dict[str, Lesson] = {}
