from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template

from sandbox.kit.dates import in_french


@pytest.mark.parametrize(
    ("value", "style", "said"),
    [
        (date(2027, 1, 1), "j F Y", "1er janvier 2027"),
        (date(2027, 1, 2), "j F Y", "2 janvier 2027"),
        (date(2027, 1, 11), "l j F Y", "lundi 11 janvier 2027"),
        (date(2027, 3, 1), "l j F", "lundi 1er mars"),
        (date(2027, 3, 1), "F Y", "mars 2027"),
        (time(10, 1), r"G\ \h\ i", "10 h 01"),
    ],
)
def test_only_the_first_of_a_month_is_an_ordinal(value, style, said):
    assert in_french(value, style) == said


def test_a_page_says_it_too_in_the_time_of_paris():
    page = Template("{{ at|date:'j F Y' }}, {{ nothing|date:'j F Y' }}")
    at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert page.render(Context({"at": at, "nothing": None})) == "1er janvier 2027, "
