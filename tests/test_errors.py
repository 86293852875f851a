"""Every error of the catalogue can be met, and says what a human has signed."""

import re
from pathlib import Path

import pytest

from sandbox.lessons import LESSONS
from sandbox.workshop.views import access
from tests import remembered
from tests.errors import WAYS, half_a_minute
from tests.letters.test_letters import as_read
from tests.strict import Learner
from tests.workshop.conftest import Mediator

SIGNED = Path(__file__).parent / "letters" / "erreurs"
TABLES = [
    "way_in", "slips", "withdrawal", "closure", "children", "medical", "documents", "messages",
    "access", "time", "incidents", "outline", "room",
]  # fmt: skip


MISSING = {slug for slug in LESSONS if slug.endswith(("-empty", "-incomplete"))} | {
    "terms-refused", "rules-unread", "documents-none",
}  # fmt: skip
"""What only says that an answer is missing: nobody's error."""


def signed_texts():
    """{slug: its lines}: the service's sentence, « Pourquoi ? », « Que faire ? »."""
    files = [SIGNED / f"{table}.txt" for table in TABLES]
    texts = [file.read_text(encoding="utf-8").strip() for file in files if file.exists()]
    blocks = "\n\n".join(texts).split("\n\n")
    return {slug: lines for slug, *lines in (block.split("\n") for block in blocks)}


def test_there_is_a_way_to_every_row():
    assert list(WAYS) == list(LESSONS)
    assert list(signed_texts()) == list(LESSONS)


@pytest.mark.parametrize("slug", LESSONS)
def test_an_error_is_met_by_doing_the_thing(db, run, slug):
    way = WAYS[slug]
    seat = remembered.workshop(run, way.scenario, seats=2).places.first()
    learner = Mediator(access.new_mediator()) if way.is_mediator else Learner(seat)
    way.prepare(learner)
    url, answers = way.url_for(learner), way.answers_for(learner)
    before = kept(seat)
    if answers is None:
        response = learner.get(url, follow=True)
    else:
        way.meanwhile(learner)
        answers = {name: text for name, text in answers.items() if text is not None}
        send = learner.post if way.is_mediator else learner.send
        response = send(url, answers)
    assert response.status_code == 200
    lines = half_a_minute(as_read(main_of(response.content.decode()))).split("\n")
    for sentence in signed_texts()[slug]:
        assert any(line.endswith(sentence) for line in lines), sentence
    assert kept(seat) == before
    is_seated = not way.is_mediator and "seat" in learner.session
    is_counted = is_seated and slug not in MISSING
    assert seat.events.filter(kind="mistake", slug=slug).count() == is_counted


def main_of(page):
    return re.search(r"<main.*?</main>", page, re.DOTALL)[0]


def kept(seat):
    """What an error must leave as it was: the space and the answers to the pages passed."""
    account = seat.world.player.account
    attempts = account.attempts.order_by("pk").values_list("flow", "answers", "finished_at")
    return account.state, list(attempts)
