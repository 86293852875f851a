"""A copy of the product that a test may edit, and what one meets there.

As a program, run in the copy, this module is a room of one place: it brings the place to the third
page of the activation and to its end, does it all at a browser, and tells what was shown, as JSON.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 180  # seconds, for the whole walk
NEW = "numero"
"""The page that a test adds: the number alone."""

PACKAGES = ["accounts", "profiles", "sandbox", "static", "templates"]


class House:
    """The product, in a folder of its own.

    Args:
        folder: an empty Path.
    """

    def __init__(self, folder):
        self.folder = folder
        self.touched = set()
        for package in PACKAGES:
            shutil.copytree(ROOT / package, folder / package)

    def write(self, path, text):
        """Make a file that is not there yet."""
        assert not (self.folder / path).exists(), path
        (self.folder / path).write_text(text, encoding="utf-8")
        self.touched.add(path)

    def edit(self, path, **edits):
        """Put a text in a file: `before=(mark, text)` or `instead_of=(mark, text)`."""
        file = self.folder / path
        source = file.read_text(encoding="utf-8")
        for how, (mark, text) in edits.items():
            assert source.count(mark) == 1, f"{path}: {mark}"
            source = source.replace(mark, text + mark if how == "before" else text)
        file.write_text(source, encoding="utf-8")
        self.touched.add(path)

    def walk(self, pages, *, year=""):
        """What one meets in the activation of this copy, made of these pages (slugs), in order.

        Args:
            year: the one of the service that the room imitates, where it is told one.
        """
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "sandbox.settings",
            "PYTHONPATH": os.pathsep.join([str(self.folder), str(ROOT)]),
            "PYTHONUTF8": "1",
            "SANDBOX_DATA_DIR": str(self.folder / "data"),
        }
        environment.pop("DATABASE_URL", None)  # its rows are in its own folder
        found = subprocess.run(
            [sys.executable, "-m", "tests.copied", str(year), *pages],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
        )
        assert found.returncode == 0, found.stderr
        return json.loads(found.stdout)


def _walk(year, pages):
    """Make a room in the copy, and walk through it."""
    import django

    django.setup()

    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    setup_test_environment()
    call_command("migrate", verbosity=0)

    from sandbox.workshop.scenarios import build
    from sandbox.workshop.views import access
    from tests.workshop.conftest import Mediator

    mediator = Mediator(access.new_mediator())
    told = {"service_year": int(year)} if year else {}
    room = build.workshop(scenario="mere-trois-enfants", seats=1, owner=mediator.user, **told)
    return walk(mediator, room, pages)


def walk(mediator, room, pages):
    """What one meets at the only place of this room, as JSON has it.

    Every page is met twice, by the hands that play a learner and at a browser.

    Args:
        mediator: the one who leads it (tests.workshop.conftest).
        pages: the slugs of the activation, in order.
    """
    from tests.strict import Learner

    learner = Learner(room.places.get())
    return {
        "ladder": mediator.page(room, "place/1/").content.decode(),
        "led": [_lead(mediator, room, slug) for slug in [pages[2], "fin"]],
        "by hand": _by_hand(mediator, room, learner, pages),
        "said": learner.get("/place/reussites/").content.decode(),
        "is_activated": learner.person.account.is_activated,
    }


def _lead(mediator, room, slug):
    """Where the place is once it is led to this page, by the hands that play a learner."""
    from sandbox.workshop.moves import actions

    actions.jump(room, room.places, f"activation/{slug}")
    place = room.places.get()
    return {
        "address": place.world.leads_to,
        "is_activated": place.world.player.account.is_activated,
        "board": mediator.page(room, "place/1/").content.decode(),
    }


def _by_hand(mediator, room, learner, pages):
    """[(the page, the board, the page that an answer left out comes back to)], from the start."""
    from sandbox.workshop.scenarios import build
    from tests.answers import right_answers

    build.reset(room.places)
    answers = right_answers(learner.person) | {NEW: {"nir": learner.person.nir}}
    met = []
    for slug in pages:
        page = learner.get(learner.step(slug)).content.decode()
        board = mediator.page(room, "place/1/").content.decode()
        refused = learner.send(learner.step(slug)).content.decode()
        assert learner.send(learner.step(slug), answers[slug]).status_code == 302, slug
        met.append((page, board, refused))
    return met


if __name__ == "__main__":
    json.dump(_walk(sys.argv[1], sys.argv[2:]), sys.stdout)
