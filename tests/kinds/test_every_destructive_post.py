"""One press too many, in one table: what every address of the product may undo, and its way back.

An address that is not in the table fails, so that the next one is thought of too.
"""

import re
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest

from sandbox.workshop.models import Seat
from sandbox.workshop.views import access
from sandbox.world import clock
from sandbox.world.models import Incident
from tests import remembered, replay
from tests.strict import Learner
from tests.workshop.conftest import Mediator

TEMPLATES = Path(__file__).parents[2] / "templates"
FILES = {
    "workshop": "sandbox.workshop.urls",
    "mediation": "sandbox.workshop.mediation_urls",
    "accounts": "accounts.urls",
    "profiles": "profiles.urls",
    "world": "sandbox.world.urls",
}

ASKS = {
    "accounts": {
        "give_up": "accounts/give_up.html",
        "withdrawal": "accounts/withdrawal/confirmation.html",
        "ask_erasure": "accounts/erasure.html",
    },
    "profiles": {
        "oppose_child": "profiles/children/oppose.html",
        "stop_sharing": "profiles/sharing/stop.html",
        "answer_for": "profiles/sharing/refuse.html",
        "delete_entry": "profiles/medical/delete.html",
        "delete_documents": "profiles/documents/delete.html",
        "delete_folder": "profiles/documents/folder_delete.html",
        "delete_date": "profiles/agenda/delete.html",
        "remove_phone": "profiles/settings/remove_phone.html",
        "forget_device": "profiles/settings/forget_device.html",
        "block_professional": "profiles/settings/block.html",
        "dismiss_administrator": "profiles/settings/dismiss.html",
        "report_activity": "profiles/settings/report.html",
        "closure": "profiles/settings/closure.html",
        "confirm_closure": "profiles/settings/confirm_closure.html",
        "ask_erasure": "accounts/erasure.html",
    },
    "workshop": {"wipe_all": "workshop/wiped.html"},
    "mediation": {
        "leave": "workshop/question.html",
        "timer": "workshop/question.html",
        "remove_from_team": "workshop/question.html",
        "forget_moment": "workshop/question.html",
        "own_outline": "workshop/question.html",
        "remove_step": "workshop/question.html",
        "forget_sightings": "workshop/question.html",
        "remove_seat": "workshop/remove.html",
        "erase": "workshop/erase.html",
        "close_room": "workshop/close_room.html",
        "everyone": "workshop/confirm.html",
    },
}
"""What cannot be taken back: {address: the page that asks first}. Each says « Non, revenir »."""

BACK = {
    "workshop": {
        "leave",
        "come_back",
        "restart",
        "again",
        "another",
        "ask_situation",
        "next_person",
        "situation",
        "resume",
        "undo",
        "wait",
        "time",
    },
    "mediation": {"act", "time", "undo", "stage", "incidents", "take_back", "put_before"},
    "accounts": {"logout"},
    "profiles": {"reopen"},
}
"""What is taken back by one press on the page where one lands, as the tests below do."""

