"""Whatever is typed in a guarded field: never an exception, always a lesson, nothing real kept."""

import re
import unicodedata
from datetime import date, time
from types import SimpleNamespace

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum.fr import nir as oracle

from accounts.identity import IdentityForm
from sandbox.kit.forms import Form
from sandbox.lessons import LESSONS, Mistake
from sandbox.world import clock, fictitious, identities
from sandbox.world.fields import (
    CardsField,
    ChecksField,
    ChoiceField,
    CommentField,
    ConsentField,
    DateField,
    Drawn,
    EmailField,
    FileField,
    IdentifiantField,
    NirField,
    NumberField,
    OneTimeCodeField,
    OptionField,
    PartialDateField,
    PasswordField,
    PhoneField,
    ProvisionalCodeField,
    SelectField,
    ShortChoiceField,
    SwitchField,
    TextField,
    TimeField,
)
from sandbox.world.fields.text import NumberBox

TODAY = clock.morning_of(date(2026, 3, 16))
INAYA = identities.make(
    seed="essai", rank=7, tag="07", first_name="Inaya", last_name="Essai", sex="F",
    born_year=1988, department="2A",
)  # fmt: skip
OURS = [INAYA.nir, INAYA.serial, INAYA.email, INAYA.phone, INAYA.identifiant, "034567"]
REAL = [
    "155125555555597", "2 69 05 49 588 157 80", "1 84 12 76 451 089 46", "01024576124",
    "06 12 34 56 78", "+33 6 12 34 56 78", "00 33 (0)6.12.34.56.78", "marie@orange.fr",
    "Marie <marie@orange.fr>",
]  # fmt: skip

separators = st.sampled_from(["", " ", "  ", ".", "-", "/", "\u00a0", "\u202f", "\u200b", "\t"])
digits = st.text("0123456789", min_size=1, max_size=20)
spaced = st.builds(lambda text, gap: gap.join(text), digits, separators)
other_digits = digits.map(lambda text: text.translate({48 + n: 0x0660 + n for n in range(10)}))
known = st.sampled_from(OURS + REAL)
slips = st.builds(
    lambda text, place, letter: text[:place] + letter + text[place + 1 :],
    known,
    st.integers(0, 20),
    st.characters(exclude_categories=["Cs"]),
)
around = st.builds(lambda before, text, after: before + text + after, st.text(), known, st.text())
typed = st.one_of(st.text(max_size=200), spaced, other_digits, known, slips, around)


class Everything(Form):
    """One field of each kind, alone on its page."""

    nir = NirField(empty="nir-empty")
    code = ProvisionalCodeField(empty="code-empty")
    email = EmailField(empty="email-empty")
    phone = PhoneField()
    identifiant = IdentifiantField(empty="identifiant-empty")
    otp = OneTimeCodeField(empty="otp-empty")
    hour = TimeField(empty="time-empty")
    number = NumberField(low=1, high=350, unlikely="number-format")
    comment = CommentField()
    text = TextField(empty="title-empty")


HOLDS = {
    "nir": fictitious.is_fictitious_nir,
    "code": re.compile(r"[A-Za-z0-9]{12}").fullmatch,
    "email": re.compile(r"[^@]+@(?:[^@.]+\.)*example", re.IGNORECASE).fullmatch,
    "phone": re.compile(r"(?:063998[0-9]{4})?").fullmatch,
    "identifiant": re.compile(r"[a-z0-9._-]{8,100}").fullmatch,
    "otp": re.compile(r"[0-9]{6}").fullmatch,
    "hour": lambda value: isinstance(value, time),
    "number": lambda value: value is None or 1 <= value <= 350,
    "comment": lambda value: len(value) <= 200 and not fictitious.may_hold_something_real(value),
    "text": lambda value: not fictitious.may_hold_something_real(value),
}
"""What a value must be, once accepted."""

ANSWERS = {
    "nir": {slug for slug in LESSONS if slug.startswith("nir-")},
    "code": {"code-empty", "code-character", "code-length", "code-signs", "code-is-another"},
    "email": {slug for slug in LESSONS if slug.startswith("email-")},
    "phone": {slug for slug in LESSONS if slug.startswith("phone-")},
    "identifiant": {
        "identifiant-empty", "identifiant-is-nir", "identifiant-characters", "identifiant-length",
        "identifiant-capitals", "identifiant-is-another", "text-real",
    },
    "otp": {"otp-empty", "otp-format", "otp-characters", "otp-signs", "text-real"},
    "hour": {"time-empty", "time-format", "text-real"},
    "number": {"number-format", "text-real"},
    "comment": {"comment-too-long", "text-real"},
    "text": {"title-empty", "text-real"},
    "serie": {slug for slug in LESSONS if slug.startswith("serial-")},
    "naissance": {slug for slug in LESSONS if slug.startswith("date-")} | {"text-real"},
}  # fmt: skip
"""What each field may answer: a mistake of its own kind, never another field's."""


