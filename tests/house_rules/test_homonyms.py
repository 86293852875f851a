"""One name is one thing: who reads a class's name has not to ask which one."""

import ast
from collections import defaultdict

from tests.house_rules.every import ROOT
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
