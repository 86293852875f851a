"""« Quoi de neuf »: the newest is this version, a line a thing, and how to update."""

from itertools import pairwise

from django.conf import settings
from pytest_django.asserts import assertContains, assertNotContains

import sandbox
from sandbox.machine import news
from sandbox.machine.bundle import LAUNCHERS

PAGE = "/animation/quoi-de-neuf/"
LONGEST = 110
"""Signs of a line: it is read at a glance."""


def test_the_newest_version_is_the_one_of_the_program():
    assert news.versions()[0].number == sandbox.__version__
    for newer, older in pairwise(news.versions()):
        assert newer.date > older.date
        assert [*map(int, newer.number.split("."))] > [*map(int, older.number.split("."))]


def test_each_thing_is_told_in_one_short_sentence():
    for each in news.versions():
        for line in each.lines:
            assert line.endswith("."), line
            assert len(line) <= LONGEST, line


def test_the_page_tells_the_versions_and_how_to_update(mediator):
    assertContains(mediator.get("/animation/"), f"Version {sandbox.__version__}")
    page = mediator.get(PAGE)
    for each in news.versions():
        assertContains(page, f"Version {each.number}, ")
        assertContains(page, each.lines[-1])
    assertContains(page, "make_bundle DOSSIER")
    [launcher] = (name for name in LAUNCHERS if name.endswith(".bat"))
    assertContains(page, f"«\u00a0{launcher.removesuffix('.bat')}\u00a0»")


def test_the_folder_of_the_data_is_told_on_their_own_computer_only(mediator):
    assertContains(mediator.get(PAGE), settings.DATA_DIR)
    assertNotContains(mediator.get(PAGE, REMOTE_ADDR="203.0.113.7"), settings.DATA_DIR)


def test_it_is_for_who_leads(client):
    assert client.get(PAGE).status_code == 403