@pytest.mark.parametrize("name", HOLDS)
@settings(max_examples=100, deadline=None)
@given(text=typed)
@example(text="")
@example(text="\x00")
@example(text="²" * 15)
@example(text="0\x1f99999000")
@example(text="١٥٥١٢٥٥٥٥٥٥٥٥٩٧")
def test_a_field_takes_anything_and_keeps_only_the_fake(name, text):
    judge(name, text)


@pytest.mark.full
@pytest.mark.parametrize("name", HOLDS)
@settings(max_examples=1000, deadline=None)
@given(text=typed)
def test_a_field_takes_a_thousand_things_and_keeps_only_the_fake(name, text):
    judge(name, text)


def judge(name, text):
    form = Everything({name: text})
    errors = form.errors_of(name)
    if not errors:
        assert HOLDS[name](form.cleaned_data[name])
        assert name == "code" or not is_somebody_s(str(form.cleaned_data[name]))
    assert {error.code for error in errors} <= ANSWERS[name]
    keeps = all(LESSONS[error.code].keeps for error in errors)
    assert form[name].shown == (text if keeps else "")
    if is_somebody_s(text):
        assert errors
        assert not keeps


def is_somebody_s(text):
    """Ours is another reading than the guard's: a number that a stranger may have."""
    seen = unicodedata.normalize("NFKC", text).strip()
    if not re.fullmatch(r"[0-9AB .-]{15,25}", seen):
        return False
    number = re.sub(r"[ .-]", "", seen)
    return len(number) == 15 and oracle.is_valid(number) and number[7:10] != "000"


CODE = "2NFSxK9EMBMX"
OWN = {"nir": INAYA.nir, "code": CODE, "phone": INAYA.phone, "otp": "034567"}


@pytest.mark.parametrize("name", OWN)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_what_the_papers_say_is_taken_however_it_is_spaced(name, data):
    gaps = st.sampled_from(["", " ", "  ", "-", "\u00a0", "\u202f", "\t"])
    text = "".join(letter + data.draw(gaps) for letter in OWN[name])
    form = Everything({name: f" {text} "})
    assert form.errors_of(name) == []
    assert form.cleaned_data[name] == OWN[name]


def test_a_number_is_taken_in_small_letters_too():
    form = Everything({"nir": INAYA.nir.lower()})
    assert form.errors_of("nir") == []
    assert form.cleaned_data["nir"] == INAYA.nir


@pytest.mark.parametrize("start", ["38803", "78803", "28800", "28813", "28843"])
def test_a_temporary_number_or_a_month_that_is_none_is_refused(start):
    body = start + "35000021"
    form = Everything({"nir": body + fictitious.nir_key(body)})
    assert [error.code for error in form.errors_of("nir")] == ["nir-start"]


@pytest.mark.parametrize("start", ["28820", "28842", "28850", "28899"])
def test_a_month_that_is_not_known_is_a_month(start):
    body = start + "99000021"
    form = Everything({"nir": body + fictitious.nir_key(body)})
    assert "nir-start" not in [error.code for error in form.errors_of("nir")]


@pytest.mark.parametrize("capitals", [str.upper, str.lower, str.swapcase])
def test_the_case_of_a_provisional_code_is_kept(capitals):
    form = Everything({"code": capitals(CODE)})
    assert form.errors_of("code") == []
    assert form.cleaned_data["code"] == capitals(CODE)


class Paper(SimpleNamespace):
    """Somebody whose papers are in no database."""


def somebody():
    card = Paper(has_photo=True, serial=INAYA.serial)
    printed = [INAYA.nir, INAYA.serial]
    return Paper(nir=INAYA.nir, born_on=INAYA.born_on, carte_vitale=card, printed=printed)


@settings(max_examples=300, deadline=None)
@given(
    serial=typed,
    card=st.sampled_from(["avec-photo", "sans-photo", "", "autre"]),
    nir=st.sampled_from([INAYA.nir, ""]),
)
@example(serial="8025000002", card="avec-photo", nir=INAYA.nir)
@example(serial="8025000002" + INAYA.serial, card="avec-photo", nir=INAYA.nir)
@example(serial="12031988", card="sans-photo", nir="")
def test_a_serial_number_takes_anything_and_keeps_only_the_fake(serial, card, nir):
    data = {"nir": nir, "carte": card, "serie": serial}
    with clock.at(TODAY):
        form = IdentityForm(data, person=somebody())
        errors = form.errors_of("serie")
    if not errors:
        value = form.cleaned_data["serie"]
        assert value.startswith(fictitious.SERIAL_BODY)
        assert fictitious.is_digits(value)
    assert {error.code for error in errors} <= ANSWERS["serie"]
    keeps = all(LESSONS[error.code].keeps for error in errors)
    assert form["serie"].shown == (serial if keeps else "")


