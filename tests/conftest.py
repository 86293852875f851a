import pytest
from django.conf import settings

from accounts.factories import AccountFactory
from sandbox.world import clock
from sandbox.world.factories import CarteVitaleFactory, PersonFactory
from tests import remembered
from tests.strict import Learner, StrictClient


def pytest_configure():
    """Nothing has to be collected first, and a hash costs nothing."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture
def client():
    return StrictClient()


@pytest.fixture
def workshop(db):
    return remembered.workshop("mere-trois-enfants", seats=2)


@pytest.fixture
def seat(workshop):
    return workshop.places.first()


@pytest.fixture
def learner(seat):
    return Learner(seat)


@pytest.fixture
def inside(learner):
    """A learner whose space is activated, logged in, the first questions passed."""
    remembered.inside(learner)
    return learner


@pytest.fixture
def neighbour(workshop):
    return Learner(workshop.places.last())


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
