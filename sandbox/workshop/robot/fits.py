"""Which scenarios have a page, or a whole route: asked of the contents of their file."""

from collections.abc import Callable
from typing import Any

from accounts.states import OPPOSITION_WINDOW

Scenario = dict[str, Any]
Fits = Callable[[Scenario], bool]


def always(scenario: Scenario) -> bool:
    return True


def is_to_activate(scenario: Scenario) -> bool:
    """Whether the space of the played person is not activated at the start."""
    return "account" not in scenario


def is_undecided(scenario: Scenario) -> bool:
    """Whether the six weeks are still running at the start."""
    return is_to_activate(scenario) and -scenario["letter"]["day"] <= OPPOSITION_WINDOW.days


def is_created(scenario: Scenario) -> bool:
    """Whether silence has created the space before the start."""
    return is_to_activate(scenario) and not is_undecided(scenario)


def has_no_contact(scenario: Scenario) -> bool:
    """Whether the insurer knows no way to reach this person."""
    return not scenario.get("insurer", {}).get("knows", ["letter"])


def has_a_child_to_open(scenario: Scenario) -> bool:
    return any(
        child.get("is_legal", True) and child.get("is_on_card", True) and _can_be_open(child)
        for child in scenario.get("children", [])
    )


def has_children_on_the_card(scenario: Scenario) -> bool:
    return any(child.get("is_on_card", True) for child in scenario.get("children", []))


def has_children(scenario: Scenario) -> bool:
    return bool(scenario.get("children"))


def has_an_invited_child(scenario: Scenario) -> bool:
    return "account" in scenario and any(
        "invitation" in child and child.get("is_legal", True)
        for child in scenario.get("children", [])
    )


def has_twins(scenario: Scenario) -> bool:
    return any(child.get("is_twin") for child in scenario.get("children", []))


def _can_be_open(child: Scenario) -> bool:
    return child.get("is_activable", True)
