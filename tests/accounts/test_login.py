import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts import session
from sandbox.lessons import LESSONS
from sandbox.world import clock, codes
from sandbox.world.models import OneTimeCode, World
from tests.told import what_to_do

LOGIN = "/site/connexion/"
CODE = "/site/connexion/code/"


@pytest.fixture
def activated(learner):
    learner.activate()
    return learner


@pytest.fixture
def waiting(activated):
    """The password was right; the one-time code is in the papers."""
    person = activated.person
    answers = {"identifiant": person.noted_identifiant, "password": person.noted_password}
    assertRedirects(activated.send(LOGIN, answers), CODE)
    return activated


def test_the_inside_asks_to_log_in_first(activated):
    assertRedirects(activated.get(reverse("profiles:home")), LOGIN)
    assertRedirects(activated.get(CODE), LOGIN)


@pytest.mark.parametrize(
    ("field", "typed", "slug"),
    [
        ("identifiant", "", "login-identifiant-empty"),
        ("password", "", "login-password-empty"),
        ("identifiant", "quelqu.un", "login-identifiant-wrong"),
        ("password", "Mauvais-1234", "login-wrong"),
        ("identifiant", "155125555555597", "text-real"),
    ],
)
def test_a_wrong_log_in_is_refused_and_sends_nothing(activated, field, typed, slug):
    person = activated.person
    answers = {"identifiant": person.noted_identifiant, "password": person.noted_password}
    response = activated.send(LOGIN, answers | {field: typed})
    assertContains(response, LESSONS[slug].says)
    assertContains(response, what_to_do(slug))
    assert person.noted_password not in response.content.decode().split("</main>")[0]
    assert not person.one_time_codes.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("identifiant", "quelqu.un"),
        ("identifiant", "inaya@courriel.example"),
        ("password", "Mauvais-1234"),
        ("password", "mauvais"),
    ],
)
def test_a_wrong_log_in_is_said_at_the_box_to_correct(activated, field, typed):
    """So that the box is in view with its error; a right identifiant is not typed again."""
    person = activated.person
    answers = {"identifiant": person.noted_identifiant, "password": person.noted_password}
    page = activated.send(LOGIN, answers | {field: typed}).content.decode()
    [faulty] = re.split(r'<div class="field field--error[^"]*">', page)[1:]
    assert re.search(r'<input[^>]* name="(\w+)"', faulty)[1] == field
    assert f'value="{typed if field == "identifiant" else person.noted_identifiant}"' in page
    rest = ", et il reste 1 case à remplir" if field == "identifiant" else " sur cette page"
    assert f"Il y a 1 erreur{rest}" in " ".join(page.split())


def test_nobody_logs_in_before_activation(learner):
    person = learner.person
    answers = {"identifiant": person.noted_identifiant, "password": person.noted_password}
    assertContains(learner.send(LOGIN, answers), LESSONS["login-wrong"].says)


def test_a_neighbour_s_login_is_unknown_here(activated, neighbour):
    person = activated.person
    answers = {"identifiant": person.noted_identifiant, "password": person.noted_password}
    assertContains(neighbour.send(LOGIN, answers), LESSONS["login-wrong"].says)


def test_the_code_comes_by_sms_and_says_where_it_went(waiting):
    page = waiting.get(CODE)
    assertContains(page, "Un SMS est parti")
    assertContains(page, f"••\u00a0{waiting.person.phone[-2:]}")
    mail = waiting.person.mails.get(channel="sms")
    assert mail.context["code"] == waiting.person.one_time_codes.get().code


def test_the_code_comes_by_email_where_no_mobile_was_given(learner):
    learner.reach("coordonnees")
    learner.send(learner.step("coordonnees"), {"email": learner.person.email, "telephone": ""})
    password = learner.person.noted_password
    learner.send(
        learner.step("identifiants"),
        {
            "identifiant": learner.person.noted_identifiant,
            "password": password,
            "confirmation": password,
        },
    )
    learner.send(LOGIN, {"identifiant": learner.person.noted_identifiant, "password": password})
    assertContains(learner.get(CODE), "Un e-mail est parti")
    assert learner.person.mails.filter(channel="email").count() == 1


