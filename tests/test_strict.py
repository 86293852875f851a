"""The suite judges itself: what proves nothing is refused."""

import pytest

from sandbox.workshop.telling import sentences
from sandbox.world import progress
from tests.strict import JOURNEYS


@pytest.mark.parametrize(
    "tell", [progress.finish, lambda *told: progress.report(*told, "code", 1, 5)]
)
def test_a_test_cannot_tell_of_a_journey_that_does_not_exist(seat, tell):
    with pytest.raises(AssertionError, match="the slug of no journey"):
        tell(seat.world, "Activation")


def test_every_name_is_that_of_a_journey_that_a_learner_makes(seat):
    for slug in JOURNEYS:
        progress.finish(seat.world, slug)
    told = seat.events.filter(kind="finished")
    assert {event.journey: sentences.sentence(event) for event in told} == {
        slug: f"Va au bout\u00a0: {label}." for slug, label in JOURNEYS.items()
    }
