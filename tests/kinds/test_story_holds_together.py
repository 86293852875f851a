"""« The story holds together »: at whatever date the workshop is held, everything told agrees.

Every scenario is built at four dates of a year, at the turns of the calendar and far ahead; in the
full tier, at four dates of each of three years. Each
date printed on a page, in a document, a letter, a PDF or an export is read and judged by rules of
this file alone.
"""

import io
import json
import re
import tomllib
import zipfile
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from pypdf import PdfReader

from accounts.difficulties.difficulty import DifficultyKind
from accounts.proof_of_refusal import proof_of
from accounts.states import State
from profiles import export
from sandbox.workshop.models import Seat, Workshop
from sandbox.workshop.moves import lead as leading
from sandbox.workshop.moves.timeline import Timeline
from sandbox.workshop.robot.journeys import STEPS
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from tests.kinds.test_french import sentences
from tests.strict import Learner

DAYS = [date(year, month, 9) for year in (2026, 2027, 2028) for month in (1, 4, 7, 10)]
TURNS = [
    date(2026, 1, 1),
    date(2026, 10, 26),
    date(2027, 12, 31),
    date(2028, 2, 29),
    date(2028, 3, 1),
]
"""The change of year, 29 February, and the stay that straddles nothing but a month."""

FAR = date(2032, 6, 1)

SCENARIOS = sorted(build.scenarios())

MONTHS = {
    name: rank
    for rank, name in enumerate(
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        start=1,
    )
}
WHOLE_DATE = re.compile(rf"\b(1er|\d{{1,2}})\s({'|'.join(MONTHS)})\s((?:19|20)\d\d)")


def some_days(first, *others):
    """One day in the short tier, the others in the full one: told by their date."""
    later = [pytest.param(day, id=str(day), marks=pytest.mark.full) for day in others]
    return pytest.mark.parametrize("held_on", [pytest.param(first, id=str(first)), *later])


def dates_in(text):
    return [
        date(int(year), MONTHS[month], int(day.removesuffix("er")))
        for day, month, year in WHOLE_DATE.findall(text)
    ]


def room(scenario, held_on):
    """Place 1 alone: nobody reads the mediator's own place here, which would take as long."""
    return build.add_seat(Workshop.objects.create(scenario=scenario, seed="récit", held_on=held_on))


def go(seat, step):
    with transaction.atomic():
        held = Seat.objects.filter(pk=seat.pk).select_related("workshop", "world")
        leading.lead(list(held.select_for_update()), STEPS[step])
    seat.world.refresh_from_db()


def began(account):
    """When this space began to exist, by the events of its life; None where it never did."""
    made = account.events.filter(after__in=["auto_created", "activated"]).order_by("at").first()
    return made and made.at


# -- what is inside a space ------------------------------------------------------------------------


ENTRIES = ["illness", "treatment", "allergy", "vaccination", "hospitalstay", "relative"]
INSIDE = [
    "document_set",
    "message_set__thread",
    "professionalaccess_set__professional",
    "activity_set",
    "measure_set",
    "hospitalstay_set__documents",
    *(f"{name}_set" for name in ENTRIES),
]
"""Asked for once for all the spaces of a world, and not for each."""


def moments_of(account):
    """(what, moment) of everything that is in a space."""
    for document in account.document_set.all():
        yield f"document {document}", document.added_at
    for message in account.message_set.all():
        yield f"message {message.thread}", message.sent_at
    for access in account.professionalaccess_set.all():
        yield f"access {access.professional}", access.since
    for line in account.activity_set.all():
        yield f"history {line}", line.at
    for measure in account.measure_set.all():
        yield f"measure {measure.kind}", measure.added_at
    for name in ENTRIES:
        for entry in getattr(account, f"{name}_set").all():
            yield f"{name} {entry}", entry.added_at


