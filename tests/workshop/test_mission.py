"""The mission: what the person wants, said to whoever plays them, and ticked as they do it."""

import json
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import F
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.models import SavePoint, Seat, SeatEvent, Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.moves.time_moves import OfferedMove
from sandbox.workshop.scenarios import build
from sandbox.workshop.telling.goals import mission_of
from sandbox.world import clock, progress
from tests import remembered
from tests.accounts.test_withdrawal import refuse
from tests.strict import Learner

REACHED = re.compile(r'<li class="goals__reached">.*?<span>([^<]+?)\s+<b>Fait\.</b>', re.DOTALL)
ODETTE = ["Demander un nouveau code provisoire", "Activer votre espace santé", "Vous connecter"]


@pytest.fixture
def odette(db, run):
    return Learner(remembered.workshop(run, "lettre-perdue", seats=1).places.first())


def ticked(learner):
    """The goals that the page of the place says are done, in its order."""
    return REACHED.findall(learner.get("/place/").content.decode().partition("<main")[2])


@pytest.mark.parametrize("scenario", build.scenarios())
def test_the_mission_is_said_to_who_plays_that_person(scenario):
    contents = build.scenarios()[scenario]
    assert contents["mission"].startswith(f"Vous êtes {contents['person']['first_name']}.")
    assert 2 <= len(contents["goals"]) <= 4
    named = build.as_told(scenario, 2025)["mission"]
    assert named.startswith(f"Vous êtes {contents['person']['first_name']}.")


@pytest.mark.parametrize(("year", "is_about_a_code"), [(2022, True), (2025, False)])
def test_who_refuses_is_told_to_ask_for_a_code_only_where_one_comes_first(
    db, run, year, is_about_a_code
):
    room = remembered.workshop(run, "refus", seats=1, service_year=year)
    [told] = {mission_of(seat).says for seat in room.places}
    assert ("demandez son code" in told) == is_about_a_code


@pytest.mark.parametrize(("year", "is_about_a_letter"), [(2022, True), (2025, False)])
def test_no_letter_is_spoken_of_where_none_is_needed(db, run, year, is_about_a_letter):
    room = remembered.workshop(run, "mere-trois-enfants", seats=1, service_year=year)
    [told] = [mission_of(seat).says for seat in room.places]
    assert ("lettre" in told) == is_about_a_letter


@pytest.mark.parametrize("path", ["/place/", "/papiers/", "/site/activation/code/"])
def test_it_is_at_the_place_in_the_papers_and_one_press_away(odette, path):
    page = odette.get(path)
    assertContains(page, "Vous êtes Odette. Vous avez perdu votre lettre, avec le code.")
    for goal in ODETTE:
        assertContains(page, goal)
    assertNotContains(page, "Fait.")


def test_the_goals_are_ticked_one_by_one(odette):
    assert ticked(odette) == []
    odette.ask_new_code()
    assert ticked(odette) == ODETTE[:1]
    odette.activate_only()
    assert ticked(odette) == ODETTE[:2]
    odette.type_login()
    assert ticked(odette) == ODETTE


def test_the_same_end_twice_is_ticked_once_then_again(db, run):
    gerard = Learner(remembered.workshop(run, "refus", seats=1).places.first())
    Seat.objects.filter(pk=gerard.seat.pk).update(achieved="refus")
    assert ticked(gerard) == ["Refuser une première fois"]
    Seat.objects.filter(pk=gerard.seat.pk).update(achieved="refus\nrefus")
    assert ticked(gerard) == ["Refuser une première fois", "Refuser pour l’autre personne"]


def test_who_refuses_again_for_oneself_has_refused_for_nobody_else(db, run):
    gerard = Learner(remembered.workshop(run, "refus", seats=1).places.first())
    refuse(gerard)
    assert ticked(gerard) == ["Refuser une première fois"]
    progress.finish(gerard.world, "3422")
    seat = Seat.objects.get(pk=gerard.seat.pk)
    assert (seat.achieved, seat.is_finished) == ("refus", False)


def test_what_the_mediator_led_past_is_not_ticked(odette):
    workshop = odette.seat.workshop
    actions.jump(workshop, workshop.places, "connexion/identifiant")
    assert ticked(odette) == []
    assertContains(odette.get("/place/"), "La personne qui anime vous a amené plus loin.")
    odette.type_login()
    assert ticked(odette) == ODETTE[2:]


def test_a_place_put_back_has_everything_to_do_again(odette):
    odette.ask_new_code()
    actions.reset(odette.seat.workshop, odette.seat.itself)
    assert ticked(odette) == []


def test_the_mediator_s_own_place_and_the_projected_page_have_none(odette):
    own = Learner(odette.seat.workshop.seats.get(number=0))
    assertNotContains(own.get("/site/"), "Ma mission")
    assertNotContains(own.get("/site/"), "Vous êtes Odette")


