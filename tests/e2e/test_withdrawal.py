"""Step 9, played to its end: refusing in time, changing one's mind, closing what exists."""

import re

import pytest
from playwright.sync_api import expect

from sandbox.workshop.robot.mistakes.withdrawal import WEDNESDAY, on_a
from tests import remembered
from tests.accounts.test_withdrawal import ask_the_code_of
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.somebody import NEXT_PAGE, answers_of
from tests.e2e.test_axe import NARROW, Inspector
from tests.e2e.test_new_code import (
    the_code_on,
    when_they_ask_for_a_code,
    when_they_choose,
    when_they_read_the_latest_email,
    when_they_say_who_they_are,
)
from tests.strict import Learner

DOOR = "M’opposer à Mon espace santé"
CALL = "Appeler le 3422 (entraînement)"
OPPOSED = "Mon opposition est enregistrée"
PROMISE = "Mon espace santé ne sera pas créé. Je peux changer d’avis à tout moment."


@pytest.fixture
def at_home(at_a_pc, run, transactional_db):
    """Somebody of this scenario, on a weekday, at the home of the site."""

    def sit(scenario, **options):
        seat = remembered.workshop(run, scenario, seats=1).places.get()
        learner = Learner(seat)
        on_a(WEDNESDAY)(learner)
        somebody = at_a_pc(seat, **options)
        somebody.learner = learner
        somebody.given_they_are_seated(learner)
        somebody.when_they_open("/site/")
        return somebody

    return sit


def when_they_go_to_the_door(somebody):
    somebody.press(somebody.link(DOOR))
    somebody.then_the_page_is(DOOR)
    somebody.press(somebody.link("Commencer"))
    somebody.then_the_page_is("Mon code provisoire")


def when_they_identify(somebody, code=None, **born):
    somebody.when_they_fill(
        {"Code provisoire": code} if code else answers_of(somebody.person)["code"]
    )
    somebody.when_they_go_on()
    somebody.then_the_page_is("Mon identité")
    when_they_say_who_they_are(somebody, **born)


def when_they_confirm(somebody):
    somebody.then_the_page_is("Je confirme mon opposition")
    somebody.press(somebody.button("Oui, je m’oppose"))
    somebody.then_the_page_is(OPPOSED)


def then_the_proof_is_a_pdf(somebody, words):
    with somebody.page.expect_download() as download:
        somebody.press(somebody.link(words))
    assert download.value.suggested_filename == "preuve-opposition.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")


@pytest.mark.plays("refus")
def test_refusing_then_changing_one_s_mind(at_home):
    """The child first, as the story says; then oneself, the proof, and the activation."""
    gerard = at_home("refus")
    zoe = gerard.person.children.get()
    code = ask_the_code_of(gerard.learner, zoe).code
    when_they_go_to_the_door(gerard)
    born = {"Jour": str(zoe.born_on.day), "Mois": str(zoe.born_on.month)}
    when_they_identify(gerard, code, **born, **{"Année": str(zoe.born_on.year)})
    gerard.then_the_page_is("Représentant légal")
    gerard.choose(gerard.page.get_by_role("radio", name="Oui, je le certifie"))
    gerard.when_they_go_on()
    when_they_confirm(gerard)
    gerard.then_they_are_told("L’espace santé prévu pour Zoé ne sera pas créé.")

    gerard.when_they_open("/site/")
    when_they_go_to_the_door(gerard)
    when_they_identify(gerard)
    when_they_confirm(gerard)
    gerard.then_they_are_told(PROMISE)
    then_the_proof_is_a_pdf(gerard, "Télécharger la preuve (PDF)")
    then_the_proof_is_a_pdf(gerard, "Télécharger la preuve pour Zoé (PDF)")
    gerard.when_they_take("E-mails")
    expect(gerard.page.get_by_text("Votre opposition est enregistrée").first).to_be_visible()

    gerard.press(gerard.link("Demander un nouveau code provisoire"))
    when_they_say_who_they_are(gerard)
    when_they_choose(gerard, "Par SMS")
    gerard.when_they_take("SMS")
    answers = answers_of(gerard.person)
    answers["code"] = {"Code provisoire": the_code_on(gerard, "phone")}
    gerard.press(gerard.link("Saisir mon code provisoire"))
    titles = ["Mon identité", "Conditions d’utilisation", "Mes coordonnées"]
    titles += ["Identifiant et mot de passe", "Mon espace santé est activé"]
    slugs = [slug for slug in NEXT_PAGE if slug != "choix"]
    for slug, title in zip(slugs, titles, strict=True):
        gerard.when_they_fill(answers[slug])
        gerard.when_they_go_on()
        gerard.then_the_page_is(title)
    assert gerard.account.is_activated


