"""The order of the application: identity first, the code on the way, contacts to check."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.lessons import LESSONS
from sandbox.world import clock
from tests import remembered
from tests.answers import PAGES, right_answers
from tests.strict import Learner

ORDER = ["carte", "identite", "envoi", "code", "accord", "verification", "identifiants"]


@pytest.fixture
def learner(db, run):
    return seated(run, "mere-trois-enfants")


def seated(run, scenario):
    room = remembered.workshop(run, scenario, seats=1, service_year=2025)
    return Learner(room.places.get())


def answers(learner):
    """What the papers of now say to answer, page by page: the tests' own table."""
    told = right_answers(learner.person)
    return told | {
        "carte": {"carte": told["identite"]["carte"]},
        "envoi": {"canal": "email"},
        "accord": {"accord": "on"},
        "verification": told["coordonnees"],
    }


def send(learner, slug, **others):
    return learner.send(learner.step(slug), answers(learner)[slug] | others)


def reach(learner, slug):
    for each in ORDER[: ORDER.index(slug)]:
        assert send(learner, each).status_code == 302, each


def test_from_the_card_to_bonjour(learner):
    start = learner.get("/site/activation/")
    assertContains(start, 'href="/site/activation/carte/"')
    assertContains(start, "Aucune lettre n’est nécessaire")
    for slug, following in zip(ORDER, [*ORDER[1:], None], strict=True):
        page = learner.get(learner.step(slug))
        assertContains(page, f"étape {ORDER.index(slug) + 1} sur {len(ORDER)}")
        then = learner.step(following) if following else reverse("accounts:activated")
        assertRedirects(send(learner, slug), then, fetch_redirect_response=False)
    with clock.at(learner.world.now):
        learner.person.children.first().account.activate(by=learner.person)
    assertContains(learner.get(reverse("accounts:activated")), "Mon profil a bien été activé")
    assert learner.person.account.is_activated
    assertRedirects(learner.type_login(), reverse("profiles:home"), fetch_redirect_response=False)
    assert learner.person.account.email == learner.person.email
    learner.seat.refresh_from_db()
    assert learner.seat.achieved.splitlines() == ["activation", "connexion"]


def test_asking_for_the_code_writes_the_answers_then_once_more(learner):
    reach(learner, "envoi")
    with CaptureQueriesContext(connection) as asked:
        send(learner, "envoi")
    written = [each for each in asked if each["sql"].startswith('UPDATE "accounts_attempt"')]
    assert len(written) == 2


def test_the_code_leaves_by_message_only_to_masked_contacts(learner):
    reach(learner, "envoi")
    page = learner.get(learner.step("envoi")).content.decode()
    assert re.findall(r'name="canal"\s+value="(\w+)"', page) == ["sms", "email"]
    assert learner.person.email not in page
    assert learner.person.phone not in page
    assert "Mes coordonnées sont incorrectes" in page
    refused = send(learner, "envoi", canal="letter")
    assertContains(refused, LESSONS["channel-empty"].says)
    send(learner, "envoi", canal="sms")
    last = learner.person.mails.first()
    assert (last.channel, last.template) == ("sms", "provisional_code")
    page = learner.get(learner.step("envoi"))
    assertContains(page, "avant de demander un autre code")
    assertNotContains(page, LESSONS["code-too-soon"].says)


@pytest.mark.parametrize(
    ("scenario", "ends"), [("mere-trois-enfants", []), ("lettre-perdue", ["nouveau-code"])]
)
def test_a_new_code_is_told_where_the_exercise_is_to_ask_for_one(db, run, scenario, ends):
    learner = seated(run, scenario)
    reach(learner, "code")
    learner.seat.refresh_from_db()
    assert learner.seat.achieved.splitlines() == ends


def test_the_code_of_the_letter_serves_no_more(learner):
    old = learner.person.provisional_codes.get().code
    reach(learner, "code")
    assertContains(send(learner, "code", code=old), LESSONS["code-replaced"].says)


def test_after_the_code_one_does_not_go_back(learner):
    reach(learner, "code")
    assertContains(learner.get(learner.step("code")), "je ne pourrai plus revenir en arrière")
    assertContains(learner.get(learner.step("identite")), "Mon identité")
    send(learner, "code")
    for slug in ORDER[:4]:
        assertRedirects(learner.get(learner.step(slug)), learner.step("accord"))
        assertRedirects(send(learner, slug), learner.step("accord"))
    page = learner.get(learner.step("accord"))
    assertNotContains(page, "Retour</a>")
    assertContains(page, "Si je quitte, je perds l’activation.")


def test_who_leaves_after_the_code_is_asked_and_loses_all(learner):
    reach(learner, "verification")
    leave = reverse("accounts:give_up", args=["activation"])
    page = learner.get(learner.step("verification"))
    assertContains(page, f'action="{leave}"')
    assertContains(learner.send(leave), "Elle sera perdue. Je pourrai")
    assert learner.person.provisional_codes.filter(replaced_at=None).exists()
    assertContains(learner.get(learner.step("verification")), "Mes coordonnées")
    assertRedirects(learner.send(leave, {"confirme": "1"}), reverse("accounts:site"))
    assertRedirects(learner.get(learner.step("verification")), learner.step("carte"))


