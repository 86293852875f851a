"""Two learners in one room: what is one's own stays so."""

import pytest
from playwright.sync_api import expect

from sandbox.world import codes
from tests.e2e.somebody import NEXT_PAGE, answers_of


def secrets_of(somebody):
    """All that only this place may show: numbers, codes, address, and the place itself."""
    person = somebody.person
    kept = [person.nir, person.carte_vitale.serial, person.email, person.phone]
    kept += [person.noted_identifiant, person.noted_password, str(somebody.seat)]
    kept += person.provisional_codes.values_list("code", flat=True)
    kept += person.one_time_codes.values_list("code", flat=True)
    return kept


def then_nothing_is_the_other_s(somebody, other):
    """Of the text and the fields of the page, spaces apart."""
    expect(somebody.page.get_by_text(str(somebody.seat)).first).to_be_visible()
    seen = somebody.page.evaluate(
        """() => [document.body.textContent, ...Array.from(document.querySelectorAll("input"),
        (input) => input.value)].join("|").replace(/\\s/g, "")"""
    )
    for secret in secrets_of(other):
        assert secret.replace(" ", "") not in seen


@pytest.mark.full
def test_two_learners_never_see_each_other(at_a_pc, room, tried):
    fox, otter = (at_a_pc(room.seats.get(number=number)) for number in (1, 7))
    pages = 0
    for learner in (fox, otter):
        learner.when_they_open_the_link_of_their_place()
        learner.when_they_go_to_the_site()
        learner.when_they_start_to_activate()
    for slug in ("code", "identite"):
        for learner, other in ((fox, otter), (otter, fox)):
            learner.when_they_answer(slug)
            learner.then_the_page_is(NEXT_PAGE[slug])
            then_nothing_is_the_other_s(learner, other)
            pages += 1

    otter.given_their_space_is_activated()
    otter.when_they_open("/site/")
    otter.when_they_give_their_password(answers_of(otter.person))
    otter.then_a_message_is_announced("SMS")
    fox.when_the_page_asks_for_news()
    fox.then_no_message_is_announced()
    for address in ("/site/", "/site/activation/coordonnees/", "/papiers/"):
        for learner, other in ((fox, otter), (otter, fox)):
            learner.when_they_open(address)
            then_nothing_is_the_other_s(learner, other)
            pages += 1
    assert not fox.account.is_activated
    tried(pages, "pages side by side")


@pytest.mark.full
def test_a_neighbour_s_sheet_does_not_work_here(at_a_pc, room):
    fox, otter = (at_a_pc(room.seats.get(number=number)) for number in (1, 7))
    otter.given_their_space_is_activated()
    theirs = answers_of(otter.person)

    fox.given_their_activation_is_at("code")
    fox.when_they_answer("code", **theirs["code"])
    fox.then_the_errors_are("Ce code provisoire n’est pas le bon")
    fox.then_the_field_holds("Code provisoire", "")

    fox.given_their_activation_is_at("identite")
    fox.when_they_answer("identite", **theirs["identite"])
    fox.then_the_errors_are(
        "Nous n’avons pas réussi à vous identifier. Veuillez vérifier votre saisie."
    )
    fox.given_their_activation_is_at("coordonnees")
    fox.when_they_answer("coordonnees", **theirs["coordonnees"])
    fox.then_the_errors_are("Vérifier l’adresse e-mail", "Vérifier le numéro de téléphone mobile")

    fox.given_their_space_is_activated()
    fox.when_they_open("/site/connexion/")
    login = theirs["identifiants"]
    fox.when_they_fill({label: login[label] for label in ("Identifiant", "Mot de passe")})
    fox.press(fox.button("Me connecter"))
    fox.then_the_errors_are("Identifiant ou mot de passe incorrect")

    fox.when_they_open("/site/")
    fox.when_they_give_their_password(answers_of(fox.person))
    mine = fox.person.one_time_codes.get().code
    another = next(code for code in iter(codes.one_time_code, None) if code != mine)
    fox.when_they_give_the_code(another)
    fox.then_the_errors_are("Vérifier le code à usage unique et réessayer")
