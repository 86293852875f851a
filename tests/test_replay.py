"""A run can be replayed: its people come from a number, its day from an option."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.crypto import get_random_string

from sandbox.workshop.models.rooms import new_seed
from sandbox.workshop.scenarios import build
from sandbox.world import clock, codes
from sandbox.world.factories import PersonFactory, WorldFactory
from tests import replay


def printed(workshop):
    return [
        (seat.token, person.nir, person.born_on, person.noted_password)
        for seat in workshop.seats.all()
        for person in seat.world.person_set.all()
    ]


def drawn():
    """One of each thing that the product draws."""
    return (
        new_seed(),
        codes.one_time_code(),
        codes.provisional_code(),
        secrets.token_urlsafe(12),
        get_random_string(8),
        PersonFactory.build(world=WorldFactory.build()).nir,
    )


@pytest.fixture
def begin(run, request):
    """Begins a test again, under another name if one is given; this one's own in the end."""
    yield lambda name=request.node.nodeid: run.begin(name)
    run.begin(request.node.nodeid)


def test_a_test_draws_the_same_each_time_and_another_draws_something_else(begin):
    begin()
    first = drawn()
    begin()
    assert drawn() == first
    begin("another")
    assert not set(drawn()) & set(first)


def test_a_test_alone_meets_the_people_it_meets_among_others(begin, db):
    begin()
    made = build.workshop(scenario="mere-trois-enfants", seats=1)
    people = printed(made)
    made.delete()
    begin("another")
    assert printed(build.workshop(scenario="mere-trois-enfants", seats=1)) != people
    begin()
    assert printed(build.workshop(scenario="mere-trois-enfants", seats=1)) == people


def test_a_shared_room_has_the_same_people_whoever_makes_it_and_costs_no_draw(run, begin):
    begin("one")
    secrets.token_hex()
    with run.shared("room"):
        room = new_seed(), clock.real_now()
    following = new_seed()
    begin("one")
    secrets.token_hex()
    assert new_seed() == following
    begin("two")
    with run.shared("room"):
        assert (new_seed(), clock.real_now()) == room


def test_each_test_begins_at_the_moment_of_the_run_and_time_passes(run, begin):
    begin()
    assert timedelta(0) <= clock.real_now() - run.start < timedelta(hours=1)
    before = clock.real_now()
    assert clock.real_now() >= before


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("2028-02-29", datetime(2028, 2, 29, 9, tzinfo=UTC)),
        ("2028-12-31T23:50", datetime(2028, 12, 31, 22, 50, tzinfo=UTC)),
        ("2027-03-28T01:59:50", datetime(2027, 3, 28, 0, 59, 50, tzinfo=UTC)),
        ("2027-07-01T02:30", datetime(2027, 7, 1, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_day_begins_at_ten_and_a_moment_is_in_paris(text, there):
    assert replay.moment(text) == there


@pytest.mark.parametrize("text", ["mercredi", "29/02/2028", ""])
def test_a_day_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match="isoformat"):
        replay.moment(text)


def test_the_usual_day_is_a_wednesday_like_any_other():
    assert replay.moment(replay.WEDNESDAY).weekday() == 2
