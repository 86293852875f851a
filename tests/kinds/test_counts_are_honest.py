"""Counts are honest: they say what a learner did, not what was led, put or moved."""

import csv
import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.template.base import NodeList
from django.template.loader import get_template
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from accounts.login import LoginForm
from profiles.deeds import DEEDS
from sandbox.lessons import met
from sandbox.workshop import erasing, titles
from sandbox.workshop.models import Seat
from sandbox.workshop.moves import actions
from sandbox.workshop.moves import interventions as ladder
from sandbox.workshop.moves.time_moves import OfferedMove
from sandbox.workshop.robot.routes import ROUTES
from sandbox.workshop.scenarios import build
from sandbox.workshop.telling import achievements, debrief, sentences
from sandbox.workshop.views import access
from sandbox.world import clock
from tests import remembered, replay
from tests.answers import PAGES, right_answers, stands
from tests.strict import JOURNEYS as LABELS
from tests.strict import Learner, StrictClient
from tests.workshop.conftest import Mediator

pytestmark = pytest.mark.usefixtures("page_by_page")

WRONG = {"code": "AAAAbbbbCCCC"}
NOT_BEGUN = ["", "", 0, 0]


@pytest.fixture
def mediator(db):
    client = StrictClient()
    client.user = access.new_mediator()
    client.force_login(client.user)
    return client


def room_of(mediator, scenario="mere-trois-enfants", seats=1, **fields):
    return remembered.workshop(
        replay.current, scenario=scenario, seats=seats, owner=mediator.user, **fields
    )


def sitting(room):
    return Learner(room.places.first())


def board(mediator, room):
    return mediator.get(f"/animation/{room.code}/").content.decode()


# -- what was only led ----------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["dedans/accueil", "cloture/fin", "refus/fin", "activation/fin"])
def test_a_place_that_was_only_led_has_finished_nothing(mediator, step):
    room = room_of(mediator)
    learner = sitting(room)
    actions.jump(room, room.places, step)
    assert "Terminé" not in board(mediator, room)
    learner.get("/site/accueil/")
    assert "Terminé" not in board(mediator, room)
    assert not learner.seat.events.filter(kind__in=["done", "finished"]).exists()
    assert debrief.totals(room)["done"] == 0
    assertContains(learner.get("/place/reussites/"), "J’ai vu le site d’entraînement.")


def test_who_is_led_to_the_middle_says_only_the_rest(mediator):
    room = room_of(mediator)
    learner = sitting(room)
    actions.jump(room, room.places, "activation/coordonnees")
    for step in list(PAGES)[list(PAGES).index("coordonnees") :]:
        learner.send(learner.step(step), right_answers(learner.person)[step])
    page = learner.get("/place/reussites/")
    assertContains(page, "J’ai donné une adresse e-mail.")
    assertNotContains(page, "J’ai recopié le code provisoire.")


@pytest.mark.parametrize("scenario", ["cloture", "souvent-hospitalise", "jumelles", "nouveau-ne"])
def test_logging_in_where_the_space_is_open_already_finishes_nothing(mediator, scenario):
    room = room_of(mediator, scenario)
    learner = sitting(room)
    learner.login()
    learner.get("/site/accueil/")
    assert "Terminé" not in board(mediator, room)
    assert debrief.totals(room)["done"] == 0


@pytest.mark.parametrize("scenario", build.scenarios())
def test_each_scenario_says_when_it_is_finished(scenario):
    """Each way is made of journeys that its person can go through."""
    contents = build.scenarios()[scenario]
    goals = [goal["end"] for goal in contents["goals"]]
    for way in [goals, *contents.get("or_else", [])]:
        assert way
        for slug in way:
            assert slug not in ROUTES or ROUTES[slug].fits(contents), slug
            assert titles.label(slug) == LABELS[slug]


def test_the_goal_finishes_the_exercise(mediator):
    room = room_of(mediator, "sans-photo")
    learner = sitting(room)
    learner.activate()
    assert "Terminé" not in board(mediator, room)
    learner.login()
    assert "Terminé" in board(mediator, room)
    assert debrief.totals(room)["done"] == 1


def test_an_exercise_begun_again_is_to_be_done_again(mediator):
    room = room_of(mediator)
    learner = sitting(room)
    learner.activate()
    learner.login()
    learner.finish()
    actions.reset(room, room.places)
    learner.activate()
    assert "Terminé" not in board(mediator, room)


