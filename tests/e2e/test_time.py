"""« Avancer le temps »: a learner who may, and a mediator whose room follows."""

import re

import pytest
from playwright.sync_api import expect

from sandbox.world import clock
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.mediator import MediatorAtALaptop
from tests.e2e.somebody import Somebody
from tests.e2e.test_axe import NARROW, Inspector

THE_DATE = re.compile("^Nous sommes le .* avancer le temps$")
WHAT_HAPPENED = "Ce qui s’est passé"

windows = pytest.mark.parametrize(
    ("width", "height"),
    [(1366, 768), pytest.param(390, 844, marks=pytest.mark.full)],
)


@pytest.fixture
def allowed(room):
    """The same room, where each may move the date alone."""
    room.may_move_time = True
    room.save()
    return room


@pytest.fixture
def mediator(at_a_pc, room, django_user_model):
    room.owner = django_user_model.objects.create(username="animatrice")
    room.save()
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in(room.owner)
    return mediator


def move(somebody, words):
    return somebody.page.get_by_role("button", name=re.compile(f"^{words}"))


def then_it_is(somebody, day):
    band = somebody.page.get_by_role("region", name="Salle d’entraînement")
    expect(band).to_contain_text(f"Nous sommes le {clock.written(day)}")


def then_it_is_told(somebody, *sentences, under=WHAT_HAPPENED):
    story = somebody.page.get_by_role("region", name=under)
    expect(story.get_by_role("listitem")).to_have_count(len(sentences))
    for sentence in sentences:
        expect(story).to_contain_text(sentence)


@pytest.mark.parametrize(
    ("kind", "width", "javascript"),
    [
        pytest.param(Somebody, 1366, True, id="mouse"),
        pytest.param(KeyboardUser, 1366, True, id="keyboard", marks=pytest.mark.full),
        pytest.param(Somebody, 390, False, id="without JavaScript, 390", marks=pytest.mark.full),
    ],
)
def test_a_learner_goes_past_the_six_weeks_and_back(
    at_a_pc, allowed, otter, kind, width, javascript
):
    learner = at_a_pc(otter, kind=kind, width=width, javascript=javascript)
    account = learner.account
    learner.given_their_activation_is_at("code")
    learner.press(learner.page.get_by_role("link", name=THE_DATE))
    learner.then_the_page_is("Avancer le temps")
    expect(learner.page.get_by_text("il reste 28 jours pour refuser")).to_be_visible()

    learner.press(move(learner, "Après les six semaines"))
    then_it_is(learner, account.creation_on)
    then_it_is_told(
        learner,
        "Le code provisoire reçu par courrier ne marche plus.",
        "Les espaces santé sont créés pour Inaya, Mathis, Lola et Louis.",
    )
    expect(learner.page.get_by_text("Les 6 semaines sont finies.")).to_be_visible()
    assert learner.account.state == "auto_created"

    learner.press(learner.link("Continuer l’exercice"))
    expect(learner.link("Activer mon espace santé")).to_be_visible()
    learner.press(learner.page.get_by_role("link", name=THE_DATE))
    learner.press(move(learner, "Revenir au "))
    then_it_is(learner, otter.workshop.held_on)
    expect(learner.page.get_by_text(WHAT_HAPPENED)).to_have_count(0)
    assert learner.account.state == "invited"


def test_a_day_that_is_past_is_explained(at_a_pc, allowed, otter):
    learner = at_a_pc(otter)
    learner.given_they_are_seated()
    learner.when_they_open("/temps/")
    learner.when_they_fill({"Jour": "14", "Mois": "mars", "Année": "2001"})
    learner.press(learner.button("Aller à cette date"))
    learner.then_the_errors_are("Choisissez une date après aujourd’hui")
    learner.then_the_error_leads_to("Choisissez une date après aujourd’hui", "Jour")
    day = otter.workshop.held_on.replace(year=otter.workshop.held_on.year + 1, day=1)
    learner.when_they_fill({"Jour": "1", "Mois": str(day.month), "Année": str(day.year)})
    learner.press(learner.button("Aller à cette date"))
    then_it_is(learner, day)


def test_it_is_not_offered_where_it_is_not_allowed(learner):
    learner.given_they_are_seated()
    learner.when_they_open("/site/")
    then_it_is(learner, learner.seat.workshop.held_on)
    expect(learner.page.get_by_role("link", name=THE_DATE)).to_have_count(0)
    learner.when_they_open("/temps/")
    expect(learner.page.get_by_text("Avancer le temps")).to_have_count(0)
    learner.faults.clear()  # a browser says every 404 in its console


