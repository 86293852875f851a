"""What is done once is not done again, however quickly a test came to it."""

from datetime import UTC, timedelta
from functools import partial

import pytest
from django.db import connection, transaction

from sandbox.world import clock
from tests import remembered
from tests.strict import Learner

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="nothing is remembered there")


PAGES = ["/site/", "/site/connexion/", "/site/activation/"]


class Over(Exception):
    """Ends the life of a learner: its rows are as they were before."""


@pytest.mark.parametrize("lives", [[9, 1, 5], [1, 9, 5]], ids=["slow first", "quick first"])
def test_a_walk_after_a_walk_is_done_once(run, seat, monkeypatch, lives):
    if seat.world.now != run.start.astimezone(UTC):
        pytest.skip("a world begins by day, and a walk is remembered where the room does too")
    walked = []

    def go(learner, page):
        walked.append(page)
        learner.get(page)

    def at(seconds):
        moment = run.start.astimezone(UTC) + timedelta(seconds=seconds)
        monkeypatch.setattr(clock, "real_now", lambda: moment)

    def live(seconds):
        at(0.1)
        learner = Learner(seat)
        for page in PAGES:
            at(seconds)
            remembered.walked(learner, f"{lives} {page}", partial(go, learner, page))
        raise Over

    for seconds in lives:
        with pytest.raises(Over), transaction.atomic():
            live(seconds)
    assert walked == PAGES
