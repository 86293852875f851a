"""The ways to the errors of `sandbox/lessons/slips.py`."""

from sandbox.workshop.robot.mistakes.closure import AT, confirmation
from sandbox.workshop.robot.mistakes.way import Player, Typed, Way, activated, inside
from sandbox.workshop.robot.mistakes.way_in import (
    code,
    current_code,
    log_in,
    new_password,
    on,
    password_page,
)
from sandbox.workshop.robot.routes import nothing
from sandbox.world import clock

OWN = "Perroquet-4827"
GROUP = 4
"""How many signs of a code its paper prints together."""


def noted(player: Player) -> str:
    return player.person.noted_password


def chose_another_password(player: Player) -> None:
    """Have a password of one's own: the sheet does not know it."""
    person = player.person
    person.account.credential.change_password(OWN)
    person.note_login(identifiant=person.noted_identifiant, password=OWN)


def erased(player: Player) -> None:
    """Close the space, have its data deleted, and wait for it."""
    with clock.at(player.world.now):
        account = player.person.account
        account.close(by=player.person)
        account.ask_erasure(by=player.person)
    player.world.advance_to(clock.midnight_of(account.asked_erasure.due_on))


def capitals_swapped(player: Player) -> str:
    return noted(player).swapcase()


def identifiant_without_points(player: Player) -> str:
    return player.person.noted_identifiant.replace(".", " ")


def misread(player: Player) -> str:
    """The code, its last sign read as one that no code has."""
    return current_code(player)[:-1] + "O"


def in_the_wrong_case(player: Player) -> str:
    """The code, the first letter of its groups 1 and 3 (of the others, where those have none) in
    the wrong case."""
    groups = groups_of(current_code(player))
    lettered = [rank for rank in (0, 2, 1) if any(map(str.isalpha, groups[rank]))][:2]
    for rank in lettered:
        groups[rank] = swapped_once(groups[rank])
    return "".join(groups)


def with_a_slip(player: Player) -> str:
    """The code, but for the last sign of its second group."""
    code = current_code(player)
    last = 2 * GROUP - 1
    return code[:last] + ("G" if code[last].upper() != "G" else "T") + code[last + 1 :]


def groups_of(code: str) -> list[str]:
    return [code[at : at + GROUP] for at in range(0, len(code), GROUP)]


def swapped_once(text: str) -> str:
    at = next(rank for rank, sign in enumerate(text) if sign.isalpha())
    return text[:at] + text[at].swapcase() + text[at + 1 :]


def nearly_the_same_password(player: Player) -> Typed:
    typed = noted(player) + " "
    return {"password": typed, "confirmation": typed}


WAYS = {
    "code-is-another": code(lambda player: player.person.nir),
    "code-look-alike": code(misread),
    "code-caps-lock": code(lambda player: current_code(player).swapcase()),
    "code-case": code(in_the_wrong_case),
    "code-slip": code(with_a_slip),
    "password-nearly": on("identifiants", password=lambda player: noted(player) + " "),
    "password-nearly-reused": Way(
        "mot-de-passe-oublie/nouveau",
        url=password_page("nouveau"),
        answers=nearly_the_same_password,
        begins=activated,
        prepare=new_password,
    ),
    "login-identifiant-wrong": log_in(identifiant="quelqu.un"),
    "login-identifiant-nearly": log_in(identifiant=identifiant_without_points),
    "login-identifiant-is-another": log_in(identifiant="inaya@courriel.example"),
    "login-without-account": log_in(begins=nothing),
    "login-erased": log_in(prepare=erased),
    "login-nearly": log_in(password=capitals_swapped),
    "login-chosen": log_in(prepare=chose_another_password, password="Mauvais-1234"),
    "current-nearly": Way(
        AT,
        url=confirmation,
        answers=lambda player: {"password": noted(player) + " "},
        begins=inside,
    ),
    "current-chosen": Way(
        AT,
        url=confirmation,
        answers={"password": "Mauvais-1234"},
        begins=inside,
        prepare=chose_another_password,
    ),
}
