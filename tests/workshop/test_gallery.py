"""The gallery: every component in every state, for who edits one, and for nobody else."""

import re

import pytest
from django.test.signals import template_rendered

from sandbox.world import fields
from sandbox.world.fields.examples import STATES, Examples
from tests.house_rules.every import ROOT
from tests.kinds.walked import read

URL = "/animation/composants/"
CLASS = re.compile(r"\.([a-z][\w-]*)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NOT_CHOSEN = {"band--seat", "form--changed", "form--moment", "voice--shown"}
"""The band of a place, how the boxes of one page stand, and what a script adds: no variant to
choose."""

DRAWN_ONCE = {"components/guard_messages.html", "components/typing_notes.html"}
"""What is there, and was drawn for another page already."""


@pytest.fixture
def pages(mediator, pieces_noted):
    """{state: its page}, and the templates that they are made of."""
    drawn = set()

    def note(sender, template, **kwargs):
        drawn.add(template.name)

    template_rendered.connect(note)
    shown = {state: mediator.get(f"{URL}?etat={state}").content.decode() for state in STATES}
    template_rendered.disconnect(note)
    return shown, drawn


def test_every_component_is_there(pages):
    folder = ROOT / "templates" / "components"
    every = {f"components/{path.name}" for path in folder.glob("*.html")}

    assert every - pages[1] <= DRAWN_ONCE
    for once in ('id="guard-text-real"', 'id="en-tapant"'):
        assert all(once in page for page in pages[0].values())


def test_every_field_is_there():
    drawn = {type(field) for field in Examples.base_fields.values()}

    assert {name for name in fields.__all__ if _is_a_field(name)} == {
        each.__name__ for each in drawn
    }


def test_each_field_is_seen_right_wrong_and_missing():
    forms = {state: Examples(**given) for state, (_, given) in STATES.items()}
    optional = {name for name, field in Examples.base_fields.items() if not field.is_needed}

    assert not forms["rempli"].errors
    assert set(forms["a-remplir"].errors) == set(Examples.base_fields) - optional
    assert {slug for slug, _ in forms["erreur"].summary} >= {"texte", "nir", "jour_jour"}
    assert forms["erreur"].faults > 12


def test_a_component_that_is_there_is_in_all_its_variants(pages):
    elements = [each for page in pages[0].values() for each in read(page)[0].all()]
    shown = {word for each in elements for word in each.get("class", "").split()}
    for sheet in (ROOT / "static" / "css" / "components").glob("*.css"):
        if sheet.stem in shown:
            named = CLASS.findall(COMMENT.sub("", sheet.read_text("utf-8")))
            variants = {each for each in named if each.startswith(f"{sheet.stem}--")}
            assert variants - shown - NOT_CHOSEN == set(), sheet.name


def test_no_learner_sees_it_and_no_page_leads_there(learner, mediator):
    assert learner.get(URL).status_code == 403
    assert "noindex" in mediator.get(URL).content.decode()
    for path in (ROOT / "templates").rglob("*.html"):
        assert "mediation:gallery" not in path.read_text("utf-8"), path


def _is_a_field(name):
    thing = getattr(fields, name)
    return isinstance(thing, type) and issubclass(thing, fields.Drawn) and thing is not fields.Drawn
