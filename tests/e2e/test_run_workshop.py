"""The command of every day, as somebody runs it: in a window of its own, then Ctrl + C."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from sandbox.machine import hosts
from tests.checks import ROOT
from tests.e2e.somebody import PATIENCE

SECONDS = 120
LINK = re.compile(r"^\s*(Place \d+ · .+?)\s: (http://\S+)$")
TO_LEAD = re.compile(r"^Pour animer.*\s: (http://\S+)$")
LAST_LINE = "Pour fermer la salle"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl + C is not a signal there")


@pytest.fixture
def free_port():
    """A port that nobody is given by chance: the system draws its own far above."""
    first = 20_000 + os.getpid() % 100 * 100
    return next(port for port in range(first, first + 100) if is_free(port))


def is_free(port):
    with contextlib.suppress(OSError), socket.create_server((hosts.lan_address(), port)):
        return True
    return False


@contextlib.contextmanager
def an_open_room(data, port):
    """The room, its links by place, and how it ended: sends Ctrl + C at the end of the block."""
    command = [sys.executable, "manage.py", "run_workshop", "--port", str(port)]
    environment = os.environ | {"SANDBOX_DATA_DIR": str(data), "PYTHONUTF8": "1"}
    environment.pop("DATABASE_URL", None)
    room = SimpleNamespace(links={}, said="", link_to_lead="", code=None)
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    ) as process:  # fmt: skip
        watchdog = threading.Timer(SECONDS, process.kill)
        watchdog.start()
        room.process = process
        try:
            for line in process.stdout:
                room.said += line
                if match := LINK.match(line):
                    room.links[match[1]] = match[2]
                if match := TO_LEAD.match(line):
                    room.link_to_lead = match[1]
                if line.startswith(LAST_LINE):
                    break
            yield room
            process.send_signal(signal.SIGINT)
            room.said += process.stdout.read()
            room.code = process.wait()
        finally:
            watchdog.cancel()
            process.kill()


def test_the_room_opens_closes_and_opens_again(browser, tmp_path, free_port):
    with an_open_room(tmp_path, free_port) as room:
        links = room.links
        assert len(links) == 12, room.said
        then_place_7_is_a_styled_page_that_leaks_nothing(browser, links["Place 7 · la loutre"])
    assert room.code == 0, room.said
    assert "La salle est fermée." in room.said
    assert "Traceback" not in room.said

    with an_open_room(tmp_path, free_port) as room:
        assert room.links == links
        link = links["Place 7 · la loutre"]
        then_place_7_is_a_styled_page_that_leaks_nothing(browser, link, is_taken=True)
        close_it_from_its_page(browser, room.link_to_lead)
        assert room.process.wait(PATIENCE / 1000) == 0, room.said
    assert "La salle est fermée." in room.said
    assert "Traceback" not in room.said


def close_it_from_its_page(browser, link):
    """« Fermer la salle », which ends the program once its last page is there, and whole."""
    context = browser.new_context(locale="fr-FR")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Entrer").click()
    page.get_by_role("link", name="Fermer la salle").click()
    page.get_by_role("button", name="Oui, fermer et garder").click()
    page.get_by_role("heading", name="La salle est fermée").wait_for()
    assert page.evaluate("document.fonts.size") > 0
    context.close()


def then_place_7_is_a_styled_page_that_leaks_nothing(browser, link, *, is_taken=False):
    assert urlsplit(link).hostname == hosts.lan_address()
    context = browser.new_context(locale="fr-FR")
    context.set_default_timeout(PATIENCE)
    faults, others = [], []
    context.on("console", lambda message: faults.append(message.text))
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("response", lambda answer: others.append(answer) if answer.status >= 400 else None)
    page = context.new_page()
    response = page.goto(link, wait_until="networkidle")

    page.get_by_text("Place 7 · la loutre").first.wait_for()
    headers = response.all_headers()
    assert "noindex" in headers["x-robots-tag"]
    assert headers["content-security-policy"].startswith("default-src 'none'")
    if is_taken:
        page.get_by_role("button", name="Prendre cette place").click()
    page.get_by_text("C’est votre place.").wait_for()
    band = page.get_by_role("region", name="Salle d’entraînement")
    style = band.evaluate("band => getComputedStyle(band)['background-color']")
    assert style not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    family = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert "Atkinson" in family or "Inter" in family
    assert page.evaluate("document.fonts.size") > 0
    assert page.evaluate("Boolean(window.htmx && window.guard)")
    assert (faults, others) == ([], [])
    context.close()
