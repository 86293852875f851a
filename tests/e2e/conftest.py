"""A real browser at the room's address: what every journey starts from."""

import collections
import os

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from whitenoise import WhiteNoise

from sandbox.machine import visitors
from sandbox.machine.frames import in_one_block
from sandbox.machine.hosts import lan_address
from tests import browsers, remembered
from tests.e2e.somebody import PATIENCE, Somebody
from tests.e2e.test_axe import Inspector

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright owns an event loop
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def live_server(tmp_path_factory):
    """The room, at the address that learners type: over http, so not a « secure context ».

    Its style sheets and scripts are what the room's own command collects, and are kept as long.
    """
    served = override_settings(
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        STORAGES={"staticfiles": {"BACKEND": "sandbox.machine.statics.Joined"}},
        WHITENOISE_USE_FINDERS=False,
        WHITENOISE_AUTOREFRESH=False,
        WHITENOISE_MAX_AGE=WhiteNoise.FOREVER,
    )
    with served:
        call_command("collectstatic", verbosity=0, interactive=False)
        visitors._room["has_come"] = True  # a long run never says that nobody comes
        server = LiveServer(lan_address(), start=False)
        server.thread.static_handler = _only_pages
        server.start()
    yield server
    server.stop()


def _only_pages(handler):
    """What answers, without the handlers that Django puts around: they would serve any file."""
    return in_one_block(handler.application)


@pytest.fixture(scope="session")
def browser(pytestconfig):
    Inspector.is_thorough = pytestconfig.getoption("--full")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browsers.launch_options())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(browser, live_server):
    """Browsers of the room by their options: emptied after use, but not of our style sheets."""
    return collections.defaultdict(list)


@pytest.fixture
def room(run, transactional_db):
    """Seven places around the table: Inaya's story, card with photo."""
    return remembered.workshop(run, "mere-trois-enfants", seats=7)


@pytest.fixture
def otter(room):
    """The seat of « Place 7 · la loutre »."""
    return room.seats.get(number=7)


@pytest.fixture
def at_a_pc(request, browser, windows, live_server, transactional_db):
    """Seats somebody at a PC: `at_a_pc(seat, kind=Somebody, width=1366, javascript=True)`.

    When the test ends, whatever went wrong unseen in their browser fails it; so does a scenario
    that it is marked to play, and that nobody played.
    """
    people, played = [], set()
    request.node.people = people

    def sit(seat, *, kind=Somebody, width=1366, height=768, javascript=True):
        if seat:
            played.add(seat.scenario)
        options = (width, height, javascript)
        window = (
            windows[options].pop() if windows[options] else _open(browser, live_server, *options)
        )
        people.append(kind(seat, window, live_server, width=width, javascript=javascript))
        people[-1].gives_back = windows[options]
        return people[-1]

    yield sit
    for somebody in people:
        _empty(somebody.window)
        somebody.gives_back.append(somebody.window)
    assert [fault for somebody in people for fault in somebody.faults] == []
    assert {mark.args[0] for mark in request.node.iter_markers("plays")} <= played


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Beside a failure, what each tab shows and keeps: what happened once in a hundred runs."""
    report = yield
    if report.when == "call" and report.failed:
        for somebody in getattr(item, "people", []):
            report.sections.append(("a tab of the room", somebody.tells_of_their_tab()))
    return report


def _open(browser, live_server, width, height, javascript):
    window = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": height},
        locale="fr-FR",
        timezone_id="Europe/Paris",
        java_script_enabled=javascript,
    )
    window.set_default_timeout(PATIENCE)
    return window


def _empty(window):
    """Ready for somebody else: no tab (where `sessionStorage` lives), no cookie."""
    for page in window.pages:
        page.close()
    window.clear_cookies()


@pytest.fixture
def learner(at_a_pc, otter):
    """Somebody at place 7, on the PC of the room, who has not opened anything yet."""
    return at_a_pc(otter)
