"""The presenter's page: steps, timers, marks, switches, and who may press them."""

import re
from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains

from sandbox.workshop.models import Projection
from sandbox.workshop.moves import actions
from sandbox.workshop.scenarios import build
from sandbox.workshop.stage.projecting import projection_of
from sandbox.world import clock
from tests.strict import Learner, StrictClient
from tests.workshop.test_scenes import STEPS

PRESSES = [
    ("etape", {"step": "2"}),
    ("reglage", {"what": "figer", "to": "oui"}),
    ("repere", {"mark": "3"}),
    ("chronometre", {"to": "marche"}),
    ("a-vous", {"minutes": "5"}),
    ("tous", {"all": "1"}),
    ("projeter", {}),
    ("arret", {}),
]


def press(mediator, workshop, what, /, **data):
    """Press a button of the page, and return the Projection that follows."""
    mediator.act(workshop, f"presentation/{what}", **data)
    return projection_of(workshop)


def wait(monkeypatch, seconds):
    """Let some of the room's time pass."""
    later = clock.real_now() + timedelta(seconds=seconds)
    monkeypatch.setattr(clock, "real_now", lambda: later)


@pytest.mark.parametrize(("what", "data"), PRESSES)
def test_a_press_is_for_who_leads(mediator, stranger, workshop, what, data):
    address = f"/animation/{workshop.code}/presentation/{what}/"
    assert mediator.get(address).status_code == 405
    assert stranger.post(address, data).status_code == 404
    assert not Projection.objects.exists()


def test_the_notes_are_for_who_leads(stranger, workshop):
    assert stranger.page(workshop, "presentation/").status_code == 404
    assert stranger.page(workshop, "presentation/places/").status_code == 404


# -- steps --------------------------------------------------------------------------------------


def test_the_page_waits_for_the_first_step(mediator, workshop):
    page = mediator.page(workshop, "presentation/").content.decode()
    assert "Prêt à présenter" in page
    assert "aria-current" not in page


def test_the_last_step_is_an_end_and_says_what_is_left(mediator, workshop):
    page = mediator.act(workshop, "presentation/etape", step="12").content.decode()
    assert "Dernière étape" not in page
    page = mediator.act(workshop, "presentation/etape", step="suivante").content.decode()
    assert "Étape 13 sur 13" in page
    assert "Dernière étape" in page
    for address in ["reussites", "bilan"]:
        assert f'href="/animation/{workshop.code}/{address}/"' in page
    assert 'value="suivante"' not in page


def test_the_notes_say_how_many_marks_are_on_show(mediator, workshop):
    page = mediator.act(workshop, "presentation/etape", step=STEPS["accueil"]).content.decode()
    title = "La page d’accueil, avec ses 7 repères."
    assert f"<p>{title} Pour l’instant, ils sont cachés.</p>" in page
    said = {"suivant": "1 sur 7 montré.", "2": "2 sur 7 montrés.", "tous": "Ils sont tous montrés."}
    for asked, words in said.items():
        page = mediator.act(workshop, "presentation/repere", mark=asked).content.decode()
        assert f"<p>{title} {words}</p>" in page


def test_the_notes_say_what_the_window_shows_the_card_too(mediator, workshop):
    said = re.compile("Sur l’écran</h2>\\s*<p>([^<]*)</p>")
    card = {"what": "carte", "to": "oui"}
    page = mediator.act(workshop, "presentation/reglage", **card).content.decode()
    assert said.findall(page) == ["La carte en grand"]
    page = mediator.act(workshop, "presentation/etape", step="6").content.decode()
    assert said.findall(page) == ["Le code et les numéros à recopier"]
    page = mediator.act(workshop, "presentation/reglage", **card).content.decode()
    assert said.findall(page) == ["La carte en grand"]
    page = mediator.act(workshop, "presentation/etape", step="encore").content.decode()
    assert said.findall(page) == ["Le code et les numéros à recopier"]


def test_a_step_shows_its_notes_and_the_next_one(mediator, workshop):
    page = mediator.act(workshop, "presentation/etape", step="6").content.decode()
    assert "Le code, puis l’identité" in page
    assert page.index("<h1") < page.index('aria-label="Les étapes"')
    assert "Étape 6 sur 13" in page
    assert "Étape 7\u00a0: Juste après" in page


@pytest.mark.parametrize(
    ("now", "asked", "then"),
    [(3, "suivante", 4), (3, "precedente", 2), (3, "encore", 3), (13, "suivante", 13),
     (1, "precedente", 1), (0, "suivante", 1), (3, "9", 9), (3, "99", 13), (3, "rien", 1)],
)  # fmt: skip
def test_the_step_that_is_asked_for(mediator, workshop, now, asked, then):
    Projection.objects.create(workshop=workshop, step=now)
    assert press(mediator, workshop, "etape", step=asked).step == then


def test_an_unchanged_page_is_not_sent_again(mediator, workshop):
    version = asked_again(mediator.act(workshop, "presentation/etape", step="2"))
    assert mediator.page(workshop, f"presentation/?version={version}").status_code == 204
    press(mediator, workshop, "etape", step="3")
    page = mediator.page(workshop, f"presentation/?version={version}")
    assert "<html" not in page.content.decode()
    assert asked_again(page) != version


