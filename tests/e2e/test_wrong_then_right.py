"""Wrong first, on every page: what the learner is told, what is kept; then right."""

import re

import pytest
from playwright.sync_api import expect

from sandbox.world import fictitious
from tests.answers import CARD, answers_of
from tests.e2e.somebody import TITLE_OF_AN_ERROR

CODE, NIR, SERIAL = "Code provisoire", "Numéro de sécurité sociale", "Numéro de série"
EMAIL, PHONE = "Adresse e-mail", "Numéro de téléphone mobile"
IDENTIFIANT, PASSWORD, AGAIN = "Identifiant", "Mot de passe", "Confirmer le mot de passe"
ONE_TIME_CODE = "Code à usage unique"

WRONG_CODE = "Ce code provisoire n’est pas le bon"
LETTER_NEVER_IN_A_CODE = "Un caractère n’est pas le bon"
WRONG_NIR = "Format invalide, vérifier le format du numéro de sécurité sociale"
UNKNOWN = "Nous n’avons pas réussi à vous identifier. Veuillez vérifier votre saisie."
NO_TERMS = "Veuillez cocher l’autorisation"
WRONG_EMAIL = "Format invalide, vérifier l’adresse e-mail"
WRONG_PHONE = "Format invalide, vérifier le numéro de téléphone mobile"
WRONG_SIGN = "Cette saisie contient un caractère non autorisé"
NO_DIGIT = "Le mot de passe doit contenir un chiffre"
DIFFERENT = "Doit être identique au mot de passe choisi"
WRONG_LOGIN = "Identifiant ou mot de passe incorrect"
WRONG_ONE_TIME_CODE = "Vérifier le code à usage unique et réessayer"


@pytest.mark.full
def test_wrong_then_right_on_every_page(learner, tried):
    answers = answers_of(learner.person)
    learner.given_their_activation_is_at("code")

    when_they_miss_the_code(learner, answers["code"][CODE])
    learner.when_they_answer("code")
    when_they_miss_the_identity(learner, answers["identite"])
    learner.when_they_answer("identite")

    learner.then_the_page_is("Mon choix")
    learner.when_they_go_on()
    learner.then_the_errors_are("Sélectionner un choix")
    learner.when_they_answer("choix")

    learner.then_the_page_is("Conditions d’utilisation")
    learner.when_they_go_on()
    learner.then_the_errors_are(NO_TERMS)
    learner.when_they_answer("conditions")

    when_they_miss_the_contact(learner)
    learner.when_they_answer("coordonnees")
    when_they_miss_the_credential(learner)
    learner.when_they_answer("identifiants")
    learner.then_the_page_is("Mon espace santé est activé")

    learner.press(learner.link("Me connecter"))
    when_they_miss_the_login(learner, answers["identifiants"])
    learner.write(learner.field(PASSWORD), answers["identifiants"][PASSWORD])
    learner.press(learner.button("Me connecter"))
    when_they_miss_the_one_time_code(learner)
    learner.when_they_give_the_code(learner.person.one_time_codes.get().code)
    when_they_miss_the_height(learner)
    learner.when_they_answer_the_questions()
    learner.then_they_are_greeted()
    tried(13, "error pages")


def when_they_miss_the_height(learner):
    learner.write(learner.field("Ma taille"), "15,5")
    learner.when_they_go_on()
    learner.then_the_errors_are("Vérifier la réponse\u00a0: elle est surprenante")
    learner.then_the_field_holds("Ma taille", "15,5")


def when_they_miss_the_code(learner, code):
    learner.when_they_go_on()
    learner.then_the_errors_are("Saisir le code provisoire")
    learner.then_the_error_leads_to("Saisir le code provisoire", CODE)

    slip = re.sub("[A-Za-z]", lambda letter: letter[0].swapcase(), code, count=1)
    learner.when_they_fill({CODE: slip})
    learner.when_they_go_on()
    learner.then_the_errors_are(WRONG_CODE)
    learner.then_the_field_holds(CODE, slip)

    learner.when_they_fill({CODE: "monCode2024A"})
    learner.when_they_go_on()
    learner.then_the_errors_are(LETTER_NEVER_IN_A_CODE)
    learner.then_the_field_holds(CODE, "")


def when_they_miss_the_identity(learner, right):
    learner.then_the_page_is("Mon identité")
    learner.when_they_go_on()
    empty = {
        "Saisir le numéro de sécurité sociale": NIR,
        "Saisir la date de naissance": "Jour",
        "Sélectionner un modèle de carte Vitale": CARD[True],
        "Saisir le numéro de série": SERIAL,
    }
    learner.then_the_errors_are(*empty)
    for sentence, label in empty.items():
        learner.then_the_error_leads_to(sentence, label)

    nir = right[NIR]
    wrong_key = nir[:13] + f"{(int(nir[13:]) + 1) % 97:02d}"
    learner.when_they_fill(right | {NIR: wrong_key})
    learner.when_they_go_on()
    learner.then_the_errors_are(WRONG_NIR)
    then_these_are_kept(learner, right | {NIR: wrong_key})

    another_year = {"Année": str(int(right["Année"]) - 1)}
    learner.when_they_fill(right | another_year)
    learner.when_they_go_on()
    learner.then_the_errors_are(UNKNOWN)
    then_these_are_kept(learner, right | another_year)


