"""« Le compte est désormais activé »: one's own profile, then a decision a child (step 8)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.lessons import LESSONS
from sandbox.workshop.scenarios import build
from tests.strict import Learner

PAGE = reverse("profiles:attached")
HOME = reverse("profiles:home")


def decide(learner, *, certifies=True, **answers):
    """Answer for these children, by their first names; the others keep « Plus tard »."""
    data = {
        f"enfant_{child.pk}": answers.get(child.first_name, "plus-tard")
        for child in learner.person.children
    }
    return learner.send(PAGE, data | ({"certifie": "on"} if certifies else {}))


def states(learner):
    return {child.first_name: child.account.state for child in learner.person.children}


def test_the_holder_then_each_child(inside):
    page = inside.get(PAGE)
    for words in ["Profil principal", "Profils rattachés", "Mathis", "Lola", "Louis"]:
        assertContains(page, words)


def test_the_questions_lead_here(learner):
    learner.activate_only()
    learner.login()
    for _ in range(5):
        page = learner.get(HOME, follow=True)
        learner.send(page.request["PATH_INFO"], {"passer": ""})
    response = learner.get(HOME, follow=True)
    assertContains(response, "Le compte est désormais activé")


def test_nothing_happens_by_inattention(inside):
    assertRedirects(decide(inside, certifies=False), HOME)
    assert set(states(inside).values()) == {"invited"}


def test_one_is_activated_and_the_others_wait(inside):
    response = decide(inside, Mathis="activer")
    assertRedirects(response, HOME, fetch_redirect_response=False)
    assertContains(inside.get(HOME), "Le profil de Mathis est activé.")
    assert states(inside) == {"Mathis": "activated", "Lola": "invited", "Louis": "invited"}
    mathis = inside.person.children.first()
    assert mathis.account.events.get().by == inside.person
    assert mathis.account.activity_set.get().by == inside.person
    assert inside.person.account.activity_set.first().text == "Profil de Mathis activé"


def test_an_opposition_is_confirmed_on_its_own_page(inside):
    response = decide(inside, Mathis="activer", Lola="opposer", Louis="opposer")
    page = inside.get(response["Location"])
    assertContains(page, "M’opposer aux profils de Lola et Louis")
    assertContains(
        page, 'name="certifie" value="on" autocomplete="off" aria-required="true" checked'
    )
    assert states(inside) == {"Mathis": "activated", "Lola": "invited", "Louis": "invited"}


def test_twice_the_same_click_does_it_once(inside):
    decide(inside, Mathis="activer")
    assertRedirects(decide(inside, Mathis="activer"), HOME)
    assert inside.person.children.first().account.events.count() == 1


def test_a_decision_needs_the_certificate(inside):
    page = decide(inside, certifies=False, Lola="activer")
    assertContains(page, LESSONS["certificate-empty"].says)
    assertContains(page, "Erreur\u00a0:")
    assert set(states(inside).values()) == {"invited"}


def test_an_answer_that_is_not_on_the_page_is_refused(inside):
    assertContains(decide(inside, Lola="poker"), LESSONS["choice-unknown"].says)
    assert set(states(inside).values()) == {"invited"}


@pytest.mark.parametrize(
    ("scenario", "name", "sentence"),
    [
        ("corse", "Lisandru", "Ce profil ne peut pas être activé"),
        ("jumelles", "Nino", "Je ne peux pas accéder au profil de Nino"),
    ],
)
def test_a_child_whom_one_may_not_activate(db, scenario, name, sentence):
    learner = Learner(build.workshop(scenario=scenario, seats=1).places.get())
    if scenario == "corse":
        learner.activate()
    learner.login()
    assertContains(decide(learner, **{name: "activer"}), sentence)
    assert not learner.person.children.get(first_name=name).account.is_activated


def test_a_space_made_by_silence_cannot_be_opposed(inside):
    world = inside.world
    world.advance_to(world.now + timedelta(days=365))
    page = inside.get(PAGE)
    assertContains(page, 'value="activer"', count=3)
    assertNotContains(page, 'value="opposer"')


def test_nobody_on_the_card_leads_home(db):
    learner = Learner(build.workshop(scenario="sans-photo", seats=1).places.get())
    learner.activate()
    learner.login()
    assertRedirects(learner.get(PAGE), HOME)


def test_it_is_inside(learner):
    assertRedirects(learner.get(PAGE), reverse("accounts:login"))
