"""The scenarios of step 6, each played to its end: a code is lost, too old, or cannot be sent."""

import re

import pytest
from playwright.sync_api import expect

from tests import remembered
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.somebody import Somebody, answers_of, words
from tests.strict import Learner

ASK = "Je génère un nouveau code provisoire"
WAIT = "Attendre le facteur"


@pytest.fixture
def at_home(at_a_pc, run, transactional_db):
    """Somebody at the code page of this scenario."""

    def sit(scenario, **options):
        seat = remembered.workshop(run, scenario, seats=1).places.get()
        somebody = at_a_pc(seat, **options)
        somebody.given_they_are_seated(Learner(seat))
        somebody.when_they_open("/site/activation/code/")
        return somebody

    return sit


def when_they_say_who_they_are(somebody, **others):
    somebody.when_they_fill(answers_of(somebody.person)["identite"] | others)
    somebody.when_they_go_on()


def when_they_ask_for_a_code(somebody, way):
    somebody.press(somebody.link("Je n’ai pas ou je n’ai plus de code provisoire"))
    somebody.then_the_page_is(ASK)
    when_they_say_who_they_are(somebody)
    when_they_choose(somebody, way)


def when_they_choose(somebody, way):
    somebody.then_the_page_is("Recevoir le code")
    somebody.choose(somebody.page.get_by_role("radio", name=way))
    somebody.press(somebody.button("Envoyer le code"))
    somebody.then_the_page_is("Le code est parti")


def when_they_activate_with(somebody, code):
    somebody.press(somebody.link("Saisir mon code provisoire"))
    somebody.then_the_page_is("Mon code provisoire")
    answers = answers_of(somebody.person) | {"code": {"Code provisoire": code}}
    if not somebody.person.phone:
        del answers["coordonnees"]["Numéro de téléphone mobile"]
    somebody.when_they_activate(answers)


def the_code_on(somebody, paper):
    """The newest code of this paper, as it is read."""
    shown = somebody.page.locator(f'[data-paper="{paper}"] .code')
    return words(shown.first.inner_text())


def when_they_read_the_latest_email(somebody):
    somebody.when_they_take("E-mails")
    newest = somebody.page.locator('[data-paper="mail"] details.mail').first
    if newest.get_attribute("open") is None:
        somebody.press(somebody.disclosure("Espace santé (faux)").first)
    code = the_code_on(somebody, "mail")
    somebody.when_they_put_their_papers_away()
    return code


@pytest.mark.parametrize(
    ("width", "javascript"),
    [
        (390, True),
        pytest.param(1366, True, marks=pytest.mark.full),
        pytest.param(1366, False, marks=pytest.mark.full),
        pytest.param(390, False, marks=pytest.mark.full),
    ],
)
@pytest.mark.plays("lettre-perdue")
def test_a_lost_letter_comes_again_by_the_post(at_home, width, javascript):
    odette = at_home("lettre-perdue", width=width, javascript=javascript)
    expect(odette.page.get_by_text("Aucune lettre ici.")).to_have_count(1)
    when_they_ask_for_a_code(odette, "Par courrier")
    if odette.has_a_drawer:
        odette.when_they_press_the_handle_of_the_drawer()
    odette.press(odette.button(WAIT))
    odette.then_they_are_told("Le facteur est passé.")
    if odette.javascript:
        odette.when_they_take("Lettre")
    code = the_code_on(odette, "letter")
    odette.when_they_put_their_papers_away()
    when_they_activate_with(odette, code)


@pytest.mark.full
@pytest.mark.plays("code-expire")
def test_a_code_too_old_is_replaced(at_home):
    karim = at_home("code-expire")
    karim.when_they_take("Lettre")
    for code in [the_code_on(karim, "letter"), when_they_read_the_latest_email(karim)]:
        karim.when_they_fill({"Code provisoire": code})
        karim.when_they_go_on()
        karim.then_the_errors_are("Votre code provisoire a expiré")
    karim.press(karim.link("Demander un nouveau code provisoire"))
    karim.then_the_page_is(ASK)
    when_they_say_who_they_are(karim)
    when_they_choose(karim, "Par SMS")
    karim.then_a_message_is_announced("SMS")
    karim.when_they_take("SMS")
    when_they_activate_with(karim, the_code_on(karim, "phone"))


@pytest.mark.full
@pytest.mark.plays("corse")
def test_a_number_from_corsica_in_small_letters(at_home):
    vannina = at_home("corse")
    answers = answers_of(vannina.person)
    nir = answers["identite"]["Numéro de sécurité sociale"]
    assert "2A" in nir
    answers["identite"]["Numéro de sécurité sociale"] = f"{nir[0]} {nir[1:].lower()}"
    vannina.when_they_activate(answers)

    son = vannina.person.children.get().born_on
    vannina.when_they_open("/site/nouveau-code/")
    born = {"Jour": str(son.day), "Mois": str(son.month), "Année": str(son.year)}
    when_they_say_who_they_are(vannina, **born)
    vannina.then_the_errors_are("Ce profil ne peut pas être activé")


