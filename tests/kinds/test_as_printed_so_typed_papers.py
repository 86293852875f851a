"""As printed, so typed: whatever is on the papers of a scenario is read back by the box for it.

The papers are read as their reader copies them, from the pages and the messages; what must be
understood is what the people were drawn with, never what the fields make of it.
"""

import html
import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from accounts.activation import CredentialForm
from accounts.contacts import ContactForm
from accounts.identity import IdentityForm
from accounts.login import OneTimeCodeForm
from accounts.provisional_code import ProvisionalCodeForm as ProvisionalForm
from sandbox.kit.dates import in_french
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from sandbox.world import clock, codes, identities, post
from sandbox.world import writing as printed
from sandbox.world.fields import (
    EmailField,
    IdentifiantField,
    NirField,
    PhoneField,
    ProvisionalCodeField,
    SerialField,
)
from tests import remembered
from tests.kinds.walked import read
from tests.strict import Learner, StrictClient
from tests.workshop.conftest import Mediator

AROUND = ["{}", "{}.", " {} ", "«\u00a0{}\u00a0»", "{},", "({})", "{}\n"]
"""How a value is copied: alone, or with the signs of the line where it stands."""

BLOCK = re.compile(r"</?(?:p|b|br|dt|dd|div|dl|h\d|li|small|tr|td|section|article)[^>]*>")
ROW = re.compile(r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", re.DOTALL)


def text_of(markup):
    """What one copies of a page: a line for each block, nothing between two pieces of a line."""
    lines = re.sub(r"<[^>]*>", "", BLOCK.sub("\n", markup))
    return re.sub(r"\n\s*", "\n", html.unescape(lines)).strip()


def rows_of(page):
    return [(text_of(label), text_of(value)) for label, value in ROW.findall(page)]


def only(field, person, own=True):
    """A field as it is on the page of this person."""
    field.own = person.printed if own else ()
    return field


def papers_of(learner, workshop, mediator):
    """Every page on which the papers are: the site's, and the sheet to print."""
    return [
        learner.get("/papiers/").content.decode(),
        mediator.get(f"/animation/{workshop.code}/fiches/?place=1").content.decode(),
    ]


@pytest.fixture(params=build.scenarios())
def sat(request, db, run):
    mediator = Mediator(access.new_mediator())
    workshop = remembered.workshop(run, request.param, 2, owner=mediator.user)
    learner = Learner(workshop.places.first())
    return learner, papers_of(learner, workshop, mediator)


BOXES = {
    "Adresse e-mail": (EmailField, "email"),
    "Adresse de rechange": (EmailField, "spare_email"),
    "Téléphone mobile": (PhoneField, "phone"),
    "Mobile de rechange": (PhoneField, "spare_phone"),
    "Identifiant": (IdentifiantField, "noted_identifiant"),
}


def each_line_of_the_sheet_is_read_by_its_box(learner, pages, tried):
    person, lines = learner.person, 0
    for label, value in (row for page in pages for row in rows_of(page) if row[0] in BOXES):
        kind, name = BOXES[label]
        for around in [*AROUND, label + "\u00a0: {}", label + "\n{}"]:
            typed = around.format(value)
            assert only(kind(), person).clean(typed) == getattr(person, name), typed
            lines += 1
    tried(lines, "lines of a sheet, as they are copied")
    assert lines


def each_birth_date_is_read_in_one_box_and_in_three(learner, pages):
    born = {person.born_on for person in learner.world.person_set.all()}
    said = {in_french(day): day for day in born}
    rows = [row for page in pages for row in rows_of(page) if re.search(r"[Nn]ée? le$", row[0])]
    assert rows
    with clock.at(learner.world.now):
        for label, value in rows:
            day = next(each for text, each in said.items() if text.split() == value.split())
            for typed in [
                value,
                f"{label} {value}",
                f"{value}.",
                f"{day:%d/%m/%Y}",
                f"{day:%d.%m.%Y}",
            ]:
                assert birth(learner.person, typed, "", "") == day, typed
            assert birth(learner.person, *value.split()) == day


def birth(person, *texts):
    data = dict(zip(["naissance_jour", "naissance_mois", "naissance_annee"], texts, strict=True))
    form = IdentityForm(data, person=person)
    form.is_valid()
    return form.cleaned_data.get("naissance")


def the_card_names_its_person(learner, pages):
    person, card = learner.person, learner.person.carte_vitale
    number = re.search(r"idcard__nir\"><small>.*?</small><span[^>]*>(.*?)</span>", pages[0])[1]
    serial = re.search(r"idcard__look\"[^>]*>[^<]*<b[^>]*>(.*?)</b>", pages[0])[1]
    day = person.born_on
    for around in AROUND:
        answers = {
            "nir": around.format(html.unescape(number)),
            "serie": around.format(html.unescape(serial)),
            "naissance_jour": in_french(day),
            "carte": "avec-photo" if card.has_photo else "sans-photo",
        }
        with clock.at(learner.world.now):
            form = IdentityForm(answers, person=person)
            assert form.is_valid(), (answers, form.mistakes)
        assert form.subjects == [person]


def each_code_is_read_as_its_letter_or_its_message_says_it(learner):
    person = learner.person
    with clock.at(learner.world.now):
        for channel in ["email", "sms", "letter"]:
            asked = identities.provisional_code(channel)
            valid = date(2031, 1, 1).isoformat()
            context = {"code": asked, "child": "", "valid_until": valid}
            post.send(person, channel, "provisional_code", context)
            person.provisional_codes.create(world=person.world, code=asked, sent_on=clock.today())
        digits = codes.one_time_code()
        for channel in ["email", "sms"]:
            post.send(person, channel, "one_time_code", {"code": digits})
        person.one_time_codes.create(
            world=person.world, code=digits, channel="sms", sent_at=clock.real_now()
        )
        page = text_of(learner.get("/papiers/").content.decode())
        lines, shown = page.split("\n"), 0
        for code in person.provisional_codes.values_list("code", flat=True):
            said = [line for line in lines if code in line]
            shown += bool(said)
            for typed in said + [f"{before}\n{code}" for before in ["Votre code provisoire"]]:
                form = ProvisionalForm({"code": typed}, person=person)
                form.is_valid()
                read = form.cleaned_data.get("code")
                assert (read and read.code) == code or form.mistakes[0] in STANDING, typed
        assert shown >= 2  # the letter may still be in the post
        for typed in [line for line in lines if digits in line]:
            form = OneTimeCodeForm({"code": typed}, person=person)
            assert form.is_valid(), (typed, form.mistakes)


STANDING = {
    "code-used",
    "code-expired",
    "code-replaced",
    "code-used-to-refuse",
    "code-expired-asked",
}
"""A code that was read, and serves no more."""


def the_sheet_s_own_is_never_taken_for_a_slip(learner):
    person = learner.person
    password = person.noted_password or person.spare_password
    answers = {
        "identifiant": f"{person.noted_identifiant} ",
        "password": password,
        "confirmation": password,
    }
    form = CredentialForm(answers, person=person)
    assert form.is_valid(), form.mistakes
    contact = {"email": f"<{person.email}>", "telephone": f"{printed.phone(person.phone)}."}
    if person.email:
        assert ContactForm(contact, person=person).is_valid()


def the_example_under_a_birth_date_is_of_one_s_time(learner):
    shown = text_of(learner.get("/site/nouveau-code/identite/").content.decode())
    assert f"27\u00a03\u00a0{learner.person.born_on.year // 10}0" in shown


@pytest.mark.swept
def test_whatever_the_papers_of_a_scenario_print_is_read(sat, tried):
    learner, pages = sat
    each_line_of_the_sheet_is_read_by_its_box(learner, pages, tried)
    each_birth_date_is_read_in_one_box_and_in_three(learner, pages)
    the_card_names_its_person(learner, pages)
    the_example_under_a_birth_date_is_of_one_s_time(learner)
    the_sheet_s_own_is_never_taken_for_a_slip(learner)
    each_code_is_read_as_its_letter_or_its_message_says_it(learner)


# -- everybody that the generator can make ---------------------------------------------------------

PEOPLE = [
    (first, last, sex, department, rank, length)
    for rank, (first, last, sex, department, length) in enumerate(
        (first, last, sex, department, length)
        for first, last, sex in [
            ("Zoé-Lou", "Le Guellec", "F"), ("Éric", "d’Ornano", "M"), ("Mail", "De La Carte", "M"),
            ("Nir", "Code", "F"), ("O", "Numéro", "M"), ("Place", "Mobile", "F"),
        ]
        for department in ["01", "19", "2A", "2B", "21", "75", "90"]
        for length in [8, 9, 11, 13]
    )
]  # fmt: skip


def test_whoever_is_drawn_is_read_as_printed(tried):
    for first, last, sex, department, rank, length in PEOPLE:
        who = identities.make(
            seed=f"{rank}", rank=rank, tag=f"{rank % 40:02d}", first_name=first, last_name=last,
            sex=sex, born_year=1925 + rank % 100, department=department, serial_length=length,
        )  # fmt: skip
        values = [
            (NirField, printed.nir(who.nir), who.nir),
            (SerialField, printed.serial(who.serial), who.serial),
            (PhoneField, printed.phone(who.phone), who.phone),
            (PhoneField, printed.phone(who.spare_phone), who.spare_phone),
            (EmailField, re.sub("<.*?>", "", printed.address(who.email)), who.email),
            (EmailField, who.spare_email, who.spare_email),
            (IdentifiantField, who.identifiant, who.identifiant),
        ]
        for kind, value, meant in values:
            field = kind()
            field.own = [who.nir, who.serial, who.phone, who.email]
            for around in AROUND:
                assert field.clean(around.format(value)) == meant, around.format(value)
    tried(len(PEOPLE), "people whose papers are read back")


# -- paper: the PDF, the summary, the wall -------------------------------------------------------


def as_printed(value, text):
    """How a page prints that value: its signs in order, whatever blank is between them."""
    sought = r"\s*".join(map(re.escape, value))
    return {found.strip() for found in re.findall(rf"(?<!\w){sought}(?!\w)", text)}


def boxes_of(person):
    """Each box that asks for something of these papers, and what is meant."""
    card = person.carte_vitale
    yield from [(NirField, person.nir), (SerialField, card.serial)]
    yield from [(PhoneField, each) for each in person.phones]
    yield from [(EmailField, each) for each in person.emails]
    yield IdentifiantField, person.noted_identifiant
    codes = person.provisional_codes.filter(replaced_at=None, misprint="")
    yield from [(ProvisionalCodeField, each.code) for each in codes]


def test_what_is_on_paper_is_read_as_it_is_copied_from_it(db, run, tried):
    mediator = Mediator(access.new_mediator())
    first, *others = build.scenarios()
    workshop = build.workshop(
        scenario=first, other_scenarios=others, seats=len(others) + 1, owner=mediator.user
    )
    file = PdfReader(BytesIO(mediator.get(f"/animation/{workshop.code}/fiches.pdf").content))
    texts = [page.extract_text() for page in file.pages]
    summary = text_of(mediator.get(f"/animation/{workshop.code}/fiche-animateur/").content.decode())
    for at, seat in enumerate(workshop.places.order_by("number")):
        person, found = seat.world.player, 0
        paper = "\n".join([*texts[2 * at : 2 * at + 2], summary])
        for kind, value in boxes_of(person):
            for typed in as_printed(value, paper):
                assert only(kind(), person).clean(typed) == value, typed
                found += 1
        assert found >= 4, seat
        tried(found, "values as they are on paper")


def test_the_code_on_the_wall_opens_the_room(db, run):
    mediator = Mediator(access.new_mediator())
    workshop = remembered.workshop(run, "sans-photo", 2, owner=mediator.user)
    wall = text_of(mediator.get(f"/animation/{workshop.code}/mur/").content.decode())
    said = [line for line in wall.split("\n") if workshop.code in line]
    assert said
    for line in said:
        assert StrictClient().post("/", {"code": line}).status_code == 302, line


def test_a_browser_that_translates_leaves_what_is_to_be_copied(learner):
    """Translated, a code or a name is no longer what the boxes ask for."""
    learner.reach("identite")
    root, _ = read(learner.get(learner.step("identite")).content.decode())
    copied = root.having("code") + root.having("number")
    copied += root.having("facts")[0].find("dd")
    assert copied
    assert {each.get("translate") for each in copied} == {"no"}
