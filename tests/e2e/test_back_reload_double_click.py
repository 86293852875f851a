"""What people do to a journey: back, forward, reload, double click, an old link."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.answers import PAGES
from tests.e2e.somebody import answers_of

POST_TWICE = """
async () => {
  const form = document.querySelector("main form[method=post]");
  const body = () => new URLSearchParams(new FormData(form));
  const post = () => fetch(form.action, {method: "POST", body: body()});
  return (await Promise.all([post(), post()])).map((answer) => answer.status);
}
"""


def step(slug):
    return reverse("accounts:activation", args=[slug])


def test_back_forward_and_reload_in_the_middle(learner):
    learner.given_their_activation_is_at("identite")
    learner.when_they_answer("identite")
    learner.then_the_page_is("Mon choix")

    learner.when_they_go_back()
    learner.then_the_page_is("Mon identité")
    nir = answers_of(learner.person)["identite"]["Numéro de sécurité sociale"]
    learner.then_the_field_holds("Numéro de sécurité sociale", nir)
    expect(learner.field("Carte Vitale avec photo")).to_be_checked()

    learner.when_they_go_forward()
    learner.then_the_page_is("Mon choix")
    learner.when_they_answer("choix")
    learner.then_the_page_is("Conditions d’utilisation")
    learner.page.reload()
    learner.then_the_page_is("Conditions d’utilisation")
    learner.when_they_answer("conditions")
    learner.then_the_page_is("Mes coordonnées")

    learner.press(learner.link("Retour"))
    learner.then_the_page_is("Conditions d’utilisation")
    assert learner.page.url.endswith(step("conditions"))


def test_a_reload_after_an_error_posts_nothing_twice(learner):
    learner.given_their_activation_is_at("coordonnees")
    learner.when_they_go_on()
    learner.then_the_fault_has_the_focus()
    learner.page.reload()
    learner.then_the_page_is("Mes coordonnées")


def test_a_link_opened_out_of_order_leads_to_the_first_gap(learner):
    learner.given_they_are_seated()
    learner.when_they_open(step("identifiants"))
    learner.then_the_page_is("Mon code provisoire")
    learner.given_their_activation_is_at("conditions")
    learner.when_they_open(step("identifiants"))
    learner.then_the_page_is("Conditions d’utilisation")
    assert learner.page.url.endswith(step("conditions"))
    learner.when_they_open(reverse("accounts:activated"))
    learner.then_the_page_is("Ce qu’il me faut")
    learner.when_they_open(reverse("profiles:home"))
    learner.then_the_page_is("Me connecter")
    learner.when_they_open(reverse("accounts:login_code"))
    learner.then_the_page_is("Me connecter")


def test_a_double_click_sends_once(learner):
    learner.given_their_activation_is_at("coordonnees")
    learner.when_they_fill(answers_of(learner.person)["coordonnees"])
    learner.button("Continuer").dblclick()
    learner.then_the_page_is("Identifiant et mot de passe")
    assert learner.posts == [step("coordonnees")]

    learner.when_they_fill(answers_of(learner.person)["identifiants"])
    learner.button("Continuer").dblclick()
    learner.then_the_page_is("Mon espace santé est activé")
    assert learner.posts == [step("coordonnees"), step("identifiants")]
    assert learner.account.events.count() == 1


def test_a_double_click_without_javascript_acts_once(at_a_pc, otter):
    learner = at_a_pc(otter, javascript=False)
    learner.given_their_activation_is_at("identifiants")
    learner.when_they_fill(answers_of(learner.person)["identifiants"])
    learner.button("Continuer").dblclick()
    learner.then_the_page_is("Mon espace santé est activé")
    assert learner.account.events.count() == 1


def test_the_same_page_posted_twice_at_once_acts_once(learner):
    learner.given_their_activation_is_at("identifiants")
    learner.when_they_fill(answers_of(learner.person)["identifiants"])
    assert learner.page.evaluate(POST_TWICE) == [200, 200]
    account = learner.account
    assert account.is_activated
    assert account.events.count() == 1
    assert account.attempts.count() == 1


@pytest.mark.full
def test_back_after_the_end_does_nothing_again(learner):
    learner.given_their_activation_is_at("identifiants")
    learner.when_they_answer("identifiants")
    learner.then_the_page_is("Mon espace santé est activé")

    learner.when_they_go_back()
    learner.then_the_page_is("Mon espace santé est activé")
    learner.page.reload()
    learner.then_the_page_is("Mon espace santé est activé")
    for slug in [each for each in PAGES if each != "code"]:
        learner.when_they_open(step(slug))
        learner.then_the_page_is("Mon espace santé est activé")
    learner.when_they_open(step("code"))
    learner.when_they_answer("code")
    learner.then_the_errors_are("Votre code provisoire a déjà été utilisé")
    assert learner.account.events.count() == 1


@pytest.mark.full
def test_back_and_reload_around_the_log_in(learner):
    learner.given_their_space_is_activated()
    answers = answers_of(learner.person)
    learner.when_they_open("/site/")
    learner.when_they_give_their_password(answers)
    learner.page.reload()
    learner.then_the_page_is("Code à usage unique")
    assert learner.person.one_time_codes.count() == 1

    learner.when_they_give_the_code(learner.person.one_time_codes.get().code)
    learner.then_they_are_greeted()
    learner.when_they_go_back()
    learner.then_they_are_greeted()

    learner.when_they_log_out()
    learner.when_they_go_back()
    expect(learner.heading(f"Bonjour {learner.person.first_name}")).to_be_hidden()
