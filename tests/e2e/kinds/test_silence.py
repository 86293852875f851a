"""Silence: when the room does not answer, the page says so near what was pressed, and goes on."""

import contextlib
import re

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from sandbox.workshop.views import access
from tests import remembered
from tests.e2e.mediator import MediatorAtALaptop
from tests.e2e.somebody import answers_of
from tests.e2e.trainer import Trainer

NEAR = 320
"""Pixels between what was pressed and what is said of it."""

LOST, KEPT, BACK = (
    "La salle ne répond plus.",
    "Ce que vous avez écrit est gardé.",
    "La salle répond de nouveau.",
)


def refused(route):
    route.abort("connectionrefused")


def reset(route):
    route.abort("connectionreset")


def hung(route):
    """Nothing, for as long as the test lasts."""


def page_of_a_filter(route):
    route.fulfill(status=200, content_type="text/html", body="<h1>Portail de la médiathèque</h1>")


def gateway(route):
    route.fulfill(status=502, content_type="text/html", body="<h1>Bad gateway</h1>")


WAYS = {
    "closed": (refused, LOST),
    "reset": (reset, LOST),
    "hung": (hung, LOST),
    "a filter": (page_of_a_filter, "autre chose répond à sa place."),
    "a gateway": (gateway, "autre chose répond à sa place."),
}
IN_SHORT = {"closed"}
EVERYTHING = re.compile(r"^http")


class Silenced:
    """Whoever sits there, while the room says nothing in one of the ways of WAYS."""

    def __init__(self, somebody, way):
        self.window, self.way = somebody.window, way
        self.somebody = somebody

    def __enter__(self):
        self.window.route(EVERYTHING, self.way)
        return self

    def __exit__(self, *error):
        self.window.unroute(EVERYTHING)
        self.somebody.faults.clear()  # a browser says every lost request in its console


@pytest.fixture
def workshop(run, transactional_db):
    owner = access.machine_mediator()
    return remembered.workshop(run, "mere-trois-enfants", seats=3, owner=owner)


@pytest.fixture
def learner(at_a_pc, workshop):
    return at_a_pc(workshop.seats.get(number=2))


def note(page):
    return page.locator("[data-silence]").filter(has=page.get_by_role("button", name="Réessayer"))


def gap(page, control):
    """Pixels between a control and the note about it."""
    box, said = control.bounding_box(), note(page).bounding_box()
    return max(said["y"] - box["y"] - box["height"], box["y"] - said["y"] - said["height"])


def then_silence_is_said_near(page, control, words=LOST):
    expect(note(page)).to_contain_text(words)
    assert gap(page, control) < NEAR
    expect(control).not_to_have_attribute("aria-busy", "true")


@pytest.mark.parametrize(
    "way",
    [pytest.param(way, marks=[] if way in IN_SHORT else pytest.mark.full) for way in WAYS],
)
def test_a_form_that_has_no_answer(learner, way):
    """It says so, keeps what was typed, and is sent again by its own button or by « Réessayer »."""
    answer, words = WAYS[way]
    learner.given_their_activation_is_at("coordonnees")
    learner.write(learner.field("Adresse e-mail"), learner.person.email)
    learner.write(learner.field("Numéro de téléphone mobile"), learner.person.phone)
    address = learner.page.url
    with Silenced(learner, answer):
        learner.when_they_go_on()
        then_silence_is_said_near(learner.page, learner.button("Continuer"), words)
        expect(note(learner.page)).to_contain_text(KEPT)
        learner.then_the_field_holds("Adresse e-mail", learner.person.email)
        learner.press(learner.button("Réessayer"))
        then_silence_is_said_near(learner.page, learner.button("Continuer"), words)
        assert learner.page.url == address
    expect(note(learner.page)).to_have_count(0)
    here, there = learner.heading("Mes coordonnées"), learner.heading("Identifiant et mot de passe")
    expect(here.or_(there)).to_be_visible()
    if here.is_visible():  # what was typed is what is sent: empty boxes would be refused
        learner.when_they_go_on()
    expect(there).to_be_visible()


def test_an_answer_lost_after_its_work_was_done(learner):
    """The room did it, and nobody was told: sent again, it ends well and is done once."""
    learner.given_their_activation_is_at("identifiants")
    learner.when_they_fill(answers_of(learner.person)["identifiants"])

    def lose(route):
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
        route.abort("connectionreset")  # until somebody has looked: back, the room says that it is

    with Silenced(learner, lose):
        learner.when_they_go_on()
        expect(note(learner.page)).to_contain_text(LOST)
    assert learner.account.is_activated
    expect(note(learner.page)).to_have_count(0)
    learner.when_they_go_on()
    learner.then_the_page_is("Mon espace santé est activé")
    assert learner.account.events.count() == 1


