"""Setting each scene of the trainer's at place 0, as one press on a step does."""

from sandbox.workshop.scenarios import build
from sandbox.workshop.stage import scenes
from sandbox.workshop.stage import setting as staging
from tests.bench.measuring import ROUNDS, Figure, Measured, compare

TITLE = "Les scènes du projecteur"
SEATS = 12
ONE_SECOND = [1.0] * ROUNDS
"""What a room waits for without noticing."""


def figures():
    workshop = build.workshop(scenario="mere-trois-enfants", seats=SEATS)
    for scene in scenes.all_scenes().values():
        times = compare(
            {"scene": Measured(lambda each=scene: staging.show(each, workshop, by=None))}
        )
        yield Figure(f"scène « {scene.slug} » / 1 seconde", times["scene"], ONE_SECOND, at_most=1)
