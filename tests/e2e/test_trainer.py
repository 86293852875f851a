"""The trainer's hour: the notes on the laptop, the scenes on the projector."""

import random
import re
from itertools import pairwise

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sandbox.workshop.moves import actions
from sandbox.workshop.views import access
from sandbox.world import progress
from tests import remembered
from tests.confidential import leaks
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.test_axe import NARROW, Inspector
from tests.e2e.trainer import CONTRAST, HARD_TO_READ, SMALLEST, Trainer
from tests.strict import Learner
from tests.workshop.conftest import Mediator
from tests.workshop.test_scenes import SCENES, STEPS

SHAPES = [(1024, 768), (853, 480), (800, 600), (1280, 720), (1920, 1080)]
"""Of the projectors: 4:3, 16:9 at 150 %, and those that the pages were drawn on."""

ABOUT = {
    "documents": "Chercher, trier ou filtrer",
    "papiers": "La lettre",
    "enfants": "Profils rattachés",
    "parametres": "Activité et données",
    "cloture": "À lire avant de clôturer",
    "ajouter": "Profils à activer",
}
"""{scene: what it opens on, where it is not the start of its page}."""


class TrainerWithoutAMouse(Trainer, KeyboardUser):
    """The same, by the keyboard alone."""


@pytest.fixture
def workshop(run, transactional_db):
    owner = access.machine_mediator()
    return remembered.workshop(run, "mere-trois-enfants", seats=3, owner=owner)


@pytest.fixture
def trainer(at_a_pc, workshop):
    trainer = at_a_pc(None, kind=Trainer)
    trainer.given_they_present(workshop)
    return trainer


class Screen:
    """What an Inspector looks at: another page than the trainer's own."""

    def __init__(self, trainer, page):
        self.page, self.faults = page, trainer.faults


# -- the hour, quickly ----------------------------------------------------------------------------


def test_the_room_follows_the_notes(trainer):
    """A few steps, out of order; the marks; the masks; the work by hand, and back to the scene."""
    trainer.press(trainer.button("Commencer"))
    trainer.then_the_room_sees("parler")
    trainer.when_they_choose("accueil")
    trainer.then_the_room_sees("accueil")
    trainer.press(trainer.button("Repère suivant"))
    expect(trainer.button("Repère suivant")).to_be_focused()
    expect(trainer.shown.get_by_text("On y revient toujours.")).to_be_visible()
    trainer.then_it_is_readable_at_six_metres()
    trainer.press(trainer.button("Tous"))
    expect(trainer.shown.locator("[data-mark]:visible")).to_have_count(7)
    assert trainer.out_of_place(sizes=SHAPES[:2]) == []

    trainer.when_they_choose("cloture")
    assert trainer.out_of_place(ABOUT["cloture"], sizes=SHAPES[:2]) == []

    trainer.when_they_choose("identite")
    trainer.then_the_room_sees("identite")
    trainer.then_no_secret_is_on_the_screen()
    trainer.shown.get_by_role("link", name="Quitter").click()
    expect(trainer.shown.get_by_role("heading", name="Mon espace santé")).to_be_visible()
    trainer.press(trainer.button("Revenir à la scène"))
    trainer.then_the_room_sees("identite")

    box = trainer.shown.get_by_role("textbox", name="Code provisoire")
    box.fill("7")
    trainer.press(trainer.button("La carte en grand"))
    expect(trainer.shown.get_by_role("heading", name="La carte, avec photo")).to_be_visible()
    trainer.then_no_secret_is_on_the_screen()
    trainer.then_it_is_readable_at_six_metres()
    number = re.sub(
        r"(.)(..)(..)(..)(...)(...)(..)", r"\1 \2 \3 \4 \5 \6 \7", trainer.place.world.player.nir
    )
    trainer.shown.bring_to_front()
    trainer.shown.keyboard.down("F8")
    card = trainer.shown.locator(".over__card")
    expect(card.get_by_text(number)).to_be_visible()
    trainer.shown.keyboard.up("F8")
    expect(card.get_by_text(number)).to_have_count(0)
    trainer.then_no_secret_is_on_the_screen()
    trainer.shown.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(box).to_have_value("7")


