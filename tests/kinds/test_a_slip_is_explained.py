"""A slip is a slip: it is kept in its box, and what is said of it names the thing."""

import pytest
from django.core.exceptions import ValidationError

from sandbox.lessons import lesson_of
from sandbox.world.fields import (
    EmailField,
    NirField,
    OneTimeCodeField,
    PhoneField,
    SerialField,
    check_serial,
)
from tests.kinds.typed_values import OWN, PAPERS

FIELDS = {"nir": NirField, "serial": SerialField, "phone": PhoneField, "email": EmailField}
NAMED = {
    "nir": ["numéro de sécurité sociale", "Format invalide, vérifier le format du numéro"],
    "serial": ["numéro de série", "Saisir uniquement des chiffres"],
    "phone": ["numéro de téléphone mobile", "numéro de mobile"],
    "email": ["adresse e-mail"],
}
"""What the answer of a box speaks of."""

OTHER_BOXES = {
    PAPERS["nir"]: "numéro de sécurité sociale",
    PAPERS["serial"]: "numéro de série",
    PAPERS["phone"]: "numéro de téléphone mobile",
    PAPERS["email"]: "adresse e-mail",
    "20/08/1988": "une date",
    "20 août 1988": "une date",
    "inaya.leguellec.07": "un identifiant",
}
MISTYPED_ADDRESSES = {
    "inaya.leguellec.07@courriel.exemple": "avec un a",
    "inaya.leguellec.07@couriel.example": "La fin n’est pas la bonne",
    "inaya.leguellec.07àcourriel.example": "Le signe @ manque",
    "inaya.leguellec.070courriel.example": "Le signe @ manque",
    "inaya.leguellec.07 arobase courriel.example": "Le signe @ manque",
}
LETTERS = "AEFRTUYPQDGK"


def slips(value):
    """A sign missing, typed twice, exchanged with the next, changed; a letter for a digit."""
    for at, sign in enumerate(value):
        yield value[:at] + value[at + 1 :]
        yield value[:at] + sign + value[at:]
        yield value[:at] + value[at : at + 2][::-1] + value[at + 2 :]
        if sign.isdigit():
            yield value[:at] + str((int(sign) + 3) % 10) + value[at + 1 :]
            yield value[:at] + LETTERS[at % len(LETTERS)] + value[at + 1 :]


def answer(box, typed):
    """The lesson of that box; None where the value could be on another person's papers."""
    field = FIELDS[box](empty=None)
    field.own = OWN
    try:
        value = field.clean(typed)
        if box == "serial":
            check_serial(value, has_photo=True, nirs=[PAPERS["nir"]])
    except ValidationError as mistake:
        return lesson_of(mistake)
    return None


@pytest.mark.parametrize("box", FIELDS)
def test_a_mistyped_value_of_ours_is_kept_and_named(box, tried):
    typed = sorted(set(slips(PAPERS[box])) - {PAPERS[box]})
    answers = {each: answer(box, each) for each in typed}
    told = {each: lesson for each, lesson in answers.items() if lesson}
    tried(len(told), f"slips told in the box « {box} »")
    assert len(told) >= 25
    assert [each for each, lesson in told.items() if not lesson.keeps] == []
    for each, lesson in told.items():
        said = f"{lesson.says} {lesson.why}"
        assert any(name in said for name in NAMED[box]), each


@pytest.mark.parametrize("box", ["nir", "serial", "phone"])
def test_a_letter_that_slipped_among_the_digits_is_named(box):
    typed = PAPERS[box][:-3] + "E" + PAPERS[box][-2:]
    lesson = answer(box, typed)
    assert lesson.keeps
    assert "la lettre E" in lesson.why


CORSICAN = ["261052A00000463", "177102B00000517"]
"""True numbers of nobody: 97 minus the rest of 2610519000004, and of 1771018000005, by 97."""
assert [(97 - body % 97) for body in (2610519000004, 1771018000005)] == [63, 17]


@pytest.mark.parametrize("nir", CORSICAN)
@pytest.mark.parametrize("spaced", [False, True])
def test_the_department_of_corsica_turned_round_is_named(nir, spaced):
    letter = nir[6]
    for instead in [f"{letter}2", letter, letter * 2, f"{letter}2".lower(), "20"]:
        groups = [nir[0], nir[1:3], nir[3:5], instead, nir[7:10], nir[10:13], nir[13:]]
        typed = (" " if spaced else "").join(groups)
        field = NirField(empty=None)
        field.own = [nir]
        with pytest.raises(ValidationError) as mistake:
            field.clean(typed)
        lesson = lesson_of(mistake.value)
        assert (lesson.slug, lesson.keeps) == ("nir-corsica", True), typed
        assert f"Vous avez écrit {instead.upper()}." in lesson.why, typed
    assert NirField(empty=None).clean(nir) == nir


IN_WORDS = [
    "deux", "zéro six trente-neuf quatre-vingt-dix-huit quatre-vingt-un quarante",
    "06 trente-neuf 98 81 40", "deux cent quatre-vingts", "deux mille", "Quatre, cinq, six",
    "mon numéro : zéro six trente-neuf", "vingt et un", "quatrecinqsixsepthuitneuf",
]  # fmt: skip


@pytest.mark.parametrize("box", ["nir", "serial", "phone", "otp"])
def test_a_number_in_words_is_to_be_written_in_digits(box):
    for typed in IN_WORDS:
        field = (FIELDS | {"otp": OneTimeCodeField})[box](empty=None)
        field.own = OWN
        with pytest.raises(ValidationError) as mistake:
            field.clean(typed)
        lesson = lesson_of(mistake.value)
        assert lesson.keeps, typed
        assert lesson.why == "Vous avez écrit un nombre en lettres.", typed
        assert lesson.what.startswith("Écrivez-le en chiffres."), typed


def test_other_words_than_numbers_are_not_told_as_numbers():
    for typed in ["je ne sais pas", "un instant", "aucun", "cinquantaine"]:
        assert "en lettres" not in answer("phone", typed).why, typed


@pytest.mark.parametrize("box", FIELDS)
def test_the_value_of_another_box_is_named_and_kept(box):
    for typed, named in OTHER_BOXES.items():
        if typed == PAPERS[box] or (box, named) == ("email", "adresse e-mail"):
            continue
        lesson = answer(box, typed)
        assert lesson.keeps, typed
        assert named in lesson.why.replace("ressemble à une date", "une date"), typed


@pytest.mark.parametrize("typed", MISTYPED_ADDRESSES)
def test_a_mistyped_address_is_told_where_it_is_wrong(typed):
    lesson = answer("email", typed)
    assert lesson.keeps
    assert MISTYPED_ADDRESSES[typed] in lesson.why
