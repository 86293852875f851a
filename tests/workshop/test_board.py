"""The board: what it shows, what it does, and for whom."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop.models import Seat
from sandbox.workshop.scenarios import build
from sandbox.workshop.views.commands import OVERTAKEN
from sandbox.world import clock
from tests import remembered, replay
from tests.answers import on_tile
from tests.letters.test_letters import as_read
from tests.strict import Learner
from tests.workshop.test_reset import rows

ONE = "cette place"

PAGES = [
    "",
    "places/",
    "place/1/",
    "fiches/",
    "fiches/langue/",
    "fiche-animateur/",
    "mur/",
    "autres-postes/",
    "navigateur/",
]
ACTS = ["remise-au-debut", "echelle", "annulation", "invitation"]


def tile(page, number):
    """What a tile says, in one line."""
    found = re.search(
        rf'<li class="seat[^>]*id="tile-{number}".*?</li>', page.content.decode(), re.S
    )
    return re.sub(r"[ \n]+", " ", as_read(found[0])).strip()


def version(page):
    return page.content.decode().split(";version=")[1].split('"')[0]


@pytest.mark.parametrize("scenario", build.scenarios())
def test_the_mediator_s_sheet_says_what_the_scenario_teaches(mediator, scenario):
    workshop = remembered.workshop(replay.current, scenario=scenario, seats=1, owner=mediator.user)
    page = mediator.page(workshop, "fiche-animateur/")
    for sentence in build.scenarios()[scenario]["story"].strip().splitlines():
        assertContains(page, sentence)


@pytest.mark.parametrize("rest", PAGES)
def test_a_page_is_for_who_leads_the_workshop(workshop, mediator, stranger, client, rest):
    assert mediator.page(workshop, rest).status_code == 200
    assert stranger.page(workshop, rest).status_code == 404
    assert client.get(f"/animation/{workshop.code}/{rest}").status_code == 403
    assert (
        Learner(workshop.places.first()).get(f"/animation/{workshop.code}/{rest}").status_code
        == 403
    )


@pytest.mark.parametrize("what", ACTS)
def test_an_act_is_for_who_leads_the_workshop(workshop, mediator, stranger, client, what):
    path = f"/animation/{workshop.code}/{what}/"
    assert mediator.get(path).status_code == 405
    assert stranger.post(path, {"seat": "1"}).status_code == 404
    assert client.post(path, {"seat": "1"}).status_code == 403
    assert not workshop.actions.exists()


def test_a_tile_follows_its_learner(workshop, mediator):
    assertContains(mediator.page(workshop), "Place libre", count=3)
    learner = Learner(workshop.places.first())
    assertContains(mediator.page(workshop), "À l’instant", count=1)
    learner.reach("conditions")
    assert on_tile("conditions") in tile(mediator.page(workshop), 1)
    learner.activate()
    learner.login()
    learner.finish()
    assert tile(mediator.page(workshop), 1).endswith("Terminé")


def test_the_minutes_without_progress_are_the_room_s(workshop, mediator):
    Learner(workshop.places.first()).reach("identite")
    Seat.objects.filter(number=1).update(progressed_at=clock.real_now() - timedelta(minutes=3))
    assert tile(mediator.page(workshop), 1).endswith("3\u00a0min")
    Seat.objects.filter(number=1).update(progressed_at=clock.real_now() - timedelta(minutes=9))
    assert tile(mediator.page(workshop), 1).endswith("Bloqué 9\u00a0min")


def test_an_unchanged_poll_says_nothing_and_touches_no_world(workshop, mediator):
    shown = version(mediator.page(workshop))
    with CaptureQueriesContext(connection) as queries:
        response = mediator.get(f"/animation/{workshop.code}/places/", {"version": shown})
    assert response.status_code == 204
    assert not [query for query in queries if "world_" in query["sql"].split("FROM")[-1]]
    Learner(workshop.places.first())
    assert (
        mediator.get(f"/animation/{workshop.code}/places/", {"version": shown}).status_code == 200
    )


def test_a_board_of_forty_takes_as_many_queries_as_one_of_three(workshop, mediator):
    def queries(room):
        mediator.page(room)
        with CaptureQueriesContext(connection) as captured:
            mediator.page(room)
        return len(captured)

    large = build.workshop(scenario="mere-trois-enfants", seats=40, owner=mediator.user)
    assert queries(large) == queries(workshop)


def test_one_place_is_reset_at_once_and_taken_back(workshop, mediator):
    learner = Learner(workshop.places.first())
    learner.activate()
    before = rows(learner.seat)
    page = mediator.act(workshop, "remise-au-debut", seat="1", seen="0", **{"from": "1"})
    assertContains(page, "La place 1 est remise au début.")
    assert learner.person.account.state == "invited"
    action = workshop.actions.first()
    page = mediator.act(workshop, "annulation", action=action.pk, **{"from": "1"})
    assertContains(page, "La place 1 est revenue comme avant.")
    assert rows(learner.seat) == before
    undone = workshop.actions.first()
    mediator.act(workshop, "annulation", action=undone.pk)
    assert learner.person.account.state == "invited"


def test_the_learner_reads_why(workshop, mediator):
    learner = Learner(workshop.places.first())
    learner.reach("identite")
    mediator.act(workshop, "remise-au-debut", seat="1", seen="0")
    page = learner.get("/nouvelles/", {"version": "0-0-0"})
    page = learner.get(page["HX-Redirect"], follow=True)
    assertRedirects(page, "/site/")
    assertContains(page, "La personne qui anime l’atelier l’a demandé.")


def test_a_double_click_does_not_bury_the_way_back(workshop, mediator):
    learner = Learner(workshop.places.first())
    learner.activate()
    mediator.act(workshop, "remise-au-debut", seat="1", seen="0")
    page = mediator.act(workshop, "remise-au-debut", seat="1", seen="0")
    assertContains(page, OVERTAKEN.format(which=ONE))
    action = workshop.actions.get()
    assertContains(page, f'name="action" value="{action.pk}"')
    mediator.act(workshop, "annulation", action=action.pk)
    assert learner.person.account.state == "activated"


def test_the_room_asks_once_before_it_is_reset(workshop, mediator):
    learner = Learner(workshop.places.first())
    learner.activate()
    page = mediator.act(workshop, "remise-au-debut", all="1", seen="0")
    assertContains(page, "Remettre ces places au début\u00a0?")
    assert learner.person.account.state == "activated"
    numbers = ["1", "2", "3"]
    page = mediator.act(workshop, "remise-au-debut", seat=numbers, seen="0", confirmed="1")
    assertContains(page, "Les 3 places sont remises au début.")
    assert learner.person.account.state == "invited"
    mediator.act(workshop, "annulation", action=workshop.actions.first().pk)
    assert learner.person.account.state == "activated"


def test_the_way_back_is_open_for_an_hour(workshop, mediator):
    mediator.act(workshop, "remise-au-debut", seat="1", seen="0")
    workshop.actions.update(made_at=clock.real_now() - timedelta(minutes=61))
    assertNotContains(mediator.page(workshop), "Annuler")
    page = mediator.act(workshop, "annulation", action=workshop.actions.get().pk)
    assertContains(page, OVERTAKEN.format(which=ONE))


@pytest.mark.parametrize("data", [{}, {"seat": "99"}, {"seat": "x"}, {"seat": "9" * 30}])
def test_a_reset_of_no_place_changes_nothing(workshop, mediator, data):
    assertContains(mediator.act(workshop, "remise-au-debut", **data), "Choisissez d’abord")
    assert not workshop.actions.exists()


@pytest.mark.parametrize("action", ["", "x", "999", "9" * 30])
def test_taking_back_nothing_changes_nothing(workshop, mediator, action):
    assertContains(mediator.act(workshop, "annulation", action=action), OVERTAKEN.format(which=ONE))


def test_another_workshop_s_action_cannot_be_taken_back(workshop, mediator, stranger):
    mediator.act(workshop, "remise-au-debut", seat="1", seen="0")
    theirs = build.workshop(scenario="sans-photo", seats=1, owner=stranger.user)
    stranger.act(theirs, "annulation", action=workshop.actions.get().pk)
    assert workshop.actions.count() == 1


def test_freeing_a_place_sends_its_learner_to_the_door(workshop, mediator):
    learner = Learner(workshop.places.first())
    page = mediator.act(workshop, "echelle", rung="liberation", seat="1", seen="0", **{"from": "1"})
    assertContains(page, "La place 1 est libérée.")
    assertRedirects(learner.get("/site/"), "/")


def test_an_unknown_place_is_not_found(workshop, mediator):
    assert mediator.page(workshop, "place/99/").status_code == 404


def test_an_erased_workshop_has_no_board(workshop, mediator):
    workshop.erased_at = clock.real_now()
    workshop.save()
    for rest in PAGES:
        assertRedirects(mediator.page(workshop, rest), "/animation/")


def test_what_was_moved_since_is_not_taken_back(workshop, mediator):
    mediator.act(workshop, "remise-au-debut", seat="1", seen="0")
    first = workshop.actions.get()
    mediator.act(workshop, "remise-au-debut", seat=["1", "2"], seen=first.pk, confirmed="1")
    assertContains(
        mediator.act(workshop, "annulation", action=first.pk), OVERTAKEN.format(which=ONE)
    )


@pytest.mark.parametrize("page", ["agir/", "incidents/", "question", "step"])
def test_each_list_of_places_to_tick_says_which_are_free(workshop, mediator, page):
    """« Tous à cette étape » ticked a free place without a word."""
    Learner(workshop.places.first())
    if page == "question":
        shown = mediator.act(workshop, "remise-au-debut", all="1", seen=0)
    elif page == "step":
        mediator.page(workshop, "presentation/")
        shown = mediator.act(workshop, "presentation/tous", all="1", seen=0)
    else:
        shown = mediator.page(workshop, page)
    ticks = re.findall(
        r'<label\s+class="pick__one">(.*?)</label>', shown.content.decode(), re.DOTALL
    )
    places = {
        tick: "(libre)" in tick
        for tick in ticks
        if 'name="seat"' in tick and 'value="0"' not in tick
    }
    assert [*places.values()] == [False, True, True]
