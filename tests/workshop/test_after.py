"""« Bilan », the funder’s table, « J’ai réussi »: told from the events, then from the totals."""

import csv
import io
import re
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.lessons import LESSONS
from sandbox.workshop import erasing
from sandbox.workshop.models import SeatEvent
from sandbox.workshop.scenarios import build
from sandbox.workshop.telling import achievements, debrief
from sandbox.workshop.telling import sentences as told
from sandbox.world import clock
from tests import remembered
from tests.answers import PAGES, right_answers, stands
from tests.house_rules.test_plain_language import hard_to_read, too_long
from tests.strict import JOURNEYS, Learner

pytestmark = pytest.mark.usefixtures("page_by_page")

WRONG = {"code": "AAAAbbbbCCCC"}
AT_THE_TERMS = stands("conditions")


@pytest.fixture
def worked(workshop):
    """Place 1 finished the exercise after two errors, place 2 stopped on the way, 3 is free."""
    remembered.lived("two at work", partial(work, *workshop.places[:2]))
    return workshop


def work(one, other):
    first, second = Learner(one), Learner(other)
    first.get(first.step("code"))
    second.get(second.step("code"))
    for _ in range(2):
        first.send(first.step("code"), WRONG)
    first.activate_only()
    first.activate()
    first.login()
    first.finish()
    second.reach("conditions")
    second.seat.events.create(kind=SeatEvent.Kind.ASKED)
    SeatEvent.objects.filter(kind=SeatEvent.Kind.SAT).update(
        at=clock.real_now() - timedelta(minutes=25, seconds=30)
    )


def erase(workshop):
    erasing.erase(workshop)
    return workshop


def funder_s(mediator, workshop):
    """The file, as a French spreadsheet reads it."""
    file = mediator.page(workshop, "bilan.csv")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert file.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";"))


# -- the page to talk over ------------------------------------------------------------------------


def test_the_room_is_told_in_numbers(worked, mediator):
    assert debrief.totals(worked) == {
        "made": 3,
        "taken": 2,
        "people": 2,
        "begun": 2,
        "finishers": 1,
        "done": 1,
        "minutes": 25,
        "asked": 1,
        "hints": 0,
        "exercises": [["mere-trois-enfants", 2]],
        "journeys": [["activation", 1], ["connexion", 1], ["enfants", 1]],
        "stops": [[["activation", "conditions", 4, 6], 1]],
        "mistakes": [["code-wrong", 2]],
        "replies": [],
    }
    page = mediator.page(worked, "bilan/")
    assertContains(page, "<dd>2 sur 3</dd>")
    assertContains(page, "<dd>25\u00a0min</dd>")
    assertContains(page, AT_THE_TERMS)
    assertContains(page, LESSONS["code-wrong"].says)
    assertContains(page, "Il est dans la lettre, ou dans un message.")


def test_each_place_is_told_in_a_line(worked, mediator):
    lines = mediator.page(worked, "bilan/").content.decode().split("Place par place")[1]
    first, second = lines.split("<tr>")[2:4]
    assert "Activation<br>Connexion<br>Profils des enfants<br>" in first
    assert "Exercice fini" in first
    assert f"{LESSONS['code-wrong'].says} (2 fois)" in first
    assert "<td>Aucun</td>" in second
    assert AT_THE_TERMS in second
    assert "la\u00a0chouette" in second
    assert "le hérisson" not in lines


def test_a_place_put_back_to_the_start_keeps_what_it_did(worked, mediator):
    mediator.act(worked, "remise-au-debut", seat="1", seen="0")
    room = debrief.totals(worked)
    assert room["done"] == 1
    assert [slug for slug, _ in room["journeys"]] == ["activation", "connexion", "enfants"]


