"""A child's own code: the parent's number and card, the child's birth date, the code, the right."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.lessons import LESSONS
from sandbox.workshop.robot.mistakes.children import page, papers_of
from sandbox.world import clock, codes
from sandbox.world.models import ProvisionalCode
from tests import remembered, replay
from tests.strict import Learner

HOME = reverse("profiles:home")


def sit(scenario):
    learner = Learner(remembered.workshop(replay.current, scenario=scenario, seats=1).places.get())
    learner.login()
    return learner


@pytest.fixture
def chloe(db):
    return sit("nouveau-ne")


@pytest.fixture
def solene(db):
    return sit("jumelles")


def code_of(learner, name):
    return learner.world.person_set.get(first_name=name).provisional_codes.last()


def new_code(slug):
    return reverse("accounts:new_code", args=[slug])


def say_who(learner, name):
    return learner.send(page("identite"), papers_of(name)(learner))


def test_the_title_says_once_that_it_is_for_a_child(chloe):
    assertContains(chloe.get(page("identite")), "Le code provisoire d’un enfant, étape 1 sur 3")
    say_who(chloe, "Basile")
    assertContains(chloe.get(page("code")), "Mon code provisoire pour un enfant, étape 2 sur 3")


def test_the_newborn_s_code_comes_by_email_and_opens_the_profile(chloe):
    code = code_of(chloe, "Basile")
    assert chloe.person.mails.get(channel="email").context["code"] == code.code
    assertRedirects(say_who(chloe, "Basile"), page("code"))
    assertRedirects(chloe.send(page("code"), {"code": code.code}), page("representant"))
    assert not ProvisionalCode.objects.get(pk=code.pk).is_used
    response = chloe.send(page("representant"), {"reponse": "oui"})
    assertRedirects(response, HOME, fetch_redirect_response=False)
    assert ProvisionalCode.objects.get(pk=code.pk).is_used
    basile = chloe.person.children.get().account
    assert basile.is_activated
    assert basile.events.get().by == chloe.person
    assertContains(chloe.get(HOME), "Basile Montessai")


def test_a_late_click_goes_to_the_end(chloe):
    say_who(chloe, "Basile")
    chloe.send(page("code"), {"code": code_of(chloe, "Basile").code})
    chloe.send(page("representant"), {"reponse": "oui"})
    assertRedirects(chloe.send(page("representant"), {"reponse": "oui"}), HOME)
    assert chloe.person.children.get().account.events.count() == 1


def test_twins_are_chosen_by_name(solene):
    assertRedirects(say_who(solene, "Zélie"), page("personne"))
    assertContains(solene.get(page("personne")), "Je choisis pour qui j’active le profil")
    manon = solene.person.children.get(first_name="Manon")
    assertRedirects(solene.send(page("personne"), {"personne": manon.pk}), page("code"))
    assertContains(solene.get(page("code")), "J’active ce profil\u00a0: <strong>Manon")
    solene.send(page("code"), {"code": code_of(solene, "Manon").code})
    solene.send(page("representant"), {"reponse": "oui"})
    states = {child.first_name: child.account.state for child in solene.person.children}
    assert states["Manon"] == "activated"
    assert states["Zélie"] == "invited"


def test_another_twin_means_another_code(solene):
    say_who(solene, "Zélie")
    children = {child.first_name: child.pk for child in solene.person.children}
    solene.send(page("personne"), {"personne": children["Manon"]})
    solene.send(page("code"), {"code": code_of(solene, "Manon").code})
    solene.send(page("personne"), {"personne": children["Zélie"]})
    assertRedirects(solene.get(page("representant")), page("code"))


def test_once_one_twin_is_activated_the_other_is_still_to_choose(solene):
    children = {child.first_name: child.pk for child in solene.person.children}
    solene.send(reverse("profiles:add_profile"), {"profils": children["Zélie"], "certifie": "on"})
    say_who(solene, "Zélie")
    refused = solene.send(page("personne"), {"personne": children["Zélie"]})
    assertContains(refused, LESSONS["child-activated"].says)
    assertRedirects(solene.send(page("personne"), {"personne": children["Manon"]}), page("code"))


def test_the_parent_s_own_birth_date_is_not_the_child_s(chloe):
    assertContains(say_who(chloe, "Chloé"), "Ici, il faut celle de l’enfant.")


def too_old(code):
    code.sent_on -= codes.PROVISIONAL_LIFE + timedelta(days=1)
    code.save()


@pytest.mark.parametrize(
    ("happen", "slug"), [(ProvisionalCode.use, "code-used"), (too_old, "code-expired")]
)
def test_a_code_that_has_served_its_time(chloe, happen, slug):
    say_who(chloe, "Basile")
    code = code_of(chloe, "Basile")
    with clock.at(chloe.world.now):
        happen(code)
    response = chloe.send(page("code"), {"code": code.code})
    assertContains(response, LESSONS[slug].says)


def test_a_code_that_was_replaced(chloe):
    old = code_of(chloe, "Basile").code
    chloe.send(new_code("identite"), papers_of("Basile")(chloe))
    chloe.send(new_code("representant"), {"reponse": "oui"})
    chloe.send(new_code("envoi"), {"canal": "email"})
    say_who(chloe, "Basile")
    assertContains(chloe.send(page("code"), {"code": old}), LESSONS["code-replaced"].says)
    new = code_of(chloe, "Basile").code
    assertRedirects(chloe.send(page("code"), {"code": new}), page("representant"))


def test_a_wrong_code_is_never_shown_again(chloe):
    say_who(chloe, "Basile")
    response = chloe.send(page("code"), {"code": "Qz8Rt5Wx2Yk7"})
    assertContains(response, LESSONS["code-wrong"].says)
    assert b"Qz8Rt5Wx2Yk7" not in response.content


def test_not_the_legal_representative(chloe):
    say_who(chloe, "Basile")
    chloe.send(page("code"), {"code": code_of(chloe, "Basile").code})
    response = chloe.send(page("representant"), {"reponse": "non"})
    assertContains(response, "Je ne peux pas accéder au profil de Basile")
    assert not chloe.person.children.get().account.is_activated
    assert not code_of(chloe, "Basile").is_used


def test_the_companion_s_child_is_refused_whatever_is_answered(solene):
    solene.send(new_code("identite"), papers_of("Nino")(solene))
    for answer in ["oui", "non"]:
        response = solene.send(new_code("representant"), {"reponse": answer})
        assertContains(response, "Je ne peux pas accéder au profil de Nino")


def test_the_companion_s_child_is_refused_before_any_code_is_looked_for(solene):
    assertContains(say_who(solene, "Nino"), "Je ne peux pas accéder au profil de Nino")


def test_a_code_that_no_paper_has_is_to_be_asked_for(inside):
    say_who(inside, "Lola")
    assertContains(inside.get(page("code")), "Vos papiers n’ont pas de code pour Lola.")


def test_the_middle_of_the_journey_is_reached_from_its_start(chloe):
    assertRedirects(chloe.get(page("representant")), page("identite"))
    assert chloe.get(page("poker")).status_code == 404


def test_what_was_begun_does_not_keep_from_coming_back_to_the_site(chloe):
    say_who(chloe, "Basile")
    chloe.send(reverse("accounts:logout"))
    assertRedirects(chloe.get(reverse("accounts:resume")), reverse("accounts:login"))


def test_it_is_inside(learner):
    assertRedirects(learner.get(page("identite")), reverse("accounts:login"))
