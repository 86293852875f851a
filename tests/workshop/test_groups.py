"""The two groups: held by places, seen on the board, ticked alone when a step is for one."""

import re

import pytest

from tests.strict import Learner
from tests.workshop.test_ladder import climb
from tests.workshop.test_scenes import STEPS


@pytest.fixture
def grouped(mediator, workshop):
    """Places 1 and 2 opens and refuses, and somebody sits there; nobody at place 3."""
    for place in workshop.places[:2]:
        Learner(place)
    climb(mediator, workshop, "ouvrir", 1, 3)
    climb(mediator, workshop, "refuser", 2, **{"from": "salle"})
    return mediator


def ticked(page):
    """The numbers of the places that the question ticks."""
    boxes = re.findall(r'name="seat" value="(\d+)"([^>]*)>', page.content.decode())
    return [int(number) for number, rest in boxes if "checked" in rest]


def test_one_press_puts_several_places_in_a_group_and_moves_none(grouped, workshop):
    assert [place.group for place in workshop.places] == ["opens", "refuses", "opens"]
    assert not workshop.actions.exists()
    page = climb(grouped, workshop, "sans-groupe", 1, 3).content.decode()
    assert "Dans aucun groupe\u00a0: places\u00a01 et 3." in page
    assert [place.group for place in workshop.places] == ["", "refuses", ""]


def test_the_board_says_the_group_in_a_word_and_follows_it(grouped, workshop):
    page = grouped.page(workshop, "").content.decode()
    assert re.findall(r"seat__group--\w+\">(\w+)<", page) == ["Ouvre", "Refuse", "Ouvre"]
    version = re.search(r"version=([\w.]+)", page)[1]
    asked = f"places/?version={version}"
    assert grouped.page(workshop, asked).status_code == 204
    climb(grouped, workshop, "refuser", 1)
    changed = grouped.page(workshop, asked).content.decode()
    assert 'id="tile-1"' in changed
    assert 'id="tile-2"' not in changed


def test_a_group_stays_with_its_place_when_it_is_put_back(grouped, workshop):
    climb(grouped, workshop, "debut", 1)
    assert workshop.seats.get(number=1).group == "opens"


@pytest.mark.parametrize(
    ("scene", "places"), [("accueil", [1, 2]), ("identite", [1]), ("refuser", [2])]
)
def test_a_step_ticks_who_it_is_for_and_no_free_place(grouped, workshop, scene, places):
    grouped.act(workshop, "presentation/etape", step=STEPS[scene])
    assert ticked(grouped.act(workshop, "presentation/tous", all="1")) == places


def test_who_is_in_no_group_practises_every_step(grouped, workshop):
    """« À vous » gives them its task, so « Tous à cette étape » ticks them."""
    climb(grouped, workshop, "sans-groupe", 1)
    grouped.act(workshop, "presentation/etape", step=STEPS["refuser"])
    page = grouped.act(workshop, "presentation/tous", all="1")
    assert ticked(page) == [1, 2]
    assert "Décochez les places à laisser." in page.content.decode()


def test_a_question_that_ticks_nobody_says_to_tick(mediator, workshop):
    mediator.act(workshop, "presentation/etape", step=STEPS["identite"])
    page = mediator.act(workshop, "presentation/tous", all="1")
    assert ticked(page) == []
    assert "Cochez les places à amener." in page.content.decode()


def test_the_counts_of_the_groups_are_of_who_is_there(grouped, workshop):
    page = grouped.page(workshop, "presentation/").content.decode()
    said = re.sub(r"\s+", " ", page)
    assert "Ouvre&nbsp;: 1 · Refuse&nbsp;: 1" in said


def test_one_press_ticks_a_group_alone_and_does_nothing_yet(grouped, workshop):
    grouped.act(workshop, "presentation/etape", step=STEPS["accueil"])
    page = grouped.act(workshop, "presentation/tous", all="1")
    assert "Cocher tous ceux qui ouvrent" in page.content.decode()
    sure = {"offered": ["1", "2", "3"], "seat": ["1", "2"], "confirmed": "1"}
    assert ticked(grouped.act(workshop, "presentation/tous", who="refuses", **sure)) == [2]
    assert not workshop.actions.exclude(save_points__seat__number=0).exists()


@pytest.mark.parametrize(
    ("scene", "lost"),
    [("papiers", "Tout est remis au début"), ("identite", "Ce qui est tapé sans être envoyé")],
)
def test_what_will_be_lost_is_said_before_it_is(mediator, workshop, scene, lost):
    """At steps 1 and 4 all went back to the beginning, and the question did not say so."""
    mediator.act(workshop, "presentation/etape", step=STEPS[scene])
    page = mediator.act(workshop, "presentation/tous", all="1").content.decode()
    assert lost in page
    assert "tous ceux qui" not in page
