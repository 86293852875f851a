"""Time that passes: where it stops, what is due, what is told, on civil days of Paris."""

from datetime import date, datetime, timedelta

import pytest

from accounts import letters
from accounts.states import State, Transition
from sandbox.languages.said import says
from sandbox.world import clock
from sandbox.world.factories import ProvisionalCodeFactory
from sandbox.world.notices import Notice

LETTER_DAYS = [
    date(2026, 1, 5),  # nothing special
    date(2026, 2, 16),  # D+42 is the day before the hour changes, in March
    date(2026, 2, 15),  # D+42 is the very day when it changes: 23 hours
    date(2026, 3, 1),  # it changes on the way
    date(2026, 9, 13),  # D+42 is the day of 25 hours, in October
    date(2026, 9, 12),  # D+43 is
    date(2028, 1, 18),  # D+42 is 29 February
    date(2028, 1, 20),  # 29 February is on the way
    date(2028, 2, 29),  # it is the letter's day
    date(2027, 1, 20),  # the same days in a year without one
    date(2026, 11, 30),  # over the new year
]

letter_days = pytest.mark.parametrize("letter_on", LETTER_DAYS, ids=str)


@pytest.fixture
def invited(person, account):
    """Moves somebody's world to that letter's day: `invited(day)` gives the account."""

    def on(day):
        world = person.world
        world.now = clock.morning_of(day)
        world.save()
        account.invited_on = day
        account.save()
        with clock.at(world.now):
            letters.invitation(account, ProvisionalCodeFactory(person=person))
        account.world = account.holder.world = world
        return account

    return on


def told(move):
    return [(clock.day_of(each.at), each.text) for each in move.happenings.all()]


def code_is_good(account):
    with clock.at(account.world.now):
        return not account.holder.provisional_codes.get().is_expired


@letter_days
def test_one_may_refuse_until_the_last_second_of_the_forty_second_day(invited, letter_on):
    account = invited(letter_on)
    last_day = letter_on + timedelta(days=42)
    account.world.advance_to(
        datetime(last_day.year, last_day.month, last_day.day, 23, 59, 59, tzinfo=clock.PARIS)
    )
    account.refresh_from_db()
    assert (account.state, account.way_out) == (State.INVITED, Transition.OPPOSE)
    assert code_is_good(account)


@letter_days
def test_the_space_is_created_and_the_code_over_at_midnight_after_it(invited, letter_on):
    account = invited(letter_on)
    midnight = clock.midnight_of(letter_on + timedelta(days=43))
    account.world.advance_to(midnight)
    account.refresh_from_db()
    assert (account.state, account.since) == (State.AUTO_CREATED, midnight)
    assert account.way_out == Transition.CLOSE
    assert account.events.get().at == midnight
    assert not code_is_good(account)


@letter_days
def test_whatever_the_leap_each_event_bears_its_own_day(invited, letter_on):
    account = invited(letter_on)
    account.world.advance_to(clock.morning_of(letter_on + timedelta(days=400)))
    account.refresh_from_db()
    assert account.since == clock.midnight_of(letter_on + timedelta(days=43))


@letter_days
def test_the_next_events_are_the_letter_then_the_end_of_the_six_weeks_then_nothing(
    invited, letter_on
):
    world = invited(letter_on).world
    letter_comes = clock.morning_of(letter_on) + letters.TIME_IN_THE_POST
    six_weeks_over = clock.midnight_of(letter_on + timedelta(days=43))
    for moment in [letter_comes, six_weeks_over]:
        assert world.next_due == moment
        world.advance_to(moment)
    assert world.next_due is None


def test_what_happened_is_told_in_order_each_with_its_day(invited):
    account = invited(date(2026, 3, 2))
    move = account.world.advance_to(clock.morning_of(date(2026, 4, 27)))
    assert (move.left_at, move.arrived_at) == (
        clock.morning_of(date(2026, 3, 2)),
        clock.morning_of(date(2026, 4, 27)),
    )
    assert told(move) == [
        (date(2026, 3, 5), "Une lettre est arrivée."),
        (
            date(2026, 4, 14),
            "Le code provisoire reçu par courrier ne marche plus. "
            "Son dernier jour était le 13\u00a0avril.",
        ),
        (date(2026, 4, 14), "L’espace santé est créé pour Camille. Il n’est pas activé."),
    ]


