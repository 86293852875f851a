"""Whatever the papers print, the box that asks for it takes as printed, and as people say it."""

import html
from datetime import date, time, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.urls import reverse

from profiles.fields import field_for
from profiles.measures import KINDS
from sandbox.kit.dates import in_french
from sandbox.kit.forms import Form
from sandbox.lessons import Mistake, lesson
from sandbox.workshop.models import LoginLink
from sandbox.workshop.views.access import new_mediator
from sandbox.workshop.views.prepare import NewWorkshopForm
from sandbox.world import clock
from sandbox.world.fields import (
    DateField,
    EmailField,
    NirField,
    OneTimeCodeField,
    PartialDateField,
    PhoneField,
    ProvisionalCodeField,
    TimeField,
    check_serial,
)
from tests.strict import StrictClient


@pytest.fixture
def profile(inside):
    return inside.person.account


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


EVERY_TENTH = [pytest.param(10, id="every tenth"), pytest.param(1, marks=pytest.mark.full)]


def test_every_day_of_a_year_is_read_as_it_is_printed():
    read_as_printed(box=0, apart=1)


@pytest.mark.parametrize("box", [1, 2])
@pytest.mark.parametrize("apart", EVERY_TENTH)
def test_so_it_is_in_any_box(box, apart):
    read_as_printed(box, apart)


def read_as_printed(box, apart):
    """Read the days of a leap year in this box, so many days apart."""
    for number in range(0, 366, apart):
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
        ["Inaya Leguellec, née le 20 août 1988 à Lille"], ["née le 20/08/1988 (37 ans)"],
        ["", "20.08.1988", ""], ["", "", "Née le 20 août 1988"], ["20 août 1988 à 10 h 30"],
        ["20", "8", "19 88"], ["20", "août", "1 9 8 8."],
        ["vingt août mille neuf cent quatre-vingt-huit"], ["le vingt août mil neuf cent 88"],
        ["vingt", "août", "1988"], ["vingt", "huit", "dix-neuf cent quatre-vingt-huit"],
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(texts):
    assert read(*texts) == BORN


def test_each_day_of_a_month_is_read_in_words():
    said = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
            "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
            "vingt", "vingt et un", "vingt-deux", "vingt-trois", "vingt-quatre", "vingt-cinq",
            "vingt-six", "vingt-sept", "vingt-huit", "vingt-neuf", "trente"]  # fmt: skip
    for number, words in enumerate(said, 1):
        for text in (f"le {words} septembre 1988", f"{words} mars 1988"):
            month = 3 if "mars" in text else 9
            assert read(text) == date(1988, month, number), text


@pytest.mark.parametrize(
    "hour",
    ["14:30", "14h30", "14 h 30", "à 14h30", "vers 14 h", "14:30:00", "2:30 PM", "(14:30)",
     "00:00:00", ", 14:30", "8h", "à 8 heures"],
)  # fmt: skip
def test_the_hour_that_comes_with_a_day_is_left_aside(hour):
    for day in ("20/08/1988", "1988-08-20", "20 août 1988", "20.08.1988"):
        for texts in ([f"{day} {hour}"], ["", f"{day} {hour}"], ["", "", f"{day} {hour}"]):
            assert read(*texts) == BORN, texts
    assert read("20", "8", f"1988 {hour}") == BORN
    assert read("20", f"août 1988 {hour}") == BORN


@pytest.mark.parametrize(
    "text",
    ["1988-08-20T14:30", "1988-08-20T14:30:00Z", "1988-08-20T14:30:00.000+01:00",
     "19880820T143000", "20081988 1430", "20/08/198814:30", "20/08/1988-14:30", "20/08/1988T14:30",
     "14:30 20/08/1988", "14h30 le 20/08/1988", "20/08/198814h30"],
)  # fmt: skip
def test_an_hour_pasted_with_its_day_is_left_aside(text):
    for texts in ([text], ["", text], ["", "", text]):
        assert read(*texts) == BORN, texts


def test_a_day_written_with_colons_is_no_hour():
    assert read("20:08:1988") == read("20:08", "", "1988") == BORN


def test_a_day_named_from_today_is_read_as_the_page_says_it():
    said = {"aujourd’hui": 0, "Aujourd'hui.": 0, "hier": -1, "avant-hier": -2, "demain": 1}
    for typed, apart in said.items():
        for texts in ([typed, "", ""], ["", "", typed]):
            with clock.at(TODAY):
                day = DateField(may_be_future=True).clean(texts)
            assert day == TODAY.date() + timedelta(days=apart), texts
    today = clock.real_today()
    assert DateField(may_be_future=True).clean(["aujourd’hui", "", ""]) == today
    assert read("hier", "8", "1988") is None


