"""Pages travel compressed; what is compressed already does not a second time."""

import gzip
import re

import pytest
from django.test import Client

from sandbox.workshop.views import access
from tests.workshop.conftest import Mediator

BUSY_WIFI = 14_000
"""Bytes of a page of a journey, its papers included, as it travels."""


@pytest.fixture
def browser(learner):
    """The learner's own, which says what browsers say."""
    browser = Client(headers={"Accept-Encoding": "gzip, deflate"})
    browser.cookies = learner.cookies
    return browser


def text_of(answer):
    return gzip.decompress(answer.content).decode()


@pytest.mark.parametrize("step", ["code", "identite"])
def test_a_page_of_a_journey_is_light_its_papers_included(browser, learner, step):
    learner.reach(step)
    answer = browser.get(learner.step(step))
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert int(answer["Content-Length"]) == len(answer.content) < BUSY_WIFI
    assert re.search(r"<h1[^>]*>\s*Mon", text_of(answer))


def test_who_reads_no_compressed_page_has_it_whole(learner):
    answer = learner.get("/papiers/")
    assert "Content-Encoding" not in answer
    assert "Mes papiers" in answer.content.decode()


def test_a_poll_without_news_has_nothing_to_compress(browser, learner):
    page = text_of(browser.get("/papiers/"))
    news = re.search(r'hx-get="([^"]*version=[^"]*)"', page)[1].replace("&amp;", "&")
    answer = browser.get(news)
    assert (answer.status_code, answer.content) == (204, b"")
    assert "Content-Encoding" not in answer


def test_a_file_goes_as_it_is(db, workshop):
    workshop.owner = access.new_mediator()
    workshop.save()
    mediator = Mediator(workshop.owner)
    accepts = {"Accept-Encoding": "gzip"}
    answer = mediator.get(f"/animation/{workshop.code}/fiches.pdf", headers=accepts)
    assert answer["Content-Type"] == "application/pdf"
    assert "Content-Encoding" not in answer
