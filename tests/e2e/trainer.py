"""The trainer: one laptop, its own screen with the notes, and the window that the room sees."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from sandbox.workshop.models import Seat
from tests.confidential import leaks
from tests.e2e.mediator import MediatorAtALaptop
from tests.workshop.test_scenes import SCENES, STEPS

FOLLOW = reverse("workshop:follow")

SMALLEST = 24
"""Pixels: under this, nobody reads it at six metres."""

CONTRAST = 7

HARD_TO_READ = """
([smallest, contrast]) => {
  const light = ([r, g, b]) => [r, g, b].map((value) => value / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, rank) => sum + part * [0.2126, 0.7152, 0.0722][rank], 0);
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const behind = (element) => {
    for (let here = element; here; here = here.parentElement) {
      const [r, g, b, alpha = 1] = numbers(getComputedStyle(here).backgroundColor);
      if (alpha === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim(), element = node.parentElement;
    if (!text || element.closest(".visually-hidden, .skip, template, [hidden]")) continue;
    if (!element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (!range.getBoundingClientRect().width) continue;
    const style = getComputedStyle(element);
    if (parseFloat(style.fontSize) < smallest) faults.add(`${style.fontSize}: ${text}`);
    const [front, back] = [numbers(style.color).slice(0, 3), behind(element)].map(light);
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    if (ratio < contrast) faults.add(`${ratio.toFixed(1)} to 1: ${text}`);
  }
  return [...faults];
}
"""


OUT_OF_PLACE = """
async (words) => {
  await document.fonts.ready;
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  const faults = [];
  const shown = (element) => element.getClientRects().length > 0 && element.offsetWidth > 1;
  const box = (element) => element.getBoundingClientRect();
  const isOneLine = (elements) => {
    const boxes = elements.filter(shown).map(box);
    return Math.max(...boxes.map(({top}) => top)) < Math.min(...boxes.map(({bottom}) => bottom));
  };
  if (!isOneLine([...document.querySelector(".band__inner").children])) faults.push("band");
  const inHeader = ".site-header > :is(.brand, .site-header__tools), .site-nav__menu";
  if (!isOneLine([...document.querySelectorAll(inHeader)])) faults.push("header");
  if (document.documentElement.scrollWidth > window.innerWidth) faults.push("wider");
  const named = [...document.querySelectorAll("main *")].filter(shown).reverse()
    .find((each) => words && each.textContent.trim() === words);
  if (words && !named) faults.push(`absent: ${words}`);
  const about = named || document.querySelector("h1");
  const {top, bottom, left} = box(about);
  const seen = document.elementFromPoint(left + 8, (top + bottom) / 2);
  if (!seen || !(about.contains(seen) || seen.contains(about))) faults.push(`covered: ${words}`);
  if (bottom > window.innerHeight / 2) faults.push(`low: ${words} at ${bottom}`);
  const legend = document.querySelector(".over__marks");
  const banded = box(document.querySelector(".band")).bottom;
  for (const mark of [...document.querySelectorAll("[data-mark]")].filter(shown)) {
    const {top, bottom} = box(mark);
    const isUnder = top < 0 || (top + bottom) / 2 < banded;
    const isCovered = isUnder || (legend && bottom > box(legend).top);
    if (isCovered) faults.push(`mark ${mark.dataset.mark}`);
  }
  return faults;
}
"""
"""What the room has to look for: broken lines; what the scene is about, or a mark, covered."""


def _said(request):
    return (request.post_data or "").split("&")


class Trainer(MediatorAtALaptop):
    """Leads from the notes; `shown` is the window on the projector."""

    shown = None

    def given_they_present(self, workshop, *, width=1280, height=720):
        self.workshop = workshop
        self.given_they_are_let_in(workshop.owner)
        self.when_they_open(f"/animation/{workshop.code}/presentation/")
        with self.window.expect_page() as opened:
            self.press(self.button("Montrer"))
        self.shown = self.watch(opened.value)
        self.shown.set_viewport_size({"width": width, "height": height})
        expect(self.shown.get_by_text("Tout est faux.")).to_be_visible()
        self.page.bring_to_front()

    def watch(self, page):
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error.stack or error}"))
        page.on("request", self._watch)
        page.on("response", self._judge)
        return page

    @property
    def place(self):
        """Place 0, as the database has it now."""
        return Seat.objects.select_related("world").get(workshop=self.workshop, number=0)

    def step(self, name):
        return self.page.get_by_role("navigation", name="Les étapes").locator(
            f"button[value='{STEPS[name]}']"
        )

    def when_they_choose(self, name):
        sent = f"step={STEPS[name]}"
        with self.page.expect_response(lambda answer: sent in _said(answer.request)):
            self.press(self.step(name))
        self.then_the_room_has_followed()

    def when_the_room_has_had_time_to_follow(self):
        for _ in range(2):
            with self.shown.expect_response(lambda answer: FOLLOW in answer.url):
                pass

    def then_the_room_sees(self, name):
        check, path, words = SCENES[name]
        expect(self.shown).to_have_url(f"{self.server.url}{path}")
        expect(self.shown.locator("body")).to_contain_text(words)
        check(self.place)

    def then_the_room_has_followed(self):
        """Scenes may share an address: the window says which order it was led by."""
        place = self.place
        led = place.workshop.projection
        if not led.is_frozen:
            order = re.compile(rf"version={led.moves}-{place.world.generation}-")
            expect(self.shown.locator("#projection")).to_have_attribute("hx-get", order)

    def then_it_is_readable_at_six_metres(self):
        assert self.shown.evaluate(HARD_TO_READ, [SMALLEST, CONTRAST]) == []

    def out_of_place(self, words="", *, sizes):
        """What is wrong with the page on screens of these shapes; words: what it is about."""
        before, faults = self.shown.viewport_size, []
        for width, height in sizes:
            self.shown.set_viewport_size({"width": width, "height": height})
            self.shown.reload()
            found = self.shown.evaluate(OUT_OF_PLACE, words)
            faults += [f"{self.shown.url} {width} × {height}: {each}" for each in found]
        self.shown.set_viewport_size(before)
        return faults

    def then_no_secret_is_on_the_screen(self):
        """Neither in the HTML, nor in what a screen reader says."""
        html, said = self.shown.content(), self.shown.locator("body").aria_snapshot()
        assert leaks(html, self.place.world) == []
        assert leaks(said, self.place.world) == []