class Choices(Form):
    secret = PasswordField(empty="password-empty")
    card = ChoiceField(label="", empty="card-empty", choices=[("avec", "A", ""), ("sans", "B", "")])
    accord = ConsentField(label="", empty="terms-refused")
    option = OptionField(label="")
    switch = SwitchField(label="")
    short = ShortChoiceField(label="", empty="card-empty", choices=[("avec", "A", "")])
    listed = SelectField(label="", choices=[("avec", "A")])
    several = ChecksField(label="", choices=[("avec", "A")])
    cards = CardsField(label="", empty="scenario-empty", choices=[("avec", "A", "")])


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(typed, st.sampled_from(["avec", "on", "true", "1"])))
def test_a_box_is_ticked_or_not_and_a_secret_never_comes_back(text):
    form = Choices(MultiValueDict({name: [text] for name in Choices.base_fields}))
    found = {name: [error.code for error in form.errors_of(name)] for name in Choices.base_fields}
    assert found == {
        "secret": [] if text.replace("\x00", "") else ["password-empty"],
        "card": [] if text == "avec" else ["card-empty"],
        "accord": [] if text == "on" else ["terms-refused"],
        "option": [],
        "switch": [],
        "short": [] if text == "avec" else ["card-empty"],
        "listed": [] if text in {"", "avec"} else ["choice-unknown"],
        "several": [] if text == "avec" else ["choice-unknown"],
        "cards": [] if text == "avec" else ["scenario-empty"],
    }
    assert form["secret"].shown == ""


def kinds_of(kind):
    return {kind}.union(*map(kinds_of, kind.__subclasses__()))


ELSEWHERE = {FileField}
"""A file is tried with the page that takes it."""


def test_no_kind_of_field_is_left_out():
    forms = [Everything, IdentityForm, Choices, Birth]
    tried = {type(field) for form in forms for field in form.base_fields.values()}
    ours = {kind for kind in kinds_of(Drawn) if kind.__module__.startswith("sandbox.world.fields")}
    assert ours - {Drawn, NumberBox} <= tried | ELSEWHERE


part = st.one_of(
    st.text(max_size=20), digits, known, st.integers(-5, 4000).map(str), st.just("février")
)


class Birth(Form):
    naissance = DateField()
    debut = PartialDateField()


@settings(max_examples=500, deadline=None)
@given(day=part, month=part, year=part)
@example(day="29", month="2", year="1900")
@example(day="29", month="févr.", year="2000")
@example(day="17", month="3", year="2026")
def test_a_date_takes_anything_and_gives_a_past_day(day, month, year):
    data = {"naissance_jour": day, "naissance_mois": month, "naissance_annee": year}
    with clock.at(TODAY):
        form = Birth(data)
        errors = form.errors_of("naissance")
    if not errors:
        born = form.cleaned_data["naissance"]
        if day.isascii() and day.isdigit() and len(day) < 3:
            assert born.day == int(day)
        assert date(1000, 1, 1) <= born <= TODAY.date()
    assert {error.code for error in errors} <= ANSWERS["naissance"]
    shown = [part["value"] for part in form["naissance"].parts]
    kept = [day, month, year] if all(LESSONS[error.code].keeps for error in errors) else [""] * 3
    if shown != kept:
        assert kept != [""] * 3
        assert not any(map(fictitious.may_hold_something_real, shown))


@settings(max_examples=300, deadline=None)
@given(day=part, month=part, year=part)
@example(day="", month="", year="2019")
@example(day="", month="mars", year="2019")
@example(day="3", month="", year="2019")
def test_a_year_may_be_enough_and_nothing_else_passes(day, month, year):
    data = {"debut_jour": day, "debut_mois": month, "debut_annee": year}
    with clock.at(TODAY):
        form = Birth(data)
        errors = form.errors_of("debut")
    if not errors:
        assert re.fullmatch(r"|[0-9]{4}(-[0-9]{2}){0,2}", form.cleaned_data["debut"])
        assert form.cleaned_data["debut"] <= TODAY.date().isoformat()
    assert {error.code for error in errors} <= ANSWERS["naissance"]


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("14 h 30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("14\u00a0h\u00a030", time(14, 30)),
        ("14 heures 30", time(14, 30)),
        ("14 H 30 min", time(14, 30)),
        ("9h", time(9)),
        ("09", time(9)),
        ("0 h 05", time(0, 5)),
        ("1 heure", time(1)),
        ("23:59", time(23, 59)),
        ("à 14 h 30.", time(14, 30)),
        ("vers 9h", time(9)),
        ("midi et demie", time(12, 30)),
    ],
)
def test_an_hour_is_read_as_people_write_it(text, hour):
    assert TimeField(empty="time-empty").clean(text) == hour


@pytest.mark.parametrize(
    "text", ["24 h", "14 h 60", "le matin", "14 h 3", "h 30", "-1", "14 h 300", "٣ h"]
)
def test_what_is_not_an_hour_is_refused(text):
    with pytest.raises(Mistake) as refused:
        TimeField(empty="time-empty").clean(text)
    assert refused.value.code == "time-format"


def test_an_hour_that_may_be_left_out():
    assert TimeField().clean("") is None
