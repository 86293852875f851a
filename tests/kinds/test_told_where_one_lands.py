"""Why a place has moved is told where one lands, whatever an open page asks meanwhile by itself.

« Le retrouver » led to the place and not to the exercise; once, on a slow machine, without a word:
a message marked as read by a page left behind had led, unseen, to the page that said it.
"""

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.workshop.moves import actions
from tests import remembered, replay
from tests.strict import Learner

BY_ITSELF = {"HX-Request": "true"}
FOUND = "Votre exercice est revenu comme avant."


@pytest.fixture
def workshop(db):
    return remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=2)


@pytest.fixture
def learner(workshop):
    return Learner(workshop.places.first())


def kept(learner):
    """What this browser's session holds."""
    return dict(learner.session.items())


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("identite", "Mon identité"),
        ("conditions", "Conditions d’utilisation"),
        (None, "Bonjour Inaya"),
    ],
)
def test_the_exercise_found_again_is_on_the_screen(learner, page, heading):
    if page:
        learner.reach(page)
    else:
        learner.activate()
        learner.login()
    learner.send("/place/recommencer/")
    found = learner.send("/place/annuler/", follow=True)
    assertContains(found, FOUND, count=1)
    assertContains(found, heading)


def test_so_is_what_one_goes_on_with(learner, client):
    learner.reach("conditions")
    learner.send("/place/quitter/")
    client.post(f"/place/{learner.seat.token}/", {"kept": ""})
    page = client.post("/place/reprendre/", follow=True)
    assertContains(page, FOUND)
    assertRedirects(page, learner.step("conditions"))


def test_a_page_that_is_left_writes_nothing_of_it(workshop, learner):
    """Beside a press, the last to write the session would win."""
    learner.reach("contact")
    actions.reset(workshop, workshop.seats.filter(number=1))
    before = kept(learner)
    for address in ["/nouvelles/", "/place/rendue/"]:
        learner.get(address, {"version": "0-0-0"}, headers=BY_ITSELF)
        assert kept(learner) == before


def test_what_is_marked_as_read_by_a_page_left_behind_takes_no_word_away(learner):
    learner.reach("contact")
    learner.send("/place/recommencer/", follow=True)
    learner.send("/place/annuler/")
    late = {"generation": "0", "channel": "sms"}
    answer = learner.post("/papiers/lus/", late, headers=BY_ITSELF, follow=True)
    assert (answer.status_code, answer.content) == (204, b"")
    assertContains(learner.get("/?reprise", follow=True), FOUND)
