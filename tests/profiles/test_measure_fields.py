"""However a measure is typed: never an exception, always a number in range or a lesson."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.fields import HeightField, MeasureField
from profiles.measures import HEIGHT, KINDS, PRESSURE, WEIGHT, body_mass_index, height_in_cm
from sandbox.lessons import Mistake

HEIGHT_FIELD, WEIGHT_FIELD = HeightField(), MeasureField(kind=KINDS[WEIGHT])

scribbles = st.text(st.sampled_from("0123456789,. mckgè\u00a0'-+/"), max_size=10)
anything = st.one_of(st.text(max_size=30), scribbles)


def read(field, text):
    try:
        return field.clean(text)
    except Mistake as mistake:
        return mistake.code


@given(anything)
def test_a_height_is_in_range_or_a_lesson(text):
    answer = read(HEIGHT_FIELD, text)
    if isinstance(answer, Decimal):
        assert 40 <= answer <= 250
    else:
        assert answer in {"measure-empty", "measure-unlikely", "height-format", "text-real"}


@given(anything)
def test_a_weight_is_in_range_or_a_lesson(text):
    answer = read(WEIGHT_FIELD, text)
    if isinstance(answer, Decimal):
        assert 1 <= answer <= 350
    else:
        assert answer in {"measure-empty", "measure-unlikely", "number-format", "text-real"}


@given(st.integers(100, 250))
def test_every_way_to_write_a_height_is_the_same_height(centimetres):
    metres, rest = divmod(centimetres, 100)
    for text in [
        f"{metres},{rest:02d}",
        f"{metres}.{rest:02d}",
        f"{metres}m{rest:02d}",
        f"{metres} m {rest:02d}",
        f"{metres} M {rest:02d} cm",
        f"{metres},{rest:02d} mètre",
        f"{centimetres}",
        f"{centimetres} cm",
    ]:
        assert HEIGHT_FIELD.clean(text) == centimetres, text


@pytest.mark.parametrize(
    ("said", "meant"),
    [("12,8", 128), ("13", 130), ("8", 80), ("128 mmHg", 128), ("12.8 cmHg", 128), ("30", 30)],
)
def test_a_blood_pressure_is_read_as_it_is_said(said, meant):
    assert MeasureField(kind=KINDS[PRESSURE]).clean(said) == meant


@pytest.mark.parametrize(
    ("kind", "said", "meant"),
    [
        ("temperature", "37°2", "37.2"),
        ("temperature", "37 degrés 2", "37.2"),
        ("temperature", "38°", "38"),
        (WEIGHT, "56 kg 100", "56.1"),
        (WEIGHT, "56 kilos 100", "56.1"),
        (WEIGHT, "56 kilos", "56"),
    ],
)
def test_a_unit_may_stand_for_the_comma(kind, said, meant):
    assert MeasureField(kind=KINDS[kind]).clean(said) == Decimal(meant)


@pytest.mark.parametrize("said", ["0", "2", "29", "300", "1280"])
def test_a_surprising_blood_pressure_is_asked_again(said):
    assert read(MeasureField(kind=KINDS[PRESSURE]), said) == "measure-unlikely"


@given(st.decimals(1, 350, places=1))
def test_every_way_to_write_a_weight_is_the_same_weight(kilos):
    for text in [f"{kilos}", f"{kilos}".replace(".", ","), f"{kilos} kg", f"{kilos}kilos"]:
        assert WEIGHT_FIELD.clean(text) == kilos, text


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)
def test_what_is_written_is_read_again(kind):
    """The example of the page, and the value that a page to change shows."""
    field = HeightField() if kind.slug == HEIGHT else MeasureField(kind=kind)
    value = field.clean(kind.examples[0].partition(" ou ")[0])
    assert field.clean(kind.written(value)) == value
    assert field.clean(kind.written(Decimal(kind.low))) == kind.low
    assert field.clean(kind.written(Decimal(kind.high))) == kind.high
    assert kind.unit in kind.says(value) or kind.slug == HEIGHT


@pytest.mark.parametrize("text", ["", "m", "1m555", "un mètre", "1,5,5"])
def test_what_is_no_height(text):
    assert height_in_cm(text) is None


def test_the_body_mass_index_of_the_tutorial():
    assert body_mass_index(Decimal("56.1"), Decimal(155)) == Decimal("23.4")
