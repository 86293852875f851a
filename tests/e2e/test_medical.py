"""Step 7 of the tutorial, then the medical profile: in a browser, and in each kind of it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from profiles.medical.sections import SECTIONS
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.somebody import QUESTIONS, Somebody
from tests.e2e.test_axe import NARROW, Inspector
from tests.profiles.whole_life import medical
from tests.strict import Learner

ANSWERS_OF_INAYA = {
    "Taille": "1,55 m",
    "Poids": "56,1 kg",
    "Maladie": "Asthme",
    "Traitement": "Un traitement pour l’asthme",
    "Allergie": "Pollen",
}


def given_their_first_log_in(somebody):
    learner = Learner(somebody.seat)
    learner.activate_only()
    learner.login()
    somebody.given_they_are_seated(learner)
    somebody.when_they_open(reverse("profiles:home"))


def when_they_go_to_their_medical_profile(somebody):
    somebody.when_they_go_to("Profil médical")
    somebody.then_the_page_is("Profil médical")


def when_they_choose(somebody, label, option):
    """Choose in a native list, with the mouse or with the arrows."""
    box = somebody.field(label)
    if isinstance(somebody, KeyboardUser):
        somebody.go_to(box)
        while box.locator("option:checked").inner_text() != option:
            somebody.page.keyboard.press("ArrowDown")
    else:
        box.select_option(label=option)


@pytest.mark.parametrize(
    ("kind", "javascript"),
    [
        pytest.param(Somebody, True, id="mouse"),
        pytest.param(Somebody, False, id="without JavaScript", marks=pytest.mark.full),
        pytest.param(KeyboardUser, True, id="keyboard", marks=pytest.mark.full),
    ],
)
def test_the_five_questions_then_the_medical_profile(at_a_pc, otter, kind, javascript):
    learner = at_a_pc(otter, kind=kind, javascript=javascript)
    given_their_first_log_in(learner)
    said = {line: answer for _, line, answer in learner.person.answers}
    assert said == ANSWERS_OF_INAYA
    learner.when_they_answer_the_questions(ANSWERS_OF_INAYA)
    learner.then_they_are_greeted()

    when_they_go_to_their_medical_profile(learner)
    learner.then_they_are_told("4 rubriques sur 13.")
    for held in ["Taille\u00a0: 1,55 m", "Asthme", "Un traitement pour l’asthme", "Pollen"]:
        learner.then_they_are_told(held)

    when_they_add_what_they_forgot(learner)
    when_they_save_the_synthesis(learner)
    document = learner.account.document_set.get(category="synthese")
    assert ["Pénicilline", "Noté."] in document.content["sections"][2]["rows"]


def when_they_add_what_they_forgot(learner):
    learner.press(learner.link("Allergies"))
    learner.then_the_page_is("Allergies")
    learner.press(learner.link("Ajouter une allergie"))
    learner.then_the_page_is("Ajouter une allergie")
    learner.press(learner.button("Enregistrer"))
    learner.then_the_errors_are("Choisir une réponse dans la liste")
    when_they_choose(learner, "Nom de l’allergène", "Pénicilline")
    learner.press(learner.button("Enregistrer"))
    learner.then_they_are_told("C’est enregistré dans le profil médical.")
    expect(learner.heading("Pénicilline")).to_be_visible()


def when_they_save_the_synthesis(learner):
    when_they_go_to_their_medical_profile(learner)
    learner.then_they_are_told("Je n’ai pas encore enregistré de synthèse.")
    learner.press(learner.button("Enregistrer la synthèse dans mes documents"))
    learner.then_they_are_told("La synthèse est enregistrée dans mes documents.")


def test_back_correct_and_a_double_click(learner):
    given_their_first_log_in(learner)
    learner.write(learner.field("Ma taille"), "165")
    learner.when_they_go_on()
    learner.then_they_are_told("Taille\u00a0: 1,65 m. C’est noté.")
    learner.when_they_go_back()
    learner.then_the_page_is(QUESTIONS["Taille"][0])
    learner.write(learner.field("Ma taille"), "1m55")
    learner.button("Continuer").dblclick()
    learner.then_the_page_is(QUESTIONS["Poids"][0])
    assert [str(each) for each in learner.account.measure_set.all()] == ["Taille\u00a0: 1,55 m"]


def test_a_deletion_is_asked_about_first(learner):
    learner.given_they_are_logged_in()
    learner.account.allergy_set.create(name="pollen", added_at=learner.seat.world.now)
    learner.when_they_open(SECTIONS["allergies"].url)
    learner.press(learner.link("Supprimer\u00a0: Pollen"))
    learner.then_the_page_is("Supprimer «\u00a0Pollen\u00a0»\u00a0?")
    learner.press(learner.link("Non, revenir"))
    expect(learner.heading("Pollen")).to_be_visible()
    learner.press(learner.link("Supprimer\u00a0: Pollen"))
    learner.press(learner.button("Oui, supprimer"))
    learner.then_they_are_told("Pollen\u00a0: c’est supprimé.")
    assert not learner.account.allergy_set.exists()


@pytest.mark.full
@pytest.mark.parametrize("width", [1366, 390])
def test_every_page_is_accessible(at_a_pc, otter, tried, width):
    somebody = at_a_pc(otter, width=width, height=768 if width > 1000 else 640)
    learner = Learner(otter)
    learner.activate_only()
    learner.login()
    somebody.given_they_are_seated(learner)
    inspector = Inspector(somebody, {}, also=[NARROW])

    def look(url):
        somebody.when_they_open(url)
        inspector.look(url)

    for slug in ["taille", "maladie", "allergie"]:
        look(reverse("profiles:question", args=[slug]))
        somebody.when_they_go_on()
        somebody.then_the_fault_has_the_focus()
        inspector.look(f"{slug}, wrong")
    look(reverse("profiles:medical"))
    look(SECTIONS["allergies"].url)
    medical.live(learner)
    add_yesterday(learner)
    somebody.when_they_open(reverse("profiles:medical"))  # takes the messages of that life
    look(reverse("profiles:medical"))
    for section in SECTIONS.values():
        look(section.url)
    for section in ["traitements", "entourage", "vaccinations"]:
        look(reverse("profiles:add_entry", args=[section]))
    tied = learner.person.account.illness_set.get()
    look(reverse("profiles:change_entry", args=["maladies", tied.pk]))
    look(reverse("profiles:add_measure", args=["tension"]))
    entry = learner.person.account.allergy_set.get()
    look(reverse("profiles:delete_entry", args=["allergies", entry.pk]))
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []


def add_yesterday(learner):
    """A second weight, so that there is a curve."""
    answers = {"value": "57", "taken_on_jour": 1, "taken_on_mois": 1, "taken_on_annee": 2020}
    learner.send(reverse("profiles:add_measure", args=["poids"]), answers)