@pytest.mark.full
def test_a_frozen_image_a_remote_and_a_turn(trainer, workshop):
    trainer.when_they_choose("activer")
    trainer.then_the_room_sees("activer")
    trainer.press(trainer.button("Figer l’image"))
    expect(trainer.page.get_by_text("L’image est figée.")).to_be_visible()
    trainer.when_they_choose("documents")
    expect(trainer.heading("Ce que le service apporte")).to_be_visible()
    trainer.when_the_room_has_had_time_to_follow()
    assert trainer.shown.url.endswith("/site/")
    trainer.press(trainer.button("Figer l’image"))
    trainer.then_the_room_sees("documents")

    trainer.shown.bring_to_front()
    trainer.shown.keyboard.press("PageDown")
    trainer.when_the_room_has_had_time_to_follow()
    assert trainer.shown.url.endswith("/site/documents/")
    trainer.page.bring_to_front()
    trainer.press(trainer.button("Télécommande"))
    expect(trainer.shown.locator("form[data-go=next]")).to_have_count(1)
    trainer.shown.bring_to_front()
    trainer.shown.keyboard.press("PageDown")
    trainer.then_the_room_sees("accueil")
    trainer.page.bring_to_front()
    expect(trainer.heading("La page d’accueil : 7 repères")).to_be_visible()
    trainer.page.evaluate("scrollTo(0, 0)")
    trainer.page.keyboard.press("PageUp")
    trainer.then_the_room_sees("documents")

    Learner(workshop.places.first())
    trainer.press(trainer.button("5 min"))
    expect(trainer.shown.get_by_text("0 place sur 1 a fini un parcours")).to_be_visible()
    progress.finish(workshop.places.get(number=1).world, "activation")
    expect(trainer.shown.get_by_text("1 place sur 1 a fini un parcours")).to_be_visible()


@pytest.mark.full
def test_a_black_screen_and_a_closed_window(trainer):
    """The notes say what the room sees; the page under the black is where it was."""
    trainer.when_they_choose("identite")
    trainer.then_the_room_sees("identite")
    screen = trainer.page.get_by_role("region", name="Sur l’écran")
    expect(screen).to_contain_text("La salle voit\u00a0: «\u00a0Mon code provisoire\u00a0»")
    box = trainer.shown.get_by_role("textbox", name="Code provisoire")
    box.fill("7")
    trainer.shown.locator("h1").click()
    black = trainer.shown.locator(".over__dark")
    trainer.shown.keyboard.press("b")
    expect(screen.get_by_text("L’écran est noir.")).to_have_count(0)  # no remote, no key
    trainer.press(trainer.button("Télécommande"))
    expect(trainer.shown.locator("[data-go=dark]")).to_have_count(1)
    for is_black in (True, False):
        trainer.shown.keyboard.press("b")
        expect(black).to_have_count(int(is_black))
        expect(screen.get_by_text("L’écran est noir.")).to_have_count(int(is_black))
    expect(box).to_have_value("7")
    trainer.shown.close()
    expect(screen).to_contain_text("La fenêtre projetée est fermée")


@pytest.mark.full
def test_the_window_does_the_gestures_of_a_page_by_itself(trainer):
    """Under the masks: typed in bullets, ticked, pressed; the next page says what comes then."""
    trainer.when_they_choose("identite")
    trainer.then_the_room_sees("identite")
    typed = trainer.page.get_by_role("region", name="Ce que vous tapez")
    expect(typed).to_contain_text("Code")
    by_itself = trainer.button("Faire ce geste pour moi")
    trainer.press(by_itself)
    expect(trainer.shown.get_by_role("textbox", name="Code provisoire")).not_to_have_value("")
    trainer.press(by_itself)
    expect(trainer.shown.locator("h1")).to_have_text("Mon identité")
    expect(typed).to_contain_text("Numéro de série")
    trainer.press(by_itself)
    serial = trainer.shown.get_by_role("textbox", name="Numéro de série")
    expect(serial).to_have_value(re.compile("^[•\\s]{11,}$"))
    expect(trainer.shown.get_by_label("Carte Vitale avec photo")).to_be_checked()
    trainer.press(by_itself)
    expect(trainer.shown.locator("h1")).to_have_text("Mon choix")
    expect(typed).to_contain_text("J’active Mon espace santé")


@pytest.mark.full
def test_what_the_step_says_is_ringed_in_its_order_and_in_view(trainer):
    """What is read, then the boxes, then the button; by hand, or by the remote."""
    trainer.press(trainer.button("Entourer où cliquer"))
    trainer.press(trainer.button("Télécommande"))
    trainer.when_they_choose("cloture")
    ringed = trainer.shown.locator(".ringed")
    expect(ringed).to_contain_text("À lire avant de clôturer")
    trainer.shown.bring_to_front()
    trainer.shown.keyboard.press("PageDown")
    expect(ringed).to_contain_text("Télécharger les données enregistrées")
    expect(trainer.shown.get_by_text("Cochez ici")).to_be_in_viewport()
    trainer.shown.get_by_label("Télécharger les données enregistrées").check()
    expect(ringed).to_contain_text("Supprimer définitivement")
    expect(trainer.page.get_by_text("Entouré (3 sur 4)")).to_be_visible()
    trainer.shown.keyboard.press("PageDown")
    expect(ringed).to_have_text(re.compile("Clôturer le profil.*Cliquez ici", re.S))
    trainer.page.bring_to_front()
    trainer.press(trainer.button("Entourer le premier"))
    expect(ringed).to_contain_text("À lire avant de clôturer")
    trainer.when_they_choose("questions")
    expect(ringed).to_contain_text("Écrivez ici")
    trainer.shown.get_by_label("Ma taille").fill("1,55 m")
    trainer.shown.keyboard.press("Tab")
    expect(ringed).to_have_text(re.compile("Continuer.*Cliquez ici", re.S))
    trainer.shown.set_viewport_size({"width": 800, "height": 600})
    for scene, words in [("menu", "Inaya"), ("parametres", "Clôture du profil")]:
        trainer.when_they_choose(scene)
        expect(ringed).to_contain_text(words)
        expect(ringed).to_be_in_viewport()


