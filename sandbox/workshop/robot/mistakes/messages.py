"""The ways to the errors of `sandbox/lessons/messages.py`."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse_lazy

from profiles.factories import AgendaEntryFactory
from sandbox.workshop.robot.mistakes.way import Doing, Player, Typed, Way, inside
from sandbox.workshop.robot.routes import nothing
from sandbox.world import clock

ONE_DAY = timedelta(days=1)


# -- Messagerie ---------------------------------------------------------------------------------


def professional(slug: str) -> Doing:
    return lambda player: player.world.professional_set.get(slug=slug).pk


def new(*, to: str = "dr-exemple", **wrong: Any) -> Way:
    def answers(player: Player) -> Typed:
        right = {"professionnel": professional(to)(player), "sujet": "question"}
        return right | {"phrase": "merci-message"} | wrong

    return Way(
        "dedans/nouveau-message",
        url=reverse_lazy("profiles:new_message"),
        answers=answers,
        begins=inside,
    )


# -- Agenda ---------------------------------------------------------------------------------------


def answers_for(kind: str, day: date, **wrong: Any) -> Typed:
    title = {"rendez-vous": "consultation", "rappel": "traitement"}[kind]
    date = {"date_jour": day.day, "date_mois": day.month, "date_annee": day.year}
    return {"titre": title, "heure": "14 h 30"} | date | wrong


def entry(
    kind: str = "rendez-vous", *, days: int = 1, prepare: Doing = nothing, **wrong: Any
) -> Way:
    def answers(player: Player) -> Typed:
        return answers_for(kind, player.world.now.date() + days * ONE_DAY, **wrong)

    return Way(
        "dedans/agenda",
        url=reverse_lazy("profiles:add_date", args=[kind]),
        answers=answers,
        begins=inside,
        prepare=prepare,
    )


def ten_reminders(player: Player) -> None:
    profile = player.person.account
    with clock.at(player.world.now):
        AgendaEntryFactory.create_batch(
            10, profile=profile, reminder=True, at=clock.now() + ONE_DAY
        )


WAYS = {
    "recipient-empty": new(professionnel=""),
    "recipient-silent": new(to="dr-invente"),
    "subject-empty": new(sujet=""),
    "message-empty": new(phrase=""),
    "prescription-missing": new(to="pharmacie-du-pont"),
    "entry-title-empty": entry(titre=""),
    "entry-date-empty": entry(date_jour=""),
    "time-empty": entry(heure=""),
    "time-format": entry(heure="25 h"),
    "reminder-past": entry("rappel", days=-1),
    "reminders-full": entry("rappel", prepare=ten_reminders),
}