def test_an_error_of_the_room_keeps_the_page(learner):
    """A 500 of ours: the same page, with what to do; it is not a page of its own any more."""
    learner.given_their_activation_is_at("coordonnees")
    learner.write(learner.field("Adresse e-mail"), learner.person.email)

    def break_down(route):
        if route.request.method != "POST":
            route.fallback()
            return
        headers = {"X-Room": "coup-d-essai", "Content-Type": "text/html"}
        route.fulfill(status=500, headers=headers, body="<h1>Oups</h1>")

    with Silenced(learner, break_down):
        learner.when_they_go_on()
        then_silence_is_said_near(
            learner.page, learner.button("Continuer"), "La salle a eu un problème."
        )
        learner.then_the_field_holds("Adresse e-mail", learner.person.email)
    for _ in range(2):
        learner.when_the_page_asks_for_news()
    expect(note(learner.page)).to_be_visible()  # until it is pressed again
    learner.press(learner.button("Réessayer"))
    learner.then_the_page_is("Identifiant et mot de passe")


PRESSES = """
() => {
  const selector = "a[href], button[type=submit], button:not([type])";
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  return Array.from(document.querySelectorAll(selector))
    .filter((each) => each.getClientRects().length && !each.closest("[inert], template"))
    .filter((each) => !(each.getAttribute("href") || "").startsWith("#"))
    .map((each, rank) => {
      each.setAttribute("data-pressed", rank);
      const said = each.textContent.trim().replace(/\\s+/g, " ").slice(0, 60);
      return [said, each.href || each.formAction, each.value].join(" ");
    });
}
"""
"""The words of all that asks something of the room and what it asks, each marked by its rank."""

PRESS = "rank => document.querySelector(`[data-pressed='${rank}']`).click()"
FORGET = "() => document.querySelectorAll('[data-silence]').forEach((each) => each.remove())"


def press_everything(page):
    """Press each thing of the page in silence: (what was dead, how many were pressed)."""
    dead, address = [], page.url
    presses = page.evaluate(PRESSES)
    for rank, said in enumerate(presses):
        page.evaluate(PRESS, str(rank))
        try:
            note(page).wait_for()
            page.evaluate(FORGET)
        except PlaywrightError:
            dead.append((address, said))
        if page.url != address:
            return [*dead, (address, said, f"left for {page.url}")], rank + 1
    return dead, len(presses)


def walk(somebody, pages, page=None):
    """(what was dead, how many were pressed) on these pages."""
    page, dead, pressed = page or somebody.page, [], 0
    for path in pages:
        if path is not None:
            assert page.goto(path).status == 200
        with Silenced(somebody, refused):
            found, more = press_everything(page)
        dead += found
        pressed += more
    return dead, pressed


@pytest.mark.full
def test_no_button_of_a_learner_is_dead(learner, tried):
    learner.given_their_activation_is_at("identite")
    dead, first = walk(learner, LEARNER)
    learner.given_they_are_logged_in()
    also_dead, then = walk(learner, INSIDE)
    tried(first + then, "presses of a learner in silence")
    assert dead + also_dead == []
    assert first > 40 < then


@pytest.mark.full
def test_no_button_of_a_mediator_is_dead(at_a_pc, workshop, tried):
    workshop.seats.get(number=2).seat_somebody()
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in()
    room = f"/animation/{workshop.code}/"
    pages = ["/animation/", "/animation/nouvel-atelier/", *(room + page for page in MEDIATOR)]
    dead, pressed = walk(mediator, pages)
    tried(pressed, "presses of a mediator in silence")
    assert dead == []
    assert pressed > 150


@pytest.mark.full
def test_no_button_of_a_trainer_is_dead(at_a_pc, workshop, tried):
    """The notes, and the projected window: its page, its commands, its keys."""
    trainer = at_a_pc(None, kind=Trainer)
    trainer.given_they_present(workshop)
    trainer.press(trainer.button("Commencer"))
    trainer.press(trainer.button("Un seul écran"))
    expect(trainer.shown.get_by_text("Commandes")).to_be_visible()
    dead, notes = walk(trainer, [None])
    also_dead, shown = walk(trainer, [None], trainer.shown)
    tried(notes + shown, "presses of a trainer in silence")
    assert dead + also_dead == []
    assert notes > 20


LEARNER = ["/", "/place/", "/papiers/", "/site/",
           "/site/activation/identite/", "/site/connexion/", "/site/3422/"]  # fmt: skip
INSIDE = ["/site/accueil/", "/site/profil-medical/", "/site/documents/ajouter/",
          "/site/messagerie/nouveau/", "/site/parametres/donnees/",
          "/site/parametres/cloture/"]  # fmt: skip
MEDIATOR = ["", "place/2/", "agir/", "incidents/", "temps/", "fiches/", "fiche-animateur/",
            "bilan/", "effacement/", "autres-postes/", "mur/", "deroule/",
            "deroule/charger/", "presentation/"]  # fmt: skip


