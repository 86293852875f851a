"""The benchmarks' own browser does what a browser does."""

import pytest

from sandbox.workshop.scenarios import build
from tests.bench.browser import Browser


@pytest.mark.django_db(transaction=True)
def test_the_benchmarks_sit_down():
    workshop = build.workshop(scenario="refus", seats=1)
    browser = Browser(workshop.places.select_related("world").get())
    assert "Place\u00a01" in browser.ask("/place/", status=200)


@pytest.mark.django_db(transaction=True)
def test_the_page_that_ours_is_compared_to_is_there(settings):
    settings.ROOT_URLCONF = "tests.bench.urls"
    workshop = build.workshop(scenario="refus", seats=1)
    browser = Browser(workshop.places.select_related("world").get())
    browser.reach("identite")
    assert "Numéro de série" in browser.ask("/bench/stock/identite/", status=200)
