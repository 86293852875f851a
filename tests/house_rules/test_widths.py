"""A template is read and edited in a window: where that is kept, no line is wider than it."""

from tests.house_rules.every import ROOT, every

WIDEST = 120
NARROW = ["profiles/settings"]
"""The folders of templates where it is kept; the others join them one by one."""


def wide_lines(text):
    """The numbers of the lines that do not fit, from 1."""
    return [number for number, line in enumerate(text.split("\n"), 1) if len(line) > WIDEST]


@every([path for folder in NARROW for path in (ROOT / "templates" / folder).glob("**/*.html")])
def test_a_line_of_a_template_fits_a_window(path):
    assert wide_lines(path.read_text(encoding="utf-8")) == []


def test_the_measure_sees_a_wide_line():
    assert wide_lines(f"{'é' * WIDEST}\n{'é' * (WIDEST + 1)}") == [2]
