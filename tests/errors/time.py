"""The ways to the errors of `sandbox/lessons/time.py`."""

from django.urls import reverse

from sandbox.world import clock
from tests.errors.way import WayToError


def allowed(learner):
    """At a place where one may move time, on the day whose texts are signed."""
    workshop = learner.seat.workshop
    workshop.may_move_time = True
    workshop.save()


def day(day, month, year):
    answers = {"to": "date", "day_jour": day, "day_mois": month, "day_annee": year}
    return WayToError(url=reverse("workshop:time"), answers=answers, prepare=allowed)


WAYS = {
    "time-date-empty": day("", "", ""),
    "time-date-past": day("14", "3", "2001"),
    "time-date-far": day("14", "3", str(clock.real_today().year + 4)),
}