@pytest.mark.parametrize(
    "texts", [["20 août 1988", "9", ""], ["32", "8", "1988"], ["20 Дюпон", "8", "1988"], ["lourd"]]
)
def test_two_boxes_that_do_not_agree_and_words_beside_are_refused(texts):
    assert read(*texts) is None


@pytest.mark.parametrize("box", [0, 1, 2])
def test_a_date_of_which_the_year_is_enough_is_read_as_it_is_printed(box):
    for text, meant in {
        "12 mai 2019": "2019-05-12", "mai 2019": "2019-05", "depuis 2019.": "2019",
        "le 12/05/2019": "2019-05-12", "2019": "2019", "12 mai 2019 à 8 h 30": "2019-05-12",
    }.items():  # fmt: skip
        texts = ["", "", ""]
        texts[box] = text
        with clock.at(TODAY):
            assert PartialDateField().clean(texts) == meant, texts


SAID = {
    ("20", "8", "88"): ("date-year-short", ["annee"]),
    ("1/3/88",): ("date-year-short", ["annee"]),
    ("01.03.88",): ("date-year-short", ["annee"]),
    ("1 mars 88",): ("date-year-short", ["annee"]),
    ("200888",): ("date-year-short", ["annee"]),
    ("8", "20", "1988"): ("date-swapped", ["jour", "mois"]),
    ("08/20/1988",): ("date-swapped", ["jour", "mois"]),
    ("é0", "8", "1988"): ("date-signs", ["jour"]),
    ("&", "8", "1988"): ("date-signs", ["jour"]),
    ("20", "à_", "1988"): ("date-signs", ["mois"]),
    ("20", "8", "&ç__"): ("date-signs", ["annee"]),
    ("é0 août 1988",): ("date-signs", ["jour"]),
    ("éà/à_/&ç__",): ("date-signs", ["jour"]),
    ("", "20 août &ç__"): ("date-signs", ["mois"]),
    ("20", "", "&ç__"): ("date-signs", ["annee"]),
    ("le 20 août (jeudi)",): ("date-empty", ["annee"]),
    ("né à", "8", "1988"): ("date-day", ["jour"]),
    ("32", "8", "1988"): ("date-day", ["jour"]),
    ("20", "13", "1988"): ("date-month", ["mois"]),
    ("20", "8", "198"): ("date-year", ["annee"]),
    ("20/08/88 14:30",): ("date-year-short", ["annee"]),
    ("20", "8", "quatre-vingt-huit"): ("date-year-short", ["annee"]),
    ("trente-deux", "8", "1988"): ("date-day", ["jour"]),
}
"""{what is typed in the three boxes: (the error said, the boxes that are red)}."""


@pytest.mark.parametrize(("texts", "said"), SAID.items())
def test_each_slip_in_a_date_has_its_own_sentence(texts, said):
    names = ["day_jour", "day_mois", "day_annee"]
    with clock.at(TODAY):
        form = Birth(dict.fromkeys(names, "") | dict(zip(names, texts, strict=False)))
        assert (form.mistakes, form["day"].faulty_parts) == ([said[0]], said[1])


def test_a_real_number_in_the_first_box_is_refused_and_not_spread():
    with clock.at(TODAY), pytest.raises(Mistake) as refused:
        DateField().clean(["1 55 12 55 555 555 97", "", ""])
    assert refused.value.code == "text-real"


@pytest.mark.parametrize(
    "typed",
    [
        "GJ5p Me9L AxdC", "GJ5p.Me9L.AxdC.", "GJ5p-Me9L–AxdC", "Code : GJ5p Me9L AxdC",
        "Mon code provisoire : GJ5pMe9LAxdC", "« GJ5p Me9L AxdC »,", "code GJ5p Me9L AxdC",
        "Votre code provisoire\nGJ5pMe9LAxdC\nValable jusqu’au 12 janvier 2027",
        "Code provisoire de Zoé : GJ5p Me9L AxdC Ne le donnez à personne.", "(GJ5p/Me9L/AxdC)",
        "Vous avez demandé un nouveau code provisoire pour Zoé : GJ5pMe9LAxdC",
    ],
)  # fmt: skip
def test_a_provisional_code_is_read_with_what_stands_around_and_between_its_groups(typed):
    assert ProvisionalCodeField().clean(typed) == "GJ5pMe9LAxdC"


