"""What `python3 -m tests` runs, by what is asked of it."""

import subprocess

import pytest

from tests import checks


@pytest.fixture
def commands(monkeypatch):
    """The commands of a run, none of which is run."""
    ran = []

    def run(command, **given):
        ran.append(command)
        return subprocess.CompletedProcess(command, 0, "")

    monkeypatch.setattr(checks, "_run", run)
    monkeypatch.setattr(checks.browsers, "provide", lambda: "a browser")
    return ran


def test_alone_it_checks_everything_side_by_side(commands):
    assert checks.every_day([]) == 0
    assert len(commands) == 1 + len(checks.CHECKS)
    assert "-n" in commands[-1]


def test_other_people_on_another_day_are_met_by_everything_too(commands):
    checks.every_day(["--seed", "7", "--today=2028-02-29T23:50"])
    assert len(commands) == 1 + len(checks.CHECKS)
    assert {"-n", "--seed=7", "--today=2028-02-29T23:50"} <= set(commands[-1])


def test_what_is_asked_for_is_run_alone_with_whom_it_meets(commands):
    checks.every_day(["--seed", "7", "tests/world", "-k", "date"])
    [command] = commands
    assert command[-4:] == ["--seed=7", "tests/world", "-k", "date"]
    assert "-n" not in command
