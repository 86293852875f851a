"""What one presses is 44 px high; with more space in the text, nothing is cut nor goes sideways.

The workshop's title is one word, as long as a title may be.
"""

import pytest

from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from sandbox.world import clock
from tests.answers import PAGES
from tests.e2e.kinds.test_band_s_real_height import SPACE, SPACED
from tests.e2e.mediator import MediatorAtALaptop
from tests.strict import Learner

SMALL = """() => {
  const look = (element) => getComputedStyle(element);
  const shown = (element) => element.getClientRects().length
    && look(element).visibility === "visible" && !element.closest(".visually-hidden, .skip");
  const isInASentence = (element) => element.tagName === "A" && look(element).display === "inline"
    && element.parentElement.textContent.replace(element.textContent, "").trim().length > 3;
  const area = (element) => {
    const after = getComputedStyle(element, "::after");
    const isStretched = after.content !== "none" && after.position === "absolute";
    const isABox = element.matches("[type=radio], [type=checkbox]");
    const pressed = isStretched ? element.offsetParent : isABox && element.closest("label");
    return (pressed || element).getBoundingClientRect();
  };
  const lowest = (element) => innerWidth >= 1024 && element.matches(".outline__step") ? 31.5 : 43.5;
  const all = "a[href], button, summary, select, textarea, input:not([type=hidden])";
  return Array.from(document.querySelectorAll(all))
    .filter((element) => shown(element) && !isInASentence(element))
    .map((element) => [element, area(element)])
    .filter(([element, { height, width }]) => height < lowest(element) || width < 43.5)
    .map(([{ className, textContent, name }, { height, width }]) => [className || name,
      textContent.trim().slice(0, 30), Math.round(width), Math.round(height)].join(" · "));
}"""
"""What one presses and is less than 44 px high or wide; the whole label of a box, the whole line
of a link that takes it; not the links of a sentence. On a wide screen the thirteen steps of the
notes are 32 px high: all are in sight at once, in a window of 625 px."""

CUT = """() => {
  const faults = [];
  const sideways = document.scrollingElement.scrollWidth - innerWidth;
  if (sideways > 0) {
    const wide = Array.from(document.querySelectorAll("body *"))
      .filter((element) => element.getBoundingClientRect().right > innerWidth);
    faults.push(`${sideways} px sideways: ${wide.slice(-2).map((each) => each.className)}`);
  }
  for (const element of document.querySelectorAll("body *")) {
    if (!element.getClientRects().length) continue;
    if (element.closest(".visually-hidden, .skip, svg, .idcard")) continue;
    const style = getComputedStyle(element);
    if (style.clipPath !== "none") continue; // only heard
    if (style.display === "inline" || style.display === "contents") continue;
    if (style.webkitLineClamp !== "none") continue; // begun only: whole once looked at or ticked
    const own = element.getBoundingClientRect();
    const name = `${element.className} · ${element.textContent.trim().slice(0, 30)}`;
    const range = document.createRange();
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      range.selectNode(node);
      const words = range.getBoundingClientRect();
      const [across, down] = [words.right - own.right, words.bottom - own.bottom];
      const line = parseFloat(style.fontSize);
      if (across > 2 && style.overflowX !== "auto") faults.push(`${across} px out · ${name}`);
      if (down > line / 3 && style.overflowY !== "auto") faults.push(`${down} px under · ${name}`);
    }
    const hides = ["hidden", "clip"].includes(style.overflowY);
    const more = element.scrollHeight - element.clientHeight;
    if (hides && more > 1 && element.textContent.trim()) faults.push(`${more} px cut · ${name}`);
  }
  return faults;
}"""
"""What leaves its box or the screen, or is cut."""

OUTSIDE = ["/place/", "/papiers/", "/site/", "/site/differences/", "/site/activation/"]
DOORS = ["connexion/", "nouveau-code/identite/", "opposition/", "opposition/code/", "3422/demande/"]
DOORS += ["identifiant-oublie/identite/", "mot-de-passe-oublie/identite/"]
INSIDE = """accueil profils profils/ajouter profil-medical profil-medical/mesures
profil-medical/maladies profil-medical/maladies/ajouter profil-medical/mesures/poids/ajouter
profil-medical/habitudes documents documents/ajouter messagerie messagerie/nouveau agenda
agenda/examens parametres parametres/coordonnees/email parametres/mot-de-passe
parametres/notifications parametres/professionnels parametres/urgence parametres/donnees
parametres/professionnels/visite parametres/confidentialite parametres/historique
parametres/cloture partage questions/taille questions/maladie"""
ROOM = """place/1 agir incidents temps deroule presentation bilan mur autres-postes navigateur
effacement deroule/charger deroule/etapes deroule/etapes/2"""


@pytest.fixture
def workshop(transactional_db):
    owner = access.machine_mediator()
    return build.workshop(
        title="Anticonstitutionnellement" * 4,
        scenario="mere-trois-enfants",
        seats=4,
        may_restart=True,
        may_move_time=True,
        owner=owner,
    )


def pages_of_the_learner(somebody, seat):
    learner = Learner(seat)
    learner.reach("identifiants")
    somebody.given_they_are_seated(learner)
    outside = OUTSIDE + [learner.step(step) for step in PAGES] + [f"/site/{each}" for each in DOORS]
    yield from ((address, somebody.when_they_open(address)) for address in outside)
    learner.activate()
    learner.login()
    somebody.page.goto("about:blank")
    yield from (
        (address, somebody.when_they_open(f"/site/{address}/")) for address in INSIDE.split()
    )


def pages_of_the_mediator(somebody, workshop):
    room = [f"/animation/{workshop.code}/{each}/" for each in ROOM.split()]
    for address in [
        "/animation/",
        f"/animation/nouvel-atelier/?copie={workshop.code}",
        f"/animation/{workshop.code}/",
        *room,
    ]:
        yield address, somebody.when_they_open(address)


def look(somebody, pages, tried, sizes):
    found = []
    for address, answer in pages:
        assert answer is None or answer.ok, address
        page = somebody.page
        page.evaluate(UNFOLD)
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(SETTLE)
            found += [(address, width, fault) for fault in page.evaluate(SMALL)]
        page.evaluate(SPACE, SPACED)
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(SETTLE)
            found += [(address, width, "spaced", fault) for fault in page.evaluate(CUT)]
        tried(2 * len(sizes), "pages measured, as they are and spaced")
    return found


SETTLE = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
UNFOLD = "document.querySelectorAll('main details').forEach((each) => { each.open = true; })"
SIZES = [(1366, 625), (390, 844), (320, 640)]


@pytest.mark.full
def test_the_pages_of_a_learner(at_a_pc, workshop, tried):
    somebody = at_a_pc(workshop.seats.get(number=1))
    found = look(somebody, pages_of_the_learner(somebody, somebody.seat), tried, SIZES)
    assert found == []


@pytest.mark.full
def test_the_pages_of_a_mediator(at_a_pc, workshop, tried):
    learner = Learner(workshop.seats.get(number=1))
    learner.reach("identite")
    workshop.seats.filter(number=1).update(help_asked_at=clock.real_now())
    mediator = at_a_pc(None, kind=MediatorAtALaptop)
    mediator.given_they_are_let_in()
    found = look(
        mediator, pages_of_the_mediator(mediator, workshop), tried, [(1366, 625), (390, 844)]
    )
    assert found == []
