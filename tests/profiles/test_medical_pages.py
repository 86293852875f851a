"""The sections that have a page of their own: habits, advance directives, organ donation."""

from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles.medical.sections import SECTIONS
from sandbox.lessons import LESSONS

HABITS = SECTIONS["habitudes"].url
DIRECTIVES = SECTIONS["directives"].url
DONATION = SECTIONS["don-d-organes"].url
WISHES = {"resuscitation": "oui", "machines": "non", "feeding": "confiance", "relief": "oui"}


def test_habits_are_answered_changed_and_left(inside, profile):
    inside.send(HABITS, {"sommeil": "6-8-h", "tabac": "jamais"})
    assert dict(profile.habit_set.values_list("kind", "answer")) == {
        "sommeil": "6-8-h",
        "tabac": "jamais",
    }
    assertContains(inside.get(HABITS), '<option value="6-8-h" selected>')
    inside.send(HABITS, {"sommeil": "plus-de-8-h", "tabac": ""})
    assert dict(profile.habit_set.values_list("kind", "answer")) == {"sommeil": "plus-de-8-h"}


def test_an_unknown_habit_is_not_kept(inside, profile):
    response = inside.send(HABITS, {"sommeil": "toujours"})
    assertContains(response, LESSONS["choice-unknown"].says)
    assert not profile.habit_set.exists()


def test_directives_become_a_document(inside, profile):
    response = inside.send(DIRECTIVES, WISHES)
    assertRedirects(response, reverse("profiles:medical"))
    document = profile.document_set.get(category="directives")
    assert (document.name, document.category) == ("Mes directives anticipées", "directives")
    assert document.by == inside.person
    [section] = document.content["sections"]
    assert section["rows"][1] == [
        "Les machines qui respirent à ma place",
        "Non, je ne le souhaite pas",
    ]
    assertContains(inside.get(DIRECTIVES), "Mes directives anticipées, ")


def test_directives_written_twice_the_same_day_are_one_document(inside, profile):
    inside.send(DIRECTIVES, WISHES)
    inside.send(DIRECTIVES, WISHES | {"relief": "non"})
    document = profile.document_set.get(category="directives")
    assert document.content["sections"][0]["rows"][3][1] == "Non, je ne le souhaite pas"


def test_a_question_about_the_end_of_life_can_be_passed(inside, profile):
    inside.send(DIRECTIVES, WISHES | {"feeding": ""})
    document = profile.document_set.get(category="directives")
    questions = [question for question, _ in document.content["sections"][0]["rows"]]
    assert len(questions) == 3
    assert "La nourriture et l’eau données par un tuyau" not in questions


def test_all_the_questions_about_the_end_of_life_can_be_passed(inside, profile):
    page = inside.send(DIRECTIVES, follow=True)
    assertContains(page, "Les questions sont passées. Rien n’est écrit.")
    assert not profile.document_set.filter(category="directives").exists()


def test_the_rules_of_donation_are_read(inside, profile):
    assertContains(inside.send(DONATION), LESSONS["rules-unread"].says)
    assert not profile.declaration_set.exists()
    for _ in range(2):
        inside.send(DONATION, {"read": "on"})
    assert profile.declaration_set.get().section == "don-d-organes"
    page = inside.get(DONATION)
    assertContains(page, "Répondu le")
    assertNotContains(page, 'name="read"')
