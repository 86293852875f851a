"""The code stays where the people are: a copy never takes it away from a room in use."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop import erasing
from sandbox.workshop.models import LoginLink, Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from sandbox.world import clock
from tests import remembered, replay
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
    made = remembered.workshop(
        replay.current, scenario="mere-trois-enfants", seats=2, owner=mediator.user, title="Mardi"
    )
    made.facilitators.add(access.new_mediator())
    made.learner = Learner(made.places.first())
    return made


def copying(mediator, room, **answers):
    tomorrow = clock.real_today() + timedelta(days=1)
    day = {"jour": tomorrow.day, "mois": tomorrow.month, "annee": tomorrow.year}
    data = {f"held_on_{part}": number for part, number in day.items()}
    data |= {
        "title": "Demain",
        "scenario": room.scenario,
        "seats": "2",
        "guidance": "guided",
        "service_year": "2022",
    } | answers
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
    assertContains(room.learner.get("/site/"), "Place\u00a01")


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


# -- who leads ------------------------------------------------------------------------------------


def invited(mediator, room):
    """The short code and the link, as the page of the invitation shows them."""
    page = mediator.post(f"/animation/{room.code}/invitation/").content.decode()
    code = re.search(r'id="code">([A-Z]{3} [A-Z]{3})<', page)[1]
    return code, re.search(r'id="lien">http://[^/]+(.*?)<', page)[1]


@pytest.mark.parametrize("shape", ["{}", "{lower}", "{dashed}", " {}. "])
def test_a_co_animateur_comes_with_a_short_code(mediator, room, shape):
    code, _ = invited(mediator, room)
    helper = StrictClient()
    assertContains(helper.get("/"), 'href="/animation/code/"')
    typed = shape.format(code, lower=code.lower(), dashed=code.replace(" ", "-"))
    page = helper.post("/animation/code/", {"code": typed})
    helper.post(page["Location"])
    assertContains(helper.get(f"/animation/{room.code}/"), "c’est vous")


def test_the_invitation_serves_once_whatever_the_way(mediator, room):
    code, link = invited(mediator, room)
    StrictClient().post(link)
    assert StrictClient().post(link).status_code == 403
    assertContains(StrictClient().post("/animation/code/", {"code": code}), "n’est pas bon")
    assert room.facilitators.count() == 2


def test_the_code_is_good_for_some_minutes_and_a_new_one_replaces_it(mediator, room, monkeypatch):
    first, first_link = invited(mediator, room)
    second, _ = invited(mediator, room)
    assertContains(StrictClient().post("/animation/code/", {"code": first}), "n’est pas bon")
    assert StrictClient().post(first_link).status_code == 403
    now = clock.real_now() + timedelta(minutes=16)
    monkeypatch.setattr(clock, "real_now", lambda: now)
    assertContains(StrictClient().post("/animation/code/", {"code": second}), "n’est pas bon")


def test_codes_to_lead_are_slowed_down(mediator, room):
    code, _ = invited(mediator, room)
    client = StrictClient()
    for _ in range(5):
        client.post("/animation/code/", {"code": "ZZZ ZZZ"})
    assertContains(client.post("/animation/code/", {"code": code}), "Attendez un peu")


def test_one_s_own_phone_comes_with_a_code_too(mediator, room):
    page = mediator.post("/animation/telephone/").content.decode()
    code = re.search(r'id="code">([A-Z]{3} [A-Z]{3})<', page)[1]
    phone = StrictClient()
    phone.post(phone.post("/animation/code/", {"code": code})["Location"])
    assertContains(phone.get("/animation/"), "Mardi")


def test_the_owner_is_told_and_takes_a_co_animateur_away(mediator, room):
    _, link = invited(mediator, room)
    before = mediator.get(f"/animation/{room.code}/").content.decode()
    news = re.search(r'hx-get="([^"]*/equipe/[^"]*)"', before)[1]
    assert mediator.get(news).status_code == 204
    helper = StrictClient()
    helper.post(link)
    assertContains(mediator.get(news), "Les personnes qui animent ont changé.")
    who = room.facilitators.last()
    assert (
        helper.post(f"/animation/{room.code}/equipe/retrait/", {"who": who.pk}).status_code == 404
    )
    mediator.post(f"/animation/{room.code}/equipe/retrait/", {"who": who.pk, "confirmed": "1"})
    assert helper.get(f"/animation/{room.code}/").status_code == 403
    assert helper.get("/animation/").status_code == 403
    assert who not in room.facilitators.all()


@pytest.mark.parametrize("leads_elsewhere", [False, True])
def test_who_no_longer_leads_reads_no_secret_of_the_projector(mediator, room, leads_elsewhere):
    _, link = invited(mediator, room)
    helper = StrictClient()
    helper.post(link)
    who = room.facilitators.last()
    if leads_elsewhere:
        build.workshop(scenario="refus", seats=1, owner=who)
    helper.post(f"/animation/{room.code}/presentation/projeter/")
    own = f"/place/{room.seats.get(number=0).token}/"
    assert helper.get("/projection/masques/").status_code == 200
    for _ in range(2):  # a double click
        answer = {"who": who.pk, "confirmed": "1"}
        pressed = mediator.post(f"/animation/{room.code}/equipe/retrait/", answer)
        assertRedirects(pressed, f"/animation/{room.code}/")
    for path in ["/place/", "/papiers/", "/projection/masques/"]:
        assertRedirects(helper.get(path), "/")
    assert helper.post(own).status_code == 404


def test_the_owner_s_projector_stays_when_a_co_animateur_goes(mediator, room):
    mediator.post(f"/animation/{room.code}/presentation/projeter/")
    who = room.facilitators.last()
    mediator.post(f"/animation/{room.code}/equipe/retrait/", {"who": who.pk, "confirmed": "1"})
    assert mediator.get("/projection/masques/").status_code == 200


def test_the_board_asks_once_who_leads(mediator, room):
    with CaptureQueriesContext(connection) as asked:
        mediator.get(f"/animation/{room.code}/")
    about_the_team = [each for each in asked if "workshop_workshop_facilitators" in each["sql"]]
    assert len(about_the_team) == 2, "who may see the board, then « Qui anime »"
    people = [each for each in asked if 'FROM "auth_user"' in each["sql"]]
    assert len(people) == 2, "who asks, then « Qui anime »"


def test_a_mediator_s_session_ends_with_the_evening(mediator, room, monkeypatch):
    assert mediator.get("/animation/").status_code == 200
    tomorrow = clock.real_now() + timedelta(days=1)
    monkeypatch.setattr(clock, "real_now", lambda: tomorrow)
    for path in ["/animation/", f"/animation/{room.code}/", "/animation/bilans.csv"]:
        assert mediator.get(path).status_code == 403
    link = access.login_path(mediator.user)
    LoginLink.objects.update(made_at=tomorrow)
    assert mediator.post(link).status_code == 302
    assert mediator.get("/animation/").status_code == 200


def test_a_copy_has_the_moments_that_were_kept_for_the_workshop(mediator, room):
    """A step and a day, about nobody: what a trainer has prepared is not lost with the copy."""
    room.moments.create(name="Juste avant la clôture", step="cloture/notice", days=14)
    copying(mediator, room)
    copy = Workshop.objects.exclude(pk=room.pk).get()
    assert list(copy.moments.values_list("name", "step", "days")) == [
        ("Juste avant la clôture", "cloture/notice", 14)
    ]
    assertContains(mediator.get(f"/animation/{copy.code}/agir/"), "Juste avant la clôture")
    assert room.moments.count() == 1