# -- what was put or moved ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["code-expired", "code-used", "card-lost"])
def test_an_error_that_the_mediator_put_is_nobody_s(mediator, kind):
    room = room_of(mediator)
    learner = sitting(room)
    data = {"incident": kind, "seat": "1", "when": "maintenant"}
    mediator.post(f"/animation/{room.code}/incidents/", data)
    assert learner.world.incident_set.filter(kind=kind).exists()
    for step in ["code", "identite"]:
        learner.send(learner.step(step), right_answers(learner.person)[step])
    assert learner.seat.events.filter(kind="mistake").exists()
    assert debrief.totals(room)["mistakes"] == []


def test_a_code_that_the_mediator_let_expire_is_nobody_s_error(mediator):
    room = room_of(mediator)
    learner = sitting(room)
    actions.move_time(room, room.places, OfferedMove.AFTER_SIX_WEEKS)
    learner.send(learner.step("code"), right_answers(learner.person)["code"])
    assert learner.seat.events.filter(kind="mistake").exists()
    assert debrief.totals(room)["mistakes"] == []


def test_the_errors_of_the_learner_are_counted_beside_them(mediator):
    room = room_of(mediator)
    learner = sitting(room)
    actions.move_time(room, room.places, OfferedMove.TOMORROW)
    for _ in range(2):
        learner.send(learner.step("code"), WRONG)
    assert debrief.totals(room)["mistakes"] == [["code-wrong", 2]]


def test_a_code_that_is_too_old_in_the_story_is_the_learner_s(mediator):
    room = room_of(mediator, "code-expire")
    learner = sitting(room)
    learner.send(learner.step("code"), right_answers(learner.person)["code"])
    assert debrief.totals(room)["mistakes"][0][1] == 1


def test_two_errors_of_the_same_words_are_one(mediator):
    room = room_of(mediator)
    sitting(room)
    seat = room.places.first()
    for slug in ["nir-real", "serial-real"]:
        seat.events.create(kind="mistake", slug=slug)
    lines = [line[2:] for line in debrief.table(room) if line[2] == "Erreurs rencontrées"]
    assert [count for *_, count in lines] == [2]
    assert debrief.histories(room)[0].mistakes[0][1] == 2


# -- what is said to have been done ---------------------------------------------------------------


def test_passing_every_question_answers_none(mediator):
    room = room_of(mediator, "sans-photo")
    learner = sitting(room)
    learner.activate_only()
    learner.login()
    for slug in ["taille", "poids", "maladie", "traitement", "allergie"]:
        learner.send(reverse("profiles:question", args=[slug]), {"passer": "on"})
    learner.get(reverse("profiles:questions"))
    assert learner.person.account.preferences.welcomed_at
    assertNotContains(learner.get("/place/reussites/"), "J’ai répondu")


def test_closing_after_six_weeks_is_not_called_refusing(mediator):
    room = room_of(mediator, "deja-cree")
    actions.jump(room, room.places, "cloture-sans-connexion/identite")
    seat = Seat.objects.get(workshop=room, number=1)
    assert sentences.step_of(seat).startswith("Clôture sans connexion, ")
    assert ladder.step_of(seat) == "cloture-sans-connexion/identite"


def test_two_journeys_never_share_a_name():
    labels = [titles.label(slug) for slug in LABELS]
    assert labels == list(LABELS.values())
    assert len(set(labels)) == len(labels)


def test_the_ladder_leads_to_every_journey_that_the_pages_tell():
    assert titles.JOURNEYS.keys() <= ROUTES.keys()
    assert not titles.JOURNEYS.keys() & DEEDS.keys()


def test_a_moment_is_kept_at_the_page_that_the_board_shows(mediator):
    """After a refusal the choice is not asked again: the fourth page is the third."""
    room = room_of(mediator, "refus")
    learner = sitting(room)
    url = "accounts:withdrawal"
    answers = right_answers(learner.person)
    learner.send(reverse(url, args=["code"]), answers["code"])
    learner.send(reverse(url, args=["identite"]), answers["identite"])
    learner.send(reverse(url, args=["confirmation"]))
    learner.ask_new_code()
    learner.reach("conditions")
    seat = Seat.objects.get(pk=learner.seat.pk)
    assert sentences.step_of(seat) == stands("conditions", without=["choix"])
    assert ladder.step_of(seat) == "activation/conditions"


