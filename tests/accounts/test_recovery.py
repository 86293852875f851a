"""« Identifiant oublié » and « Mot de passe oublié »."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.lessons import LESSONS
from sandbox.world import clock, codes
from sandbox.world.models import OneTimeCode
from tests.strict import right_answers

LOGIN = reverse("accounts:login")


def identifiant(slug):
    return reverse("accounts:forgotten_identifiant", args=[slug])


def password(slug):
    return reverse("accounts:forgotten_password", args=[slug])


@pytest.fixture
def activated(learner):
    learner.activate()
    return learner


def identity(learner):
    return right_answers(learner.person)["identite"]


def number(learner):
    return {key: each for key, each in identity(learner).items() if key not in {"carte", "serie"}}


def reach_the_code(learner, channel="sms"):
    learner.send(password("identite"), identity(learner))
    return learner.send(password("envoi"), {"canal": channel})


def reach_the_password(learner):
    reach_the_code(learner)
    code = learner.person.one_time_codes.first().code
    return learner.send(password("code"), {"code": code})


def new(raw):
    return {"password": raw, "confirmation": raw}


@pytest.mark.parametrize("channel", ["sms", "email"])
def test_the_identifiant_comes_by_a_message(activated, channel):
    assertRedirects(
        activated.send(identifiant("identite"), number(activated)), identifiant("envoi")
    )
    assertRedirects(activated.send(identifiant("envoi"), {"canal": channel}), LOGIN)
    mail = activated.person.mails.get(channel=channel)
    assert mail.context == {"identifiant": activated.person.noted_identifiant}
    assertContains(activated.get(reverse("world:papers")), "Votre identifiant")


def test_a_double_click_sends_the_identifiant_once(activated):
    activated.send(identifiant("identite"), number(activated))
    for _ in range(2):
        assertRedirects(activated.send(identifiant("envoi"), {"canal": "email"}), LOGIN)
    assert activated.person.mails.filter(channel="email").count() == 1


def test_the_service_writes_to_the_contacts_it_was_given(learner):
    learner.reach("coordonnees")
    learner.send(learner.step("coordonnees"), {"email": learner.person.email, "telephone": ""})
    learner.send(learner.step("identifiants"), right_answers(learner.person)["identifiants"])
    learner.send(identifiant("identite"), number(learner))
    page = learner.get(identifiant("envoi"))
    assertContains(page, "Par e-mail")
    assertNotContains(page, "Par SMS")
    assertNotContains(page, "Par courrier")


@pytest.mark.parametrize("flow", [identifiant, password])
def test_nobody_finds_what_does_not_exist(learner, flow):
    response = learner.send(flow("identite"), identity(learner))
    assertContains(response, LESSONS["not-activated"].why)


def test_two_answers_are_compared_and_none_is_named(activated, neighbour):
    answers = number(activated) | {"nir": neighbour.person.nir}
    response = activated.send(identifiant("identite"), answers)
    assertContains(response, LESSONS["recovery-unknown"].why)


def test_the_card_is_needed_for_a_password(activated, neighbour):
    answers = identity(activated) | {"serie": neighbour.person.carte_vitale.serial}
    response = activated.send(password("identite"), answers)
    assertContains(response, LESSONS["identity-unknown"].says)


def test_a_new_password_from_the_sheet(activated):
    person = activated.person
    old, spare = person.noted_password, person.spare_password
    assertRedirects(reach_the_code(activated), password("code"))
    code = activated.person.one_time_codes.get().code
    assertRedirects(activated.send(password("code"), {"code": code}), password("nouveau"))
    assertRedirects(activated.send(password("nouveau"), new(spare)), LOGIN)

    person = activated.person
    assert (person.noted_password, person.spare_password) == (spare, old)
    wrong = {"identifiant": person.noted_identifiant, "password": old}
    assertContains(activated.send(LOGIN, wrong), LESSONS["login-wrong"].says)
    assertRedirects(activated.type_login(), reverse("profiles:home"))
    assert spare not in str(activated.person.account.attempts.values_list("answers"))


@pytest.mark.parametrize(
    ("raw", "slug"),
    [
        ("", "password-empty"),
        ("Ab-4", "password-length"),
        ("Inaya-48275", "password-personal"),
        ("{old}", "password-reused"),
    ],
)
def test_a_new_password_is_refused(activated, raw, slug):
    reach_the_password(activated)
    raw = raw.format(old=activated.person.noted_password)
    assertContains(activated.send(password("nouveau"), new(raw)), LESSONS[slug].says)
    assertRedirects(activated.type_login(), reverse("profiles:home"))


def test_the_code_of_a_new_password_is_checked(activated):
    reach_the_code(activated)
    code = activated.person.one_time_codes.get().code
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    response = activated.send(password("code"), {"code": wrong})
    assertContains(response, LESSONS["otp-wrong"].says)
    assertRedirects(activated.get(password("nouveau")), password("code"))


def test_a_code_that_expires_meanwhile_is_asked_again(activated):
    reach_the_password(activated)
    OneTimeCode.objects.update(sent_at=clock.real_now() - codes.ONE_TIME_LIFE)
    response = activated.send(password("nouveau"), new(activated.person.spare_password))
    assertRedirects(response, password("code"))
    assertContains(activated.get(password("code")), LESSONS["otp-expired"].says)


def test_a_code_is_not_sent_twice_in_thirty_seconds(activated):
    reach_the_code(activated)
    response = activated.send(password("envoi"), {"canal": "email"}, follow=True)
    assertContains(response, "Un code est déjà parti.")
    assert activated.person.one_time_codes.count() == 1


def test_a_code_already_used_does_not_hold_another_one_back(activated):
    activated.login()
    activated.send(reverse("accounts:logout"))
    reach_the_code(activated)
    latest = activated.person.one_time_codes.first()
    assert latest.used_at is None
    assert activated.person.one_time_codes.count() == 2


def test_there_is_always_a_spare_password(activated):
    for _ in range(2):
        reach_the_password(activated)
        spare = activated.person.spare_password
        assertRedirects(activated.send(password("nouveau"), new(spare)), LOGIN)
    assert activated.person.spare_password


def test_a_late_second_click_lands_on_the_log_in(activated):
    reach_the_password(activated)
    spare = activated.person.spare_password
    for _ in range(2):
        assertRedirects(activated.send(password("nouveau"), new(spare)), LOGIN)


# -- too many wrong passwords -------------------------------------------------------------------


def wrong(learner):
    answers = {"identifiant": learner.person.noted_identifiant, "password": "Mauvais-1234"}
    return learner.send(LOGIN, answers)


def test_three_wrong_passwords_make_a_pause(activated):
    for _ in range(2):
        assertContains(wrong(activated), LESSONS["login-wrong"].says)
    assertContains(wrong(activated), "Réessayer dans 60 secondes")
    right = {
        "identifiant": activated.person.noted_identifiant,
        "password": activated.person.noted_password,
    }
    assertContains(activated.send(LOGIN, right), "Cette pause de 1\u00a0minute est choisie")
    assert not activated.person.one_time_codes.exists()

    credential = activated.person.account.credential
    credential.paused_until = clock.real_now()
    credential.save()
    assertRedirects(activated.type_login(), reverse("profiles:home"))


def test_a_right_password_forgets_the_wrong_ones(activated):
    for _ in range(2):
        wrong(activated)
    activated.login()
    assert activated.person.account.credential.wrong_tries == 0


def test_a_new_password_ends_the_pause(activated):
    for _ in range(3):
        wrong(activated)
    reach_the_password(activated)
    activated.send(password("nouveau"), new(activated.person.spare_password))
    assertRedirects(activated.type_login(), reverse("profiles:home"))
