"""The ways to the errors that any page may meet (`sandbox/lessons/room.py`)."""

from dataclasses import replace

from django.urls import reverse_lazy

from sandbox.workshop.robot.mistakes import medical
from sandbox.workshop.robot.mistakes.way import Way, inside

COMMENT = medical.entry("allergies", name="pollen", comment="a" * 201)


def comment(text: str) -> Way:
    return replace(COMMENT, answers={"name": "pollen", "comment": text})


WAYS = {
    "choice-empty": Way(
        "dedans/confidentialite",
        url=reverse_lazy("profiles:confidentiality"),
        answers={},
        begins=inside,
    ),
    "choice-unknown": Way(
        "questions/allergie",
        url=reverse_lazy("profiles:question", args=["allergie"]),
        answers={"has": "peut-être"},
        begins=inside,
    ),
    "number-format": medical.question("poids", answer="lourd"),
    "comment-too-long": COMMENT,
    "text-too-long": comment("a" * 2001),
    "text-real": comment("appelez le 06 12 34 56 78"),
}
