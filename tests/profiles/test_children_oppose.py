"""« M’opposer » to a child's profile: what it means is said before it is done (step 8)."""

from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.lessons import LESSONS
from sandbox.workshop.scenarios import build
from tests.strict import Learner

PAGE = reverse("profiles:oppose_child")
HOME = reverse("profiles:home")


def children(learner, *names):
    return [child for child in learner.person.children if child.first_name in names]


def ask(learner, *names):
    return learner.get(PAGE, {"enfant": [child.pk for child in children(learner, *names)]})


def confirm(learner, *names, **others):
    asked = {"enfant": [child.pk for child in children(learner, *names)], "certifie": "on"}
    return learner.send(PAGE, asked | others)


def test_what_it_means_is_said_and_nothing_is_done(inside):
    page = ask(inside, "Lola")
    assertContains(page, "M’opposer au profil de Lola")
    assertContains(page, "Je peux changer d’avis à tout moment.")
    assert children(inside, "Lola")[0].account.state == "invited"


def test_it_is_done_once_confirmed(inside):
    response = confirm(inside, "Lola", "Louis")
    assertRedirects(response, HOME, fetch_redirect_response=False)
    assertContains(inside.get(HOME), "Les profils de Lola et Louis ne seront pas créés.")
    for child in children(inside, "Lola", "Louis"):
        assert child.account.state == "opposed"
        assert child.account.events.get().by == inside.person
        assert child.account.activity_set.first().text == "Opposition au profil"
    noted = inside.person.account.activity_set.filter(text__startswith="Opposition au profil")
    assert noted.count() == 2


def test_it_is_written_to_the_guardian_and_has_its_proof(inside):
    confirm(inside, "Lola")
    assert inside.person.mails.filter(template="opposition", channel="email").count() == 1
    page = inside.get(reverse("profiles:add_profile"))
    event = children(inside, "Lola")[0].account.events.get()
    assertContains(page, "Télécharger la preuve pour Lola (PDF)")
    proof = inside.get(reverse("accounts:proof", args=[event.pk]))
    assert proof["Content-Type"] == "application/pdf"


def test_twice_the_same_click_does_it_once(inside):
    confirm(inside, "Lola")
    assertRedirects(confirm(inside, "Lola"), reverse("profiles:add_profile"))
    assert children(inside, "Lola")[0].account.events.count() == 1


def test_it_needs_the_certificate(inside):
    page = confirm(inside, "Lola", certifie="")
    assertContains(page, LESSONS["certificate-empty"].says)
    assert children(inside, "Lola")[0].account.state == "invited"


def test_a_profile_of_somebody_else_is_not_found(inside, neighbour):
    other = neighbour.person.children.first()
    assert inside.get(PAGE, {"enfant": other.pk}).status_code == 404
    assert inside.send(PAGE, {"enfant": other.pk, "certifie": "on"}).status_code == 404
    assert other.account.state == "invited"


def test_an_address_without_a_child_is_not_found(inside):
    for asked in [{}, {"enfant": "poker"}, {"enfant": "9" * 40}]:
        assert inside.get(PAGE, asked).status_code == 404


def test_the_child_of_somebody_else_on_the_card_is_not_found(db):

    learner = Learner(build.workshop(scenario="jumelles", seats=1).places.get())
    learner.login()
    assert ask(learner, "Nino").status_code == 404
