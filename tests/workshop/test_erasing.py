"""The night after the workshop: nothing about a seat remains, but totals about nobody."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.workshop import erasing, saves
from sandbox.workshop.models import LONGEST_TITLE, Action, Moment, SavePoint, Seat, Workshop
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from sandbox.world.models import World
from tests.strict import Learner
from tests.workshop.test_commands import run


@pytest.fixture
def over(mediator):
    """A workshop of yesterday, in which one learner of two finished."""
    yesterday = clock.real_today() - timedelta(days=1)
    workshop = build.workshop(
        scenario="mere-trois-enfants", seats=2, owner=mediator.user, held_on=yesterday
    )
    learner = Learner(workshop.places.first())
    learner.activate()
    learner.login()
    learner.finish()
    return left(workshop)


def left(workshop):
    """Nobody has been there for a day."""
    then = clock.real_now() - timedelta(days=1)
    workshop.seats.taken().update(taken_at=then, progressed_at=then, heard_at=then)
    World.objects.filter(seat__workshop=workshop).update(seen_at=then)
    return workshop


def test_nothing_is_erased_before_the_night(workshop):
    assert erasing.erase_what_is_due() == []
    assert workshop.seats.count() == 4


def test_everything_about_a_seat_goes_and_the_definition_stays(over, workshop):
    seed = over.seed
    over.moments.create(name="Juste avant la clôture", step="cloture/notice")
    assert erasing.erase_what_is_due() == [over]
    over.refresh_from_db()
    assert (over.seed, over.scenario) == (seed, "mere-trois-enfants")
    assert (over.seats_made, over.seats_taken, over.seats_finished) == (2, 1, 1)
    for model in [*saves.simulated_models(), World]:
        assert not model.objects.filter(workshop_ref=over.pk).exists(), model
    for model in [Seat, Action, Moment]:
        assert not model.objects.filter(workshop=over).exists()
    assert not SavePoint.objects.filter(seat__workshop=over).exists()
    assert workshop.seats.count() == 4


def test_an_erased_workshop_is_no_room_any_more(over, client):
    erasing.erase_what_is_due()
    assert client.get(f"/salle/{over.code}/").status_code == 404
    assertContains(client.post("/", {"code": over.code}), "Aucun atelier n’a ce code")


def test_a_learner_of_an_erased_workshop_is_led_to_the_door(over):
    learner = Learner(over.places.last())
    left(over)
    erasing.erase_what_is_due()
    assertContains(learner.get("/site/", follow=True), "Rejoindre l’atelier")


def test_the_command_says_before_it_does(over):
    assert over.code in run("purge_workshops")
    assert over.seats.exists()
    assert run("purge_workshops", "--yes").strip() == "Effacé : 1 atelier.".replace(" :", "\u00a0:")
    assert not over.seats.exists()
    assert "rien à effacer" in run("purge_workshops")


def test_an_erased_workshop_can_be_copied_with_its_sheets(over, mediator):
    code = over.code
    run("purge_workshops", "--yes")
    copied = build.copy(over, scenario=over.scenario, seats=2, owner=mediator.user)
    assert (copied.code, copied.seed) == (code, over.seed)
    assert Workshop.objects.open().get() == copied


def test_a_mediator_erases_at_once_after_one_confirmation(workshop, mediator):
    learner = Learner(workshop.places.first())
    path = f"/animation/{workshop.code}/effacement/"
    assertContains(mediator.get(path), "On ne peut pas l’annuler.")
    assert workshop.seats.exists()
    page = mediator.post(path, follow=True)
    assertContains(page, f"L’atelier {workshop.code} est effacé. Son bilan reste.")
    workshop.refresh_from_db()
    assert workshop.totals["taken"] == 1
    assert not workshop.seats.exists()
    assert not World.objects.filter(workshop_ref=workshop.pk).exists()
    assertRedirects(learner.get("/site/"), "/")
    assertRedirects(mediator.post(path), "/animation/")


def test_nobody_else_erases(workshop, stranger, client):
    path = f"/animation/{workshop.code}/effacement/"
    assert stranger.post(path).status_code == 404
    assert client.post(path).status_code == 403
    assert workshop.seats.exists()


@pytest.mark.parametrize(
    ("others", "title"),
    [
        ([], "Gérard, qui ne veut pas"),
        (["cloture"], "Gérard, qui ne veut pas\u00a0; {cloture}"),
        (["cloture", "corse", "jumelles"], "Gérard, qui ne veut pas\u00a0; et 3 autres exercices"),
    ],
)
def test_what_stays_is_called_by_all_of_its_scenarios(db, others, title):
    known = build.scenarios()
    title = title.format(cloture=known["cloture"]["title"])
    mix = {"scenario": "refus", "seats": 4, "other_scenarios": others}
    assert build.workshop(**mix).title == title
    named = build.workshop(**mix, title="Jeudi, à la médiathèque")
    erasing.erase(named)
    named.refresh_from_db()
    assert named.title == title


def test_the_longest_two_scenarios_fit_in_a_title():
    longest = sorted(build.scenarios(), key=lambda slug: len(build.scenarios()[slug]["title"]))
    assert len(build.title_of(longest[-2:])) <= LONGEST_TITLE