@pytest.mark.parametrize("typed", ["A gY2FY5PGBkE", "n 6UiZZKenm2e", "de 4F 6hgY 2F89"])
def test_a_code_of_these_papers_may_begin_as_a_label(typed):
    field = ProvisionalCodeField()
    field.codes = [typed.replace(" ", "")]
    assert field.clean(typed) == typed.replace(" ", "")


@pytest.mark.parametrize(
    "typed",
    [
        "804 476", "Votre code à usage unique :\n804476", "Code : 804-476.", "n° 804 476",
        "Espace santé (faux). Votre code à usage unique : 804 476 Ne le donnez à personne.",
        "(804476)", "804_476", "8 0 4 4 7 6", "le code est 804·476",
    ],
)  # fmt: skip
def test_a_one_time_code_is_read_as_it_is_printed(typed):
    assert OneTimeCodeField().clean(typed) == "804476"


@pytest.mark.parametrize(
    "around",
    [
        "{}.", "{},", " {} ", "<{}>", "« {} »", "Inaya <{}>", "mailto:{}", "E-mail : {}", "({})",
        "Adresse e-mail\n{}", "'{}'",
    ],
)  # fmt: skip
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


@pytest.mark.parametrize(
    ("field", "printed"),
    [
        (ProvisionalCodeField(), "5Y5e tWpB ZvNp"),
        (NirField(), "2 88 03 35 000 021 05"),
        (PhoneField(), "06 39 98 81 40"),
    ],
)
@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_what_is_pasted_twice_is_told_so(field, printed, between):
    with pytest.raises(Mistake) as refused:
        field.clean(f"{printed}{between}{printed}")
    assert refused.value.params["gap"] == "C’est écrit 2 fois, à la suite."


def test_an_address_pasted_twice_is_read_once():
    field, address = EmailField(), "inaya.leguellec.01@courriel.example"
    field.own = [address]
    assert field.clean(address * 2) == address
    with pytest.raises(Mistake) as refused:
        field.clean("inaya.vraie@orange.fr" * 2)
    assert refused.value.code == "email-real"


def test_a_serial_number_too_long_is_not_to_be_added_to():
    with pytest.raises(Mistake) as refused:
        check_serial("99999101408" * 2, has_photo=True, nirs=[])
    assert "Ajoutez" not in lesson(refused.value.code, **refused.value.params).what


# -- measures -------------------------------------------------------------------------------------

MEASURES = {
    "poids": {"56,1 kg.": "56.1", "56.1kg": "56.1", "56 kilos 100": "56.1", "56,1,": "56.1"},
    "taille": {"1,55 m.": 155, "1m55.": 155, "155 cm.": 155, "1’55": 155, "l,55": 155, "1m5O": 150},
    "tour-de-taille": {"80 cm.": 80, "80 centimètres": 80},
    "tension": {
        "128 mm Hg.": 128,
        "l28": 128,
        "13O": 130,
        "12,8": 128,
        "13": 130,
        "13 cm de mercure": 130,
    },
    "frequence-cardiaque": {"70 bpm": 70, "70/min.": 70, "70 pulsations par minute": 70},
    "temperature": {"37,2 °C.": "37.2", "37°2": "37.2", "37.2 C": "37.2", "37,2 degres": "37.2"},
    "glycemie": {"0,95 g/L.": "0.95", "0,95 g / l": "0.95", "1 g 20": "1.2", "1,2 gr/l": "1.2"},
    "hba1c": {"6,5 %.": "6.5", "6,5 pour cent": "6.5"},
    "taux-de-glucose": {"95 mg/dL.": 95, "95 mg / dl": 95},
    "douleur": {"4/10.": 4, "4 sur 10": 4},
    "pas": {"4 500 pas.": 4500, "4.500": 4500, "4500 pas": 4500},
    "perimetre-cranien": {"42,5 cm.": "42.5"},
}


@pytest.mark.parametrize("slug", MEASURES)
def test_a_measure_is_read_with_its_unit_and_a_final_dot(slug):
    for typed, meant in MEASURES[slug].items():
        assert field_for(KINDS[slug]).clean(typed) == Decimal(meant), typed


