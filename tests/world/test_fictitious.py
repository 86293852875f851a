"""The guard: what is fake passes, what may be real does not."""

import random
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fr import nir as oracle

from sandbox.world import fictitious, identities, rows
from sandbox.world.fictitious import may_be_real_number as may_be_real

REAL_COMMUNES = range(1, 991)
DEPARTMENTS = [f"{n:02d}" for n in range(1, 96) if n != 20] + ["2A", "2B"]


def plausible_nirs(count, seed=2026):
    """Numbers as people really have them: true key, a commune that may exist."""
    draw = random.Random(seed)
    for _ in range(count):
        department = draw.choice([*DEPARTMENTS, "97", "99"])
        body = (
            f"{draw.choice('12')}{draw.randrange(100):02d}{draw.randint(1, 12):02d}{department}"
            f"{draw.choice(REAL_COMMUNES):03d}{draw.randint(1, 999):03d}"
        )
        yield body + fictitious.nir_key(body)


@pytest.mark.no_cover
@pytest.mark.parametrize("how_many", [20_000, pytest.param(200_000, marks=pytest.mark.full)])
def test_plausible_numbers_are_turned_away(how_many, tried):
    accepted = [nir for nir in plausible_nirs(how_many) if not may_be_real("nir", nir)]
    tried(how_many, "plausible social security numbers through the guard")
    assert accepted == []


def test_plausible_numbers_inside_a_sentence_are_found(tried):
    shapes = ["Mon numéro est {}.", "{}", "n°{}, merci", "voici : {} voilà"]
    draw = random.Random(1)
    missed = []
    for nir in plausible_nirs(20_000, seed=1):
        cuts = [0, 1, 3, 5, 7, 10, 13, 15]
        spaced = draw.choice([" ", "", "-", "."]).join(
            nir[a:b] for a, b in zip(cuts, cuts[1:], strict=False)
        )
        text = draw.choice(shapes).format(spaced)
        if not fictitious.may_hold_something_real(text):
            missed.append(text)
    tried(20_000, "sentences holding a plausible number")
    assert missed == []


@pytest.mark.parametrize("sex", ["F", "M"])
@pytest.mark.parametrize("department", ["01", "48", "2A", "2B", "90", "97", "99"])
def test_our_numbers_are_right_and_nobody_s(sex, department):
    for rank in range(0, 999, 37):
        person = identities.make(
            seed="essai",
            rank=rank,
            tag="01",
            first_name="Zoé",
            last_name="Essai",
            sex=sex,
            born_year=1961,
            department=department,
        )
        assert oracle.is_valid(person.nir)
        assert fictitious.is_fictitious_nir(person.nir)
        assert not may_be_real("nir", person.nir)
        assert not may_be_real("serial", person.serial)
        assert not rows.luhn_is_right(person.serial)
        assert person.phone.startswith("063998")
        assert person.email.endswith("@courriel.example")
        sheet = " ".join([person.nir, person.phone, person.email, str(person.born_on)])
        assert not fictitious.may_hold_something_real(sheet)


@pytest.mark.parametrize(
    "value",
    [
        "0612345678", "06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678", "+33(0)612345678",
        "07.12.34.56.78", "0145678901", "33612345678",
    ],
)  # fmt: skip
def test_a_number_that_could_ring_is_turned_away(value):
    assert may_be_real("phone", value)
    assert fictitious.may_hold_something_real(f"appelez-moi au {value} demain")


@pytest.mark.parametrize(
    "value", ["06 39 98 41 27", "0639984127", "+33639984127", "06.39.98.41.27"]
)
def test_a_number_kept_for_fiction_passes(value):
    assert not may_be_real("phone", value)


@pytest.mark.parametrize(
    "value", ["jeanne@orange.fr", "a.b@gmail.com", "x@exemple.fr", "moi@courriel.example.com"]
)
def test_an_address_that_could_receive_is_turned_away(value):
    assert fictitious.may_be_real_in_email_box(value)
    assert fictitious.may_hold_something_real(f"écrivez à {value}, merci")


@pytest.mark.parametrize(
    "value", ["10245761238", "80250000020102457612", "123456789012", "8025000002 0102457612 4"]
)
def test_a_serial_that_does_not_begin_as_ours_is_turned_away(value):
    assert may_be_real("serial", value)


@pytest.mark.parametrize("value", ["99999000018", "9999900018", "8025000002 99999000018", "1234"])
def test_our_serials_and_slips_pass(value):
    assert not may_be_real("serial", value)


@given(st.text(max_size=200))
def test_no_text_breaks_the_guard(text):
    for check in [
        *(partial(may_be_real, box) for box in ("nir", "serial", "phone")),
        fictitious.is_fictitious_nir,
        fictitious.may_be_real_in_email_box,
        fictitious.may_hold_something_real,
    ]:
        assert check(text) in (True, False)


@pytest.mark.parametrize("slip", range(15))
def test_a_slip_of_one_digit_never_makes_another_valid_number(slip):
    nir = "288033500002105"
    for digit in "0123456789":
        typed = nir[:slip] + digit + nir[slip + 1 :]
        if typed != nir:
            assert not fictitious.nir_has_true_key(typed)


@pytest.mark.parametrize(
    "text",
    [
        "06–12–34–56–78", "06‑12‑34‑56‑78", "06,12,34,56,78", "06:12:34:56:78",
        "06    12    34    56    78", "０６１２３４５６７８", "٠٦١٢٣٤٥٦٧٨", "marie＠orange.fr",
        "2–69–05–49–588–157–80", "0612\u200b345678",
    ],
)  # fmt: skip
def test_other_signs_and_other_digits_hide_nothing(text):
    assert fictitious.may_hold_something_real(text)


@pytest.mark.parametrize(
    "text",
    ["n°269054958815780", "NIR:269054958815780", "2,69,05,49,588,157,80", "２６９０５４９５８８"],
)
def test_a_number_with_something_around_it_is_still_a_number(text):
    assert may_be_real("nir", text)
