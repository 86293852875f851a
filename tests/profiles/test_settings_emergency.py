"""« Accès en cas d'urgence »: what each switch really does."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from profiles.factories import DocumentFactory
from profiles.notifications import Notification
from sandbox.world import clock
from tests.profiles.pages import main_of

PAGE = reverse("profiles:emergency")
SWITCHES = ["emergency_samu", "emergency_others", "emergency_masked"]


def choose(learner, *switches):
    return learner.send(PAGE, dict.fromkeys(switches, "on"), follow=True)


def simulate(learner, switch):
    return learner.send(reverse("profiles:simulate", args=[switch]), follow=True)


def lines(learner):
    return learner.person.account.activity_set.filter(kind="professionnels")


def emails(learner):
    return learner.person.mails.filter(template="emergency_access")


@pytest.fixture(autouse=True)
def nobody_came(inside):
    """Whatever the scenario put there, this profile starts empty."""
    account = inside.person.account
    account.document_set.all().delete()
    account.activity_set.all().delete()
    inside.world.professional_set.all().delete()


@pytest.fixture
def documents(inside):
    with clock.at(inside.world.now):
        for is_masked in (False, False, True):
            DocumentFactory(profile=inside.person.account, is_masked=is_masked)


@pytest.mark.parametrize("switch", ["emergency_samu", "emergency_others"])
def test_who_is_allowed_opens_the_profile_and_an_email_says_so(inside, documents, switch):
    response = simulate(inside, switch)
    assertContains(response, "profil ouvert. Documents vus\u00a0: 2. Un e-mail est parti.")
    assert str(lines(inside).get()) == "Accès en cas d’urgence. Documents vus\u00a0: 2"
    assert emails(inside).count() == 1


def test_the_masked_documents_are_seen_only_if_that_is_chosen(inside, documents):
    choose(inside, *SWITCHES)
    assertContains(simulate(inside, "emergency_samu"), "Documents vus\u00a0: 3.")


@pytest.mark.parametrize("switch", ["emergency_samu", "emergency_others"])
def test_who_is_refused_finds_the_profile_closed(inside, switch):
    choose(inside, *(each for each in SWITCHES if each != switch))
    assertContains(simulate(inside, switch), "accès refusé.")
    assert "refusé\u00a0: le profil est resté fermé" in str(lines(inside).get())
    assert not emails(inside).exists()


def test_a_refused_notification_sends_no_email_and_says_so(inside):
    refused = {Notification.EMERGENCY, Notification.PREVENTION}
    others = [notice.value for notice in Notification if notice not in refused]
    inside.send(reverse("profiles:notifications"), {"wanted": others})
    assertContains(simulate(inside, "emergency_samu"), "Aucun e-mail")
    assertContains(inside.get(PAGE), "Aucun e-mail ne part")
    assertNotContains(inside.get(PAGE), "Un e-mail part")
    assert not emails(inside).exists()


def test_only_the_switches_that_moved_are_written(inside):
    choose(inside, "emergency_others", "emergency_masked")
    preferences = inside.person.account.preferences
    chosen = [getattr(preferences, switch) for switch in SWITCHES]
    assert chosen == [False, True, True]
    own = inside.person.account.activity_set.filter(text__contains="urgence")
    assert {str(line) for line in own} == {
        "Accès en cas d’urgence, SAMU\u00a0: refusé",
        "Accès en cas d’urgence, Documents masqués\u00a0: autorisé",
    }


def test_the_boxes_show_what_was_chosen(inside):
    assert main_of(inside.get(PAGE)).count(" checked") == 2
    choose(inside, "emergency_masked")
    assert main_of(inside.get(PAGE)).count(" checked") == 1


def test_two_emergencies_bring_the_same_rescuer(inside):
    for _ in range(2):
        simulate(inside, "emergency_samu")
    assert inside.world.professional_set.count() == 1
    assert lines(inside).count() == 2


def test_the_masked_documents_are_nobody_who_comes(inside):
    url = reverse("profiles:simulate", args=["emergency_masked"])
    assert inside.send(url).status_code == 404
