"""An order of the pages that a room may be given is one that the pages have, and the reverse."""

from accounts import activation, login
from profiles import copies, first_log_in
from sandbox.workshop import titles
from sandbox.world.models import Order
from tests.house_rules.every import every

BY_YEAR = {
    "what is needed": activation.NEEDED,
    "what is done": activation.DONE,
    "FranceConnect+": login.FRANCECONNECT,
    "the first log-in": first_log_in.ORDERS,
    "the copy of one's data": copies.DELAYS,
}
"""{what changes with the year: its table}."""


def test_a_room_may_be_given_each_order_of_the_pages_and_no_other():
    assert sorted(Order.values) == titles.YEARS


@every(BY_YEAR)
def test_what_changes_with_the_year_changes_with_the_order_of_the_pages(name):
    assert sorted(BY_YEAR[name]) == titles.YEARS
