"""An outage of the service: put on a place by its mediator, met by its learner, taken back."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.lessons import LESSONS
from sandbox.world import clock
from tests.strict import Learner

STOPPED = reverse("accounts:service_stopped")
NEW_CODE = reverse("accounts:new_code", args=["identite"])


@pytest.fixture
def learner(workshop):
    return Learner(workshop.places.get(number=1))


def stop(mediator, workshop):
    return mediator.act(workshop, "panne", **{"seat": 1, "from": 1, "stop": 1})


def test_the_journeys_close_and_open_again(mediator, workshop, learner):
    learner.reach("conditions")
    assertContains(stop(mediator, workshop), "Pour la place 1, l’activation est indisponible.")
    for url in [learner.step("conditions"), NEW_CODE]:
        assertRedirects(learner.get(url), STOPPED)
        assertRedirects(learner.send(url, {"accord": "on"}), STOPPED)
    assertContains(learner.get(STOPPED), LESSONS["service-stopped"].says)
    assertContains(mediator.page(workshop, "place/1/"), "Arrêter la panne de l’activation")

    page = mediator.act(workshop, "panne", **{"seat": 1, "from": 1})
    assertContains(page, "Pour la place 1, l’activation marche.")
    assertContains(page, "Mettre l’activation en panne 10 minutes")
    response = learner.get(STOPPED, follow=True)
    assert response.redirect_chain[-1][0] == learner.step("conditions")


def test_it_ends_by_itself(mediator, workshop, learner):
    stop(mediator, workshop)
    stop(mediator, workshop)
    learner.world.incident_set.update(until=clock.real_now())
    assert learner.get(learner.step("code")).status_code == 200


def test_the_others_go_on(mediator, workshop):
    stop(mediator, workshop)
    other = Learner(workshop.places.get(number=2))
    assert other.get(other.step("code")).status_code == 200


def test_only_who_leads_the_room_decides(stranger, workshop, learner):
    assert stop(stranger, workshop).status_code == 404
    assert not learner.world.incident_set.exists()
    assert stranger.page(workshop, "panne/").status_code == 404


def test_starting_again_ends_it(mediator, workshop, learner):
    stop(mediator, workshop)
    learner.send(reverse("workshop:restart"))
    assert learner.get(learner.step("code")).status_code == 200
