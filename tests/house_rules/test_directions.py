"""Nothing names what is above it: no address of a page, no template, no library of tags.

Imports have their contracts in `pyproject.toml`; these are the names that no import shows. What a
page leaves room for, a package above lays there (`settings.SLOTS`); where it leads up to is a place
(`settings.PLACES`).
"""

import re

from django.urls import reverse

from sandbox.lessons import LESSONS
from sandbox.settings import PLACES, SLOTS
from tests.house_rules.every import ROOT, every
from tests.house_rules.test_sources import SOURCES, TEMPLATES, read

FLOORS = {"world": 1, "accounts": 2, "mail": 2, "profiles": 3, "workshop": 4, "mediation": 4}
"""{what a name begins with: its floor}; the kit, the machine and the facts are under them all."""

KNOW_EVERYBODY = {ROOT / "sandbox" / "settings.py", ROOT / "sandbox" / "urls.py"}
PRINTED = ROOT / "templates" / "print"
"""What the room prints."""

NAMES = re.compile(
    r"""["'](world|accounts|mail|profiles|workshop|mediation)[:/]\w|{% load (workshop) |"""
    r"""\brequest\.(projection)\b"""
)


def floor_of(path):
    """The floor of a source, or of a template."""
    if path.is_relative_to(PRINTED):
        return FLOORS["workshop"]
    return next((FLOORS[part] for part in path.relative_to(ROOT).parts if part in FLOORS), 0)


def names_above(path):
    """The packages above its own that this file names."""
    found = {next(filter(None, match.groups())) for match in NAMES.finditer(read(path))}
    return {name for name in found if FLOORS.get(name, FLOORS["workshop"]) > floor_of(path)}


@every([path for path in SOURCES if path not in KNOW_EVERYBODY])
def test_a_source_names_no_page_above_its_own(path):
    assert not names_above(path)


@every([path for path in TEMPLATES if path.parent.name != "templates"])
def test_a_template_names_no_page_above_its_own(path):
    """The frames and the pages of errors, at the root of the folder, belong to everybody."""
    assert not names_above(path)


@every([path for path in SOURCES if "templatetags" not in path.parts])
def test_no_source_reads_a_library_of_tags(path):
    """What a tag writes, and a view too, is a function of its own."""
    assert not re.search(
        r"^(from|import) [\w.]*(sandbox|accounts|profiles)[\w.]*templatetags", read(path), re.M
    )


def test_each_slot_is_filled_and_left_somewhere():
    left = {name for path in TEMPLATES for name in re.findall(r'{% slot "([\w-]+)"', read(path))}
    assert left == SLOTS.keys()
    assert all((ROOT / "templates" / template).is_file() for template in SLOTS.values())


def test_each_place_is_a_page_and_somewhere_leads_there():
    below = [read(path) for path in SOURCES if path not in KNOW_EVERYBODY]
    assert all(any(f'"{place}"' in source for source in below) for place in PLACES)
    assert {each.leads_to[1] for each in LESSONS.values() if each.leads_to} <= PLACES.keys()
    for place, page in PLACES.items():
        assert reverse(page, args=["code"] if place == "child-code" else [])
