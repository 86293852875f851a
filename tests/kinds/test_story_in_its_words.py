"""« The story holds together », in its words: nobody is called what they are not, no day twice."""

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from accounts import phone
from sandbox.kit.dates import in_french
from sandbox.workshop.moves.timeline import Timeline
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from sandbox.world import clock
from tests import remembered, replay
from tests.strict import Learner
from tests.workshop.conftest import Mediator

SCENARIOS = sorted(build.scenarios())
DECIDES_FOR = {
    "code-expire": "Sami",
    "corse": "Lisandru",
    "cree-jamais-active": "Mathis, Lola et Louis",
    "jumelles": "Zélie et Manon",
    "mere-trois-enfants": "Mathis, Lola et Louis",
    "nouveau-ne": "Basile",
    "refus": "Zoé",
}
"""The children whom the person of each story represents: Zoé is a granddaughter, Nino nobody's."""


def at(scenario, **facts):
    return Learner(
        remembered.workshop(replay.current, scenario=scenario, seats=1, **facts).places.get()
    )


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nobody_is_called_a_child_of_somebody_else(db, scenario):
    page = at(scenario).get("/place/").content.decode()
    told = re.search(r"persona__name.*?</p>\s*<p>\s*(.*?)\s*</p>", page)[1]
    assert not re.search(r"\d enfant", told)
    assert told.partition("décide pour ")[2] == DECIDES_FOR.get(scenario, "")


def test_no_former_code_is_told_to_who_never_had_one(db):
    """Yvette's letter never came; with the 3422 as on the site, what replaces is conditional."""
    page = at("sans-coordonnees").get("/site/nouveau-code/identite/").content.decode()
    assert "Si j’en ai déjà un, il ne servira plus." in page
    assert "ancien code" not in page
    call = SimpleNamespace(wish=phone.TO_HAVE_A_CODE, is_for_a_child=False)
    said = phone.LastWordForm.says.fget(call)
    assert "Si un code est déjà parti, il ne servira plus." in said
    assert "ancien code" not in said


@pytest.mark.parametrize("scenario", ["jumelles", "mere-trois-enfants", "corse", "refus"])
def test_the_state_of_a_child_orders_nothing(db, scenario):
    """Nino is not Inès's to activate, nor is Lisandru's file ready: « à activer » was an order."""
    learner = at(scenario)
    learner.activate()
    learner.login()
    page = learner.get("/site/profils/ajouter/").content.decode()
    chips = re.findall(r">([^<>]*activ[^<>]*)</span>", page)
    assert [words for words in chips if "pas encore activé" in words.lower()]
    assert not [words for words in chips if words.lower().endswith("à activer")]


@pytest.mark.swept
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_two_moves_lead_to_the_same_day(db, scenario):
    seat = at(scenario).seat
    for _ in range(6):
        days = [day for _, day in Timeline(seat).offers]
        assert days == sorted(set(days)), days
        seat.world.advance_to(clock.morning_of(clock.day_of(seat.world.now) + timedelta(days=9)))
        seat.refresh_from_db()


def test_the_end_of_the_six_weeks_is_said_rather_than_an_event(db):
    """Both were offered for the same day."""
    seat = at("mere-trois-enfants").seat
    over = seat.world.player.account.invited_on + timedelta(days=43)
    seat.world.advance_to(clock.morning_of(over - timedelta(days=3)))
    seat.refresh_from_db()
    assert [move.label for move, day in Timeline(seat).offers if day == over] == [
        "Après les six semaines"
    ]


BEGINS_WITH_A_DAY = re.compile(
    r"(?:<(?:p|dd|dt|li|td|h\d|div)[^<>]*>|<br>)(?:<(?!/)[^<>]+>)*\s*"
    r"(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
)


def test_a_line_begins_with_a_capital(db, inside):
    leads = Mediator(access.new_mediator())
    workshop = build.workshop(scenario="refus", seats=1, owner=leads.user)
    day = in_french(workshop.held_on, "l")
    pages = [leads.page(workshop, each) for each in ["", "bilan/", "temps/", "fiche-animateur/"]]
    pages.append(leads.get("/animation/"))
    pages += [inside.get(f"/site/agenda/{rest}") for rest in ["", "passe/"]]
    read = [page.content.decode() for page in pages]
    assert sum(day.capitalize() in page for page in read) >= 5
    assert [BEGINS_WITH_A_DAY.findall(page) for page in read] == [[]] * len(read)


@pytest.mark.parametrize("year", [2026, 2028, 2031, 2036, 2040])
def test_brothers_and_sisters_stay_as_far_apart_whenever_the_room_is(db, year):
    """The eldest alone became younger, until all were born the same year."""
    born = {}
    for each in (2026, year):
        children = at("mere-trois-enfants", held_on=date(each, 11, 30)).person.children
        born[each] = [child.born_on.year for child in children]
    eldest = born[year][0]
    assert [other - eldest for other in born[year]] == [0, 5, 13]
    assert year - eldest <= 16
    assert born[2026][0] == 2011


@pytest.mark.parametrize("department", ["2A", "2B"])
def test_twenty_in_the_place_of_a_corsican_letter_is_named(db, department):
    learner = at("corse")
    right = learner.person.nir
    assert "2A" in right
    learner.reach("identite")
    typed = right.replace("2A", "20")
    if department == "2B":
        typed = typed[:13] + f"{97 - int(right[:13].replace('2A', '18')) % 97:02d}"
    url, lesson = "/site/activation/identite/", "le département est 2A ou 2B"
    assertContains(learner.send(url, {"nir": typed}), lesson)
    assertNotContains(learner.send(url, {"nir": right.replace("2A", "21")}), lesson)