@pytest.mark.full
def test_the_box_is_ringed_before_the_button_on_a_page_reached_by_hand(trainer, workshop):
    trainer.press(trainer.button("Entourer où cliquer"))
    trainer.when_they_choose("identite")
    actions.jump(workshop, workshop.seats.filter(number=0), "activation/conditions")
    ringed = trainer.shown.locator(".ringed")
    expect(ringed).to_contain_text("J’accepte")
    trainer.shown.get_by_label("J’accepte").check()
    expect(ringed).to_contain_text("Continuer")


@pytest.mark.full
def test_what_is_to_be_read_is_ringed_first_on_a_page_reached_by_hand(trainer, workshop):
    trainer.press(trainer.button("Entourer où cliquer"))
    trainer.when_they_choose("identite")
    actions.jump(workshop, workshop.seats.filter(number=0), "cloture/notice")
    ringed = trainer.shown.locator(".ringed")
    expect(ringed).to_contain_text("À lire avant de clôturer")
    ringed.get_by_role("heading").click()
    expect(ringed).not_to_contain_text("À lire avant de clôturer")


@pytest.mark.full
def test_the_turn_is_seen_and_heard_on_a_page_that_is_open(at_a_pc, workshop):
    learner, mediator = at_a_pc(workshop.seats.get(number=1)), Mediator(workshop.owner)
    learner.when_they_open_the_link_of_their_place()
    learner.when_they_open("/site/")
    mediator.act(workshop, "presentation/etape", step=STEPS["identite"])
    mediator.act(workshop, "presentation/a-vous", minutes="5")
    task = "Recopiez le code, puis les numéros de la carte."
    expect(learner.page.locator("#a-vous")).to_contain_text(task)
    expect(learner.page.locator("#dit")).to_contain_text(task)
    mediator.act(workshop, "presentation/a-vous", minutes="0")
    expect(learner.page.locator("#a-vous")).not_to_contain_text(task)


@pytest.mark.full
def test_a_reload_loses_nothing(trainer):
    trainer.when_they_choose("enfants")
    trainer.then_the_room_sees("enfants")
    expect(trainer.button("Pause")).to_be_visible()
    trainer.page.reload()
    trainer.shown.reload()
    expect(trainer.heading("Les enfants")).to_be_visible()
    expect(trainer.button("Pause")).to_be_visible()
    trainer.then_the_room_sees("enfants")


@pytest.mark.full
def test_one_screen_is_enough(trainer):
    trainer.press(trainer.button("Un seul écran"))
    trainer.when_they_choose("activer")
    trainer.then_the_room_sees("activer")
    window = trainer.shown
    window.bring_to_front()
    window.get_by_text("Commandes").click()
    expect(window.get_by_text("On tape l’adresse soi-même.")).to_have_count(0)
    window.get_by_role("button", name="Suivant", exact=True).click()
    trainer.then_the_room_sees("identite")
    expect(window.get_by_role("button", name="Suivant", exact=True)).to_be_hidden()
    window.get_by_text("Commandes").click()
    inspector = Inspector(Screen(trainer, window), {})
    inspector.look("the drawer")
    trainer.page.bring_to_front()
    trainer.press(trainer.button("5 min"))
    expect(window.get_by_role("heading", name="À vous")).to_be_visible()
    inspector.look("the drawer and the countdown")
    assert inspector.faults == []


# -- the whole hour -------------------------------------------------------------------------------

PROJECTORS = [(1280, 720), (1920, 1080)]


@pytest.mark.full
@pytest.mark.parametrize(("width", "height"), PROJECTORS)
def test_the_thirteen_steps_in_order_then_at_random(at_a_pc, workshop, tried, width, height):
    """Each scene on the projected page and in the rows, readable, accessible in both windows."""
    trainer = at_a_pc(None, kind=Trainer)
    trainer.given_they_present(workshop, width=width, height=height)
    shown = Inspector(Screen(trainer, trainer.shown), {})
    notes = Inspector(trainer, {})
    names = list(SCENES)
    for name in names + random.Random(width).sample(names, len(names)):
        trainer.when_they_choose(name)
        trainer.then_the_room_sees(name)
        trainer.then_it_is_readable_at_six_metres()
        trainer.then_no_secret_is_on_the_screen()
        shown.look(name)
        notes.look(f"notes of {name}")
    tried(shown.pages + notes.pages, "pages through axe")
    assert shown.faults + notes.faults == []


