import shutil
from datetime import timedelta

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.contenttypes.management import create_contenttypes
from django.core.cache import cache
from django.db.models.signals import post_migrate
from django.template import Template
from django.test.signals import template_rendered
from django.test.utils import instrumented_test_render

from accounts.factories import AccountFactory
from sandbox.machine.bootstrap import alone
from sandbox.world import clock, progress
from sandbox.world.factories import CarteVitaleFactory, PersonFactory
from tests import remembered
from tests.killing import PATIENCE, Room
from tests.plugin import RUN
from tests.strict import Learner, StrictClient, refuse_an_unknown_journey

UIDS = {create_permissions: "django.contrib.auth.management.create_permissions"}
"""The names under which Django connects them, if any."""


def pytest_configure():
    """Nothing has to be collected first, a hash costs nothing, no row is made that nobody reads."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.ROOM_ZONE = clock.PARIS
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    hypothesis.settings.register_profile("room", deadline=None, database=None)
    hypothesis.settings.load_profile("room")
    for told in (progress.stepped, progress.finished):
        told.connect(refuse_an_unknown_journey)
    for makes_rows in (create_contenttypes, create_permissions):  # after each browser's test
        assert post_migrate.disconnect(makes_rows, dispatch_uid=UIDS.get(makes_rows))


@pytest.fixture(scope="session", autouse=True)
def a_page_is_noted_and_not_its_pieces(django_test_environment):
    """The test client would copy what each of the hundred templates of a page is given: a sixth
    of the page's time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", _noted_once)
        yield


def _noted_once(template, context):
    if context.template is template:
        template_rendered.send(sender=template, template=template, context=context)
    return template.nodelist.render(context)


@pytest.fixture
def pieces_noted(monkeypatch):
    """`template_rendered` tells of each piece of a page too."""
    monkeypatch.setattr(Template, "_render", instrumented_test_render)


@pytest.fixture(autouse=True)
def nobody_was_here():
    """What the server counts in its memory starts from nothing, as its database does."""
    cache.clear()


@pytest.fixture
def later(monkeypatch):
    """Let the room's clock run."""

    def wait(**delay):
        now = clock.real_now() + timedelta(**delay)
        monkeypatch.setattr(clock, "real_now", lambda: now)

    return wait


@pytest.fixture
def run(pytestconfig):
    """Whom this run meets, and when: see `tests/replay.py`."""
    return pytestconfig.stash[RUN]


@pytest.fixture
def client():
    return StrictClient()


@pytest.fixture
def workshop(db, run):
    return remembered.workshop(run, "mere-trois-enfants", seats=2)


@pytest.fixture
def seat(workshop):
    return workshop.places.first()


@pytest.fixture
def learner(seat):
    return Learner(seat)


@pytest.fixture
def page_by_page(monkeypatch):
    """Every page is asked for and sent: for who reads what was told or counted on the way."""
    monkeypatch.setattr(remembered, "walked", lambda learner, where, walk: walk())


@pytest.fixture
def inside(learner):
    """A learner whose space is activated, logged in, the first questions passed."""
    learner.activate()
    learner.login()
    return learner


@pytest.fixture
def neighbour(workshop):
    return Learner(workshop.places.last())


@pytest.fixture(scope="session")
def never_opened(tmp_path_factory, worker_id):
    """The folder of a room that was only made: the migrations take the longest, so the processes
    of a run share it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "never-opened"
    with alone(f"{folder}.lock", "Une salle toute neuve se prépare."):
        if not folder.exists():
            made = tmp_path_factory.mktemp("migrated")
            assert Room(made).start("manage.py", "migrate", "-v", "0").wait(PATIENCE) == 0
            made.rename(folder)
    return folder


@pytest.fixture
def room_folder(never_opened, tmp_path):
    """The data of a room of this test's own, ready to be opened."""
    return shutil.copytree(never_opened, tmp_path / "data")


@pytest.fixture
def person(db):
    """Somebody with a card, in a world of their own."""
    person = PersonFactory(is_played=True)
    CarteVitaleFactory(holder=person)
    return person


@pytest.fixture
def account(person):
    with clock.at(person.world.now):
        return AccountFactory(holder=person)
