"""Whatever the papers print, the box that asks for it takes as printed, and as people say it."""

from datetime import date, timedelta

import pytest

from sandbox.dates import in_french
from sandbox.forms import Form
from sandbox.lessons import Mistake
from sandbox.world import clock
from sandbox.world.fields import (
    DateField,
    EmailField,
    OneTimeCodeField,
    PhoneField,
    ProvisionalCodeField,
)

TODAY = clock.morning_of(date(2026, 3, 16))
BORN = date(1988, 8, 20)


class Birth(Form):
    day = DateField()


def read(jour, mois="", annee=""):
    """The day that a page reads in its three boxes; None where it is refused."""
    data = {"day_jour": jour, "day_mois": mois, "day_annee": annee}
    with clock.at(TODAY):
        form = Birth(data)
        return form.cleaned_data["day"] if form.is_valid() else None


@pytest.mark.parametrize("box", [0, 1, 2])
def test_every_day_of_a_year_is_read_as_it_is_printed_in_any_box(box):
    for number in range(366):
        day = date(2024, 1, 1) + timedelta(days=number)
        said = in_french(day)
        for text in [said, f"né le {said}", f"{day:%d/%m/%Y}", f"{day:%d%m%Y}", f"{said}."]:
            texts = ["", "", ""]
            texts[box] = text
            assert read(*texts) == day, texts
        assert read(*said.split()) == day, said


@pytest.mark.parametrize(
    "texts",
    [
        ["20.", "08/", "1988."], ["20 août", "", "1988"], ["20", "08 août", "1 988"],
        ["2O", "O8", "I988"], ["20,", "août.", "1988 "], ["le 20", "Août", "1988"],
        ["20 août 1988", "8", "1988"], ["1988-08-20"], ["20 / 08 / 1988"],
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(texts):
    assert read(*texts) == BORN


@pytest.mark.parametrize(
    "texts", [["20 août 1988", "9", ""], ["32", "8", "1988"], ["20 Дюпон", "8", "1988"], ["lourd"]]
)
def test_two_boxes_that_do_not_agree_and_words_beside_are_refused(texts):
    assert read(*texts) is None


def test_a_real_number_in_the_first_box_is_refused_and_not_spread():
    with clock.at(TODAY), pytest.raises(Mistake) as refused:
        DateField().clean(["1 55 12 55 555 555 97", "", ""])
    assert refused.value.code == "text-real"


@pytest.mark.parametrize(
    "typed",
    [
        "GJ5p Me9L AxdC", "GJ5p.Me9L.AxdC.", "GJ5p-Me9L–AxdC", "Code : GJ5p Me9L AxdC",
        "Mon code provisoire : GJ5pMe9LAxdC", "« GJ5p Me9L AxdC »,",
    ],
)  # fmt: skip
def test_a_provisional_code_is_read_with_what_stands_around_and_between_its_groups(typed):
    assert ProvisionalCodeField().clean(typed) == "GJ5pMe9LAxdC"


@pytest.mark.parametrize(
    "typed", ["804 476", "Votre code à usage unique :\n804476", "Code : 804-476."]
)
def test_a_one_time_code_is_read_as_it_is_printed(typed):
    assert OneTimeCodeField().clean(typed) == "804476"


@pytest.mark.parametrize("around", ["{}.", "{},", " {} ", "<{}>", "« {} »"])
def test_an_address_is_read_with_the_signs_of_the_sentence_around_it(around):
    address = "inaya.leguellec.01@courriel.example"
    assert EmailField().clean(around.format(address)) == address


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("639 98 81 40", "Il manque 1 chiffre. Vous en avez écrit 9."),
        ("+33 6 39 98 81 4", "Il manque 1 chiffre. Vous en avez écrit 9."),
        ("06 39 98 81 400", "Il y a 1 chiffre en trop. Vous en avez écrit 11."),
        ("06 39 98 00 4", "Il manque 1 chiffre. Vous en avez écrit 9."),
    ],
)
def test_the_missing_digits_of_a_telephone_are_counted_as_they_were_typed(typed, told):
    with pytest.raises(Mistake) as refused:
        PhoneField().clean(typed)
    assert refused.value.params["gap"] == told
