"""« Je génère un nouveau code provisoire »: for oneself, for a child, by each way."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.lessons import LESSONS
from sandbox.workshop.robot.mistakes.hit import hit
from sandbox.world import clock, codes
from sandbox.world.models import Incident, ProvisionalCode
from tests import remembered, replay
from tests.strict import Learner, right_answers

SENT = reverse("accounts:new_code_sent")
NO_CONTACT = reverse("accounts:no_contact")


def page(slug):
    return reverse("accounts:new_code", args=[slug])


def sit(scenario):
    return Learner(remembered.workshop(replay.current, scenario=scenario, seats=1).places.get())


def identity(learner, *, child=None):
    """The right answers, with the birth date of that child if there is one."""
    born = (child or learner.person).born_on
    return right_answers(learner.person)["identite"] | {
        "naissance_jour": born.day,
        "naissance_mois": born.month,
        "naissance_annee": born.year,
    }


def ask_again(learner, channel, attempt=None):
    """« Envoyer un autre code », on the page that says that one has left."""
    attempt = attempt or learner.person.account.attempts.last()
    return learner.send(SENT, {"canal": channel, "attempt": attempt.pk})


def later():
    """Thirty seconds pass in the room."""
    ProvisionalCode.objects.exclude(asked_at=None).update(
        asked_at=clock.real_now() - codes.BETWEEN_TWO
    )


def test_twins_are_told_apart_before_a_code_is_sent(db):
    learner = sit("jumelles")
    zelie, manon = [child for child in learner.person.children if child.is_ward]
    response = learner.send(page("identite"), identity(learner, child=zelie))
    assertRedirects(response, page("personne"))
    assertContains(learner.get(page("personne")), "Zélie Valfictif")
    assertContains(learner.send(page("personne"), {}), LESSONS["whom-empty"].says)
    assertRedirects(learner.send(page("personne"), {"personne": manon.pk}), page("representant"))
    learner.send(page("representant"), {"reponse": "oui"})
    learner.send(page("envoi"), {"canal": "email"})
    assert manon.provisional_codes.asked().exists()
    assert not zelie.provisional_codes.asked().exists()
    sent = learner.get(SENT)
    assertContains(sent, "Il porte le code de Manon.")
    assertContains(sent, reverse("profiles:child_code", args=["code"]))


def test_a_person_who_is_not_on_the_page_is_no_answer(db):
    learner = sit("jumelles")
    learner.send(page("identite"), identity(learner, child=learner.person.children[1]))
    nino = learner.person.children.get(first_name="Nino")
    refused = learner.send(page("personne"), {"personne": nino.pk})
    assertContains(refused, LESSONS["whom-empty"].says)


@pytest.mark.parametrize(("channel", "title"), [("email", "Un e-mail"), ("sms", "Un SMS")])
def test_a_code_comes_at_once_and_opens_the_space(learner, channel, title):
    old = learner.person.provisional_codes.get()
    assertRedirects(learner.ask_new_code(channel), SENT)
    assertContains(learner.get(SENT), f"{title} est parti")
    new = learner.person.provisional_codes.current().get()
    assert learner.person.mails.get(channel=channel).context["code"] == new.code
    assert new.code != old.code
    assertRedirects(
        learner.send(learner.step("code"), {"code": new.code}), learner.step("identite")
    )


def test_a_letter_takes_three_days_and_the_papers_can_wait(learner):
    today = learner.world.now
    learner.ask_new_code("letter")
    papers = learner.get(reverse("world:papers"))
    assertContains(papers, "Une lettre est en route")
    assertContains(learner.get(SENT), "Une lettre est partie")
    code = learner.person.provisional_codes.current().get()
    assertNotContains(papers, code.code[:4])

    url = reverse("workshop:wait")
    response = learner.send(url, {"retour": SENT})
    assertRedirects(response, SENT, fetch_redirect_response=False)
    assert learner.world.now == today + timedelta(days=3)
    papers = learner.get(reverse("world:papers"))
    assertContains(papers, "Le facteur est passé.")
    assertContains(papers, code.code[:4])
    assertNotContains(papers, "Une lettre est en route")
    assertContains(learner.get(SENT), "La lettre est arrivée")


def test_waiting_with_no_letter_on_its_way_changes_nothing(learner):
    now = learner.world.now
    learner.send(reverse("workshop:wait"), {"retour": "//ailleurs.example"}, follow=True)
    assert learner.world.now == now
    assert not learner.seat.workshop.actions.exists()


def test_waiting_can_be_taken_back(learner):
    now = learner.world.now
    learner.ask_new_code("letter")
    learner.send(reverse("workshop:wait"))
    learner.send(reverse("workshop:undo"))
    assert learner.world.now == now
    assert learner.person.mails.filter(channel="letter").count() == 2


def test_the_old_code_is_useless(learner):
    old = learner.person.provisional_codes.get().code
    learner.ask_new_code()
    response = learner.send(learner.step("code"), {"code": old})
    assertContains(response, LESSONS["code-replaced"].says)


def test_thirty_seconds_between_two_requests(learner):
    learner.ask_new_code()
    response = ask_again(learner, "sms")
    assertContains(response, LESSONS["code-too-soon"].says)
    assertContains(response, "data-countdown")
    assert learner.person.provisional_codes.count() == 2
    later()
    assertRedirects(ask_again(learner, "sms"), SENT)
    assertContains(learner.get(SENT), "Un SMS est parti")
    assert learner.person.provisional_codes.current().count() == 1


def test_starting_again_at_once_waits_too(learner):
    learner.ask_new_code()
    assertContains(learner.ask_new_code(), LESSONS["code-too-soon"].says)
    later()
    assertRedirects(learner.ask_new_code(), SENT)


def test_a_double_click_asks_once(learner):
    learner.send(page("identite"), identity(learner))
    for _ in range(2):
        assertRedirects(learner.send(page("envoi"), {"canal": "email"}), SENT)
    assert learner.person.mails.filter(channel="email").count() == 1


def test_contacts_are_masked(learner):
    learner.send(page("identite"), identity(learner))
    response = learner.get(page("envoi"))
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    assert learner.person.email not in main
    assert learner.person.phone[2:8] not in main.replace("\u00a0", "")
    last = learner.person.email.split("@")[0][-1]
    assert f"••••{last}@\u200bcourriel.example" in main
    assert "Mes coordonnées sont incorrectes" in main


def test_no_page_before_its_turn(learner):
    for slug in ["representant", "envoi"]:
        assertRedirects(learner.get(page(slug)), page("identite"))
    assertRedirects(learner.get(SENT), reverse("accounts:ask_new_code"), target_status_code=302)
    learner.send(page("identite"), identity(learner))
    assertRedirects(learner.get(page("representant")), page("envoi"))
    assert learner.get(page("poker")).status_code == 404


@pytest.mark.parametrize("canal", ["", "pigeon"])
def test_a_way_must_be_chosen(learner, canal):
    learner.send(page("identite"), identity(learner))
    response = learner.send(page("envoi"), {"canal": canal})
    assertContains(response, LESSONS["channel-empty"].says)


def test_nobody_asks_for_an_activated_space(learner):
    learner.activate()
    response = learner.send(page("identite"), identity(learner))
    assertContains(response, LESSONS["account-exists"].says)
    assertContains(response, f'href="{reverse("accounts:login")}"')


# -- for a child ------------------------------------------------------------------------------


def test_a_child_s_date_asks_for_the_child_s_code(learner):
    child = learner.person.children[1]
    response = learner.send(page("identite"), identity(learner, child=child))
    assertRedirects(response, page("representant"))
    assertContains(learner.get(page("representant")), "Suis-je le représentant légal de Lola")
    assertRedirects(learner.send(page("representant"), {"reponse": "oui"}), page("envoi"))
    learner.send(page("envoi"), {"canal": "sms"})
    sent = learner.get(SENT)
    assertContains(sent, "Il porte le code de Lola.")
    assertContains(sent, "Recopiez le code de Lola. Il est dans un SMS")
    assertNotContains(sent, "lui seul")
    code = child.provisional_codes.get()
    assert learner.person.mails.get(channel="sms").context == {
        "code": code.code,
        "child": "Lola",
        "valid_until": code.expires_on.isoformat(),
    }
    assert learner.person.provisional_codes.current().count() == 1
    response = learner.send(learner.step("code"), {"code": code.code})
    assertContains(response, "C’est le code de Lola.")


@pytest.mark.parametrize(
    ("answer", "words"),
    [("", "Sélectionner une réponse"), ("non", "Je ne peux pas accéder au profil de Lola")],
)
def test_only_the_legal_representative_asks(learner, answer, words):
    learner.send(page("identite"), identity(learner, child=learner.person.children[1]))
    assertContains(learner.send(page("representant"), {"reponse": answer}), words)
    assertRedirects(learner.get(page("envoi")), page("representant"))


def test_a_file_that_the_insurer_has_not_checked(db):
    learner = sit("corse")
    response = learner.send(page("identite"), identity(learner, child=learner.person.children[0]))
    assertContains(response, LESSONS["not-activable"].says)
    assertContains(response, "Lisandru")


def test_a_neighbour_s_child_is_nobody_here(learner, neighbour):
    child = neighbour.person.children[0]
    response = learner.send(page("identite"), identity(learner, child=child))
    assertContains(response, LESSONS["identity-unknown"].says)


def ask_for(learner, child):
    learner.send(page("identite"), identity(learner, child=child))
    learner.send(page("representant"), {"reponse": "oui"})
    learner.send(page("envoi"), {"canal": "sms"})


def test_another_code_is_for_whom_the_page_said(learner):
    learner.ask_new_code()
    own = learner.person.account.attempts.last()
    lola = learner.person.children[1]
    ask_for(learner, lola)
    later()
    ask_again(learner, "email", own)
    assert lola.provisional_codes.count() == 1
    assert learner.person.provisional_codes.count() == 3


@pytest.mark.parametrize("attempt", ["", "0", "abc", "99999999999"])
def test_another_code_for_nobody_asks_who(learner, attempt):
    learner.ask_new_code()
    response = learner.send(SENT, {"canal": "sms", "attempt": attempt})
    assertRedirects(response, reverse("accounts:ask_new_code"), target_status_code=302)


def test_each_child_is_certified_apart(learner):
    mathis, lola, _ = learner.person.children
    learner.send(page("identite"), identity(learner, child=mathis))
    learner.send(page("representant"), {"reponse": "oui"})
    learner.send(page("identite"), identity(learner, child=lola))
    assertRedirects(learner.send(page("envoi"), {"canal": "sms"}), page("representant"))


def test_giving_up_keeps_nothing(learner):
    learner.send(page("identite"), identity(learner))
    give_up = reverse("accounts:give_up", args=["new_code"])
    assert learner.get(give_up).status_code == 405
    assertRedirects(learner.send(give_up, {"confirme": "1"}), reverse("accounts:what_is_needed"))
    assert not learner.person.account.attempts.exists()
    assertRedirects(learner.get(page("envoi")), page("identite"))
    for nowhere in ["activation", "poker"]:
        url = reverse("accounts:give_up", args=[nowhere])
        assert learner.send(url).status_code == 404


def test_a_journey_left_beside_the_activation_is_forgotten(learner):
    learner.send(page("identite"), identity(learner))
    learner.activate()
    assert learner.person.account.attempts.filter(finished_at=None).count() == 0
    assertRedirects(learner.get(reverse("accounts:resume")), reverse("accounts:login"))


def test_the_journey_touched_last_is_resumed(learner):
    learner.reach("conditions")
    learner.send(page("identite"), identity(learner))
    learner.send(learner.step("conditions"), right_answers(learner.person)["conditions"])
    assertRedirects(learner.get(reverse("accounts:resume")), learner.step("coordonnees"))


def test_a_code_too_old_says_that_a_newer_one_is_there(db):
    learner = sit("code-expire")
    old = learner.person.provisional_codes.first().code
    learner.ask_new_code()
    response = learner.send(learner.step("code"), {"code": old})
    assertContains(response, LESSONS["code-replaced"].says)


def test_no_other_code_leaves_during_an_outage(learner):
    learner.ask_new_code()
    later()
    hit(Incident.Kind.SERVICE_STOPPED)(learner)
    assertRedirects(ask_again(learner, "sms"), reverse("accounts:service_stopped"))
    assert learner.person.provisional_codes.count() == 2


def test_the_postman_comes_back_to_the_page_that_was_open(learner):
    """The open page asks for news: the form it receives leads to the page, not to the news."""
    learner.ask_new_code("letter")
    shown = reverse("accounts:new_code_sent")
    news = learner.get(
        reverse("world:news"),
        {"version": f"{learner.world.generation}-0", "shows": "desk"},
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{shown}"},
    )
    assertContains(news, f'name="retour" value="{shown}"')


@pytest.mark.parametrize("back", ["abc", "//ailleurs.example/", "", "javascript:alert(1)"])
def test_the_postman_leads_nowhere_else(learner, back):
    response = learner.send(reverse("workshop:wait"), {"retour": back})
    assert response.status_code == 302
    assert response["Location"] in {"abc", reverse("world:papers")}


# -- whom the insurer does not know -------------------------------------------------------------


def test_only_the_ways_that_the_insurer_knows(db):
    learner = sit("lettre-perdue")
    learner.send(page("identite"), identity(learner))
    response = learner.get(page("envoi"))
    assertContains(response, "Par e-mail")
    assertContains(response, "Par courrier")
    assertNotContains(response, "Par SMS")
    assertContains(learner.send(page("envoi"), {"canal": "sms"}), LESSONS["channel-empty"].says)


def test_without_any_known_contact_one_calls_then_asks(db):
    learner = sit("sans-coordonnees")
    learner.send(page("identite"), identity(learner))
    assertRedirects(learner.get(page("envoi")), NO_CONTACT)
    assertRedirects(learner.send(page("envoi"), {"canal": "email"}), NO_CONTACT)
    assertContains(learner.get(NO_CONTACT), LESSONS["no-contact"].says)
    call = reverse("accounts:call_the_insurer")
    assert learner.get(call).status_code == 405
    assertRedirects(learner.send(call), page("envoi"))
    assertRedirects(learner.send(page("envoi"), {"canal": "email"}), SENT)
    learner.activate()
    assert learner.person.account.is_activated


def test_a_letter_asked_for_in_time_is_found_after_the_creation(learner):
    """The days pass one by one: the space is created at 0:00 on its own day."""
    world = learner.world
    world.now = clock.morning_of(learner.person.account.invited_on + timedelta(days=41))
    world.save()
    learner.ask_new_code("letter")
    learner.send(reverse("workshop:wait"))
    account = learner.person.account
    assert account.state == "auto_created"
    assert account.since == clock.midnight_of(account.invited_on + timedelta(days=43))
