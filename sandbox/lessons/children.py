"""The errors of children, of a second parent, of a carer (§5)."""

from sandbox.lessons.lesson import Lesson

LESSONS: dict[str, Lesson] = {}
