"""Whatever the papers print, the box that asks for it takes as printed, and as people say it."""

from datetime import date, timedelta

import pytest

from sandbox.dates import in_french
from sandbox.forms import Form
from sandbox.lessons import Mistake
from sandbox.world import clock
from sandbox.world.fields import DateField

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
