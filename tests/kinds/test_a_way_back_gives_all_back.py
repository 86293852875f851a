"""« Annuler » of who leads leads each place to the page where it was, and since when it was there.

The notice said « Activation, 1 sur 6 », and the learner found the home of the site; who had been
stuck for eight minutes had just arrived, five pages further; a call for help was gone.
"""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.models import Seat
from sandbox.workshop.moves import actions
from sandbox.world import clock
from tests import remembered, replay
from tests.answers import PAGES, stands
from tests.strict import Learner

NINE_MINUTES = timedelta(minutes=9)


@pytest.fixture
def workshop(db):
    return remembered.workshop(replay.current, scenario="refus", seats=2)


@pytest.fixture
def learner(workshop):
    return Learner(workshop.places.first())


def now(learner):
    return Seat.objects.get(pk=learner.seat.pk)


def lead(workshop):
    return actions.jump(workshop, workshop.places, "activation/conditions")


def put_back(workshop):
    return actions.reset(workshop, workshop.places)


def stand_at(learner, page):
    learner.reach(page)
    learner.get(learner.step(page))


@pytest.mark.parametrize("does", [lead, put_back])
@pytest.mark.parametrize("page", ["code", "identite"])
def test_the_open_page_goes_where_the_notice_says(workshop, learner, does, page):
    stand_at(learner, page)
    action = does(workshop)
    learner.get("/nouvelles/", {"version": "0-0-0"}, headers={"HX-Request": "true"})
    actions.undo(action)
    news = learner.get("/nouvelles/", {"version": "0-0-0"}, headers={"HX-Request": "true"})
    landed = learner.get(news["HX-Redirect"], follow=True)
    assertContains(landed, PAGES[page])
    assert landed.request["PATH_INFO"] == learner.step(page)
    assertContains(learner.get("/place/"), f'href="{learner.step(page)}"')


def test_who_went_back_a_page_is_not_led_to_the_furthest(workshop, learner):
    learner.reach("conditions")
    learner.get(learner.step("identite"))
    actions.undo(lead(workshop))
    assert now(learner).world.start_path == learner.step("identite")


def test_the_last_page_is_no_way_back_once_one_went_on_from_it(workshop, learner):
    stand_at(learner, "identite")
    actions.undo(lead(workshop))
    learner.reach("conditions")
    assertNotContains(learner.get("/place/"), f'href="{learner.step("identite")}"')


def test_where_nothing_was_begun_one_is_at_the_start(workshop, learner):
    actions.undo(lead(workshop))
    assert now(learner).world.leads_to == ""


@pytest.mark.parametrize("does", [lead, put_back])
def test_who_was_stuck_is_stuck_again(workshop, learner, does):
    stand_at(learner, "code")
    since = clock.real_now() - NINE_MINUTES
    met = {"mistakes": {"code-wrong": 2}, "mistakes_on": learner.step("code")}
    workshop.places.filter(pk=learner.seat.pk).update(progressed_at=since, **met)
    action = does(workshop)
    assert now(learner).state == "going"
    actions.undo(action)
    assert (now(learner).state, now(learner).minutes_still) == ("stuck", 9)
    assert {name: getattr(now(learner), name) for name in met} == met
    learner.get(learner.step("code"))
    assert now(learner).state == "stuck"


@pytest.mark.parametrize("is_answered", [False, True])
def test_a_call_for_help_is_there_again(workshop, learner, is_answered):
    stand_at(learner, "code")
    now(learner).ask_for_help()
    if is_answered:
        now(learner).answer()
    before = now(learner).state
    actions.undo(lead(workshop))
    assert now(learner).state == before == ("coming" if is_answered else "help")


def test_a_call_that_is_over_meanwhile_stays_over_and_a_new_one_stays(workshop, learner):
    stand_at(learner, "code")
    now(learner).ask_for_help()
    now(learner).answer()
    action = lead(workshop)
    now(learner).ask_for_help()
    newer = now(learner).help_asked_at
    actions.undo(action)
    assert (now(learner).help_asked_at, now(learner).help_answered_at) == (newer, None)
    now(learner).answer()
    action = lead(workshop)
    now(learner).ask_for_help()
    now(learner).stop_asking()
    actions.undo(action)
    assert now(learner).asking == ""


def test_who_sat_down_meanwhile_has_just_come(workshop, learner):
    stand_at(learner, "code")
    workshop.places.update(progressed_at=clock.real_now() - NINE_MINUTES)
    action = put_back(workshop)
    now(learner).seat_somebody()
    actions.undo(action)
    assert now(learner).minutes_still == 0


def test_who_takes_back_one_s_own_press_has_just_come_back(workshop, learner):
    stand_at(learner, "code")
    workshop.places.update(progressed_at=clock.real_now() - NINE_MINUTES)
    action = actions.reset(workshop, workshop.places.filter(number=1), by_learner=True)
    actions.undo(action, by_learner=True)
    assert now(learner).minutes_still == 0


def test_each_of_several_is_where_it_was(workshop, learner):
    other = Learner(workshop.places.last())
    stand_at(learner, "code")
    stand_at(other, "choix")
    actions.undo(lead(workshop))
    assert [now(each).world.start_path for each in (learner, other)] == [
        learner.step("code"),
        other.step("choix"),
    ]
    assert [now(each).page for each in (learner, other)] == ["code", "choix"]
    assert stands("code") != stands("choix")
