"""After a refusal, the faulty box, its sentence and what to do are on the screen together, once."""

import os
import re

import pytest
from django.urls import reverse
from playwright.sync_api import TimeoutError, expect

from sandbox.lessons import LESSONS
from sandbox.workshop.scenarios import build
from sandbox.world import samples
from tests import remembered
from tests.e2e.test_errors import when_they_send
from tests.errors import WAYS
from tests.strict import Learner, right_answers

SHOTS = os.environ.get("SHOTS")
SIZES = {
    "pc": (1366, 625, False),
    "phone": (390, 700, False),
    "enlarged": (1366, 625, True),
}

ROOM = "Aide de l’atelier"

IN_VIEW = """element => {
  const [band, bar] = ['.band', '.desk__toggle'].map((each) => document.querySelector(each));
  const position = (each) => each && getComputedStyle(each).position;
  const ceiling = ['sticky', 'fixed'].includes(position(band)) ? band.offsetHeight : 0;
  const floor = window.innerHeight - (position(bar) === 'fixed' ? bar.offsetHeight : 0);
  const box = element.getBoundingClientRect();
  return box.top >= ceiling - 1 && box.bottom <= floor + 1;
}"""
"""Under the band, above the bar of the papers."""


def then_it_is_in_view(somebody, locator, where):
    """At once or in a moment: the page is brought there once it has settled."""
    expect(locator).to_be_visible()
    try:
        somebody.page.wait_for_function(IN_VIEW, arg=locator.element_handle())
    except TimeoutError:
        pytest.fail(f"{where}: out of view, {locator.bounding_box()}")


def then_the_error_is_in_view(somebody, where):
    """The first faulty field: its box, its error, its « Que faire ? »; else what the page says."""
    main = somebody.page.locator("main")
    expect(main.locator(".field__error, #erreurs").first).to_be_visible()
    if SHOTS:
        somebody.page.screenshot(path=f"{SHOTS}/c-{where.replace('/', '-')}.png")
    fields = main.locator(".field--error, .field--blank")
    if main.locator("#erreurs[data-autofocus]").count():  # the whole page is refused
        then_it_is_in_view(somebody, main.locator("#erreurs li").first, where)
        then_it_is_in_view(somebody, main.locator(".coach").first.get_by_text("Que faire"), where)
        if where.startswith("pc "):
            then_it_is_in_view(somebody, what_comes_next(somebody), f"{where}, what comes next")
        return
    field = fields.first
    box = field.locator("input:not([type=hidden]), select, textarea")
    faulty = field.locator("[aria-invalid=true]")
    then_it_is_in_view(somebody, (faulty if faulty.count() else box).first, where)
    sentence = field.locator(".field__error").first
    then_it_is_in_view(somebody, sentence, where)
    then_it_is_in_view(somebody, field.locator(".coach dd").nth(1), where)
    is_wrong = main.locator(".field--error").count()
    expect(somebody.page).to_have_title(re.compile("Erreur" if is_wrong else "À remplir"))
    said = sentence.inner_text().split("\u00a0: ")[-1].split("\n")[-1]
    if main.locator("#erreurs li").count() == 0:
        alone = re.compile(rf"(^|: ?){re.escape(said)}$")
        visible = [each for each in main.get_by_text(alone).all() if each.is_visible()]
        assert len(visible) == 1, (where, said)
    in_a_field = main.locator(".field .coach:visible").filter(has_text=ROOM)
    assert main.locator(".coach:visible").filter(has_text=ROOM).count() == in_a_field.count(), where
    focused = somebody.page.locator(":focus")
    assert focused.evaluate("each => Boolean(each.closest('.field--error, .field--blank'))"), where


def what_comes_next(somebody):
    """Where the whole page is refused: the way that its help gives, else the code that has gone,
    else the first box, to be corrected."""
    main = somebody.page.locator("main")
    way = main.locator(".coach").first.locator(".coach__way a")
    code = somebody.link("Saisir mon code provisoire")
    ways = [each for each in (way, code) if each.count()]
    return ways[0] if ways else main.locator("form .field input:visible").first


IDENTITY_BLANK = dict.fromkeys(
    ["nir", "naissance_jour", "naissance_mois", "naissance_annee", "serie"], ""
)


def changed(step, **wrong):
    def answers(learner):
        return right_answers(learner.person)[step] | wrong

    return answers


