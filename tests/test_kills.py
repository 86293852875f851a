"""A killed program loses nothing that was acknowledged, and shows nothing half done."""

import json
import os
import random
import time

import pytest

from tests.killing import LAST_STEP, Resets, Room, Somebody, at_work, wait_until

WORKERS = 8
LAPS = [1, 1, 2, 3]
TENS = [range(first, first + 10) for first in range(0, 100, 10)]
"""A hundred kills, ten a room: no test lasts so long that it is taken for one that hangs."""

LONGEST_LULL = 0.06  # seconds: about what one reset of thirty places takes

pytestmark = [
    pytest.mark.lengthy,
    pytest.mark.skipif(
        "DATABASE_URL" in os.environ, reason="what is killed with the program is SQLite"
    ),
]


@pytest.mark.parametrize(
    ("kills", "size"),
    [(range(1), 10), *(pytest.param(ten, 30, marks=pytest.mark.full) for ten in TENS)],
    ids=str,
)
def test_a_killed_program_loses_nothing_that_was_acknowledged(kills, size, room_folder, tried):
    """Args: size: the places of the workshop next door, which are reset together."""
    past = []
    with Room(room_folder) as room:
        next_door, free = NextDoor(room, size), free_seats(room, min(len(kills), 5) * WORKERS)
        for number in kills:
            workers = [Somebody(room, seat) for seat in next(free)]
            origins = worlds_of(workers)
            kill_at_work(room, workers, next_door, random.Random(number))
            room.open()
            assert room.damage() == []
            assert all(somebody.is_seated() for somebody in workers + next_door.users)
            check(workers, origins)
            next_door.check()
            past.append((workers, worlds_of(workers)))
            tried(1, "kills")
            tried(sum(somebody.writes for somebody in workers), "acknowledged writes")
            tried(next_door.acknowledged, "acknowledged resets")
        assert all(worlds_of(workers) == left for workers, left in past)


def free_seats(room, number):
    """Eight seats of nobody, then eight more, and so on, from workshops of that many."""
    while True:
        seats = room.let_last(room.new_workshop(number))["seats"]
        for first in range(0, len(seats), WORKERS):
            yield seats[first : first + WORKERS]


def kill_at_work(room, workers, next_door, draw):
    """Kills the program while people work, and while the workshop next door is being reset."""
    with Resets(room, next_door.workshop["code"]) as resets:
        resets.wait(1)
        next_door.use()
        with at_work(room, workers, [draw.choice(LAPS) for _ in workers]):
            enough = draw.randint(0, 5 * len(workers))
            wait_until(
                lambda: (
                    sum(somebody.writes for somebody in workers) >= enough
                    or any(somebody.faults for somebody in workers)
                )
            )
            resets.go_on()
            resets.wait(draw.randint(0, 3))
            time.sleep(draw.uniform(0, LONGEST_LULL))
            resets.kill()
    next_door.acknowledged = resets.acknowledged - 1


def check(workers, origins):
    """What was acknowledged is there, and of what was sent, all or nothing."""
    assert [fault for somebody in workers for fault in somebody.faults] == []
    for somebody, origin in zip(workers, origins, strict=True):
        assert kept(somebody.world, origin) in (
            somebody.acknowledged,
            somebody.acknowledged | somebody.sent,
        )


class NextDoor:
    """A workshop of which two places are used, then all are reset together."""

    def __init__(self, room, size):
        self.room, self.workshop = room, room.let_last(room.new_workshop(size))
        self.people = [Somebody(room, seat) for seat in self.workshop["seats"]]
        self.users = self.people[:2]
        self.origins = worlds_of(self.people)
        self.used = []
        self.acknowledged = 0

    def use(self):
        """Two people do the whole activation."""
        for somebody in self.users:
            somebody.walk()
        self.used = worlds_of(self.people)

    def check(self):
        """All places have been reset as many times: all those acknowledged, or once more."""
        left = worlds_of(self.people)
        generations = {generation(rows) for rows in left}
        assert len(generations) == 1
        total = generations.pop()
        times = total - generation(self.used[0])
        assert times in (self.acknowledged, self.acknowledged + 1)
        assert self.room.actions_of(self.workshop) == [len(self.people)] * total
        expected = self.origins if times else self.used
        assert [as_put_back(rows) for rows in left] == [as_put_back(rows) for rows in expected]


def worlds_of(people):
    return [somebody.world for somebody in people]


def generation(rows):
    """How many times these rows have been put back to their origin."""
    [world] = rows["world_world"]
    return world["generation"]


def as_put_back(rows):
    """Without how many times they were, and what of it was told to who opened a page since."""
    [world] = rows["world_world"]
    return rows | {"world_world": [world | {"generation": None, "told": None}]}


def kept(rows, origin):
    """The answers that these rows hold, step by step; nothing else has moved from the origin."""
    if rows == origin:
        return {}
    [attempt] = rows["accounts_attempt"]
    answers = json.loads(attempt["answers"])
    if attempt["finished_at"] is None:
        assert rows | {"accounts_attempt": []} == origin
        return answers
    return answers | {LAST_STEP: last_answers(rows, attempt["account_id"])}


def last_answers(rows, account_id):
    """What was typed on the last page, when all that it does is there."""
    [event], [credential] = rows["accounts_accountevent"], rows["accounts_credential"]
    [account] = [row for row in rows["accounts_account"] if row["id"] == account_id]
    [player] = [row for row in rows["world_person"] if row["is_played"]]
    [code] = rows["world_provisionalcode"]
    assert event["account_id"] == credential["account_id"] == account_id
    assert (account["state"], event["after"]) == ("activated", "activated")
    assert code["used_at"] is not None
    typed = {"identifiant": credential["identifiant"], "password": player["noted_password"]}
    return {name: [text] for name, text in typed.items()} | {"confirmation": [typed["password"]]}