def judge(seat, held_on):
    """What does not hold, in words."""
    faults = []
    world = seat.world
    for account in world.account_set.select_related("holder").prefetch_related(*INSIDE):
        start = began(account)
        for what, moment in moments_of(account) if start else []:
            if moment < start:
                faults.append(f"{what}: {moment} is before the space, {start}")
            if moment > world.now:
                faults.append(f"{what}: {moment} is after today")
        for document in account.document_set.all() if start else []:
            if not account.holder.born_on < document.dated_on <= clock.day_of(world.now):
                faults.append(f"{document}: dated {document.dated_on}")
            said = f"{document} {json.dumps(document.content, ensure_ascii=False)}".lower()
            if "grippe" in said and document.dated_on.month not in {10, 11, 12, 1}:
                faults.append(f"{document}: a flu vaccine on {document.dated_on}")
        for shot in account.vaccination_set.all():
            if shot.name != "grippe":
                continue
            if int(shot.dated_on[5:7]) not in {10, 11, 12, 1}:
                faults.append(f"a flu vaccine in {shot.dated_on}")
            if not held_on - timedelta(days=400) < _first(shot.dated_on) <= held_on:
                faults.append(f"the last flu vaccine is of {shot.dated_on}")
        for stay in account.hospitalstay_set.all():
            letters = [each.dated_on for each in stay.documents.all()]
            admitted = _first(stay.admitted_on)
            if not letters or not all(0 <= (day - admitted).days <= 14 for day in letters):
                faults.append(f"a stay of {stay.admitted_on}, its letters of {letters}")
        for entry in [*account.illness_set.all(), *account.treatment_set.all()]:
            if entry.started_on and not (
                account.holder.born_on.year <= int(entry.started_on[:4]) <= held_on.year
            ):
                faults.append(f"{entry} began in {entry.started_on}")
    return faults


def _first(partial):
    """The first day that « 2025 », « 2025-10 » or a whole date may mean."""
    year, month, day = [int(part) for part in (f"{partial}-01-01").split("-")[:3]]
    return date(year, month, day)


@pytest.mark.swept
@pytest.mark.parametrize(
    "days",
    [
        pytest.param([*DAYS[:4], *TURNS, FAR], id="a year and the turns"),
        pytest.param(DAYS[4:], id="two years more", marks=pytest.mark.full),
    ],
)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_ages_and_what_is_inside_agree_at_any_date(db, scenario, days, tried):
    told = tomllib.loads((build.SCENARIOS / f"{scenario}.toml").read_text(encoding="utf-8"))
    for held_on in days:
        seat = room(scenario, held_on)
        assert judge(seat, held_on) == [], held_on
        judge_ages(seat.world.player, held_on, told)
        tried(1, "stories at a date")


@pytest.mark.swept
@pytest.mark.parametrize("scenario", SCENARIOS)
@some_days(date(2028, 2, 29), date(2026, 7, 9))
def test_what_is_inside_agrees_once_the_space_is_opened(db, scenario, held_on):
    seat = room(scenario, held_on)
    go(seat, "dedans/accueil")
    assert judge(seat, held_on) == []
    assert seat.world.player.account.activity_set.exists()


def judge_ages(player, held_on, told):
    children = list(player.children)
    assert 18 <= age(player, held_on) < 100
    for child in children:
        assert 0 <= age(child, held_on) < 18, (child, held_on)
        assert age(player, held_on) - age(child, held_on) >= 16
    for child, each in zip(children, told.get("children", []), strict=True):
        if each.get("is_twin"):
            assert child.born_on in {other.born_on for other in children if other != child}
        if "bébé de 3 semaines" in told["title"]:
            assert (held_on - child.born_on).days == 21


def age(person, day):
    born = person.born_on
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


FIXED_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_fixed_year_is_beside_a_day_that_moves(scenario):
    source = (build.SCENARIOS / f"{scenario}.toml").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if not line.startswith(("born_year", "town"))]
    assert [line for line in lines if FIXED_YEAR.search(line)] == []


# -- what is read ---------------------------------------------------------------------------------

AHEAD = re.compile(
    r"jusqu’au|sera |seront |valable|avant le|rendez-vous|Dernier jour|finit le", re.I
)
"""The words of what is still to come."""

PAGES = [
    "home",
    "documents",
    "medical",
    "messages",
    "agenda",
    "activity",
    "settings",
    "professionals",
]


def behind(text, today):
    """The dates that are told as past, and are not."""
    return [] if AHEAD.search(text) else [day for day in dates_in(text) if day > today]


