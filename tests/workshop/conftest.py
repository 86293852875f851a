import pytest

from sandbox.workshop.views import access
from tests import remembered
from tests.strict import StrictClient


class Mediator(StrictClient):
    """Somebody who leads workshops, with the pages' own forms."""

    def __init__(self, user):
        super().__init__()
        self.user = user
        self.force_login(user)

    def page(self, workshop, rest=""):
        return self.get(f"/animation/{workshop.code}/{rest}")

    def act(self, workshop, what, /, **data):
        return self.post(f"/animation/{workshop.code}/{what}/", data, follow=True)


@pytest.fixture
def mediator(db):
    return Mediator(access.new_mediator())


@pytest.fixture
def stranger(db):
    """Another mediator, who leads other workshops."""
    return Mediator(access.new_mediator())


@pytest.fixture
def workshop(run, mediator):
    return remembered.workshop(run, "mere-trois-enfants", seats=3, owner=mediator.user)


@pytest.fixture
def projected(mediator, workshop):
    """The mediator's browser, which is also at place 0, on the projector."""
    mediator.act(workshop, "presentation/etape", step="1")
    mediator.act(workshop, "presentation/projeter")
    return mediator