@pytest.mark.parametrize(
    ("value", "second"),
    [
        ("13/8", ""),
        ("13 sur 8", ""),
        ("", "13/8"),
        ("13", "13/8"),
        ("13/8", "8"),
        ("13", "8."),
        ("13 8", ""),
        ("13/8.", ""),
    ],
)
def test_a_pressure_is_read_in_whichever_box_it_is_written(inside, profile, value, second):
    today = inside.world.now
    day = {"taken_on_jour": today.day, "taken_on_mois": today.month, "taken_on_annee": today.year}
    url = reverse("profiles:add_measure", args=["tension"])
    assert inside.send(url, {"value": value, "second": second} | day).status_code == 302
    kept = profile.measure_set.get()
    assert (kept.value, kept.second) == (130, 80)


def test_an_hour_is_read_as_it_is_said():
    for typed, meant in {
        "14 h 30": (14, 30), "14h3O": (14, 30), "l4 h 30.": (14, 30), "1Oh": (10, 0),
        "2 h 30 de l’après-midi": (14, 30), "2h30 de l'apres-midi": (14, 30),
        "9 h du matin": (9, 0), "8 heures du soir": (20, 0), "midi": (12, 0),
        "midi et demie": (12, 30),
    }.items():  # fmt: skip
        assert TimeField().clean(typed) == time(*meant), typed


def test_two_boxes_that_do_not_agree_on_a_pressure_are_left_as_they_are(inside, profile):
    url = reverse("profiles:add_measure", args=["tension"])
    page = inside.send(url, {"value": "12", "second": "13/8"}).content.decode()
    assert 'value="12"' in page
    assert 'value="13/8"' in page
    assert not profile.measure_set.exists()


@pytest.mark.parametrize(("born", "weight"), [("1958", "56,1"), ("2020", "24,5"), ("2025", "7,4")])
def test_the_example_of_a_measure_fits_its_age(born, weight):
    field = field_for(KINDS["poids"])
    with clock.at(TODAY):
        field.fit(SimpleNamespace(born_on=date(int(born), 5, 2)))
    assert field.help_text == f"Exemple\u00a0: {weight}"
    with pytest.raises(Mistake) as refused:
        field.clean("lourd")
    assert refused.value.params["example"] == weight


# -- the codes of the room ------------------------------------------------------------------------

AS_SAID = ["{}", " {} ", "{}.", "Code : {}", "n° {}", "« {} »", "({})"]


def in_groups(code):
    half = len(code) // 2
    yield from [
        code,
        " ".join(code),
        f"{code[:half]} {code[half:]}",
        f"{code[:half]}-{code[half:]}",
    ]


def test_the_codes_of_the_room_are_read_as_they_are_printed_and_said(workshop, learner):
    seat = learner.seat
    link = LoginLink.objects.renew(new_mediator())
    doors = {
        "/": ([workshop.code, workshop.code.lower()], ["l’atelier {}", "Code de l’atelier\n{}"]),
        f"/salle/{workshop.code}/{seat.number}/": ([seat.code], ["Code de la place\u00a0: {}"]),
        "/animation/code/": ([link.code, link.code.lower()], ["Code pour animer {}"]),
    }
    for url, (codes, ways) in doors.items():
        texts = [each for code in codes for each in in_groups(code)]
        for typed in [way.format(text) for way in AS_SAID + ways for text in texts]:
            assert StrictClient().post(url, {"code": typed}).status_code == 302, (url, typed)


def test_what_is_not_the_code_of_a_place_is_named(workshop, learner):
    url = f"/salle/{workshop.code}/{learner.seat.number}/"
    for typed, slug in {
        f"n° {learner.seat.number}": "seat-code-is-number",
        f"place {learner.seat.number}": "seat-code-is-number",
        "&é\"'": "seat-code-signs",
        "1O3": "seat-code-signs",
    }.items():
        page = StrictClient().post(url, {"code": typed}).content.decode()
        assert lesson(slug, slip="", how="").why in html.unescape(page), typed


@pytest.mark.parametrize("typed", ["12", "12.", "12 places", " 12 place "])
def test_a_number_of_places_is_read_as_it_is_said(db, typed):
    form = NewWorkshopForm({"seats": typed})
    form.is_valid()
    assert form.cleaned_data["seats"] == 12


def test_an_example_is_that_of_the_child_who_is_asked_about(inside):
    child = inside.person.children.order_by("born_on").last()
    page = inside.get(reverse("profiles:child_code", args=["identite"])).content.decode()
    assert f"27\u00a03\u00a0{child.born_on.year // 10}0" in page


def test_the_example_of_an_appointment_is_to_come(inside):
    page = inside.get(reverse("profiles:add_date", args=["rendez-vous"])).content.decode()
    assert f"27\u00a03\u00a0{inside.world.now.year + 1}" in page
