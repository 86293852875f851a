"""The ladder: each rung for one place or several, and the way back from each."""

import threading

import pytest
from django.db import connection
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop import saves
from sandbox.workshop.models import SavePoint, Seat, Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import commands, ladder
from sandbox.workshop.views.commands import OVERTAKEN
from tests import remembered
from tests.strict import Learner, right_answers
from tests.workshop.test_jump import every_scenario
from tests.workshop.test_reset import only, rows

ONE = "cette place"


def climb(mediator, workshop, rung, *numbers, **data):
    """Press a rung, for these places; the page of one place sends where it was."""
    seats = [str(number) for number in numbers]
    newest = workshop.actions.first()
    data = {"rung": rung, "seat": seats, "seen": newest.pk if newest else 0} | data
    if len(seats) == 1:
        data["from"] = seats[0]
    return mediator.act(workshop, "echelle", **data)


def seat_now(seat):
    return Seat.objects.select_related("world", "workshop").get(pk=seat.pk)


def board(seat):
    return {name: getattr(seat_now(seat), name) for name in saves.PROGRESS}


@pytest.fixture
def learner(workshop):
    return Learner(workshop.places.first())


# -- back and forth -------------------------------------------------------------------------------


def point_of(seat):
    [point] = actions.keep_moment(seat.workshop, only(seat), "Avant")
    return point


RUNGS = {
    "demarche": lambda seat: actions.rebegin(seat.workshop, only(seat)),
    "debut": lambda seat: actions.reset(seat.workshop, only(seat)),
    "etape": lambda seat: actions.jump(seat.workshop, only(seat), "dedans/documents"),
    "moment": lambda seat: actions.give_moment(
        seat.workshop,
        only(seat),
        seat.workshop.moments.create(name="Trois jours après", step="cloture/notice", days=3),
    ),
    "point": lambda seat: actions.return_to(seat.workshop, point_of(seat)),
    "scenario": lambda seat: actions.change_scenario(seat.workshop, only(seat), "sans-photo"),
    "liberation": lambda seat: actions.free(seat.workshop, only(seat)),
    "temps": lambda seat: actions.move_time(seat.workshop, only(seat), "semaine"),
}


@pytest.mark.swept
@every_scenario
@pytest.mark.parametrize("rung", RUNGS)
def test_each_rung_is_taken_back_row_by_row_and_again(db, run, scenario, rung, tried):
    seat = remembered.workshop(run, scenario, seats=1).places.get()
    learner = Learner(seat)
    learner.activate()
    learner.login()
    before, stood = rows(seat), board(seat)
    action = RUNGS[rung](seat)
    after, stands = rows(seat), board(seat)
    taken_back = actions.undo(action)
    assert (rows(seat), board(seat)) == (before, stood)
    assert seat_now(seat).occupant
    actions.undo(taken_back)
    assert (rows(seat), board(seat)) == (after, stands)
    tried(sum(map(len, before.values())), "rows compared after « Annuler »")


def test_every_rung_of_the_pages_is_tried():
    assert set(ladder.RUNGS) <= set(RUNGS)


# -- the beginning of a journey ------------------------------------------------------------------


def test_back_to_the_start_of_the_journey(workshop, mediator, learner):
    learner.activate()
    learner.get(reverse("accounts:login"))
    begun = rows(learner.seat)
    learner.login()
    page = climb(mediator, workshop, "demarche", 1)
    assertContains(page, "La place 1 est remise au début de sa démarche.")
    assert rows(learner.seat) == begun
    said = learner.get("/nouvelles/", {"version": "0-0-0"})
    page = learner.get(said["HX-Redirect"], follow=True)
    assertRedirects(page, reverse("accounts:login"))
    assertContains(page, "Votre démarche est remise au début.")


def test_a_journey_keeps_one_point_a_seat(workshop, learner):
    learner.activate()
    learner.login()
    kept = SavePoint.objects.filter(seat=learner.seat, kind=SavePoint.Kind.JOURNEY)
    assert kept.get().name == seat_now(learner.seat).begun


