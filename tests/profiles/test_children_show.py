"""Whose profile is on the screen: said in words, never somebody else's, always a way back."""

from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts.states import State
from sandbox.workshop.scenarios import build
from tests.profiles.test_children_add import add, child

HOME = reverse("profiles:home")


def show(learner, account):
    return learner.send(reverse("profiles:show_profile", args=[account.pk]))


def test_it_says_whose_profile_is_shown_on_every_page(inside):
    add(inside, "Lola")
    assertRedirects(
        show(inside, child(inside, "Lola").account), HOME, fetch_redirect_response=False
    )
    assertContains(inside.get(HOME), "Le profil de Lola est affiché.")
    for name in ["medical", "documents", "sharing", "add_profile"]:
        page = inside.get(reverse(f"profiles:{name}"))
        assertContains(page, "Je vois ce profil\u00a0: <strong>Lola Leguellec</strong>")
        assertContains(page, "Revenir à mon profil")


def test_one_comes_back_to_one_s_own(inside):
    add(inside, "Lola")
    show(inside, child(inside, "Lola").account)
    inside.get(HOME)
    show(inside, inside.person.account)
    page = inside.get(HOME)
    assertContains(page, "Mon profil est affiché.")
    assertNotContains(page, "Revenir à mon profil")


def test_a_profile_that_one_may_not_open_is_not_found(inside, neighbour):
    refused = [child(inside, "Lola").account, neighbour.person.account]
    refused.append(inside.world.person_set.get(first_name="Yanis").account)
    for account in refused:
        assert show(inside, account).status_code == 404
    assert inside.send(reverse("profiles:show_profile", args=[10**9])).status_code == 404


def test_a_page_left_open_on_another_profile_writes_nothing(inside):
    add(inside, "Lola")
    lola, own = child(inside, "Lola").account, inside.person.account
    show(inside, lola)
    allergy = {"name": "pollen", "shown": own.pk}
    response = inside.send(reverse("profiles:add_entry", args=["allergies"]), allergy, follow=True)
    assertContains(response, "Un autre profil est maintenant affiché.")
    assert not lola.allergy_set.exists()
    assert not own.allergy_set.exists()


def test_a_profile_that_is_closed_leaves_the_screen(inside):
    add(inside, "Lola")
    account = child(inside, "Lola").account
    show(inside, account)
    account.state = State.CLOSED
    account.save()
    inside.get(HOME)
    page = inside.get(HOME)
    assertNotContains(page, "Lola Leguellec")
    assertNotContains(page, "Revenir à mon profil")


def test_a_reset_logs_out(inside):
    add(inside, "Lola")
    show(inside, child(inside, "Lola").account)
    build.reset(type(inside.seat).objects.filter(pk=inside.seat.pk))
    assertRedirects(inside.get(HOME), reverse("accounts:login"))


def test_it_is_posted(inside):
    url = reverse("profiles:show_profile", args=[inside.person.account.pk])
    assert inside.get(url).status_code == 405
