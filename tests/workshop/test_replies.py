"""The questions of the end: an explanation each and no mark, and what the room replied."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop import erasing
from sandbox.workshop.models import Seat
from sandbox.workshop.scenarios import build, questions
from tests import remembered
from tests.strict import Learner


@pytest.fixture
def room(mediator, run):
    return remembered.workshop(run, "lettre-perdue", seats=2, owner=mediator.user)


def at_the_end(room, number):
    learner = Learner(room.places.get(number=number))
    learner.ask_new_code()
    learner.activate_only()
    learner.type_login()
    return learner


@pytest.fixture
def odette(room):
    return at_the_end(room, 1)


@pytest.mark.parametrize("scenario", build.scenarios())
def test_each_exercise_ends_with_one_or_two_questions_about_it(scenario):
    ends = [goal["end"] for goal in build.scenarios()[scenario]["goals"]]
    asked = questions.of(scenario)
    assert 1 <= len(asked) <= 2
    assert {each.end for each in asked} <= set(ends)


def test_each_question_has_three_replies_and_one_is_right():
    for question in questions.every().values():
        assert len({reply.says for reply in question.replies}) == 3
        assert [reply.is_right for reply in question.replies].count(True) == 1


def test_a_wrong_reply_is_explained_and_the_right_one_said(odette):
    page = odette.send("/place/fin/reponse/", {"reply": "lettre-perdue-2"}, follow=True)
    assertContains(page, "Pas tout à fait.")
    assertContains(page, "Aucune lettre ne vient toute seule.")
    assertContains(page, "Je demande un nouveau code sur le site.")


def test_a_right_reply_is_explained_too(odette):
    page = odette.send("/place/fin/reponse/", {"reply": "lettre-perdue-1"}, follow=True)
    assertContains(page, "Oui, c’est cela.")
    assertNotContains(page, "La bonne réponse")


@pytest.mark.parametrize("reply", ["lettre-perdue-4", "bloquer-1", "", "x" * 200])
def test_what_was_not_offered_is_nothing(odette, reply):
    odette.send("/place/fin/reponse/", {"reply": reply})
    odette.post("/place/fin/reponse/")
    assert not odette.seat.events.filter(kind="replied").exists()


def test_a_reply_counts_once(odette):
    for reply in ("lettre-perdue-2", "lettre-perdue-2", "lettre-perdue-1"):
        odette.send("/place/fin/reponse/", {"reply": reply})
    assert [event.slug for event in odette.seat.events.filter(kind="replied")] == [
        "lettre-perdue-2"
    ]


def test_the_second_time_it_is_asked_again(odette):
    odette.send("/place/fin/reponse/", {"reply": "lettre-perdue-2"})
    Seat.objects.filter(pk=odette.seat.pk).update(is_finished=False)
    odette.seat.note("done")
    Seat.objects.filter(pk=odette.seat.pk).update(is_finished=True)
    assertContains(odette.get("/place/fin/"), 'value="lettre-perdue-2"')


def test_what_was_replied_comes_back_with_the_first_time(odette):
    odette.send("/place/fin/reponse/", {"reply": "lettre-perdue-2"})
    odette.send("/place/encore/")
    odette.ask_new_code()
    odette.activate_only()
    odette.type_login()
    odette.send("/place/annuler/")
    assertContains(odette.get("/place/fin/"), "Pas tout à fait.")


def test_before_the_end_nothing_is_asked(room):
    learner = Learner(room.places.get(number=1))
    page = learner.send("/place/fin/reponse/", {"reply": "lettre-perdue-1"}, follow=True)
    assertContains(page, "Votre place a bougé depuis. Rien n’a été changé.")
    assert not learner.seat.events.filter(kind="replied").exists()


def test_the_review_says_what_the_room_replied_and_what_to_say_again(mediator, room, odette):
    neighbour = at_the_end(room, 2)
    odette.send("/place/fin/reponse/", {"reply": "lettre-perdue-2"})
    neighbour.send("/place/fin/reponse/", {"reply": "lettre-perdue-3"})
    neighbour.send("/place/fin/reponse/", {"reply": "cree-active-1"})
    for _ in range(2):
        page = mediator.page(room, "bilan/")
        assertContains(page, "J’attends une autre lettre. <b>1</b>")
        assertContains(page, "Je demande un nouveau code sur le site. <b>0</b> (la bonne réponse)")
        assertContains(page, "À redire", count=1)
        erasing.erase(room)
        room.refresh_from_db()
