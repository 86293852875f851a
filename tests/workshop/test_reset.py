"""Back to the origin: every row as it was, the same sheet, and no other seat touched."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint, Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.moves.time_moves import OfferedMove
from sandbox.workshop.scenarios import build
from tests import remembered
from tests.profiles import whole_life
from tests.strict import Learner, right_answers


def rows(seat):
    """Every simulated row of a seat, table by table, as the database has it."""
    with connection.cursor() as cursor:
        return {
            model._meta.label: _rows(cursor, model._meta.db_table, seat.world_id)
            for model in saves.simulated_models()
        }


def _rows(cursor, table, world):
    cursor.execute(f'SELECT * FROM "{table}" WHERE world_id = %s ORDER BY id', [world])
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def only(seat):
    return seat.workshop.seats.filter(pk=seat.pk)


@pytest.mark.parametrize("scenario", sorted(build.scenarios()))
def test_every_row_comes_back_as_it_was(db, run, scenario, tried):
    seat = remembered.workshop(run, scenario, seats=1).places.get()
    origin = rows(seat)
    learner = Learner(seat)
    learner.activate()
    learner.login()
    assert rows(seat) != origin
    build.reset(only(seat))
    assert rows(seat) == origin
    tried(sum(map(len, origin.values())), "rows compared after a reset")


@pytest.mark.swept
@pytest.mark.parametrize("scenario", sorted(build.scenarios()))
def test_every_row_of_before_comes_back_when_it_is_taken_back(db, run, scenario):
    seat = remembered.workshop(run, scenario, seats=1).places.get()
    learner = Learner(seat)
    learner.activate()
    learner.login()
    before = rows(seat)
    actions.undo(actions.reset(seat.workshop, only(seat)))
    assert rows(seat) == before


def test_every_simulated_table_is_tried(learner):
    learner.activate()
    learner.login()
    whole_life.live(learner)
    actions.move_time(learner.seat.workshop, only(learner.seat), OfferedMove.NEXT_EVENT)
    empty = [label for label, found in rows(learner.seat).items() if not found]
    assert empty == []


def test_the_same_sheet_works_again(learner):
    learner.activate()
    learner.login()
    sheet = right_answers(learner.person)
    build.reset(only(learner.seat))
    assert learner.person.account.state == "invited"
    assertRedirects(learner.get(reverse("profiles:home")), reverse("accounts:login"))
    assert right_answers(learner.person) == sheet
    learner.activate()
    assert learner.person.account.state == "activated"


def test_a_neighbour_is_not_touched(learner, neighbour):
    learner.activate()
    neighbour.activate()
    before = rows(neighbour.seat), neighbour.world.generation
    build.reset(only(learner.seat))
    assert (rows(neighbour.seat), neighbour.world.generation) == before


def test_a_stale_page_changes_nothing_and_says_so(learner):
    learner.reach("conditions")
    stale = learner.world.generation
    build.reset(only(learner.seat))
    origin = rows(learner.seat)
    for step, answers in right_answers(learner.person).items():
        response = learner.post(learner.step(step), answers | {"generation": stale}, follow=True)
        assertContains(response, "Votre place a été remise au début.")
    assert rows(learner.seat) == origin


@pytest.mark.parametrize("generation", ["", "-1", "zéro", "99999999999999999999"])
def test_a_page_of_no_generation_changes_nothing(learner, generation):
    code = right_answers(learner.person)["code"]
    learner.post(learner.step("code"), code | {"generation": generation})
    assert not learner.person.account.attempts.exists()


def test_a_room_is_reset_with_as_many_queries_as_a_seat(workshop):
    def queries(seats):
        with CaptureQueriesContext(connection) as captured:
            build.reset(seats)
        return len(captured)

    assert queries(workshop.places) == queries(workshop.seats.filter(number=1))


def test_after_a_migration_the_origin_is_made_again_from_the_seed(learner):
    sheet, world_pk = right_answers(learner.person), learner.world.pk
    learner.activate()
    SavePoint.objects.update(schema="avant", rows="{}")
    build.reset(only(learner.seat))
    assert right_answers(learner.person) == sheet
    assert learner.world.pk == world_pk
    assert learner.person.account.state == "invited"
    origin = SavePoint.objects.get(seat=learner.seat, kind=SavePoint.Kind.ORIGIN)
    assert origin.schema == saves.schema()


def test_two_workshops_of_one_seed_have_the_same_sheets(db):
    one, other = (
        build.workshop(scenario="mere-trois-enfants", seats=3, seed="graine") for _ in range(2)
    )
    for mine, theirs in zip(one.places, other.places, strict=True):
        assert right_answers(mine.world.player) == right_answers(theirs.world.player)


def test_nobody_in_a_room_shares_a_number(db):
    workshop = build.workshop(scenario="mere-trois-enfants", seats=40)
    people = [person for seat in workshop.places for person in seat.world.person_set.all()]
    assert len({person.nir for person in people}) == len(people) == 200
    played = [person for person in people if person.is_played]
    for number in ["email", "phone", "noted_identifiant"]:
        assert len({getattr(person, number) for person in played}) == 40
    assert len({person.carte_vitale.serial for person in played}) == 40
    assert Workshop.objects.get().places.count() == 40


def test_what_was_kept_before_a_migration_is_not_put_back(learner):
    action = actions.reset(learner.seat.workshop, only(learner.seat))
    SavePoint.objects.filter(action=action).update(schema="avant", rows="{}")
    before = rows(learner.seat)
    with pytest.raises(actions.Overtaken):
        actions.undo(action)
    assert rows(learner.seat) == before


def test_a_learner_who_waited_does_not_hold_the_mediator_back(learner):
    learner.ask_new_code("letter")
    learner.send(reverse("workshop:wait"))
    assert actions.reset(learner.seat.workshop, only(learner.seat), seen=0)
