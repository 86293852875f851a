"""A slip is a slip, a real number is a real number."""

import html
import re
import time
from collections import Counter
from pathlib import Path

import pytest

from sandbox.world import fictitious, guard_table
from tests.kinds.typed_values import OWN, RARE, REAL, values

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
HOW_MANY = 5000


def refuses(box, text):
    """Whether that box of the server turns the text away as possibly real."""
    if box == "text":
        return fictitious.may_hold_something_real(text)
    if box == "email":
        return fictitious.may_be_real_in_email_box(text, OWN)
    return fictitious.may_be_real_number(box, text, OWN)


def test_what_may_be_real_is_refused_and_a_slip_of_ours_is_kept(tried):
    drawn = values(HOW_MANY, seed=14) + RARE
    wrong = [each for each in drawn if refuses(each[0], each[1]) != (each[2] == REAL)]
    for verdict, count in Counter(verdict for _, _, verdict in drawn).items():
        tried(count, f"values of the boxes that are {verdict}")
    assert wrong == []


TAGS = re.compile(r"{[%#].*?[%#]}|<[^>]*>", re.DOTALL)


def lines_of(pattern):
    for path in ROOT.glob(pattern):
        text = path.read_text(encoding="utf-8")
        yield from html.unescape(TAGS.sub("\n", text) if path.suffix == ".html" else text).split(
            "\n"
        )


@pytest.mark.parametrize(
    "pattern",
    ["tests/letters/**/*.txt", "templates/**/*.html", "sandbox/**/*.toml"],
)
def test_nothing_that_the_product_says_may_be_real(pattern, tried):
    """Papers, letters, messages, errors, pages, outlines: what they say is anybody's to write."""
    lines = {line.strip() for line in lines_of(pattern)} - {""}
    tried(len(lines), f"lines of {pattern}")
    assert [line for line in lines if refuses("text", line)] == []


@pytest.mark.parametrize(
    "text",
    ["1a" * 990, "06 1a " * 330, "orange " * 280, "marie." * 330, "marie orange fr " * 120,
     "x_orange " * 220, "1 2 3 a" * 280, "a sur orange " * 150],
    ids=range(8),
)  # fmt: skip
def test_the_guard_is_quick_on_a_long_text(text):
    start = time.process_time()
    refuses("text", text), refuses("email", text), refuses("nir", text)
    assert time.process_time() - start < 1


def test_the_table_of_the_browser_is_the_server_s():
    assert (STATIC / guard_table.SCRIPT).read_text(encoding="utf-8") == guard_table.as_script()


def test_no_script_looks_behind():
    """Safari before 16.4 cannot read it: the guard would stop."""
    for script in (STATIC / "js").glob("*.js"):
        assert "(?<" not in script.read_text(encoding="utf-8"), script.name
