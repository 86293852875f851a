"""The whole story of the workshop, with the card that has a photo and the one that has none."""

import re

import pytest
from playwright.sync_api import expect

from sandbox.world import clock, codes, post
from tests import remembered
from tests.e2e.somebody import answers_of


@pytest.mark.parametrize(
    "scenario",
    [
        pytest.param("mere-trois-enfants", marks=pytest.mark.plays("mere-trois-enfants")),
        pytest.param("sans-photo", marks=[pytest.mark.plays("sans-photo"), pytest.mark.full]),
    ],
)
def test_from_the_link_of_a_place_to_the_inside_and_back(at_a_pc, run, transactional_db, scenario):
    otter = remembered.workshop(run, scenario, seats=7).seats.get(number=7)
    learner = at_a_pc(otter)
    learner.when_they_open_the_link_of_their_place()
    learner.then_the_band_reads("Place 7 · la loutre")
    learner.when_they_go_to_the_site()
    then_the_three_doors_are_there(learner)

    answers = learner.what_they_read()
    learner.when_they_start_to_activate()
    learner.when_they_activate(answers)
    assert learner.account.is_activated

    learner.when_they_give_their_password(answers)
    learner.when_they_give_the_code(learner.what_the_latest_sms_says())
    learner.when_they_answer_the_questions(answers["questions"])
    learner.then_they_are_greeted()

    learner.when_they_log_out()
    learner.when_they_give_their_password(answers)
    learner.when_they_give_the_code(learner.what_the_latest_sms_says())
    learner.then_they_are_greeted()


def test_a_message_shows_on_the_desk_by_itself(learner):
    learner.given_their_activation_is_at("coordonnees")
    learner.when_they_fill({"Adresse e-mail": "inaya.leg"})
    learner.then_no_message_is_announced()
    loads = learner.loads

    given_an_sms_arrives(learner.person)
    learner.then_a_message_is_announced("SMS")

    assert learner.loads == loads
    learner.then_the_field_holds("Adresse e-mail", "inaya.leg")


def test_a_code_asked_for_in_another_tab_shows_on_the_desk_of_this_one(learner):
    """It comes by itself; the page that asks for it has shown it, so it is no news here."""
    learner.given_their_space_is_activated()
    learner.when_they_open("/site/")
    learner.then_no_message_is_announced()

    first, learner.page = learner.page, learner.open_tab()
    learner.when_they_open("/site/")
    learner.when_they_give_their_password(answers_of(learner.person))
    loads, learner.page = learner.loads, first

    learner.page.bring_to_front()
    code = learner.person.one_time_codes.get().code
    bubble = learner.desk.locator(".bubble .code").first
    expect(bubble).to_have_text(re.compile(r"\s?".join(code)))
    assert learner.what_the_latest_sms_says() == code
    assert learner.loads == loads


def then_the_three_doors_are_there(learner):
    for door in ("Activer mon espace santé", "Me connecter", "M’opposer à Mon espace santé"):
        expect(learner.link(door)).to_be_visible()


def given_an_sms_arrives(person):
    with clock.at(person.world.now):
        post.send(person, "sms", "one_time_code", {"code": codes.one_time_code()})
