import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains


def test_the_home_of_the_site_has_its_three_doors(learner):
    page = learner.get(reverse("accounts:site"))
    for door in ["Activer mon espace santé", "Me connecter", "M’opposer à Mon espace santé"]:
        assertContains(page, door, count=1)


@pytest.mark.parametrize("name", ["what_is_needed", "differences", "login", "withdraw"])
def test_a_page_without_a_condition(learner, name):
    assert learner.get(reverse(f"accounts:{name}")).status_code == 200


def test_the_end_is_not_shown_before_the_end(learner):
    response = learner.get(reverse("accounts:activated"))
    assert response["Location"] == reverse("accounts:what_is_needed")
