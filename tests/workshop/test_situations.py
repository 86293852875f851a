"""« Quelle est ma situation ? »: each answer leads to an exercise, and the board counts them."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.kit.toml_schema import FilePlace
from sandbox.workshop.models import Seat
from sandbox.workshop.scenarios import build, situations
from tests import remembered, replay
from tests.strict import Learner

FIRST = "/place/situation/"
ASKED_AT_MOST = 3


@pytest.fixture
def room(mediator):
    return remembered.workshop(
        replay.current, scenario="refus", seats=4, owner=mediator.user, asks_situation=True
    )


@pytest.fixture
def learner(room):
    return Learner(room.places.first())


def answer(learner, situation):
    return learner.send(FIRST, {"situation": situation}, follow=True)


def test_each_answer_leads_to_an_exercise_after_three_questions_at_most():
    asked, met = situations.questions(), {}

    def go_on(slug, rank):
        assert rank <= ASKED_AT_MOST, slug
        met[slug] = rank
        for each in asked[slug].answers:
            if each.question:
                assert asked[each.question].after == slug
                go_on(each.question, rank + 1)
            else:
                met[each.situation] = rank

    go_on(next(iter(asked)), 1)
    assert set(met) == {*asked, *situations.every()}
    assert {each.scenario for each in situations.every().values()} <= set(build.scenarios())


def test_an_answer_leads_to_one_thing():
    told = {"questions": [], "situations": []}
    place = FilePlace(told, [])
    situations.ANSWER.check({"says": "Oui"}, place)
    assert "un seul des deux" in place.found[0][1]


def test_from_the_door_to_the_exercise(learner):
    assertContains(learner.get("/place/"), "Trouver mon exercice")
    assertContains(learner.get(FIRST), "Pour qui venez-vous")
    dated = "En janvier 2026, environ 2 personnes sur 3"
    assertContains(learner.get(reverse("workshop:situation", args=["deja-active"])), dated)
    page = learner.get(reverse("workshop:situation", args=["enfant"]))
    assertContains(page, 'value="jumeaux"')
    assertContains(page, f'href="{reverse("workshop:situation", args=["pour-qui"])}"')
    page = answer(learner, "jumeaux")
    assert Seat.objects.get(pk=learner.seat.pk).scenario == "jumelles"
    assertContains(page, build.scenarios()["jumelles"]["mission"].splitlines()[0])
    shown = page.content.decode()
    assert shown.index("Aller sur le site d’entraînement") < shown.index("Répondre encore")
    assert "Le retrouver" not in shown, "nothing had been begun"
    assert "Revenir à l’exercice d’avant" in shown
    learner.send("/place/annuler/")
    assert Seat.objects.get(pk=learner.seat.pk).scenario == "refus"


def test_a_question_and_its_answers_are_said_in_one_s_language_too(learner):
    learner.seat.be_helped_in("tr")
    page = learner.get(reverse("workshop:situation", args=["enfant"]))
    for said in ("Hangi çocuk?", "İkizler", "Belki henüz carte Vitale kartımda değildir."):
        assertContains(page, f'<span class="also__over" lang="tr" dir="ltr">{said}</span>')


def test_one_s_own_exercise_stays_as_it_is(learner):
    learner.reach("identite")
    generation = learner.world.generation
    assertContains(answer(learner, "refus"), "C’est déjà votre exercice")
    assert learner.world.generation == generation


def test_the_board_counts_what_three_have_said(room, mediator):
    assertContains(mediator.page(room), "Personne n’a encore répondu")
    everybody = [Learner(place) for place in room.places]
    for each in everybody[:2]:
        answer(each, "jumeaux")
    told = "<dt>Parent de jumeaux</dt><dd>3</dd>"
    few = mediator.page(room)
    assertContains(few, "à partir de 3 réponses")
    assertNotContains(few, "<dt>Parent de jumeaux</dt>")
    answer(everybody[2], "jumeaux")
    assertContains(mediator.page(room), told)
    assertContains(mediator.page(room, "places/"), told)
    everybody[3].post("/place/quitter/")
    assertContains(mediator.page(room), told)
    everybody[0].post("/place/quitter/")
    assertNotContains(mediator.page(room), "<dt>Parent de jumeaux</dt>")


def test_where_one_was_born_and_what_one_refused_are_not_kept_apart(room, mediator):
    for place, situation in zip(room.places, ["ailleurs", "refus", "ailleurs"], strict=False):
        answer(Learner(place), situation)
    assert [place.scenario for place in room.places][:2] == ["nee-a-l-etranger", "refus"]
    assert {place.situation for place in room.places} == {"autre", ""}
    assertContains(mediator.page(room), "<dt>Une autre situation</dt><dd>3</dd>")


def test_who_sits_down_next_is_asked_again(room, learner):
    answer(learner, "jumeaux")
    learner.post("/place/quitter/")
    room.places.first().free()
    Learner(Seat.objects.get(pk=learner.seat.pk))
    assert Seat.objects.get(pk=learner.seat.pk).situation == ""


def test_an_old_page_moves_nothing(learner):
    page = {"situation": "jumeaux", "generation": learner.world.generation - 1}
    assertContains(learner.post(FIRST, page, follow=True), "Rien n’a été changé")
    assert Seat.objects.get(pk=learner.seat.pk).situation == ""


@pytest.mark.parametrize("path", [FIRST, "/place/situation/enfant/"])
def test_nothing_is_asked_in_another_room(workshop, path):
    assert Learner(workshop.places.first()).get(path).status_code == 404


def test_no_question_is_asked_that_there_is_not(learner):
    assert learner.get("/place/situation/autre/").status_code == 404
