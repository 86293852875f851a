"""What a browser of the room is sent as style: one sheet, with everything in it."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

CSS = Path(__file__).resolve().parent.parent / "static" / "css"


@pytest.fixture
def sent(tmp_path, settings):
    """The text of the only sheet of a page, as the room's command collects it, twice in a row."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {"staticfiles": {"BACKEND": "sandbox.machine.statics.OneSheet"}}
    for _ in range(2):
        call_command("collectstatic", verbosity=0, interactive=False)
    return next((tmp_path / "css").glob("app.????????????.css")).read_text("utf-8")


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
