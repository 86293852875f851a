"""Half-typed answers survive: what looks harmless loses nothing, and nothing else is kept."""

import json
import re

import pytest
from playwright.sync_api import expect

from sandbox.workshop.moves import actions
from sandbox.workshop.views import access
from sandbox.world import clock, post
from tests import remembered
from tests.e2e.mediator import MediatorAtALaptop
from tests.strict import Learner

REAL_NIR = "1 85 05 78 006 084 36"
NIR, DAY, CARD, SERIAL = (
    "Numéro de sécurité sociale",
    "Jour",
    "Carte Vitale avec photo",
    "Numéro de série",
)


@pytest.fixture
def workshop(run, transactional_db):
    owner = access.machine_mediator()
    return remembered.workshop(run, "mere-trois-enfants", seats=3, owner=owner)


@pytest.fixture
def learner(at_a_pc, workshop):
    return at_a_pc(workshop.seats.get(number=2))


def kept(page, part=""):
    """All that the tab keeps, or one part of it, as one text."""
    stored = page.evaluate("sessionStorage.getItem('half-typed') || ''")
    return json.dumps(json.loads(stored).get(part)) if part else stored


def when_half_is_typed(learner):
    learner.write(learner.field(NIR), "2 88 12 35 000")
    learner.write(learner.field(DAY), "27")
    learner.choose(learner.field(CARD))


def then_it_is_there(learner):
    learner.then_the_page_is("Mon identité")
    learner.then_the_field_holds(NIR, "2 88 12 35 000")
    learner.then_the_field_holds(DAY, "27")
    expect(learner.field(CARD)).to_be_checked()
    expect(learner.page.locator("main .needed")).to_have_text(
        "Tout est à remplir, sauf ce qui est déjà rempli."
    )


def enlarge(learner):
    learner.press(learner.button("Agrandir"))
    expect(learner.page.locator("html[data-mode]")).to_be_visible()
    learner.when_they_open_the_menu_of_the_band()
    learner.press(learner.button("Affichage normal"))
    expect(learner.button("Agrandir")).to_be_visible()


def all_papers(learner):
    learner.press(learner.link("Voir tous mes papiers sur une page"))
    learner.press(learner.page.get_by_role("link", name=re.compile("Revenir au site")))


def back_and_forward(learner):
    learner.press(learner.link("Retour"))
    learner.then_the_page_is("Mon code provisoire")
    learner.when_they_go_back()


def header_and_back(learner):
    learner.press(learner.link("Quitter"))
    expect(learner.link("Activer mon espace santé")).to_be_visible()
    learner.when_they_go_back()


def differences_and_back(learner):
    learner.press(learner.link("Ce qui est différent du vrai service"))
    learner.then_the_page_is("Ce qui est différent du vrai service")
    learner.when_they_go_back()


def ask_for_help(learner):
    learner.press(learner.button("J’ai besoin d’aide"))
    expect(learner.button("Aide demandée · Annuler")).to_be_visible()
    learner.press(learner.button("Aide demandée · Annuler"))
    expect(learner.button("J’ai besoin d’aide")).to_be_visible()


def another_paper(learner):
    learner.when_they_take("Carte")


def reload(learner):
    learner.page.reload()


def come_by_the_address(learner):
    address = learner.page.url
    learner.page.goto("/papiers/")
    learner.page.goto(address)


GESTURES = [
    enlarge, all_papers, back_and_forward, header_and_back, differences_and_back, ask_for_help,
    another_paper, reload, come_by_the_address,
]  # fmt: skip


def test_no_harmless_gesture_loses_what_is_half_typed(learner):
    """One after the other, on the same page."""
    learner.given_their_activation_is_at("identite")
    when_half_is_typed(learner)
    for gesture in GESTURES:
        gesture(learner)
        then_it_is_there(learner)


def test_without_javascript_what_leads_away_loses_nothing(at_a_pc, workshop):
    learner = at_a_pc(workshop.seats.get(number=2), javascript=False)
    learner.given_their_activation_is_at("identite")
    when_half_is_typed(learner)
    enlarge(learner)
    then_it_is_there(learner)
    learner.press(learner.button("Voir tous mes papiers sur une page"))
    learner.then_the_page_is("Mes papiers")
    learner.press(learner.page.get_by_role("link", name=re.compile("Revenir au site")))
    then_it_is_there(learner)
    learner.page.keyboard.press("Enter")
    learner.when_they_go_on()
    learner.then_the_fault_has_the_focus()


