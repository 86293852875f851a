"""Steps 10 and 11, word by word: keep a copy, delete, close, then come back."""

import zipfile

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.states import ERASURE_DELAY
from tests import remembered
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.somebody import Somebody, answers_of
from tests.e2e.test_axe import NARROW, Inspector

CLOSURE = "Clôture du profil"
COPY = "Télécharger les données enregistrées"
ERASURE = "Supprimer définitivement mes données personnelles"
CONFIRM = "Confirmer la clôture"
CLOSED = "Mon profil est clôturé"
ZIP = "Télécharger les données (ZIP)"


@pytest.fixture
def simone(at_a_pc, run, transactional_db):
    """Somebody of the scenario `cloture`, at the home of the site: simone(width=…)."""

    def sit(**options):
        somebody = at_a_pc(remembered.workshop(run, "cloture", seats=1).places.get(), **options)
        somebody.given_they_are_seated()
        somebody.when_they_open("/site/")
        return somebody

    return sit


def when_they_log_in(somebody):
    """The code comes by SMS; the page after it depends on the space."""
    somebody.when_they_give_their_password(answers_of(somebody.person))
    somebody.when_they_give_the_code(somebody.person.one_time_codes.first().code)


def when_they_go_to_the_closure(somebody):
    somebody.when_they_go_to("Paramètres")
    somebody.then_the_page_is("Paramètres")
    somebody.press(somebody.page.get_by_role("main").get_by_role("link", name=CLOSURE))
    somebody.then_the_page_is(CLOSURE)


def when_they_give_their_password(somebody):
    somebody.then_the_page_is("Je confirme la clôture")
    somebody.write(somebody.field("Mot de passe"), somebody.person.noted_password)
    somebody.press(somebody.button(CONFIRM))


def then_the_copy_is_a_zip(somebody):
    with somebody.page.expect_download() as download:
        somebody.press(somebody.button(ZIP))
    assert download.value.suggested_filename == "donnees-simone.zip"
    with zipfile.ZipFile(download.value.path()) as copy:
        assert {"profil.pdf", "fhir.json"} <= set(copy.namelist())


@pytest.mark.parametrize(
    ("kind", "width", "javascript"),
    [
        pytest.param(Somebody, 1366, True, id="mouse"),
        pytest.param(Somebody, 390, False, id="no javascript", marks=pytest.mark.full),
        pytest.param(KeyboardUser, 1366, True, id="keyboard", marks=pytest.mark.full),
    ],
)
@pytest.mark.plays("cloture")
def test_closing_then_coming_back(simone, kind, width, javascript):
    somebody = simone(kind=kind, width=width, javascript=javascript)
    when_they_log_in(somebody)
    somebody.then_they_are_greeted()
    when_they_go_to_the_closure(somebody)
    somebody.then_they_are_told("À lire avant de clôturer")
    somebody.choose(somebody.field(COPY))
    somebody.choose(somebody.field(ERASURE))
    somebody.press(somebody.button("Clôturer le profil"))
    when_they_give_their_password(somebody)
    somebody.then_the_page_is(CLOSED)
    somebody.then_they_are_told("Leur suppression est demandée.")
    then_the_copy_is_a_zip(somebody)

    somebody.press(somebody.page.get_by_role("main").get_by_role("link", name="Me connecter"))
    answers = answers_of(somebody.person)["identifiants"]
    somebody.when_they_fill({name: answers[name] for name in ("Identifiant", "Mot de passe")})
    somebody.press(somebody.button("Me connecter"))
    somebody.then_the_page_is("Code à usage unique")
    somebody.when_they_give_the_code(somebody.person.one_time_codes.first().code)
    somebody.then_the_page_is("Ce profil est clôturé")
    somebody.press(somebody.button("Rouvrir mon profil"))
    somebody.then_they_are_greeted()
    somebody.then_they_are_told("La suppression demandée est annulée.")
    somebody.when_they_go_to("Documents médicaux")
    somebody.then_they_are_told("Prise de sang de l’année")


def test_deleting_without_a_copy_is_warned_of_and_ends_one_day(simone):
    somebody = simone()
    when_they_log_in(somebody)
    when_they_go_to_the_closure(somebody)
    somebody.choose(somebody.field(ERASURE))
    somebody.press(somebody.button("Clôturer le profil"))
    somebody.then_they_are_told("Je n’ai pas demandé de copie")
    when_they_give_their_password(somebody)
    somebody.then_the_page_is(CLOSED)
    expect(somebody.button(ZIP)).to_have_count(0)
    world = somebody.person.world
    world.advance_to(world.now + ERASURE_DELAY)
    somebody.page.reload()
    somebody.then_they_are_told("Elles ne reviennent pas.")
    somebody.when_they_take("E-mails")
    somebody.then_they_are_told("Les données sont supprimées")


@pytest.mark.full
@pytest.mark.parametrize(
    ("width", "height"),
    [(1366, 768), (390, 844)],
)
def test_every_page_of_the_closure_through_axe(simone, tried, width, height):
    somebody = simone(width=width, height=height)
    somebody.given_they_are_logged_in()
    inspector = Inspector(somebody, {}, also=[NARROW])
    somebody.when_they_open(reverse("profiles:download"))
    inspector.look("download")
    somebody.when_they_open(reverse("profiles:closure"))
    inspector.look("closure")
    somebody.choose(somebody.field(ERASURE))
    somebody.press(somebody.button("Clôturer le profil"))
    somebody.then_the_page_is("Je confirme la clôture")
    inspector.look("confirmation")
    somebody.press(somebody.button(CONFIRM))
    somebody.then_the_errors_are("Saisir le mot de passe")
    inspector.look("confirmation, wrong")
    somebody.press(somebody.link("Garder une copie, puis clôturer"))
    expect(somebody.page.get_by_text("Je n’ai pas demandé de copie")).to_have_count(0)
    when_they_give_their_password(somebody)
    somebody.then_the_page_is(CLOSED)
    inspector.look("end")
    somebody.when_they_open("/site/")
    when_they_log_in(somebody)
    somebody.then_the_page_is("Ce profil est clôturé")
    inspector.look("closed")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []
