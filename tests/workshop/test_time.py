"""« Avancer le temps »: by a learner who may, by the mediator for a place or the room, and back."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.kit.dates import in_french
from sandbox.lessons import LESSONS
from sandbox.workshop.models import SavePoint, Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.moves.time_moves import OfferedMove
from sandbox.workshop.scenarios import build
from sandbox.workshop.views.time import NOWHERE, OVERTAKEN
from sandbox.world import clock
from tests.strict import Learner
from tests.workshop.test_prepare import NEW
from tests.workshop.test_reset import only, rows

ONE, SEVERAL = "cette place", "une de ces places"

TIME = reverse("workshop:time")


@pytest.fixture
def learner(workshop):
    """At place 1, where one may move time."""
    workshop.may_move_time = True
    workshop.save()
    return Learner(workshop.places.first())


def move(learner, move, **kwargs):
    return learner.send(TIME, {"to": move}, follow=True, **kwargs)


def to_day(day):
    return {"to": "date", "day_jour": day.day, "day_mois": day.month, "day_annee": day.year}


def today(learner):
    return clock.day_of(learner.world.now)


def in_days(learner, days):
    return today(learner) + timedelta(days=days)


def left_alone(seat):
    """What no refused move may change."""
    world = type(seat).objects.select_related("world").get(pk=seat.pk).world
    return rows(seat), world.now, world.generation, seat.workshop.actions.count()


# -- a learner ------------------------------------------------------------------------------------


def test_it_is_not_offered_unless_the_mediator_allows_it(workshop):
    learner = Learner(workshop.places.first())
    assertNotContains(learner.get("/site/"), "avancer le temps")
    before = left_alone(learner.seat)
    assert learner.get(TIME).status_code == 404
    assert move(learner, "demain").status_code == 404
    assert left_alone(learner.seat) == before


def test_the_mediator_s_own_place_may_always(workshop):
    trainer = Learner(workshop.seats.get(number=0))
    assertContains(trainer.get("/site/"), "avancer le temps")
    tomorrow = in_days(trainer, 1)
    move(trainer, "demain")
    assert today(trainer) == tomorrow


def test_nobody_without_a_place(client, db):
    assertRedirects(client.get(TIME), "/")
    assertRedirects(client.post(TIME, {"to": "demain"}), "/")


@pytest.mark.parametrize(("slug", "days"), [("demain", 1), ("semaine", 7), ("six-semaines", 29)])
def test_a_move_leads_to_its_morning(learner, slug, days):
    """The letter is two weeks old: 29 days lead to D+43."""
    day = in_days(learner, days)
    page = move(learner, slug)
    assert learner.world.now == clock.morning_of(day)
    assertContains(page, "Ce qui s’est passé")
    assertContains(learner.get("/site/"), f">{in_french(day, 'j F Y')}</strong>")


def test_after_six_weeks_the_list_tells_what_happened(learner):
    page = move(learner, "six-semaines")
    assertContains(page, "ne marche plus.", count=1)
    assertContains(page, "Les espaces santé sont créés pour Inaya, Mathis, Lola et Louis.", count=1)
    assertContains(page, "Les 6\u00a0semaines sont finies.")
    assertNotContains(page, 'value="six-semaines"')
    assertNotContains(page, 'value="evenement"')
    assertContains(move(learner, "demain"), "Il ne s’est rien passé de spécial.")


def test_to_the_next_event(learner):
    learner.ask_new_code("letter")
    arrives = learner.person.mails.order_by("deliver_at").last().deliver_at
    page = move(learner, "evenement")
    assert learner.world.now == arrives
    assertContains(page, "Une lettre est arrivée.")
    move(learner, "evenement")
    assert learner.person.account.state == "auto_created"
    assert learner.world.now == clock.midnight_of(learner.person.account.creation_on)


def test_to_a_day(learner):
    day = in_days(learner, 100)
    learner.send(TIME, to_day(day))
    assert learner.world.now == clock.morning_of(day)


def test_two_years_are_the_furthest(learner):
    last_day = learner.seat.workshop.last_day
    assert last_day == in_days(learner, 730)
    learner.send(TIME, to_day(last_day))
    assert today(learner) == last_day
    before = left_alone(learner.seat)
    page = learner.get(TIME)
    assertNotContains(page, 'value="demain"')
    assertContains(move(learner, "demain"), NOWHERE)
    assert left_alone(learner.seat) == before


@pytest.mark.parametrize(
    ("days", "slug"), [(-1, "time-date-past"), (0, "time-date-past"), (731, "time-date-far")]
)
def test_a_day_that_cannot_be_reached_is_explained_and_leaves_no_trace(learner, days, slug):
    before = left_alone(learner.seat)
    page = learner.send(TIME, to_day(in_days(learner, days)))
    assertContains(page, LESSONS[slug].says)
    assertContains(page, "<title>Entraînement – Erreur")
    assert left_alone(learner.seat) == before


@pytest.mark.parametrize("posted", ["", "hier", "avant", "0", "é" * 300])
def test_an_unknown_move_leaves_no_trace(learner, posted):
    before = left_alone(learner.seat)
    assertContains(move(learner, posted), NOWHERE)
    assert left_alone(learner.seat) == before


def test_a_double_click_moves_once(learner):
    stale = learner.world.generation
    tomorrow = in_days(learner, 1)
    for _ in range(2):
        learner.post(TIME, {"generation": stale, "to": "demain"})
    assert today(learner) == tomorrow
    assert learner.seat.workshop.actions.count() == 1


def test_a_double_click_on_the_postman_waits_once(learner):
    learner.ask_new_code("letter")
    stale = learner.world.generation
    learner.post(reverse("workshop:wait"), {"generation": stale})
    with clock.at(learner.world.now):
        learner.ask_new_code("letter")
    arrived = learner.world.now
    learner.post(reverse("workshop:wait"), {"generation": stale})
    assert learner.world.now == arrived


@pytest.mark.parametrize("generation", ["", "-1", "x", "99999999999"])
def test_a_page_of_no_generation_moves_nothing(learner, generation):
    before = left_alone(learner.seat)
    learner.post(TIME, {"generation": generation, "to": "demain"})
    assert left_alone(learner.seat) == before


def test_another_tab_is_too_old_and_says_why(learner):
    stale = learner.world.generation
    move(learner, "six-semaines")
    response = learner.post(learner.step("code"), {"generation": stale, "code": "x"}, follow=True)
    assertContains(response, "La date a changé")
    assert not learner.person.account.attempts.exists()


def test_an_open_page_stays_where_it_is_and_says_why(learner):
    page = learner.step("code")
    move(learner, "six-semaines")
    news = learner.get(
        "/nouvelles/",
        {"version": "0-0-0"},
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}"},
    )
    shown = learner.get(news["HX-Redirect"], follow=True)
    assertRedirects(shown, page)
    assertContains(shown, f"nous sommes le {clock.written(today(learner))}.")
    assertContains(shown, "ne marche plus.", count=1)


def test_a_neighbour_is_not_touched(learner, workshop):
    other = workshop.places.last()
    before = left_alone(other)
    move(learner, "six-semaines")
    assert left_alone(other)[:3] == before[:3]


# -- and back -------------------------------------------------------------------------------------


def test_going_back_brings_every_row_back(learner):
    before, start = rows(learner.seat), today(learner)
    move(learner, "six-semaines")
    assertContains(learner.get(TIME), "Revenir au ")
    learner.send(learner.step("code"), {"code": learner.code.code})
    move(learner, "avant")
    assert (rows(learner.seat), today(learner)) == (before, start)
    assertNotContains(learner.get(TIME), "Revenir au ")


def test_going_back_can_be_taken_back_too(learner):
    move(learner, "six-semaines")
    there = rows(learner.seat), today(learner)
    move(learner, "avant")
    learner.send(reverse("workshop:undo"))
    assert (rows(learner.seat), today(learner)) == there


def test_one_goes_back_as_many_times_as_one_went_forward(learner):
    days = [today(learner)]
    for slug in ["demain", "semaine", "six-semaines"]:
        move(learner, slug)
        days.append(today(learner))
    for day in days[-2::-1]:
        move(learner, "avant")
        assert today(learner) == day
    assertContains(move(learner, "avant"), NOWHERE)


def test_back_then_forward_then_back(learner):
    start = today(learner)
    move(learner, "semaine")
    move(learner, "avant")
    move(learner, "demain")
    move(learner, "semaine")
    move(learner, "avant")
    assert today(learner) == start + timedelta(days=1)
    move(learner, "avant")
    assert today(learner) == start


def test_after_a_reset_there_is_nothing_to_go_back_to(learner):
    move(learner, "semaine")
    actions.reset(learner.seat.workshop, only(learner.seat))
    assertNotContains(learner.get(TIME), "Revenir au ")
    assertContains(move(learner, "avant"), NOWHERE)


def test_what_was_kept_before_a_migration_is_no_way_back(learner):
    move(learner, "semaine")
    SavePoint.objects.exclude(action=None).update(schema="avant", rows="{}")
    assertNotContains(learner.get(TIME), "Revenir au ")
    assertContains(move(learner, "avant"), NOWHERE)


def test_an_hour_later_one_may_still_go_back(learner):
    start = today(learner)
    move(learner, "semaine")
    learner.seat.workshop.actions.update(made_at=clock.real_now() - timedelta(hours=2))
    move(learner, "avant")
    assert today(learner) == start


def test_the_story_is_told_again_only_by_the_way_that_leads_there(learner):
    move(learner, "six-semaines")
    move(learner, "avant")
    assertNotContains(learner.get(TIME), "Ce qui s’est passé")
    assertContains(move(learner, "six-semaines"), "ne marche plus.", count=1)


# -- the mediator ---------------------------------------------------------------------------------


def act(mediator, workshop, **data):
    newest = workshop.actions.first()
    return mediator.act(workshop, "temps", **{"seen": newest.pk if newest else 0} | data)


def days_of(workshop):
    return [clock.day_of(seat.world.now) for seat in workshop.places.select_related("world")]


def test_one_place_moves_at_once_and_is_taken_back(workshop, mediator):
    seat = workshop.places.first()
    before = rows(seat)
    page = act(mediator, workshop, to="six-semaines", seat="1", **{"from": "1"})
    assertContains(page, "La place 1 est avancée au ")
    assertContains(page, "ne marche plus.", count=1)
    for heading in ["Pendant ce temps", "Ce qui s’est passé"]:
        assertContains(page, f"{heading}</h2>", count=1)
    action = workshop.actions.get()
    page = mediator.act(workshop, "annulation", action=action.pk, **{"from": "1"})
    assertContains(page, "La place 1 est revenue comme avant.")
    assert rows(seat) == before
    mediator.act(workshop, "annulation", action=workshop.actions.first().pk)
    assert seat.world.player.account.state == "auto_created"


def test_the_learner_reads_why_when_the_mediator_moves_or_takes_back(workshop, mediator):
    learner = Learner(workshop.places.first())
    act(mediator, workshop, to="semaine", seat="1")
    news = learner.get("/nouvelles/", {"version": "0-0-0"})
    assertContains(
        learner.get(news["HX-Redirect"], follow=True), "La date a changé\u00a0: nous sommes le "
    )
    mediator.act(workshop, "annulation", action=workshop.actions.get().pk)
    news = learner.get("/nouvelles/", {"version": "0-0-0"})
    said = "Votre exercice est revenu comme avant\u00a0: "
    assertContains(learner.get(news["HX-Redirect"], follow=True), said)


def test_the_room_asks_once(workshop, mediator):
    start = days_of(workshop)
    page = act(mediator, workshop, to="semaine", all="1")
    assertContains(page, "Avancer le temps de ces places\u00a0?")
    assert days_of(workshop) == start
    page = act(mediator, workshop, to="semaine", seat=["1", "2", "3"], confirmed="1")
    assertContains(page, "Les 3 places sont avancées au ")
    assert days_of(workshop) == [day + timedelta(days=7) for day in start]
    page = act(mediator, workshop, to="avant", all="1")
    assertContains(page, "Ramener ces places en arrière\u00a0?")
    act(mediator, workshop, to="avant", seat=["1", "2"], confirmed="1")
    assert days_of(workshop) == [*start[:2], start[2] + timedelta(days=7)]


def test_the_confirmation_keeps_the_day_that_was_written(workshop, mediator):
    day = days_of(workshop)[0] + timedelta(days=50)
    page = act(mediator, workshop, all="1", **to_day(day))
    for name, value in to_day(day).items():
        assertContains(page, f'name="{name}" value="{value}"')
    act(mediator, workshop, seat=["1", "3"], confirmed="1", **to_day(day))
    assert days_of(workshop)[::2] == [day, day]


def test_a_place_that_is_already_further_stays_and_it_is_said(workshop, mediator):
    act(mediator, workshop, to="six-semaines", seat="2")
    further = days_of(workshop)[1]
    page = act(mediator, workshop, to="six-semaines", seat=["1", "2", "3"], confirmed="1")
    assertContains(page, "Sans changement\u00a0: place\u00a02.")
    assert days_of(workshop) == [further] * 3


def test_the_room_s_page_tells_what_happened_once_for_all(workshop, mediator):
    act(mediator, workshop, to="six-semaines", seat=["1", "2", "3"], confirmed="1")
    page = mediator.page(workshop, "temps/")
    assertContains(page, "ne marche plus.", count=1)
    assertContains(page, "Places 1, 2, 3.", count=2)
    assertContains(page, "Toutes les places")
    act(mediator, workshop, to="avant", seat=["1", "2", "3"], confirmed="1")
    assertNotContains(mediator.page(workshop, "temps/"), "ne marche plus.")


@pytest.mark.parametrize("data", [{}, {"seat": "99"}, {"seat": "x"}, {"seat": "9" * 30}])
def test_a_move_of_no_place_changes_nothing(workshop, mediator, data):
    assertContains(act(mediator, workshop, to="demain", **data), "Choisissez d’abord")
    assert not workshop.actions.exists()


@pytest.mark.parametrize("data", [{"seat": "1"}, {"seat": "1", "from": "1"}, {"all": "1"}])
def test_a_wrong_day_is_explained_on_the_page_it_was_written_on(workshop, mediator, data):
    before = days_of(workshop)
    page = act(mediator, workshop, **to_day(before[0]) | data)
    assertContains(page, LESSONS["time-date-past"].says)
    assertContains(page, "<title>Entraînement – Erreur")
    assertContains(page, "Place\u00a01 ·" if "from" in data else "Aujourd’hui, dans la salle")
    assert days_of(workshop) == before


@pytest.mark.parametrize("data", [{"seat": "1"}, {"all": "1"}])
@pytest.mark.parametrize("posted", ["", "hier", "avant"])
def test_an_unknown_move_of_the_mediator_changes_nothing(workshop, mediator, data, posted):
    assertContains(act(mediator, workshop, to=posted, **data), NOWHERE)
    assert not workshop.actions.exists()


def test_a_double_click_of_the_mediator_moves_once(workshop, mediator):
    start = days_of(workshop)[0]
    mediator.act(workshop, "temps", to="demain", seat="1", seen="0")
    page = mediator.act(workshop, "temps", to="demain", seat="1", seen="0")
    assertContains(page, OVERTAKEN.format(which=ONE))
    assert days_of(workshop)[0] == start + timedelta(days=1)


def test_two_mediators_do_not_move_the_same_place_twice(workshop, mediator, stranger):
    workshop.facilitators.add(stranger.user)
    start = days_of(workshop)
    mediator.act(workshop, "temps", to="semaine", seat="1", seen="0")
    numbers = {"seat": ["1", "2"], "confirmed": "1", "seen": "0"}
    assertContains(
        stranger.act(workshop, "temps", to="semaine", **numbers), OVERTAKEN.format(which=SEVERAL)
    )
    assert days_of(workshop) == [start[0] + timedelta(days=7), *start[1:]]


def test_only_who_leads_the_room_moves_it(workshop, stranger, client):
    path = f"/animation/{workshop.code}/temps/"
    for method in ["get", "post"]:
        assert getattr(stranger, method)(path, {"seat": "1", "to": "demain"}).status_code == 404
        assert getattr(client, method)(path, {"seat": "1", "to": "demain"}).status_code == 403
    assert not workshop.actions.exists()


def test_a_learner_s_move_does_not_hold_the_mediator_back(workshop, mediator, learner):
    move(learner, "demain")
    mediator.act(workshop, "temps", to="semaine", seat="1", seen="0")
    assert today(learner) == workshop.held_on + timedelta(days=8)


def test_the_room_s_page_takes_as_many_queries_for_forty_places(workshop, mediator):
    def queries(room):
        mediator.page(room, "temps/")
        with CaptureQueriesContext(connection) as captured:
            mediator.page(room, "temps/")
        return len(captured)

    large = build.workshop(scenario="sans-photo", seats=40, owner=mediator.user)
    assert queries(large) == queries(workshop)
    for room in [large, workshop]:
        actions.move_time(room, room.places, OfferedMove.NEXT_WEEK)
    assert queries(large) == queries(workshop)


def test_each_place_more_costs_the_same(db):
    def queries(seats):
        room = build.workshop(scenario="mere-trois-enfants", seats=seats)
        with CaptureQueriesContext(connection) as captured:
            actions.move_time(room, room.places, OfferedMove.AFTER_SIX_WEEKS)
        return len(captured)

    one, two, four = queries(1), queries(2), queries(4)
    assert four - two == 2 * (two - one)
    assert two - one <= 65


# -- preparing ------------------------------------------------------------------------------------


def test_it_is_allowed_by_a_box_that_is_empty_at_first(mediator):
    assertContains(mediator.get(NEW), "Les participants peuvent avancer le temps seuls")
    today = clock.real_today()
    answers = {
        "title": "Mardi",
        "scenario": "sans-photo",
        "seats": "1",
        "guidance": "guided",
        "service_year": "2022",
    }
    answers |= {"held_on_jour": today.day, "held_on_mois": today.month, "held_on_annee": today.year}
    mediator.post(NEW, answers)
    mediator.post(NEW, answers | {"may_move_time": "on"})
    allowed = Workshop.objects.order_by("pk").values_list("may_move_time", flat=True)
    assert list(allowed) == [False, True]
    page = mediator.get(NEW, {"copie": Workshop.objects.order_by("pk").last().code})
    assert re.search(r'name="may_move_time"[^>]* checked>', page.content.decode())
