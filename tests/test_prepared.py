"""What every page asks of the database: written once, read anew each time, of whom it is asked."""

from threading import Thread

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection

from sandbox.kit.prepared import Prepared
from sandbox.workshop.models import Seat
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from sandbox.world.models import Person


@pytest.fixture
def worlds(db):
    workshop = build.workshop(scenario="mere-trois-enfants", seats=2)
    return [seat.world for seat in workshop.places.select_related("world")]


@pytest.fixture
def people():
    """A question about a world and a word, and how many times it was written."""
    written = []

    @Prepared
    def people(world, sex):
        written.append(world)
        return world.person_set.select_related("carte_vitale").filter(sex=sex).order_by("pk")

    people.times = written
    return people


def test_each_is_told_of_their_own_rows_alone(worlds, people):
    for world in [*worlds, *worlds]:
        for sex in Person.Sex:
            expected = list(Person.objects.filter(world=world, sex=sex).order_by("pk"))
            assert people(world, sex.value) == expected
    assert len(people.times) == 1


def test_what_was_written_meanwhile_is_read(worlds, people):
    before = people(worlds[0], "F")
    Person.objects.filter(pk=before[0].pk).update(first_name="Zoé")
    Person.objects.filter(pk=before[1].pk).delete()
    after = people(worlds[0], "F")
    assert after[0].first_name == "Zoé"
    assert after[1:] == before[2:]


def test_what_is_known_already_is_asked_no_more(worlds, people, django_assert_num_queries):
    people(worlds[0], "F")
    with django_assert_num_queries(1):
        row = people.first(worlds[1], "F")
        assert row.world is worlds[1]
        assert row.carte_vitale.holder is row


def test_nobody_has_the_key_of_nobody(worlds, people):
    assert people.first(worlds[0], None) is None
    assert people.first(type(worlds[0])(pk=-1), "F") is None
    with pytest.raises(ObjectDoesNotExist):
        people.get(worlds[0], "?")


def test_no_day_is_written_with_a_question(worlds):
    good = Prepared(lambda world: world.provisionalcode_set.good())
    with clock.at(worlds[0].now), pytest.raises(clock.OutsideTheWorld):
        good(worlds[0])


def test_each_thread_asks_on_its_own_connection(worlds):
    held = Prepared(lambda seat: Seat.objects.filter(pk=seat))
    held(worlds[0].seat.pk)
    rows, failed = [], []

    def ask():
        try:
            rows.extend(held(-1))
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert (rows, failed) == ([], [])
