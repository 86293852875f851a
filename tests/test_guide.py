"""« Le guide » is true: what it names is there, and it is read without any way in."""

import ast
import re
from pathlib import Path

import pytest
from pytest_django.asserts import assertContains

from sandbox import guide
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from tests.house_rules.test_sources import COMMENT, french_of
from tests.workshop.conftest import Mediator

ROOT = Path(__file__).parents[1]
NAMED = re.compile("«\u00a0([^»]+)\u00a0»")
SOURCES = [
    *(ROOT / "templates").rglob("*.html"),
    *(ROOT / "sandbox" / "workshop").rglob("*.py"),
    *(ROOT / "sandbox" / "machine" / "bundle").glob("*.py"),
    ROOT / "sandbox" / "machine" / "bundle" / "lisez-moi.txt",
]


def shown(path):
    """What this file says to people: no comment, no docstring."""
    text = path.read_text(encoding="utf-8")
    return " ".join(french_of(ast.parse(text))) if path.suffix == ".py" else COMMENT.sub("", text)


def words(text):
    """Without marks of templates, and one space for any."""
    bare = re.sub(r"{%.*?%}|<[^<>]*>", " ", text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", bare.replace("\u00a0", " "))


@pytest.fixture(scope="module")
def product():
    own = [each for each in SOURCES if "guide" not in each.relative_to(ROOT).parts]
    return " ".join(map(words, map(shown, own)))


def test_each_name_is_one_of_the_product_s(product):
    named = {words(each) for each in NAMED.findall(guide.FILE.read_text(encoding="utf-8"))}
    assert len(named) > 25
    assert sorted(each for each in named if each not in product) == []


def test_the_pages_are_those_of_a_workshop_in_order():
    asked = ["premiere-fois", "avant", "pendant", "apres", "en-cas-de-souci"]
    assert list(guide.pages()) == asked


@pytest.mark.parametrize("slug", guide.pages())
def test_a_page_shows_each_of_its_steps_to_anybody(client, db, slug):
    page = client.get(f"/animation/guide/{slug}/")
    for step in guide.pages()[slug].steps:
        for said in filter(None, (step.do, step.says, step.sees, step.otherwise)):
            assertContains(page, said)


def test_the_booklet_has_them_all(client, db):
    page = client.get("/animation/guide/livret/")
    for each in guide.pages().values():
        assertContains(page, f"<h1>{each.title}</h1>")
    assert client.get("/animation/guide/nulle-part/").status_code == 404


def test_it_is_in_reach_where_one_leads(db):
    mediator = Mediator(access.new_mediator())
    assertContains(mediator.get("/animation/"), 'href="/animation/guide/"')
    assertContains(mediator.get("/animation/nouvel-atelier/"), 'href="/animation/guide/avant/"')
    room = build.workshop(scenario="refus", seats=1, owner=mediator.user)
    there = {"": ["pendant", "en-cas-de-souci"], "mur/": ["en-cas-de-souci"], "bilan/": ["apres"]}
    for page, slugs in there.items():
        answer = mediator.get(f"/animation/{room.code}/{page}")
        for slug in slugs:
            assertContains(answer, f'href="/animation/guide/{slug}/"')