@pytest.mark.parametrize(
    "step",
    [
        "3422/pour-qui",
        "3422/accord",
        "nouveau-code/envoi",
        "mot-de-passe-oublie/code",
        "questions/maladie",
    ],
)
def test_the_ladder_knows_the_page_that_the_board_says(mediator, step):
    """One page has one name: who has children is asked for whom the call is, too."""
    room = room_of(mediator)
    actions.jump(room, room.places, step)
    assert ladder.step_of(Seat.objects.get(workshop=room, number=1)) == step


def test_no_page_of_a_journey_makes_the_sheet_silent(mediator, monkeypatch):
    """Even one whose sentence was forgotten is told by its title."""
    known = achievements.ACHIEVEMENTS["activation"]
    assert PAGES.keys() <= known.steps.keys()
    forgotten = {page: said for page, said in known.steps.items() if page != "identite"}
    less = replace(known, steps=forgotten)
    monkeypatch.setitem(achievements.ACHIEVEMENTS, "activation", less)
    learner = sitting(room_of(mediator))
    learner.reach("choix")
    assertContains(learner.get("/place/reussites/"), "J’ai vu la page «\u00a0Mon identité\u00a0».")
    assert "refus" in achievements.ACHIEVEMENTS


# -- the funder's table ---------------------------------------------------------------------------


def rows(mediator, path):
    text = mediator.get(path).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


@pytest.fixture
def sessions(mediator):
    """One session held, a demonstration that was used, a copy that nobody used."""
    for title, fields in [("Tenue", {}), ("Démo", {"is_demo": True}), ("Vide", {})]:
        room = room_of(mediator, title=title, **fields)
        if title != "Vide":
            sitting(room).get("/site/activation/code/")
        if title == "Tenue":
            Learner(room.seats.get(number=0)).reach("conditions")
    erasing.erase(room)


@pytest.mark.parametrize("path", ["/animation/bilans.csv", "/animation/seances.csv"])
def test_demonstrations_and_unused_copies_are_no_session(mediator, sessions, path):
    assert {line[1] for line in rows(mediator, path)[1:]} == {"Tenue"}


def test_one_line_a_session(mediator, sessions):
    head, *lines = rows(mediator, "/animation/seances.csv")
    [line] = [dict(zip(head, line, strict=True)) for line in lines]
    assert (line["Places prises"], line["Personnes"], line["Exercices finis"]) == ("1", "1", "0")
    assertContains(mediator.get("/animation/"), "/animation/seances.csv")


def test_the_dates_can_be_chosen(mediator, sessions):
    path = "/animation/seances.csv?du={0}&au={0}"
    assert len(rows(mediator, path.format("2001-01-01"))) == 1
    assert len(rows(mediator, "/animation/seances.csv?du=2001-01-01&au=2999-12-31")) == 2
    assert len(rows(mediator, "/animation/seances.csv?du=hier&au=")) == 2


def test_today_s_room_comes_first(mediator):
    day = clock.real_today()
    for title, days in [("Loin", 700), ("Bientôt", 1), ("Maintenant", 0)]:
        room_of(mediator, title=title, held_on=day + timedelta(days=days))
    page = mediator.get("/animation/").content.decode()
    titles = re.findall(r"<h2>(.*?)</h2>", page)
    assert titles == ["Maintenant", "Bientôt", "Loin"]
    assert "Aujourd’hui" in page


# -- who leads, and who came before --------------------------------------------------------------


@pytest.fixture
def leader(db):
    return Mediator(access.new_mediator())


def test_who_leads_and_shows_something_at_a_place_is_nobody(leader):
    room = build.workshop(scenario="refus", seats=2, owner=leader.user)
    leader.post(f"/place/{room.seats.get(number=1).token}/")
    leader.get("/site/activation/code/")
    assert room.places.taken().count() == 1
    totals = debrief.totals(room)
    assert (totals["taken"], totals["people"], totals["stops"]) == (0, 0, [])
    assert not debrief.was_held(room)
    assert "Personne ne s’est encore assis" in leader.page(room, "reussites/").content.decode()


def test_a_co_animateur_is_nobody_either_and_a_learner_after_them_is_one(leader):
    room = build.workshop(scenario="refus", seats=2, owner=leader.user)
    helper = Mediator(access.new_mediator())
    room.facilitators.add(helper.user)
    helper.post(f"/place/{room.seats.get(number=1).token}/")
    helper.get("/site/activation/code/")
    helper.post("/place/quitter/")
    learner = Learner(room.seats.get(number=1))
    learner.post(f"/place/{learner.seat.token}/", {"kept": "1"})
    learner.reach("identite")
    assert debrief.totals(room)["taken"] == debrief.totals(room)["people"] == 1