def test_after_a_reset_no_journey_has_begun(workshop, mediator, learner):
    assertNotContains(mediator.page(workshop, "place/1/"), "Remettre au début de la démarche")
    learner.reach("conditions")
    assertContains(mediator.page(workshop, "place/1/"), "Remettre au début de la démarche")
    actions.reset(workshop, only(learner.seat))
    assertNotContains(mediator.page(workshop, "place/1/"), "Remettre au début de la démarche")
    assertContains(climb(mediator, workshop, "demarche", 1), commands.NOWHERE)


def test_after_a_jump_the_journey_begins_where_it_does(workshop, learner):
    actions.jump(workshop, only(learner.seat), "activation/identifiants")
    actions.rebegin(workshop, only(learner.seat))
    assert not learner.person.account.attempts.exists()
    learner.activate()
    assert learner.person.account.is_activated


# -- jumping --------------------------------------------------------------------------------------


def test_one_place_jumps_in_one_click(workshop, mediator, learner):
    page = climb(mediator, workshop, "etape", 1, step="dedans/messagerie")
    assertContains(
        page, "La place 1 est amenée à «\u00a0Dans l’espace santé\u00a0: Messagerie\u00a0»."
    )
    assertContains(page, "Annuler")
    assertContains(learner.get(reverse("profiles:messages")), "Messagerie")


def test_who_sits_down_after_a_jump_goes_to_the_step(workshop, mediator):
    climb(mediator, workshop, "etape", 1, step="dedans/documents")
    newcomer = Learner(workshop.places.first())
    assertContains(newcomer.get("/place/"), 'href="/site/documents/"')


def test_several_jump_after_one_question(workshop, mediator, learner):
    page = climb(mediator, workshop, "etape", 1, 2, step="refus/confirmation")
    assertContains(page, "Amener ces places à cette étape\u00a0?")
    assertContains(page, "Refuser, dans les 6\u00a0semaines\u00a0: Confirmation")
    assert not workshop.actions.exists()
    page = climb(mediator, workshop, "etape", 1, 2, step="refus/confirmation", confirmed="1")
    assertContains(page, "Les 2 places sont amenées à")
    for seat in workshop.places.filter(number__lte=2):
        assert seat.world.leads_to == "/site/opposition/confirmation/"
    mediator.act(workshop, "annulation", action=workshop.actions.first().pk)
    assert not learner.person.account.attempts.exists()


def test_a_place_whose_exercise_has_no_such_step_stays_and_is_named(workshop, mediator):
    workshop.seats.filter(number=2).update(scenario="cloture")
    build.reset(workshop.seats.filter(number=2))
    page = climb(mediator, workshop, "etape", 1, 2, step="activation/code", confirmed="1")
    assertContains(page, "Sans changement\u00a0: place\u00a02.")
    assertContains(page, f'name="action" value="{workshop.actions.get().pk}"')
    assert workshop.seats.get(number=2).world.leads_to == ""


@pytest.mark.parametrize("step", ["", "nulle-part", "activation/nulle-part"])
def test_a_step_that_does_not_exist_moves_nobody(workshop, mediator, step):
    page = climb(mediator, workshop, "etape", 1, step=step)
    assertContains(page, commands.NOTHING_CHOSEN)
    assert not workshop.actions.exists()


def test_hands_that_are_stuck_are_told(workshop, mediator, monkeypatch):
    def stuck(*args, **kwargs):
        raise Stuck

    monkeypatch.setattr("sandbox.workshop.moves.lead.lead", stuck)
    before = rows(workshop.places.first())
    assertContains(climb(mediator, workshop, "etape", 1, step="activation/code"), commands.STUCK)
    assert rows(workshop.places.first()) == before
    assert not workshop.actions.exists()


def test_only_the_steps_of_a_scenario_are_offered(workshop, mediator):
    page = mediator.page(workshop, "place/1/")
    assertContains(page, 'value="activation/code"')
    assertNotContains(page, 'value="code-enfant/code"')
    workshop.seats.filter(number=1).update(scenario="jumelles")
    page = mediator.page(workshop, "place/1/")
    assertContains(page, 'value="code-enfant/code"')
    assertNotContains(page, 'value="activation/code"')


# -- moments --------------------------------------------------------------------------------------


def keep(mediator, workshop, number=1, **answers):
    right = {"name": "Juste avant la clôture", "pour": "place"}
    return mediator.act(workshop, f"place/{number}/moment", **right | answers)


