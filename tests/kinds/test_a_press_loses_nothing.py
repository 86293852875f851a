"""What a press on one's own way back sets aside is found again, and what is said of it is true.

« Le retrouver » brought Gérard back, and nothing led to Nadia any more, at whom one was.
"""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.models import Seat
from sandbox.workshop.moves import actions, offers
from tests import remembered, replay
from tests.answers import stands
from tests.strict import Learner

BUTTON = "Le retrouver"
NOT_LOST = "Ce que vous aviez fait n’est pas perdu."
KEPT_TOO = "Ce que vous faites maintenant sera gardé aussi."
GERARD, INAYA = "«\u00a0Gérard, qui ne veut pas\u00a0»", "Inaya"


@pytest.fixture
def workshop(db):
    return remembered.workshop(
        replay.current,
        scenario="refus",
        seats=2,
        offered=["mere-trois-enfants"],
        may_move_time=True,
    )


@pytest.fixture
def learner(workshop):
    """Somebody who began as Gérard, went on as Inaya, left, and came back."""
    learner = Learner(workshop.places.first())
    learner.reach("identite")
    learner.send("/place/autre-exercice/", {"exercise": "mere-trois-enfants"})
    learner.seat.refresh_from_db()
    learner.reach("choix")
    learner.send("/place/quitter/")
    learner.post("/place/revenir/")
    return learner


def at_work(learner):
    """Whom one plays, and what was answered."""
    attempt = learner.person.account.attempts.first()
    return learner.person.first_name, set(attempt.answers if attempt else ())


def press(learner):
    assertContains(learner.get("/place/"), BUTTON)
    return learner.send("/place/annuler/", follow=True)


def test_what_one_was_at_is_found_again_after_what_one_had_left(learner):
    now = at_work(learner)
    assert now[0] == INAYA
    press(learner)
    then = at_work(learner)
    assert then[0] == "Gérard"
    press(learner)
    assert at_work(learner) == now
    press(learner)
    assert at_work(learner) == then


def test_so_is_what_was_done_after_the_press(learner):
    press(learner)
    learner.reach("choix")
    then = at_work(learner)
    press(learner)
    assert at_work(learner)[0] == INAYA
    press(learner)
    assert at_work(learner) == then


def test_where_one_was_before_is_not_said_of_where_one_is(learner):
    page = learner.get("/place/")
    assertNotContains(page, NOT_LOST)
    assertContains(
        page, f"Avant, vous en étiez là\u00a0: {GERARD}, {stands('identite')}. {KEPT_TOO}"
    )
    page = press(learner)
    assertContains(page, "Avant, vous en étiez là\u00a0: «\u00a0")
    assertContains(page, f"{stands('choix')}. {KEPT_TOO}")


def test_a_double_click_is_one_press(learner):
    shown = {"generation": learner.world.generation}
    for _ in range(2):
        learner.post("/place/annuler/", shown)
    assert at_work(learner)[0] == "Gérard"


@pytest.fixture
def at_once(monkeypatch):
    """Have the same done in the moment between reading and holding the place."""
    hold = QuerySet.select_for_update

    def meanwhile(press):
        def first(*args, **kwargs):
            monkeypatch.setattr(QuerySet, "select_for_update", hold)
            press()
            return hold(*args, **kwargs)

        monkeypatch.setattr(QuerySet, "select_for_update", first)
        return press()

    return meanwhile


def test_so_is_one_whose_presses_overlap(learner, at_once):
    """« Votre place a bougé depuis. Rien n’a été changé. », said of what had just been changed."""
    shown = {"generation": learner.world.generation}
    page = at_once(lambda: learner.post("/place/annuler/", shown, follow=True))
    assertNotContains(page, "Votre place a bougé depuis")
    assertContains(page, "Votre exercice d’avant est revenu")
    assert at_work(learner)[0] == "Gérard"


