"""How long a module is, and a view: what can be read at once."""

import ast

from tests.house_rules.every import ROOT, every
from tests.house_rules.test_sources import SOURCES, read

MODULE = 450
VIEW = 35
"""Lines, that are not reached."""

SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
WRITTEN_BY_PYTHON = ROOT / "static" / "js" / "guard_table.js"


def views(source):
    """The functions of a module that take a request."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and "request" in [each.arg for each in node.args.args]:
            yield node


def lines(function):
    return function.end_lineno - function.lineno + 1


@every([path for path in [*SOURCES, *SCRIPTS] if path != WRITTEN_BY_PYTHON])
def test_a_module_is_read_at_once(path):
    assert len(read(path).splitlines()) < MODULE


@every(SOURCES)
def test_a_view_is_seen_at_once(path):
    assert [view.name for view in views(read(path)) if lines(view) >= VIEW] == []


def test_a_long_view_would_be_seen():
    body = "    pass\n" * (VIEW - 1)
    [view] = views(f"def page(request):\n{body}")
    assert lines(view) == VIEW
