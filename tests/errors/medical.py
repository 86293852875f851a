"""The ways to the errors of `sandbox/lessons/medical.py`."""

from datetime import timedelta

from django.urls import reverse

from profiles.factories import VaccinationFactory
from tests.errors.way import WayToError, resolve


def logged_in(learner):
    learner.activate()
    learner.login()


def question(slug, **answers):
    return WayToError(
        url=reverse("profiles:question", args=[slug]), answers=answers, prepare=logged_in
    )


def entry(section, *, prepare=logged_in, **answers):
    """A new row of a section, with these answers."""
    return WayToError(
        url=reverse("profiles:add_entry", args=[section]),
        answers=lambda learner: resolve(learner, answers),
        prepare=prepare,
    )


def measure(kind, **typed):
    """A measure of today, with what is typed here."""

    def answers(learner):
        today = learner.world.now.date()
        right = {
            "taken_on_jour": today.day,
            "taken_on_mois": today.month,
            "taken_on_annee": today.year,
        }
        return right | typed

    return WayToError(
        url=reverse("profiles:add_measure", args=[kind]), answers=answers, prepare=logged_in
    )


def next_year(learner):
    return (learner.world.now + timedelta(days=366)).year


def somebody_trusted(learner):
    logged_in(learner)
    answers = {"role": "confiance", "name": "lou-exemple", "bond": "ami"}
    learner.send(reverse("profiles:add_entry", args=["entourage"]), answers)


def vaccinated_by_a_professional(learner):
    logged_in(learner)
    VaccinationFactory(profile=learner.person.account, by_a_professional=True)


def that_vaccination(learner):
    entry = learner.person.account.vaccination_set.filter(professional__isnull=False).first()
    return reverse("profiles:change_entry", args=["vaccinations", entry.pk])


WAYS = {
    "question-empty": question("allergie"),
    "question-which": question("allergie", has="oui"),
    "question-both": question("allergie", has="non", allergies="pollen"),
    "height-format": question("taille", answer="grande"),
    "measure-empty": question("taille", answer=""),
    "measure-unlikely": question("poids", answer="561"),
    "pressure-order": measure("tension", value="80", second="128"),
    "day-incomplete": measure("poids", value="56", taken_on_jour=""),
    "entry-empty": entry("allergies"),
    "date-incomplete": entry("hospitalisations", name="chute", admitted_on_jour="3"),
    "entry-date-future": entry("maladies", name="asthme", started_on_annee=next_year),
    "before-birth": entry("maladies", name="asthme", started_on_annee="1950"),
    "current-with-end": entry("maladies", name="asthme", is_current="on", ended_on_annee="2019"),
    "end-before-start": entry(
        "maladies", name="asthme", is_current=None, started_on_annee="2019", ended_on_annee="2012"
    ),
    "trusted-taken": entry(
        "entourage", role="confiance", name="noa-essaiville", bond="ami", prepare=somebody_trusted
    ),
    "rules-unread": WayToError(
        url=reverse("profiles:medical_section", args=["don-d-organes"]),
        answers={"read": None},
        prepare=logged_in,
    ),
    "vaccination-locked": WayToError(url=that_vaccination, prepare=vaccinated_by_a_professional),
}
