"""« Aller à une étape »: everything before it played by the product's own code."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.workshop import saves
from sandbox.workshop.models import Seat
from sandbox.workshop.moves import actions
from sandbox.workshop.moves.interventions import offered_to
from sandbox.workshop.robot.browser import Stuck
from sandbox.workshop.robot.journeys import STEPS
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from tests.strict import Learner
from tests.workshop.by_hand import WAYS, ByHand, steps_of
from tests.workshop.test_reset import only, rows

SHORT = ["mere-trois-enfants", "jumelles", "cloture"]
"""A space to activate, one that is open, one to close."""


def scenarios(short):
    """Every one in the full tier; every day, these."""
    marks = {slug: [] if slug in short else [pytest.mark.full] for slug in build.scenarios()}
    cases = [pytest.param(slug, marks=marks[slug]) for slug in marks]
    return pytest.mark.parametrize("scenario", cases)


every_scenario = scenarios(SHORT)


def alike(seat):
    """The rows of a seat without what two goes never share: keys, drawn codes, the room's times."""
    found, ranks = rows(seat), {}
    for label, kept in found.items():
        for rank, row in enumerate(kept):
            ranks[label, row["id"]] = rank
    models = {model._meta.label: model for model in saves.simulated_models()}
    return {
        label: [_alike(models[label], row, ranks) for row in kept] for label, kept in found.items()
    }


def _alike(model, row, ranks):
    shown = {}
    for field in model._meta.concrete_fields:
        value = row[field.attname]
        if field.is_relation and field.name != "world":
            value = ranks.get((field.related_model._meta.label, value), value)
        elif field.primary_key or _is_of_the_room(field) or field.name in {"code", "password"}:
            value = value is not None
        elif field.name in {"context", "answers"}:
            value = re.sub(r'"code": "\w+"', "code", str(value).replace("'", '"'))
            value = re.sub(r'"code": \["\w+"\]', "code", value)
        shown[field.attname] = value
    return shown


def _is_of_the_room(field):
    return "heure de la salle" in str(field.verbose_name)


def last_steps_of(scenario):
    """One a journey: what comes before it is everything."""
    lasts = {slug.partition("/")[0]: slug for slug in steps_of(scenario)}
    return list(lasts.values())


@pytest.mark.parametrize("scenario", build.scenarios())
def test_the_pages_that_are_offered_are_those_of_the_tests_own_list(scenario):
    contents = build.scenarios()[scenario]
    offered = [slug for slug, place in STEPS.items() if place.fits(contents)]
    assert offered == steps_of(scenario), "say in tests/workshop/by_hand.py which pages it has"
    assert {slug.partition("/")[0] for slug in STEPS} == set(WAYS)


@pytest.mark.parametrize(
    ("scenario", "asking"), [("lettre-perdue", []), ("sans-coordonnees", ["coordonnees"])]
)
def test_a_page_to_which_the_order_of_the_room_never_leads_is_not_offered(db, scenario, asking):
    """In that of the application, the code comes on the way: nobody asks for one alone."""
    room = build.workshop(scenario=scenario, seats=1, service_year=2025)
    offered = [slug for _, steps in offered_to(room, room.places) for slug, _ in steps]
    met = [slug for slug in offered if slug.startswith("nouveau-code/")]
    assert met == [f"nouveau-code/{page}" for page in asking]
    assert "activation/identite" in offered


@pytest.mark.parametrize("scenario", ["mere-trois-enfants", "sans-photo"])
def test_a_jump_over_the_activation_leaves_what_the_papers_say(db, scenario):
    """The answers are the tests' own: the hands of the product are not asked."""
    seat = build.workshop(scenario=scenario, seats=1).places.get()
    action = actions.jump(seat.workshop, only(seat), "activation/fin")
    jumped, page = alike(seat), now(seat).world.leads_to
    actions.undo(action)
    learner = Learner(now(seat))
    learner.activate_only()
    learner.get(page)
    assert alike(seat) == jumped


@scenarios(short=SHORT[1:2])
@pytest.mark.parametrize(
    "chosen",
    [last_steps_of, pytest.param(steps_of, marks=pytest.mark.full)],
    ids=["last steps", "every step"],
)
def test_a_jump_leads_where_a_learner_at_a_browser_does(db, scenario, chosen, tried):
    seat = build.workshop(scenario=scenario, seats=1).places.get()
    for step in chosen(scenario):
        before = rows(seat)
        action = actions.jump(seat.workshop, only(seat), step)
        jumped, page, board = alike(seat), now(seat).world.leads_to, stands(seat)
        actions.undo(action)
        assert rows(seat) == before, step
        hands = ByHand(now(seat))
        shown = hands.reach(step)
        assert alike(seat) == jumped, step
        assert shown.request["PATH_INFO"] == page.partition("?")[0], step
        if not now(seat).is_finished:
            assert stands(seat) == board, step
        build.reset(only(seat))
    tried(len(chosen(scenario)), "steps jumped to")


