"""« Paramètres »: every setting with what it is set to, and whose it is."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles import sharing
from profiles.factories import ProfessionalAccessFactory
from profiles.notifications import Notification
from sandbox.world import clock
from tests import remembered
from tests.profiles.pages import main_of
from tests.strict import Learner

SETTINGS = reverse("profiles:settings")
READ_ONLY = [
    ("another_contact_code", ["email"]),
    ("simulate", ["emergency_samu"]),
]
PAGES = [
    ("settings", []),
    ("password", []),
    ("notifications", []),
    ("contact", ["email"]),
    ("contact_code", ["email"]),
    ("remove_phone", []),
    ("professionals", []),
    ("blocked_professionals", []),
    ("visit", []),
    ("professional", [1]),
    ("block_professional", [1]),
    ("unblock_professional", [1]),
    ("appoint_administrator", [1]),
    ("dismiss_administrator", [1]),
    ("confidentiality", []),
    ("emergency", []),
    ("data_import", []),
    ("activity", []),
    ("report_activity", [1]),
]


@pytest.fixture
def watching_mathis(inside):
    """A parent who looks at the profile of a child."""
    mathis = inside.person.children[0].account
    with clock.at(inside.world.now):
        mathis.activate(by=inside.person)
    inside.send(reverse("profiles:show_profile", args=[mathis.pk]))
    return inside


def test_each_setting_says_what_it_is_set_to(inside):
    account = inside.person.account
    account.professionalaccess_set.all().delete()
    with clock.at(inside.world.now):
        ProfessionalAccessFactory(profile=account)
        ProfessionalAccessFactory(profile=account, is_blocked=True)
    account.preferences.notices = ["new_document"]
    account.preferences.masks_new_documents = True
    account.preferences.emergency_samu = False
    account.preferences.save()
    page = inside.get(SETTINGS)
    for words in [
        account.credential.identifiant,
        "06\u00a039\u00a098",
        "5 reçues sur 6",
        "1 autorisé, 1 bloqué",
        "Documents masqués",
        "SAMU\u00a0: non · Autres\u00a0: oui · Documents masqués\u00a0: non",
        "Dernière activité le",
        "Accès à mon profil par mes proches",
    ]:
        assertContains(page, words)
    assertNotContains(page, account.credential.password)


def test_the_number_of_the_identity_is_masked(inside):
    main = main_of(inside.get(SETTINGS))
    nir = inside.person.nir
    assert f"{nir[0]}\u00a0{nir[1:3]}\u00a0••" in main
    assert nir[5:10] not in main.replace("\u00a0", "")


def test_where_nothing_is_set(inside):
    account = inside.person.account
    account.phone = ""
    account.save()
    account.preferences.notices = list(Notification)
    account.preferences.save()
    account.activity_set.all().delete()
    account.professionalaccess_set.all().delete()
    page = inside.get(SETTINGS)
    for words in ["Aucun numéro", "Aucun e-mail", "Aucun professionnel", "Aucune activité"]:
        assertContains(page, words)


def test_on_a_child_s_profile_the_account_stays_the_parent_s(watching_mathis):
    page = watching_mathis.get(SETTINGS)
    assertContains(page, "Compte d’Inaya Leguellec")
    assertContains(page, "Gérer le profil de Mathis Leguellec")
    assertContains(page, "Partage du profil")
    assertNotContains(page, "Accès à mon profil par mes proches")
    assertContains(watching_mathis.get(reverse("profiles:password")), "Compte d’Inaya Leguellec")
    emergency = watching_mathis.get(reverse("profiles:emergency"))
    assertContains(emergency, "Profil de Mathis Leguellec")


@pytest.mark.parametrize("name", ["download", "closure"])
def test_what_closes_the_profile_is_there(inside, name):
    assertContains(inside.get(SETTINGS), reverse(f"profiles:{name}"))


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_nobody_sees_a_setting_without_logging_in(learner, name, args):
    learner.activate()
    assertRedirects(learner.get(reverse(f"profiles:{name}", args=args)), "/site/connexion/")


@pytest.mark.parametrize(("name", "args"), READ_ONLY)
def test_what_writes_is_not_read(inside, name, args):
    assert inside.get(reverse(f"profiles:{name}", args=args)).status_code == 405


@pytest.mark.parametrize("name", ["settings", "professionals", "activity"])
def test_as_many_queries_with_one_row_as_with_twelve(inside, name):
    account = inside.person.account

    def queries():
        with CaptureQueriesContext(connection) as captured:
            inside.get(reverse(f"profiles:{name}"))
        return len(captured)

    def fill(count):
        with clock.at(inside.world.now):
            for _ in range(count):
                access = ProfessionalAccessFactory(profile=account)
                account.activity_set.create(
                    kind="professionnels",
                    text="Profil consulté",
                    professional=access.professional,
                    at=clock.now(),
                )

    fill(1)
    queries()  # the first page of a minute is written down
    alone = queries()
    fill(11)
    assert queries() == alone


@pytest.fixture
def helping_odile(db, run):
    """A daughter who accepted to see the profile of her mother, which is on the screen."""
    solene = Learner(remembered.workshop(run, "jumelles", seats=1).places.get())
    solene.login()
    with clock.at(solene.world.now):
        [offer] = solene.person.account.invitations
        offer.accept()
    solene.send(reverse("profiles:show_profile", args=[offer.account.pk]))
    return solene


def test_who_was_given_access_is_offered_nothing_that_the_next_page_refuses(helping_odile):
    main = main_of(helping_odile.get(SETTINGS))
    assert "Odile" in main
    addresses = re.findall(r'<a class="entry" href="([^"]*)"', main)
    assert reverse("profiles:professionals") in addresses
    assert reverse("profiles:activity") in addresses
    for address in addresses:
        assert "Je ne peux pas" not in main_of(helping_odile.get(address)), address
    assert "Je ne peux ni le partager, ni télécharger toutes ses données, ni le clôturer." in main


def test_shared_is_not_offered(inside):
    def value():
        main = main_of(inside.get(SETTINGS)).split("Accès à mon profil par mes proches")[1]
        return re.search(r'"entry__value">(.*?)</span>', main, re.DOTALL)[1].strip()

    assert value() == "Aucun proche"
    account, yanis = inside.person.account, inside.world.person_set.exclude(relation="").get()
    with clock.at(inside.world.now):
        offer = sharing.invite(account, yanis, by=inside.person, role="carer", days=30)
        assert value() == f"Proposé à {yanis}"
        offer.accept()
    assert value() == f"Partagé avec {yanis}"
    with clock.at(inside.world.now):
        offer.stop()
    assert value() == "Aucun proche"