def asked_again(page):
    """What the page sends back to know whether it must change."""
    return re.search(r"presentation/\?version=([^\"]*)", page.content.decode())[1]


def test_the_room_in_small_is_sent_when_it_changes(mediator, workshop):
    page = mediator.page(workshop, "presentation/places/").content.decode()
    version = page.split("?version=")[1].split('"')[0]
    again = f"presentation/places/?version={version}"
    assert mediator.page(workshop, again).status_code == 204
    Learner(workshop.places.first())
    assert "1 place prise sur 3" in mediator.page(workshop, again).content.decode()


# -- timers -------------------------------------------------------------------------------------


def test_the_timers_count_the_step_and_the_session(mediator, workshop, monkeypatch):
    press(mediator, workshop, "etape", step="1")
    press(mediator, workshop, "chronometre", to="marche")
    wait(monkeypatch, 60)
    press(mediator, workshop, "etape", step="2")
    wait(monkeypatch, 30)
    projection = projection_of(workshop)
    assert (projection.spent, projection.spent_on(1), projection.spent_on(2)) == (90, 60, 30)


def test_a_pause_stops_the_timers_and_keeps_what_they_counted(mediator, workshop, monkeypatch):
    press(mediator, workshop, "etape", step="1")
    press(mediator, workshop, "chronometre", to="marche")
    wait(monkeypatch, 60)
    press(mediator, workshop, "chronometre", to="pause")
    wait(monkeypatch, 60)
    assert projection_of(workshop).spent == 60
    assert press(mediator, workshop, "chronometre", to="zero", confirmed="1").spent == 0


def test_a_second_start_loses_nothing(mediator, workshop, monkeypatch):
    press(mediator, workshop, "chronometre", to="marche")
    wait(monkeypatch, 10)
    assert press(mediator, workshop, "chronometre", to="marche").spent == 10


def test_the_timers_are_written_on_the_page(mediator, workshop, monkeypatch):
    morning = clock.midnight_of(clock.real_today()) + timedelta(
        hours=9
    )  # who leads, until midnight
    monkeypatch.setattr(clock, "real_now", lambda: morning)
    press(mediator, workshop, "chronometre", to="marche")
    wait(monkeypatch, 3725)
    page = mediator.page(workshop, "presentation/").content.decode()
    assert 'data-timer="up" data-seconds="3725">1:02:05</b>' in page


def test_the_notes_say_the_time_passed_the_time_planned_and_when_to_be_done(
    mediator, workshop, monkeypatch
):
    press(mediator, workshop, "etape", step="2")
    press(mediator, workshop, "chronometre", to="marche")
    wait(monkeypatch, 170)
    page = mediator.page(workshop, "presentation/").content.decode()
    assert 'data-seconds="170" data-planned="180">02:50</span> sur 3\u00a0min' in page
    assert "à finir à 13\u00a0min" in page
    assert "data-late hidden>· dépassé" in page
    wait(monkeypatch, 20)
    page = mediator.page(workshop, "presentation/").content.decode()
    assert "data-late>· dépassé" in page


# -- switches and marks -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "field"),
    [("masques", "is_masked"), ("entourer", "is_ringed"), ("figer", "is_frozen"),
     ("telecommande", "is_remote"), ("un-ecran", "is_alone")],
)  # fmt: skip
def test_a_switch_is_turned_on_and_off(mediator, workshop, word, field):
    assert getattr(press(mediator, workshop, "reglage", what=word, to="oui"), field) is True
    assert getattr(press(mediator, workshop, "reglage", what=word, to="non"), field) is False


def test_the_remote_points_at_all_that_a_step_does_before_the_next(mediator, workshop):
    """The marks, then the rings where they are asked for; none that the room has seen already."""
    press(mediator, workshop, "etape", step="3")
    for number in range(1, 8):
        assert press(mediator, workshop, "etape", step="suite").marks == [number]
    assert press(mediator, workshop, "etape", step="suite").step == 4
    press(mediator, workshop, "reglage", what="entourer", to="oui")
    press(mediator, workshop, "etape", step="11")
    page = mediator.page(workshop, "presentation/").content.decode()
    assert "Entouré (1 sur 4)" in page
    assert press(mediator, workshop, "etape", step="suite").ring == 1
    assert press(mediator, workshop, "etape", step="suite", rank="2").ring == 3
    assert press(mediator, workshop, "entourer").ring == 0
    press(mediator, workshop, "etape", step="suite", rank="2")
    projection = press(mediator, workshop, "etape", step="suite")
    assert (projection.step, projection.ring) == (12, 0)


def test_what_does_not_exist_is_not_turned_on(mediator, workshop):
    address = f"/animation/{workshop.code}/presentation/"
    assert mediator.post(f"{address}reglage/", {"what": "step"}).status_code == 404
    assert mediator.post(f"{address}chronometre/", {"to": "delete"}).status_code == 404


