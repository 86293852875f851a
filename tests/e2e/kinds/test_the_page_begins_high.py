"""The page begins high: on a telephone and in « Agrandir », its furniture takes little of it.

The band was on four lines and the rubrics on two: the title came at 490 px of 844.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sandbox.workshop.models import Seat
from tests.answers import PAGES
from tests.e2e.keyboard import KeyboardUser
from tests.profiles.test_children_add import add, child
from tests.strict import Learner

HIGHEST = 200
"""Pixels above which a page has begun, on a telephone and in « Agrandir » at the room's PC."""

LOOK = """() => {
  const faults = [];
  const box = (element) => element.getBoundingClientRect();
  window.scrollTo(0, 0);
  const [main] = document.getElementsByTagName("main");
  const begins = [...main.querySelectorAll("h1, .error-summary")]
    .filter((part) => part.getClientRects().length)
    .map((part) => box(part)).sort((one, other) => one.top - other.top)[0];
  const seen = document.elementFromPoint(begins.left + 2, begins.top + begins.height / 2);
  if (!main.contains(seen)) faults.push("covered");
  if (document.scrollingElement.scrollWidth > innerWidth) faults.push("sideways");
  const isSeen = (part) => part.checkVisibility() && box(part).bottom <= innerHeight;
  const warns = (part) => isSeen(part) && part.innerText.includes("N’écrivez rien de vrai");
  const warnings = [...document.querySelectorAll(".band__notice, .reminder p")];
  if (!warnings.some(warns)) faults.push("warns no more");
  const line = [...document.querySelectorAll(".band__seat, .band__date, .band__more")].map(box);
  const middle = (each) => (each.top + each.bottom) / 2;
  const isBeside = (each) => Math.abs(middle(each) - middle(line[0])) <= 4;
  if (!line.every(isBeside)) faults.push("more than one line");
  if (box(document.querySelector(".band")).height > 64) faults.push("a tall band");
  const pressed = ".band summary, .site-header summary, .site-header a, .back";
  for (const part of document.querySelectorAll(pressed)) {
    if (!part.checkVisibility() || part.closest(".switcher__panel")) continue;
    const small = Math.min(box(part).width, box(part).height);
    if (small < 40 || box(part).height < 43.5) faults.push(`small: ${part.innerText.trim()}`);
  }
  return [Math.round(begins.top), faults];
}"""


def look_at(learner, pages, sizes):
    """{(page, width): what is wrong there}, of the pages that begin too low or are not whole."""
    found = {}
    for width, height, display in sizes:
        Seat.objects.filter(pk=learner.seat.pk).update(display=display)
        learner.page.set_viewport_size({"width": width, "height": height})
        for page in pages:
            learner.when_they_open(page)
            begins, faults = learner.page.evaluate(LOOK)
            if begins >= HIGHEST or faults:
                found[page, width] = begins, faults
    Seat.objects.filter(pk=learner.seat.pk).update(display="")
    return found


SIZES = [(390, 844, ""), (1366, 625, "large")]
ENLARGED = (390, 844, "large")


def test_a_page_of_each_kind_begins_high(at_a_pc, otter, tried):
    learner = at_a_pc(otter, width=390, height=844)
    walker = Learner(otter)
    walker.reach("choix")
    learner.given_they_are_seated(walker)
    outside = ["/place/", "/papiers/", "/site/connexion/", walker.step("choix")]
    assert look_at(learner, outside, SIZES) == {}
    learner.page.goto("about:blank")
    walker.activate()
    walker.login()
    inside = ["/site/accueil/", "/site/documents/ajouter/", "/site/parametres/mot-de-passe/"]
    assert look_at(learner, inside, SIZES) == {}
    tried(len(SIZES) * len(outside + inside), "pages measured")

    learner.page.set_viewport_size({"width": 390, "height": 844})
    learner.when_they_open("/site/parametres/mot-de-passe/")
    learner.press(learner.button("Changer le mot de passe"))
    expect(learner.page.get_by_role("alert").get_by_role("link")).to_have_count(3)
    begins, faults = learner.page.evaluate(LOOK)
    assert (begins < HIGHEST, faults) == (True, [])