def test_a_moment_of_a_place_comes_back_row_by_row(workshop, mediator, learner):
    learner.activate()
    learner.login()
    kept, stood = rows(learner.seat), board(learner.seat)
    page = keep(mediator, workshop)
    assertContains(page, "est gardé pour la place 1.")
    point = actions.moments_of(only(learner.seat)).get()
    actions.reset(workshop, only(learner.seat))
    page = climb(mediator, workshop, "point", 1, point=point.pk)
    assertContains(page, "La place 1 est ramenée au moment «\u00a0Juste avant la clôture\u00a0».")
    assert (rows(learner.seat), board(learner.seat)) == (kept, stood)
    assert seat_now(learner.seat).world.reason == (
        "Vous revenez à un moment gardé. La personne qui anime l’atelier l’a demandé."
    )


def test_a_moment_of_a_place_is_for_no_other(workshop, mediator):
    keep(mediator, workshop)
    point = actions.moments_of(workshop.seats.all()).get()
    assertNotContains(mediator.page(workshop, "place/2/"), "Juste avant la clôture")
    assertContains(climb(mediator, workshop, "point", 2, point=point.pk), commands.NOTHING_CHOSEN)
    assert not workshop.actions.exists()


def test_a_moment_of_the_workshop_is_reached_by_each_with_its_own_papers(workshop, mediator):
    sheets = {seat.pk: right_answers(seat.world.player) for seat in workshop.places}
    actions.move_time(workshop, workshop.seats.filter(number=1), "semaine")
    page = keep(mediator, workshop, pour="atelier", step="cloture/mot-de-passe")
    assertContains(page, "est gardé pour tout l’atelier.")
    moment = workshop.moments.get()
    assert (moment.step, moment.days) == ("cloture/mot-de-passe", 7)
    page = climb(mediator, workshop, "moment", 2, 3, moment=moment.pk)
    assertContains(page, "Amener ces places à ce moment\u00a0?")
    climb(mediator, workshop, "moment", 2, 3, moment=moment.pk, confirmed="1")
    for seat in workshop.places.filter(number__gte=2):
        person = seat.world.player
        assert seat.world.leads_to.startswith("/site/parametres/cloture/")
        assert person.account.is_activated
        assert right_answers(person) == sheets[seat.pk]
        assert person.account.credential.identifiant == person.noted_identifiant


def test_the_step_where_a_place_stands_is_proposed(workshop, mediator, learner):
    actions.jump(workshop, only(learner.seat), "activation/coordonnees")
    page = mediator.page(workshop, "place/1/moment/")
    assertContains(page, '<option value="activation/coordonnees" selected>')


def test_a_moment_is_forgotten(workshop, mediator):
    keep(mediator, workshop)
    keep(mediator, workshop, pour="atelier", step="cloture/notice")
    point = actions.moments_of(workshop.seats.all()).get()
    sure = {"from": "1", "confirmed": "1"}
    mediator.act(workshop, "moments/oubli", point=point.pk, **sure)
    mediator.act(workshop, "moments/oubli", moment=workshop.moments.get().pk, **sure)
    assert not workshop.moments.exists()
    assert not actions.moments_of(workshop.seats.all()).exists()


def test_ten_moments_are_kept(workshop, mediator):
    for number in range(10):
        keep(mediator, workshop, name=f"Moment {number}")
    assertContains(keep(mediator, workshop), "Il y a déjà 10 moments gardés.")
    assert actions.moments_of(workshop.seats.all()).count() == 10


def test_the_name_of_a_moment_holds_nothing_real(workshop, mediator):
    page = keep(mediator, workshop, name="appeler le 06 12 34 56 78")
    assertContains(page, "Ce texte contient peut-être une vraie information.")
    assert not actions.moments_of(workshop.seats.all()).exists()


# -- another exercise, and an empty place --------------------------------------------------------


