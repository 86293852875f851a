"""Refusing in the order of the application: the card, then a code by message; no letter."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts.states import State, Transition
from sandbox.lessons import LESSONS
from tests import remembered
from tests.answers import right_answers
from tests.strict import Learner

DOOR, END = reverse("accounts:withdraw"), reverse("accounts:withdrawn")
HOME = reverse("accounts:site")
SAME_BUTTON = "’est le même bouton"


def page(slug):
    return reverse("accounts:withdrawal", args=[slug])


@pytest.fixture
def seated(db, run):
    def sit(scenario):
        room = remembered.workshop(run, scenario, seats=1, service_year=2025)
        return Learner(room.places.get())

    return sit


def identity(learner, *, of=None):
    born = (of or learner.person).born_on
    date = {"naissance_jour": born.day, "naissance_mois": born.month, "naissance_annee": born.year}
    return right_answers(learner.person)["identite"] | date


def state(person):
    return type(person).objects.get(pk=person.pk).account.state


def refuse(learner, *, of=None):
    """Each page in turn, and where the last one leads."""
    assertRedirects(
        learner.send(page("identite"), identity(learner, of=of)),
        page("representant" if of else "envoi"),
    )
    if of:
        assertRedirects(learner.send(page("representant"), {"reponse": "oui"}), page("envoi"))
    assertRedirects(learner.send(page("envoi"), {"canal": "email"}), page("code"))
    code = (of or learner.person).provisional_codes.current().get()
    assert learner.person.mails.filter(context__code=code.code).exists()
    assertRedirects(learner.send(page("code"), {"code": code.code}), page("confirmation"))
    return learner.send(page("confirmation"))


def test_refusing_begins_with_the_card_and_no_letter(seated):
    gerard = seated("refus")
    start = gerard.get(DOOR)
    assertContains(start, "Aucune lettre n’est nécessaire.")
    assertContains(start, "Ce n’est pas sûr")
    assertContains(start, f'href="{page("identite")}"')
    assertNotContains(start, "Mon code provisoire</b>")
    assertRedirects(gerard.get(page("code")), page("identite"))
    gerard.person.mails.filter(template="invitation").delete()
    assertRedirects(refuse(gerard), END)
    assert state(gerard.person) == State.OPPOSED
    assertContains(gerard.get(END), "Ma preuve")
    gerard.seat.refresh_from_db()
    assert gerard.seat.achieved.splitlines() == ["refus"]


def test_after_the_six_weeks_the_same_button_closes(seated):
    elodie = seated("cree-jamais-active")
    for address in (HOME, DOOR):
        answer = elodie.get(address)
        assertContains(answer, SAME_BUTTON)
        assertContains(answer, "sont passées")
        assertNotContains(answer, "je refuse")
    refuse(elodie)
    assert state(elodie.person) == State.CLOSED
    assert elodie.person.account.events.last().transition == Transition.CLOSE


def test_within_the_six_weeks_the_home_says_what_the_button_does_then(seated):
    for address in (HOME, DOOR):
        assertContains(seated("refus").get(address), SAME_BUTTON)


def test_who_has_activated_closes_in_the_settings(seated):
    fatou = seated("ordinateur-partage")
    for address in (HOME, DOOR):
        answer = fatou.get(address)
        assertContains(answer, "Mon espace santé est activé.")
        assertNotContains(answer, "n’est pas créé")


def test_who_comes_for_a_child_reads_for_whom(seated):
    inaya = seated("mere-trois-enfants")
    child = inaya.person.children[1]
    answer = inaya.get(f"{page('identite')}?personne={child.pk}")
    assertContains(answer, f"l’espace santé de {child.first_name}.")
    inaya.send(page("identite"), identity(inaya))
    typed, empty = (
        inaya.get(f"{page('identite')}{way}").context["form"]["nir"].value()
        for way in ("", f"?personne={child.pk}")
    )
    assert typed
    assert not empty


def test_for_a_child_it_is_the_birth_date_that_says_so(seated):
    inaya = seated("mere-trois-enfants")
    child = inaya.person.children[1]
    refuse(inaya, of=child)
    assert state(child) == State.OPPOSED
    assert state(inaya.person) == State.INVITED
    assertContains(inaya.get(END), f'href="{page("identite")}"')
    assertContains(
        inaya.send(page("identite"), identity(inaya, of=child)), LESSONS["already-opposed"].says
    )


def test_who_is_not_known_to_the_insurer_comes_back_to_refusing(seated):
    yvette = seated("sans-coordonnees")
    assertRedirects(yvette.send(page("identite"), identity(yvette)), page("code"))
    assertContains(yvette.get(page("code")), reverse("accounts:no_contact"))
    assertContains(yvette.get(reverse("accounts:no_contact")), f'href="{page("code")}"')
    assertRedirects(yvette.send(reverse("accounts:call_the_insurer")), page("envoi"))


def test_a_code_asked_for_to_refuse_is_asked_on_the_way(seated):
    asked = seated("refus").get(f"{reverse('accounts:ask_new_code')}?pour=refuser")
    assertRedirects(asked, page("identite"))
