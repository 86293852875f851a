"""A template is edited in a window, and a partial sees what it is given: where that is kept."""

import re

from tests.house_rules.every import ROOT, every

WIDEST = 120
INCLUDE = re.compile(r"\{% include .*?%\}")
LINES_THAT_COUNT = re.compile(r"<pre\b|<textarea[^>]*>\n?[^\n<{]")
"""What would lose its lines as it is sent: see `sandbox/kit/templates.py`."""

SAID_BACK = re.compile(r"request\.(?:get_full_path|build_absolute_uri|META|GET|POST|COOKIES)\b")
"""What would show again what somebody wrote in an address: `{% here %}` asks the guard first."""

TEMPLATES = list((ROOT / "templates").glob("**/*.html"))


def wide_lines(text):
    """The numbers of the lines that do not fit, from 1."""
    return [number for number, line in enumerate(text.split("\n"), 1) if len(line) > WIDEST]


def open_includes(text):
    """The includes whose partial sees the whole page, and may lean on any word of it."""
    return [each for each in INCLUDE.findall(text) if not each.endswith(" only %}")]


@every(TEMPLATES)
def test_a_line_of_a_template_fits_a_window(path):
    assert wide_lines(path.read_text(encoding="utf-8")) == []


@every(TEMPLATES)
def test_a_partial_sees_only_what_it_is_given(path):
    assert open_includes(path.read_text(encoding="utf-8")) == []


@every(TEMPLATES)
def test_no_line_of_a_template_is_shown_as_it_is_cut(path):
    assert not LINES_THAT_COUNT.search(path.read_text(encoding="utf-8"))


@every(TEMPLATES)
def test_nothing_that_was_sent_is_said_back_unread(path):
    assert not SAID_BACK.search(path.read_text(encoding="utf-8"))


def test_the_measure_sees_what_is_said_back():
    assert SAID_BACK.search("{{ request.get_full_path }}")
    assert SAID_BACK.search("{{ request.GET.q }}")
    assert not SAID_BACK.search("{{ request.path }}")


def test_the_measure_sees_lines_that_count():
    assert LINES_THAT_COUNT.search("<textarea>\nUn\nDeux</textarea>")
    assert LINES_THAT_COUNT.search("<pre>")
    assert not LINES_THAT_COUNT.search("<textarea name='a'>\n{{ typed }}</textarea>")


def test_the_measure_sees_a_wide_line():
    assert wide_lines(f"{'é' * WIDEST}\n{'é' * (WIDEST + 1)}") == [2]


def test_the_measure_sees_an_open_include():
    held, free = '{% include "a.html" with of=me only %}', '{% include "a.html" with of=only %}'
    assert open_includes(f"{held}{free}") == [free]
