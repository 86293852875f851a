"""« Guidé »: the ring is around what it points at, covers nothing, and moves nothing.

Boxes are compared: those of the painted border with each word and each control of the page, and
those of the page with the ring and without it.
"""

import pytest
from playwright.sync_api import expect

from sandbox.workshop.models import Seat
from sandbox.workshop.scenarios import build
from tests.strict import Learner

LOOK = """() => {
  const isShown = (each) => each.getClientRects().length
    && getComputedStyle(each, "::after").content !== "none";
  const rings = [...document.querySelectorAll(".ring")].filter(isShown);
  if (rings.length !== 1) return [`${rings.length} rings`];
  const [ring] = rings;
  const faults = [];
  const inner = ring.getBoundingClientRect();
  const style = getComputedStyle(ring, "::after");
  const [top, right, bottom, left, width] =
    [style.top, style.right, style.bottom, style.left, style.borderTopWidth].map(parseFloat);
  const outer = { top: inner.top + top, bottom: inner.bottom - bottom,
    left: inner.left + left, right: inner.right - right };
  if (outer.left < 0 || outer.right > innerWidth) faults.push("out of the window");
  const painted = [
    { ...outer, bottom: outer.top + width }, { ...outer, top: outer.bottom - width },
    { ...outer, right: outer.left + width }, { ...outer, left: outer.right - width },
  ];
  const { min, max } = Math;
  const meet = (one, other) => min(one.right, other.right) - max(one.left, other.left) > 0.5
    && min(one.bottom, other.bottom) - max(one.top, other.top) > 0.5;
  const isOnlyHeard = (each) => each.offsetWidth <= 1
    && getComputedStyle(each).position === "absolute";
  const isSeen = (each) => each.checkVisibility() && !each.closest(".visually-hidden")
    && !isOnlyHeard(each);
  const check = (box, name) => {
    if (box.width > 1 && painted.some((part) => meet(part, box))) faults.push(`covers ${name}`);
  };
  const range = document.createRange();
  const words = document.createTreeWalker(document.querySelector(".site"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const node = words.currentNode;
    if (!node.data.trim() || !isSeen(node.parentElement)) continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, width, height } of range.getClientRects()) {
      const letters = { left, right, width, top: top + height / 6, bottom: bottom - height / 6 };
      check(letters, node.data.trim().slice(0, 40)); // a line is taller than its letters
    }
  }
  const pressed = "input, select, textarea, button, summary, a";
  for (const control of document.querySelectorAll(`.site :is(${pressed}):not(.entry)`)) {
    if (!isSeen(control) || control === ring) continue;
    check(control.getBoundingClientRect(), control.name || control.innerText);
  }
  const thing = ring.matches(pressed) ? ring : [...ring.querySelectorAll(pressed)].find(isSeen);
  thing.scrollIntoView({ block: "center", behavior: "instant" });
  const box = thing.getBoundingClientRect();
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (!ring.contains(there)) faults.push(`cannot be pressed: ${there && there.className}`);
  const all = [...document.querySelectorAll("main *, .site-header *, .site-nav *")];
  const place = ({ x, y, width, height }) => [x, y, width, height].join();
  const places = () => all.map((each) => place(each.getBoundingClientRect()));
  const before = places();
  const classes = [...ring.classList].filter((name) => name.startsWith("ring"));
  ring.classList.remove(...classes);
  if (places().some((each, rank) => each !== before[rank])) faults.push("moves the page");
  ring.classList.add(...classes);
  return faults;
}"""
"""What is wrong with the ring of the page."""

SIZES = [(1366, 625, ""), (390, 844, "")]
MORE = [(320, 640, ""), (1366, 625, "large"), (683, 384, "")]
INSIDE = ["accueil", "documents", "documents/ajouter", "agenda", "parametres", "parametres/cloture"]
INSIDE += ["profils/ajouter", "messagerie", "questions/taille"]
OUTSIDE = ["", "activation", "opposition", "opposition/code", "nouveau-code/identite", "connexion"]
OUTSIDE += ["identifiant-oublie/identite", "mot-de-passe-oublie/identite"]


def look_at(learner, addresses, sizes, *, must=True):
    """{(address, size): what is wrong there}; where it may have no ring, only of those with one."""
    found, seen = {}, 0
    for width, height, display in sizes:
        Seat.objects.filter(pk=learner.seat.pk).update(display=display)
        learner.page.set_viewport_size({"width": width, "height": height})
        for address in addresses:
            learner.when_they_open(address)
            has_one = learner.page.locator(".ring").count()
            faults = learner.page.evaluate(LOOK) if has_one or must else []
            seen += bool(has_one)
            if faults:
                found[address, width, display] = faults
    Seat.objects.filter(pk=learner.seat.pk).update(display="")
    return found, seen


def test_guided_help_never_covers_what_it_points_at(at_a_pc, otter, tried):
    learner = at_a_pc(otter, height=625)
    walker = Learner(otter)
    walker.reach("choix")
    learner.given_they_are_seated(walker)
    steps = [walker.step(slug) for slug in ["code", "identite", "choix"]]
    faults, seen = look_at(learner, ["/site/", "/site/activation/", *steps], SIZES)
    assert faults == {}
    then_it_goes_from_box_to_box(learner, walker)
    tried(seen, "rings compared with all around them")


def then_it_goes_from_box_to_box(learner, walker):
    """The code until it is whole, then the button; the conditions to accept, then the button;
    unticked, the box again."""
    ring = learner.page.locator(".ring")
    learner.when_they_open(walker.step("code"))
    code = learner.field("Code provisoire")
    code.fill(walker.code.code)
    expect(ring.locator("button")).to_have_text("Continuer")
    code.fill(walker.code.code[:5])
    expect(ring.locator("input")).to_have_value(walker.code.code[:5])
    walker.reach("conditions")
    learner.when_they_open(walker.step("conditions"))
    box = learner.page.locator("#accord")
    assert ring.locator("#accord").count() == 1
    box.check()
    assert ring.locator("button").inner_text().strip() == "Continuer"
    box.uncheck()
    assert ring.locator("#accord").count() == 1


@pytest.mark.full
@pytest.mark.parametrize("scenario", build.scenarios())
def test_nor_on_any_page_of_any_exercise(at_a_pc, transactional_db, tried, scenario):
    seat = build.workshop(scenario=scenario, seats=1).places.first()
    learner, walker = at_a_pc(seat, height=625), Learner(seat)
    learner.given_they_are_seated(walker)
    found, seen = look_at(learner, [f"/site/{each}/".replace("//", "/") for each in OUTSIDE],
                          SIZES + MORE, must=False)  # fmt: skip
    if walker.person.account.has_login:
        walker.type_login()
        inside = [f"/site/{each}/" for each in INSIDE]
        more, seen_inside = look_at(learner, inside, SIZES + MORE, must=False)
        found, seen = found | more, seen + seen_inside
    assert found == {}
    assert seen
    tried(seen, "rings compared with all around them, in each exercise")
