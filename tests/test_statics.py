"""What a browser of the room is sent: one sheet and one script, with everything in them."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

STATIC = Path(__file__).resolve().parent.parent / "static"
CSS = STATIC / "css"
ON_THEIR_OWN = {"again.js", "early.js", "print.js"}
"""What runs before the page is read, and what only printed pages run."""


@pytest.fixture
def collected(tmp_path, settings):
    """The folder of what is sent, as the room's command collects it, twice in a row."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {"staticfiles": {"BACKEND": "sandbox.machine.statics.Joined"}}
    for _ in range(2):
        call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path


@pytest.fixture
def sent(collected):
    """The text of the only sheet of a page."""
    return next((collected / "css").glob("app.????????????.css")).read_text("utf-8")


def test_the_sheet_that_is_sent_asks_for_no_other(sent):
    assert "@import" not in sent
    assert sent.count("{") == sent.count("}")


def test_every_sheet_is_in_it_once_in_its_layer_and_its_turn(sent):
    imports = re.findall(r'url\("(.+)"\) layer\((.+)\)', (CSS / "app.css").read_text("utf-8"))
    expected = [f"@layer {layer} {{\n{_beginning(CSS / name)}" for name, layer in imports]
    places = [sent.find(each) for each in expected]
    assert len(places) > 100
    assert -1 not in places
    assert places == sorted(places)
    assert all(sent.count(each) == 1 for each in expected)


def _beginning(sheet):
    return sheet.read_text("utf-8").split("*/")[0]


def test_its_fonts_are_where_it_says(sent, tmp_path):
    fonts = re.findall(r'url\("(.+?)"\)', sent)
    assert len(fonts) == 3
    assert all((tmp_path / "css" / font).is_file() for font in fonts)


def test_every_script_is_in_the_one_that_is_sent_once(collected):
    sent = next((collected / "js").glob("app.????????????.js")).read_text("utf-8")
    written = {file.name for file in (STATIC / "js").glob("*.js")} - ON_THEIR_OWN
    assert len(written) > 15
    for name in written:
        alone = f"try {{\n{(STATIC / 'js' / name).read_text('utf-8')}\n}} catch"
        assert sent.count(alone) == 1, name
    assert sent.count("reportError(fault)") == len(written) + 1  # and htmx


def test_a_page_asks_for_it_and_for_no_other(db, collected, client):
    asked = re.findall(r'<script src="(.+?)"', client.get("/").content.decode())
    assert [re.sub(r"\.[0-9a-f]{12}", "", each) for each in asked] == [
        "/static/js/early.js",
        "/static/js/app.js",
    ]


def test_the_sheet_asks_for_the_window_as_older_browsers_read_it(sent):
    asked = re.findall(r"@media[^{]*", sent)
    assert len(asked) > 100
    assert [each for each in asked if re.search("[<>]", each)] == []
    assert "@media (min-width: 64rem)" in sent
    assert "@media (max-width: 63.999rem)" in sent
    assert "(min-width: 48rem) and (max-width: 63.999rem) and (min-height: 34rem)" in sent


def test_so_do_the_scripts():
    scripts = "".join(path.read_text("utf-8") for path in (STATIC / "js").glob("*.js"))
    asked = re.findall(r'matchMedia\("([^"]*)"\)', scripts)
    assert len(asked) > 1
    assert [each for each in asked if re.search("[<>]", each)] == []
