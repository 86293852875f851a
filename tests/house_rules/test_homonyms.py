"""One name is one thing: who reads a class's name has not to ask which one."""

import ast
from collections import defaultdict

from tests.house_rules.every import ROOT, every
from tests.house_rules.test_sources import SOURCES, read


def test_a_class_has_a_name_of_its_own():
    """Django alone names each of its commands `Command`."""
    places = defaultdict(list)
    for path in SOURCES:
        if "management" in path.parts:
            continue
        for node in ast.parse(read(path)).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def bare_aliases(source):
    """The names of inner classes under which a module reads them without their owner's."""
    return [
        node.targets[0].id
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == node.targets[0].id
        and not node.value.attr.isupper()
    ]


@every(SOURCES)
def test_an_inner_class_is_read_behind_its_owner_or_under_a_name_of_its_own(path):
    """`SeatEvent.Kind`, or `EventKind`: six models have a Kind."""
    assert bare_aliases(read(path)) == []


def test_the_rule_sees_an_inner_class_that_lost_its_owner():
    assert bare_aliases("Kind = SeatEvent.Kind\nEventKind = SeatEvent.Kind") == ["Kind"]