def test_each_menu_opens_without_a_script_and_has_what_it_names(at_a_pc, otter):
    otter.workshop.may_restart = True
    otter.workshop.save()
    walker = Learner(otter)
    walker.activate()
    walker.login()
    learner = at_a_pc(otter, width=390, height=844, javascript=False)
    learner.given_they_are_seated(walker)
    learner.when_they_open("/site/accueil/")
    header = learner.page.locator(".site-header")
    documents = header.get_by_role("link", name="Documents médicaux")
    restart, enlarge = (learner.button(name) for name in ("Recommencer cet exercice", "Agrandir"))
    for folded in (restart, enlarge, documents):
        expect(folded).to_be_hidden()
    learner.when_they_open_the_menu_of_the_band()
    expect(learner.heading("Ma mission")).to_be_visible()
    expect(enlarge).to_be_visible()
    expect(restart).to_be_hidden()
    learner.press(learner.disclosure("Autres actions"))
    expect(restart).to_be_visible()
    expect(learner.page.get_by_text("Ce que vous avez fait n’est pas perdu.")).to_be_visible()
    learner.press(header.locator("summary").get_by_text("Menu"))
    learner.press(documents)
    learner.then_the_page_is("Documents médicaux")
    expect(header.locator("summary").get_by_text("Documents médicaux")).to_be_visible()

    delete = learner.page.locator(".documents__verbs").get_by_role("button", name="Supprimer")
    expect(delete).to_be_hidden()
    learner.press(learner.page.locator(".documents__verbs summary").get_by_text("Autres actions"))
    expect(delete).to_be_visible()


@pytest.mark.full
@pytest.mark.parametrize("width", [320, 390, 1366])
def test_escape_closes_each_menu_and_gives_the_focus_back(at_a_pc, otter, width):
    learner = at_a_pc(otter, kind=KeyboardUser, width=width, height=625)
    learner.given_they_are_logged_in()
    Seat.objects.filter(pk=otter.pk).update(display="large")
    learner.when_they_open("/site/accueil/")
    for place in (".band__more", ".site-nav__menu", ".switcher"):
        menu = learner.page.locator(place)
        learner.press(menu.locator("summary"))
        expect(menu).to_have_attribute("open", "")
        learner.page.keyboard.press("Tab")
        learner.look_at_the_focus()
        learner.page.keyboard.press("Escape")
        expect(menu).not_to_have_attribute("open", "")
        expect(menu.locator("summary")).to_be_focused()


EVERYWHERE = """accueil profils profil-medical profil-medical/mesures
profil-medical/maladies/ajouter documents documents/ajouter messagerie messagerie/nouveau agenda
agenda/examens parametres parametres/coordonnees/email parametres/mot-de-passe
parametres/notifications parametres/professionnels parametres/historique parametres/cloture
partage questions/taille"""


@pytest.mark.full
def test_every_page_begins_high(at_a_pc, otter, tried):
    """At 320 px, whose profile it is and a long name of a rubric are one line more."""
    learner = at_a_pc(otter, width=390, height=844)
    walker = Learner(otter)
    walker.reach("identifiants")
    learner.given_they_are_seated(walker)
    outside = ["/place/", "/papiers/", "/site/", "/site/activation/", "/site/connexion/"]
    outside += [walker.step(page) for page in PAGES] + ["/site/nouveau-code/identite/"]
    assert look_at(learner, outside, [*SIZES, ENLARGED]) == {}
    learner.page.goto("about:blank")
    walker.activate()
    walker.login()
    inside = [f"/site/{each}/" for each in EVERYWHERE.split()]
    assert look_at(learner, inside, [*SIZES, ENLARGED]) == {}
    add(walker, "Lola")
    walker.send(reverse("profiles:show_profile", args=[child(walker, "Lola").account.pk]))
    learner.when_they_open("/site/accueil/")  # that it is shown now is said there, once
    ends = [(False, False), (True, False), (True, True)]
    for is_finished, is_end_read in ends:
        how = {"is_finished": is_finished, "is_end_read": is_end_read}
        Seat.objects.filter(pk=otter.pk).update(**how)
        assert look_at(learner, inside, [*SIZES, ENLARGED]) == {}, how
    tried(3 * len(outside + inside) + 9 * len(inside), "pages measured")
