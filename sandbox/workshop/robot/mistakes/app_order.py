"""The ways that are others where the room imitates the order of the application.

The code is sent on the way there, once the card and the identity are known.
"""

from dataclasses import replace
from typing import Any

from accounts.difficulties.difficulty import DifficultyKind
from accounts.identity import WITH_PHOTO, WITHOUT_PHOTO
from sandbox.workshop.robot.mistakes import anywhere, incidents, slips, way_in, withdrawal
from sandbox.workshop.robot.mistakes.hit import hit
from sandbox.workshop.robot.mistakes.medical import measure
from sandbox.workshop.robot.mistakes.way import Doing, Player, Way, activated
from sandbox.workshop.robot.mistakes.way_in import ACTIVATION, current_code, first_code, on
from sandbox.world import clock, codes

CODES = way_in.WAYS | slips.WAYS | withdrawal.WAYS | incidents.WAYS

NEVER = ["code-used", "code-expired", "code-expired-asked", "code-misprinted"]
"""What a code that has just come, by SMS or by e-mail, is not."""

NO_CODE_YET = ["code-and-date-differ"]
"""What is said where the code is asked for before the birth date."""

SENT = [
    "code-empty",
    "code-length",
    "code-character",
    "code-signs",
    "code-wrong",
    "code-of-a-child",
    "code-is-another",
    "code-look-alike",
    "code-caps-lock",
    "code-case",
    "code-slip",
]
"""What is typed in its page, once it is sent."""


def once_sent(way: Way) -> Way:
    """The same, its page reached once what it needs is done."""

    def prepare(player: Player) -> None:
        way.prepare(player)
        player.reach("code")

    return replace(way, prepare=prepare)


def refused_a_moment_ago(player: Player) -> None:
    """Long enough for another code to be sent."""
    withdrawal.refused_by_the_card(player)
    asked_at = clock.real_now() - codes.BETWEEN_TWO
    player.person.provisional_codes.exclude(asked_at=None).update(asked_at=asked_at)


def used_by_somebody(player: Player) -> None:
    player.reach("code")
    hit(DifficultyKind.CODE_USED)(player)


def to_refuse(**how: Any) -> Way:
    """Who has nothing left to refuse is told as soon as the papers say who it is."""
    return Way("refus/identite", url=withdrawal.page("identite"), answers=way_in.identity, **how)


def with_the_card(kind: str) -> Doing:
    return lambda player: player.send(f"{ACTIVATION}carte/", {"carte": kind})


WAYS: dict[str, Way | None] = {
    **{slug: once_sent(CODES[slug]) for slug in SENT},
    "code-used-to-refuse": once_sent(
        way_in.code(withdrawal.last_code, prepare=refused_a_moment_ago)
    ),
    "already-activated": to_refuse(begins=activated),
    "already-opposed": to_refuse(prepare=withdrawal.refused_by_the_card),
    "already-closed": to_refuse(prepare=withdrawal.refused_by_the_card, scenario="code-expire"),
    "code-replaced": way_in.code(first_code, prepare=lambda player: player.reach("code")),
    "code-used-elsewhere": way_in.code(current_code, prepare=used_by_somebody),
    "card-empty": on("carte", carte=None),
    "terms-refused": on("accord", accord=None),
    "session-expired": way_in.left_alone_at("accord"),
    "session-ended": incidents.ended_at("accord"),
    **{slug: on("verification", **wrong) for slug, wrong in way_in.WRONG_CONTACTS.items()},
    "serial-no-photo": replace(way_in.WAYS["serial-no-photo"], prepare=with_the_card(WITH_PHOTO)),
    "serial-has-photo": replace(
        way_in.WAYS["serial-has-photo"], prepare=with_the_card(WITHOUT_PHOTO)
    ),
    "height-format": measure("taille", value="grande"),
    "measure-empty": measure("poids", value=""),
    "measure-unlikely": measure("poids", value="561"),
    "number-format": measure("poids", value="lourd"),
    "choice-unknown": replace(anywhere.WAYS["choice-empty"], answers={"documents": "peut-être"}),
    **dict.fromkeys(NEVER + NO_CODE_YET),
}
"""{slug: the Way to it; None where nobody meets it}."""