def test_nothing_is_told_twice_however_the_way_is_cut(invited):
    account = invited(date(2026, 3, 2))
    start, end = date(2026, 3, 2), date(2026, 4, 27)
    days = [start + timedelta(days=day) for day in range(1, (end - start).days + 1)]
    moves = [account.world.advance_to(clock.morning_of(day)) for day in days]
    told_at_all = [each for move in moves for each in told(move)]
    assert [day for day, _ in told_at_all] == [date(2026, 3, 5)] + [date(2026, 4, 14)] * 2


def test_nothing_is_told_of_a_used_or_replaced_code(invited):
    account = invited(date(2026, 3, 2))
    account.holder.provisional_codes.update(replaced_at=account.world.now)
    with clock.at(account.world.now):
        account.activate(by=account.holder)
    move = account.world.advance_to(clock.morning_of(date(2026, 6, 1)))
    assert [text for _, text in told(move)] == ["Une lettre est arrivée."]


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (datetime(2026, 3, 28, 12, tzinfo=clock.PARIS), date(2026, 3, 29)),
        (datetime(2026, 10, 24, 12, tzinfo=clock.PARIS), date(2026, 10, 25)),
        (datetime(2028, 2, 28, 12, tzinfo=clock.PARIS), date(2028, 2, 29)),
    ],
)
def test_a_morning_is_at_ten_o_clock_whatever_the_hour_did(person, start, day):
    person.world.now = start
    person.world.save()
    person.world.advance_to(clock.morning_of(day))
    assert person.world.now.astimezone(clock.PARIS).hour == 10


@pytest.fixture
def reminders():
    """A listener of another part: something due every noon, told at its own moment."""
    noons = []

    def run(sender, world, since, **kwargs):
        if clock.now().astimezone(clock.PARIS).hour == 12:
            noons.append((since, clock.now()))
            return [says("Il est midi.")]
        return None

    def next_due(sender, world, **kwargs):
        noon = clock.midnight_of(clock.today()).replace(hour=12)
        return noon if noon > clock.now() else noon + timedelta(days=1)

    clock.advanced.connect(run)
    clock.asked_next.connect(next_due)
    yield noons
    clock.advanced.disconnect(run)
    clock.asked_next.disconnect(next_due)


def test_another_part_has_its_own_due_moments(person, reminders):
    person.world.now = clock.morning_of(date(2026, 3, 27))
    person.world.save()
    move = person.world.advance_to(clock.morning_of(date(2026, 3, 30)))
    days = [date(2026, 3, 27), date(2026, 3, 28), date(2026, 3, 29)]
    assert [day for day, _ in told(move)] == days
    assert [clock.day_of(stop) for _, stop in reminders] == days
    assert [since for since, _ in reminders][1:] == [stop for _, stop in reminders][:-1]


def test_a_due_moment_that_is_behind_does_not_hold_time_back(person):
    def yesterday(sender, world, **kwargs):
        return world.now - timedelta(days=1)

    clock.asked_next.connect(yesterday)
    try:
        assert person.world.next_due is None
        moment = person.world.now + timedelta(days=3)
        person.world.advance_to(moment)
        assert person.world.now == moment
    finally:
        clock.asked_next.disconnect(yesterday)


def test_the_learner_reads_the_date_and_what_happened(invited):
    world = invited(date(2026, 3, 2)).world
    world.advance_to(clock.morning_of(date(2026, 3, 9)))
    world.notice = Notice.TIME
    assert world.reason == (
        "La date a changé\u00a0: nous sommes le 9\u00a0mars\u00a02026."
        "<br>Le 5\u00a0mars. Une lettre est arrivée."
    )
    world.notice = Notice.TIME_BACK
    assert world.reason == (
        "Votre exercice est revenu comme avant\u00a0: nous sommes le 9\u00a0mars\u00a02026."
    )
