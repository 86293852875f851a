"""« Mot de passe », « Notifications »."""

import html

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from pytest_django.asserts import assertContains, assertRedirects

from accounts.factories import CredentialFactory
from profiles import notifications
from profiles.notifications import Notification
from profiles.settings_pages.account import PasswordForm
from sandbox.lessons import LESSONS
from sandbox.world import clock
from tests.profiles.pages import main_of
from tests.world.test_fields import typed

SETTINGS = reverse("profiles:settings")
PASSWORD = reverse("profiles:password")
NOTIFICATIONS = reverse("profiles:notifications")

SIX = [each for each in Notification if each != Notification.PREVENTION]
"""What the service of 2022 tells of."""


def answers(learner, **others):
    spare = learner.person.spare_password
    right = {"current": learner.person.noted_password, "password": spare, "confirmation": spare}
    return right | others


def test_the_password_changes_and_so_does_the_sheet(inside):
    old, new = inside.person.noted_password, inside.person.spare_password
    response = inside.send(PASSWORD, answers(inside), follow=True)
    assertRedirects(response, SETTINGS)
    assertContains(response, "Le mot de passe est changé.")
    person = inside.person
    assert person.account.credential.has_password(new)
    assert (person.noted_password, person.spare_password) == (new, old)
    assert str(person.account.activity_set.first()) == "Mot de passe changé"


@pytest.mark.parametrize("is_on_paper", [False, True], ids=["screen", "paper"])
def test_once_exchanged_each_password_is_told_by_what_does_not_move(inside, workshop, is_on_paper):
    workshop.is_on_paper = is_on_paper
    workshop.save()
    first, second = inside.person.noted_password, inside.person.spare_password
    assert ("-" in first, "." in second, "." in first, "-" in second) == (True, True, False, False)
    inside.send(PASSWORD, answers(inside))
    for page in [inside.get(PASSWORD), inside.send(PASSWORD, answers(inside, current="Faux-1234"))]:
        asked = html.unescape(main_of(page))
        assert ("Le bon mot de passe a un point." in asked) == is_on_paper
        assert ("Recopiez le mot de passe de la fiche qui a un tiret." in asked) == is_on_paper
        assert ("Recopiez le mot de passe de rechange de la fiche." in asked) != is_on_paper
    inside.send(PASSWORD, answers(inside))
    asked = html.unescape(main_of(inside.get(PASSWORD)))
    assert "Il est sur la fiche.<" in asked
    assert "Recopiez le mot de passe de rechange de la fiche." in asked


@pytest.mark.parametrize(
    ("others", "slug"),
    [
        ({"current": ""}, "login-password-empty"),
        ({"current": "Mauvais-1234"}, "current-password-wrong"),
        ({"password": "", "confirmation": ""}, "password-empty"),
        ({"password": "court", "confirmation": "court"}, "password-length"),
        ({"password": "Inaya-48275", "confirmation": "Inaya-48275"}, "password-personal"),
        ({"confirmation": "Autre-4827"}, "password-differs"),
    ],
)
def test_a_refused_password_changes_nothing(inside, others, slug):
    response = inside.send(PASSWORD, answers(inside, **others))
    assertContains(response, LESSONS[slug].says)
    for raw in answers(inside, **others).values():
        assert not raw or raw not in main_of(response)
    assert inside.person.account.credential.has_password(inside.person.noted_password)


def test_the_password_of_now_is_not_a_new_one(inside):
    now = inside.person.noted_password
    response = inside.send(PASSWORD, answers(inside, password=now, confirmation=now))
    assertContains(response, LESSONS["password-reused"].says)


def test_a_double_click_changes_the_password_once(inside):
    shown = answers(inside, actuel=inside.get(PASSWORD).context["present"])
    for _ in range(2):
        response = inside.send(PASSWORD, shown, follow=True)
    assertRedirects(response, SETTINGS)
    assertContains(response, "Le mot de passe est déjà changé.")
    assert inside.person.account.activity_set.filter(text="Mot de passe changé").count() == 1
    assert inside.person.account.credential.wrong_tries == 0
    later = shown | {"actuel": inside.get(PASSWORD).context["present"]}
    assertContains(inside.send(PASSWORD, later), LESSONS["current-password-wrong"].says)


def test_three_wrong_passwords_make_a_pause(inside):
    for _ in range(3):
        response = inside.send(PASSWORD, answers(inside, current="Mauvais-1234"))
    assertContains(response, "Trop d’essais faux.")
    assertContains(inside.send(PASSWORD, answers(inside)), "Trop d’essais faux.")


def test_a_notification_that_was_refused_is_not_sent(inside):
    account = inside.person.account
    wanted = [notice.value for notice in SIX if notice != Notification.ACCESS]
    response = inside.send(NOTIFICATIONS, {"wanted": wanted}, follow=True)
    assertContains(response, "5 reçues sur 6")
    account = inside.person.account
    assert account.preferences.notices == [Notification.ACCESS]
    with clock.at(inside.world.now):
        assert (
            notifications.tell(account, Notification.ACCESS, professional="Dr\u00a0Essai") is None
        )
        assert notifications.tell(account, Notification.EMERGENCY, professional="Dr\u00a0Essai")


def test_the_account_s_choice_holds_for_a_child_s_profile(inside):
    inside.send(NOTIFICATIONS, {"wanted": []})
    child = inside.person.children[0].account
    with clock.at(inside.world.now):
        assert notifications.tell(child, Notification.ACCESS, professional="Dr\u00a0Essai") is None


def test_the_boxes_show_what_was_chosen(inside):
    inside.send(NOTIFICATIONS, {"wanted": [Notification.MESSAGE.value]})
    assert main_of(inside.get(NOTIFICATIONS)).count(" checked") == 1


def test_saving_the_same_choice_twice_writes_one_line(inside):
    for _ in range(2):
        inside.send(NOTIFICATIONS, {"wanted": []})
    lines = inside.person.account.activity_set.filter(text="Notifications changées")
    assert lines.count() == 1


def test_a_notification_that_does_not_exist_is_refused(inside):
    response = inside.send(NOTIFICATIONS, {"wanted": ["spam"]})
    assertContains(response, LESSONS["choice-unknown"].says)
    assert inside.person.account.preferences.notices == []


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(current=typed, password=typed, confirmation=typed)
@example(current="\x00", password="\x00", confirmation="\x00")
def test_a_password_takes_anything_and_is_never_shown(account, current, password, confirmation):
    CredentialFactory(account=account)
    raws = {"current": current, "password": password, "confirmation": confirmation}
    form = PasswordForm(raws, person=account.holder)
    assert not form.is_valid()
    assert all(form[name].shown == "" for name in raws)
    codes = [error.code for name in raws for error in form.errors_of(name)]
    assert set(codes) <= set(LESSONS)
    account.credential.delete()
