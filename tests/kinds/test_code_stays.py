"""The code stays where the people are: a copy never takes it away from a room in use."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop import build, erasing
from sandbox.workshop.models import Workshop
from sandbox.workshop.views import access
from sandbox.world import clock
from tests.strict import Learner, StrictClient

NEW = "/animation/nouvel-atelier/"


@pytest.fixture
def mediator(db):
    client = StrictClient()
    client.user = access.new_mediator()
    client.force_login(client.user)
    return client


@pytest.fixture
def room(mediator):
    """A room of today where one person sits, and another mediator helps."""
    made = build.workshop(
        scenario="mere-trois-enfants", seats=2, owner=mediator.user, title="Mardi"
    )
    made.facilitators.add(access.new_mediator())
    made.learner = Learner(made.places.first())
    return made


def copying(mediator, room, **answers):
    tomorrow = clock.real_today() + timedelta(days=1)
    day = {"jour": tomorrow.day, "mois": tomorrow.month, "annee": tomorrow.year}
    data = {f"held_on_{part}": number for part, number in day.items()}
    data |= {"title": "Demain", "scenario": room.scenario, "seats": "2"} | answers
    return mediator.post(f"{NEW}?copie={room.code}", data)


def held_on(room, days):
    room.held_on = clock.real_today() + timedelta(days=days)
    room.save()


@pytest.mark.parametrize("days", [0, 1, 30])
def test_the_code_of_a_day_that_is_not_over_is_not_offered(mediator, room, days):
    held_on(room, days)
    page = mediator.get(NEW, {"copie": room.code})
    assertNotContains(page, "Garder les mêmes fiches")
    assertContains(page, f"L’atelier {room.code} garde son code")


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_page_opened_before_cannot_take_it_either(mediator, room, days):
    """Yesterday's room counts as well while somebody still sits there."""
    held_on(room, days)
    page = copying(mediator, room, same_sheets="on")
    assertContains(page, "L’atelier que vous copiez garde son code et ses fiches")
    assertContains(page, 'value="Demain"')
    assert list(Workshop.objects.all()) == [room]
    with pytest.raises(build.StillInUse):
        build.copy(room, scenario=room.scenario, seats=1)


def test_everybody_in_the_room_goes_on(mediator, room):
    helper = StrictClient()
    helper.force_login(room.facilitators.get())
    assert copying(mediator, room).status_code == 302
    copy = Workshop.objects.exclude(pk=room.pk).get()
    assert copy.code != room.code
    for client in [mediator, helper]:
        assertContains(client.get(f"/animation/{room.code}/"), "Mardi")
    assertContains(mediator.get(f"/animation/{room.code}/mur/"), room.code)
    assertRedirects(StrictClient().post("/", {"code": room.code}), f"/salle/{room.code}/")
    late = StrictClient()
    late.post(f"/salle/{room.code}/2/")
    assert room.places.taken().count() == 2
    assertContains(room.learner.get("/site/"), "Place 1")


def test_erasing_the_copy_leaves_the_room_its_code(mediator, room):
    copying(mediator, room)
    erasing.erase(Workshop.objects.exclude(pk=room.pk).get())
    assertRedirects(StrictClient().post("/", {"code": room.code}), f"/salle/{room.code}/")
    assertContains(mediator.get(f"/animation/{room.code}/"), "Mardi")


def test_the_sheets_go_on_once_the_day_is_over_and_nobody_sits_there(mediator, room):
    held_on(room, -1)
    room.learner.send("/place/quitter/")
    assertContains(mediator.get(NEW, {"copie": room.code}), "Garder les mêmes fiches")
    assert copying(mediator, room, same_sheets="on").status_code == 302
    assert Workshop.objects.get(code=room.code).seed == room.seed
    assert Workshop.objects.get(pk=room.pk).code != room.code


def test_a_room_that_was_erased_at_noon_gives_them_too(mediator, room):
    erasing.erase(room)
    assert copying(mediator, room, same_sheets="on").status_code == 302
    assert Workshop.objects.get(code=room.code).seed == room.seed
