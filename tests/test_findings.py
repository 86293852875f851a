"""What tools say of the safety of the code: each finding is mended, or told with its reason."""

import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.house_rules.every import ROOT

TOLD = tomllib.loads((ROOT / "tests" / "findings.toml").read_text(encoding="utf-8"))["finding"]
OF_THE_TESTS = "DJANGO_ALLOW_ASYNC_UNSAFE"
"""What the tests set for themselves, and no room."""

HOSTED = {"SANDBOX_HOSTS": "essai.ville.example", "SANDBOX_PROXIES": "10.0.0.0/24"}


def run(*command, **environment):
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != OF_THE_TESTS}
        | environment,
        capture_output=True,
        encoding="utf-8",
    )


def findings(*paths):
    """{(rule, file): how many times}: the rules of bandit, over these paths."""
    options = ["--select", "S", "--output-format", "json", "--no-cache", "--exclude", "tests"]
    said = run("-m", "ruff", "check", *options, *paths)
    return Counter(
        (each["code"], Path(each["filename"]).relative_to(ROOT).as_posix())
        for each in json.loads(said.stdout)
    )


@pytest.mark.full
def test_each_finding_is_told_with_its_reason():
    told = {(each["rule"], each["path"]): each["count"] for each in TOLD}
    assert findings("manage.py", "sandbox", "accounts", "profiles") == told
    assert all(each["why"].endswith(".") for each in TOLD)


@pytest.mark.full
def test_a_finding_is_seen():
    assert findings("sandbox/kit/rings.py") == {("S308", "sandbox/kit/rings.py"): 1}


@pytest.mark.full
def test_a_hosted_copy_has_nothing_to_be_warned_of(tmp_path):
    check = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    hosted = run(*check, SANDBOX_DATA_DIR=str(tmp_path), **HOSTED)
    assert hosted.returncode == 0, hosted.stderr
    in_a_room = run(*check, SANDBOX_DATA_DIR=str(tmp_path), SANDBOX_HOSTS="")
    assert in_a_room.stderr.count("(security.") == 1, in_a_room.stderr
    assert "security.W010" in in_a_room.stderr  # it speaks plain HTTP: SECURITY.md says so
