"""The ladder: the board and the learners move together."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.keyboard import KeyboardUser
from tests.e2e.mediator import MediatorAtALaptop
from tests.e2e.test_axe import NARROW, Inspector

LED = "La personne qui anime l’atelier vous a amené à cette page."


class KeyboardMediator(MediatorAtALaptop, KeyboardUser):
    """Who leads the room without a mouse."""


@pytest.fixture
def mediated(room, django_user_model):
    room.owner = django_user_model.objects.create(username="animatrice")
    room.save()
    return room


def choose_in(somebody, label, words):
    somebody.page.get_by_label(label, exact=True).select_option(label=words)


@pytest.mark.parametrize(
    ("kind", "javascript"),
    [
        pytest.param(MediatorAtALaptop, True, id="mouse"),
        pytest.param(KeyboardMediator, True, id="keyboard", marks=pytest.mark.full),
        pytest.param(MediatorAtALaptop, False, id="without JavaScript", marks=pytest.mark.full),
    ],
)
def test_learners_follow_the_mediator_up_and_down(at_a_pc, mediated, otter, kind, javascript):
    mediator = at_a_pc(None, kind=kind, javascript=javascript)
    mediator.given_they_are_let_in(mediated.owner)
    learners = [at_a_pc(otter), at_a_pc(mediated.seats.get(number=2))]
    for learner in learners:
        learner.given_their_activation_is_at("identite")

    mediator.when_they_open(f"/animation/{mediated.code}/place/7/")
    choose_in(mediator, "Aller à une étape", "Mes coordonnées")
    mediator.press(mediator.button("Y aller"))
    mediator.then_it_is_done("La place 7 est amenée à")
    expect(learners[0].page.get_by_text(LED)).to_be_visible()
    learners[0].then_the_page_is("Mes coordonnées")
    learners[0].when_they_answer("coordonnees")
    learners[0].then_the_page_is("Identifiant et mot de passe")

    mediator.when_they_take_it_back()
    mediator.then_it_is_done("La place 7 est revenue comme avant.")
    expect(learners[0].page.get_by_text("Votre exercice est revenu comme avant.")).to_be_visible()
    learners[0].then_the_page_is("Mon identité")

    mediator.when_they_open(f"/animation/{mediated.code}/agir/")
    for name in ("2 la chouette", "7 la loutre"):
        mediator.choose(mediator.page.get_by_role("checkbox", name=re.compile(f"^{name}")))
    choose_in(mediator, "Aller à une étape", "Messagerie")
    mediator.press(mediator.button("Aller à cette étape"))
    mediator.then_the_page_is("Amener ces places à cette étape\u00a0?")
    mediator.press(mediator.button("Oui, confirmer"))
    mediator.then_it_is_done("Les 2 places sont amenées à")
    for learner in learners:
        expect(learner.page.get_by_text(LED)).to_be_visible()
        learner.then_the_page_is("Messagerie de santé")


@pytest.mark.full
def test_a_freed_place_is_given_back_while_its_door_is_open(at_a_pc, mediated, otter):
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in(mediated.owner)
    learner = at_a_pc(otter)
    learner.given_their_activation_is_at("conditions")
    mediator.when_they_open(f"/animation/{mediated.code}/place/7/")
    mediator.press(mediator.button("Libérer la place"))
    mediator.then_it_is_done("La place 7 est libérée.")
    expect(learner.heading("Rejoindre l’atelier")).to_be_visible()
    mediator.when_they_take_it_back()
    expect(learner.page.get_by_text("Vous êtes de nouveau à votre place.")).to_be_visible()
    learner.then_the_page_is("Conditions d’utilisation")


@pytest.mark.full
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_the_pages_of_the_ladder_are_accessible(at_a_pc, mediated, otter, tried, width, height):
    mediator = at_a_pc(None, kind=MediatorAtALaptop, width=width, height=height)
    mediator.given_they_are_let_in(mediated.owner)
    inspector = Inspector(mediator, {}, also=[NARROW])
    mediator.when_they_open(f"/animation/{mediated.code}/place/7/")
    mediator.press(mediator.disclosure("Changer d’exercice"))
    inspector.look("a place")
    mediator.press(mediator.link("Garder ce moment"))
    mediator.press(mediator.button("Garder ce moment"))
    mediator.then_the_errors_are("Donnez un nom à ce moment")
    inspector.look("a moment, wrong")
    mediator.write(mediator.field("Nom de ce moment"), "Juste avant la clôture")
    mediator.press(mediator.button("Garder ce moment"))
    mediator.then_it_is_done("est gardé pour la place 7.")
    inspector.look("a place, with a moment")
    mediator.when_they_open(f"/animation/{mediated.code}/agir/?seat=1&seat=2")
    inspector.look("several places")
    mediator.press(mediator.button("Remettre au début de la démarche"))
    mediator.then_the_page_is("Remettre au début de la démarche\u00a0?")
    inspector.look("confirmation")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []


@pytest.mark.full
@pytest.mark.parametrize("javascript", [True, False])
def test_an_open_page_shows_the_error_before_which_its_place_is_put(
    at_a_pc, mediated, otter, tried, javascript
):
    mediator = at_a_pc(None, kind=MediatorAtALaptop, javascript=javascript)
    mediator.given_they_are_let_in(mediated.owner)
    learner = at_a_pc(otter)
    learner.given_their_activation_is_at("code")
    mediator.when_they_open(f"/animation/{mediated.code}/erreurs/?cherche=serie&place=7")
    inspector = Inspector(mediator, {}, also=[NARROW])
    if javascript:
        inspector.look("the errors")
        mediator.press(mediator.link("J’ai vu autre chose"))
        inspector.look("a note about a page")
        mediator.write(mediator.field("Ce que vous avez vu"), "Le bouton s’appelle autrement.")
        mediator.press(mediator.button("Noter"))
        mediator.then_the_page_is("Les erreurs")
        mediator.when_they_open("/animation/autre-chose/")
        inspector.look("the notes")
        mediator.when_they_open(f"/animation/{mediated.code}/erreurs/?cherche=serie&place=7")
    chosen = mediator.page.locator("button[value=serial-is-date]")
    mediator.press(chosen)
    mediator.then_it_is_done("La place 7 est mise devant l’erreur")
    expect(learner.page.get_by_text("Ce que vous avez écrit ressemble à une date.")).to_be_visible()
    learner.when_they_answer("identite")
    learner.then_the_page_is("Mon choix")
    mediator.when_they_take_it_back()
    learner.then_the_page_is("Mon code provisoire")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []
