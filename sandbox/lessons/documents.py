"""The errors of documents (§7)."""

from sandbox.lessons.lesson import Lesson

LESSONS: dict[str, Lesson] = {}