@pytest.mark.full
def test_a_page_that_is_only_read_says_it_too(learner):
    """A letter is waited for: what does not come is not mistaken for silence of the post."""
    learner.given_they_are_seated()
    learner.when_they_open("/papiers/")
    with Silenced(learner, hung):
        expect(learner.page.get_by_text(LOST)).to_be_visible()
    expect(learner.page.get_by_text(BACK)).to_be_visible()
    expect(learner.page.get_by_text(LOST)).to_have_count(0)


def test_help_can_be_asked_again_once_the_room_is_back(learner):
    learner.given_their_activation_is_at("identite")
    with Silenced(learner, refused):
        learner.press(learner.button("J’ai besoin d’aide"))
        expect(learner.button("Pas de réseau · Levez la main")).to_be_visible()
    expect(learner.button("J’ai besoin d’aide")).to_be_visible()


def test_back_with_no_room_behind_it(learner):
    learner.given_their_activation_is_at("identite")
    learner.press(learner.link("Retour"))
    learner.then_the_page_is("Mon code provisoire")
    with Silenced(learner, refused):
        learner.page.go_back()
        expect(note(learner.page)).to_contain_text(LOST)
    expect(note(learner.page)).to_have_count(0)


def test_a_file_that_does_not_come_leaves_the_page(learner):
    learner.given_they_are_logged_in()
    learner.when_they_open("/site/parametres/donnees/")
    button = learner.page.get_by_role("button", name=re.compile("Télécharger"))
    with Silenced(learner, refused):
        learner.press(button)
        then_silence_is_said_near(learner.page, button)
    expect(note(learner.page)).to_have_count(0)
    with learner.page.expect_download() as file:
        learner.press(button)
    assert file.value.suggested_filename.endswith(".zip")


@pytest.mark.full
def test_a_long_press_shows_how_far_it_is(at_a_pc, workshop):
    """After half a second it shows that it works; then what the server has counted of it."""
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in()
    mediator.when_they_open(f"/animation/{workshop.code}/place/2/")
    button, held = mediator.button("Remettre la place au début"), []

    def hold(route):
        if route.request.method == "POST":
            held.append(route)
        elif "/en-vie/" in route.request.url:
            name = route.request.url.partition("press=")[2]
            assert name == held[0].request.headers["x-press"]
            headers = {"X-Room": "coup-d-essai"}
            route.fulfill(status=200, headers=headers, json={"percent": 40})
        else:
            route.fallback()

    with Silenced(mediator, hold):
        mediator.press(button)
        expect(button).to_have_attribute("aria-busy", "true")
        expect(mediator.page.get_by_text("Un instant…")).to_be_visible()
        mediator.press(button)
        expect(mediator.page.get_by_text("40 % fait")).to_be_visible()
        assert len(held) == 1
        held[0].continue_()
        mediator.then_it_is_done("La place 2 est remise au début")


def test_the_news_never_overtake_a_press(learner):
    """A press is being answered when the news would lead elsewhere: its answer is on the screen."""
    learner.given_their_activation_is_at("identite")
    learner.when_they_unfold_the_other_actions()
    learner.press(learner.button("Recommencer cet exercice"))
    page, presses, leavings = learner.page, [], []

    def hold(route):
        if route.request.method == "POST" and route.request.url.endswith("/place/annuler/"):
            presses.append((route, route.fetch(max_redirects=0)))
        elif route.request.is_navigation_request():
            leavings.append(route)
        else:
            route.fallback()

    page.route(EVERYTHING, hold)
    with page.expect_response(lambda answer: "hx-redirect" in answer.headers):
        learner.button("Le retrouver").click()
    [(press, answer)] = presses
    press.fulfill(response=page.request.get(answer.headers["location"]))
    for leaving in leavings:
        leaving.continue_()
    expect(page.get_by_text("Votre exercice est revenu comme avant.")).to_be_visible()


def test_a_press_while_a_page_comes_back_is_the_one_that_counts(learner):
    """Its answer came under the address of the other page, and the room seemed to work for ever."""
    learner.given_their_activation_is_at("code")
    learner.when_they_open("/site/activation/")
    learner.press(learner.link("Commencer"))
    learner.then_the_page_is("Mon code provisoire")
    page, held = learner.page, {}

    def hold(route):
        if route.request.is_navigation_request() or "/nouvelles/" in route.request.url:
            route.fallback()
        else:
            held[route.request.url.rpartition("/site/")[2]] = route

    page.route(EVERYTHING, hold)
    with page.expect_request(lambda asked: asked.url.endswith("/site/activation/")):
        page.evaluate("history.back()")
    with page.expect_request(lambda asked: asked.url.endswith("/site/differences/")):
        learner.link("Ce qui est différent du vrai service").click()
    with contextlib.suppress(PlaywrightError):  # given up
        held["activation/"].continue_()
    held["differences/"].continue_()
    learner.then_the_page_is("Ce qui est différent du vrai service")
    expect(page).to_have_url(re.compile("/site/differences/$"))
    expect(page.locator("[data-silence]")).to_have_count(0)