@pytest.mark.parametrize("overlap", [False, True])
def test_so_is_one_on_going_on_from_what_was_left(workshop, learner, at_once, overlap):
    now = at_work(learner)
    learner.send("/place/quitter/")
    other = Learner(workshop.places.first())
    other.post(f"/place/{workshop.places.first().token}/", {"kept": ""})
    shown = {"generation": other.world.generation}

    def press():
        return other.post("/place/reprendre/", shown, follow=True)

    first = at_once(press) if overlap else press()
    page = first if overlap else press()
    assertNotContains(page, "Votre place a bougé depuis")
    assert at_work(other) == now


def test_starting_again_in_the_middle_is_no_second_press(learner):
    """« Recommencer » was taken for a press too many, as one had just found this exercise."""
    press(learner)
    learner.send("/place/recommencer/")
    assert at_work(learner) == ("Gérard", set())


def test_the_mediator_takes_nothing_away_from_who_goes_on(workshop, learner):
    press(learner)
    given_back = workshop.actions.first()
    learner.reach("choix")
    with pytest.raises(actions.Overtaken):
        actions.undo(given_back)


def days(page):
    return page.content.decode().partition("<main")[2]


def test_a_day_ahead_is_gone_to_and_a_day_behind_come_back_to(learner):
    """« Le temps a passé. Vous pouvez revenir au 29 janvier… Revenir avant », of a day ahead."""
    learner.send("/temps/", {"to": "demain"})
    shown = days(learner.get("/place/"))
    assert "Le temps a passé. Vous pouvez revenir au" in shown
    assert "Revenir avant" in shown
    learner.send("/temps/", {"to": "avant"})
    shown = days(learner.get("/place/"))
    assert "La date est revenue en arrière. Vous pouvez retourner au" in shown
    assert "Y retourner" in shown
    assert "Revenir avant" not in shown


def choose(learner, exercise):
    return learner.send("/place/autre-exercice/", {"exercise": exercise}, follow=True)


def test_an_exercise_that_was_begun_is_gone_on_with(workshop, learner):
    """« Vous pourrez le reprendre pendant 1 heure »: choosing it again began it anew."""
    workshop.offered = ["mere-trois-enfants", "sans-photo"]
    workshop.save()
    now = at_work(learner)
    page = learner.get("/place/autre-exercice/")
    assertContains(page, f"Vous l’avez commencé. Vous reprendrez là\u00a0: {stands('identite')}.")
    choose(learner, "sans-photo")
    choose(learner, "mere-trois-enfants")
    assert at_work(learner) == now
    assertContains(learner.get("/place/"), f'href="{learner.step("choix")}"')
    page = choose(learner, "refus")
    assertContains(page, "Votre exercice d’avant est revenu\u00a0: vous jouez de nouveau Gérard")
    assertNotContains(page, "nouvel exercice")
    assert learner.world.same_again is None, "what was half typed two moves ago is of Inaya"
    assert at_work(learner) == ("Gérard", {"code"})
    choose(learner, "mere-trois-enfants")
    assert at_work(learner) == now


def test_where_one_may_go_on_is_read_without_the_worlds_that_were_kept(workshop, learner):
    actions.reset(workshop, workshop.places)
    seat = workshop.places.first()
    with CaptureQueriesContext(connection) as asked:
        offers.left_unfinished(seat)
    assert asked.captured_queries
    assert not [each["sql"] for each in asked if '"rows"' in each["sql"]]


def test_what_is_finished_or_was_moved_by_who_leads_begins_anew(workshop, learner):
    Seat.objects.filter(pk=learner.seat.pk).update(is_finished=True)
    choose(learner, "refus")
    choose(learner, "mere-trois-enfants")
    assert at_work(learner) == (INAYA, set())
    actions.reset(workshop, workshop.places)
    assertNotContains(learner.get("/place/autre-exercice/"), "Vous l’avez commencé")
    choose(learner, "refus")
    assert at_work(learner) == ("Gérard", set())


def test_what_another_person_began_is_not_theirs(workshop, learner):
    learner.send("/place/quitter/")
    other = Learner(workshop.places.first())
    other.post(f"/place/{workshop.places.first().token}/", {"kept": ""})
    other.seat.refresh_from_db()
    assertNotContains(other.get("/place/autre-exercice/"), "Vous l’avez commencé")