def when_they_miss_the_contact(learner):
    learner.then_the_page_is("Mes coordonnées")
    wrong = {EMAIL: "inaya.courriel", PHONE: "06 39 98"}
    learner.when_they_fill(wrong)
    learner.when_they_go_on()
    learner.then_the_errors_are(WRONG_EMAIL, WRONG_PHONE)
    learner.then_the_error_leads_to(WRONG_PHONE, PHONE)
    then_these_are_kept(learner, wrong)


def when_they_miss_the_credential(learner):
    learner.then_the_page_is("Identifiant et mot de passe")
    secrets = {PASSWORD: "Jardin-pomme", AGAIN: "Jardin-poire"}
    learner.when_they_fill({IDENTIFIANT: "Inaya Leguellec"} | secrets)
    learner.when_they_go_on()
    learner.then_the_errors_are(WRONG_SIGN, NO_DIGIT, DIFFERENT)
    learner.then_the_error_leads_to(DIFFERENT, AGAIN)
    then_these_are_kept(learner, {IDENTIFIANT: "Inaya Leguellec", PASSWORD: "", AGAIN: ""})


def when_they_miss_the_login(learner, right):
    learner.then_the_page_is("Me connecter")
    learner.when_they_fill({IDENTIFIANT: right[IDENTIFIANT], PASSWORD: "Jardin-0000"})
    learner.press(learner.button("Me connecter"))
    learner.then_the_errors_are(WRONG_LOGIN)
    then_these_are_kept(learner, {IDENTIFIANT: right[IDENTIFIANT], PASSWORD: ""})


def when_they_miss_the_one_time_code(learner):
    learner.then_the_page_is(ONE_TIME_CODE)
    right = int(learner.person.one_time_codes.get().code)
    learner.when_they_give_the_code(f"{(right + 1) % 1_000_000:06d}")
    learner.then_the_errors_are(WRONG_ONE_TIME_CODE)
    learner.then_the_error_leads_to(WRONG_ONE_TIME_CODE, ONE_TIME_CODE)


def then_these_are_kept(learner, answers):
    for label, answer in answers.items():
        if answer is True:
            expect(learner.field(label)).to_be_checked()
        else:
            learner.then_the_field_holds(label, answer)


# -- what may be real ---------------------------------------------------------------------------

REAL_NIR = "2880335238021"
REAL_NIR += fictitious.nir_key(REAL_NIR)
NUMBER = "Ce numéro est peut-être un vrai numéro. Nous ne l’avons pas gardé."
ADDRESS = "Cette adresse est peut-être une vraie adresse. Nous ne l’avons pas gardée."
TEXT = "Ce texte contient peut-être une vraie information. Nous ne l’avons pas gardé."
MAYBE_REAL = [
    ("code", CODE, REAL_NIR, TEXT),
    ("identite", NIR, REAL_NIR, NUMBER),
    ("identite", "Jour", REAL_NIR, TEXT),
    ("identite", SERIAL, "12345678903", NUMBER),
    ("coordonnees", EMAIL, "marie.durand@gmail.com", ADDRESS),
    ("coordonnees", PHONE, "06 12 34 56 78", NUMBER),
    ("identifiants", IDENTIFIANT, "marie@wanadoo.fr", TEXT),
]


def test_what_may_be_real_never_leaves_the_browser(learner, tried):
    for slug, label, real, sentence in MAYBE_REAL:
        learner.given_their_activation_is_at(slug)
        learner.posts.clear()
        learner.when_they_answer(slug, **{label: real})

        learner.then_they_are_told(sentence)
        learner.then_the_field_holds(label, "")
        expect(learner.field(label)).to_be_focused()
        expect(learner.field(label)).to_have_attribute("aria-invalid", "true")
        expect(learner.field(label)).to_have_accessible_description(re.compile(sentence))
        for other, answer in answers_of(learner.person)[slug].items():
            if other != label and answer is not True:
                learner.then_the_field_holds(other, answer)
        assert learner.posts == []
    tried(len(MAYBE_REAL), "values stopped in the browser")

    learner.given_their_activation_is_at("identite")
    learner.when_they_answer("identite", **{NIR: REAL_NIR})
    learner.when_they_answer("identite")
    learner.then_the_page_is("Mon choix")
    counted = learner.seat.events.filter(kind="mistake").values_list("slug", flat=True)
    assert [*counted] == ["nir-real"], "its name alone leaves, with the page"


@pytest.mark.full
def test_without_javascript_the_server_does_not_show_it_again(at_a_pc, otter):
    learner = at_a_pc(otter, javascript=False)
    for slug, label, real, sentence in MAYBE_REAL:
        learner.given_their_activation_is_at(slug)
        learner.when_they_answer(slug, **{label: real})
        expect(learner.page).to_have_title(TITLE_OF_AN_ERROR)
        if label != CODE:  # any wrong code is withheld, and simply said to be wrong
            learner.then_they_are_told(sentence)
        learner.then_the_field_holds(label, "")
        assert real not in learner.page.content()


def test_nothing_real_comes_back_with_back(learner):
    """A refused page, another, then « back »: the number is nowhere."""
    learner.given_their_activation_is_at("identite")
    learner.when_they_answer("identite", **{NIR: REAL_NIR})
    learner.when_they_open("/site/")
    learner.when_they_go_back()
    learner.then_the_page_is("Mon identité")
    assert REAL_NIR not in learner.page.content()
    assert learner.field(NIR).input_value() != REAL_NIR
