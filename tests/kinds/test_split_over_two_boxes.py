"""A real number split over two boxes is one: both are refused, shown to nobody, kept nowhere."""

import pytest
from django.contrib.sessions.models import Session
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.kit.forms import Form
from sandbox.world.fields import CommentField, NumberField, TextField
from sandbox.world.side_by_side import held_together
from tests import remembered
from tests.kinds.typed_honestly import HONEST
from tests.kinds.typed_in_two_boxes import APART, SPLIT
from tests.strict import Learner

CONTACT = "/site/activation/coordonnees/"
IDENTITY = "/site/activation/identite/"


def test_what_holds_together_is_found_in_each_of_its_boxes(tried):
    tried(len(SPLIT) + len(APART), "rows of boxes")
    assert [row for row in SPLIT if held_together(row) != list(range(len(row)))] == []
    assert [row for row in APART if held_together(row)] == []


def test_honest_texts_side_by_side_are_nobody_s(tried):
    rows = [[one, other] for one, other in zip(HONEST, HONEST[1:] + HONEST[:1], strict=True)]
    tried(len(rows), "pairs of honest texts")
    assert [row for row in rows if held_together(row)] == []


class Mixed(Form):
    first = TextField(label="Un")
    second = TextField(label="Deux")
    measure = NumberField(label="Mesure", low=1, high=99, unlikely="number-format")
    comment = CommentField()


def errors(**answers):
    form = Mixed(answers)
    form.is_valid()
    return {name: [each.code for each in found] for name, found in form.errors.as_data().items()}


def test_only_boxes_of_free_text_that_touch_are_read_together():
    real = ["text-real"]
    assert errors(first="06 12 34", second="56 78") == {"first": real, "second": real}
    assert errors(first="x", second="06 12", comment="34 56 78") == {}
    assert errors(first="le 06 12 34 56", second="78 rue Haute") == {"first": real, "second": real}
    assert errors(first="salle 12", second="6 places", measure="34", comment="le 5 mai") == {}


@pytest.fixture
def learner(db, run):
    return Learner(remembered.workshop(run, "mere-trois-enfants", seats=2).places.first())


def kept():
    return str([each.get_decoded() for each in Session.objects.all()])


@pytest.mark.parametrize("way", [{}, {"keep": "papiers"}], ids=["sent", "half-typed"])
def test_nothing_of_it_comes_back_nor_is_kept(learner, way):
    learner.reach("coordonnees")
    page = learner.send(CONTACT, {"email": "06 12 34", "telephone": "56 78"} | way, follow=True)
    assertNotContains(page, "06 12 34")
    again = learner.get(CONTACT)
    for trace in ["06 12 34", "56 78"]:
        assertNotContains(again, trace)
        assert trace not in kept()
    if not way:
        assertContains(page, "Ce numéro est peut-être un vrai numéro")


def test_the_three_boxes_of_a_day_are_read_together(learner):
    learner.reach("identite")
    day = {"naissance_jour": "06 12", "naissance_mois": "34", "naissance_annee": "56 78"}
    page = learner.send(IDENTITY, day)
    assertContains(page, "Ce texte contient peut-être une vraie information")
    assertNotContains(page, "56 78")