HARMLESS = {
    "workshop": """door places place seat end reply given_back achievements display help notch
        mistake language enter wipe wiped accessibility title_page nothing_on_show follow gesture
        turn secrets check""",
    "mediation": """workshops guide guide_page guide_booklet put_away load_plan
        download_plan whats_new stand enter code walk new tables
        sessions join board tiles seat watch add_seat gallery help several
        keep_moment invite team sheets sheets_file sheets_in_a_language summary review
        review_table mistakes sightings note_sighting export_sightings sorting
        achievements network browser wall wifi choose_address way_in announced outline
        print_outline download_outline load_outline outline_steps change_step add_step move_step
        presenter notes_on_phone small_board act_for_me ring switch mark turn project
        stop_projecting rehearse lead_rehearsal rehearse_steps""",
    "accounts": """site resume differences what_is_needed activated activation withdraw withdrawn
        proof call phone session_expired session_ended service_stopped site_stopped ask_new_code
        new_code_sent no_contact call_the_insurer insurer_line new_code forgot_identifiant
        forgotten_identifiant forgot_password forgotten_password franceconnect login login_code
        new_login_code handset finger associate""",
    "profiles": """home more banner devices questions question next_choice first_choices
        data_import attached
        add_profile ask_child_code child_code
        show_profile sharing second_parent carers invitation medical save_synthesis add_measure
        change_measure habits directives donation care add_cared_treatment add_vaccination directory
        medical_section add_entry nothing_to_declare change_entry documents add_document
        documents_confidentiality move_documents document download_document document_file
        pin_document send_document attachment add_folder folder rename_folder
        messages new_message thread delete_thread agenda
        agenda_past exams exam add_date date change_date settings password notifications contact
        contact_code another_contact_code professionals blocked_professionals visit professional
        unblock_professional appoint_administrator confidentiality who_sees emergency simulate
        activity activity_tab download ask_copy download_file closed closed_end closed_copy""",
    "world": """papers messages read message act trap wanted sample news moved sorting sort_message
        sorted sort_again computer print_file take_papers
        throw_file empty_bin""",
}
"""What shows, adds, or sets something that the same page sets back.

What a shared computer keeps is emptied: it is the gesture to learn, and the file is still in the
documents. What may be real is wiped at one press: a way back would keep it. A message that is
thrown away is a thief's: that is the right gesture, which its page explains. What was sorted is an
exercise, and its answers have been read. An outline is loaded from a page that says that it
replaces the other. A step of an outline has its words in its boxes, and one that has moved moves
back.
"""


def addresses(app):
    return {each.name for each in import_module(FILES[app]).urlpatterns if each.name}


@pytest.mark.parametrize("app", FILES)
def test_each_address_has_been_thought_of_once(app):
    asks, back, harmless = ASKS.get(app, {}), BACK.get(app, set()), HARMLESS[app].split()
    assert sorted([*asks, *back, *harmless]) == sorted(addresses(app))


QUESTIONS = sorted({(app, page) for app, pages in ASKS.items() for page in pages.values()})


@pytest.mark.parametrize(("app", "page"), QUESTIONS)
def test_each_question_offers_to_go_back_beside_what_it_does(app, page):
    """« Non, revenir » is beside the button, on the page itself or on the one that frames it."""
    source = (TEMPLATES / page).read_text(encoding="utf-8")
    frames = re.findall(r'{% extends "([^"]+)" %}', source)
    source += "".join((TEMPLATES / frame).read_text(encoding="utf-8") for frame in frames)
    assert ">Non, revenir</a>" in source
    assert re.search(r'<button class="button[^>]*>(Oui|Clôturer|Confirmer|{{ yes)', source) or (
        "Oui, " in source
    )


# -- taken back where one lands --------------------------------------------------------------------


@pytest.fixture
def leads(db):
    return Mediator(access.new_mediator())


@pytest.fixture
def room(leads):
    return remembered.workshop(
        replay.current,
        scenario="mere-trois-enfants",
        seats=2,
        owner=leads.user,
        may_restart=True,
        may_move_time=True,
        offered=["refus"],
    )


@pytest.fixture
def worked(room):
    learner = Learner(room.seats.get(number=1))
    learner.reach("choix")
    return learner


def now(learner):
    """What somebody would miss: the day, the exercise, the pages that were passed."""
    seat = Seat.objects.select_related("world").get(pk=learner.seat.pk)
    attempts = seat.world.attempt_set.order_by("pk").values_list("flow", "answers")
    return seat.occupant != "", seat.scenario, seat.world.now, list(attempts)


LEARNER = {
    "restart": ("/place/recommencer/", {}, "/place/annuler/", {}),
    "again": ("/place/encore/", {}, "/place/annuler/", {}),
    "another": ("/place/autre-exercice/", {"exercise": "refus"}, "/place/annuler/", {}),
    "leave": ("/place/quitter/", {}, "/place/revenir/", {}),
    "time": ("/temps/", {"to": "semaine"}, "/temps/", {"to": "avant"}),
}


