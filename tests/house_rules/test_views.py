"""What a view may ask of the request by itself, and what is asked for it, once."""

import ast

from tests.house_rules.every import ROOT, every
from tests.house_rules.test_sources import SOURCES, read

ROOM = ROOT / "sandbox" / "workshop"
READS_HTMX = {
    ROOT / "sandbox" / "kit" / "forms.py",
    ROOT / "sandbox" / "kit" / "htmx.py",
    ROOM / "robot" / "browser.py",
    ROOM / "telling" / "watching.py",
}


@every([path for path in SOURCES if path not in READS_HTMX])
def test_no_view_reads_htmx_by_itself(path):
    """`sandbox.kit.htmx` says what is asked for, and answers a window that has to go elsewhere."""
    assert "request.htmx" not in read(path)


@every(sorted((ROOM / "views").glob("*.py")))
def test_who_sits_nowhere_is_led_to_the_door_by_seated(path):
    """`seated` gives a view its seat; only the door itself looks for one that was lost."""
    assert "request.seat is None" not in read(path)
    if path.name != "join.py":
        assert "to_the_door" not in read(path)


@every([path for path in SOURCES if path.name != "ways_back.py"])
def test_an_address_that_a_form_sent_is_followed_by_safe_back(path):
    assert "url_has_allowed_host" not in read(path)


@every(SOURCES)
def test_a_form_that_is_only_shown_tells_its_errors(path):
    """`is_valid` is asked in order to act; a form that is shown, whatever is in it, is told."""
    alone = [each.value for each in ast.walk(ast.parse(read(path))) if isinstance(each, ast.Expr)]
    called = [each.func for each in alone if isinstance(each, ast.Call)]
    assert not [each for each in called if getattr(each, "attr", "") == "is_valid"]