@pytest.mark.parametrize(
    ("shown", "asked", "then"),
    [([], "3", [3]), ([3], "3", []), ([], "suivant", [1]), ([1], "suivant", [2]),
     ([7], "suivant", [7]), ([2], "tous", [1, 2, 3, 4, 5, 6, 7]), ([1, 2], "aucun", []),
     ([1], "8", [1]), ([1], "", [1])],
)  # fmt: skip
def test_the_marks_are_shown_one_by_one_or_together(mediator, workshop, shown, asked, then):
    Projection.objects.create(workshop=workshop, marks=shown)
    assert press(mediator, workshop, "repere", mark=asked).marks == then


def test_another_step_hides_the_marks_and_ends_the_turn(mediator, workshop):
    press(mediator, workshop, "repere", mark="tous")
    press(mediator, workshop, "a-vous", minutes="5")
    projection = press(mediator, workshop, "etape", step="4")
    assert (projection.marks, projection.turn_ends_at) == ([], None)


@pytest.mark.parametrize(("minutes", "left"), [("5", 300), ("0", None), ("61", None), ("x", None)])
def test_the_room_s_turn_lasts_as_said(mediator, workshop, monkeypatch, minutes, left):
    wait(monkeypatch, 0)
    assert press(mediator, workshop, "a-vous", minutes=minutes).seconds_left == left


def test_the_page_costs_the_same_whatever_the_places(mediator, workshop, django_assert_num_queries):
    press(mediator, workshop, "etape", step="3")
    counted = count(mediator, workshop)
    for seat in workshop.places:
        Learner(seat)
    with django_assert_num_queries(counted):
        mediator.page(workshop, "presentation/")


def count(mediator, workshop):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        mediator.page(workshop, "presentation/")
    return len(queries)


def test_what_was_done_to_all_is_said_before_the_screen_and_the_room(mediator, workshop):
    """At the bottom of the page, out of view, « Tous à cette étape » looked silent."""
    press(mediator, workshop, "etape", step="1")
    actions.reset(workshop, workshop.places)
    page = mediator.page(workshop, "presentation/").content.decode()
    order = ["sont remises au début", ">Annuler</button>", 'id="screen"', 'id="room"']
    found = [page.index(each) for each in order]
    assert found == sorted(found)
    assert page.count(">Annuler</button>") == 1


def test_a_page_without_a_rank_is_not_counted_in_small(mediator, workshop):
    """« Accueil, 1 sur 1 » said nothing."""
    workshop.places.first().seat_somebody()
    there = {"journey": "dedans", "page": "", "step": 1, "total": 1}
    workshop.places.filter(number=1).update(**there)
    page = mediator.page(workshop, "presentation/")
    assertContains(page, "Accueil")
    assert "1 sur" not in page.content.decode().partition('class="small-board"')[2]


def test_the_timers_start_at_the_first_step_and_can_be_put_back_at_once(mediator, workshop):
    """« Démarrer » had to be remembered: otherwise all was 00:00."""
    page = mediator.act(workshop, "presentation/etape", step="1").content.decode()
    assert projection_of(workshop).is_running
    assert 'id="vers-zero"' in page
    press(mediator, workshop, "chronometre", to="pause")
    assert not press(mediator, workshop, "etape", step="2").is_running


def test_a_telephone_reads_the_notes_by_a_square_good_for_it_alone(
    mediator, workshop, client, stranger
):
    """Whoever else scans it is refused; the telephone leads this workshop, and no other."""
    page = mediator.act(workshop, "presentation/telephone").content.decode()
    link = page.split('id="lien">')[1].split("</p>")[0].split("testserver")[1]
    landed = client.post(link)
    assert landed["Location"] == f"/animation/{workshop.code}/presentation/"
    notes = client.get(landed["Location"]).content.decode()
    order = ["presenter__lead", "Prêt à présenter", "Commencer", "Windows et P", 'class="outline"']
    assert all(each in notes for each in order)
    assert [each.post(link).status_code for each in (stranger, StrictClient())] == [403, 403]
    another = build.workshop(scenario="refus", seats=1, owner=mediator.user)
    assert mediator.page(another, "").status_code == 200
    assert client.get(f"/animation/{another.code}/").status_code == 404


def test_the_band_says_that_the_image_is_frozen(projected, workshop):
    """Under the fold alone, it was forgotten, and the room saw the step before."""
    frozen = "<strong>Image figée\u00a0: l’écran ne suit plus vos notes.</strong>"
    for what, to, is_said in [
        ("figer", "oui", True),
        ("noir", "oui", False),
        ("noir", "non", True),
    ]:
        page = projected.act(workshop, "presentation/reglage", what=what, to=to).content.decode()
        assert (frozen in page) == is_said


def test_the_small_picture_is_for_the_notes_alone(projected, workshop):
    """It lies beside them, said by no screen reader; the window that the room reads has none."""
    page = projected.page(workshop, "presentation/").content.decode()
    assert f'data-picture="{workshop.code}" aria-hidden="true" hidden>' in page
    projected.act(workshop, "presentation/reglage", what="un-ecran", to="oui")
    shown = projected.get("/site/").content.decode()
    assert f'data-room="{workshop.code}"' in shown
    assert "data-picture" not in shown