def test_the_time_of_a_place_is_that_of_who_sat_there(workshop):
    """Twice: 20 minutes, then 5; what the mediator did an hour later is not theirs."""
    seat, start = workshop.places.first(), clock.real_now()
    Kind = SeatEvent.Kind
    for minute, kind in [
        (0, Kind.SAT),
        (20, Kind.STEP),
        (25, Kind.LEFT),
        (30, Kind.MOVED),
        (40, Kind.BACK),
        (45, Kind.MISTAKE),
        (105, Kind.MOVED),
    ]:
        seat.events.create(kind=kind, at=start + timedelta(minutes=minute))
    assert debrief.history_of(seat).minutes == 25


def test_an_empty_room_has_nothing_to_tell(workshop, mediator):
    assertContains(mediator.page(workshop, "bilan/"), "Personne ne s’est assis.")
    assertContains(mediator.page(workshop, "reussites/"), "Personne ne s’est encore assis.")


def test_a_room_of_forty_takes_as_many_queries_as_one_of_three(worked, mediator):
    def queries(workshop, rest):
        with CaptureQueriesContext(connection) as captured:
            mediator.page(workshop, rest)
        return len(captured)

    large = build.workshop(scenario="mere-trois-enfants", seats=40, owner=mediator.user)
    for seat in large.places:
        Learner(seat).get("/site/activation/code/")
    for rest in ["bilan/", "bilan.csv", "reussites/"]:
        assert queries(large, rest) == queries(worked, rest), rest


# -- what stays -----------------------------------------------------------------------------------


def test_the_totals_stay_when_the_places_are_erased(worked, mediator):
    before = debrief.totals(worked)
    table = funder_s(mediator, worked)
    erase(worked).refresh_from_db()
    assert not SeatEvent.objects.filter(seat__workshop=worked).exists()
    assert debrief.totals(worked) == before | {"mail": [0, 0, {}]}
    assert funder_s(mediator, worked) == table
    page = mediator.page(worked, "bilan/")
    assertContains(page, AT_THE_TERMS)
    assertContains(page, "Les places sont effacées.")
    assertNotContains(page, "Place par place")
    assertContains(mediator.get("/animation/"), f"/animation/{worked.code}/bilan/")


def test_what_stays_names_no_place(worked):
    kept = str(erase(worked).totals)
    for said in ["renard", "chouette", "Inaya", "Place", "place"]:
        assert said not in kept


def test_a_workshop_erased_before_totals_were_kept_says_what_it_knows(worked, mediator):
    erase(worked).refresh_from_db()
    worked.totals = {}
    worked.save()
    page = mediator.page(worked, "bilan/")
    assertContains(page, "<dd>2 sur 3</dd>")
    assertNotContains(page, "Aides demandées")
    assert [line[2] for line in funder_s(mediator, worked)[1:]] == [
        "Places préparées",
        "Places prises",
        "Exercices finis",
    ]


def test_who_did_nothing_spent_no_time_at_it(workshop, mediator):
    Learner(workshop.places.first())
    line = mediator.page(workshop, "bilan/").content.decode().split("Place par place")[1]
    cells = re.findall(r"<td>(.*?)</td>", line, re.DOTALL)
    assert [cell.strip() for cell in cells[1:3]] == ["Pas commencé", "Aucun"]


def test_an_erased_workshop_has_no_sheets_left(worked, mediator):
    erase(worked)
    assertRedirects(mediator.page(worked, "reussites/"), "/animation/")


# -- the funder's table ---------------------------------------------------------------------------


def test_the_funder_s_table_is_about_nobody(worked, mediator):
    table = funder_s(mediator, worked)
    assert table[0] == debrief.COLUMNS
    assert {len(line) for line in table} == {5}
    day = worked.held_on.strftime("%d/%m/%Y")
    assert [day, worked.title, "Places prises", "", "2"] in table
    assert [day, worked.title, "Parcours finis", "Activation", "1"] in table
    assert [
        day,
        worked.title,
        "Personnes arrêtées à",
        AT_THE_TERMS,
        "1",
    ] in table
    assert [day, worked.title, "Erreurs rencontrées", LESSONS["code-wrong"].says, "2"] in table
    details = " ".join(line[3] for line in table)
    for seat in worked.seats.all():
        assert str(seat.animal) not in details
        assert seat.world.player.last_name not in details