def test_the_sheet_says_it(mediator, run):
    room = remembered.workshop(run, "lettre-perdue", seats=1, owner=mediator.user)
    page = mediator.page(room, "fiches/")
    assertContains(page, "Vous êtes Odette. Vous avez perdu votre lettre, avec le code.")
    for goal in ODETTE:
        assertContains(page, f"{goal}.")


def test_programs_are_told_it(db, capsys):
    call_command("create_workshop", scenario=["lettre-perdue"], seats=1, json=True)
    [seat] = json.loads(capsys.readouterr().out)["seats"]
    assert seat["goals"] == ["nouveau-code", "activation", "connexion"]
    assert seat["mission"] == (
        "Vous êtes Odette. Vous avez perdu votre lettre, avec le code.\n"
        "Vous voulez ouvrir votre espace santé."
    )
    assert Workshop.objects.count() == 1


# -- the end --------------------------------------------------------------------------------------


@pytest.fixture
def at_the_end(odette):
    odette.ask_new_code()
    odette.activate_only()
    odette.type_login()
    return odette


def test_the_end_is_said_on_the_page_where_one_is_until_it_is_read(at_the_end):
    assertContains(at_the_end.get("/papiers/"), "Mission réussie.")
    at_the_end.get("/place/fin/")  # reading an address changes nothing
    assertContains(at_the_end.get("/papiers/"), "Mission réussie.")
    page = at_the_end.send("/place/fin/", follow=True)
    assertContains(page, "C’est réussi")
    assertContains(page, "Une lettre perdue n’est pas grave")
    assertNotContains(page, "Mission réussie.")
    assertNotContains(at_the_end.get("/papiers/"), "Mission réussie.")
    assertContains(at_the_end.get("/papiers/"), "Voir la suite")


def test_there_is_no_end_before_the_end(odette):
    assert odette.get("/place/fin/").url == "/place/"
    assertNotContains(odette.get("/papiers/"), "Mission réussie.")


def test_who_leaves_hears_what_they_did(at_the_end):
    page = at_the_end.post("/place/quitter/", follow=True)
    assertContains(page, "Au revoir.")
    assertContains(page, "J’ai activé un espace santé. J’ai réussi à me connecter.")


def test_who_did_nothing_leaves_with_a_goodbye_alone(odette):
    page = odette.post("/place/quitter/", follow=True)
    assertContains(page, "Au revoir.")
    assertNotContains(page, "Bravo")


# -- again, alone ---------------------------------------------------------------------------------


def ago(**delay):
    return clock.real_now() - timedelta(**delay, seconds=5)


def printed(learner):
    """What the papers of who sits there print that is to be typed."""
    person, world = learner.person, learner.world
    codes = world.provisionalcode_set.order_by("pk").values_list("code", flat=True)
    return [person.nir, person.noted_password, *codes]


def test_again_is_the_same_person_with_other_numbers(at_the_end):
    before, name = printed(at_the_end), str(at_the_end.person)
    page = at_the_end.send("/place/encore/", follow=True)
    after = printed(at_the_end)
    assertContains(page, "Vous jouez Odette Portfictif encore une fois, avec d’autres numéros")
    assert str(at_the_end.person) == name
    assert not set(before[1:]) & set(after[1:])  # the number keeps its month one time in twelve
    assert ticked(at_the_end) == []


def test_each_time_is_told_to_who_did_it(at_the_end):
    events = at_the_end.seat.events
    assertNotContains(at_the_end.get("/place/fin/"), "1re fois")
    [begun] = events.filter(kind="begun", journey="nouveau-code")
    events.filter(pk=begun.pk).update(at=ago(minutes=14))
    asked = [SeatEvent(seat=begun.seat, scenario=begun.scenario, kind="hint")] * 6
    SeatEvent.objects.bulk_create(asked)
    events.filter(kind="hint").update(at=ago(minutes=12))
    at_the_end.send("/place/encore/")
    events.update(at=F("at") - timedelta(minutes=10))
    at_the_end.send("/site/activation/code/", {"code": "AAAAbbbbCCCC"})
    events.filter(kind="mistake").update(at=ago(minutes=6))
    at_the_end.ask_new_code()
    at_the_end.activate_only()
    at_the_end.type_login()
    page = at_the_end.get("/place/fin/")
    assertContains(page, "<li>1re fois\u00a0: 14\u00a0min, 6 indices</li>")
    assertContains(page, "<li>2e fois\u00a0: 6\u00a0min, seul</li>")


def test_again_twice_by_a_double_click_is_once(at_the_end):
    generation = at_the_end.world.generation
    for _ in range(2):
        at_the_end.post("/place/encore/", {"generation": generation})
    assert Seat.objects.get(pk=at_the_end.seat.pk).go == 2


def test_again_can_be_taken_back(at_the_end):
    before = printed(at_the_end)
    at_the_end.send("/place/encore/")
    page = at_the_end.send("/place/annuler/", follow=True)
    assertContains(page, "Ses papiers et ses numéros sont revenus aussi.")
    assert printed(at_the_end) == before
    assert ticked(at_the_end) == ODETTE


