import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from accounts.site import NOT_HERE

WAITING = {"telecharger", "cloture"}
"""Entries of the real service that the sandbox does not have yet; this list only shrinks."""


def test_the_entries_that_are_not_here_are_these():
    assert set(NOT_HERE) == WAITING


@pytest.mark.parametrize("slug", sorted(WAITING))
def test_an_entry_that_is_not_here_says_what_the_real_service_has(learner, slug):
    page = learner.get(reverse("accounts:not_here", args=[slug]))
    assertContains(page, "Cette rubrique n’est pas dans le site d’entraînement.")
    assertContains(page, NOT_HERE[slug].title.replace("'", "&#x27;"))
    assertContains(page, NOT_HERE[slug].holds)


def test_an_unknown_entry_is_not_found(learner):
    assert learner.get(reverse("accounts:not_here", args=["poker"])).status_code == 404


def test_the_home_of_the_site_has_its_three_doors(learner):
    page = learner.get(reverse("accounts:site"))
    for door in ["Activer mon espace santé", "Me connecter", "M’opposer à Mon espace santé"]:
        assertContains(page, door, count=1)


@pytest.mark.parametrize("slug", sorted(WAITING))
def test_the_rubrics_stay_around_an_entry_once_logged_in(learner, slug):
    learner.activate()
    learner.login()
    page = learner.get(reverse("accounts:not_here", args=[slug]))
    assertContains(page, 'aria-label="Rubriques"')


@pytest.mark.parametrize("name", ["what_is_needed", "differences", "login", "withdraw"])
def test_a_page_without_a_condition(learner, name):
    assert learner.get(reverse(f"accounts:{name}")).status_code == 200


def test_the_end_is_not_shown_before_the_end(learner):
    response = learner.get(reverse("accounts:activated"))
    assert response["Location"] == reverse("accounts:what_is_needed")
