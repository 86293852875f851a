"""Who plays what: a mix of scenarios, papers on the table, an exercise that one chooses alone."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop.models import Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.scenarios import build
from tests import remembered, replay
from tests.strict import Learner
from tests.workshop.test_prepare import NEW, answers  # noqa: F401
from tests.workshop.test_reset import rows

MIX = ["mere-trois-enfants", "refus", "sans-coordonnees"]
ANOTHER = "/place/autre-exercice/"


@pytest.fixture
def mixed(mediator):
    first, *others = MIX
    return remembered.workshop(
        replay.current,
        scenario=first,
        other_scenarios=others,
        seats=4,
        owner=mediator.user,
        is_on_paper=True,
    )


@pytest.fixture
def free_choice(mediator):
    return remembered.workshop(
        replay.current,
        scenario="refus",
        seats=2,
        owner=mediator.user,
        offered=["refus", "sans-photo"],
    )


def title(scenario):
    return build.scenarios()[scenario]["title"]


# -- the form ---------------------------------------------------------------------------------


def test_scenarios_are_dealt_in_turn(mediator, answers):  # noqa: F811
    mediator.post(NEW, answers | {"scenario": ["refus", "sans-photo"], "seats": "3"})
    made = Workshop.objects.get()
    assert made.scenarios == ["refus", "sans-photo"]
    dealt = [seat.scenario for seat in made.seats.all()]
    assert dealt == ["refus", "refus", "sans-photo", "refus"]
    names = [seat.world.player.first_name for seat in made.places]
    assert names == ["Gérard", "Jeanne", "Gérard"]


def test_a_scenario_without_a_place_is_refused(mediator, answers):  # noqa: F811
    page = mediator.post(NEW, answers | {"scenario": MIX, "seats": "2"})
    assertContains(page, "Il y a plus de scénarios que de places")
    assert not Workshop.objects.exists()


def test_what_was_chosen_is_proposed_to_a_copy(mediator, mixed):
    page = mediator.get(NEW, {"copie": mixed.code}).content.decode()
    for scenario in MIX:
        box = page.split(f'name="scenario" value="{scenario}"')[1].split(">")[0]
        assert "checked" in box
    assert "checked" in page.split('name="is_on_paper"')[1].split(">")[0]


# -- handouts ---------------------------------------------------------------------------------


def test_each_sheet_is_about_its_own_person(mediator, mixed):
    page = mediator.page(mixed, "fiches/")
    for seat in mixed.places:
        assertContains(page, seat.world.player.noted_identifiant)


def test_a_sheet_helps_with_the_code_where_there_is_one_to_type(mediator):
    workshop = build.workshop(
        scenario="cloture", other_scenarios=["refus"], seats=2, owner=mediator.user
    )
    assertContains(
        mediator.page(workshop, "fiches/"), "Le code provisoire a 12 caractères", count=1
    )


def test_the_mediator_s_sheet_says_what_each_scenario_teaches(mediator, mixed):
    page = mediator.page(mixed, "fiche-animateur/")
    assertContains(page, "(places 1, 4)")
    for scenario in MIX:
        assertContains(page, title(scenario))


# -- papers on the table ------------------------------------------------------------------------


def test_printed_papers_are_not_on_the_screen(mixed):
    learner = Learner(mixed.places.first())
    for path in ["/site/", "/papiers/"]:
        page = learner.get(path)
        assertContains(page, "sont sur la table")
        assertContains(page, "Le téléphone")
        assertContains(page, "La boîte e-mail")
        for written in [learner.person.nir, learner.person.noted_password, learner.code.code[:4]]:
            assertNotContains(page, written)
        assertNotContains(page, "La carte d’entraînement")


def test_what_was_not_printed_comes_by_the_screen(mixed):
    learner = Learner(mixed.places.first())
    learner.ask_new_code("sms")
    assertContains(learner.get("/papiers/"), learner.code.code[:4])
    learner = Learner(mixed.places.get(number=4))
    learner.ask_new_code("letter")
    learner.post(
        "/place/attendre/", {"generation": learner.world.generation, "retour": "/papiers/"}
    )
    assertContains(learner.get("/papiers/"), learner.code.code[:4])
    assertNotContains(learner.get("/papiers/"), "sont sur la table")


def test_who_has_no_phone_may_still_call(mixed):
    learner = Learner(mixed.places.get(number=3))
    assertContains(learner.get("/papiers/"), "Appeler le 3422")


def test_the_mediator_s_own_place_keeps_its_papers(mixed):
    assertContains(Learner(mixed.seats.get(number=0)).get("/papiers/"), "La carte d’entraînement")


def test_an_exercise_that_was_not_printed_has_its_papers_on_the_screen(mixed):
    mine = mixed.places.filter(number=1)
    action = actions.change_scenario(mixed, mine, "sans-photo")
    assertContains(Learner(mine.get()).get("/papiers/"), "La carte d’entraînement")
    actions.undo(action)
    assertNotContains(Learner(mine.get()).get("/papiers/"), "La carte d’entraînement")


# -- « Un autre exercice » ----------------------------------------------------------------------


def test_no_other_exercise_unless_it_is_offered(workshop):
    learner = Learner(workshop.places.first())
    assertNotContains(learner.get("/site/"), "Un autre exercice")
    assert learner.get(ANOTHER).status_code == 404
    assert learner.send(ANOTHER, {"exercise": "refus"}).status_code == 404


def test_one_chooses_another_exercise_and_takes_it_back(free_choice):
    learner = Learner(free_choice.places.first())
    learner.reach("identite")
    before = rows(learner.seat)
    assertContains(learner.get("/site/"), "Un autre exercice")
    page = learner.get(ANOTHER)
    assertContains(page, title("sans-photo"))
    assertNotContains(page, title("refus"))
    page = learner.send(ANOTHER, {"exercise": "sans-photo"}, follow=True)
    assertContains(page, "Vous jouez Jeanne Valfleuri")
    assertContains(learner.get(ANOTHER), title("refus"))
    seat = free_choice.places.first()
    assert (seat.scenario, seat.journey) == ("sans-photo", "")
    assertContains(learner.send(reverse("workshop:undo"), follow=True), "Vous jouez Gérard")
    assert rows(learner.seat) == before
    assert free_choice.places.first().scenario == "refus"


def test_restarting_stays_in_the_exercise_that_was_chosen(free_choice):
    learner = Learner(free_choice.places.first())
    learner.send(ANOTHER, {"exercise": "sans-photo"})
    learner.send(reverse("workshop:restart"))
    assert learner.person.first_name == "Jeanne"


def test_coming_back_to_the_first_exercise_finds_the_printed_sheet_again(free_choice):
    learner = Learner(free_choice.places.first())
    printed = learner.person.nir
    learner.send(ANOTHER, {"exercise": "sans-photo"})
    learner.send(ANOTHER, {"exercise": "refus"})
    assert learner.person.nir == printed


@pytest.mark.parametrize("exercise", ["refus", "cloture", "inconnu", ""])
def test_what_is_not_offered_is_not_given(free_choice, exercise):
    learner = Learner(free_choice.places.first())
    learner.send(ANOTHER, {"exercise": exercise})
    assert not free_choice.actions.exists()


def test_a_double_click_changes_once(free_choice):
    learner = Learner(free_choice.places.first())
    data = {"exercise": "sans-photo", "generation": learner.world.generation}
    for _ in range(2):
        learner.post(ANOTHER, data)
    assert free_choice.actions.count() == 1


def test_without_a_seat_there_is_no_exercise(db, client):
    assertRedirects(client.get(ANOTHER), "/")