@pytest.mark.swept
@pytest.mark.parametrize("scenario", ["deja-cree", "mere-trois-enfants", "souvent-hospitalise"])
@some_days(date(2027, 12, 31), date(2026, 3, 16))
def test_every_date_that_is_read_agrees(db, scenario, held_on, tried):
    seat = room(scenario, held_on)
    go(seat, "dedans/accueil")
    learner, account = Learner(seat), seat.world.player.account
    learner.login()
    today, start, read = clock.day_of(seat.world.now), clock.day_of(began(account)), 0
    urls = [reverse(f"profiles:{name}") for name in PAGES]
    urls += [each.get_absolute_url() for each in account.document_set.all()]
    for url in urls:
        for sentence in sentences(learner.get(url).content.decode().split("<main")[1]):
            if "/agenda/" not in url:
                assert behind(sentence, today) == [], (url, sentence)
            if "Ajouté le" in sentence or "utorisé depuis" in sentence:
                assert all(day >= start for day in dates_in(sentence)), (url, sentence)
            read += len(dates_in(sentence))
    copied = zipfile.ZipFile(io.BytesIO(learner.get(reverse("profiles:download_file")).getvalue()))
    for name in copied.namelist():
        if name.endswith(".pdf"):
            text = words_of(copied.read(name))
            read += len(dates_in(text))
            if name.startswith("documents/"):
                assert [day for day in dates_in(text) if day > today] == [], name
    tried(read, "dates read")
    assert read > 8


def words_of(body):
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return re.sub(r"\s+", " ", text)


def test_the_history_says_when_the_space_was_created_then_activated(db):
    seat = room("deja-cree", date(2026, 11, 29))
    account = seat.world.player.account
    assert [(line.text, clock.day_of(line.at)) for line in account.activity_set.all()][::-1] == [
        ("Espace santé créé, sans être activé", date(2026, 11, 23)),
        ("Document déposé\u00a0: Compte rendu de visite", date(2026, 11, 25)),
    ]
    go(seat, "dedans/accueil")
    texts = [line.text for line in account.activity_set.all()]
    assert texts.count("Profil activé") == 1
    learner = Learner(seat)
    learner.login()
    page = learner.get(reverse("profiles:activity_tab", args=["services"])).content.decode()
    assert "Espace santé créé, sans être activé" in page


def test_a_child_s_space_says_it_too(db):
    seat = room("mere-trois-enfants", date(2026, 11, 29))
    go(seat, "enfants/affiche")
    child = seat.world.player.children.filter(account__state=State.ACTIVATED).get()
    texts = [line.text for line in child.account.activity_set.all()]
    assert texts.count("Profil activé") == 1
    assert judge(seat, date(2026, 11, 29)) == []


# -- what is printed never changes -----------------------------------------------------------------


def printed(mail, person, moment):
    shown = {"mail": mail, "person": person, "on_paper": True}
    with clock.at(moment):
        body = render_to_string(mail.template_path, shown)
        subject = render_to_string(mail.subject_path, shown) if mail.channel == "email" else ""
    return subject + body


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_letter_and_a_message_read_the_same_whenever_they_are(db, scenario, tried):
    seat = room(scenario, date(2026, 11, 29))
    world, person = seat.world, seat.world.player
    mails = [mail for mail in person.mails.all() if not mail.is_fraud]
    first = {mail.pk: printed(mail, person, mail.sent_at) for mail in mails}
    for code in person.provisional_codes.current():
        with clock.at(world.now):
            code.use()
    for days in (1, 43, 400):
        later = world.now + timedelta(days=days)
        for mail in mails:
            assert printed(mail, person, later) == first[mail.pk], (mail.template, days)
    tried(len(mails), "mails read again later")


def test_a_code_of_a_letter_is_never_said_over_by_the_letter(db):
    seat = room("jumelles", date(2026, 11, 29))
    page = Learner(seat).get("/papiers/").content.decode()
    letter = page.split('class="letter')[1].split("</div>\n")[0]
    assert "expiré" not in letter


def test_a_proof_is_the_same_file_whenever_it_is_fetched(db):
    seat = room("refus", date(2026, 11, 29))
    person = seat.world.player
    with clock.at(seat.world.now):
        person.account.oppose(by=person)
        before = proof_of(person.account.events.get())
    with clock.at(seat.world.now + timedelta(days=90)):
        assert proof_of(person.account.events.get()) == before


