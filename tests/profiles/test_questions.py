"""The five questions that follow an activation."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from profiles import lists
from profiles.medical import completeness
from profiles.models import FirstQuestion
from profiles.questions import QUESTIONS
from sandbox.lessons import LESSONS
from sandbox.workshop.models import Seat
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from tests.strict import Learner

QUESTION_OF = {
    "Taille": "taille",
    "Poids": "poids",
    "Maladie": "maladie",
    "Traitement": "traitement",
    "Allergie": "allergie",
}
LIST_OF = {
    "maladie": ("illnesses", lists.Illnesses),
    "traitement": ("treatments", lists.Treatments),
    "allergie": ("allergies", lists.Allergens),
}


def url(slug):
    return reverse("profiles:question", args=[slug])


def sheet_answers(lines):
    """What the sheet says to answer, question by question."""
    assert [(line, slug) for slug, line, _ in lines] == list(QUESTION_OF.items())
    return {slug: answer_of(slug, text) for slug, _, text in lines}


def answer_of(slug, text):
    if slug not in LIST_OF:
        return {"answer": text}
    if text in ("Aucun", "Aucune"):
        return {"has": "non"}
    name, choices = LIST_OF[slug]
    value = next(value for value, label in choices.choices if label == text)
    return {"has": "oui", name: [value]}


@pytest.fixture
def asked(learner):
    """Logged in for the first time."""
    learner.activate_only()
    learner.login()
    return learner


def test_the_first_log_in_leads_to_the_first_question(asked):
    assertRedirects(
        asked.get(reverse("profiles:home")),
        reverse("profiles:questions"),
        fetch_redirect_response=False,
    )
    assertRedirects(asked.get(reverse("profiles:questions")), url("taille"))
    page = asked.get(url("taille"))
    assertContains(page, "Question 1 sur 5")
    assertContains(page, "Passer cette question")


def test_the_answers_of_the_sheet_are_in_the_medical_profile_at_once(asked):
    account = asked.person.account
    answers = sheet_answers(asked.person.answers)
    for number, (slug, answer) in enumerate(answers.items(), start=1):
        asked.get(reverse("profiles:questions"), follow=True)
        seat = Seat.objects.get(pk=asked.seat.pk)
        assert (seat.journey, seat.page, seat.step, seat.total) == ("questions", slug, number, 5)
        response = asked.send(url(slug), answer)
        assertRedirects(response, reverse("profiles:questions"), fetch_redirect_response=False)
    asked.get(reverse("profiles:questions"))
    said = {str(each) for each in account.measure_set.all()}
    assert said == {"Taille\u00a0: 1,55 m", "Poids\u00a0: 56,1 kg"}
    assert str(account.illness_set.get()) == "Asthme"
    assert str(account.treatment_set.get()) == "Un traitement pour l’asthme"
    assert str(account.allergy_set.get()) == "Pollen"
    account.preferences.refresh_from_db()
    assert account.preferences.welcomed_at == asked.world.now
    assert account.activity_set.filter(text__startswith="Profil médical").count() == 5
    assertContains(asked.get(reverse("profiles:home")), "Bonjour Inaya")
    assert "questions" in Seat.objects.get(pk=asked.seat.pk).achieved.splitlines()


def test_everything_passed_is_left_for_later(asked):
    for slug in QUESTIONS:
        asked.send(url(slug), {"passer": "oui"})
    account = asked.person.account
    assert set(account.firstquestion_set.values_list("outcome", flat=True)) == {"passed"}
    asked.get(reverse("profiles:questions"))
    account.preferences.refresh_from_db()
    assert account.preferences.welcomed_at
    with clock.at(asked.world.now):
        assert completeness(account) == (0, 13)
    assertContains(asked.get(reverse("profiles:medical")), "0 rubrique sur 13")


@pytest.mark.parametrize(
    "typed", ["1,55", "1.55", "1m55", "1 m 55", "155", "155 cm", "1,55 m", "1 55"]
)
def test_a_height_is_read_however_it_is_written(asked, typed):
    asked.send(url("taille"), {"answer": typed})
    assert asked.person.account.measure_set.get().value == Decimal(155)


@pytest.mark.parametrize("typed", ["56,1", "56.1 kg", "56,1kg", "56,1 kilos", " 56,1 "])
def test_a_weight_is_read_however_it_is_written(asked, typed):
    asked.send(url("poids"), {"answer": typed})
    assert asked.person.account.measure_set.get().value == Decimal("56.1")


@pytest.mark.parametrize(
    ("slug", "answer", "lesson"),
    [
        ("taille", {"answer": ""}, "measure-empty"),
        ("taille", {"answer": "grande"}, "height-format"),
        ("taille", {"answer": "15,5"}, "measure-unlikely"),
        ("taille", {"answer": "06 12 34 56 78"}, "text-real"),
        ("poids", {"answer": "lourd"}, "number-format"),
        ("poids", {"answer": "561"}, "measure-unlikely"),
        ("allergie", {}, "question-empty"),
        ("allergie", {"has": "oui"}, "question-which"),
        ("allergie", {"has": "non", "allergies": ["pollen"]}, "question-both"),
        ("allergie", {"has": "peut-être"}, "choice-unknown"),
        ("allergie", {"has": "oui", "allergies": ["dragon"]}, "choice-unknown"),
    ],
)
def test_an_answer_that_does_not_fit_is_asked_again_and_keeps_nothing(asked, slug, answer, lesson):
    response = asked.send(url(slug), answer)
    assertContains(response, LESSONS[lesson].says)
    account = asked.person.account
    assert not account.firstquestion_set.exists()
    assert not account.measure_set.exists()
    assert not account.allergy_set.exists()
    assert not account.declaration_set.exists()


def test_nothing_to_add_is_a_dated_answer(asked):
    asked.send(url("allergie"), {"has": "non"})
    declared = asked.person.account.declaration_set.get()
    assert (declared.section, declared.declared_at) == ("allergies", asked.world.now)
    asked.send(url("maladie"), {"has": "non"})
    slugs = asked.person.account.declaration_set.values_list("section", flat=True)
    assert set(slugs) == {"allergies", "maladies", "handicaps"}


def test_boxes_are_answer_enough(asked):
    asked.send(url("allergie"), {"allergies": ["pollen", "chat"]})
    names = asked.person.account.allergy_set.values_list("name", flat=True)
    assert set(names) == {"pollen", "chat"}


def test_a_double_click_adds_nothing(asked):
    for _ in range(2):
        asked.send(url("taille"), {"answer": "1,55"})
        asked.send(url("allergie"), {"has": "oui", "allergies": ["pollen"]})
    account = asked.person.account
    assert account.measure_set.count() == account.allergy_set.count() == 1
    assert account.firstquestion_set.count() == 2


def test_correcting_the_same_day_replaces(asked):
    asked.send(url("taille"), {"answer": "1,65"})
    assertContains(asked.get(url("taille")), 'value="1,65"')
    asked.send(url("taille"), {"answer": "1,55"})
    assert asked.person.account.measure_set.get().value == Decimal(155)
    asked.send(url("allergie"), {"has": "oui", "allergies": ["pollen", "chat"]})
    asked.send(url("allergie"), {"has": "oui", "allergies": ["chat"]})
    assert asked.person.account.allergy_set.get().name == "chat"
    asked.send(url("allergie"), {"has": "non"})
    assert not asked.person.account.allergy_set.exists()
    assert asked.person.account.declaration_set.get().section == "allergies"
    asked.send(url("allergie"), {"has": "oui", "allergies": ["chat"]})
    assert not asked.person.account.declaration_set.exists()


def test_unticking_keeps_the_details_of_what_stays(asked):
    account = asked.person.account
    asked.send(url("maladie"), {"illnesses": ["asthme", "migraine"]})
    account.illness_set.filter(name="asthme").update(comment="Depuis longtemps")
    asked.send(url("maladie"), {"illnesses": ["asthme"]})
    assert account.illness_set.get().comment == "Depuis longtemps"


def test_a_question_passed_then_answered(asked):
    asked.send(url("taille"), {"passer": "oui"})
    asked.send(url("taille"), {"answer": "155"})
    assert asked.person.account.firstquestion_set.get().outcome == FirstQuestion.Outcome.ANSWERED
    assertRedirects(asked.get(reverse("profiles:questions")), url("poids"))


def test_an_unknown_question(asked):
    assert asked.get(url("couleur")).status_code == 404


def test_the_questions_are_inside(learner):
    assertRedirects(learner.get(url("taille")), reverse("accounts:login"))


def test_a_neighbour_s_answers_are_not_touched(asked, neighbour):
    asked.send(url("taille"), {"answer": "155"})
    assert not neighbour.person.account.measure_set.exists()


@pytest.mark.swept
@pytest.mark.parametrize("scenario", sorted(build.scenarios()))
def test_every_answer_of_every_sheet_can_be_chosen(db, scenario):
    person = build.scenarios()[scenario]["person"]
    assert list(person["answers"]) == list(QUESTION_OF.values())
    for slug, text in person["answers"].items():
        answer = answer_of(slug, text)
        seat = build.workshop(scenario=scenario, seats=1).places.get()
        profile = seat.world.player.account
        with clock.at(clock.morning_of(date(2026, 3, 16))):
            form = QUESTIONS[slug](answer, profile=profile)
            assert form.is_valid(), form.errors


def test_a_workshop_of_another_scenario_reaches_its_home(db):
    learner = Learner(build.workshop(scenario="sans-photo", seats=1).places.get())
    learner.activate_only()
    learner.login()
    for slug, answer in sheet_answers(learner.person.answers).items():
        learner.send(url(slug), answer)
    assertContains(learner.get(reverse("profiles:questions"), follow=True), "Bonjour Jeanne")
