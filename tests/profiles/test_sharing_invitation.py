"""« Invitation en attente »: somebody offers their profile to the person who is played."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles import sharing
from sandbox.workshop.robot.mistakes.documents import ADD
from sandbox.workshop.robot.mistakes.documents import right_answers as a_document
from sandbox.world import clock
from tests import remembered, replay
from tests.profiles.test_children_show import show
from tests.strict import Learner

HOME = reverse("profiles:home")


@pytest.fixture
def solene(db):
    learner = Learner(
        remembered.workshop(replay.current, scenario="jumelles", seats=1).places.get()
    )
    learner.login()
    return learner


def odile(learner):
    return learner.world.person_set.get(first_name="Odile").account


def page(learner):
    return reverse("profiles:invitation", args=[learner.world.sharing_set.get().pk])


def test_it_waits_in_the_menu_and_in_the_mailbox(solene):
    assertContains(solene.get(HOME), f'href="{page(solene)}"')
    assertContains(solene.get(page(solene)), "me donne accès à son profil")
    assertContains(solene.get(page(solene)), sharing.CANNOT[0])
    assert solene.person.mails.get(template="sharing_invitation").context["by"] == str(
        odile(solene).holder
    )


def test_accepted_the_profile_is_in_the_list(solene):
    response = solene.send(page(solene), {"reponse": "accepter"})
    assertRedirects(response, HOME, fetch_redirect_response=False)
    home = solene.get(HOME)
    assertContains(home, "Le profil d’Odile est en haut à droite.")
    assertNotContains(home, page(solene))
    show(solene, odile(solene))
    assertContains(solene.get(HOME), "Le profil d’Odile est affiché.")
    assert odile(solene).document_set.get().name == "Justificatif d’accès d’un proche"


def test_a_carer_does_not_share_further(solene):
    solene.send(page(solene), {"reponse": "accepter"})
    show(solene, odile(solene))
    index = reverse("profiles:sharing")
    assertContains(solene.get(index), "Je ne peux pas le partager.")
    for name in ["second_parent", "carers"]:
        assertRedirects(solene.get(reverse(f"profiles:{name}")), index)
    pk = solene.world.sharing_set.get().pk
    assert solene.send(reverse("profiles:stop_sharing", args=[pk])).status_code == 404


def test_a_carer_reads_and_deposits_a_document_and_changes_nothing(solene):
    solene.send(page(solene), {"reponse": "accepter"})
    helped = odile(solene)
    show(solene, helped)
    for address, data in {
        "/site/profil-medical/allergies/ajouter/": {"allergene": "latex"},
        "/site/profil-medical/allergies/rien/": {},
        reverse("profiles:emergency"): {},
    }.items():
        told = solene.send(address, data, follow=True)
        assertContains(told, "Un proche aidant lit, et peut déposer un document.")
    assert not helped.declaration_set.exists()
    assert helped.preferences.emergency_samu
    before = helped.document_set.count()
    assert solene.send(ADD, a_document(solene)).status_code == 302
    assert helped.document_set.count() == before + 1
    show(solene, solene.person.account)
    solene.send("/site/profil-medical/allergies/rien/")
    assert solene.person.account.declaration_set.exists()
    achieved = type(solene.seat).objects.get(pk=solene.seat.pk).achieved.splitlines()
    assert achieved.count("profil-medical") == 1


def test_refused_the_profile_is_not_there(solene):
    solene.send(page(solene), {"reponse": "refuser", "confirme": "1"})
    home = solene.get(HOME)
    assertContains(home, "L’invitation est refusée.")
    assertNotContains(home, "Odile Essaiville</span>")
    assert show(solene, odile(solene)).status_code == 404


def test_an_answer_is_given_once(solene):
    solene.send(page(solene), {"reponse": "refuser", "confirme": "1"})
    assertRedirects(solene.send(page(solene), {"reponse": "accepter"}), HOME)
    assert solene.world.sharing_set.get().state == "refused"


def test_it_expires(solene):
    world = solene.world
    world.advance_to(world.now + sharing.TIME_TO_ANSWER)
    assertNotContains(solene.get(HOME), page(solene))
    assertRedirects(solene.get(page(solene)), HOME, fetch_redirect_response=False)
    assertContains(solene.get(HOME), "Cette invitation n’attend plus de réponse.")


def test_the_access_ends_by_itself(solene):
    solene.send(page(solene), {"reponse": "accepter"})
    show(solene, odile(solene))
    with clock.at(solene.world.now):
        last = solene.world.sharing_set.get().ends_on
    world = solene.world
    world.advance_to(clock.morning_of(last + timedelta(days=1)))
    assertNotContains(solene.get(HOME), "Revenir à mon profil")