@pytest.mark.full
@pytest.mark.parametrize("width", [1366, 390])
def test_refusing_without_javascript(at_home, width):
    gerard = at_home("refus", width=width, javascript=False)
    when_they_go_to_the_door(gerard)
    when_they_identify(gerard)
    when_they_confirm(gerard)
    gerard.then_they_are_told(PROMISE)
    then_the_proof_is_a_pdf(gerard, "Télécharger la preuve (PDF)")


@pytest.mark.full
def test_refusing_by_keyboard_from_the_choice_that_follows_the_identity(at_home, tried):
    """The path of 2022: to refuse, one begins to activate."""
    gerard = at_home("refus", kind=KeyboardUser)
    gerard.when_they_start_to_activate()
    for slug in ("code", "identite"):
        gerard.when_they_answer(slug)
    gerard.then_the_page_is("Mon choix")
    gerard.when_they_go_on()
    gerard.then_the_errors_are("Sélectionner un choix")
    gerard.choose(gerard.field("Je m’oppose à la création de Mon espace santé"))
    gerard.when_they_go_on()
    when_they_confirm(gerard)
    gerard.then_they_are_told(PROMISE)
    tried(gerard.stops, "stops of the focus")


@pytest.mark.full
def test_back_and_reload_refuse_once(at_home):
    gerard = at_home("refus")
    when_they_go_to_the_door(gerard)
    when_they_identify(gerard)
    when_they_confirm(gerard)
    gerard.page.reload()
    gerard.then_the_page_is(OPPOSED)
    gerard.when_they_go_back()
    gerard.then_the_page_is(OPPOSED)
    assert gerard.account.events.count() == 1


@pytest.mark.full
@pytest.mark.plays("deja-cree")
def test_created_is_not_activated(at_home):
    nadia = at_home("deja-cree")
    nadia.press(nadia.link("Me connecter"))
    nadia.then_they_are_told("il a été créé tout seul")
    nadia.press(nadia.page.get_by_role("main").get_by_role("link", name="Activer mon espace santé"))
    nadia.press(nadia.link("Commencer"))
    nadia.when_they_answer("code")
    nadia.then_the_errors_are("Votre code provisoire a expiré")
    when_they_ask_for_a_code(nadia, "Par e-mail")
    code = when_they_read_the_latest_email(nadia)
    nadia.press(nadia.link("Saisir mon code provisoire"))
    answers = answers_of(nadia.person) | {"code": {"Code provisoire": code}}
    nadia.when_they_activate(answers)
    nadia.then_they_are_told("Créé, puis activé")
    nadia.when_they_give_their_password(answers)
    nadia.when_they_give_the_code(nadia.what_the_latest_sms_says())
    nadia.when_they_answer_the_questions()
    nadia.when_they_go_to("Documents médicaux")
    nadia.then_they_are_told("Compte rendu de visite")
    nadia.when_they_open("/site/parametres/historique/")
    nadia.then_they_are_told("Document déposé : Compte rendu de visite")


