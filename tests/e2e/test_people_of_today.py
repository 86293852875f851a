"""The people of today in a browser: what each of them has to find out, on the pages themselves."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import remembered
from tests.e2e.somebody import answers_of
from tests.e2e.test_app_order import what_the_message_says, when_they_answer
from tests.e2e.test_axe import NARROW, Inspector

pytestmark = pytest.mark.full


@pytest.fixture
def sits(at_a_pc, run, transactional_db):
    """Somebody in that scenario, at the page that says what is needed."""

    def sit(scenario, year=2025):
        room = remembered.workshop(run, scenario, seats=1, service_year=year)
        somebody = at_a_pc(room.places.get())
        somebody.given_they_are_seated()
        somebody.when_they_open(reverse("accounts:what_is_needed"))
        return somebody

    return sit


def when_they_say_who_they_are(somebody):
    somebody.press(somebody.link("Commencer"))
    identity = dict(answers_of(somebody.person)["identite"])
    [card] = [label for label, answer in identity.items() if answer is True]
    when_they_answer(somebody, {card: identity.pop(card)}, then="Mon identité")
    when_they_answer(somebody, identity, then="Recevoir mon code provisoire")


@pytest.mark.plays("ancien-numero")
def test_marius_calls_before_he_sends_the_code(sits):
    marius = sits("ancien-numero")
    inspector = Inspector(marius, {}, also=[NARROW])
    when_they_say_who_they_are(marius)
    inspector.look("where the code goes")
    marius.press(marius.disclosure("Mes coordonnées sont incorrectes"))
    marius.press(marius.link("J’appelle l’Assurance Maladie"))
    marius.then_the_page_is("Appel à l’Assurance Maladie")
    inspector.look("the call")
    marius.press(marius.button("Faire comme si j’avais appelé"))
    marius.then_they_are_told("L’Assurance Maladie connaît les coordonnées de la fiche.")
    marius.then_the_page_is("Recevoir mon code provisoire")
    expect(marius.page.get_by_text(f"••\xa0{marius.person.phone[-2:]}")).to_be_visible()
    assert inspector.faults == []


@pytest.mark.plays("invitee-par-email")
def test_thais_finds_her_code_in_an_email(sits):
    thais = sits("invitee-par-email", year=2022)
    inspector = Inspector(thais, {}, also=[NARROW])
    thais.when_they_take("E-mails")
    thais.then_they_are_told("Votre espace santé va être créé")
    inspector.look("the e-mail")
    thais.press(thais.link("Commencer"))
    thais.then_the_page_is("Mon code provisoire")
    when_they_answer(thais, answers_of(thais.person)["code"], then="Mon identité")
    assert inspector.faults == []


@pytest.mark.plays("stand-hopital")
def test_nadege_has_five_minutes(sits):
    """Then whoever comes next begins at the start, by one press."""
    nadege = sits("stand-hopital")
    inspector = Inspector(nadege, {}, also=[NARROW])
    nadege.seat.workshop.is_stand = True
    nadege.seat.workshop.save()
    when_they_say_who_they_are(nadege)
    when_they_answer(nadege, {}, press="Envoyer le code", then="Mon code provisoire")
    code = {"Code provisoire": what_the_message_says(nadege)}
    when_they_answer(nadege, code, press="Valider", then="Activation")
    answers = answers_of(nadege.person)
    when_they_answer(nadege, answers["conditions"], then="Mes coordonnées")
    when_they_answer(nadege, {}, press="Confirmer", then="Identifiant et mot de passe")
    end = "Mon profil a bien été activé\u00a0!"
    when_they_answer(nadege, answers["identifiants"], then=end)
    nadege.press(nadege.button("Voir la suite").last)
    nadege.then_they_are_told("C’est réussi")
    nadege.then_they_are_told("Chez moi")
    inspector.look("the end")
    nadege.press(nadege.button("Personne suivante"))
    nadege.then_they_are_told("Vous jouez Nadège")
    assert not nadege.account.is_activated
    assert inspector.faults == []


@pytest.mark.plays("nee-a-l-etranger")
def test_yamina_s_number_is_right(sits):
    """In the browser too: the guard of the box, and what it says while one types."""
    yamina = sits("nee-a-l-etranger")
    inspector = Inspector(yamina, {}, also=[NARROW])
    when_they_say_who_they_are(yamina)
    yamina.when_they_open(reverse("accounts:activation", args=["identite"]))
    yamina.then_they_are_told("97 ou 98")
    inspector.look("the identity")
    assert inspector.faults == []


@pytest.mark.plays("meme-email")
def test_rose_aimee_reads_whom_a_code_is_for(sits):
    rose = sits("meme-email")
    inspector = Inspector(rose, {}, also=[NARROW])
    when_they_say_who_they_are(rose)
    when_they_answer(rose, {}, press="Envoyer le code", then="Mon code provisoire")
    of_firmin = rose.person.mails.get(context__child="Firmin").context["code"]
    when_they_answer(rose, {"Code provisoire": of_firmin}, press="Valider")
    rose.then_they_are_told("C’est le code de Firmin")
    code = {"Code provisoire": what_the_message_says(rose)}
    when_they_answer(rose, code, press="Valider", then="Activation")
    when_they_answer(rose, answers_of(rose.person)["conditions"], then="Mes coordonnées")
    rose.then_they_are_told("ne dit ni oui, ni non")
    inspector.look("the contacts")
    assert inspector.faults == []


@pytest.mark.plays("mot-de-passe-oublie")
def test_bernard_comes_back(sits):
    """The page to log in leads to another password: the one of the sheet to change to."""
    bernard = sits("mot-de-passe-oublie")
    inspector = Inspector(bernard, {}, also=[NARROW])
    bernard.when_they_open(reverse("accounts:login"))
    bernard.press(bernard.link("Mot de passe oublié"))
    when_they_answer(bernard, answers_of(bernard.person)["identite"], then="Recevoir le code")
    bernard.choose(bernard.page.get_by_role("radio", name="Par e-mail"))
    bernard.press(bernard.button("Envoyer le code"))
    bernard.then_the_page_is("Code à usage unique")
    when_they_answer(bernard, {"Code à usage unique": what_the_message_says(bernard)})
    bernard.then_the_page_is("Nouveau mot de passe")
    inspector.look("the new password")
    assert inspector.faults == []
