"""Every form × nonsense, found by walking the pages: none breaks, nothing is half written."""

import re

import pytest

from accounts.models import Credential
from sandbox.workshop import saves
from sandbox.workshop.views import access
from tests import remembered
from tests.kinds.walked import ACTIVATION, read, walk
from tests.strict import Learner
from tests.test_strangers import taken_back, writes
from tests.workshop.conftest import Mediator

NONSENSE = {
    "nothing": "",
    "spaces": " \u00a0\u2009\t ",
    "long": "é" * 5000,
    "digits": "9" * 400,
    "minus": "-1",
    "not a number": "NaN",
    "powers": "²³½",
    "other digits": "١٢٣٤٥",
    "a page": "<script>alert(1)</script>",
    "a query": "' OR 1=1; --",
    "a format": "{0} %s %(x)s {person} ${seat}",
    "a date": "2026-13-45",
    "lines": "a\r\n\r\nb\u2028c",
    "drawings": "🙂\u202e\u200b\ufeff",
    "a path": "../../../etc/passwd",
}
ROOM = re.compile(r'href="(/animation/[^"#]*)"')
SENT_ALONE = ("/place/quitter/", "/animation/sortie/")
"""What ends the walk, where its answer is known elsewhere."""


@pytest.fixture
def workshop(run, db):
    return remembered.workshop(run, "mere-trois-enfants", seats=3, owner=access.new_mediator())


def forms(page):
    """The forms of a page: (method, address, {name: what it says as it came}, names of what is
    typed, of what is hidden)."""
    root, _ = read(page)
    for form in root.find("form"):
        boxes = form.find("input", "textarea", "select", "button")
        named = [each for each in boxes if each.get("name")]
        said = {each.get("name"): each.get("value", "") for each in named}
        hidden = {each.get("name") for each in named if each.get("type") == "hidden"}
        yield form.get("method", "get"), form.get("action", ""), said, set(said) - hidden, hidden


def kinds(client, url, page, seen):
    """Those forms that no page before had: (address, what is sent as it came, names)."""
    for method, action, said, free, hidden in forms(page):
        address = (action or url).partition("#")[0].replace("&amp;", "&")
        kind = method, re.sub(r"\d+", "n", address.partition("?")[0]), frozenset(said)
        if method == "post" and kind not in seen and not address.endswith(SENT_ALONE):
            seen.add(kind)
            yield address, said, free, hidden


def learner_s(seat, seen):
    """The forms of a place: before its space is activated, on the way, and inside."""
    learner, walked = Learner(seat), set()
    for stop in (None, "identifiants", "inside"):
        if stop == "inside":
            learner.activate()
            learner.login()
        elif stop:
            learner.reach(stop)
        starts = {
            None: ["/papiers/", "/site/", "/place/"],
            "identifiants": map(learner.step, ACTIVATION),
            "inside": ["/site/profils/", "/site/accueil/"],
        }[stop]
        for url, page in walk(learner, starts, walked):
            yield from ((learner, *each) for each in kinds(learner, url, page, seen))


def mediator_s(workshop, seen):
    mediator = Mediator(workshop.owner)
    starts = ["/animation/", f"/animation/{workshop.code}/"]
    for url, page in walk(mediator, starts, set(), ROOM):
        yield from ((mediator, *each) for each in kinds(mediator, url, page, seen))


COUNTS = {Credential: {"wrong_tries", "paused_until"}}
"""{model: its columns that a refusal writes}: how many wrong passwords there were."""


def rows(seats):
    """The simulated rows of these places."""
    worlds = [seat.world_id for seat in seats]
    return {
        model.__name__: list(
            model._base_manager.filter(world__in=worlds).values_list(*columns_of(model))
        )
        for model in saves.simulated_models()
    }


def columns_of(model):
    names = {each.attname for each in model._meta.concrete_fields}
    return sorted(names - COUNTS.get(model, set()))


def fault(client, address, data, seats):
    with taken_back(client):
        before, written = rows(seats), writes()
        answer = client.post(address, data)
        if answer.status_code >= 500:
            return f"{answer.status_code}"
        said = b"" if answer.streaming else answer.content
        is_refused = answer.status_code == 200 and b'class="error-summary' in said
        if is_refused and written != writes() and rows(seats) != before:
            return "half written"
        return ""


@pytest.mark.full
@pytest.mark.parametrize("name", NONSENSE)
def test_no_form_breaks_on_nonsense_nor_writes_the_half_of_it(workshop, name, tried):
    seats, seen, found, count = list(workshop.seats.all()), set(), [], 0
    everywhere = [learner_s(seats[1], seen), mediator_s(workshop, seen)]
    for client, address, said, free, hidden in (each for pages in everywhere for each in pages):
        for names in filter(None, (free, hidden - {"csrfmiddlewaretoken", "generation"})):
            data = said | dict.fromkeys(names, NONSENSE[name])
            if wrong := fault(client, address, data, seats):
                found.append((address, sorted(names), wrong))
            count += 1
    tried(count, "forms filled with nonsense")
    assert found == []
    assert count > 100
