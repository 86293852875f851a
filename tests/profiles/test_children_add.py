"""« Ajouter un ou plusieurs profils »: the people of the card, at any time (steps 12 and 13)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts.factories import AccountFactory
from accounts.states import State
from profiles.factories import PreferencesFactory
from sandbox.lessons import LESSONS
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from sandbox.world.factories import GuardianshipFactory
from tests.strict import Learner

PAGE = reverse("profiles:add_profile")
HOME = reverse("profiles:home")


def add(learner, *names, certifies=True):
    ticked = [child.pk for child in learner.person.children if child.first_name in names]
    return learner.send(PAGE, {"profils": ticked} | ({"certifie": "on"} if certifies else {}))


def child(learner, name):
    return learner.person.children.get(first_name=name)


def test_several_at_once(inside):
    assertRedirects(add(inside, "Mathis", "Lola"), HOME, fetch_redirect_response=False)
    page = inside.get(HOME)
    assertContains(page, "Les profils de Mathis et Lola sont activés")
    switcher = page.content.decode().split('<details class="switcher')[1].split("</details>")[0]
    assert "Mathis Leguellec" in switcher
    assert "Louis Leguellec" not in switcher


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.INVITED, "Pas encore activé"),
        (State.AUTO_CREATED, "Créé, pas encore activé"),
        (State.OPPOSED, "Profil refusé"),
        (State.CLOSED, "Profil clôturé"),
        (State.ACTIVATED, "Activé"),
    ],
)
def test_each_state_is_said_in_words(inside, state, words):
    account = child(inside, "Lola").account
    account.state = state
    account.save()
    assertContains(inside.get(PAGE), f">{words}</span>")


@pytest.mark.parametrize("state", [State.AUTO_CREATED, State.OPPOSED, State.CLOSED])
def test_one_may_change_one_s_mind_at_any_time(inside, state):
    account = child(inside, "Lola").account
    account.state = state
    account.save()
    assertRedirects(add(inside, "Lola"), HOME, fetch_redirect_response=False)
    assert child(inside, "Lola").account.is_activated
    assert child(inside, "Lola").account.events.get().by == inside.person


def test_twice_the_same_click_does_it_once(inside):
    add(inside, "Lola")
    assertRedirects(add(inside, "Lola"), HOME, fetch_redirect_response=False)
    assert child(inside, "Lola").account.events.count() == 1


def test_nobody_ticked(inside):
    assertContains(add(inside), LESSONS["profiles-empty"].says)


def test_without_the_certificate(inside):
    page = add(inside, "Lola", certifies=False)
    assertContains(page, LESSONS["certificate-empty"].says)
    lola = child(inside, "Lola").pk
    assertContains(page, f'aria-describedby="profil-{lola}-text profil-{lola}-state" checked')
    assert not child(inside, "Lola").account.is_activated


def test_a_child_of_another_world_is_nobody(inside, neighbour):
    other = neighbour.person.children.first()
    page = inside.send(PAGE, {"profils": [other.pk], "certifie": "on"})
    assertContains(page, LESSONS["profiles-empty"].says)
    assert not other.account.is_activated


def test_not_the_legal_representative(db):
    learner = Learner(build.workshop(scenario="jumelles", seats=1).places.get())
    learner.login()
    assertContains(add(learner, "Zélie", "Nino"), "Je ne peux pas accéder au profil de Nino")
    assert not child(learner, "Zélie").account.is_activated
    assertNotContains(learner.get(PAGE), "M’opposer au profil de Nino")


def test_a_file_that_is_not_checked_yet(db):
    learner = Learner(build.workshop(scenario="corse", seats=1).places.get())
    learner.activate()
    learner.login()
    assertContains(add(learner, "Lisandru"), LESSONS["not-activable"].says)


def test_a_newborn_is_not_on_the_card_yet(db):
    learner = Learner(build.workshop(scenario="nouveau-ne", seats=1).places.get())
    learner.login()
    page = learner.get(PAGE)
    assertContains(page, "Vous n’avez pas de profil à ajouter")
    assertContains(page, "Basile n’est pas encore sur la carte.")
    assertContains(page, "Un enfant n’est pas dans la liste")


def test_nobody_to_add(db):
    learner = Learner(build.workshop(scenario="sans-photo", seats=1).places.get())
    learner.activate()
    learner.login()
    page = learner.get(PAGE)
    assertContains(page, "Vous n’avez pas de profil à ajouter")
    assertNotContains(page, "Activer</button>")


def test_nobody_is_left_to_add(inside):
    add(inside, "Mathis", "Lola", "Louis")
    page = inside.get(PAGE)
    assertContains(page, "Vous n’avez pas de profil à ajouter")
    assertContains(page, "Mathis Leguellec")


def test_the_number_of_queries_does_not_depend_on_the_children(inside):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            inside.get(PAGE)
        return len(seen)

    queries()
    before = queries()
    with clock.at(inside.world.now):
        for _ in range(5):
            bond = GuardianshipFactory(guardian=inside.person)
            PreferencesFactory(profile=AccountFactory(holder=bond.child))
    assert queries() == before
