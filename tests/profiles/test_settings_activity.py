"""« Historique d'activité »: what really happened, newest first, and what one does not know."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles import history
from profiles.factories import ProfessionalFactory
from profiles.models import Activity
from profiles.settings_pages.activity import LINES_A_PAGE
from sandbox.world import clock
from tests.profiles.pages import main_of

PAGE = reverse("profiles:activity")
MINE = reverse("profiles:activity_tab", args=["mes-activites"])


@pytest.fixture(autouse=True)
def only_the_log_in(inside):
    """Whatever the scenario wrote there, the history starts with the log-in."""
    inside.person.account.activity_set.exclude(text="Connexion").delete()


def note(learner, text, profile=None, **who):
    with clock.at(learner.world.now):
        return history.note(profile or learner.person.account, text, **who)


def test_logging_in_is_written(inside):
    line = inside.person.account.activity_set.get()
    assert (line.text, line.kind, line.by) == ("Connexion", Activity.Kind.OWN, inside.person)
    assertContains(inside.get(MINE), "Connexion")


def test_each_line_is_in_the_tab_of_who_did_it(inside):
    account = inside.person.account
    doctor = ProfessionalFactory(world=inside.world)
    note(inside, "Profil consulté", professional=doctor)
    note(inside, "Document déposé")
    note(inside, "Profil partagé", by=inside.person.children[0])
    found = {
        kind: main_of(inside.get(reverse("profiles:activity_tab", args=[kind])))
        for kind in Activity.Kind.values
    }
    for kind, words in {
        "professionnels": "Profil consulté",
        "mes-activites": "Connexion",
        "representants": "Profil partagé",
        "services": "Document déposé",
    }.items():
        assert [each for each in found if words in found[each]] == [kind]
    assert account.activity_set.count() == 4


def test_twenty_lines_a_page_the_newest_first(inside):
    for number in range(LINES_A_PAGE + 1):
        note(inside, f"Chose numéro {number}.", by=inside.person)
    first, second = inside.get(MINE), inside.get(MINE, {"page": 2})
    assertContains(first, "Page 1 sur 2")
    assertContains(first, "Chose numéro 20.")
    assertNotContains(first, "Chose numéro 0.")
    assertContains(second, "Chose numéro 0.")
    assertContains(second, "Plus récent")
    assertNotContains(second, "Plus ancien")


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "deux", ""])
def test_a_page_that_does_not_exist_is_one_that_does(inside, page):
    assert inside.get(MINE, {"page": page}).status_code == 200


def test_an_empty_tab_says_what_will_fill_it(inside):
    assertContains(inside.get(PAGE), "Aucune activité ici")


def test_a_tab_that_does_not_exist_is_not_found(inside):
    assert inside.get(reverse("profiles:activity_tab", args=["poker"])).status_code == 404


def test_an_unknown_access_is_reported_once(inside):
    line = note(inside, "Profil consulté")
    url = reverse("profiles:report_activity", args=[line.pk])
    assertContains(inside.get(url), "Oui, signaler cet accès")
    for _ in range(2):
        response = inside.send(url, follow=True)
        assertContains(response, "Cet accès est signalé.")
    assertContains(response, "Signalé</span>", count=1)
    assert main_of(response).count(url) == 0
    reports = inside.person.account.activity_set.filter(text__startswith="Accès signalé")
    assert reports.count() == 1


def test_a_long_line_is_reported_too(inside):
    line = note(inside, "x" * 200)
    url = reverse("profiles:report_activity", args=[line.pk])
    assertRedirects(inside.send(url), reverse("profiles:activity_tab", args=["services"]))


def test_the_line_of_another_profile_is_not_found(inside, neighbour):
    for profile in (inside.person.children[0].account, neighbour.person.account):
        line = note(inside, "Profil consulté", profile=profile)
        url = reverse("profiles:report_activity", args=[line.pk])
        assert inside.get(url).status_code == 404
        assert inside.send(url).status_code == 404
        line.refresh_from_db()
        assert line.reported_at is None