def test_another_exercise_and_back_leaves_the_same_sheet(workshop, mediator, learner):
    sheet, token = right_answers(learner.person), seat_now(learner.seat).token
    page = climb(mediator, workshop, "scenario", 1, scenario="sans-photo")
    assertContains(page, "La place 1 est passée à")
    assert learner.person.first_name == "Jeanne"
    assertContains(mediator.page(workshop, "fiches/?place=1"), "Jeanne")
    assert (seat_now(learner.seat).token, seat_now(learner.seat).code) == (token, learner.seat.code)
    said = learner.get("/nouvelles/", {"version": "0-0-0"})
    assertRedirects(learner.get(said["HX-Redirect"]), "/", target_status_code=302)
    climb(mediator, workshop, "scenario", 1, scenario="mere-trois-enfants")
    assert right_answers(learner.person) == sheet
    learner.activate()
    assert learner.person.account.is_activated


def test_a_freed_place_is_given_back_to_who_was_there(workshop, mediator, learner):
    learner.reach("conditions")
    climb(mediator, workshop, "liberation", 1)
    assertRedirects(learner.get("/site/"), "/")
    assert learner.get("/place/rendue/").status_code == 204
    mediator.act(workshop, "annulation", action=workshop.actions.first().pk)
    said = learner.get("/place/rendue/")
    page = learner.get(said["HX-Redirect"], follow=True)
    assertContains(page, "Vous êtes de nouveau à votre place.")
    assertContains(page, "Conditions d’utilisation")


def test_a_freed_place_is_not_taken_from_who_came_since(workshop, mediator, learner):
    climb(mediator, workshop, "liberation", 1)
    action = workshop.actions.first()
    newcomer = Learner(learner.seat)
    assertContains(
        mediator.act(workshop, "annulation", action=action.pk), OVERTAKEN.format(which=ONE)
    )
    assert newcomer.get("/site/").status_code == 200
    assertRedirects(learner.get("/site/"), "/")


def test_a_place_that_is_free_is_not_freed(workshop, mediator):
    assertContains(climb(mediator, workshop, "liberation", 2), commands.NOWHERE)
    assert not workshop.actions.exists()


# -- two at once ----------------------------------------------------------------------------------


@pytest.mark.parametrize("rung", sorted(set(ladder.RUNGS) - {"point", "moment"}))
def test_the_second_of_two_mediators_is_told(workshop, mediator, learner, rung):
    learner.reach("conditions")
    chosen = {"step": "dedans/accueil", "scenario": "sans-photo", "seen": "0"}
    actions.reset(workshop, only(learner.seat))
    after = rows(learner.seat), seat_now(learner.seat).scenario
    assertContains(climb(mediator, workshop, rung, 1, **chosen), OVERTAKEN.format(which=ONE))
    assert (rows(learner.seat), seat_now(learner.seat).scenario) == after
    assert seat_now(learner.seat).occupant
    assert workshop.actions.count() == 1


@pytest.mark.parametrize("data", [{}, {"rung": "etape"}, {"rung": "x", "seat": "1"}])
def test_nothing_asked_changes_nothing(workshop, mediator, data):
    assertContains(mediator.act(workshop, "echelle", **data), commands.NO_PLACE)
    assert not workshop.actions.exists()


def test_the_page_of_several_places_offers_each_rung(workshop, mediator):
    page = mediator.page(workshop, "agir/?seat=2&seat=99")
    for rung in ["etape", "scenario", "demarche", "debut", "liberation"]:
        assertContains(page, f'name="rung" value="{rung}"')
    assertContains(page, 'value="2" autocomplete="off" checked', count=1)
    assertContains(page, " checked", count=1)


@pytest.mark.django_db(transaction=True)
def test_of_two_mediators_at_the_same_moment_one_wins():
    workshop = build.workshop(scenario="mere-trois-enfants", seats=1)
    ends, together = [], threading.Barrier(2)

    def press(rung):
        together.wait()
        try:
            rung(Workshop.objects.get(), workshop.places, seen=0)
            ends.append("done")
        except actions.Overtaken:
            ends.append("told")
        finally:
            connection.close()

    def leap(*args, **kwargs):
        return actions.jump(*args[:2], "dedans/accueil", **kwargs)

    people = [threading.Thread(target=press, args=[rung]) for rung in (leap, actions.reset)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert sorted(ends) == ["done", "told"]
    action = workshop.actions.get()
    assert action.save_points.count() == 1
    account = workshop.places.get().world.player.account
    assert account.is_activated == ("amenée" in action.label)
