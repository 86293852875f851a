"""The band's real height: nothing is covered by it or leaves the screen, whatever it says."""

import pytest
from playwright.sync_api import expect

from sandbox.workshop.models import Seat
from sandbox.world import clock
from tests import firefox, remembered
from tests.kinds.styles import declarations
from tests.strict import Learner

LONGEST = (16, 25, 32)
"""« la coccinelle », « le perroquet », and « la chouette bleue » of the second round."""

LOOK = """() => {
  const faults = [];
  const band = document.querySelector(".band");
  const box = (element) => element.getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth > wide) faults.push("scrolls sideways");
  const parts = [...band.querySelectorAll("p, button, summary, a")].filter((part) =>
    part.getClientRects().length && !part.closest(".visually-hidden, .band__panel"));
  for (const part of parts) {
    const { left, right, bottom } = box(part);
    const words = part.textContent.trim().slice(0, 25);
    if (left < -0.5 || right > wide + 0.5) faults.push(`leaves the screen: ${words}`);
    const isFixed = getComputedStyle(part).position === "fixed";
    if (!isFixed && bottom > box(band).bottom + 0.5) faults.push(`under the band: ${words}`);
    if (part.scrollWidth > part.clientWidth + 1) faults.push(`cut: ${words}`);
    const said = document.createRange();
    said.selectNodeContents(part.querySelector("span") || part);
    const lines = new Set(Array.from(said.getClientRects(), (line) => line.top)).size;
    const isSpaced = document.adoptedStyleSheets.length;
    if (isFixed && lines > 2 && !isSpaced) faults.push(`${lines} lines: ${words}`);
    for (const other of parts) {
      const [a, b] = [box(part), box(other)];
      if (part === other || part.contains(other) || other.contains(part) || isFixed) continue;
      if (getComputedStyle(other).position === "fixed") continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 1) faults.push(`over one another: ${words}`);
    }
  }
  window.scrollTo(0, 500);
  const tops = [band, document.querySelector(".reminder")];
  const stays = tops.find((each) => getComputedStyle(each).position === "sticky");
  const edge = stays ? box(stays).bottom : 0;
  const isSeen = (part) => box(part).top > -1 && box(part).height;
  const isRead = (part) => part.innerText.includes("N’écrivez") && isSeen(part);
  const warnings = [...document.querySelectorAll(".band__notice, .reminder p")];
  if (wide < 768 && innerHeight > 600 && !warnings.some(isRead)) faults.push("warns no more");
  const desk = document.querySelector(".desk");
  if (desk && innerWidth >= 1024) {
    if (box(desk).top < edge - 0.5) faults.push(`covers the desk by ${edge - box(desk).top}`);
    const isTooTall = box(desk).height > innerHeight - edge + 0.5;
    if (isTooTall) faults.push("the desk is taller than what is left");
  }
  if (edge > innerHeight / 4) faults.push(`takes ${edge} of ${innerHeight}`);
  for (const target of document.querySelectorAll("main a, main input, main button")) {
    if (!target.getClientRects().length) continue;
    target.focus();
    const { top, bottom } = box(target);
    if (document.activeElement === target && bottom > edge && top < edge - 0.5) {
      faults.push(`covers ${target.name || target.textContent.trim()}`);
    }
  }
  window.scrollTo(0, 0);
  return faults;
}"""
SPACED = "p, a, li, label, button, summary, span { line-height: 1.5; \
letter-spacing: 0.12em; word-spacing: 0.16em } p { margin-block-end: 2em }"
"""The text spacing that a reader may ask for (WCAG 1.4.12)."""

SPACE = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}"""

ZOOMED = [(683, 312), (342, 192), (390, 844), (320, 640)]
"""200 % and 400 % of the room's PC, and telephones."""


def sizes(step):
    return [(width, 625) for width in [*range(1024, 1921, step), 1366]] + [(1024, 768), *ZOOMED]


def walk(learner, step):
    """The faults at every size, with the window that is open."""
    found, page = [], learner.page
    for width, height in sizes(step):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        found += [(width, height, fault) for fault in page.evaluate(LOOK)]
    return found


def look_at_every_state(learner, step, tried):
    """Quiet, help asked, help on its way, spaced text, « Agrandir »."""
    found = []
    learner.given_they_are_seated()
    states = {
        "quiet": {},
        "asked": {"help_asked_at": clock.real_now()},
        "coming": {"help_asked_at": clock.real_now(), "help_answered_at": clock.real_now()},
    }
    for display in ("", "large"):
        for name, facts in states.items():
            Seat.objects.filter(pk=learner.seat.pk).update(display=display, **facts)
            learner.when_they_open("/site/activation/code/")
            found += [(display, name, *fault) for fault in walk(learner, step)]
            tried(len(sizes(step)), "bands measured")
        Seat.objects.filter(pk=learner.seat.pk).update(help_asked_at=None, help_answered_at=None)
    Seat.objects.filter(pk=learner.seat.pk).update(display="")
    learner.when_they_open("/site/activation/code/")
    learner.page.evaluate(SPACE, SPACED)
    return found + [("spaced", *fault) for fault in walk(learner, step)]


@pytest.fixture
def full_room(run, transactional_db):
    return remembered.workshop(run, "mere-trois-enfants", seats=32, may_restart=True)


def test_the_longest_name_is_covered_by_nothing_and_leaves_no_screen(at_a_pc, full_room, tried):
    learner = at_a_pc(full_room.seats.get(number=32))
    assert look_at_every_state(learner, 448, tried) == []


@pytest.mark.full
@pytest.mark.parametrize("number", LONGEST)
def test_long_names_at_every_width(at_a_pc, full_room, tried, number):
    learner = at_a_pc(full_room.seats.get(number=number))
    assert look_at_every_state(learner, 32, tried) == []


def test_without_javascript_the_band_scrolls_away(at_a_pc, full_room):
    """Nobody measured it: it stays on top of the page, and covers nothing of it."""
    learner = at_a_pc(full_room.seats.get(number=32), javascript=False)
    learner.given_they_are_seated()
    learner.when_they_open("/site/activation/code/")
    learner.page.mouse.wheel(0, 600)
    expect(learner.page.locator(".band")).not_to_be_in_viewport()


def test_only_one_number_stands_for_its_height():
    """Measured, it is `--band-height`; what sticks or is scrolled to says no height of its own."""
    told = [
        (file, declaration)
        for file, _, selector, declaration in declarations()
        if file != "band.css"
        and declaration.startswith(("inset-block-start", "scroll-padding"))
        and ("desk" in selector or selector == "html")
        and "band-height" not in declaration
    ]
    assert told == []


@pytest.mark.full
def test_the_desk_is_as_wide_as_its_papers_beside_a_real_scrollbar(live_server, full_room):
    """Firefox with scrollbars that take room: no second one, and no paper cut on its right."""
    if firefox.find() is None:
        pytest.skip("no Firefox here: the desk was not seen beside a real scrollbar")
    learner = Learner(full_room.seats.get(number=32))
    learner.get("/site/")
    cookies = {name: morsel.value for name, morsel in learner.cookies.items()}
    with firefox.opened() as engine:
        engine.seat(f"{live_server.url}/", cookies)
        engine.open(f"{live_server.url}/site/activation/code/")
        for width in (1024, 1280, 1366):
            engine.resize(width, 625)
            shown, there, tall, high = engine.run(
                "const desk = document.querySelector('.desk');"
                "return [desk.clientWidth, desk.scrollWidth, desk.scrollHeight, desk.clientHeight]"
            )
            assert tall > high, "nothing to scroll: the test sees nothing"
            assert there <= shown
