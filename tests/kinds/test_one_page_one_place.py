"""A page of a journey is in one place, and an order of pages is one list."""

import re
from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from accounts.activation import Activation
from sandbox.workshop.models import Seat
from sandbox.workshop.robot.journeys import stops
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from sandbox.world import clock
from sandbox.world.models import SERVICE_YEAR
from tests.answers import PAGES
from tests.copied import NEW, House, walk
from tests.house_rules.every import ROOT, every
from tests.house_rules.test_sources import SOURCES, TEMPLATES, read
from tests.strict import Learner, right_answers
from tests.workshop.conftest import Mediator

ACTIVATION = "accounts/activation.py"
LESSONS = "sandbox/lessons/way_in.py"
TEMPLATE = f"templates/accounts/activation/{NEW}.html"

HEADINGS = PAGES | {NEW: "Mon numéro"}

PAGE = """
class NumberAloneForm(PersonForm):
    heading = "Mon numéro"
    nir = NirField(label="Numéro de sécurité sociale", empty="number-alone-empty")


NUMBER = Page(
    "numero",
    NumberAloneForm,
    lambda person: {"nir": person.nir},
    did="J’ai donné le numéro, encore une fois.",
)


"""
LESSON = """
    "number-alone-empty": Lesson(
        "Saisir encore le numéro",
        "La case est vide.",
        "Recopiez le numéro de la carte d’entraînement.",
    ),
"""
INTRO = "Le numéro est demandé une 2e fois."


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


def stands(number, total, slug):
    """Where the board says that a place is."""
    return f"Activation, {number} sur {total} · {HEADINGS[slug]}"


def check_walk(found, pages):
    """They are met in this order, by the hands of the room and by a learner; the board says so."""
    offered = [found["ladder"].find(f'value="activation/{slug}"') for slug in pages]
    assert -1 not in offered
    assert offered == sorted(offered)
    third, end = found["led"]
    assert third["address"] == f"/site/activation/{pages[2]}/"
    assert stands(3, len(pages), pages[2]) in third["board"]
    assert (end["address"], end["is_activated"]) == ("/site/activation/fin/", True)
    for number, (slug, met) in enumerate(zip(pages, found["by hand"], strict=True), start=1):
        page, board, _ = met
        assert HEADINGS[slug] in page
        assert stands(number, len(pages), slug) in board
    assert found["is_activated"]


@pytest.mark.full
def test_a_new_page_is_its_page_its_template_and_its_lessons(house):
    house.edit(
        ACTIVATION,
        before=("class ChoiceOfSpaceForm(", PAGE.lstrip()),
        instead_of=("[CODE, IDENTITY, CHOICE,", "[CODE, IDENTITY, NUMBER, CHOICE,"),
    )
    house.edit(
        ACTIVATION, instead_of=("    IdentifiantField,\n", "    IdentifiantField,\n    NirField,\n")
    )
    house.write(
        TEMPLATE,
        f'{{% extends "accounts/step.html" %}}{{% block intro %}}<p>{INTRO}</p>{{% endblock %}}',
    )
    house.edit(LESSONS, before=('    "code-empty": Lesson(', LESSON.lstrip("\n")))
    assert house.touched == {ACTIVATION, TEMPLATE, LESSONS}
    pages = [slug for page in PAGES for slug in ([page, NEW] if page == "identite" else [page])]
    found = house.walk(pages)
    check_walk(found, pages)
    page, _, refused = found["by hand"][2]
    assert INTRO in page
    assert "Saisir encore le numéro" in refused
    assert "J’ai donné le numéro, encore une fois." in found["said"]


ANOTHER_YEAR, NEXT_YEAR = 2031, 2032
ANOTHER_ORDER = ["identite", "code", "coordonnees", "choix", "conditions", "identifiants"]


@pytest.mark.full
def test_a_new_order_is_one_list(house):
    order = "[IDENTITY, CODE, CONTACT, CHOICE, TERMS, CREDENTIAL]"
    house.edit(
        ACTIVATION,
        instead_of=("    orders = {", f"    orders = {{{ANOTHER_YEAR}: {order}, "),
    )
    assert house.touched == {ACTIVATION}
    found = house.walk(ANOTHER_ORDER, year=ANOTHER_YEAR)
    check_walk(found, ANOTHER_ORDER)
    check_walk(house.walk(list(PAGES)), list(PAGES))


@pytest.fixture
def mediator(db):
    return Mediator(access.new_mediator())


@pytest.fixture
def another_order(monkeypatch):
    """The pages of 2022, in the order that the service might have one day."""
    usual = Activation.orders[SERVICE_YEAR]
    pages = {page.slug: page for page in usual}
    assert list(pages) == list(PAGES)
    order = [pages[slug] for slug in ANOTHER_ORDER]
    monkeypatch.setitem(Activation.orders, ANOTHER_YEAR, order)


def test_two_rooms_follow_each_the_order_of_its_year(mediator, another_order):
    """Side by side, at one moment, by the hands that play and by a learner."""
    rooms = {
        year: build.workshop(
            scenario="mere-trois-enfants", seats=1, owner=mediator.user, service_year=year
        )
        for year in (SERVICE_YEAR, ANOTHER_YEAR)
    }
    orders = {SERVICE_YEAR: list(PAGES), ANOTHER_YEAR: ANOTHER_ORDER}
    for year, room in rooms.items():
        check_walk(walk(mediator, room, orders[year]), orders[year])


def test_the_same_sheets_again_are_of_the_same_year(mediator):
    past = build.workshop(
        scenario="cloture",
        seats=1,
        owner=mediator.user,
        service_year=NEXT_YEAR,
        held_on=clock.real_today() - timedelta(days=2),
    )
    copied = build.copy(past, scenario="cloture", seats=1)
    assert copied.places.get().world.service_year == NEXT_YEAR


def test_what_is_behind_is_so_in_the_order_of_the_year(another_order):
    at_the_code = Seat(journey="activation", page="code")
    behind = {
        year: stops(year)["activation/identite"].is_behind(at_the_code)
        for year in (SERVICE_YEAR, ANOTHER_YEAR)
    }
    assert behind == {SERVICE_YEAR: False, ANOTHER_YEAR: True}


def test_a_year_without_an_order_of_its_own_has_the_one_before(another_order):
    first = {
        year: next(iter(Activation.in_order(year))) for year in (1999, 2022, 2024, 2025, 2030, 2031)
    }
    assert list(first.values()) == ["code", "code", "code", "carte", "carte", "identite"]


def test_the_way_without_a_page_leads_to_the_first_of_its_year(mediator, another_order):
    """What one is given to read first, the call for a new code, the way back to where one stood."""
    room = build.workshop(
        scenario="mere-trois-enfants", seats=1, owner=mediator.user, service_year=ANOTHER_YEAR
    )
    learner = Learner(room.places.get())
    assertContains(learner.get("/site/activation/"), 'href="/site/activation/identite/"')
    learner.send(learner.step("identite"), right_answers(learner.person)["identite"])
    assertRedirects(
        learner.get("/site/reprise/"), "/site/activation/code/", fetch_redirect_response=False
    )


NAMED = re.compile(
    r"""["']accounts:(activation|withdrawal)["'](?:,?\s*(?:args=)?\[?\s*["'])[a-z-]+"""
)
"""The address of a page of a journey, by its slug: Python's or a template's."""

MAY_NAME = {
    ("accounts/activation.py", "withdrawal"): "who refuses goes on there, to its last page",
}
"""{(file, journey): why}."""


@every([*SOURCES, *TEMPLATES])
def test_no_other_file_names_a_page_in_an_address(path):
    """One asks the journey where it begins, or where one of its Pages is."""
    name = path.relative_to(ROOT).as_posix()
    named = [found for found in NAMED.findall(read(path)) if (name, found) not in MAY_NAME]
    assert named == []


def test_the_rule_sees_a_page_named_elsewhere():
    for source in (
        'reverse("accounts:activation", args=["code"])',
        'redirect("accounts:withdrawal", "confirmation")',
        '{% url "accounts:activation" "code" %}',
    ):
        assert NAMED.search(source), source
    assert not NAMED.search('redirect("accounts:login_code", "code")')
