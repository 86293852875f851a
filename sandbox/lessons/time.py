"""The errors of « Avancer le temps »."""

from sandbox.lessons.lesson import Lesson

LESSONS = {
    "time-date-empty": Lesson(
        "Écrivez la date",
        "Il manque {parts}.",
        "Écrivez le jour, le mois et l’année.",
    ),
    "time-date-past": Lesson(
        "Choisissez une date après aujourd’hui",
        "Ici, le temps avance seulement. La date du jour est écrite sur la page.",
        "Pour revenir, choisissez « Revenir », s’il est sur la page.",
    ),
    "time-date-far": Lesson(
        "Cette date est trop loin",
        "Le temps peut avancer de {time-furthest} après le jour de l’atelier.",
        "Écrivez une date plus proche.",
    ),
}  # fmt: skip
