"""Opening a profile: a child's to the second parent, one's own to a carer; and stopping it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts.models import Sharing
from profiles import sharing
from profiles.dates import months_after
from profiles.models.documents import Category
from sandbox.lessons import LESSONS
from sandbox.world import clock
from sandbox.world.factories import PersonFactory
from tests.profiles.test_children_add import add, child
from tests.profiles.test_children_show import show
from tests.profiles.whole_life.children import relative

INDEX = reverse("profiles:sharing")
SECOND_PARENT = reverse("profiles:second_parent")
CARERS = reverse("profiles:carers")


@pytest.fixture
def parent(inside):
    """Inaya, looking at the profile of Lola."""
    add(inside, "Lola")
    show(inside, child(inside, "Lola").account)
    return inside


def yanis(learner):
    return learner.world.person_set.get(first_name="Yanis")


def invite_parent(learner, **others):
    return learner.send(SECOND_PARENT, relative(yanis(learner), **others))


def invite_carer(learner, **others):
    return learner.send(CARERS, relative(yanis(learner), duree="6") | {"envoyer": "oui"} | others)


def made(learner):
    return learner.world.sharing_set.get()


def answer(learner, word):
    url = reverse("profiles:answer_for", args=[made(learner).pk])
    return learner.send(url, {"reponse": word})


def stop(learner):
    return reverse("profiles:stop_sharing", args=[made(learner).pk])


# -- the second parent ----------------------------------------------------------------------------


def test_the_other_parent_is_invited(parent):
    assertRedirects(invite_parent(parent), INDEX, fetch_redirect_response=False)
    page = parent.get(INDEX)
    assertContains(page, "L’invitation est partie.")
    assertContains(page, "Invitation envoyée")
    assertContains(page, "Faire accepter Yanis")
    shared = made(parent)
    assert shared.account == child(parent, "Lola").account
    assert (shared.to, shared.by, shared.role) == (yanis(parent), parent.person, "parent")
    assert shared.answer_by == parent.world.now.date() + sharing.TIME_TO_ANSWER
    assert shared.ends_on is None
    assert yanis(parent).mails.get().template == "sharing_invitation"


def test_a_name_is_read_without_its_capitals_and_accents(parent):
    invite_parent(parent, prenom=" YANÎS ", nom="leguellec")
    assert made(parent).to == yanis(parent)


@pytest.mark.parametrize(
    ("word", "state", "said"),
    [("accepter", "Accès ouvert", "accepté"), ("refuser", "Invitation refusée", "refusé")],
)
def test_the_room_answers_and_the_first_parent_is_told(parent, word, state, said):
    invite_parent(parent)
    assertRedirects(answer(parent, word), INDEX, fetch_redirect_response=False)
    page = parent.get(INDEX)
    assertContains(page, f"Yanis a {said}. Un e-mail le dit aussi.")
    assertContains(page, state)
    mail = parent.person.mails.get(template="sharing_answer")
    assert mail.context["is_accepted"] == (said == "accepté")
    assert not child(parent, "Lola").account.document_set.exists()


def test_an_answer_is_given_once(parent):
    invite_parent(parent)
    answer(parent, "accepter")
    answer(parent, "refuser")
    assert made(parent).state == Sharing.State.ACCEPTED
    assert parent.person.mails.filter(template="sharing_answer").count() == 1


def test_the_other_parent_may_open_the_profile_as_long_as_it_lasts(parent):
    invite_parent(parent)
    theirs, lola = yanis(parent).account, child(parent, "Lola").account
    with clock.at(parent.world.now):
        assert theirs.profiles == [theirs]
        answer(parent, "accepter")
        assert theirs.profiles == [theirs, lola]
        assert theirs.represents(lola)
        parent.send(stop(parent))
        assert theirs.profiles == [theirs]


def test_twice_the_same_click_invites_once(parent):
    invite_parent(parent)
    assertRedirects(invite_parent(parent), INDEX, fetch_redirect_response=False)
    assert yanis(parent).mails.count() == 1
    assert parent.world.sharing_set.count() == 1


def test_one_other_parent_at_a_time(parent):
    invite_parent(parent)
    assertRedirects(parent.get(SECOND_PARENT), INDEX)
    assertNotContains(parent.get(INDEX), "Partager le profil</a>")


def test_an_invitation_expires_and_another_may_leave(parent):
    invite_parent(parent)
    world = parent.world
    world.advance_to(world.now + sharing.TIME_TO_ANSWER + timedelta(days=1))
    assertContains(parent.get(INDEX), "Invitation expirée")
    assert made(parent).state == Sharing.State.INVITED
    answer(parent, "accepter")
    assert made(parent).state == Sharing.State.INVITED
    invite_parent(parent)
    assert parent.world.sharing_set.count() == 2


def test_a_profile_that_is_not_shared_says_who_does_not_see_it(parent):
    assertContains(parent.get(INDEX), "L’autre représentant légal ne le voit pas.")


def test_stopping_is_confirmed(parent):
    invite_parent(parent)
    answer(parent, "accepter")
    asked = parent.get(stop(parent))
    assertContains(asked, "Arrêter le partage avec Yanis Leguellec")
    assertContains(asked, "Yanis ne verra plus ce profil.")
    assert made(parent).state == Sharing.State.ACCEPTED
    assertRedirects(parent.send(stop(parent)), INDEX, fetch_redirect_response=False)
    assertContains(parent.get(INDEX), "Accès arrêté")
    assertRedirects(parent.send(stop(parent)), INDEX)
    texts = list(child(parent, "Lola").account.activity_set.values_list("text", flat=True))
    assert texts[:2] == ["Accès arrêté pour Yanis Leguellec", "Accès ouvert à Yanis Leguellec"]


@pytest.mark.parametrize(
    ("slug", "wrong"),
    [
        ("birth-name-empty", {"nom": " "}),
        ("first-name-empty", {"prenom": ""}),
        ("date-empty", {"naissance_jour": ""}),
        ("declaration-empty", {"declare": ""}),
        ("relative-name", {"prenom": "Karim"}),
        ("relative-name", {"nom": "Dupont", "declare": ""}),
        ("relative-unknown", {"naissance_annee": "1901"}),
        ("text-real", {"nom": "06 12 34 56 78"}),
    ],
)
def test_what_is_refused_leaves_nothing(parent, slug, wrong):
    assertContains(invite_parent(parent, **wrong), LESSONS[slug].says)
    assert not parent.world.sharing_set.exists()
    assert not yanis(parent).mails.exists()


def test_a_name_that_is_not_of_the_sheet_never_comes_back(parent):
    page = invite_parent(parent, nom="Dupont-Durand", prenom="Yanis")
    assertNotContains(page, "Dupont-Durand")
    assertContains(page, 'value="Yanis"')


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ({"nom": "Leguelec"}, "C’est presque celui de la fiche."),
        ({"nom": "Leguellec Yanis"}, "C’est presque celui de la fiche."),
        ({"prenom": "Yannis", "declare": ""}, "C’est presque celui de la fiche."),
        (
            {"nom": "Yanis", "prenom": "Leguellec"},
            "Le nom est dans la case du prénom, et le prénom dans celle du nom.",
        ),
    ],
)
def test_a_slip_on_a_name_of_the_sheet_is_kept_and_told(parent, typed, slip):
    page = invite_parent(parent, **typed)
    assertContains(page, slip)
    for name in {"nom", "prenom"} & typed.keys():
        assertContains(page, f'value="{typed[name]}"')


def test_a_child_first_then_the_other_parent(inside):
    assertRedirects(inside.get(SECOND_PARENT), INDEX, fetch_redirect_response=False)
    assertContains(inside.get(INDEX), "Choisissez d’abord le profil d’un enfant.")
    add(inside, "Lola")
    assertContains(inside.get(INDEX), "Partage du profil de Lola")
    url = reverse("profiles:show_profile", args=[child(inside, "Lola").account.pk])
    assertRedirects(inside.send(url, {"suite": "partage"}), INDEX, fetch_redirect_response=False)


# -- a carer --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 11, 25), 3, date(2027, 2, 25)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
    ],
)
def test_months_are_those_of_the_calendar(day, months, last):
    assert months_after(day, months) == last


def test_a_carer_s_access_ends_and_has_its_proof(inside):
    assertRedirects(invite_carer(inside), INDEX, fetch_redirect_response=False)
    answer(inside, "accepter")
    shared, account = made(inside), inside.person.account
    assert shared.ends_on == months_after(inside.world.now.date(), 6)
    proof = account.document_set.get(category=Category.ADMINISTRATIVE)
    assert proof.source == "service"
    assert ["Proche aidant", "Yanis Leguellec"] in proof.content["sections"][0]["rows"]
    assertContains(inside.get(INDEX), "Accès jusqu’au")
    theirs = yanis(inside).account
    with clock.at(inside.world.now):
        assert account in theirs.profiles
        assert not theirs.represents(account)
    with clock.at(inside.world.now + timedelta(days=185)):
        assert account not in theirs.profiles


def test_what_a_carer_may_do_is_said_before(inside):
    page = inside.get(CARERS)
    for right in sharing.CAN + sharing.CANNOT:
        assertContains(page, right)


def test_a_length_has_to_be_chosen(inside):
    assertContains(invite_carer(inside, duree=""), LESSONS["length-empty"].says)
    assert not inside.world.sharing_set.exists()


def test_what_is_asked_is_read_again_before_it_is_sent(inside):
    answers = relative(yanis(inside), duree="6")
    page = inside.send(CARERS, answers)
    assertContains(page, "Je vérifie et envoie ma demande")
    assertContains(page, "Valable jusqu’au")
    assert not inside.world.sharing_set.exists()
    assertContains(inside.send(CARERS, answers | {"corriger": "oui"}), f'value="{answers["nom"]}"')
    assert not inside.world.sharing_set.exists()
    inside.send(CARERS, answers | {"envoyer": "oui"})
    assert made(inside).to == yanis(inside)


def test_three_carers_at_most(inside):
    with clock.at(inside.world.now):
        for _ in range(sharing.MOST_CARERS):
            friend = PersonFactory(world=inside.world, relation="amie")
            sharing.invite(
                inside.person.account,
                friend,
                by=inside.person,
                role=Sharing.Role.CARER,
                days=90,
            )
    assertRedirects(inside.get(CARERS), INDEX)
    assertContains(inside.get(INDEX), "C’est le nombre le plus grand.")
    invite_carer(inside)
    assert inside.world.sharing_set.count() == sharing.MOST_CARERS


def test_a_child_has_no_carer(parent):
    assertRedirects(parent.get(CARERS), INDEX)


# -- whose it is -----------------------------------------------------------------------------------


def test_a_sharing_of_another_profile_is_not_found(parent):
    invite_parent(parent)
    show(parent, parent.person.account)
    assert answer(parent, "accepter").status_code == 404
    assert parent.send(stop(parent)).status_code == 404
    assert made(parent).state == Sharing.State.INVITED


def test_a_sharing_of_another_world_is_not_found(parent, neighbour):
    invite_parent(parent)
    neighbour.activate()
    neighbour.login()
    for name in ["answer_for", "stop_sharing", "invitation"]:
        url = reverse(f"profiles:{name}", args=[made(parent).pk])
        assert neighbour.send(url, {"reponse": "accepter"}).status_code == 404
    assert made(parent).state == Sharing.State.INVITED


def test_an_answer_is_posted(parent):
    invite_parent(parent)
    assert parent.get(reverse("profiles:answer_for", args=[made(parent).pk])).status_code == 405


def test_the_number_of_queries_does_not_depend_on_the_sharings(inside):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            inside.get(INDEX)
        return len(seen)

    def invite_somebody():
        with clock.at(inside.world.now):
            friend = PersonFactory(world=inside.world, relation="amie")
            account, by = inside.person.account, inside.person
            sharing.invite(account, friend, by=by, role=Sharing.Role.CARER, days=90)

    invite_somebody()
    queries()
    before = queries()
    for _ in range(4):
        invite_somebody()
    assert queries() == before
