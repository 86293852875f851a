"""The ways to the errors of `sandbox/lessons/medical.py`."""

from datetime import timedelta
from typing import Any

from django.urls import reverse_lazy
from django.utils.functional import Promise

from profiles.factories import VaccinationFactory
from sandbox.workshop.robot.mistakes.way import Doing, Player, Typed, Way, inside, resolve
from sandbox.workshop.robot.routes import nothing
from sandbox.world import clock

AT = "dedans/profil-medical"


def question(slug: str, **answers: Any) -> Way:
    return Way(
        f"questions/{slug}",
        url=reverse_lazy("profiles:question", args=[slug]),
        answers=answers,
        begins=inside,
    )


def entry(section: str, *, prepare: Doing = nothing, **answers: Any) -> Way:
    """A new row of a section, with these answers."""
    return Way(
        AT,
        url=reverse_lazy("profiles:add_entry", args=[section]),
        answers=lambda player: resolve(player, answers),
        begins=inside,
        prepare=prepare,
    )


def measure(kind: str, **typed: Any) -> Way:
    """A measure of today, with what is typed here."""

    def answers(player: Player) -> Typed:
        today = player.world.now.date()
        right = {
            "taken_on_jour": today.day,
            "taken_on_mois": today.month,
            "taken_on_annee": today.year,
        }
        return right | typed

    return Way(
        AT, url=reverse_lazy("profiles:add_measure", args=[kind]), answers=answers, begins=inside
    )


def next_year(player: Player) -> int:
    return (player.world.now + timedelta(days=366)).year


def somebody_trusted(player: Player) -> None:
    answers = {"role": "confiance", "name": "lou-exemple", "bond": "ami"}
    player.send(reverse_lazy("profiles:add_entry", args=["entourage"]), answers)


def vaccinated_by_a_professional(player: Player) -> None:
    with clock.at(player.world.now):
        VaccinationFactory(profile=player.person.account, by_a_professional=True)


def that_vaccination(player: Player) -> Promise:
    entry = player.person.account.vaccination_set.filter(professional__isnull=False).first()
    return reverse_lazy("profiles:change_entry", args=["vaccinations", entry.pk])


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
    "rules-unread": Way(
        AT,
        url=reverse_lazy("profiles:medical_section", args=["don-d-organes"]),
        answers={"read": None},
        begins=inside,
    ),
    "vaccination-locked": Way(
        AT, url=that_vaccination, begins=inside, prepare=vaccinated_by_a_professional
    ),
}
