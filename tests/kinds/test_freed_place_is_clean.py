"""A freed place is clean: somebody new starts at the beginning, whatever the way in."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop import erasing
from sandbox.workshop.half_typed import KEPT
from sandbox.workshop.models import Seat, SeatEvent
from sandbox.workshop.moves import actions
from sandbox.workshop.telling import debrief
from sandbox.workshop.views import access
from sandbox.world import clock
from tests import remembered
from tests.strict import Learner, StrictClient

WON = "J’ai activé un espace santé."
ALREADY = "Quelqu’un a déjà travaillé ici"
HOME = "/site/accueil/"


@pytest.fixture
def room(run, db):
    return remembered.workshop(
        run,
        "mere-trois-enfants",
        seats=2,
        owner=access.new_mediator(),
        offered=["refus"],
        may_move_time=True,
    )


@pytest.fixture
def mediator(room):
    client = StrictClient()
    client.force_login(room.owner)
    return client


@pytest.fixture
def former(room):
    """Somebody who activated, logged in, sees large letters, and asked for help."""
    learner = Learner(room.places.first())
    learner.activate()
    learner.login()
    learner.get(HOME)
    learner.send("/place/affichage/", {"retour": "/site/"})
    learner.send("/place/aide/")
    return learner


def place(room):
    return Seat.objects.select_related("world").get(workshop=room, number=1)


def a_minute_passes():
    """The place is kept for who left it, then it is anybody's."""
    left = SeatEvent.objects.filter(kind=SeatEvent.Kind.LEFT)
    left.update(at=clock.real_now() - timedelta(minutes=2))


def quits(room, former, mediator):
    former.send("/place/quitter/")
    a_minute_passes()


def is_freed(room, former, mediator):
    data = {"seat": "1", "rung": "liberation", "seen": "99999"}
    mediator.post(f"/animation/{room.code}/echelle/", data)


def stays(room, former, mediator):
    """The place is taken: one comes with its code, its link, or from another PC."""


def by_the_map(room, client):
    client.post("/", {"code": room.code})
    client.post(f"/salle/{room.code}/1/")


def by_the_code_of_the_place(room, client):
    client.post(f"/salle/{room.code}/1/", {"code": place(room).code})


def by_the_link(room, client):
    """The first request opens the link, the second presses the button, where there is one."""
    url = reverse("workshop:enter", args=[place(room).token])
    client.get(url)
    client.post(url)


WAYS = [
    (quits, by_the_map),
    (quits, by_the_link),
    (is_freed, by_the_map),
    (is_freed, by_the_link),
    (stays, by_the_code_of_the_place),
    (stays, by_the_link),
]


def come(room, way):
    client = StrictClient()
    way(room, client)
    assert client.get("/place/").status_code == 200
    return client


def then_it_is_clean(room, client):
    """Nothing of the former person is there, on whatever page."""
    seat = place(room)
    assert seat.world.player.account.state == "invited"
    assert client.get(HOME).status_code == 302
    assert (seat.display, seat.help_asked_at, seat.journey, seat.is_finished) == (
        "",
        None,
        "",
        False,
    )
    page = client.get("/place/")
    assertNotContains(page, "Annuler")
    assertNotContains(page, "Ce que j’ai réussi")
    assertNotContains(client.get("/place/reussites/"), WON)
    assertContains(client.get("/site/"), "Agrandir")


@pytest.mark.parametrize(("leaves", "comes"), WAYS)
def test_somebody_new_begins_at_the_beginning(room, former, mediator, leaves, comes):
    leaves(room, former, mediator)
    client = come(room, comes)
    assertContains(client.get("/place/"), ALREADY)
    then_it_is_clean(room, client)


@pytest.mark.parametrize(("leaves", "comes"), WAYS)
def test_who_says_so_goes_on_there(room, former, mediator, leaves, comes):
    leaves(room, former, mediator)
    client = come(room, comes)
    assertContains(client.get("/place/"), "Reprendre ce qui a été fait</span>")
    client.post("/place/reprendre/")
    assertContains(client.get(HOME), "Bonjour")
    assertContains(client.get("/place/reussites/"), WON)
    assertNotContains(client.get("/place/"), ALREADY)