def now(seat):
    return Seat.objects.select_related("world", "workshop").get(pk=seat.pk)


def stands(seat):
    return {name: getattr(now(seat), name) for name in ["journey", "page", "step", "total"]}


def test_a_jump_says_why_and_leads_the_open_page(learner):
    actions.jump(learner.seat.workshop, only(learner.seat), "activation/conditions")
    said = learner.get("/nouvelles/", {"version": "0-0-0"})
    page = learner.get(said["HX-Redirect"], follow=True)
    assertRedirects(page, "/site/activation/conditions/")
    assertContains(page, "La personne qui anime l’atelier vous a amené à cette page.")
    assertContains(page, "Conditions d’utilisation")


def test_a_jump_is_taken_back_row_by_row(learner):
    learner.reach("identite")
    before, board = rows(learner.seat), Seat.objects.values().get(pk=learner.seat.pk)
    action = actions.jump(learner.seat.workshop, only(learner.seat), "cloture/efface")
    assert action.moves_time
    jumped = rows(learner.seat)
    taken_back = actions.undo(action)
    assert rows(learner.seat) == before
    after = Seat.objects.values().get(pk=learner.seat.pk)
    assert [after[name] for name in saves.PROGRESS] == [board[name] for name in saves.PROGRESS]
    actions.undo(taken_back)
    assert rows(learner.seat) == jumped


def test_the_place_stands_at_the_step_on_the_board(learner):
    actions.jump(learner.seat.workshop, only(learner.seat), "dedans/documents")
    seat = Seat.objects.get(pk=learner.seat.pk)
    assert (seat.journey, seat.step, seat.is_finished) == ("dedans", 1, False)


def test_a_step_that_a_scenario_does_not_have_moves_nobody(learner):
    workshop, before = learner.seat.workshop, rows(learner.seat)
    assert actions.jump(workshop, only(learner.seat), "code-enfant/code") is None
    assert rows(learner.seat) == before
    assert not workshop.actions.exists()


@pytest.mark.parametrize("step", ["dedans/accueil", "cloture/mot-de-passe", "apres-cloture/ferme"])
def test_a_second_jump_is_shorter_and_leads_to_the_same_rows(learner, step):
    def jump():
        with CaptureQueriesContext(connection) as queries:
            actions.jump(learner.seat.workshop, only(learner.seat), step)
        seat = Seat.objects.select_related("world").get(pk=learner.seat.pk)
        stands = [getattr(seat, name) for name in saves.PROGRESS]
        return alike(learner.seat), stands, seat.world.leads_to, len(queries)

    *first, most = jump()
    learner.activate()
    *second, least = jump()
    assert second == first
    assert least < most


def test_what_was_played_in_another_exercise_is_played_again(learner):
    workshop, mine = learner.seat.workshop, only(learner.seat)
    actions.jump(workshop, mine, "dedans/accueil")
    actions.change_scenario(workshop, mine, "sans-photo")
    actions.jump(workshop, mine, "dedans/accueil")
    assertContains(learner.get("/site/accueil/"), "Bonjour Jeanne")


def test_the_hands_that_get_stuck_move_nothing(learner, monkeypatch):
    place = STEPS["activation/choix"]
    stuck = replace(place, step=replace(place.step, page="/site/activation/fin/"))
    monkeypatch.setitem(STEPS, "activation/choix", stuck)
    learner.reach("conditions")
    before = rows(learner.seat)
    with pytest.raises(Stuck):
        actions.jump(learner.seat.workshop, only(learner.seat), "activation/choix")
    assert rows(learner.seat) == before
    assert not learner.seat.workshop.actions.exists()


@pytest.mark.parametrize("days", [0, 14])
def test_a_scene_is_a_scenario_some_days_a_step_and_a_page(workshop, days):
    own = workshop.seats.filter(number=0)
    actions.stage(
        workshop,
        own,
        title="Une notice",
        scenario="cloture",
        step="cloture/notice",
        page="/site/documents/",
        days=days,
    )
    seat = own.select_related("world").get()
    assert (seat.scenario, seat.world.leads_to) == ("cloture", "/site/documents/")
    assert seat.world.now == clock.morning_of(workshop.held_on + timedelta(days=days))
    trainer = Learner(seat)
    assertContains(trainer.get("/site/documents/"), "Ordonnance de renouvellement")