def test_a_letter_and_its_code_agree_after_the_incident_of_the_expired_code(db):
    from accounts import incidents

    seat = room("mere-trois-enfants", date(2026, 11, 29))
    world = seat.world
    with clock.at(world.now):
        incidents.put(world, DifficultyKind.CODE_EXPIRED)
    mail = world.player.mails.get(template="invitation")
    last_day = date.fromisoformat(mail.context["valid_until"])
    assert last_day == clock.day_of(mail.sent_at) + timedelta(days=42)
    assert last_day < clock.day_of(world.now)
    time = Timeline(Seat.objects.get(pk=seat.pk))
    assert (time.letter_on, time.last_day) == (clock.day_of(mail.sent_at), last_day)
    said = render_to_string(mail.template_path, {"mail": mail, "person": world.player})
    assert set(dates_in(re.sub(r"\s+", " ", said))) == {
        time.letter_on,
        last_day,
        last_day + timedelta(days=1),
    }
    with clock.at(world.now):
        incidents.take_back(world, DifficultyKind.CODE_EXPIRED)
    mail.refresh_from_db()
    time = Timeline(Seat.objects.get(pk=seat.pk))
    assert time.letter_on == clock.day_of(mail.sent_at)
    assert date.fromisoformat(mail.context["created_on"]) == time.last_day + timedelta(days=1)


def test_what_an_older_letter_announces_happens_on_its_day(db):
    from accounts import incidents

    seat = room("mere-trois-enfants", date(2026, 11, 29))
    world = seat.world
    with clock.at(world.now):
        incidents.put(world, DifficultyKind.CODE_EXPIRED)
    mail = world.player.mails.get(template="invitation")
    move = world.advance_to(world.now + timedelta(days=2))
    assert world.account_set.get(holder=world.player).state == State.AUTO_CREATED
    told = move.happenings.get(text__contains="est créé")
    assert clock.day_of(told.at).isoformat() == mail.context["created_on"]


LATER = re.compile(r"\bdans (\d+) (semaine|mois)")
DAYS_IN = {"semaine": 7, "mois": 30.5}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_next_visit_is_when_the_agenda_has_it(db, scenario):
    """« Nouveau rendez-vous dans 6 mois », said who waits for the same person in 8 weeks."""
    told = tomllib.loads((build.SCENARIOS / f"{scenario}.toml").read_text(encoding="utf-8"))
    visits = [(each["by"], each["day"]) for each in told.get("appointments", [])]
    for said in [*told.get("documents", []), *told.get("messages", [])]:
        coming = [day for by, day in visits if by == said.get("by") and day > said["day"]]
        for count, unit in LATER.findall(repr(said)) if coming else []:
            expected = said["day"] + int(count) * DAYS_IN[unit]
            assert abs(min(coming) - expected) < 8, said


# -- people of care at work ------------------------------------------------------------------------

A_WEEK = [date(2026, 12, 7) + timedelta(days=count) for count in range(7)]
WITH_CARE = ["cloture", "deja-cree", "mere-trois-enfants", "souvent-hospitalise"]
ALWAYS_OPEN = {"Hôpital Fictif"}


def done_by_people_of_care(world):
    """(who, what, the day) of everything that they did, or will do, in these spaces."""
    for account in world.account_set.all():
        for each in account.document_set.all():
            yield each.professional, each.name, each.dated_on
        for each in account.message_set.filter(by=None).select_related("thread__professional"):
            yield each.thread.professional, each.thread.subject, clock.day_of(each.sent_at)
        for each in account.arrival_set.all():
            named = each.content.get("name") or each.content["subject"]
            yield each.professional, named, clock.day_of(each.at)
        for each in account.professionalaccess_set.all():
            yield each.professional, "access", clock.day_of(each.since)
        for each in account.agendaentry_set.all():
            yield each.professional, each.title, clock.day_of(each.at)
        for each in account.pharmacyvisit_set.all():
            yield each.professional, "visit", each.visited_on
        for each in account.activity_set.exclude(professional=None):
            yield each.professional, f"history: {each}", clock.day_of(each.at)