def test_the_same_computer_after_leaving_is_somebody_new(room, former):
    former.send("/place/quitter/")
    a_minute_passes()
    by_the_map(room, former)
    then_it_is_clean(room, former)


def test_the_same_browser_whose_place_was_freed_goes_on(room, former, mediator):
    is_freed(room, former, mediator)
    by_the_map(room, former)
    assertNotContains(former.get("/place/"), ALREADY)
    assertContains(former.get(HOME), "Bonjour")
    assertContains(former.get("/place/reussites/"), WON)
    assert place(room).display == "large"


OWN, FIRST_OF_ALL = "Vous avez déjà travaillé ici", '<button class="button" type="submit">'


def offered(client):
    """What « Commencer » and « Reprendre » are, in their order, on the page of the place."""
    card = client.get("/place/").content.decode().split('id="deja"')[1].split("</section>")[0]
    return re.findall(r"(Commencer|Reprendre)[^<]*</", card), card


def test_who_takes_their_own_place_back_is_offered_to_go_on_first(room, former):
    """The mediator, or a neighbour, had opened its link, and did nothing."""
    by_the_link(room, StrictClient())
    by_the_code_of_the_place(room, former)
    names, card = offered(former)
    assert names == ["Reprendre", "Commencer"]
    assert OWN in card
    assert FIRST_OF_ALL in card
    former.post("/place/reprendre/")
    assertContains(former.get(HOME), "Bonjour")


def test_who_comes_back_after_sitting_elsewhere_is_offered_to_go_on_first(room, former):
    former.post(f"/salle/{room.code}/2/")
    a_minute_passes()
    by_the_map(room, former)
    assert offered(former)[0] == ["Reprendre", "Commencer"]


def test_where_somebody_else_worked_beginning_again_comes_first(room, former, mediator):
    is_freed(room, former, mediator)
    client = come(room, by_the_map)
    names, card = offered(client)
    assert names == ["Commencer", "Reprendre"]
    assert ALREADY in card
    client.get("/site/activation/code/")
    by_the_code_of_the_place(room, former)
    names, card = offered(former)
    assert names == ["Commencer", "Reprendre"]
    assert ALREADY in card


def test_on_a_shared_computer_who_quit_has_given_it_up(room, former):
    former.send("/place/quitter/")
    a_minute_passes()
    by_the_map(room, former)
    assert offered(former)[0] == ["Commencer", "Reprendre"]


def test_a_place_where_nobody_did_anything_asks_nothing(room):
    first = StrictClient()
    by_the_map(room, first)
    first.get("/place/")
    first.post("/place/quitter/")
    a_minute_passes()
    assertNotContains(come(room, by_the_map).get("/place/"), ALREADY)
    assert not room.actions.exists()


def test_a_place_that_the_mediator_prepared_stays_prepared(room, mediator):
    actions.jump(room, room.places, "activation/conditions")
    client = come(room, by_the_map)
    assertNotContains(client.get("/place/"), ALREADY)
    assert client.get("/site/activation/conditions/").status_code == 200


def test_a_place_put_back_by_the_mediator_gives_no_way_back_to_the_next(room, former):
    former.send("/place/recommencer/")
    former.send("/place/quitter/")
    a_minute_passes()
    actions.reset(room, room.places.filter(number=1))
    then_it_is_clean(room, come(room, by_the_map))


@pytest.mark.parametrize("is_undone", [False, True])
def test_the_former_person_s_way_back_is_not_the_next_one_s(room, former, is_undone):
    """« La place 1 est revenue comme avant… Annuler » was for who left."""
    former.send("/place/recommencer/")
    if is_undone:
        former.send("/place/annuler/")
    former.send("/place/quitter/")
    a_minute_passes()
    client = come(room, by_the_map)
    then_it_is_clean(room, client)
    client.post("/place/annuler/")
    then_it_is_clean(room, client)


def test_the_exercise_that_the_former_person_chose_goes_with_them(room, former):
    former.send("/place/autre-exercice/", {"exercise": "refus"})
    former.get("/site/")
    former.send("/place/quitter/")
    a_minute_passes()
    assertContains(come(room, by_the_map).get("/place/"), "Inaya")


def test_the_exercise_that_the_mediator_gave_stays(room, former):
    actions.change_scenario(room, room.places, "refus")
    former.get("/site/")
    former.send("/place/quitter/")
    a_minute_passes()
    client = come(room, by_the_map)
    assertContains(client.get("/place/"), "Gérard")
    assertContains(client.get("/place/"), ALREADY)


def test_the_mediator_takes_it_back(room, former, mediator):
    former.send("/place/quitter/")
    a_minute_passes()
    come(room, by_the_map)
    page = mediator.get(f"/animation/{room.code}/place/1/")
    assertContains(page, "La place 1 est remise au début, pour qui vient de s’y asseoir.")
    action = room.actions.first()
    mediator.post(f"/animation/{room.code}/annulation/", {"action": action.pk, "seen": action.pk})
    assert place(room).world.player.account.state == "activated"


def test_one_s_own_work_can_be_taken_back_after_resuming(room, former):
    """« Reprendre ce qui a été fait » sets aside what was done meanwhile, to be found again."""
    former.send("/place/quitter/")
    a_minute_passes()
    client = come(room, by_the_map)
    world = place(room).world
    [code] = world.player.provisional_codes.all()
    client.post("/site/activation/code/", {"code": code.code, "generation": world.generation})
    client.post("/place/reprendre/")
    assertContains(client.get("/place/"), "Le retrouver")
    client.post("/place/annuler/")
    assert place(room).world.player.account.state == "invited"


def test_resuming_before_anything_was_done_offers_nothing_that_loses_it(room, former):
    """« Le retrouver » there would put the place back to the start, and nothing would lead back."""
    former.send("/place/quitter/")
    a_minute_passes()
    client = come(room, by_the_map)
    client.post("/place/reprendre/")
    assertNotContains(client.get("/place/"), "Le retrouver")
    client.post("/place/annuler/")
    assert place(room).world.player.account.state == "activated"


def test_the_place_is_shown_where_nobody_is_known_to_have_sat(room, former):
    """The events of a place can be fewer than its arrivals: they are not all kept."""
    former.send("/place/quitter/")
    a_minute_passes()
    client = come(room, by_the_map)
    sat = [SeatEvent.Kind.SAT, SeatEvent.Kind.BACK]
    SeatEvent.objects.filter(seat=place(room), kind__in=sat).delete()
    assertContains(client.get("/place/"), ALREADY)


def test_pressing_twice_goes_back_once(room, former):
    former.send("/place/quitter/")
    a_minute_passes()
    client = come(room, by_the_map)
    for _ in range(2):
        client.post("/place/reprendre/")
    assertContains(client.get(HOME), "Bonjour")


def test_the_review_counts_each_person(room, former):
    former.send("/place/quitter/")
    a_minute_passes()
    come(room, by_the_map).get("/site/activation/code/")
    first, second, other = debrief.histories(room)
    assert (first.finished, second.finished) == (["activation", "connexion"], [])
    assert not other.is_taken
    assert debrief.totals(room)["journeys"] == [["activation", 1], ["connexion", 1]]


def test_the_mediator_s_own_place_is_the_same_from_each_window(room):
    own = room.seats.get(number=0)
    first = Learner(own)
    first.reach("conditions")
    second = Learner(own)
    assert second.get(second.step("conditions")).status_code == 200
    assert not own.events.filter(kind=SeatEvent.Kind.MOVED_ITSELF).exists()


def test_what_was_half_typed_leaves_the_session_with_who_typed_it(room):
    """It waits for who comes back, as their place does: not once somebody sits at that computer."""
    learner, other = Learner(room.places.first()), room.places.last()
    keep_half_typed(learner, room.places.first())
    learner.post("/place/quitter/")
    learner.post(f"/place/{other.token}/")
    assert KEPT not in learner.session


def test_that_of_a_mediator_s_own_place_goes_with_the_room(room, mediator):
    """The session goes on after the evening’s erasing."""
    own = room.seats.get(number=0)
    mediator.post(f"/place/{own.token}/")
    keep_half_typed(mediator, own)
    erasing.erase(room)
    assert KEPT not in mediator.session


def keep_half_typed(client, seat):
    session = client.session
    session[KEPT] = {"seat": seat.pk, "owner": "", "path": "/site/", "answers": {"nir": ["2 88"]}}
    session.save()