@pytest.mark.full
def test_every_scene_opens_on_what_it_is_about(trainer):
    faults = []
    for name in SCENES:
        trainer.when_they_choose(name)
        if name == "accueil":
            trainer.press(trainer.button("Tous"))
            expect(trainer.shown.locator("[data-mark]:visible")).to_have_count(7)
        faults += trainer.out_of_place(ABOUT.get(name, ""), sizes=SHAPES)
    assert faults == []


@pytest.mark.full
def test_the_thirteen_steps_by_the_keyboard(at_a_pc, workshop):
    trainer = at_a_pc(None, kind=TrainerWithoutAMouse)
    trainer.given_they_present(workshop)
    trainer.press(trainer.button("Commencer"))
    for before, name in pairwise(SCENES):
        expect(trainer.step(before)).to_have_attribute("aria-current", "step")
        trainer.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        trainer.page.keyboard.press("PageDown")
        trainer.then_the_room_sees(name)


# -- « Agrandir » ---------------------------------------------------------------------------------


@pytest.mark.full
@pytest.mark.parametrize("javascript", [True, False])
def test_a_learner_who_sees_badly(at_a_pc, workshop, javascript):
    """Large pages, chosen from the band; a place that was freed has them again for the same PC,
    and not for somebody new."""
    place = workshop.places.first()
    learner = at_a_pc(place, javascript=javascript)
    learner.given_they_are_logged_in()
    learner.press(learner.button("Agrandir"))
    expect(learner.heading("Bonjour Inaya")).to_be_visible()
    expect(learner.page.locator("html[data-mode]")).to_be_visible()
    freed = {"seat": place.number, "rung": "liberation", "seen": "99999"}
    Mediator(workshop.owner).act(workshop, "echelle", **freed)
    learner.when_they_open_the_link_of_their_place()
    expect(learner.page.locator("html[data-mode]")).to_be_visible()
    assert learner.page.evaluate(HARD_TO_READ, [SMALLEST, CONTRAST]) == []

    other = at_a_pc(place, javascript=javascript)
    other.when_they_open(reverse("workshop:enter", args=[place.token]))
    other.press(other.button("Prendre cette place"))
    expect(other.button("Agrandir")).to_be_visible()


# -- axe ------------------------------------------------------------------------------------------

WINDOWS = [(1366, 768), (390, 844)]


@pytest.mark.full
@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_the_notes_and_the_outline_are_accessible(at_a_pc, workshop, tried, width, height):
    trainer = at_a_pc(None, kind=Trainer, width=width, height=height)
    trainer.given_they_present(workshop)
    inspector = Inspector(trainer, {}, also=[NARROW])
    inspector.look("before the first step")
    trainer.when_they_choose("accueil")
    expect(trainer.heading("La page d’accueil : 7 repères")).to_be_visible()
    inspector.look("a step")
    edited = ["deroule/etapes/", "deroule/etapes/2/"]
    for page in ["deroule/", "deroule/charger/", "deroule/imprimer/", *edited]:
        trainer.when_they_open(f"/animation/{workshop.code}/{page}")
        inspector.look(page)
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []


@pytest.mark.full
def test_the_projected_window_is_accessible(trainer, tried):
    inspector = Inspector(Screen(trainer, trainer.shown), {})
    over = trainer.shown.locator("#projection")
    for name in ["parler", "accueil"]:
        before = over.get_attribute("hx-get")
        trainer.when_they_choose(name)
        trainer.then_the_room_sees(name)
        expect(over).not_to_have_attribute("hx-get", before)  # « parler » was there already
        inspector.look(name)
    trainer.press(trainer.button("Tous"))
    expect(trainer.shown.locator(".over__marks li")).to_have_count(7)
    inspector.look("the marks")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []


@pytest.mark.full
def test_the_notes_show_in_small_what_the_room_sees(trainer):
    """The page as it stands there, boxes and masks; it goes with the window."""
    trainer.when_they_choose("identite")
    trainer.then_the_room_sees("identite")
    picture = trainer.page.locator(".picture iframe").content_frame
    expect(picture.locator("h1")).to_have_text("Mon code provisoire")
    trainer.shown.get_by_role("textbox", name="Code provisoire").fill("7")
    expect(picture.get_by_role("textbox", name="Code provisoire")).to_have_value("7")
    assert leaks(picture.locator("html").inner_html(), trainer.place.world) == []
    trainer.shown.close()
    expect(trainer.page.locator(".picture")).to_be_hidden()