@pytest.mark.parametrize("title", ["=1+1", "+33", "-2", "@SOMME(A1)", "\t=1", " =1", "\r=1"])
def test_no_cell_is_a_formula(worked, mediator, title):
    worked.title = title
    worked.save()
    for line in funder_s(mediator, worked)[1:]:
        assert line[1] == f"'{title}"


def test_a_title_with_a_semicolon_stays_one_cell(worked, mediator):
    worked.title = 'Mardi ; « matin » "1"'
    worked.save()
    assert funder_s(mediator, worked)[1][1] == worked.title


@pytest.mark.parametrize("slug", LESSONS)
def test_every_error_can_be_told_without_its_facts(slug):
    assert "{" not in told.says(slug)


def test_an_error_that_is_no_more_is_told_by_its_name():
    assert told.says("gone") == "gone"
    assert debrief.to_talk_over([["gone", 2]]) == []


def test_two_errors_that_share_their_words_are_told_under_one_heading(worked, mediator):
    """« Votre code provisoire a expiré », of a letter and of a message."""
    seat = worked.places.first()
    for slug in ["code-expired", "code-expired-asked", "code-expired"]:
        seat.note(SeatEvent.Kind.MISTAKE, slug=slug)
    page = mediator.page(worked, "bilan/").content.decode()
    talked = page.split("Pour en parler</h2>")[1].split("</section>")[0]
    headings = re.findall(r"<h3>(.*?)</h3>", talked)
    assert headings.count("Votre code provisoire a expiré") == 1
    assert len(headings) == len(set(headings))
    assert "Un code est valable 6\u00a0semaines" in talked
    assert "un code reçu par message est valable" in talked


def test_all_one_s_workshops_make_one_table(worked, mediator, stranger, client):
    build.workshop(scenario="refus", seats=1, owner=stranger.user, title="À quelqu’un d’autre")
    erased = build.workshop(scenario="refus", seats=1, owner=mediator.user, title="Hier")
    Learner(erased.places.get())
    erase(erased).refresh_from_db()
    file = mediator.get("/animation/bilans.csv").content.decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(file), delimiter=";"))
    assert table[0] == debrief.COLUMNS
    assert [line[1] for line in table if line[2] == "Places préparées"] == [
        worked.title,
        erased.title,
    ]
    assert client.get("/animation/bilans.csv").status_code == 403


# -- « J’ai réussi » ------------------------------------------------------------------------------


def test_a_sheet_says_what_was_done_and_what_comes_next(worked, mediator):
    page = mediator.page(worked, "reussites/")
    done = achievements.ACHIEVEMENTS["activation"]
    one, two = page.content.decode().split("<article")[1:]
    steps = [done.steps[slug] for slug in PAGES]
    for said in [done.did, *steps, *done.then, "www.monespacesante.fr", "3422"]:
        assert said in one
    assert done.did not in two
    assert "Mes premiers pas" in two
    passed = list(PAGES).index("conditions")
    assert steps[passed - 1] in two
    assert steps[passed] not in two


def test_what_the_mediator_did_is_nobody_s_success(worked, mediator):
    """Place 3 was led to the fourth step, went on by itself, then was led to the very end."""
    third = Learner(worked.places[2])
    mediator.act(worked, "echelle", seat="3", rung="etape", step="activation/conditions", seen="0")
    third.send(third.step("conditions"), right_answers(third.person)["conditions"])
    seen = worked.actions.first().pk
    mediator.act(worked, "echelle", seat="3", rung="etape", step="dedans/accueil", seen=seen)
    way = debrief.history_of(worked.places[2])
    assert not way.seat.is_finished
    assert not way.is_done
    assert achievements.begun(way) == ["J’ai accepté les conditions."]


def test_a_sheet_bears_no_name(worked, mediator):
    page = mediator.page(
        worked,
        "reussites/",
    ).content.decode()
    for seat in worked.places[:2]:
        person = seat.world.player
        for name in [person.first_name, person.last_name, person.nir, person.noted_identifiant]:
            assert name not in page


