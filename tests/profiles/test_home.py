from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles.factories import DocumentFactory
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from tests.strict import Learner

HOME = reverse("profiles:home")


def test_it_greets_whoever_is_logged_in(inside):
    assertContains(inside.get(HOME), "Bonjour Inaya")


def test_it_says_what_each_rubric_holds(inside):
    page = inside.get(HOME)
    assertContains(page, "0 rubrique sur 13")
    assertContains(page, "3 documents, dont 3 nouveaux")
    assertContains(page, "3 nouveaux messages")
    assertContains(page, "1 rendez-vous le")


def test_the_invitation_leaves_with_the_last_rubric(inside, monkeypatch):
    monkeypatch.setattr("profiles.medical.sections.completeness", lambda profile: (13, 13))
    assertNotContains(inside.get(HOME), "Compléter mon profil médical")


def test_the_last_three_documents_lead_to_their_pages(inside):
    page = inside.get(HOME)
    for document in inside.person.account.document_set.all():
        assertContains(page, reverse("profiles:document", args=[document.pk]))


def test_a_child_s_profile_is_not_greeted_as_one_s_own(inside):
    lola = inside.person.children.get(first_name="Lola").account
    with clock.at(inside.world.now):
        lola.activate(by=inside.person)
    inside.send(reverse("profiles:show_profile", args=[lola.pk]))
    page = inside.get(HOME)
    assertContains(page, "Le profil de Lola")
    assertContains(page, "Je vois ce profil")
    assertContains(page, "Aucun document")
    assertContains(page, "Compléter le profil médical de Lola")
    assertNotContains(page, "Bonjour")


def test_the_questions_come_first(learner):
    learner.activate_only()
    learner.login()
    assertRedirects(learner.get(HOME), reverse("profiles:questions"), fetch_redirect_response=False)


def test_a_space_activated_long_ago_is_not_asked_again(db):
    seat = build.workshop(scenario="souvent-hospitalise", seats=1).places.get()
    lucien = Learner(seat)
    lucien.login()
    page = lucien.get(HOME)
    assertContains(page, "Bonjour Lucien")
    assertContains(page, "12 documents, dont 12 nouveaux")


def test_fifty_documents_cost_as_many_queries_as_three(inside):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            inside.get(HOME)
        return len(captured)

    inside.get(HOME)
    few = queries()
    with clock.at(inside.world.now):
        DocumentFactory.create_batch(50, profile=inside.person.account)
    assert queries() == few
