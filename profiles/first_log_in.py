"""Where the first log-in leads before the home, by the year of the service that is imitated."""

from accounts.flows import in_force

QUESTIONS, CHOICES = "profiles:questions", "profiles:next_choice"

ORDERS = {2022: QUESTIONS, 2025: CHOICES}
"""{year: the url name that leads, from then on, to the first page not yet done}."""


def of_year(year):
    """The url name of what leads on that year."""
    return in_force(ORDERS, year)
