"""« Répéter avec une salle »: invented learners, for who leads alone."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.lessons import LESSONS
from sandbox.workshop import erasing
from sandbox.workshop.models import Rehearsal, Seat, SeatEvent, Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage import rehearsing
from sandbox.workshop.stage.rehearsing import Manner
from sandbox.world import clock, codes
from sandbox.world.models import Order
from tests.strict import Learner

QUICK = Manner(pace=(1, 1), errs=0, asks=0)
LOST = Manner(pace=(1, 1), errs=1, asks=1)


@pytest.fixture
def rehearsal(db):
    return begun("sans-photo")


def begun(scenario, **fields):
    workshop = build.workshop(scenario=scenario, seats=1, is_rehearsal=True, **fields)
    rehearsal = rehearsing.begin(workshop)
    rehearsal.start()
    return rehearsal


def play(rehearsal, monkeypatch, manner, *, until, seconds=600):
    """Let the seconds of a rehearsal pass, its learners having that manner, until that is so."""
    monkeypatch.setattr(rehearsing, "MANNERS", [manner])
    rehearsal.refresh_from_db()
    begins = int(rehearsal.time)
    for second in range(begins, begins + seconds):
        since = clock.real_now() - timedelta(seconds=second)
        Rehearsal.objects.filter(pk=rehearsal.pk).update(runs_since=since, seconds=0)
        rehearsing.go_on()
        place = rehearsal.workshop.places.get()
        if until(place):
            return place
    raise AssertionError("it never is")


def kinds_of(place):
    return list(place.events.order_by("pk").values_list("kind", flat=True))


def test_they_come_go_on_page_by_page_and_finish(rehearsal, monkeypatch):
    place = play(rehearsal, monkeypatch, QUICK, until=lambda place: place.is_finished)
    assert place.achieved.split() == ["activation", "connexion"]
    kinds = kinds_of(place)
    assert (kinds[0], kinds.count("step") > 5, kinds.count("done")) == ("sat", True, 1)
    assert not {"mistake", "asked"} & {*kinds}


def test_they_err_as_people_do_and_ask_for_help(rehearsal, monkeypatch):
    place = play(rehearsal, monkeypatch, LOST, until=lambda place: place.help_asked_at)
    wrong = place.events.filter(kind=SeatEvent.Kind.MISTAKE).values_list("slug", flat=True)
    assert {*wrong} <= LESSONS.keys()
    assert place.state == "help"


def test_they_wait_to_be_helped_then_go_on(rehearsal, monkeypatch):
    place = play(rehearsal, monkeypatch, LOST, until=lambda place: place.help_asked_at)
    page = place.page
    with pytest.raises(AssertionError):
        play(rehearsal, monkeypatch, QUICK, until=lambda place: place.page != page, seconds=60)
    place.answer()
    place = play(rehearsal, monkeypatch, LOST, until=lambda place: place.page != page, seconds=60)
    assert "helped" in kinds_of(place)


def test_nobody_comes_and_they_try_again_alone(rehearsal, monkeypatch):
    play(rehearsal, monkeypatch, LOST, until=lambda place: place.help_asked_at)
    rehearsal.refresh_from_db()
    Rehearsal.objects.update(
        learners={"1": rehearsal.learners["1"] | {"asked": rehearsal.time - rehearsing.PATIENCE}}
    )
    place = play(rehearsal, monkeypatch, QUICK, until=lambda place: not place.help_asked_at)
    assert "gave-up-asking" in kinds_of(place)


def test_they_go_on_from_where_they_are_brought(rehearsal, monkeypatch):
    place = play(rehearsal, monkeypatch, QUICK, until=lambda place: place.page == "identite")
    actions.jump(rehearsal.workshop, place.itself, "activation/identifiants")
    place = play(rehearsal, monkeypatch, QUICK, until=lambda place: place.is_finished)
    pages = place.events.filter(kind=SeatEvent.Kind.STEP).values_list("page", flat=True)
    assert "choix" not in pages


def test_a_place_that_somebody_takes_is_theirs(rehearsal, monkeypatch):
    place = play(rehearsal, monkeypatch, QUICK, until=lambda place: place.is_taken)
    Learner(place)
    with pytest.raises(AssertionError):
        play(rehearsal, monkeypatch, QUICK, until=lambda place: place.journey, seconds=5)
    rehearsal.refresh_from_db()
    assert rehearsal.learners == {}


def test_a_pause_stops_its_time(rehearsal):
    Rehearsal.objects.update(runs_since=clock.real_now() - timedelta(seconds=90))
    rehearsing.pause_all()
    rehearsing.go_on()
    rehearsal.refresh_from_db()
    assert 90 <= rehearsal.time < 100
    assert not rehearsal.workshop.seats.taken().exists()


def test_it_is_a_room_of_its_own_led_from_its_board(mediator, workshop):
    assertContains(mediator.page(workshop), "Répéter avec une salle inventée")
    board = mediator.act(workshop, "repetition")
    mediator.act(workshop, "repetition")
    made = Workshop.objects.get(is_rehearsal=True)
    assert (made.places.count(), made.scenario) == (3, workshop.scenario)
    assertContains(board, "Personne n’est encore là")
    assertContains(mediator.act(made, "repetition/conduite", to="start"), "Mettre en pause")
    assertContains(mediator.act(made, "repetition/conduite", to="pause"), "Reprendre")
    assertContains(mediator.act(made, "repetition/conduite", to="stop"), "C’est fini.")
    assertContains(mediator.get("/animation/"), "Répétition")
    assert mediator.page(workshop, "repetition/conduite/").status_code == 405


def test_nothing_of_it_counts_and_it_is_erased_as_the_rest(mediator, workshop, monkeypatch):
    mediator.act(workshop, "repetition")
    made = Workshop.objects.get(is_rehearsal=True)
    made.places.first().seat_somebody()
    assert made.code not in mediator.get("/animation/seances.csv").content.decode()
    assert mediator.page(made, "bilan.csv").status_code == 404
    assertContains(mediator.page(made, "bilan/"), "C’est une répétition.")
    erasing.erase(made)
    assert not Rehearsal.objects.exists()
    assert not Seat.objects.filter(workshop=made).exists()
    assert made.code not in mediator.get("/animation/seances.csv").content.decode()
    assertNotContains(mediator.get("/animation/"), made.code)


def test_an_exercise_that_they_do_not_know_to_its_end_is_replaced():
    assert rehearsing.who_is_played(["refus", "sans-photo"]) == ["sans-photo"]
    assert rehearsing.who_is_played(["refus"]) == ["mere-trois-enfants"]


@pytest.mark.full
@pytest.mark.parametrize("year", Order.values)
@pytest.mark.parametrize("scenario", rehearsing.who_is_played(build.scenarios()))
def test_each_exercise_that_they_know_is_finished(db, monkeypatch, scenario, year):
    monkeypatch.setattr(codes, "BETWEEN_TWO", timedelta())
    rehearsal = begun(scenario, service_year=year)
    place = play(rehearsal, monkeypatch, QUICK, until=lambda place: place.is_finished)
    assert place.is_finished
