"""« J’ai besoin d’aide »: asked, answered, settled, and cleared by what puts an end to it."""

from functools import partial

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop.models import Seat
from sandbox.workshop.moves import actions
from tests.strict import Learner
from tests.workshop.test_board import tile

HELP = "/place/aide/"


@pytest.fixture
def learner(workshop):
    return Learner(workshop.places.first())


def asking(learner):
    return Seat.objects.get(pk=learner.seat.pk).asking


def kinds(learner):
    told = [event.kind for event in learner.seat.events.all()]
    return [
        kind for kind in told[::-1] if kind in {"asked", "gave-up-asking", "answered", "helped"}
    ]


def ask(learner, **kwargs):
    return learner.send(HELP, {"retour": learner.step("code")}, **kwargs)


def test_asking_leads_back_to_the_same_page_and_shows_on_the_board(workshop, mediator, learner):
    assertContains(learner.get(learner.step("code")), "J’ai besoin d’aide")
    assertRedirects(ask(learner), learner.step("code"), fetch_redirect_response=False)
    assertContains(learner.get(learner.step("code")), "Aide demandée · Annuler")
    assert "Aide" in tile(mediator.page(workshop), 1)
    assertContains(mediator.page(workshop), "<b>1</b> aide</span>")


def test_asking_twice_is_asking_once(learner):
    ask(learner)
    first = Seat.objects.get(pk=learner.seat.pk).help_asked_at
    ask(learner)
    assert Seat.objects.get(pk=learner.seat.pk).help_asked_at == first
    assert kinds(learner) == ["asked"]


def test_it_is_taken_back(learner):
    ask(learner)
    learner.send(HELP, {"cancel": "1"})
    learner.send(HELP, {"cancel": "1"})
    assert asking(learner) == ""
    assert kinds(learner) == ["asked", "gave-up-asking"]


def test_the_learner_reads_that_somebody_comes_and_then_that_it_is_settled(
    workshop, mediator, learner
):
    poll = partial(learner.get, HELP, headers={"HX-Request": "true"})
    learner.get(learner.step("code"))
    ask(learner)
    assert poll({"dit": "asked"}).status_code == 204
    page = mediator.act(workshop, "aide", seat="1", **{"from": "1"})
    assertContains(page, "La place 1 sait que vous arrivez.")
    assertContains(poll({"dit": "asked"}), "La personne qui anime arrive.")
    assertContains(learner.get(learner.step("code")), "On arrive · Annuler")
    mediator.act(workshop, "aide", seat="1", settled="1")
    assertContains(poll({"dit": "coming"}), "J’ai besoin d’aide")
    assert poll({"dit": ""}).status_code == 204
    assert kinds(learner) == ["asked", "answered", "helped"]


def test_answering_who_asks_for_nothing_changes_nothing(workshop, mediator, learner):
    mediator.act(workshop, "aide", seat="1")
    mediator.act(workshop, "aide", seat="1", settled="1")
    assert kinds(learner) == []
    assert asking(learner) == ""


def test_the_button_alone_comes_to_a_page_where_something_is_half_typed(learner):
    answer = ask(learner, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assertNotContains(answer, "<html")
    assertContains(answer, "Aide demandée · Annuler")


def test_a_page_elsewhere_is_not_gone_back_to(learner):
    answer = learner.send(HELP, {"retour": "https://ailleurs.example/"})
    assertRedirects(answer, "/place/", fetch_redirect_response=False)


def test_help_is_for_who_sits_at_a_learner_s_place(workshop, client):
    assertRedirects(client.post(HELP), "/", fetch_redirect_response=False)
    own = Learner(workshop.seats.get(number=0))
    assertNotContains(own.get("/place/"), "J’ai besoin d’aide")
    assert own.send(HELP).status_code == 404


def test_answering_is_for_who_leads_the_workshop(workshop, mediator, stranger, client, learner):
    ask(learner)
    path = f"/animation/{workshop.code}/aide/"
    assert mediator.get(path).status_code == 405
    assert stranger.post(path, {"seat": "1"}).status_code == 404
    assert client.post(path, {"seat": "1"}).status_code == 403
    assert asking(learner) == "asked"


def test_a_step_forward_keeps_a_request_and_ends_one_that_was_answered(workshop, mediator, learner):
    learner.get(learner.step("code"))
    ask(learner)
    learner.reach("identite")
    assert asking(learner) == "asked"
    mediator.act(workshop, "aide", seat="1")
    learner.reach("choix")
    assert asking(learner) == ""


def test_finishing_ends_a_request(learner):
    learner.activate()
    learner.login()
    ask(learner)
    learner.finish()
    assert asking(learner) == ""


@pytest.mark.parametrize("is_answered", [False, True])
def test_moving_a_place_ends_a_request_that_was_answered(workshop, mediator, learner, is_answered):
    ask(learner)
    if is_answered:
        mediator.act(workshop, "aide", seat="1")
    actions.reset(workshop, workshop.places)
    assert asking(learner) == ("" if is_answered else "asked")


def test_who_takes_the_place_over_asks_for_nothing(learner):
    ask(learner)
    other = Learner(learner.seat)
    assert asking(other) == ""
    assertRedirects(ask(learner), "/", fetch_redirect_response=False)
    assert asking(other) == ""
