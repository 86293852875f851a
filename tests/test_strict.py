"""The suite judges itself: what proves nothing is refused."""

import pytest

from sandbox.world import progress
from tests.strict import JOURNEYS


@pytest.mark.parametrize("tell", [progress.finish, lambda *told: progress.report(*told, 1, 5)])
def test_a_test_cannot_tell_of_a_journey_that_does_not_exist(seat, tell):
    with pytest.raises(AssertionError, match="the name of no journey"):
        tell(seat.world, "Activer l’espace santé")


def test_every_name_is_that_of_a_journey_that_a_learner_makes(seat):
    for name in JOURNEYS:
        progress.finish(seat.world, name)
    told = seat.events.exclude(journey="").values_list("journey", flat=True)
    assert set(told) == JOURNEYS