@pytest.mark.parametrize("name", LEARNER)
def test_a_learner_takes_it_back_by_one_press_where_they_land(worked, name):
    url, data, back, answer = LEARNER[name]
    before = now(worked)
    page = worked.send(url, data, follow=True)
    assert now(worked) != before
    shown = page.content.decode()
    assert f'action="{back}"' in shown or (back == url and 'value="avant"' in shown)
    assert re.search(r"n’est pas perdu|Votre exercice redevient comme il était", shown)
    worked.send(back, answer)
    assert now(worked) == before


MEDIATOR = {
    "reset": ("remise-au-debut", {"seat": "1"}),
    "demarche": ("echelle", {"rung": "demarche", "seat": "1", "from": "1"}),
    "etape": ("echelle", {"rung": "etape", "seat": "1", "step": "activation/code", "from": "1"}),
    "scenario": ("echelle", {"rung": "scenario", "seat": "1", "scenario": "refus", "from": "1"}),
    "liberation": ("echelle", {"rung": "liberation", "seat": "1", "from": "1"}),
    "time": ("temps", {"to": "semaine", "seat": "1", "from": "1"}),
    "stage": ("presentation/tous", {"seat": "1", "confirmed": "1"}),
}


@pytest.mark.parametrize("name", MEDIATOR)
def test_whoever_leads_takes_it_back_by_one_press_where_they_land(leads, room, worked, name):
    if name == "stage":
        leads.act(room, "presentation/etape", step="5")
    before, newest = now(worked), room.actions.first()
    url, data = MEDIATOR[name]
    page = leads.act(room, url, seen=newest.pk if newest else 0, **data)
    assert now(worked) != before
    shown = page.content.decode()
    action = re.search(r'name="action" value="(\d+)"', shown)[1]
    assert f"{room.actions.first().label}" in shown
    leads.act(room, "annulation", action=action)
    assert now(worked) == before


def test_a_difficulty_is_taken_back_where_it_was_put_and_put_back_where_it_was_taken(leads, room):
    learner = Learner(room.seats.get(number=1))
    kind = Incident.Kind.CARD_LOST
    for _ in range(2):
        page = leads.act(room, "incidents", incident=kind, seat="1", **{"from": "1"})
        assert learner.world.incident_set.filter(kind=kind).exists()
        assert "/incidents/retrait/" in page.content.decode()
        leads.act(room, "incidents/retrait", incident=kind, seat="1", **{"from": "1"})
        assert not learner.world.incident_set.filter(kind=kind).exists()


def test_the_timer_goes_back_to_zero_once_asked(leads, room):
    leads.act(room, "presentation/etape", step="1")
    leads.act(room, "presentation/chronometre", to="marche")
    room.projection.change(seconds={"1": 600})
    page = leads.act(room, "presentation/chronometre", to="zero").content.decode()
    room.projection.refresh_from_db()
    assert room.projection.seconds == {"1": 600}
    assert "Le temps déjà compté est perdu" in page
    assert "Non, revenir" in page
    sent = dict(re.findall(r'type="hidden" name="(to|confirmed)" value="(\w+)"', page))
    leads.act(room, "presentation/chronometre", **sent)
    room.projection.refresh_from_db()
    assert room.projection.seconds == {}


@pytest.mark.parametrize("minutes", [1, 59, 600])
def test_one_s_place_is_found_again_as_long_as_nobody_sat_there(worked, minutes, monkeypatch):
    before = now(worked)
    worked.post("/place/quitter/")
    moment = clock.real_now() + timedelta(minutes=minutes)
    monkeypatch.setattr(clock, "real_now", lambda: moment)
    assert "Revenir à ma place" in worked.get("/").content.decode()
    worked.post("/place/revenir/")
    assert now(worked) == before
