"""What matters to safety leaves a line, and the line is about nobody."""

import logging
import re

import pytest

from sandbox.machine import journal
from sandbox.machine.journal import Event
from sandbox.workshop import erasing
from sandbox.workshop.models import Workshop
from sandbox.workshop.views import access
from tests import remembered
from tests.strict import Learner, StrictClient, right_answers
from tests.workshop.conftest import Mediator

LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (.+)")


@pytest.fixture
def lines(tmp_path):
    """The lines that are written, without their moments."""
    handler = journal.Handler(tmp_path)
    handler.setFormatter(logging.getLogger(journal.LOGGER).handlers[0].formatter)
    logging.getLogger(journal.LOGGER).addHandler(handler)

    def read():
        handler.flush()
        file = tmp_path / journal.FILE
        written = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [LINE.fullmatch(line)[2] for line in written]

    yield read
    logging.getLogger(journal.LOGGER).removeHandler(handler)
    handler.close()


def test_each_thing_that_matters_leaves_its_line_and_nothing_of_anybody(db, run, lines):
    mediator = Mediator(access.new_mediator())
    room = remembered.workshop(run, "mere-trois-enfants", seats=2, owner=mediator.user)
    learner = Learner(room.seats.get(number=1))
    learner.reach("coordonnees")
    typed = right_answers(learner.person)["coordonnees"] | {"email": learner.person.email.upper()}
    learner.send("/site/activation/coordonnees/", typed)
    learner.send("/place/effacer/", {"retour": "/site/activation/identifiants/"})

    mediator.act(room, "invitation")
    invitation = access.path_of(room.invitations.get())
    helper = StrictClient()
    helper.get(invitation)
    helper.post(invitation)
    StrictClient().get(invitation)
    StrictClient().get(f"/animation/{room.code}/")
    StrictClient(HTTP_HOST="ailleurs.example").get("/")
    for _ in range(5):
        helper.post("/animation/code/", {"code": "zzzzzz"})
    who = Workshop.objects.get(pk=room.pk).facilitators.get().pk
    mediator.act(room, "equipe/retrait", who=str(who), confirmed="1")
    mediator.post("/animation/sortie/", {"confirmed": "1"})
    erasing.erase(room)

    noted = lines()
    for event in (
        Event.WIPED, Event.INVITED, Event.JOINED, Event.LINK_REFUSED, Event.PAGE_REFUSED,
        Event.NAME_REFUSED, Event.CODE_REFUSED, Event.PAUSED, Event.REMOVED, Event.LOGGED_OUT,
        Event.ERASED,
    ):  # fmt: skip
        assert event in noted, event
    assert set(noted) <= set(Event)


@pytest.mark.parametrize("said", ["Inaya", "2 88 12 35 000", ""])
def test_nothing_else_can_be_noted(lines, said):
    with pytest.raises(ValueError, match="not a valid Event"):
        journal.note(said)
    assert lines() == []


def test_a_file_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / journal.FILE).mkdir()
    handler = journal.Handler(tmp_path)
    handler.handle(logging.makeLogRecord({"msg": "x"}))


def test_the_file_does_not_grow_for_ever(tmp_path):
    handler = journal.Handler(tmp_path)
    for _ in range(5000):
        handler.handle(logging.makeLogRecord({"msg": "x" * 100}))
    handler.close()
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 2
    assert max(sizes) <= journal.MOST_BYTES