def test_a_mediator_of_another_room_is_a_learner_here(leader):
    room = build.workshop(scenario="refus", seats=1)
    leader.post(f"/place/{room.seats.get(number=1).token}/")
    assert debrief.totals(room)["taken"] == 1


def test_putting_the_room_back_at_the_end_changes_no_stop(leader):
    room = build.workshop(scenario="refus", seats=2, owner=leader.user)
    for place in room.places:
        Learner(place).reach("choix")
    before = debrief.totals(room)["stops"]
    assert before != [[NOT_BEGUN, 2]]
    leader.act(room, "remise-au-debut", all="1", confirmed="1", seen=0)
    assert debrief.totals(room)["stops"] == before


def test_nobody_stopped_where_the_mediator_led_them(leader):
    room = build.workshop(scenario="refus", seats=1, owner=leader.user)
    Learner(room.places.get())
    leader.act(room, "echelle", rung="etape", seat="1", step="dedans/accueil", seen=0)
    assert debrief.totals(room)["stops"] == [[NOT_BEGUN, 1]]


def test_two_people_at_one_place_stop_each_where_they_were(leader):
    room = build.workshop(scenario="refus", seats=1, owner=leader.user)
    first = Learner(room.places.get())
    first.reach("choix")
    first.post("/place/quitter/")
    second = Learner(room.places.get())
    second.post(f"/place/{second.seat.token}/", {"kept": "1"})
    totals = debrief.totals(room)
    assert sorted(count for _, count in totals["stops"]) == [1, 1]
    assert [NOT_BEGUN, 1] in totals["stops"]
    assert totals["exercises"] == [["refus", 1]]


def test_a_place_taken_away_counts_no_more_as_its_question_says(leader):
    """What its learner did goes with it, from the review, the sheets and what stays at night."""
    room = build.workshop(scenario="refus", seats=2, owner=leader.user)
    for place in room.places:
        Learner(place).reach("choix")
    question = leader.act(room, "place/1/retrait").content.decode()
    assert "La place ne comptera plus dans le bilan." in question
    assert debrief.totals(room)["taken"] == 2
    leader.act(room, "place/1/retrait", confirmed="1")
    for _ in ("before", "after"):
        totals = debrief.totals(room)
        assert (totals["made"], totals["taken"], totals["people"]) == (1, 1, 1)
        assert sum(count for _, count in totals["stops"]) == 1
        erasing.erase(room)
        room.refresh_from_db()


def test_a_place_brought_back_counts_from_nothing(leader):
    room = build.workshop(scenario="refus", seats=2, owner=leader.user)
    Learner(room.places.first()).reach("choix")
    leader.act(room, "place/1/retrait", confirmed="1")
    leader.act(room, "places/ajout")
    totals = debrief.totals(room)
    assert (totals["made"], totals["taken"], totals["stops"]) == (2, 0, [])


def test_an_exercise_given_when_all_is_over_was_played_by_nobody(leader):
    """The review says which exercises people worked on, not those of the next group."""
    room = build.workshop(scenario="refus", seats=3, owner=leader.user)
    Learner(room.places.first()).reach("choix")
    Learner(room.places.last())
    everybody = {"rung": "scenario", "scenario": "cloture", "seat": ["1", "2", "3"]}
    leader.act(room, "echelle", confirmed="1", seen=0, **everybody)
    assert {seat.scenario for seat in room.places} == {"cloture"}
    assert debrief.totals(room)["exercises"] == [["refus", 2]]


def test_who_finishes_two_exercises_has_finished_two(leader):
    """Each once: the same one, done again, is the same one."""
    room = build.workshop(scenario="sans-photo", seats=2, owner=leader.user, offered=["corse"])
    learner = Learner(room.places.first())
    for _ in range(2):
        learner.activate_only()
        learner.type_login()
        actions.reset(room, room.places.filter(number=1), by_learner=True)
    learner.send("/place/autre-exercice/", {"exercise": "lettre-perdue"})
    assert debrief.totals(room)["done"] == 1
    learner.send("/place/autre-exercice/", {"exercise": "corse"})
    learner.activate_only()
    learner.type_login()
    totals = debrief.totals(room)
    assert (totals["done"], totals["people"]) == (2, 1)
    assert totals["exercises"] == [["sans-photo", 1], ["corse", 1]]