@pytest.mark.swept
@pytest.mark.parametrize("scenario", WITH_CARE)
def test_people_of_care_do_nothing_at_the_end_of_the_week(db, scenario, tried):
    told = tomllib.loads((build.SCENARIOS / f"{scenario}.toml").read_text(encoding="utf-8"))
    rows = [*told.get("documents", []), *told.get("messages", []), *told.get("appointments", [])]
    rows = [each for each in rows if isinstance(each["day"], int) and "by" in each]
    count = 0
    for held_on in A_WEEK:
        seat = room(scenario, held_on)
        done = list(done_by_people_of_care(seat.world))
        for who, what, day in done:
            if who and who.name not in ALWAYS_OPEN:
                assert day.weekday() < 5, (held_on, what, day)
                count += 1
        days = {what: day for _, what, day in done}
        named = [
            (each["day"], each.get("name") or each.get("subject") or each["title"]) for each in rows
        ]
        order = [(told_on, days[what]) for told_on, what in sorted(named)]
        for (before, was), (after, then) in pairwise(order):
            assert (was < then) == (before < after), (held_on, before, after, was, then)
        assert judge(seat, held_on) == []
    tried(count, "days of people of care")
    assert count > 7


# -- documents look like documents -----------------------------------------------------------------


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_document_names_its_patient_and_gives_units_and_references(db, scenario):
    seat = room(scenario, date(2026, 11, 29))
    with clock.at(seat.world.now):
        for account in seat.world.account_set.all():
            for document in account.document_set.all():
                _, _, made = document.file()
                assert account.holder.full_name in words_of(made)
                if document.category == "biologie":
                    for section in document.sections:
                        assert section.columns[-1] == "Valeurs habituelles"
                        for row in section.rows:
                            assert re.search(r"\d\s?(?:g/d?L|mg/L|mmol/L|%)", row[1]), row
                            assert re.search(r"\d\s?(?:g/d?L|mg/L|mmol/L|%)", row[2]), row


def test_the_export_bears_the_day_it_was_made(db):
    seat = room("cloture", date(2028, 2, 29))
    with clock.at(seat.world.now):
        account = seat.world.player.account
        copied = zipfile.ZipFile(io.BytesIO(export.archive(account)))
    assert "29 février 2028" in words_of(copied.read("profil.pdf"))
    assert isinstance(datetime(*copied.infolist()[0].date_time), datetime)


# -- who is on the sheet is known inside -----------------------------------------------------------


def test_who_is_on_the_sheet_can_be_somebody_around(db):
    seat = room("mere-trois-enfants", date(2026, 11, 29))
    go(seat, "dedans/accueil")
    learner, account = Learner(seat), seat.world.player.account
    learner.login()
    url = reverse("profiles:add_entry", args=["entourage"])
    assert "Yanis Leguellec" in learner.get(url).content.decode()
    yanis = seat.world.person_set.get(first_name="Yanis")
    learner.send(url, {"role": "urgence", "name": "yanisleguellec", "bond": "ami"})
    entry = account.relative_set.get()
    assert str(entry) == "Yanis Leguellec"
    said = " ".join(value for _, value in entry.details())
    assert yanis.street in said
    assert "".join(said.split()).find(yanis.phone) >= 0
    assert "Yanis Leguellec" in " ".join(
        sentences(
            learner.get(reverse("profiles:medical_section", args=["entourage"])).content.decode()
        )
    )


def test_an_invitation_that_waits_is_said_on_the_home_page(db):
    seat = room("jumelles", date(2026, 11, 29))
    learner = Learner(seat)
    learner.login()
    page = learner.get(reverse("profiles:home")).content.decode().split("<main")[1]
    assert "Une invitation m’attend" in page
    assert "Odile Essaiville" in page
    assert "26 décembre 2026" in page


def test_the_two_texts_of_the_conditions_can_be_opened(db):
    seat = room("mere-trois-enfants", date(2026, 11, 29))
    go(seat, "activation/conditions")
    text = " ".join(sentences(Learner(seat).get("/site/activation/conditions/").content.decode()))
    for said in ["Qui voit.", "Comment arrêter.", "10\u00a0ans", "3\u00a0mois au plus", "SAMU"]:
        assert said in text
