"""Making a room, from one place to the most there can be."""

from sandbox.workshop.models import MOST_SEATS
from sandbox.workshop.scenarios import build
from tests.bench.measuring import Figure, Measured, compare

TITLE = "Les nouvelles salles"


def figures():
    times = compare({seats: Measured(_making(seats), calls=3) for seats in (1, 12, MOST_SEATS)})
    for seats in (12, MOST_SEATS):
        yield Figure(f"salle de {seats} places / d’une place", times[seats], times[1])


def _making(seats):
    return lambda: build.workshop(scenario="mere-trois-enfants", seats=seats)
