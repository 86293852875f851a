"""« Examens médicaux et vaccinations à réaliser »: who is offered which, by age and sex.

The table is made from the public recommendations of 2025, simplified. Nothing here knows a
profile, nor the day: both are given.
"""

from dataclasses import dataclass

from sandbox.world.models import Person

FEMALE, MALE = Person.Sex.FEMALE, Person.Sex.MALE


def years(count):
    return count * 12


@dataclass(frozen=True)
class Exam:
    """One recommendation.

    Args:
        slug: its name in the addresses, and for what became of it.
        every: how often, or at which ages, in words.
        first: the age from which it is offered, in whole months.
        until: the age at which it is no longer, in whole months; None if it always is.
        sexes: whom it concerns.
    """

    slug: str
    name: str
    every: str
    first: int
    until: int | None = None
    sexes: tuple = (FEMALE, MALE)

    def concerns(self, months, sex):
        is_late_enough = months >= self.first
        is_early_enough = self.until is None or months < self.until
        return is_late_enough and is_early_enough and sex in self.sexes


EXAMS = [
    Exam(
        "nourrisson",
        "Examens du nourrisson",
        "Chaque mois jusqu’à 5 mois, puis à 8 et 11 mois",
        0,
        12,
    ),
    Exam(
        "vaccins-nourrisson",
        "Vaccins obligatoires du nourrisson",
        "De 2 à 18 mois, selon le calendrier",
        2,
        19,
    ),
    Exam(
        "jeune-enfant",
        "Examens du jeune enfant",
        "À 12 mois, entre 16 et 18 mois, puis à 2 ans",
        12,
        25,
    ),
    Exam("enfant-3-6", "Examen de santé de l’enfant", "Chaque année, de 3 à 6 ans", 25, years(7)),
    Exam("enfant-8-9", "Examen de santé de l’enfant", "Entre 8 et 9 ans", years(8), years(10)),
    Exam("enfant-11-13", "Examen de santé de l’enfant", "Entre 11 et 13 ans", years(11), years(14)),
    Exam(
        "adolescent", "Examen de santé de l’adolescent", "Entre 15 et 16 ans", years(15), years(17)
    ),
    Exam("dents", "Rendez-vous M’T dents", "Chaque année, de 3 à 24 ans", years(3), years(25)),
    Exam("rappel-6", "Rappel diphtérie, tétanos, polio, coqueluche", "À 6 ans", years(6), years(7)),
    Exam(
        "rappel-11-13",
        "Rappel diphtérie, tétanos, polio, coqueluche",
        "Entre 11 et 13 ans",
        years(11),
        years(14),
    ),
    Exam(
        "papillomavirus",
        "Vaccin contre les papillomavirus",
        "Entre 11 et 14 ans",
        years(11),
        years(15),
    ),
    Exam(
        "meningocoques",
        "Vaccin contre les méningocoques",
        "Entre 11 et 14 ans",
        years(11),
        years(15),
    ),
    Exam(
        "rappel-adulte",
        "Rappel diphtérie, tétanos, polio",
        "À 25, 45 et 65 ans, puis tous les 10 ans",
        years(25),
    ),
    Exam("bilan-18", "Mon bilan prévention", "Une fois, de 18 à 25 ans", years(18), years(26)),
    Exam("bilan-45", "Mon bilan prévention", "Une fois, de 45 à 50 ans", years(45), years(51)),
    Exam("bilan-60", "Mon bilan prévention", "Une fois, de 60 à 65 ans", years(60), years(66)),
    Exam("bilan-70", "Mon bilan prévention", "Une fois, de 70 à 75 ans", years(70), years(76)),
    Exam(
        "col-25",
        "Dépistage du cancer du col de l’utérus",
        "Tous les 3 ans, de 25 à 29 ans",
        years(25),
        years(30),
        (FEMALE,),
    ),
    Exam(
        "col-30",
        "Dépistage du cancer du col de l’utérus",
        "Tous les 5 ans, de 30 à 65 ans",
        years(30),
        years(66),
        (FEMALE,),
    ),
    Exam(
        "mammographie",
        "Mammographie",
        "Tous les 2 ans, de 50 à 74 ans",
        years(50),
        years(75),
        (FEMALE,),
    ),
    Exam(
        "colorectal",
        "Dépistage du cancer colorectal",
        "Tous les 2 ans, de 50 à 74 ans",
        years(50),
        years(75),
    ),
    Exam("grippe", "Vaccin contre la grippe", "Chaque automne, à partir de 65 ans", years(65)),
    Exam("pneumocoque", "Vaccin contre le pneumocoque", "À partir de 65 ans", years(65)),
    Exam("zona", "Vaccin contre le zona", "À partir de 65 ans", years(65)),
]


def recommended(*, born_on, sex, today):
    """The rows that concern somebody of that birth date and sex on that day."""
    months = months_of(born_on, today)
    return [exam for exam in EXAMS if exam.concerns(months, sex)]


def months_of(born_on, today):
    """The age in whole months."""
    months = (today.year - born_on.year) * 12 + today.month - born_on.month
    return months - (today.day < born_on.day)
