"""« Gestion des accès »: allow in a visit, block, unblock, name one administrator."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles.factories import ProfessionalAccessFactory, ProfessionalFactory
from sandbox.lessons import LESSONS
from sandbox.world import clock
from tests.profiles.pages import main_of

ALLOWED = reverse("profiles:professionals")
BLOCKED = reverse("profiles:blocked_professionals")
VISIT = reverse("profiles:visit")
GESTURES = [
    "block_professional",
    "unblock_professional",
    "appoint_administrator",
    "dismiss_administrator",
]


def url(name, access):
    return reverse(f"profiles:{name}", args=[access.professional.pk])


@pytest.fixture(autouse=True)
def nobody_has_access(inside):
    """Whoever the scenario knows, this world starts without professionals."""
    inside.world.professional_set.all().delete()


@pytest.fixture
def access(inside):
    with clock.at(inside.world.now):
        return ProfessionalAccessFactory(profile=inside.person.account)


@pytest.fixture
def other(inside, access):
    with clock.at(inside.world.now):
        return ProfessionalAccessFactory(
            profile=inside.person.account, professional__name="Dr\u00a0Fictif"
        )


def texts(learner):
    return [str(line) for line in learner.person.account.activity_set.all()]


def test_blocking_asks_first_and_says_that_documents_still_come(inside, access):
    assertContains(inside.get(url("block_professional", access)), "Oui, bloquer")
    access.refresh_from_db()
    assert not access.is_blocked
    response = inside.send(url("block_professional", access), follow=True)
    assertRedirects(response, BLOCKED)
    assertContains(response, "Dr\u00a0Exemple")
    assertContains(response, "Il peut encore déposer des documents.")
    main = main_of(inside.get(ALLOWED))
    assert "Dr\u00a0Exemple" not in main
    assert texts(inside)[0] == "Professionnel bloqué\u00a0: Dr\u00a0Exemple"


def test_unblocking_does_not_give_access_back_but_a_visit_does(inside, access):
    inside.send(url("block_professional", access))
    page = inside.get(url("unblock_professional", access))
    assertContains(page, "Débloquer ne redonne pas l’accès.")
    assertRedirects(inside.send(url("unblock_professional", access)), ALLOWED)
    assert not inside.person.account.professionalaccess_set.exists()

    inside.send(VISIT, {"professionnel": access.professional.slug})
    again = inside.person.account.professionalaccess_set.get()
    assert again.professional == access.professional
    assert not again.is_blocked
    assert texts(inside)[0] == "Profil consulté, avec mon accord"
    assert inside.person.mails.first().template == "new_access"


def test_there_is_one_administrator(inside, access, other):
    inside.send(url("appoint_administrator", access))
    page = inside.get(url("appoint_administrator", other))
    assertContains(page, "Dr\u00a0Exemple ne le sera plus.")
    inside.send(url("appoint_administrator", other))
    administrators = inside.person.account.professionalaccess_set.filter(is_administrator=True)
    assert administrators.get() == other
    assertContains(inside.get(ALLOWED), "Administrateur</span>", count=1)


def test_an_administrator_may_be_one_no_more(inside, access):
    inside.send(url("appoint_administrator", access))
    assertContains(inside.get(url("professional", access)), "Visibles, comme administrateur")
    assertContains(inside.get(url("dismiss_administrator", access)), "Oui, retirer ce rôle")
    inside.send(url("dismiss_administrator", access))
    assertContains(inside.get(url("professional", access)), "Non visibles, sauf les siens")
    assert texts(inside)[0] == "Administrateur retiré\u00a0: Dr\u00a0Exemple"


def test_a_blocked_administrator_is_one_no_more(inside, access):
    inside.send(url("appoint_administrator", access))
    assertContains(
        inside.get(url("block_professional", access)), "Le profil n’aura plus d’administrateur."
    )
    inside.send(url("block_professional", access))
    access.refresh_from_db()
    assert access.is_blocked
    assert not access.is_administrator


@pytest.mark.parametrize("name", GESTURES)
def test_a_double_click_writes_one_line(inside, access, name):
    if name == "unblock_professional":
        inside.send(url("block_professional", access))
    if name == "dismiss_administrator":
        inside.send(url("appoint_administrator", access))
    before = len(texts(inside))
    for _ in range(2):
        assert inside.send(url(name, access)).status_code == 302
    assert len(texts(inside)) == before + 1


@pytest.mark.parametrize("name", ["appoint_administrator", "dismiss_administrator"])
def test_a_blocked_professional_has_no_role(inside, access, name):
    inside.send(url("block_professional", access))
    assert inside.send(url(name, access)).status_code == 404


@pytest.mark.parametrize("name", ["professional", *GESTURES])
def test_a_professional_of_another_world_is_not_found(inside, neighbour, name):
    with clock.at(neighbour.world.now):
        elsewhere = ProfessionalAccessFactory(profile=neighbour.person.account, is_blocked=True)
    assert inside.send(url(name, elsewhere)).status_code == 404
    elsewhere.refresh_from_db()
    assert elsewhere.is_blocked


@pytest.mark.parametrize("name", ["professional", "block_professional", "appoint_administrator"])
def test_the_access_of_another_profile_is_not_found(inside, name):
    with clock.at(inside.world.now):
        of_lola = ProfessionalAccessFactory(profile=inside.person.children[1].account)
    assert inside.send(url(name, of_lola)).status_code == 404


def test_unblocking_who_is_not_blocked_leads_back_to_the_list(inside, access):
    assertRedirects(inside.get(url("unblock_professional", access)), ALLOWED)
    assertRedirects(inside.send(url("unblock_professional", access)), ALLOWED)
    assert inside.person.account.professionalaccess_set.get() == access


def test_a_visit_offers_who_has_no_access_yet(inside, access):
    stranger = ProfessionalFactory(world=inside.world, name="Dr Inconnue")
    main = main_of(inside.get(VISIT))
    assert "Dr Inconnue" in main
    assert "Dr\u00a0Exemple" not in main
    inside.send(VISIT, {"professionnel": stranger.slug})
    assertContains(inside.get(ALLOWED), "Dr Inconnue")


def test_where_nobody_is_left_a_family_doctor_receives(inside):
    assertContains(inside.get(ALLOWED), "Aucun professionnel autorisé")
    inside.send(VISIT, {"professionnel": "docteur-visite"})
    assertContains(inside.get(ALLOWED), "Dr\u00a0Essai")
    assertContains(inside.get(VISIT), "ont déjà l’accès")
    again = inside.send(VISIT, {"professionnel": "docteur-visite"}, follow=True)
    assertRedirects(again, ALLOWED)
    assertContains(again, "Ce professionnel a déjà accès au profil.")
    assert inside.person.account.professionalaccess_set.count() == 1
    assert inside.person.mails.filter(template="new_access").count() == 1


def test_a_visit_does_not_open_what_was_blocked(inside, access):
    inside.send(url("block_professional", access))
    again = inside.send(VISIT, {"professionnel": access.professional.slug})
    assertContains(again, LESSONS["choice-unknown"].says)


def test_the_rescuers_of_an_emergency_receive_nobody(inside):
    inside.send(reverse("profiles:simulate", args=["emergency_samu"]))
    assertNotContains(inside.get(VISIT), 'value="emergency_samu"')


def test_an_empty_list_says_what_will_fill_it(inside):
    assertContains(inside.get(BLOCKED), "Aucun professionnel bloqué")


@pytest.mark.parametrize("name", ["professional", "block_professional", "appoint_administrator"])
def test_a_number_that_no_database_holds_is_not_found(inside, name):
    assert inside.get(reverse(f"profiles:{name}", args=[10**26])).status_code == 404
