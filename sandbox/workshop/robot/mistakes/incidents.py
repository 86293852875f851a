"""The ways to the errors of `sandbox/lessons/incidents.py`."""

from accounts.difficulties.difficulty import DifficultyKind
from sandbox.workshop.robot.mistakes.hit import hit
from sandbox.workshop.robot.mistakes.way import Player, Way
from sandbox.workshop.robot.mistakes.way_in import ACTIVATION, LOGIN, code, on


def printed_code(player: Player) -> str:
    return player.person.mails.get(template="invitation").context["code"]


def ended_at(step: str) -> Way:
    def prepare(player: Player) -> None:
        player.reach(step)
        hit(DifficultyKind.SESSION_ENDED)(player)

    return Way(f"activation/{step}", url=f"{ACTIVATION}{step}/", prepare=prepare)


def at_the_identity(player: Player) -> None:
    player.reach("identite")
    hit(DifficultyKind.CARD_LOST)(player)


WAYS = {
    "code-used-elsewhere": code(printed_code, prepare=hit(DifficultyKind.CODE_USED)),
    "code-misprinted": code(printed_code, prepare=hit(DifficultyKind.CODE_MISPRINTED)),
    "card-lost": Way(
        on("identite").at,
        url=on("identite").url,
        answers=on("identite").answers,
        prepare=at_the_identity,
    ),
    "session-ended": ended_at("conditions"),
    "site-stopped": Way(
        "connexion/identifiant", url=LOGIN, prepare=hit(DifficultyKind.SERVICE_STOPPED)
    ),
}