def test_one_place_alone(worked, mediator):
    page = mediator.get(f"/animation/{worked.code}/reussites/", {"place": "2"})
    assertContains(page, "<article", count=1)
    for number in ["9", "0", "x"]:
        path = f"/animation/{worked.code}/reussites/"
        assert mediator.get(path, {"place": number}).status_code == 404


def test_a_learner_sees_one_s_own(worked):
    learner = Learner(worked.places.first())
    learner.send("/place/reprendre/")
    assertContains(learner.get("/place/"), "Ce que j’ai réussi")
    page = learner.get("/place/reussites/")
    assertContains(page, "J’ai activé un espace santé.")
    assertNotContains(page, "le\u00a0renard")


def test_who_has_done_nothing_yet_is_not_led_there(workshop):
    learner = Learner(workshop.places.last())
    assertNotContains(learner.get("/place/"), "Ce que j’ai réussi")
    assertContains(learner.get("/place/reussites/"), "J’ai vu le site d’entraînement.")


def test_the_mediator_s_own_place_has_no_sheet(workshop, client):
    assert Learner(workshop.seats.get(number=0)).get("/place/reussites/").status_code == 404
    assertRedirects(client.get("/place/reussites/"), "/")


def test_every_journey_comes_to_something():
    assert set(achievements.ACHIEVEMENTS) == set(JOURNEYS) - {"dedans"}


def test_the_steps_are_those_of_the_activation(learner):
    steps = achievements.ACHIEVEMENTS["activation"].steps
    assert {slug for slug in PAGES if slug in steps} == right_answers(learner.person).keys()


@pytest.mark.parametrize("journey", achievements.ACHIEVEMENTS)
def test_what_one_takes_home_is_plain(journey):
    achievement = achievements.ACHIEVEMENTS[journey]
    said = [achievement.did, *achievement.steps.values(), *achievement.then]
    assert [each for text in said for each in too_long(text)] == []
    assert hard_to_read(said) == []


# -- for whom -------------------------------------------------------------------------------------


def test_the_errors_of_pages_that_were_passed_are_a_success(worked, mediator):
    """Two of place 1, which went to the end; one of place 2, at a page that it did not come to."""
    error = {"slug": "password-short", "journey": "activation", "page": "mot-de-passe"}
    worked.places[1].note(SeatEvent.Kind.MISTAKE, **error)
    one, two = mediator.page(worked, "reussites/").content.decode().split("<article")[1:]
    assert "J’ai rencontré 2 erreurs. J’ai corrigé, et j’ai continué." in one
    assert "J’ai rencontré" not in two


@pytest.mark.parametrize(("scenario", "wants_one"), [("refus", False), ("corse", True)])
def test_the_order_of_the_real_pages_is_taken_home_by_who_wants_a_space(scenario, wants_one, db):
    """The app of 2025 asks for the identity before any code (real-service.md §1.4)."""
    learner = Learner(build.workshop(scenario=scenario, seats=1).places.get())
    if not wants_one:
        learner.seat.note(SeatEvent.Kind.FINISHED, journey="refus")
    page = learner.get("/place/reussites/").content.decode()
    assert ("Activer mon espace santé aujourd’hui, dans l’ordre" in page) is wants_one
    if wants_one:
        order = page.split("dans l’ordre</h2>")[1].split("</ol>")[0]
        asked = [order.index(each) for each in ["carte Vitale", "identité", "code", "mot de passe"]]
        assert asked == sorted(asked)


@pytest.mark.parametrize("rest", ["bilan/", "bilan.csv", "reussites/"])
def test_it_is_for_who_leads_the_workshop(worked, mediator, stranger, client, rest):
    assert mediator.page(worked, rest).status_code == 200
    assert stranger.page(worked, rest).status_code == 404
    assert client.get(f"/animation/{worked.code}/{rest}").status_code == 403
    learner = Learner(worked.places.first())
    assert learner.get(f"/animation/{worked.code}/{rest}").status_code == 403