ACTIVATION = "/site/activation/{}/".format
TABLE = [
    ("code", lambda person: {"code": ""}),
    ("code", lambda person: {"code": "aaaabbbbcccc"}),
    ("identite", lambda person: IDENTITY_BLANK),
    ("identite", changed("identite", nir="1 85 05 78 006 084 36")),
    ("identite", changed("identite", nir="123")),
    ("identite", changed("identite", naissance_jour="32")),
    ("identite", changed("identite", serie="999990000")),
    ("identite", changed("identite", naissance_annee="1901")),
    ("conditions", lambda person: {"accord": None}),
    ("coordonnees", changed("coordonnees", email="inaya")),
    ("coordonnees", changed("coordonnees", telephone="06 12 34 56 78")),
    ("identifiants", changed("identifiants", password="court", confirmation="court")),
]


@pytest.fixture
def seat(run, transactional_db):
    return remembered.workshop(run, "mere-trois-enfants", seats=1).places.get()


FEW = [TABLE[1], TABLE[2], TABLE[5], TABLE[10]]
"""A box alone, boxes left empty, three boxes side by side, a number that may be real."""

ROWS = [
    pytest.param("pc", TABLE, id="pc"),
    pytest.param("phone", FEW, id="phone"),
    pytest.param("enlarged", FEW, id="enlarged", marks=pytest.mark.full),
    pytest.param("phone", TABLE, id="phone, every row", marks=pytest.mark.full),
    pytest.param("enlarged", TABLE, id="enlarged, every row", marks=pytest.mark.full),
]


@pytest.mark.parametrize(("size", "rows"), ROWS)
def test_the_error_and_its_remedy_are_on_the_screen(at_a_pc, seat, size, rows):
    width, height, is_enlarged = SIZES[size]
    learner = Learner(seat)
    learner.reach("identifiants")
    if is_enlarged:
        learner.send(reverse("workshop:display"))
    somebody = at_a_pc(seat, width=width, height=height)
    somebody.given_they_are_seated(learner)
    for number, (step, answers) in enumerate(rows):
        somebody.when_they_open(ACTIVATION(step))
        when_they_send(somebody, answers(learner))
        then_the_error_is_in_view(somebody, f"{size} {number} {step}")
    then_each_link_shows_its_field(somebody, f"{size} links")


def then_each_link_shows_its_field(somebody, where):
    """At whatever height the page is, a link of the list shows label, error and box."""
    somebody.when_they_open(ACTIVATION("identite"))
    when_they_send(somebody, IDENTITY_BLANK)
    links = somebody.page.locator(".error-summary a")
    expect(links).to_have_count(3)
    expect(somebody.page.locator(".error-summary h2")).to_have_text("Il reste 3 cases à remplir")
    for number in range(links.count()):
        links.nth(number).click()
        field = somebody.page.locator("main .field--blank").nth(number)
        label = [] if where.startswith("enlarged") else [".field__label"]
        for part in [*label, ".field__error", "input:visible"]:
            then_it_is_in_view(somebody, field.locator(part).first, (where, number, part))


def test_what_is_only_missing_is_not_red(at_a_pc, seat):
    somebody = at_a_pc(seat, height=625)
    learner = Learner(seat)
    somebody.given_they_are_seated(learner)
    somebody.when_they_open(ACTIVATION("code"))
    when_they_send(somebody, {"code": ""})
    colour = "each => getComputedStyle(each).color"
    error = somebody.page.locator(".field--blank .field__error")
    assert error.evaluate(colour) == somebody.page.locator("h1").evaluate(colour)
    expect(somebody.page.locator("#erreurs h2")).to_have_text("Il reste 1 case à remplir")
    expect(somebody.page.locator("#code")).to_have_attribute("aria-invalid", "true")
    expect(somebody.page.locator("#code")).to_be_focused()


