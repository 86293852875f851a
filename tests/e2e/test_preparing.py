"""Before and after: a mixed room on paper, another exercise, a place more or less, the review."""

import re
import time
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from sandbox.workshop.models import SeatEvent, Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.mediator import MediatorAtALaptop, Walker
from tests.e2e.test_axe import NARROW, Inspector
from tests.strict import Learner

SECONDS_OF_THE_MACHINE = 20
JEANNE = "Jeanne, une carte sans photo"


class Prepares(MediatorAtALaptop):
    """A mediator who gives each place what it needs."""

    def when_they_prepare_a_mix(self, title, *, people, offered, places):
        self.press(self.link("Nouvel atelier"))
        self.write(self.field("Titre"), title)
        self.press(self.disclosure("Autres réglages"))
        for group, names in [("Scénario", people), ("Exercices que chacun", offered)]:
            for name in names:
                boxes = self.page.get_by_role("group", name=group)
                self.choose(boxes.get_by_role("checkbox", name=name))
        self.write(self.field("Nombre de places"), places)
        self.choose(self.field("Comme dans le tutoriel (2022)"))
        self.choose(self.field("Les papiers sont imprimés seulement"))
        self.press(self.button("Préparer l’atelier"))
        expect(self.page.get_by_text("est prêt")).to_be_visible()
        return Workshop.objects.get(title=title)

    def then_it_prints_on(self, pages):
        self.page.wait_for_load_state()  # printed before that, a page may never come
        printed = PdfReader(BytesIO(self.page.pdf(prefer_css_page_size=True)))
        assert len(printed.pages) == pages


class Learns(Walker):
    """A learner who changes exercise."""

    def when_they_choose_another_exercise(self, name):
        self.press(self.link("Un autre exercice"))
        self.then_the_page_is("Un autre exercice")
        self.press(self.button(name))

    def then_they_play(self, name):
        expect(self.page.get_by_text(re.compile(f"^Vous jouez {name}"))).to_be_visible()


@pytest.fixture
def mediator(at_a_pc):
    mediator = at_a_pc(None, kind=Prepares)
    mediator.given_they_are_let_in()
    return mediator


@pytest.fixture
def free_choice(transactional_db):
    """Two places that play Inaya, and may play Jeanne."""
    return build.workshop(
        scenario="mere-trois-enfants",
        seats=2,
        offered=["sans-photo"],
        owner=access.machine_mediator(),
    )


def worked(workshop):
    """Place 1 activated after an error, and asked for help once; place 2 stopped on the way."""
    first, second = (Learner(seat) for seat in workshop.places)
    first.send(first.step("code"), {"code": "AAAAbbbbCCCC"})
    first.activate_only()
    first.seat.events.create(kind=SeatEvent.Kind.ASKED)
    second.reach("conditions")
    return first


def test_from_the_form_to_the_review(mediator, at_a_pc):
    workshop = mediator.when_they_prepare_a_mix(
        "Mélange", people=["Inaya, mère", "Gérard"], offered=[JEANNE], places="2"
    )
    learner = at_a_pc(None, kind=Learns)
    learner.when_they_join(workshop, 2)
    learner.then_they_play("Gérard")
    expect(learner.page.get_by_text("Ses papiers sont sur la table.")).to_be_visible()
    learner.when_they_choose_another_exercise(JEANNE)
    learner.then_they_play("Jeanne")
    learner.press(learner.link("Voir mes papiers"))
    expect(learner.page.get_by_role("heading", name="La carte d’entraînement")).to_be_visible()

    mediator.press(mediator.button("Ajouter une place"))
    expect(mediator.page.get_by_text("La place 3 est prête.")).to_be_visible()
    mediator.when_they_open(f"/animation/{workshop.code}/place/2/")
    mediator.press(mediator.button("Retirer cette place"))
    mediator.then_the_page_is("Retirer la place 2\u00a0?")
    mediator.press(mediator.button("Oui, retirer la place"))
    expect(mediator.page.get_by_text("La place 2 est retirée.")).to_be_visible()
    expect(learner.page).to_have_url(re.compile(r"/$"))

    worked(workshop)
    mediator.press(mediator.link("Le bilan"))
    mediator.then_the_page_is("Mélange")
    expect(
        mediator.page.get_by_role("row", name="Ce code provisoire n’est pas le bon 1", exact=True)
    ).to_be_visible()
    mediator.then_it_prints_on(2)
    mediator.press(mediator.link("Les fiches «\u00a0J’ai réussi\u00a0»"))
    expect(mediator.page.get_by_text("J’ai activé un espace santé.")).to_be_visible()
    mediator.then_it_prints_on(2)


@pytest.mark.full
def test_the_machine_takes_few_of_the_two_minutes(mediator):
    """From the link to twelve places and their sheets in one file; the rest is for people."""
    started = time.monotonic()
    workshop = mediator.when_they_prepare("Vite", places="12")
    mediator.press(mediator.link("Imprimer les fiches"))
    with mediator.page.expect_download() as file:
        mediator.press(mediator.link("Télécharger le PDF"))
    assert len(PdfReader(file.value.path()).pages) == 2 * workshop.places.count()
    assert time.monotonic() - started < SECONDS_OF_THE_MACHINE


@pytest.mark.full
@pytest.mark.parametrize("how", ["without JavaScript", "by keyboard"])
def test_another_exercise_and_back(at_a_pc, free_choice, how):
    kind = type("LearnsByKeyboard", (KeyboardUser, Learns), {}) if "keyboard" in how else Learns
    learner = at_a_pc(free_choice.places.first(), kind=kind, javascript="without" not in how)
    learner.given_they_are_seated()
    learner.when_they_open("/place/")
    learner.when_they_choose_another_exercise(JEANNE)
    learner.then_they_play("Jeanne")
    learner.press(learner.button("Revenir à l’exercice d’avant"))
    expect(learner.page.get_by_text("vous jouez de nouveau Inaya")).to_be_visible()


@pytest.mark.full
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_every_page_before_and_after_is_accessible(at_a_pc, free_choice, tried, width, height):
    free_choice.is_on_paper = True
    free_choice.save()
    first = worked(free_choice)
    learner = at_a_pc(first.seat, width=width, height=height)
    learner.given_they_are_seated(first)
    inspector = Inspector(learner, {}, also=[NARROW])
    for path in ["/place/", "/place/autre-exercice/", "/place/reussites/", "/papiers/", "/site/"]:
        learner.when_they_open(path)
        inspector.look(path)
    free_choice.places.filter(pk=first.seat.pk).update(is_finished=True)
    learner.when_they_open("/place/fin/")
    learner.then_the_page_is("C’est réussi")
    inspector.look("end")
    learner.press(learner.disclosure("Menu" if width < 1024 else "Ma mission").first)
    learner.press(learner.page.locator("[name=reply]").nth(1))
    expect(learner.page.get_by_text("Pas tout à fait.")).to_be_visible()
    inspector.look("reply")
    mediator = at_a_pc(None, kind=MediatorAtALaptop, width=width, height=height)
    mediator.given_they_are_let_in()
    inspector.learner = mediator
    for rest in ["bilan/", "reussites/", "navigateur/"]:
        mediator.when_they_open(f"/animation/{free_choice.code}/{rest}")
        inspector.look(rest)
    mediator.when_they_open(f"/animation/{free_choice.code}/place/1/")
    mediator.press(mediator.button("Retirer cette place"))
    inspector.look("removal")
    mediator.when_they_open("/animation/nouvel-atelier/")
    inspector.look("new")
    tried(inspector.pages, "pages before and after the workshop through axe")
    assert inspector.faults == []
