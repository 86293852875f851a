"""A code with a sign missing, or one too many: each box that takes a code says how many."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pytest_django.asserts import assertContains

from sandbox.lessons import lesson_of
from sandbox.workshop.views import access, join
from sandbox.world.fields import OneTimeCodeField, ProvisionalCodeField

LETTERS, DIGITS, MIXED = "QWRTYPSDFGHJK", "7294816350", "a7Xk9pQ2mB4z"


class OfTheRoom:
    """A form of the room's own pages, read as a field is."""

    def __init__(self, form, **known):
        self.form, self.known = form, known

    def clean(self, typed):
        form = self.form({"code": typed}, **self.known)
        form.is_valid()
        raise form.errors.as_data()["code"][0]


def boxes(seat):
    """Each box of a code: (field, signs to take it from, how many it has, what they are called)."""
    return {
        "room": (OfTheRoom(join.RoomCodeForm), LETTERS, 4, "lettre"),
        "seat": (OfTheRoom(join.SeatCodeForm, seat=seat), DIGITS, 4, "chiffre"),
        "link": (OfTheRoom(access.LinkCodeForm), LETTERS, 6, "lettre"),
        "one-time": (OneTimeCodeField(empty=None), DIGITS, 6, "chiffre"),
        "provisional": (ProvisionalCodeField(empty=None), MIXED + "cD", 12, "caractère"),
    }


def told(field, typed):
    with pytest.raises(ValidationError) as mistake:
        field.clean(typed)
    return lesson_of(mistake.value)


def test_a_sign_missing_or_too_many_is_counted(workshop, tried):
    for name, (field, signs, length, noun) in boxes(workshop.places.first()).items():
        short = told(field, signs[: length - 1])
        assert f"Il manque 1 {noun}. Vous en avez écrit {length - 1}." in short.why, name
        assert f"a {length}" in f"{short.says} {short.why}".replace("contenir", "a"), name
        long = told(field, signs[: length + 1])
        assert f"Il y a 1 {noun} en trop. Vous en avez écrit {length + 1}." in long.why, name
        two = told(field, signs[: length - 2])
        assert f"Il manque 2 {noun}s." in two.why, name
        tried(3, "codes of another length")


@pytest.mark.parametrize(
    ("box", "typed", "why"),
    [
        ("room", "4217", "Il n’a pas de chiffre. Vous en avez écrit 4."),
        ("room", "QWR7", "Il n’a pas de chiffre. Vous en avez écrit 1."),
        ("link", "QWRTY7", "Il n’a pas de chiffre. Vous en avez écrit 1."),
        ("link", "QWRTYP QWRTYP", "C’est écrit 2 fois, à la suite."),
        ("seat", "QWRT", "Il n’a pas de lettre. Vous en avez écrit."),
        ("seat", "72 94 8165", "Il y a 4 chiffres en trop."),
        ("seat", "7294 7294", "C’est écrit 2 fois, à la suite."),
        ("one-time", "729 481 729 481", "C’est écrit 2 fois, à la suite."),
    ],
)
def test_signs_of_another_kind_are_named(workshop, box, typed, why):
    field, *_ = boxes(workshop.places.first())[box]
    assert why in told(field, typed).why


def test_a_code_of_the_right_length_is_only_not_the_right_one(workshop):
    for name in ["room", "seat", "link"]:
        field, signs, length, _ = boxes(workshop.places.first())[name]
        assert told(field, signs[:length]).slug == f"{name}-code-wrong"


def test_a_code_of_another_length_is_no_try(client, db):
    """Who counts the signs of a screen badly is not made to wait."""
    for _ in range(30):
        page = client.post(reverse("mediation:code"), {"code": "QWRTY"})
    assertContains(page, "Il manque 1 lettre")
