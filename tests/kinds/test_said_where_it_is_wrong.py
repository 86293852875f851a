"""What is said names what is wrong: one key without Shift, one letter short, one file lost."""

import re
from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.kit import ui
from sandbox.lessons import lesson_of
from sandbox.workshop.models import SeatEvent
from sandbox.workshop.telling import debrief
from sandbox.workshop.views import access
from sandbox.world.fields import NirField, ProvisionalCodeField
from tests.kinds.typed_values import PAPERS
from tests.workshop.conftest import Mediator


@pytest.fixture
def mediator(workshop):
    """Whoever leads that workshop."""
    mediator = Mediator(access.new_mediator())
    workshop.owner = mediator.user
    workshop.save()
    return mediator


MAJ = "sans la touche Maj"
CODE = "8n3FYEG4rfAq"
ROW = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))


def told(field, typed):
    with pytest.raises(ValidationError) as mistake:
        field(empty=None).clean(typed)
    return lesson_of(mistake.value)


@pytest.mark.parametrize("digit", "230")
def test_one_key_without_shift_is_named_in_a_number(digit):
    before, after = PAPERS["nir"].split(digit, 1)
    lesson = told(NirField, f"{before}{ROW[digit]} {after}")
    assert MAJ in lesson.why
    assert lesson.keeps


def test_the_keys_of_a_code_typed_without_shift_are_named():
    for digits in ["34", "3", "4", "8"]:
        typed = "".join(ROW[sign] if sign in digits else sign for sign in CODE)
        lesson = told(ProvisionalCodeField, typed)
        assert MAJ in lesson.why, typed
        assert not lesson.keeps


@pytest.mark.parametrize("typed", ["8n*FYEG4rfAq", "8n3FYEG4rfé", "8n3FYEG4rfA", "8n3F-YEG4-rfA"])
def test_other_slips_of_a_code_are_not_told_as_keys(typed):
    assert MAJ not in told(ProvisionalCodeField, typed).why


def test_a_letter_missing_or_too_many_in_the_code_of_the_room_is_counted(workshop, client):
    page = client.post("/", {"code": workshop.code[:3].lower()})
    assertContains(page, "Il manque 1 lettre.")
    assertContains(client.post("/", {"code": f"{workshop.code}X"}), "Il y a 1 lettre en trop.")
    assertNotContains(client.post("/", {"code": "QQQQ"}), "Il manque")


def test_who_has_reached_an_end_is_not_stopped_at_it(workshop):
    seat = workshop.places.first()
    seat.seat_somebody()
    where = {"journey": "withdrawal", "page": "confirmation", "step": 4, "total": 4}
    seat.note(SeatEvent.Kind.BEGUN, **where)
    assert debrief.totals(workshop)["stops"] == [[["withdrawal", "confirmation", 4, 4], 1]]
    seat.note(SeatEvent.Kind.FINISHED, **where)
    assert debrief.totals(workshop)["stops"] == [[["withdrawal", "", 0, 0], 1]]
    assert debrief.totals(workshop)["journeys"] == [["withdrawal", 1]]
    seat.note(SeatEvent.Kind.BEGUN, journey="login", page="identifiants", step=1, total=2)
    assert debrief.totals(workshop)["stops"] == [[["login", "identifiants", 1, 2], 1]]
    seat.note(SeatEvent.Kind.FINISHED, journey="document", page="", step=0, total=0)
    assert debrief.totals(workshop)["stops"] == [[["document", "", 0, 0], 1]]


def test_the_tile_of_who_has_reached_an_end_says_so(workshop, mediator):
    seat = workshop.places.first()
    seat.seat_somebody()
    where = {"journey": "withdrawal", "page": "confirmation", "step": 4, "total": 4}
    workshop.places.filter(pk=seat.pk).update(**where)
    assertContains(mediator.page(workshop), "4 sur 4")
    workshop.places.filter(pk=seat.pk).update(achieved="withdrawal")
    page = mediator.page(workshop)
    assertContains(page, "au bout<")
    assertNotContains(page, "4 sur 4")


@pytest.mark.parametrize("page", ["place/1/", "place/1/suivi/", "presentation/"])
def test_no_page_of_who_leads_counts_the_steps_of_who_has_finished(workshop, mediator, page):
    seat = workshop.places.first()
    seat.seat_somebody()
    where = {"journey": "refus", "page": "fin", "step": 4, "total": 4, "achieved": "refus"}
    workshop.places.filter(pk=seat.pk).update(**where)
    shown = mediator.page(workshop, page)
    assertContains(shown, "au bout")
    assertNotContains(shown, "4 sur 4")
    workshop.places.filter(pk=seat.pk).update(is_finished=True)
    if page.startswith("place"):
        assertContains(mediator.page(workshop, page), "Exercice fini · ")


def test_an_hour_and_a_day_without_its_year_are_never_cut():
    at = datetime(2026, 12, 9, 10, 0)
    assert ui.date(at, r"j F, G \h i") == "9\u00a0décembre, 10\u00a0h\u00a000"
    assert ui.date(at, "j F Y") == "9 décembre 2026"


def test_what_is_talked_over_is_most_seen_first():
    """Three slugs of one sentence are seen three times, although each is once."""
    seen = [["room-code-wrong", 2], ["nir-format", 1], ["nir-start", 1], ["nir-key", 1]]
    headings = [says for says, _ in debrief.to_talk_over(seen)]
    assert headings[0].startswith("Format invalide")
    assert headings[1] == "Aucun atelier n’a ce code"


def test_unticking_every_place_stays_on_the_question(workshop, mediator):
    for seat in workshop.places:
        seat.seat_somebody()
    asked = mediator.act(workshop, "remise-au-debut", seat=["1", "2"])
    assertContains(asked, 'name="offered"', count=2)
    page = mediator.act(workshop, "remise-au-debut", offered=["1", "2"], confirmed="1")
    assertContains(page, "Choisissez d’abord une place.")
    boxes = re.findall(r'<input type="checkbox" name="seat"[^>]*>', page.content.decode())
    assert len(boxes) == 2
    assert not any("checked" in box for box in boxes)


def test_one_place_overtaken_is_said_in_the_singular(workshop, mediator):
    page = mediator.act(workshop, "annulation", action="0")
    assertContains(page, "cette place vient déjà de bouger")
    assertNotContains(page, "une de ces places")