@pytest.mark.full
def test_a_place_follows_its_mediator(at_a_pc, room, otter, mediator):
    learner = at_a_pc(otter)
    learner.given_their_activation_is_at("code")
    over = learner.account.creation_on
    mediator.when_they_open(f"/animation/{room.code}/place/7/")
    mediator.press(move(mediator, "Après les six semaines"))
    mediator.then_it_is_done(f"La place 7 est avancée au {clock.written(over)}.")
    told = "ne marche plus.", "sont créés pour Inaya"
    then_it_is_told(mediator, *told, under="Pendant ce temps")

    then_it_is(learner, over)
    learner.then_they_are_told(f"La date a changé\u00a0: nous sommes le {clock.written(over)}.")
    learner.then_they_are_told("Ils ne sont pas activés.")
    learner.then_the_page_is("Mon code provisoire")

    mediator.when_they_take_it_back()
    mediator.then_it_is_done("La place 7 est revenue comme avant.")
    then_it_is(learner, room.held_on)
    learner.then_they_are_told("Votre exercice est revenu comme avant")


def test_the_room_follows_its_mediator(at_a_pc, room, mediator):
    learners = [at_a_pc(room.seats.get(number=number)) for number in (1, 7)]
    for learner in learners:
        learner.given_they_are_seated()
        learner.when_they_open("/site/")
    over = learners[0].account.creation_on
    mediator.when_they_open_the_board(room)
    mediator.press(mediator.link("Avancer le temps pour tous"))
    mediator.then_the_page_is("Avancer le temps")
    mediator.press(mediator.button("Après les six semaines"))
    mediator.then_the_page_is("Avancer le temps de ces places\u00a0?")
    mediator.press(mediator.button("Oui, avancer le temps"))
    mediator.then_it_is_done(f"Les 7 places sont avancées au {clock.written(over)}.")
    then_it_is_told(mediator, "ne marche plus.", "Places 1, 2, 3, 4, 5, 6, 7.")
    for learner in learners:
        then_it_is(learner, over)

    mediator.when_they_take_it_back()
    mediator.then_it_is_done("Les 7 places sont revenues comme avant.")
    for learner in learners:
        then_it_is(learner, room.held_on)


@pytest.mark.full
@windows
def test_the_pages_of_time_are_accessible(at_a_pc, allowed, otter, tried, width, height):
    learner = at_a_pc(otter, width=width, height=height)
    inspector = Inspector(learner, {}, also=[NARROW])
    learner.given_they_are_seated()
    learner.when_they_open("/temps/")
    inspector.look("my time")
    learner.press(learner.button("Aller à cette date"))
    learner.then_the_errors_are("Écrivez la date")
    inspector.look("my time, wrong")
    learner.press(move(learner, "Après les six semaines"))
    learner.then_they_are_told(WHAT_HAPPENED)
    inspector.look("my time, moved")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []


@pytest.mark.full
@windows
def test_the_mediator_s_pages_of_time_are_accessible(
    at_a_pc, room, django_user_model, tried, width, height
):
    room.owner = django_user_model.objects.create(username="animatrice")
    room.save()
    mediator = at_a_pc(None, kind=MediatorAtALaptop, width=width, height=height)
    mediator.given_they_are_let_in(room.owner)
    inspector = Inspector(mediator, {}, also=[NARROW])
    mediator.when_they_open_the_board(room)
    inspector.look("board")
    mediator.when_they_open(f"/animation/{room.code}/place/7/")
    mediator.press(move(mediator, "Dans une semaine"))
    mediator.then_it_is_done("La place 7 est avancée au ")
    mediator.press(mediator.disclosure("À une date"))
    inspector.look("a place")
    mediator.when_they_open(f"/animation/{room.code}/temps/")
    inspector.look("the room's time")
    mediator.press(mediator.button("Après les six semaines"))
    mediator.then_the_page_is("Avancer le temps de ces places\u00a0?")
    inspector.look("confirmation")
    mediator.press(mediator.button("Oui, avancer le temps"))
    mediator.then_it_is_done("Les 7 places sont avancées au ")
    inspector.look("the room's time, moved")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []
