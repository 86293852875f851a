"""What the mediator reads at a glance: how many places, whom they play, why one stayed."""

import re
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.models import Seat
from sandbox.world import clock
from tests import remembered, replay
from tests.kinds.styles import declarations
from tests.strict import Learner
from tests.workshop.test_ladder import climb
from tests.workshop.test_watching import ago


@pytest.fixture
def mixed(mediator):
    return remembered.workshop(
        replay.current,
        scenario="mere-trois-enfants",
        other_scenarios=["refus"],
        seats=4,
        owner=mediator.user,
        title="Mardi",
    )


def test_the_list_says_how_many_places_and_which_scenarios(mediator, mixed):
    page = mediator.get("/animation/").content.decode()
    assert "4 places · sera effacé" in page
    assert "Inaya, mère de trois enfants\u00a0; Gérard, qui ne veut pas" in page


def test_the_list_counts_no_place_twice_where_several_lead(mediator, stranger, mixed):
    mixed.facilitators.add(stranger.user, mediator.user)
    assertContains(mediator.get("/animation/"), "4 places · sera effacé")


def test_places_are_told_apart_by_whom_they_play(mediator, mixed):
    page = mediator.page(mixed, "agir/").content.decode()
    assert "1 le\u00a0renard, Inaya" in page
    assert "2 la\u00a0chouette, Gérard" in page
    theirs = re.search(r'href="\?([^"]*)">celles de Gérard<', page)[1]
    theirs = theirs.replace("&amp;", "&")
    assert parse_qs(theirs) == {"seat": ["2", "4"]}
    assert mediator.page(mixed, f"agir/?{theirs}").content.decode().count(" checked") == 2


def test_one_link_prints_the_sheets_that_have_changed(mediator, mixed):
    assertNotContains(mediator.page(mixed, "agir/"), "ont changé d’exercice")
    climb(mediator, mixed, "scenario", 1, 3, scenario="refus", confirmed="1")
    page = mediator.page(mixed, "agir/").content.decode()
    link = re.search(r'href="([^"]*)"[^>]*>les fiches des places qui ont changé', page)[1]
    sheets = mediator.get(link.replace("&amp;", "&")).content.decode()
    numbers = re.findall(r'aria-label="Place\s(\d) [^"]*page 1"', sheets)
    assert numbers == ["1", "3"]
    assert 'name="place" value="1"' in sheets
    assert 'name="place" value="3"' in sheets


@pytest.mark.parametrize(
    ("rung", "chosen", "why"),
    [
        ("etape", {"step": "enfants/ajouter"}, "n’existe pas dans son exercice"),
        ("demarche", {}, "Aucune démarche n’y est commencée"),
        ("liberation", {}, "Personne n’y est assis"),
    ],
)
def test_a_place_that_stays_is_told_why(mediator, mixed, rung, chosen, why):
    """Jeanne, at place 2, has no children, has begun nothing, and nobody sits there."""
    climb(mediator, mixed, "scenario", 2, scenario="sans-photo")
    Learner(mixed.places.get(number=1)).reach("identite")
    page = climb(mediator, mixed, rung, 1, 2, confirmed="1", **chosen)
    assert re.search(rf"Sans changement.: place.2\. [^<]*{why}", page.content.decode())


def test_the_steps_of_a_moment_are_grouped_and_begin_with_what_to_do(mediator, mixed):
    page = mediator.page(mixed, "place/1/moment/").content.decode()
    boxes = page.partition("<select")[2].partition("</select>")[0]
    assert "Aucune réponse" not in boxes
    assert boxes.count("<optgroup") >= 5
    assert not re.search(r"</optgroup><option|<option[^>]+value=\"\w[^>]*>[^<]*</option>$", boxes)


def test_a_room_of_another_day_says_so(mediator, mixed):
    assertNotContains(mediator.page(mixed), "prévu un autre jour")
    mixed.held_on += timedelta(days=1)
    mixed.save()
    assertContains(mediator.page(mixed), "prévu un autre jour")


def test_who_reads_a_page_that_asks_for_nothing_is_not_away(workshop):
    learner = Learner(workshop.places.first())
    learner.get(reverse("accounts:site"))
    learner.get(reverse("world:news"))
    seat = Seat.objects.filter(pk=learner.seat.pk)
    learner.get(reverse("workshop:achievements"))
    seat.filter(heard_at__isnull=False).update(heard_at=ago(9))
    assert not seat.get().is_away
    learner.get(reverse("accounts:site"))
    learner.get(reverse("world:news"))
    seat.update(heard_at=ago(9))
    assert seat.get().is_away
    assert clock.real_now() > seat.get().heard_at


def test_what_can_be_taken_back_covers_nothing():
    """« Annuler » hid the last row of the places, and the end of the lists."""
    said = [each for _, _, selector, each in declarations() if selector.endswith(".toast")]
    assert said
    assert not [each for each in said if re.match(r"position: *(fixed|sticky|absolute)", each)]


TILE = re.compile(r'<li class="seat.*?</li>', re.S)
WRONG = "Si la fiche est déjà imprimée, elle n’est plus la bonne."
PARTS = ["autres-fiches", "legende"]
KEY = "une fiche déjà imprimée n’est plus la bonne"


def tiles_of(page):
    """What each tile says, by the number of its place."""
    said = [re.sub(r"<[^>]+>", "", tile) for tile in TILE.findall(page)]
    return {int(re.search(r"Place (\d+)", tile)[1]): tile for tile in said}


def test_the_grid_says_who_plays_whom_where_people_differ(mediator, mixed, workshop):
    tiles = tiles_of(mediator.page(mixed).content.decode())
    assert ["Inaya" in tiles[number] for number in (1, 2, 3, 4)] == [True, False, True, False]
    assert ["Gérard" in tiles[number] for number in (1, 2, 3, 4)] == [False, True, False, True]
    alike = tiles_of(mediator.page(workshop).content.decode())
    assert not any("Inaya" in tile for tile in alike.values())


def test_a_printed_sheet_that_is_wrong_is_said_and_another_is_one_press_away(mediator, workshop):
    page = mediator.page(workshop).content.decode()
    assert WRONG not in page
    assert KEY not in page
    climb(mediator, workshop, "scenario", 2, 3, scenario="refus", confirmed="1")
    page = mediator.page(workshop).content.decode()
    assert f"Places\u00a02 et 3\u00a0: l’exercice a changé. {WRONG}" in page
    assert KEY in page
    tiles = tiles_of(page)
    assert "Gérard (autre fiche, si elle est imprimée)" in tiles[2]
    assert "autre fiche" not in tiles[1]
    link = re.search(r'href="([^"]*)"[^>]*>\s*(?:<svg.*?</svg>)?\s*Imprimer l’autre fiche', page)[1]
    sheets = mediator.get(link.replace("&amp;", "&")).content.decode()
    assert re.findall(r'aria-label="Place\s(\d) [^"]*page 1"', sheets) == ["2", "3"]
    assertContains(mediator.page(workshop, "place/2/"), WRONG)
    assertNotContains(mediator.page(workshop, "place/1/"), WRONG)
    first = workshop.scenario
    climb(mediator, workshop, "scenario", 2, 3, scenario=first, confirmed="1")
    assert WRONG not in mediator.page(workshop).content.decode()
    assertNotContains(mediator.page(workshop, "place/2/"), WRONG)


def test_an_open_board_learns_whom_each_plays(mediator, workshop):
    page = mediator.page(workshop).content.decode()
    poll = re.search(r'hx-get="([^"]*places/[^"]*)"', page)[1].replace("&amp;", "&")
    assert mediator.get(poll).status_code == 204
    climb(mediator, workshop, "scenario", 2, scenario="refus", confirmed="1")
    news = mediator.get(poll).content.decode()
    tiles = tiles_of(news)
    assert "Gérard" in tiles[2]
    assert "Inaya" in tiles[1]
    aside, key = (
        re.search(f'<(div|p) [^>]*id="{which}".*?</\\1>', news, re.S)[0] for which in PARTS
    )
    assert f"Place\u00a02\u00a0: l’exercice a changé. {WRONG}" in aside
    assert "?place=2" in aside
    assert KEY in key
    assert aside.count('hx-swap-oob="true"') == key.count('hx-swap-oob="true"') == 1
    assert all(page.count(f'id="{which}"') == 1 for which in PARTS)
