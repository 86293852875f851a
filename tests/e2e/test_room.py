"""The room: a mediator and two learners, each in a browser of their own."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from sandbox.workshop.models import Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.seating import LOST
from sandbox.workshop.views import access
from sandbox.world import clock
from sandbox.world.fields.examples import STATES
from tests.answers import on_tile
from tests.e2e.mediator import MediatorAtALaptop, Walker
from tests.e2e.somebody import answers_of
from tests.e2e.test_axe import NARROW, Inspector
from tests.workshop.test_reset import rows

MILLIMETRES = 96 / 25.4


@pytest.fixture
def mediator(at_a_pc):
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in()
    return mediator


@pytest.fixture
def walkers(at_a_pc):
    return at_a_pc(None, kind=Walker), at_a_pc(None, kind=Walker)


def test_the_whole_story(mediator, walkers):
    """Prepared, joined, the wrong place reset, taken back, and both go on as if nothing was."""
    workshop = mediator.when_they_prepare("Mardi matin")
    seven, eight = walkers
    seven.when_they_join(workshop, 2)
    eight.when_they_join(workshop, 3)
    for walker in walkers:
        walker.press(walker.link("Aller sur le site d’entraînement"))
        walker.when_they_start_to_activate()
    mediator.then_the_tile_says(2, on_tile("code"))
    mediator.then_the_tile_says(3, on_tile("code"))
    mediator.then_the_tile_says(1, "Place libre")

    eight.when_they_answer("code")
    mediator.then_the_tile_says(3, on_tile("identite"))
    before = rows(eight.seat)

    mediator.when_they_press_the_tile(3)
    mediator.when_they_reset_the_place()
    mediator.then_it_is_done("La place 3 est remise au début.")
    expect(eight.page.get_by_text("Votre place a été remise au début.")).to_be_visible()
    mediator.when_they_take_it_back()
    mediator.then_it_is_done("La place 3 est revenue comme avant.")
    expect(eight.page.get_by_text("Votre exercice est revenu comme avant.")).to_be_visible()
    assert rows(eight.seat) == before

    eight.when_they_open("/site/activation/identite/")
    sheet = answers_of(eight.person)
    eight.when_they_activate(sheet, first="identite")
    eight.when_they_give_their_password(sheet)
    eight.when_they_give_the_code(eight.what_the_latest_sms_says())
    eight.when_they_answer_the_questions()
    eight.then_they_are_greeted()
    mediator.when_they_open_the_board(workshop)
    mediator.then_the_tile_says(3, "Terminé")

    seven.then_the_page_is("Mon code provisoire")
    eight.when_they_unfold_the_other_actions()
    eight.press(eight.button("Recommencer cet exercice"))
    expect(eight.page.get_by_text("Vous pouvez recommencer.")).to_be_visible()
    assert not eight.account.is_activated
    eight.press(eight.button("Le retrouver"))
    expect(eight.page.get_by_text("Votre exercice est revenu comme avant.")).to_be_visible()
    assert eight.account.is_activated


@pytest.mark.full
def test_a_place_taken_over_tells_the_first_browser(mediator, walkers):
    workshop = mediator.when_they_prepare("Mercredi")
    first, second = walkers
    first.when_they_join(workshop, 1)
    first.press(first.link("Aller sur le site d’entraînement"))
    second.when_they_open(f"/salle/{workshop.code}/1/")
    second.write(second.field("Code de la place"), first.seat.code)
    second.press(second.button("Prendre cette place"))
    expect(second.heading("Place 1 · le renard")).to_be_visible()
    expect(first.page.get_by_text(LOST)).to_be_visible()


@pytest.mark.full
def test_leaving_and_coming_back_without_javascript(mediator, at_a_pc):
    workshop = mediator.when_they_prepare("Jeudi")
    walker = at_a_pc(None, kind=Walker, javascript=False)
    walker.when_they_join(workshop, 2)
    walker.press(walker.link("Aller sur le site d’entraînement"))
    walker.when_they_unfold_the_other_actions()
    walker.press(walker.button("Quitter ma place"))
    expect(walker.page.get_by_text("Elle vous est gardée 1\u00a0minute.")).to_be_visible()
    walker.when_they_join(workshop, 2)


@pytest.mark.full
def test_the_whole_room_with_one_confirmation_and_back(mediator, walkers):
    workshop = mediator.when_they_prepare("Vendredi")
    walker, _ = walkers
    walker.when_they_join(workshop, 1)
    walker.given_their_space_is_activated()
    mediator.press(mediator.button("Remettre toute la salle au début"))
    mediator.then_the_page_is("Remettre ces places au début\u00a0?")
    mediator.choose(mediator.page.get_by_role("checkbox", name="3 le hérisson"))
    mediator.press(mediator.button("Oui, remettre au début"))
    mediator.then_it_is_done("Les 3 places sont remises au début.")
    assert not walker.account.is_activated
    mediator.when_they_take_it_back()
    mediator.then_it_is_done("Les 3 places sont revenues comme avant.")
    assert walker.account.is_activated


@pytest.mark.full
def test_a_copied_workshop_keeps_its_sheets(mediator, walkers):
    past = mediator.when_they_prepare("Matin")
    code, sheet = past.code, answers_of(past.seats.get(number=2).world.player)
    past.held_on = clock.real_today() - timedelta(days=1)
    past.save()
    mediator.when_they_open("/animation/")
    mediator.page.locator(f"#autres-{code}").click()
    copy = mediator.page.get_by_role("link", name=f"Copier cet atelier : Matin, code {code}")
    mediator.press(copy)
    expect(mediator.page.get_by_role("checkbox", name="Garder les mêmes fiches")).to_be_checked()
    mediator.write(mediator.field("Titre"), "Après-midi")
    mediator.press(mediator.button("Préparer l’atelier"))
    expect(mediator.page.get_by_text("est prêt")).to_be_visible()
    copied = Workshop.objects.get(title="Après-midi")
    assert copied.code == code
    walker, _ = walkers
    walker.when_they_join(copied, 2)
    walker.press(walker.link("Aller sur le site d’entraînement"))
    walker.when_they_start_to_activate()
    walker.when_they_activate(sheet)


@pytest.mark.full
def test_another_mediator_is_refused_everywhere(mediator, at_a_pc):
    workshop = mediator.when_they_prepare("Samedi")
    stranger = at_a_pc(None, kind=MediatorAtALaptop)
    stranger.given_they_are_let_in(access.new_mediator())
    for rest in ["", "place/1/", "fiches/", "fiche-animateur/", "mur/"]:
        stranger.when_they_open(f"/animation/{workshop.code}/{rest}")
        stranger.then_the_page_is("Cette page n’existe pas")
        stranger.faults.clear()  # a browser says every 404 in its console
    stranger.when_they_open("/animation/")
    expect(stranger.page.get_by_text("Samedi")).to_be_hidden()


@pytest.mark.parametrize(
    "scenario",
    [
        slug if slug == "mere-trois-enfants" else pytest.param(slug, marks=pytest.mark.full)
        for slug in sorted(build.scenarios())
    ],
)
def test_the_sheets_on_paper(mediator, scenario, tried):
    """Two pages a place, at the real size of a card, the address only on the day."""
    workshop = build.workshop(scenario=scenario, seats=2, owner=access.machine_mediator())
    for choice in ["", "?aujourdhui=1", "?grands=1"]:
        mediator.when_they_open(f"/animation/{workshop.code}/fiches/{choice}")
        reader = PdfReader(BytesIO(mediator.page.pdf(prefer_css_page_size=True)))
        assert len(reader.pages) == 4, choice
        text = reader.pages[0].extract_text()
        assert workshop.code in text
        assert workshop.seats.get(number=1).code in text
        assert ("http://" in text) == (choice == "?aujourdhui=1")
        tried(len(reader.pages), "printed pages")
    mediator.page.emulate_media(media="print")
    box = mediator.page.get_by_role("group", name=re.compile("recto")).first.bounding_box()
    assert box["width"] == pytest.approx(85.6 * MILLIMETRES, abs=1)
    assert box["height"] == pytest.approx(54 * MILLIMETRES, abs=1)
    mediator.page.emulate_media(media="screen")


def test_every_page_of_the_room_is_accessible(at_a_pc, tried):
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    inspector = Inspector(mediator, {}, also=[NARROW])
    mediator.when_they_open(access.login_path(access.machine_mediator()))
    inspector.look("link")
    mediator.press(mediator.button("Entrer"))
    mediator.then_the_page_is("Mes ateliers")
    inspector.look("no workshop")
    for state in STATES:
        mediator.when_they_open(f"/animation/composants/?etat={state}")
        inspector.look(f"components, {state}")
    mediator.when_they_open("/animation/")
    mediator.press(mediator.link("Nouvel atelier"))
    mediator.press(mediator.button("Préparer l’atelier"))
    expect(mediator.page.get_by_role("alert")).to_be_visible()
    inspector.look("new, refused")
    mediator.when_they_open("/animation/")
    workshop = mediator.when_they_prepare("Inspection")
    for rest in ["", "place/1/", "fiches/", "fiche-animateur/", "mur/", "autres-postes/", "bilan/"]:
        mediator.when_they_open(f"/animation/{workshop.code}/{rest}")
        inspector.look(rest or "board")
    mediator.when_they_open(f"/animation/{workshop.code}/")
    mediator.press(mediator.button("Remettre toute la salle au début"))
    inspector.look("confirmation")
    mediator.press(mediator.button("Oui, remettre au début"))
    mediator.then_it_is_done("sont remises au début")
    inspector.look("toast")
    mediator.press(mediator.button("Inviter un co-animateur"))
    mediator.then_the_page_is("Inviter un co-animateur")
    inspector.look("invitation")
    walker = at_a_pc(None, kind=Walker)
    inspector.learner = walker
    for path in ["/", f"/salle/{workshop.code}/", f"/salle/{workshop.code}/1/", "/verification/"]:
        walker.when_they_open(path)
        inspector.look(path)
    tried(inspector.pages, "pages of the room through axe")
    assert inspector.faults == []