def test_a_changed_contact_is_confirmed_by_a_code_sent_there(learner):
    reach(learner, "verification")
    page = learner.get(learner.step("verification")).content.decode()
    person = learner.person
    assert f'value="{person.known_email}"' in page
    assert f'value="{person.known_phone}"' in page
    changed = send(learner, "verification", email=person.spare_email)
    assertRedirects(changed, learner.step("code-email"))
    mail = person.mails.first()
    assert (mail.template, mail.sent_to) == ("one_time_code", person.spare_email)
    wrong = "000000" if mail.context["code"] != "000000" else "000001"
    assertContains(
        learner.send(learner.step("code-email"), {"code": wrong}), LESSONS["otp-wrong"].says
    )
    right = learner.send(learner.step("code-email"), {"code": mail.context["code"]})
    assertRedirects(right, learner.step("identifiants"))
    send(learner, "identifiants")
    assert learner.person.account.email == person.spare_email


def test_a_letter_is_left_to_who_is_known_by_no_message(db, run):
    learner = seated(run, "sans-coordonnees")
    assertNotContains(learner.get("/site/activation/"), "Aucune lettre n’est nécessaire")
    send(learner, "carte")
    assertRedirects(send(learner, "identite"), learner.step("code"))
    no_contact = reverse("accounts:no_contact")
    assertContains(learner.get(learner.step("code")), f'href="{no_contact}"')
    assertContains(learner.get(no_contact), LESSONS["no-contact"].says)
    told = learner.send(reverse("accounts:call_the_insurer"))
    assertRedirects(told, learner.step("envoi"))
    send(learner, "envoi")
    assertRedirects(send(learner, "code"), learner.step("accord"))


def test_twins_are_told_apart_then_the_legal_representative_is_asked_about(db, run):
    learner = seated(run, "jumelles")
    twin = learner.person.children.filter(first_name="Manon").get()
    born = {
        "naissance_jour": twin.born_on.day,
        "naissance_mois": twin.born_on.month,
        "naissance_annee": twin.born_on.year,
    }
    send(learner, "carte")
    assertRedirects(send(learner, "identite", **born), learner.step("personne"))
    learner.send(learner.step("personne"), {"personne": twin.pk})
    send(learner, "envoi")
    code = twin.provisional_codes.filter(replaced_at=None).get().code
    assertRedirects(send(learner, "code", code=code), learner.step("representant"))
    learner.send(learner.step("representant"), {"reponse": "oui"})
    end = reverse("accounts:activated")
    assertRedirects(send(learner, "accord"), end)
    assertContains(learner.get(end), "Le profil de Manon a bien été activé")
    twin.account.refresh_from_db()
    assert twin.account.is_activated
    learner.seat.refresh_from_db()
    assert "code-enfant" in learner.seat.achieved.splitlines()


def test_a_parent_comes_before_a_child(learner):
    child = learner.person.children.first()
    born = {
        "naissance_jour": child.born_on.day,
        "naissance_mois": child.born_on.month,
        "naissance_annee": child.born_on.year,
    }
    send(learner, "carte")
    assertContains(send(learner, "identite", **born), LESSONS["parent-first"].says)


def test_the_other_card_is_chosen_again(learner):
    send(learner, "carte", carte="sans-photo")
    assertContains(send(learner, "identite"), LESSONS["identity-unknown"].says)
    send(learner, "carte")
    assertRedirects(send(learner, "identite"), learner.step("envoi"))


def test_what_leads_to_a_new_code_leads_to_the_activation(learner):
    assertRedirects(learner.get(reverse("accounts:ask_new_code")), learner.step("carte"))
    to_refuse = learner.get(reverse("accounts:ask_new_code"), {"pour": "refuser"})
    assertRedirects(to_refuse, reverse("accounts:withdrawal", args=["identite"]))


@pytest.mark.parametrize(
    ("year", "pages"), [pytest.param(2022, PAGES, marks=pytest.mark.full), (2025, ORDER)]
)
def test_each_page_that_offers_a_hint_gives_one(db, run, year, pages):
    room = remembered.workshop(run, "mere-trois-enfants", seats=1, service_year=year)
    learner, offered, mute = Learner(room.places.get()), [], []
    way = [learner.step(slug) for slug in pages if slug != "choix" or year == 2022]
    for page in [reverse("accounts:login"), *way]:
        slug = page.split("/")[-2]
        for shown in (learner.get(page), learner.send(page)):
            if 'value="indice"' in shown.content.decode():
                offered.append(slug)
                for _ in range(2):  # the help of the page comes first, where it waits
                    told = learner.send(page, {"keep": "indice"}, follow=True)
                mute += [] if 'class="coach" role="status"' in told.content.decode() else [slug]
        if page in way:
            assert send(learner, slug).status_code == 302, slug
    assert mute == []
    assert {"connexion", "identite", "code", "identifiants"} <= set(offered)


def test_another_card_keeps_what_was_typed(learner):
    """« changer de modèle » emptied the number, the date and the serial."""
    send(learner, "carte", carte="sans-photo")
    page, typed = learner.step("identite"), answers(learner)["identite"]
    assertContains(send(learner, "identite"), LESSONS["identity-unknown"].says)
    led = learner.send(page, typed | {"keep": "modele"})
    assertRedirects(led, learner.step("carte"))
    send(learner, "carte")
    again = learner.get(page).content.decode()
    kept = {name: value for name, value in typed.items() if name != "carte"}
    for name, value in kept.items():
        assert re.search(rf'name="{name}"[^>]*value="{value}"', again), name
    assert LESSONS["identity-unknown"].says not in again
