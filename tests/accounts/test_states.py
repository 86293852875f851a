from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError

from accounts.models import Account
from accounts.states import LEGAL_MOVES, ForbiddenTransition, State, Transition
from sandbox.world import clock

CELLS = [(state, transition) for transition in LEGAL_MOVES for state in State]
LEGAL = [(state, transition) for state, transition in CELLS if state in LEGAL_MOVES[transition][0]]
ILLEGAL = [
    (state, transition) for state, transition in CELLS if state not in LEGAL_MOVES[transition][0]
]


@pytest.fixture(autouse=True)
def inside_its_time(account):
    with clock.at(account.world.now):
        yield


def play(account, transition):
    arguments = {} if transition == Transition.AUTO_CREATE else {"by": account.holder}
    getattr(account, transition)(**arguments)


@pytest.mark.parametrize(("state", "transition"), LEGAL)
def test_a_legal_move_is_recorded_once(account, state, transition):
    account.state = state
    account.save()
    play(account, transition)
    account.refresh_from_db()
    event = account.events.get()
    assert account.state == LEGAL_MOVES[transition][1]
    assert (event.before, event.after) == (state, account.state)
    assert event.at == account.since == account.world.now
    assert event.by == (None if transition == Transition.AUTO_CREATE else account.holder)


@pytest.mark.parametrize(("state", "transition"), ILLEGAL)
def test_any_other_move_leaves_no_trace(account, state, transition):
    account.state = state
    account.save()
    with pytest.raises(ForbiddenTransition):
        play(account, transition)
    account.refresh_from_db()
    assert account.state == state
    assert not account.events.exists()


def test_the_database_refuses_an_unknown_state(account):
    with pytest.raises(IntegrityError, match="account_state_is_known"):
        Account.objects.update(state="zombie")


def test_every_transition_has_its_row_and_its_verb():
    assert set(LEGAL_MOVES) == set(Transition)
    assert all(callable(getattr(Account, transition)) for transition in Transition)


def test_silence_creates_the_account_at_midnight_after_the_forty_second_day(account):
    last_day = account.invited_on + timedelta(days=42)
    before = datetime.combine(last_day, datetime.max.time(), tzinfo=clock.PARIS)
    account.world.advance_to(before)
    account.refresh_from_db()
    assert account.state == State.INVITED

    after = clock.midnight_of(last_day + timedelta(days=1))
    account.world.advance_to(after)
    account.refresh_from_db()
    assert account.state == State.AUTO_CREATED
    assert account.events.get().at == after