@pytest.mark.parametrize(
    ("typed", "slug"), [("", "otp-empty"), ("12345", "otp-format"), ("abcdef", "otp-characters")]
)
def test_a_misshapen_code_is_refused(waiting, typed, slug):
    assertContains(waiting.send(CODE, {"code": typed}), LESSONS[slug].says)


def test_a_wrong_code_then_the_right_one(waiting):
    code = waiting.person.one_time_codes.get().code
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assertContains(waiting.send(CODE, {"code": wrong}), LESSONS["otp-wrong"].says)
    spaced = f"{code[:3]} {code[3:]}"
    assertRedirects(waiting.send(CODE, {"code": spaced}), reverse("profiles:home"))


def test_a_code_expires_after_ten_real_minutes(waiting):
    OneTimeCode.objects.update(sent_at=clock.real_now() - codes.ONE_TIME_LIFE)
    code = waiting.person.one_time_codes.get().code
    assertContains(waiting.send(CODE, {"code": code}), LESSONS["otp-expired"].says)


def test_another_code_waits_thirty_seconds_and_replaces_the_first(waiting):
    again = reverse("accounts:new_login_code")
    first = waiting.person.one_time_codes.get().code
    response = waiting.send(again, {"channel": "email"}, follow=True)
    assertContains(response, "avant de demander un autre code")
    assert waiting.person.one_time_codes.count() == 1

    late = clock.real_now() - codes.BETWEEN_TWO
    OneTimeCode.objects.update(sent_at=late, code="000000" if first != "000000" else "000001")
    response = waiting.send(again, {"channel": "email"}, follow=True)
    assertContains(response, "Un autre code est parti")
    assertContains(response, "Un e-mail est parti")
    latest, older = waiting.person.one_time_codes.all()
    assert latest.channel == "email"
    if latest.code != older.code:
        assertContains(waiting.send(CODE, {"code": older.code}), LESSONS["otp-wrong"].says)
    assertRedirects(waiting.send(CODE, {"code": latest.code}), reverse("profiles:home"))


@pytest.mark.parametrize("url", ["new_login_code", "logout"])
def test_what_writes_is_not_read(waiting, url):
    assert waiting.get(reverse(f"accounts:{url}")).status_code == 405


def test_logging_out(activated):
    activated.login()
    response = activated.send(reverse("accounts:logout"), follow=True)
    assertContains(response, "C’est fait : la session est fermée.")
    assertRedirects(activated.get(reverse("profiles:home")), LOGIN)
    again = activated.send(reverse("accounts:logout"), follow=True)
    assertContains(again, "La session était déjà fermée.")
    assertNotContains(again, "la session est fermée")


def test_the_door_of_the_site_leads_inside_once_logged_in(activated):
    activated.login()
    assertRedirects(activated.get(reverse("accounts:site")), reverse("profiles:home"))
    assertRedirects(activated.get(CODE), reverse("profiles:home"))


@pytest.mark.usefixtures("page_by_page")
def test_others_hear_that_somebody_logged_in(activated):
    heard = []

    def hear(sender, account, **kwargs):
        heard.append(account)

    session.opened.connect(hear)
    activated.login()
    session.opened.disconnect(hear)
    assert heard == [activated.person.account]


def test_asking_for_another_code_without_having_started(activated):
    assertRedirects(activated.send(reverse("accounts:new_login_code")), LOGIN)


def test_the_log_in_page_is_not_for_who_is_inside(activated):
    activated.login()
    assertRedirects(activated.get(LOGIN), reverse("profiles:home"))


# -- FranceConnect+ -------------------------------------------------------------------------------

FRANCECONNECT = reverse("accounts:franceconnect")


@pytest.fixture
def of_2025(learner):
    World.objects.update(service_year=2025)
    return learner


def test_the_button_leads_to_what_it_asks_for_and_one_press_leads_back(of_2025):
    assertContains(of_2025.get(LOGIN), f'href="{FRANCECONNECT}"')
    page = of_2025.get(FRANCECONNECT)
    for words in ["Pas vérifié en direct", "ne suffisent pas", "code de l’application"]:
        assertContains(page, words)
    assertContains(page, f'href="{LOGIN}"')


def test_the_service_of_2022_had_no_such_button(learner):
    assertNotContains(learner.get(LOGIN), "FranceConnect")
    assertRedirects(learner.get(FRANCECONNECT), LOGIN)
