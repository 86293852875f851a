"""The bill of materials says all that the program runs on, once each."""

import hashlib
import json
import subprocess
import sys

from sandbox.machine import materials
from tests.house_rules.every import ROOT


def test_all_that_is_pinned_is_there_with_its_version_and_its_licence():
    made = materials.bill()
    found = {each["bom-ref"]: each for each in made["components"]}
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.partition(";")[0].strip() for line in lines if "==" in line]
    names = {f"{each['name']}=={each.get('version')}" for each in found.values()}
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert len(found) == len(made["components"])
    assert set(pins) <= names
    here = [each for each in found.values() if each["name"] != "tzdata"]  # Windows alone has it
    assert [each["name"] for each in here if not each.get("licenses")] == []


def test_what_each_needs_is_there_too():
    told = {each["ref"]: each["dependsOn"] for each in materials.bill()["dependencies"]}
    names = {ref.rpartition("/")[2].partition("@")[0]: ref for ref in told}
    needed = {ref.rpartition("/")[2].partition("@")[0] for ref in told[names["django"]]}
    assert needed == {"asgiref", "sqlparse", "tzdata"}
    assert {each for needs in told.values() for each in needs} <= told.keys() | set(
        told["coup-d-essai"]
    )


def test_what_travels_beside_the_code_has_its_sum():
    sums = {
        each["name"]: each["hashes"][0]["content"]
        for each in materials.bill()["components"]
        if each["type"] == "file"
    }
    files = [*(ROOT / "static" / "fonts").glob("*.woff2"), ROOT / "static" / "img" / "icons.svg"]
    for file in files:
        assert sums[file.name] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_command_prints_the_same_each_time():
    command = [sys.executable, "-m", "sandbox.machine.materials"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    assert json.loads(said) == materials.bill()
