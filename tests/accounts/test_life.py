"""The life of every account of a world, whatever the order: verbs, days, resets, save points.

A machine plays what a room does and keeps, beside, what the table of states says must be found.
What is done can be taken back, and taking it back too, in the order that the room allows.
"""

import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.states import ERASURE_DELAY, LEGAL_MOVES, ForbiddenTransition, State, Transition
from sandbox.workshop import saves
from sandbox.workshop.models import Action, SavePoint
from sandbox.workshop.moves import actions
from sandbox.workshop.moves.time_moves import OfferedMove
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from sandbox.world.models import World
from sandbox.world.notices import Notice

ranks = st.integers(0, 7)
"""Whom, counted round and round among the people of the world."""


@dataclass
class Done:
    """An action of the room, and what was to be found before it."""

    action: Action
    before: tuple[dict, datetime]
    is_undone: bool = False


class Life(RuleBasedStateMachine):
    """One seat of each scenario, and beside it a seat that nobody touches."""

    kept = Bundle("kept")

    def __init__(self, rooms, tried):
        super().__init__()
        self.rooms, self.tried = rooms, tried
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self):
        """Every example starts from rooms as they were built."""
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @initialize(scenario=st.sampled_from(sorted(build.scenarios())))
    def sit(self, scenario):
        self.seat, self.other = self.rooms[scenario]
        self.origin = found(self.seat.world)
        self.expected, self.now = copy.deepcopy(self.origin), self.seat.world.now
        self.start, self.done = self.now, []
        self.untouched = found(self.other.world)
        self.starts = {
            pk: account["log"][0][1] if account["log"] else account["state"]
            for pk, account in self.origin.items()
        }

    @property
    def world(self):
        return World.objects.get(pk=self.seat.world_id)

    # -- what a room does -----------------------------------------------------------------------

    @rule(whom=ranks, by=ranks)
    def activate(self, whom, by):
        self.play(Transition.ACTIVATE, whom, by)

    @rule(whom=ranks, by=ranks)
    def oppose(self, whom, by):
        self.play(Transition.OPPOSE, whom, by)

    @rule(whom=ranks)
    def create_by_itself(self, whom):
        self.play(Transition.AUTO_CREATE, whom, None)

    @rule(whom=ranks, by=ranks)
    def close(self, whom, by):
        self.play(Transition.CLOSE, whom, by)

    @rule(whom=ranks, by=ranks)
    def reopen(self, whom, by):
        self.play(Transition.REOPEN, whom, by)

    def play(self, transition, whom, by):
        """Try a verb on somebody's account, at the hand of somebody; None for time itself."""
        world = self.world
        accounts = list(world.account_set.select_related("holder").order_by("pk"))
        account = accounts[whom % len(accounts)]
        actor = None if by is None else accounts[by % len(accounts)].holder
        hand = {} if actor is None else {"by": actor}
        sources, after = LEGAL_MOVES[transition]
        self.tried(1, "verbs tried on accounts")
        with clock.at(world.now):
            if self.expected[account.pk]["state"] not in sources:
                with pytest.raises(ForbiddenTransition), nothing_written():
                    getattr(account, transition)(**hand)
                return
            getattr(account, transition)(**hand)
        assert account.state == after
        self.expect(account.pk, transition, at=world.now, by=actor and actor.pk)
        self.tried(1, f"moves of {kind_of(account.holder)}")

    @rule(whom=ranks, by=ranks)
    def ask_for_the_deletion(self, whom, by):
        """Only of what is closed; the first request counts."""
        world = self.world
        accounts = list(world.account_set.select_related("holder").order_by("pk"))
        account, actor = accounts[whom % len(accounts)], accounts[by % len(accounts)].holder
        expected = self.expected[account.pk]
        with clock.at(world.now):
            if expected["state"] != State.CLOSED:
                with pytest.raises(ForbiddenTransition), nothing_written():
                    account.ask_erasure(by=actor)
                return
            account.ask_erasure(by=actor)
            expected["erasure"] = expected["erasure"] or (clock.today() + ERASURE_DELAY, False)
        self.tried(1, "deletions asked for")

    @rule(days=st.integers(0, 50), minutes=st.integers(0, 24 * 60))
    def let_time_pass(self, days, minutes):
        world = self.world
        then = world.now + timedelta(days=days, minutes=minutes)
        self.expect_time(then)
        world.advance_to(then)

    @rule(days=st.integers(1, 50))
    def move_time(self, days):
        """As the room does: it can be taken back, and stops two years after the workshop."""
        day = clock.day_of(self.now) + timedelta(days=days)
        before = self.found_now
        self.expect_time(clock.morning_of(day))
        action = actions.move_time(self.seat.workshop, self.only, OfferedMove.TO_A_DAY, day=day)
        if action is None:
            assert day > self.seat.workshop.last_day
            self.be(before)
            return
        self.did(action, before)

    @rule()
    def go_back(self):
        """Before the last move forward that is not ahead of now."""
        ahead = [done for done in self.done if done.action.moves_time and done.before[1] < self.now]
        before = self.found_now
        action = actions.go_back(self.seat.workshop, self.only)
        assert (action is not None) == bool(ahead)
        if ahead:
            self.be(ahead[-1].before)
            self.did(action, before)

    @rule()
    def reset(self):
        before = self.found_now
        action = actions.reset(self.seat.workshop, self.only)
        self.be((self.origin, self.start))
        self.did(action, before)

    @precondition(lambda self: self.done)
    @rule(which=st.integers(0, 2))
    def take_back(self, which):
        """« Annuler »: only the last action that was made, once."""
        done, before = self.done[-1 - which % len(self.done)], self.found_now
        if done is not self.done[-1] or done.is_undone:
            with pytest.raises(actions.Overtaken):
                actions.undo(done.action)
            return
        taken_back = actions.undo(done.action)
        done.is_undone = True
        self.be(done.before)
        self.did(taken_back, before)
        self.tried(1, "actions taken back")

    @rule(target=kept)
    def keep(self):
        """A moment, which can be found again as often as one likes."""
        points = saves.take([self.seat], SavePoint.Kind.BEFORE)
        return points[0].pk, self.found_now

    @rule(point=kept)
    def come_back(self, point):
        pk, then = point
        saves.restore(SavePoint.objects.filter(pk=pk), notice=Notice.RESTORED)
        self.be(then)
        self.tried(1, "moments found again")

    @property
    def only(self):
        return self.seat.workshop.seats.filter(pk=self.seat.pk)

    @property
    def found_now(self):
        """What is to be found at this moment, kept apart."""
        return copy.deepcopy(self.expected), self.now

    def be(self, then):
        """From now on, what was to be found then is."""
        expected, self.now = then
        self.expected = copy.deepcopy(expected)

    def did(self, action, before):
        self.done.append(Done(action, before))

    def expect_time(self, then):
        """Time has gone on to then: silence creates, and what was asked is deleted."""
        world = self.world
        due = [
            (clock.midnight_of(account.creation_on), account.pk)
            for account in world.account_set.filter(state=State.INVITED)
        ]
        for moment, pk in sorted(due):
            if moment <= then:
                self.expect(pk, Transition.AUTO_CREATE, at=moment, by=None)
        for expected in self.expected.values():
            if expected["erasure"] and expected["erasure"][0] <= clock.day_of(then):
                expected["erasure"] = (expected["erasure"][0], True)
        self.now = then

    def expect(self, pk, transition, *, at, by):
        """The account has made this move, once."""
        expected = self.expected[pk]
        after = LEGAL_MOVES[transition][1]
        expected["log"].append((transition, expected["state"], after, at, by))
        expected["state"], expected["since"] = after, at
        if after == State.ACTIVATED:
            expected["erasure"] = None

    # -- what is always so ------------------------------------------------------------------------

    @invariant()
    def every_account_is_where_the_table_says(self):
        world = self.world
        assert (found(world), world.now) == (self.expected, self.now)

    @invariant()
    def every_log_is_a_way_through_the_table(self):
        """From where the scenario begins: relatives may come with a space opened long ago."""
        for pk, account in self.expected.items():
            state = self.starts[pk]
            for transition, before, after, _, _ in account["log"]:
                sources, target = LEGAL_MOVES[transition]
                assert before == state
                assert before in sources
                assert after == target
                state = after
            assert account["state"] == state

    @invariant()
    def nobody_is_invited_after_the_six_weeks(self):
        world = self.world
        with clock.at(world.now):
            assert not world.account_set.due_for_auto_creation().exists()

    @invariant()
    def the_neighbour_has_not_moved(self):
        assert found(self.other.world) == self.untouched