def test_what_an_error_showed_is_there_after_a_reload(learner):
    learner.given_their_activation_is_at("identite")
    when_half_is_typed(learner)
    learner.when_they_go_on()
    learner.then_the_fault_has_the_focus()
    learner.write(learner.field("Année"), "1988")
    learner.page.reload()
    then_it_is_there(learner)
    learner.then_the_field_holds("Année", "1988")


def test_what_may_be_real_is_never_kept(learner):
    """Neither when it is typed, nor what was typed of it before, nor once it is refused."""
    learner.given_their_activation_is_at("identite")
    learner.field(NIR).press_sequentially(REAL_NIR)
    assert "1 85 05" not in kept(learner.page)
    learner.page.reload()
    learner.then_the_field_holds(NIR, "")
    learner.write(learner.field(NIR), REAL_NIR)
    learner.write(learner.field(DAY), "27")
    learner.when_they_go_on()
    learner.then_the_field_holds(NIR, "")
    learner.page.reload()
    learner.then_the_field_holds(NIR, "")
    learner.then_the_field_holds(DAY, "27")


def test_a_password_is_never_kept_even_shown(learner):
    learner.given_their_activation_is_at("identifiants")
    learner.write(learner.field("Identifiant"), "inaya.l")
    learner.press(learner.button("Afficher : Mot de passe"))
    learner.write(learner.field("Mot de passe"), "Papier-5656")
    assert "inaya.l" in kept(learner.page)
    assert "Papier" not in kept(learner.page)
    learner.page.reload()
    learner.then_the_field_holds("Identifiant", "inaya.l")
    learner.then_the_field_holds("Mot de passe", "")


def test_what_was_sent_is_forgotten(learner):
    learner.given_their_activation_is_at("coordonnees")
    learner.write(learner.field("Adresse e-mail"), learner.person.email)
    learner.write(learner.field("Numéro de téléphone mobile"), learner.person.phone)
    assert learner.person.email in kept(learner.page)
    learner.when_they_go_on()
    learner.then_the_page_is("Identifiant et mot de passe")
    assert learner.person.email not in kept(learner.page)


def quit_their_place(learner):
    learner.when_they_unfold_the_other_actions()
    learner.press(learner.button("Quitter ma place"))
    expect(learner.page.get_by_label("Code de l’atelier")).to_be_visible()
    assert "2 88" not in kept(learner.page, "forms")


@pytest.mark.full
def test_nobody_finds_what_another_typed(learner, workshop):
    """Left, they wait for who comes back; once somebody sits down, the tab has forgotten."""
    learner.given_their_activation_is_at("identite")
    address = learner.page.url
    when_half_is_typed(learner)
    quit_their_place(learner)
    learner.press(learner.page.get_by_role("button", name=re.compile("Revenir à ma place")))
    expect(learner.page.get_by_text("C’est votre place.")).to_be_visible()
    learner.page.goto(address)
    then_it_is_there(learner)
    quit_their_place(learner)
    learner.when_they_open_the_link_of_their_place()
    expect(learner.page.get_by_text("C’est votre place.")).to_be_visible()
    learner.page.goto(address)
    assert "2 88" not in kept(learner.page)


@pytest.mark.full
def test_a_reset_empties_the_boxes_and_its_way_back_fills_them_again(learner, workshop):
    learner.given_their_activation_is_at("identite")
    address = learner.page.url
    when_half_is_typed(learner)
    reset = actions.reset(workshop, workshop.seats.filter(number=2))
    expect(learner.page.get_by_text("Votre place a été remise au début.")).to_be_visible()
    assert "2 88" not in kept(learner.page, "forms")
    actions.undo(reset)
    expect(learner.page.get_by_text("Votre exercice est revenu comme avant.")).to_be_visible()
    learner.page.goto(address)
    then_it_is_there(learner)
    assert "2 88" not in kept(learner.page, "aside")
    then_a_press_that_is_refused_loses_nothing_either(learner, workshop, address)