@pytest.mark.full
def test_where_one_begins_and_logs_in_is_in_view(at_a_pc, seat):
    """At 1366×625: the button that begins, and, after an error, all that is to be typed again."""
    somebody = at_a_pc(seat, height=625)
    somebody.given_they_are_seated(Learner(seat))
    for page in ["workshop:seat", "accounts:site", "accounts:what_is_needed", "accounts:withdraw"]:
        somebody.when_they_open(reverse(page))
        then_it_is_in_view(somebody, somebody.page.locator("main a.button").first, page)
    somebody.when_they_open(ACTIVATION("code"))
    then_it_is_in_view(somebody, somebody.button("Continuer"), "code")
    seat.itself.update(display="large")
    for page in [ACTIVATION("code"), reverse("accounts:withdrawal", args=["code"])]:
        somebody.when_they_open(page)
        then_it_is_in_view(somebody, somebody.page.locator("#code"), f"enlarged {page}")
    somebody.given_their_space_is_activated()
    for page in [reverse("accounts:login"), reverse("accounts:new_code", args=["identite"])]:
        somebody.when_they_open(page)
        box = somebody.page.locator("main form input:visible").first
        then_it_is_in_view(somebody, box, f"enlarged {page}")
    seat.itself.update(display="")
    then_the_promises_are_clear_of_the_band(somebody)
    noted = somebody.person.noted_identifiant
    for identifiant, box in [("quelqu.un", "Identifiant"), (noted, "Mot de passe")]:
        somebody.when_they_open(reverse("accounts:login"))
        somebody.write(somebody.field("Identifiant"), identifiant)
        somebody.write(somebody.field("Mot de passe"), "Mauvais-1234")
        somebody.press(somebody.page.locator("main button[type=submit]").first)
        then_the_error_is_in_view(somebody, f"login {box}")
        expect(somebody.field(box)).to_be_focused()
        then_it_is_in_view(somebody, somebody.field("Mot de passe"), "login")


def then_the_promises_are_clear_of_the_band(somebody):
    """Beside the short sheet of a free place, they touched it."""
    room = build.workshop(scenario="refus", seats=1)
    somebody.when_they_open(reverse("workshop:place", args=[room.code, 1]))
    band, promises = (somebody.page.locator(each).bounding_box() for each in (".band", ".promises"))
    assert promises["y"] - band["y"] - band["height"] >= 16


def test_the_guard_s_help_is_under_the_box_too(at_a_pc, seat):
    learner = Learner(seat)
    learner.reach("coordonnees")
    somebody = at_a_pc(seat, height=625)
    somebody.given_they_are_seated(learner)
    somebody.when_they_open(ACTIVATION("coordonnees"))
    when_they_send(somebody, {"email": "inaya@fournisseur.fr"})
    expect(somebody.field("Adresse e-mail")).to_be_focused()
    tops = [
        somebody.page.locator(part).first.bounding_box()["y"]
        for part in [".field__error", "#email", ".field--error .coach"]
    ]
    assert tops == sorted(tops)


def test_a_file_that_stays_says_why_in_view(at_a_pc, seat, tmp_path):
    learner = Learner(seat)
    learner.activate()
    learner.login()
    somebody = at_a_pc(seat, height=625)
    somebody.given_they_are_seated(learner)
    somebody.when_they_open(reverse("profiles:add_document"))
    file = tmp_path / "photo.exe"
    file.write_bytes(b"rien")
    somebody.page.locator("input[type=file]").set_input_files(file)
    then_the_error_is_in_view(somebody, "file")
    assert samples.accepted()


NOT_BY_HAND = {"question-both"}
"""What no browser sends: the list is folded under « Non »."""


def filled_by_hand(somebody, answers):
    """The boxes that one sees, the file last: what follows would scroll away from its error."""
    box = "main :is(input:not([type=hidden]), select, textarea)[name='{}']"
    seen = {name: text for name, text in answers.items()
            if somebody.page.locator(box.format(name)).count()}  # fmt: skip
    return dict(sorted(seen.items(), key=lambda answer: hasattr(answer[1], "file")))


@pytest.mark.full
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("slug", [slug for slug in LESSONS if not WAYS[slug].is_mediator])
def test_each_wall_is_in_view(at_a_pc, run, transactional_db, slug, size):
    way, (width, height, is_enlarged) = WAYS[slug], SIZES[size]
    seat = remembered.workshop(run, way.scenario, seats=2).places.first()
    learner = Learner(seat)
    way.prepare(learner)
    if is_enlarged and "seat" in learner.session:
        learner.send(reverse("workshop:display"))
    url, answers = way.url_for(learner), way.for_a_hand(learner)
    if answers is None or slug in NOT_BY_HAND:
        pytest.skip("a page of its own, or nothing that one sends by hand")
    somebody = at_a_pc(seat, width=width, height=height)
    somebody.given_they_are_seated(learner)
    somebody.when_they_open(url)
    when_they_send(somebody, filled_by_hand(somebody, answers))
    then_the_error_is_in_view(somebody, f"{size} {slug}")