def kind_of(person):
    """Who lives this life, among those whom a scenario has."""
    if person.is_played:
        return "holders"
    return "children" if person.guardianships.exists() else "relatives"


def nothing_written():
    """For the length of a block, the database is only read."""

    def only_read(execute, sql, *args):
        assert sql.startswith("SELECT"), sql
        return execute(sql, *args)

    return connection.execute_wrapper(only_read)


def found(world):
    """{account: its state, since when, its log, its deletion}, as the database has them."""
    logs = {}
    events = world.accountevent_set.order_by("at", "pk")
    for event in events.values_list("account", "transition", "before", "after", "at", "by"):
        logs.setdefault(event[0], []).append(event[1:])
    erasures = {
        request.account_id: (request.due_on, request.is_done)
        for request in world.erasurerequest_set.all()
    }
    accounts = world.account_set.values_list("pk", "state", "since")
    return {
        pk: {
            "state": state,
            "since": since,
            "log": logs.get(pk, []),
            "erasure": erasures.get(pk),
        }
        for pk, state, since in accounts
    }


@pytest.fixture
def rooms(db):
    """{scenario: a seat to play with, and its neighbour}."""
    return {
        scenario: tuple(build.workshop(scenario=scenario, seats=1).seats.order_by("-number"))
        for scenario in build.scenarios()
    }


@pytest.mark.parametrize(
    "examples", [10, pytest.param(400, marks=pytest.mark.full)], ids=["short", "long"]
)
def test_no_path_reaches_an_illegal_state(rooms, tried, examples):
    run_state_machine_as_test(
        partial(Life, rooms, tried),
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            database=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
