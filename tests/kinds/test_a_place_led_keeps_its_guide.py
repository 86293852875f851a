"""A place that was led has its ring, and its reason, wherever one that walked there has one.

« Tous à cette étape » took them away from the first pages of the site: who pressed « Quitter » was
lost there, without a guide.
"""

import pytest

from sandbox.workshop.moves import actions
from sandbox.workshop.moves.time_moves import OfferedMove
from tests import remembered
from tests.strict import Learner
from tests.workshop.test_reset import only
from tests.workshop.test_rings import ringed, why

PAGES = [
    "/site/",
    "/site/activation/",
    "/site/activation/identite/",
    "/site/connexion/",
    "/site/accueil/",
    "/site/parametres/",
]


@pytest.fixture
def two(db, run):
    def learners(scenario):
        places = remembered.workshop(run, scenario, seats=2).places
        return [Learner(place) for place in places]

    return learners


def shown(learner):
    pages = {page: learner.get(page, follow=True) for page in PAGES}
    return {page: (ringed(answer), why(answer)) for page, answer in pages.items()}


def led(learner, step):
    actions.jump(learner.seat.workshop, only(learner.seat), step)
    learner.get("/place/", follow=True)
    return shown(learner)


def test_led_on_the_way_of_the_activation(two):
    brought, walker = two("mere-trois-enfants")
    walker.reach("identite")
    found = led(brought, "activation/identite")
    assert found == shown(walker)
    assert found["/site/"][0] == ["Activer mon espace santé"]
    assert found["/site/activation/"][0] == ["Commencer"]


def test_led_past_a_goal_is_guided_to_the_next(two):
    brought, walker = two("mere-trois-enfants")
    walker.activate_only()
    found = led(brought, "connexion/identifiant")
    assert found == shown(walker)
    assert found["/site/"][0] == ["Me connecter"]


def test_led_inside_and_then_to_another_day(two):
    brought, walker = two("cloture")
    walker.type_login()
    found = led(brought, "dedans/accueil")
    assert found == shown(walker)
    assert found["/site/accueil/"][0] == ["Paramètres"]
    workshop = brought.seat.workshop
    actions.move_time(workshop, only(brought.seat), OfferedMove.TOMORROW)
    assert shown(brought) == found