def test_again_the_help_of_a_page_is_one_press_away(odette):
    page, help_there = "/site/activation/code/", "Vos papiers n’ont pas de code."
    assertContains(odette.get(page), help_there)
    odette.send("/place/encore/")
    assertContains(odette.get(page), "Un indice")
    assertNotContains(odette.get(page), help_there)
    assertContains(odette.send(page, {"keep": "indice"}, follow=True), help_there)
    assertContains(odette.get("/site/opposition/"), "Un indice")


def test_the_third_time_a_difficulty_comes_by_surprise(odette):
    odette.send("/place/encore/")
    assert not odette.world.incident_set.exists()
    odette.send("/place/encore/")
    [surprise] = odette.world.incident_set.all()
    assert surprise.waits
    assert surprise.kind in {"email-unwanted", "fraud-email"}


@pytest.mark.parametrize("scenario", ["corse", "nouveau-ne"])
def test_the_surprise_comes_with_the_first_message_whichever_it_is(db, run, scenario):
    """One that waited for an e-mail never came to who logs in by SMS."""
    learner = Learner(remembered.workshop(run, scenario, seats=1).places.first())
    for _ in range(2):
        learner.send("/place/encore/")
    assert {each.waits for each in learner.world.incident_set.all()} == {True}
    if scenario == "corse":
        learner.activate_only()
    learner.type_login()
    [surprise] = learner.world.incident_set.all()
    assert not surprise.waits


def test_again_the_papers_are_on_the_screen_and_the_sheet_is_good_once_put_back(db, run):
    room = remembered.workshop(run, "lettre-perdue", seats=1, is_on_paper=True)
    learner = Learner(room.places.first())
    sheet = printed(learner)
    assertContains(learner.get("/place/"), "Ses papiers sont sur la table.")
    learner.send("/place/encore/")
    assertNotContains(learner.get("/place/"), "Ses papiers sont sur la table.")
    actions.reset(room, room.places)
    assertContains(learner.get("/site/", follow=True), "avec ses premiers numéros")
    assert printed(learner) == sheet
    assertContains(learner.get("/place/"), "Ses papiers sont sur la table.")


def test_who_comes_next_has_the_numbers_of_the_sheet(odette, later):
    sheet = printed(odette)
    odette.send("/place/encore/")
    odette.get("/site/activation/code/")
    odette.post("/place/quitter/")
    later(minutes=2)
    assert printed(Learner(odette.seat)) == sheet


def test_again_where_nobody_may_restart_does_not_exist(at_the_end):
    Workshop.objects.update(may_restart=False)
    assertNotContains(at_the_end.get("/place/fin/"), "Encore une fois")
    assert at_the_end.send("/place/encore/").status_code == 404


@pytest.mark.parametrize("step", ["activation/identite", "connexion/identifiant"])
def test_who_leads_a_place_leads_the_person_of_its_sheet(odette, step):
    workshop, sheet = odette.seat.workshop, printed(odette)
    for _ in range(2):
        for _ in range(2):
            odette.send("/place/encore/")
        actions.jump(workshop, workshop.places, step)
        assert printed(odette)[:2] == sheet[:2]
        assert Seat.objects.get(pk=odette.seat.pk).go == 1
        actions.reset(workshop, workshop.places)
        assert printed(odette) == sheet


def test_a_save_point_of_an_older_program_is_of_the_first_go(odette):
    workshop = odette.seat.workshop
    for point in SavePoint.objects.all():
        for name in ("go", "is_end_read"):
            point.progress.pop(name)
        point.save()
    workshop.places.update(is_finished=True, is_end_read=True)
    actions.reset(workshop, workshop.places)
    seat = Seat.objects.get(pk=odette.seat.pk)
    assert (seat.go, seat.is_end_read) == (1, False)


def test_a_date_that_moves_cuts_no_go(at_the_end):
    at_the_end.send("/place/encore/")
    at_the_end.ask_new_code()
    workshop = at_the_end.seat.workshop
    actions.move_time(workshop, workshop.places, OfferedMove.NEXT_WEEK)
    at_the_end.activate_only()
    at_the_end.type_login()
    assertContains(at_the_end.get("/place/fin/"), "2e fois")
    assertContains(at_the_end.get("/place/fin/"), "1re fois")


def test_a_reset_that_is_taken_back_cuts_no_go(at_the_end):
    at_the_end.send("/place/encore/")
    at_the_end.send("/site/activation/code/", {"code": "AAAAbbbbCCCC"})
    at_the_end.ask_new_code()
    workshop = at_the_end.seat.workshop
    actions.undo(actions.reset(workshop, workshop.places))
    at_the_end.activate_only()
    at_the_end.type_login()
    page = at_the_end.get("/place/fin/")
    assertContains(page, "<li>1re fois\u00a0: moins d’une minute, seul</li>")
    assertContains(page, "<li>2e fois\u00a0: moins d’une minute, seul</li>")
