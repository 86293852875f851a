"""A difficulty put on a place, so that its error is met there."""

from accounts import incidents
from accounts.difficulties.difficulty import DifficultyKind
from sandbox.workshop.robot.mistakes.way import Doing, Player
from sandbox.world import clock


def hit(kind: DifficultyKind) -> Doing:
    """Put this difficulty on the place, in force at once."""

    def prepare(player: Player) -> None:
        world = player.person.world
        with clock.at(world.now):
            incidents.put(world, kind)

    return prepare
