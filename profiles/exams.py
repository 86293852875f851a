"""« Examens médicaux et vaccinations à réaliser »: who is offered which, by age and sex.

The table is made from public recommendations, simplified: those of 2025, and for the 20 compulsory
examinations of a child the calendar of 2019, the last whose ages were read. Nothing here knows a
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


OF_A_CHILD = [
    Exam(f"examen-{slug}", f"Examen de l’enfant, {name}", f"Une fois, {when}", first, until)
    for slug, name, when, first, until in [
        ("8-jours", "8 premiers jours", "dans les 8 jours après la naissance", 0, 12),
        ("2-semaines", "2e semaine", "pendant la 2e semaine", 0, 12),
        ("1-mois", "1er mois", "avant la fin du 1er mois", 0, 12),
        ("2-mois", "2e mois", "pendant le 2e mois", 0, 12),
        ("3-mois", "3e mois", "pendant le 3e mois", 0, 12),
        ("4-mois", "4e mois", "pendant le 4e mois", 0, 12),
        ("5-mois", "5e mois", "pendant le 5e mois", 0, 12),
        ("6-mois", "6e mois", "pendant le 6e mois", 0, 12),
        ("9-mois", "9e mois", "pendant le 9e mois", 0, 12),
        ("12-mois", "12e mois", "pendant le 12e mois", 0, 12),
        ("13-mois", "13e mois", "pendant le 13e mois", 12, years(3)),
        ("18-mois", "16 à 18 mois", "entre 16 et 18 mois", 12, years(3)),
        ("24-mois", "24e ou 25e mois", "pendant le 24e ou le 25e mois", 12, years(3)),
        ("3-ans", "3e année", "pendant la 3e année", 12, years(3)),
        ("4-ans", "4e année", "pendant la 4e année", years(3), years(6)),
        ("5-ans", "5e année", "pendant la 5e année", years(3), years(6)),
        ("6-ans", "6e année", "pendant la 6e année", years(3), years(6)),
        ("8-9-ans", "8 à 9 ans", "entre 8 et 9 ans", years(8), years(10)),
        ("11-13-ans", "11 à 13 ans", "entre 11 et 13 ans", years(11), years(14)),
        ("15-16-ans", "15 à 16 ans", "entre 15 et 16 ans", years(15), years(17)),
    ]
]
"""The 20 that are compulsory, a row each: those of one’s first year are there all that year."""

EXAMS = [
    *OF_A_CHILD,
    Exam(
        "vaccins-nourrisson",
        "Vaccins obligatoires du nourrisson",
        "De 2 à 18 mois, selon le calendrier",
        2,
        19,
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
