"""Every page passed is accessible, whatever the window: axe, and nothing to scroll sideways."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from sandbox.workshop.scenarios import build
from sandbox.world import clock, codes, post
from tests.e2e.somebody import NEXT_PAGE, answers_of
from tests.strict import Learner

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN_AXE = """
async ([tags, marks]) => {
  for (const [name, value] of Object.entries(marks)) {
    document.documentElement.setAttribute(name, value);
  }
  const there = scrollY;
  scrollTo({top: 0, behavior: "instant"}); // a link half under the band is one gesture away
  const results = await axe.run(document, {
    resultTypes: ["violations"],
    preload: false,
    runOnly: {type: "tag", values: tags},
    rules: {"target-size": {enabled: true}},
  });
  scrollTo({top: there, behavior: "instant"});
  return results.violations.flatMap((violation) => violation.nodes.map((node) =>
    `${violation.id}: ${node.target} ${node.any.concat(node.all, node.none)
      .map((check) => check.message).join("; ")}`));
}
"""
FOLD = """() => {
  const desk = document.querySelector(".desk__panel");
  const wasOpen = Boolean(desk && desk.open);
  if (desk) desk.open = false;
  return wasOpen;
}"""
UNFOLD = "(open) => { if (open) document.querySelector('.desk__panel').open = true; }"
NARROW = (320, 640)
HOW_FAR_SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"
REAL_EMAIL = "marie@orange.fr"


class Inspector:
    """Looks at each page on the way, and keeps what it finds until the end.

    Where a page may be narrowed without playing the way to it again, `also` says to what. There,
    the short tier only looks for something to scroll sideways: `test_the_other_card[320]` has axe
    look at what is narrow.
    """

    is_thorough = False
    """Whether axe looks at the narrowed pages too: set by the full tier."""

    def __init__(self, learner, marks, also=()):
        self.learner, self.marks, self.also = learner, marks, also
        self.pages, self.faults = 0, []

    def look(self, name):
        self._look(name)
        page = self.learner.page
        own = page.viewport_size
        for width, height in self.also:
            page.set_viewport_size({"width": width, "height": height})
            was_open = page.evaluate(FOLD)
            if self.is_thorough:
                self._look(f"{name}, {width}")
            else:
                self._look_sideways(f"{name}, {width}")
            page.set_viewport_size(own)
            page.evaluate(UNFOLD, was_open)

    def _look(self, name):
        page, heard = self.learner.page, len(self.learner.faults)
        if not page.evaluate("Boolean(window.axe)"):
            page.evaluate(AXE_SCRIPT)
        violations = page.evaluate(RUN_AXE, [TAGS, self.marks])
        del self.learner.faults[heard:]  # axe tries inline styles, which our headers forbid
        self.faults += [f"{name}: {violation}" for violation in violations]
        self.pages += 1
        self._look_sideways(name)

    def _look_sideways(self, name):
        sideways = self.learner.page.evaluate(HOW_FAR_SIDEWAYS)
        if sideways > 0:
            self.faults.append(f"{name}: {sideways} px to scroll sideways")


WINDOWS = {
    "1366": (1366, 768, {}),
}
LONG = {
    "320": (320, 640, {}),
    "390": (390, 844, {}),
    "zoom 200 %": (683, 384, {}),
    "zoom 400 %": (342, 192, {}),
    "large text": (1366, 768, {"data-text": "large"}),
    "large text, 320": (320, 640, {"data-text": "large"}),
    "more contrast": (1366, 768, {"data-contrast": "more"}),
    "more contrast, 320": (320, 640, {"data-contrast": "more"}),
    "projector": (1366, 768, {"data-mode": "projector"}),
    "projector, 320": (320, 640, {"data-mode": "projector"}),
}
CASES = [pytest.param(*case, id=name) for name, case in WINDOWS.items()] + [
    pytest.param(*case, id=name, marks=pytest.mark.full) for name, case in LONG.items()
]


@pytest.mark.parametrize(("width", "height", "marks"), CASES)
def test_every_page_passed(at_a_pc, otter, tried, width, height, marks):
    learner = at_a_pc(otter, width=width, height=height)
    inspector = Inspector(learner, marks, also=[] if width == NARROW[0] else [NARROW])
    for walk in (around_the_door, the_papers, the_activation, the_log_in, the_inside):
        walk(learner, inspector.look)
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []


def around_the_door(learner, look):
    learner.when_they_open("/")
    look("door")
    learner.when_they_open("/place/nulle-part/")
    look("404")
    learner.faults.clear()  # a browser says every 404 in its console
    learner.when_they_open_the_link_of_their_place()
    look("seat")
    learner.when_they_open("/site/differences/")
    look("differences")


def the_papers(learner, look):
    with clock.at(learner.person.world.now):
        for channel in ("sms", "email"):
            post.send(learner.person, channel, "one_time_code", {"code": codes.one_time_code()})
    learner.when_they_open("/site/")
    look("site")
    if learner.has_a_drawer:
        learner.when_they_take("Lettre")
        look("drawer")
    learner.when_they_take("Carte")
    learner.choose(learner.page.get_by_role("checkbox", name="Où regarder ?"))
    look("card, where to look")
    learner.choose(learner.page.get_by_role("radio", name="Verso"))
    look("card, back")
    learner.when_they_take("SMS")
    look("telephone")
    learner.when_they_take("E-mails")
    look("mailbox")
    learner.press(learner.disclosure("Espace santé (faux)"))
    look("mail")
    learner.when_they_take("Fiche")
    look("sheet")
    learner.when_they_take("Lettre")
    if learner.has_a_drawer:
        learner.when_they_put_their_papers_away()
    else:
        learner.press(learner.drawer_handle)
    look("desk folded")
    learner.when_they_open("/papiers/")
    look("papers page")
    learner.person.world.seat.turn_to("real")
    learner.when_they_open("/papiers/messages/")
    look("messages in another tab")
    learner.when_they_open("/site/activation/code/")
    look("as in reality")
    learner.person.world.seat.turn_to("guided")


def the_activation(learner, look):
    answers = answers_of(learner.person)
    wrong = {
        "code": {"Code provisoire": "abcdefghijkl"},
        "identite": answers["identite"] | {"Année": "1901"},
        "choix": {},
        "conditions": {},
        "coordonnees": {"Adresse e-mail": "inaya", "Numéro de téléphone mobile": "06"},
        "identifiants": {"Identifiant": "I", "Mot de passe": "a"},
    }
    learner.when_they_open("/site/activation/")
    look("what is needed")
    learner.press(learner.link("Commencer"))
    learner.then_the_page_is("Mon code provisoire")
    for slug in answers:
        expect(learner.page.get_by_role("alert")).to_have_count(0)
        look(slug)
        for help_text in learner.page.locator("main details summary").all():
            learner.press(help_text)
        look(f"{slug}, help open")
        for mistake in ({}, wrong[slug]):
            learner.when_they_fill(mistake)
            learner.when_they_go_on()
            learner.then_the_fault_has_the_focus()
            look(f"{slug}, wrong")
        if slug == "code":
            hinted_and_kept(learner)
            look(f"{slug}, hinted and kept in sight")
        if slug == "coordonnees":
            learner.when_they_fill({"Adresse e-mail": REAL_EMAIL})
            learner.when_they_go_on()
            learner.then_they_are_told("Cette adresse est peut-être une vraie adresse.")
            look(f"{slug}, real")
        learner.when_they_answer(slug)
        learner.then_the_page_is(NEXT_PAGE[slug])
    look("activated")


def hinted_and_kept(learner):
    """Down to the yellow on the letter; where the papers are beside, its code above the box."""
    hint = learner.page.locator("#indices")
    for says in ("Regardez la lettre", "en 3 groupes", "en jaune"):
        learner.press(learner.page.get_by_role("button", name=re.compile("[Uu]n indice$")))
        expect(hint).to_contain_text(says)
    if not learner.is_narrow:
        learner.press(learner.button("Garder sous les yeux\u00a0: code provisoire"))
        expect(learner.button("Ne plus garder")).to_be_visible()


def the_log_in(learner, look):
    credential = answers_of(learner.person)["identifiants"]
    learner.press(learner.link("Me connecter"))
    learner.then_the_page_is("Me connecter")
    look("log in")
    learner.press(learner.button("Me connecter"))
    learner.then_the_fault_has_the_focus()
    look("log in, empty")
    learner.when_they_fill({"Identifiant": credential["Identifiant"], "Mot de passe": "Non-12345"})
    learner.press(learner.button("Me connecter"))
    learner.then_the_errors_are("Identifiant ou mot de passe incorrect")
    look("log in, wrong")
    learner.when_they_fill({"Mot de passe": credential["Mot de passe"]})
    learner.press(learner.button("Me connecter"))
    learner.then_the_page_is("Code à usage unique")
    look("one-time code")
    learner.when_they_go_on()
    learner.then_the_errors_are("Saisir le code à usage unique")
    look("one-time code, wrong")
    learner.press(learner.button("Recevoir un e-mail"))
    learner.then_they_are_told("Un code est déjà parti.")
    look("one-time code, too soon")
    learner.when_they_give_the_code(learner.person.one_time_codes.first().code)
    learner.when_they_pass_the_questions()
    learner.then_they_are_greeted()


def the_inside(learner, look):
    look("inside")
    learner.press(learner.disclosure(": changer de profil"))
    look("profile menu")
    learner.press(learner.disclosure(": changer de profil"))
    if learner.page.locator("html[data-mode]").count() and not learner.is_narrow:
        learner.press(learner.page.locator(".site-nav__menu summary"))  # « Agrandir » folds them
    learner.when_they_go_to("Profil médical")
    learner.then_the_page_is("Profil médical")
    look("medical profile")
    learner.when_they_log_out()
    look("logged out")
    build.reset(type(learner.seat).objects.filter(pk=learner.seat.pk))
    learner.then_they_are_told("Votre place a été remise au début.")
    look("after a reset")


@pytest.mark.parametrize("width", [1366, 320])
def test_the_other_card(at_a_pc, transactional_db, tried, width):
    """Without photo: another front, another back."""
    seat = build.workshop(scenario="sans-photo", seats=1).places.get()
    learner = at_a_pc(seat, width=width, height=640)
    inspector = Inspector(learner, {})
    learner.given_they_are_seated(Learner(seat))
    learner.when_they_open("/site/activation/code/")
    learner.when_they_take("Carte")
    inspector.look("front")
    learner.choose(learner.page.get_by_role("radio", name="Verso"))
    learner.choose(learner.page.get_by_role("checkbox", name="Où regarder ?"))
    inspector.look("back, where to look")
    learner.when_they_open("/papiers/")
    inspector.look("papers page")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []


def test_the_page_for_a_form_that_is_too_old(learner, tried):
    inspector = Inspector(learner, {})
    learner.given_their_activation_is_at("code")
    learner.window.clear_cookies()
    learner.when_they_answer("code")
    learner.then_the_page_is("Cette page est trop ancienne")
    inspector.look("403")
    learner.faults.clear()  # a browser says every 403 in its console
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []
