"""The ways to the errors of `sandbox/lessons/messages.py`."""

from datetime import timedelta

from django.urls import reverse

from profiles.factories import AgendaEntryFactory
from sandbox.world import clock
from tests.errors.way import WayToError

ONE_DAY = timedelta(days=1)


def inside(learner):
    learner.activate()
    learner.login()


# -- Messagerie ---------------------------------------------------------------------------------


def professional(slug):
    return lambda learner: learner.world.professional_set.get(slug=slug).pk


def new(*, to="dr-exemple", **wrong):
    def answers(learner):
        right = {"professionnel": professional(to)(learner), "sujet": "question"}
        return right | {"phrase": "merci-message"} | wrong

    return WayToError(url=reverse("profiles:new_message"), answers=answers, prepare=inside)


# -- Agenda ---------------------------------------------------------------------------------------


def answers_for(kind, day, **wrong):
    title = {"rendez-vous": "consultation", "rappel": "traitement"}[kind]
    date = {"date_jour": day.day, "date_mois": day.month, "date_annee": day.year}
    return {"titre": title, "heure": "14 h 30"} | date | wrong


def entry(kind="rendez-vous", *, days=1, prepare=inside, **wrong):
    def answers(learner):
        return answers_for(kind, learner.world.now.date() + days * ONE_DAY, **wrong)

    return WayToError(
        url=reverse("profiles:add_date", args=[kind]), answers=answers, prepare=prepare
    )


def ten_reminders(learner):
    inside(learner)
    profile = learner.person.account
    with clock.at(learner.world.now):
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