def then_a_press_that_is_refused_loses_nothing_either(learner, workshop, address):
    """Just after the reset: the page does not know of it yet."""
    learner.page.route(re.compile("/nouvelles/"), lambda route: route.abort())
    reset = actions.reset(workshop, workshop.seats.filter(number=2))
    learner.when_they_go_on()
    expect(learner.page.get_by_text("Votre place a été remise au début.")).to_be_visible()
    actions.undo(reset)
    learner.page.unroute_all()
    learner.page.goto(address)
    then_it_is_there(learner)


def test_the_boxes_of_a_closing_stay_ticked_behind_its_password(learner):
    learner.given_they_are_logged_in()
    learner.when_they_open("/site/parametres/cloture/")
    box = learner.page.get_by_role("checkbox", name="Télécharger les données enregistrées")
    learner.choose(box)
    learner.press(learner.button("Clôturer le profil"))
    expect(learner.page.get_by_label("Mot de passe", exact=True)).to_be_visible()
    learner.when_they_go_back()
    expect(box).to_be_checked()
    learner.when_they_open("/site/parametres/")
    learner.when_they_open("/site/parametres/cloture/")
    expect(box).not_to_be_checked()
    then_what_comes_back_unsaved_says_so(learner)


def then_what_comes_back_unsaved_says_so(learner):
    learner.when_they_open("/site/parametres/urgence/")
    samu = learner.page.get_by_role("checkbox", name="SAMU")
    note = learner.page.locator("[data-unsaved]")
    told = learner.page.locator("#dit", has_text="n’est pas encore enregistré")
    expect(samu).to_be_checked()
    expect(note).to_be_hidden()
    expect(learner.page.locator("main .whole").first).to_have_text("e-mail")
    learner.page.set_viewport_size({"width": 1366, "height": 625})
    samu.evaluate("box => { box.scrollIntoView({ block: 'end' }); box.click(); }")
    expect(samu).not_to_be_checked()
    expect(note).to_be_in_viewport(ratio=1)
    expect(told).to_have_count(1)
    learner.page.reload()
    expect(samu).not_to_be_checked()
    expect(note).to_be_visible()
    learner.choose(samu)
    expect(note).to_be_hidden()


def test_a_mediator_loses_nothing_either(at_a_pc):
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in()
    mediator.when_they_open("/animation/nouvel-atelier/")
    mediator.write(mediator.field("Titre"), "Atelier du jeudi")
    mediator.press(mediator.link("Mes ateliers"))
    mediator.then_the_page_is("Mes ateliers")
    mediator.when_they_go_back()
    mediator.then_the_field_holds("Titre", "Atelier du jeudi")


def test_what_was_typed_of_a_former_code_does_not_wait_for_the_next_one(learner, workshop):
    client = Learner(workshop.seats.get(number=2))
    client.activate()
    noted = client.person
    answers = {"identifiant": noted.noted_identifiant, "password": noted.noted_password}
    client.send("/site/connexion/", answers)
    learner.given_they_are_seated(client)
    learner.when_they_open("/site/connexion/code/")
    learner.write(learner.field("Code à usage unique"), "1234")
    learner.page.reload()
    learner.then_the_field_holds("Code à usage unique", "1234")
    learner.page.goto("about:blank")
    with clock.at(learner.person.world.now):
        post.send(learner.person, "sms", "one_time_code", {"code": "034567"})
    learner.when_they_open("/site/connexion/code/")
    learner.then_the_field_holds("Code à usage unique", "")


@pytest.mark.full
def test_a_real_information_leaves_the_tab_also_when_the_room_is_silent(learner):
    learner.given_their_activation_is_at("identite")
    when_half_is_typed(learner)
    assert "2 88 12 35 000" in kept(learner.page)
    learner.window.route("**/place/effacer/", lambda route: route.abort())
    learner.press(learner.page.locator("summary", has_text="Ma place"))
    learner.press(learner.button("J’ai écrit une vraie information"))
    learner.then_the_field_holds(NIR, "")
    assert kept(learner.page) == "{}"
    learner.window.unroute("**/place/effacer/")
    learner.faults.clear()
    learner.press(learner.button("J’ai écrit une vraie information"))
    expect(learner.heading("C’est effacé")).to_be_visible()
    learner.when_they_go_back()
    learner.then_the_page_is("Mon code provisoire")
    assert "2 88" not in kept(learner.page)
