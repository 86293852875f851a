"""The ways to the errors of `sandbox/lessons/time.py`."""

from django.urls import reverse_lazy

from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.robot.mistakes.way import Player, Way
from sandbox.world import clock


def allowed(player: Player) -> None:
    """Time is moved alone where the room lets one."""
    if not player.seat.may_move_time:
        raise Stuck("the time of this place is not its learner's to move")


def day(day: str, month: str, year: str) -> Way:
    answers = {"to": "date", "day_jour": day, "day_mois": month, "day_annee": year}
    return Way("", url=reverse_lazy("workshop:time"), answers=answers, prepare=allowed)


def far(player: Player) -> dict[str, str]:
    year = str(clock.real_today().year + 4)
    return {"to": "date", "day_jour": "14", "day_mois": "3", "day_annee": year}


WAYS = {
    "time-date-empty": day("", "", ""),
    "time-date-past": day("14", "3", "2001"),
    "time-date-far": Way("", url=reverse_lazy("workshop:time"), answers=far, prepare=allowed),
}
