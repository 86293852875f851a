"""A slip is a slip, a real number is a real number."""

import html
import re
import sys
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


LONG = [
    (990, "1a"), (330, "06 1a "), (280, "orange "), (330, "marie."), (120, "marie orange fr "),
    (220, "x_orange "), (280, "1 2 3 a"), (150, "a sur orange "),
]  # fmt: skip
AT_ONCE = 0.02
"""Seconds of processor: less is not worth comparing."""


@pytest.mark.full
@pytest.mark.parametrize(("times", "text"), LONG, ids=range(8))
def test_a_text_four_times_as_long_is_not_sixteen_times_as_long_to_judge(times, text):
    quarter, whole = seconds_to_judge(text * (times // 4)), seconds_to_judge(text * times)
    assert whole < 12 * max(quarter, AT_ONCE)


IN_A_ROW = [
    "119 ", "119 79 ", "120 80 72 ", "12 8 ", "72 ", "15 ", "125 ", "500 ", "1000 ", "2026 ",
    "3939 ", "33120 ", "2026-", "01 ", "12/8 ", "12:30-", "000 ", "12, ", "un ", "et ",
]  # fmt: skip
MANY = 64
"""Numbers: enough for a pattern that tries every way of reading them to take half a minute."""


def test_ordinary_numbers_in_a_row_are_judged_at_once_whatever_ends_them(tried):
    """The last sign, which none of them has, is where a pattern begins again in every other way."""
    for text in IN_A_ROW:
        for end in ("1", "a", "/1"):
            times = MANY // len(text.split())
            quarter = seconds_to_judge(text * (times // 4) + end)
            assert seconds_to_judge(text * times + end) < 12 * max(quarter, AT_ONCE), (text, end)
    tried(3 * len(IN_A_ROW), "rows of ordinary numbers")


def seconds_to_judge(text):
    """Of this thread alone, whatever else the computer does."""
    start = time.thread_time()
    refuses("text", text), refuses("email", text), refuses("nir", text)
    return time.thread_time() - start


def test_the_table_of_the_browser_is_the_server_s():
    assert (STATIC / guard_table.SCRIPT).read_text(encoding="utf-8") == guard_table.as_script()


def test_the_digits_of_other_writings_are_those_of_the_table(tried):
    """Whatever a computer knows of Unicode: the table may know more, never less."""
    known = [chr(code) for code in range(128, sys.maxunicode) if chr(code).isdecimal()]
    tried(len(known), "digits of other writings")
    assert [sign for sign in known if fictitious.plain(sign) != str(int(sign))] == []


def test_no_script_looks_behind():
    """Safari before 16.4 cannot read it: the guard would stop."""
    for script in (STATIC / "js").glob("*.js"):
        assert "(?<" not in script.read_text(encoding="utf-8"), script.name