@pytest.mark.full
def test_the_same_door_closes_what_silence_created(at_home):
    nadia = at_home("deja-cree")
    when_they_go_to_the_door(nadia)
    when_they_ask_for_a_code(nadia, "Par SMS")
    nadia.press(nadia.link("Clôturer avec ce code"))
    nadia.when_they_take("SMS")
    when_they_identify(nadia, the_code_on(nadia, "phone"))
    nadia.then_the_page_is("Je confirme la clôture")
    nadia.press(nadia.button("Oui, je clôture"))
    nadia.then_the_page_is("L’espace santé est clôturé")
    assert nadia.account.state == "closed"
    nadia.press(nadia.link("Supprimer définitivement les données"))
    nadia.then_the_page_is("Supprimer les données définitivement\u00a0?")
    nadia.press(nadia.button("Oui, supprimer définitivement"))
    nadia.then_they_are_told("Leur suppression sera faite le")
    inspector = Inspector(nadia, {})
    inspector.look("closed, deletion asked for")
    assert inspector.faults == []


def when_they_tell_the_3422(somebody, *answers):
    for answer in answers:
        somebody.choose(somebody.page.get_by_role("radio", name=answer))
        somebody.press(somebody.button("Répondre"))


@pytest.mark.full
def test_refusing_by_telephone_with_the_keyboard(at_home):
    gerard = at_home("refus", kind=KeyboardUser)
    gerard.when_they_open("/papiers/")
    gerard.press(gerard.link(CALL))
    gerard.then_the_page_is("Appel au 3422")
    gerard.press(gerard.button("Répondre"))
    gerard.then_the_errors_are("Choisissez une réponse")
    when_they_tell_the_3422(gerard, "Je ne veux pas d’espace santé", "Pour moi", "Je lis ma carte")
    when_they_tell_the_3422(gerard, "Je lis la fiche", "Je lis ma carte")
    gerard.then_they_are_told("L’espace santé prévu pour vous ne sera pas créé.")
    when_they_tell_the_3422(gerard, "Oui, je confirme")
    gerard.then_the_page_is("Mes papiers")
    gerard.then_they_are_told("La personne du 3422 : c’est noté.")
    assert gerard.account.state == "opposed"


@pytest.mark.full
@pytest.mark.parametrize("width", [1366, 390])
def test_every_page_of_refusing(at_home, tried, width):
    gerard = at_home("refus", width=width, height=640)
    inspector = Inspector(gerard, {}, also=[NARROW])
    when_they_walk(gerard, inspector.look)
    nadia = at_home("deja-cree", width=width, height=640)
    closing = Inspector(nadia, {}, also=[NARROW])
    nadia.when_they_open("/site/connexion/")
    closing.look("log in, created")
    nadia.learner.ask_new_code()
    nadia.when_they_open("/site/opposition/code/")
    when_they_identify(nadia)
    nadia.then_the_page_is("Je confirme la clôture")
    closing.look("closing")
    nadia.press(nadia.button("Oui, je clôture"))
    nadia.then_the_page_is("L’espace santé est clôturé")
    closing.look("closed")
    tried(inspector.pages + closing.pages, "pages through axe")
    assert inspector.faults + closing.faults == []


def when_they_walk(gerard, look):
    gerard.press(gerard.link(DOOR))
    gerard.then_the_page_is(DOOR)
    look("door")
    gerard.press(gerard.link(CALL).first)
    gerard.then_the_page_is("Appel au 3422")
    look("call")
    gerard.press(gerard.button("Répondre"))
    gerard.then_the_errors_are("Choisissez une réponse")
    look("call, wrong")
    gerard.when_they_open("/site/opposition/code/")
    look("code")
    when_they_identify(gerard)
    gerard.then_the_page_is("Je confirme mon opposition")
    look("confirmation")
    gerard.when_they_go_back()
    gerard.then_the_page_is("Mon identité")
    look("identity")
    gerard.when_they_go_on()
    when_they_confirm(gerard)
    look("opposed")
    gerard.when_they_open("/site/opposition/")
    expect(
        gerard.page.get_by_text(re.compile("^J’ai refusé mon espace santé, le "))
    ).to_be_visible()
    look("door again")
