"""A slip is a slip, a real number is a real number."""

from collections import Counter
from pathlib import Path

from sandbox.world import fictitious, guard_table
from tests.kinds.typed_values import OWN, RARE, REAL, values

STATIC = Path(__file__).resolve().parents[2] / "static"
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


def test_the_table_of_the_browser_is_the_server_s():
    assert (STATIC / guard_table.SCRIPT).read_text(encoding="utf-8") == guard_table.as_script()


def test_no_script_looks_behind():
    """Safari before 16.4 cannot read it: the guard would stop."""
    for script in (STATIC / "js").glob("*.js"):
        assert "(?<" not in script.read_text(encoding="utf-8"), script.name