@pytest.mark.full
@pytest.mark.plays("sans-coordonnees")
def test_nobody_knows_where_to_write(at_home):
    yvette = at_home("sans-coordonnees")
    yvette.press(yvette.link("Je n’ai pas ou je n’ai plus de code provisoire"))
    when_they_say_who_they_are(yvette)
    yvette.then_the_page_is("Nous avons besoin de vos coordonnées")
    yvette.press(yvette.button("Faire comme si j’avais appelé"))
    yvette.then_they_are_told("L’Assurance Maladie connaît les coordonnées de la fiche.")
    when_they_choose(yvette, "Par e-mail")
    when_they_activate_with(yvette, when_they_read_the_latest_email(yvette))


def seconds_of(sentence):
    return int(re.search(r"\d+", sentence.inner_text())[0])


@pytest.mark.full
def test_a_second_code_waits_and_the_wait_is_shown(at_home):
    inaya = at_home("mere-trois-enfants")
    when_they_ask_for_a_code(inaya, "Par SMS")
    inaya.choose(inaya.page.get_by_role("radio", name="Par e-mail"))
    inaya.press(inaya.button("Envoyer un autre code"))
    inaya.then_the_errors_are(
        "Une erreur est survenue. Veuillez attendre 30 secondes, puis réessayez."
    )
    left = inaya.page.locator("p[data-countdown]")
    first = seconds_of(left)
    expect(left).not_to_contain_text(f"{first}")
    assert seconds_of(left) < first


@pytest.mark.full
def test_the_new_code_of_a_child_by_keyboard_alone(at_home, tried):
    inaya = at_home("mere-trois-enfants", kind=KeyboardUser)
    lola = inaya.person.children[1].born_on
    inaya.press(inaya.link("Je n’ai pas ou je n’ai plus de code provisoire"))
    inaya.then_the_page_is(ASK)
    inaya.when_they_go_on()
    inaya.then_the_error_leads_to("Saisir la date de naissance", "Jour")
    born = {"Jour": str(lola.day), "Mois": str(lola.month), "Année": str(lola.year)}
    when_they_say_who_they_are(inaya, **born)
    inaya.then_the_page_is("Représentant légal")
    inaya.choose(inaya.page.get_by_role("radio", name="Oui, je le certifie"))
    inaya.when_they_go_on()
    when_they_choose(inaya, "Par e-mail")
    inaya.then_they_are_told("Il porte le code de Lola.")
    tried(inaya.stops, "stops of the focus")


@pytest.mark.full
@pytest.mark.parametrize(("kind", "javascript"), [(KeyboardUser, True), (Somebody, False)])
def test_a_forgotten_password_is_changed(at_a_pc, otter, kind, javascript):
    learner = at_a_pc(otter, kind=kind, javascript=javascript)
    learner.given_their_space_is_activated()
    learner.when_they_open("/site/connexion/")
    learner.press(learner.link("Identifiant oublié"))
    learner.when_they_fill(
        {
            name: text
            for name, text in answers_of(learner.person)["identite"].items()
            if name in {"Numéro de sécurité sociale", "Jour", "Mois", "Année"}
        }
    )
    learner.when_they_go_on()
    learner.choose(learner.page.get_by_role("radio", name="Par e-mail"))
    learner.press(learner.button("Envoyer l’identifiant"))
    learner.then_they_are_told("L’identifiant est parti.")

    learner.press(learner.link("Mot de passe oublié"))
    when_they_say_who_they_are(learner)
    learner.choose(learner.page.get_by_role("radio", name="Par SMS"))
    learner.press(learner.button("Envoyer le code"))
    learner.then_the_page_is("Code à usage unique")
    learner.when_they_give_the_code(learner.person.one_time_codes.get().code)
    spare = learner.person.spare_password
    learner.when_they_fill({"Nouveau mot de passe": spare, "Confirmer le mot de passe": spare})
    learner.press(learner.button("Changer le mot de passe"))
    learner.then_they_are_told("Le mot de passe est changé.")
    learner.when_they_fill({"Identifiant": learner.person.noted_identifiant, "Mot de passe": spare})
    learner.press(learner.button("Me connecter"))
    learner.then_the_page_is("Code à usage unique")


@pytest.mark.full
def test_reload_and_back_change_nothing(at_home):
    inaya = at_home("mere-trois-enfants")
    when_they_ask_for_a_code(inaya, "Par SMS")
    inaya.page.reload()
    inaya.then_the_page_is("Le code est parti")
    inaya.when_they_go_back()
    inaya.page.reload()
    inaya.then_the_page_is("Le code est parti")
    assert inaya.person.mails.filter(channel="sms").count() == 1
    expect(inaya.page.get_by_text(re.compile("avant de demander un autre code"))).to_be_visible()
