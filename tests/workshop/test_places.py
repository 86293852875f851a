"""A place more, a place less, while people work at the others."""

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.workshop.models import SavePoint, Seat
from sandbox.workshop.scenarios import build
from sandbox.world.models import World
from tests.strict import Learner, right_answers


def add(mediator, workshop):
    return mediator.post(f"/animation/{workshop.code}/places/ajout/", follow=True)


def remove(mediator, workshop, number, **data):
    return mediator.post(f"/animation/{workshop.code}/place/{number}/retrait/", data, follow=True)


def numbers(workshop):
    return [seat.number for seat in workshop.places]


def test_a_place_is_added_while_somebody_works(workshop, mediator):
    learner = Learner(workshop.places.first())
    learner.reach("identite")
    assertContains(add(mediator, workshop), "La place 4 est prête.")
    assert numbers(workshop) == [1, 2, 3, 4]
    Learner(workshop.places.last()).reach("conditions")
    assertContains(learner.get(learner.step("identite")), "Numéro de sécurité sociale")


def test_a_room_holds_forty_places(workshop, mediator, monkeypatch):
    monkeypatch.setattr(build, "MOST_SEATS", 3)
    assertContains(add(mediator, workshop), "La salle a déjà 40 places.")
    assert numbers(workshop) == [1, 2, 3]


def test_a_free_place_is_removed_at_once_and_comes_back_with_its_sheet(workshop, mediator):
    place = workshop.places.get(number=2)
    printed, code = right_answers(place.world.player), place.code
    assertContains(remove(mediator, workshop, 2), "La place 2 est retirée.")
    assert numbers(workshop) == [1, 3]
    assert not World.objects.filter(pk=place.world_id).exists()
    assert not SavePoint.objects.filter(seat=place.pk).exists()
    add(mediator, workshop)
    again = workshop.places.get(number=2)
    assert (right_answers(again.world.player), again.code) == (printed, code)


@pytest.mark.parametrize("sent", [{}, {"confirmed": "1"}])
def test_who_presses_twice_lands_on_the_board_where_it_is_said(workshop, mediator, sent):
    """Without JavaScript the browser follows the second press; the first took the place away."""
    path = f"/animation/{workshop.code}/place/2/retrait/"
    mediator.post(path, sent)
    assertContains(mediator.post(path, sent, follow=True), "La place 2 est retirée.")


def test_a_taken_place_asks_first_and_its_learner_goes_to_the_door(workshop, mediator):
    learner = Learner(workshop.places.first())
    assertContains(remove(mediator, workshop, 1), "Retirer la place 1\u00a0?")
    assert numbers(workshop) == [1, 2, 3]
    remove(mediator, workshop, 1, confirmed="1")
    assert numbers(workshop) == [2, 3]
    assertRedirects(learner.get("/site/"), "/")


def test_a_place_where_somebody_worked_asks_first(workshop, mediator):
    learner = Learner(workshop.places.first())
    learner.reach("identite")
    learner.send("/place/quitter/")
    assertContains(remove(mediator, workshop, 1), "Quelqu’un a travaillé à cette place.")
    assert numbers(workshop) == [1, 2, 3]


def test_what_was_done_to_others_too_can_still_be_taken_back(workshop, mediator):
    learner = Learner(workshop.places.get(number=2))
    learner.activate()
    mediator.act(workshop, "remise-au-debut", seat="1", seen="0")
    alone = workshop.actions.get()
    mediator.act(workshop, "remise-au-debut", seat=["1", "2"], seen=alone.pk, confirmed="1")
    both = workshop.actions.first()
    remove(mediator, workshop, 1, confirmed="1")
    assert list(workshop.actions.all()) == [both]
    mediator.act(workshop, "annulation", action=both.pk)
    assert learner.person.account.state == "activated"


def test_the_last_place_and_the_mediator_s_stay(mediator):
    workshop = build.workshop(scenario="refus", seats=1, owner=mediator.user)
    assertContains(remove(mediator, workshop, 1), "C’est la dernière place.")
    assert remove(mediator, workshop, 0).status_code == 404
    assert Seat.objects.filter(workshop=workshop).count() == 2


@pytest.mark.parametrize("rest", ["places/ajout/", "place/1/retrait/"])
def test_places_change_for_who_leads_the_workshop(workshop, mediator, stranger, client, rest):
    path = f"/animation/{workshop.code}/{rest}"
    assert mediator.get(path).status_code == 405
    assert stranger.post(path).status_code == 404
    assert client.post(path).status_code == 403
    assert numbers(workshop) == [1, 2, 3]