def test_who_changes_places_is_one_person(leader):
    """They stopped at the second place, and their time is that of both."""
    room = build.workshop(scenario="refus", seats=3, owner=leader.user)
    learner = Learner(room.places.first())
    learner.reach("identite")
    ten_minutes_ago = clock.real_now() - timedelta(minutes=10, seconds=1)
    learner.seat.events.filter(kind="sat").update(at=ten_minutes_ago)
    learner.get(learner.step("identite"))
    learner.post(f"/salle/{room.code}/3/")
    learner.seat = room.places.last()
    learner.reach("choix")
    learner.get(learner.step("choix"))
    totals = debrief.totals(room)
    assert (totals["taken"], totals["people"], totals["minutes"]) == (2, 1, 10)
    assert [count for _, count in totals["stops"]] == [1]


def test_the_time_is_that_of_those_who_worked_and_of_one_alone_it_is_theirs(leader):
    """Who only sat down is one of the people, and makes the time no shorter."""
    room = build.workshop(scenario="refus", seats=3, owner=leader.user)
    learner, _ = [Learner(place) for place in room.places[:2]]
    learner.reach("choix")
    learner.get(learner.step("choix"))
    ten_minutes_ago = clock.real_now() - timedelta(minutes=10, seconds=1)
    learner.seat.events.filter(kind="sat").update(at=ten_minutes_ago)
    totals = debrief.totals(room)
    assert (totals["people"], totals["begun"], totals["minutes"]) == (2, 1, 10)
    page = leader.get(f"/animation/{room.code}/bilan/")
    assert re.search(r"<dt>\s*Temps passé\s*</dt>\s*<dd>10\smin</dd>", page.content.decode())
    assertNotContains(page, "La moitié")
    Learner(room.places.last()).reach("choix")
    page = leader.get(f"/animation/{room.code}/bilan/")
    assertContains(page, "<dt>La moitié d’entre elles, au plus</dt>")
    facts = re.findall(r"<dt>\s*(.*?)\s*</dt>", page.content.decode())
    assert facts.index("La moitié d’entre elles, au plus") == facts.index("Ont commencé") + 1


def test_whoever_comes_to_a_place_that_another_left_is_somebody_else(leader):
    room = build.workshop(scenario="refus", seats=3, owner=leader.user)
    first = Learner(room.places.first())
    first.reach("identite")
    first.post(f"/salle/{room.code}/3/")
    first.seat = room.places.last()
    first.reach("identite")
    second = Learner(room.places.first())
    second.post(f"/place/{second.seat.token}/", {"kept": "1"})
    second.reach("identite")
    assert debrief.totals(room)["people"] == 2


# -- where errors are counted ---------------------------------------------------------------------


def test_an_error_counts_where_it_is_refused_not_where_it_is_drawn(mediator, monkeypatch):
    """A page whose list of errors was forgotten is counted like another."""
    summary = get_template("components/error_summary.html").template
    monkeypatch.setattr(summary, "nodelist", NodeList())
    room = room_of(mediator)
    learner = sitting(room)
    page = learner.send(learner.step("code"), WRONG)
    assertNotContains(page, "error-summary")
    assert debrief.totals(room)["mistakes"] == [["code-wrong", 1]]


def test_a_form_tells_each_of_its_errors_once_and_only_when_it_is_asked(person):
    with met.heard() as errors:
        form = LoginForm({"identifiant": "", "password": ""}, world=person.world)
        assert not form.holds
        assert form.errors
        assert errors == []
        for _ in range(2):
            assert not form.is_valid()
        names = [slug for slug, _ in errors]
        assert names == ["login-identifiant-empty", "login-password-empty"]
    assert not LoginForm({}, world=person.world).is_valid()
    assert len(errors) == 2


def test_what_the_browser_refused_as_real_is_an_error_like_that_of_the_server(leader):
    """With JavaScript it never left, and was counted nowhere; its name comes with the page."""
    room = build.workshop(scenario="mere-trois-enfants", seats=1, owner=leader.user)
    learner = Learner(room.places.get())
    page = learner.step("code")
    learner.get(page)
    told = {
        "refused_here": ["text-real", "nir-real", "nir-real", "06 12 34 56 78", "code-misprinted"]
    }
    learner.send(page, right_answers(learner.person)["code"] | told)
    assert debrief.totals(room)["mistakes"] == [["nir-real", 2], ["text-real", 1]]
    assert debrief.totals(room)["stops"][0][0][:2] == ["activation", "identite"]
    learner.get(learner.step("identite"))
    assert not type(learner.seat).objects.get(pk=learner.seat.pk).mistakes
    assert "06 12" not in str(list(room.places.get().events.values()))
