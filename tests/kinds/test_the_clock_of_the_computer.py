"""A false date, corrected in the middle, or of another time zone: nothing is lost, nobody waits."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models import DateTimeField
from django.utils import timezone

from accounts.login import seconds_to_wait
from sandbox.machine import warnings, zone
from sandbox.workshop import corrected, erasing, throttling
from sandbox.workshop.management.commands import run_workshop
from sandbox.workshop.models import Projection, Seat, Workshop
from sandbox.workshop.models.rooms import STILL_USED
from sandbox.workshop.scenarios import build
from sandbox.workshop.views import access
from sandbox.world import clock
from sandbox.world.models import OneTimeCode
from tests.strict import Learner
from tests.workshop.conftest import Mediator


@pytest.fixture
def tell(monkeypatch):
    """Put the machine's clock at a moment; it runs no more."""

    def put(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return put


@pytest.fixture(autouse=True)
def nothing_is_wrong():
    yield
    warnings.stand()


@pytest.fixture
def room(db):
    return build.workshop(scenario="refus", seats=2, owner=access.new_mediator())


# -- the day, where the computer is ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "day"),
    [("America/Martinique", 24), ("Pacific/Tahiti", 24), ("Pacific/Noumea", 25),
     ("Indian/Reunion", 25), ("Europe/Paris", 25)],
)  # fmt: skip
def test_today_is_that_of_the_room(tell, settings, place, day):
    settings.ROOM_ZONE = ZoneInfo(place)
    tell(datetime(2026, 11, 24, 23, 0, 30, tzinfo=UTC))
    assert clock.real_today().day == day


def test_midnight_in_paris_erases_no_room_of_martinique(room, tell, settings):
    settings.ROOM_ZONE = ZoneInfo("America/Martinique")
    Workshop.objects.update(held_on="2026-11-24")
    tell(datetime(2026, 11, 24, 23, 0, 30, tzinfo=UTC))
    assert not erasing.due()
    tell(datetime(2026, 11, 25, 4, 0, 30, tzinfo=UTC))
    assert list(erasing.due()) == [room]


@pytest.mark.parametrize("name", ["America/Cayenne", ":Indian/Mayotte"])
def test_the_zone_of_the_computer_is_read_before_django_s(monkeypatch, name):
    monkeypatch.setenv("TZ", name)
    there = datetime(2026, 7, 1, tzinfo=UTC).astimezone(zone.of_this_computer())
    assert there.utcoffset() == timedelta(hours=-3 if "Cayenne" in name else 3)


def test_a_computer_that_names_no_zone_has_one(monkeypatch):
    monkeypatch.setenv("TZ", "Mars/Olympus")
    assert zone.of_this_computer().utcoffset(None) is not None


# -- a room that is used ---------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["taken_at", "progressed_at", "heard_at"])
def test_a_room_past_midnight_lives_as_long_as_somebody_is_there(room, tell, mark):
    midnight = clock.midnight_of(room.held_on + timedelta(days=1))
    room.seats.update(taken_at=None, progressed_at=None, heard_at=None)
    room.seats.filter(number=1).update(**{mark: midnight - timedelta(minutes=5)})
    tell(midnight + timedelta(minutes=5))
    assert not erasing.due()
    tell(midnight + STILL_USED)
    assert list(erasing.due()) == [room]


def test_closing_after_midnight_asks_about_the_room_of_the_evening(room, tell):
    Learner(room.places.first())
    tell(clock.midnight_of(room.held_on + timedelta(days=1)) + timedelta(minutes=1))
    room.seats.filter(number=1).update(heard_at=clock.real_now())
    assert erasing.of_today() == [room]


# -- a clock that is corrected ---------------------------------------------------------------------

JUMPS = [timedelta(days=2900), timedelta(days=1), timedelta(hours=-1), timedelta(days=-400)]


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_clock_corrected_in_the_middle_loses_nobody(room, tell, jump):
    before = tell(clock.real_now())
    learner, lead = Learner(room.places.first()), Mediator(room.owner)
    learner.get("/site/")
    after = tell(before + jump)
    corrected.correct(before, after)
    assert erasing.erase_what_is_due() == []
    assert learner.get("/site/").status_code == 200
    assert lead.get(f"/animation/{room.code}/").status_code == 200
    assert Seat.objects.get(pk=room.places.first().pk).taken_at == after
    assert not Session.objects.filter(expire_date__lt=after).exists()


def test_what_another_clock_has_dated_stays(room, tell):
    now = tell(clock.real_now())
    Workshop.objects.update(created_at=now - timedelta(days=30))
    corrected.correct(now, now + timedelta(days=365))
    assert Workshop.objects.get().created_at == now - timedelta(days=30)


def test_the_watch_sees_a_correction_and_not_time_that_passes(tell, monkeypatch):
    start, run = tell(clock.real_now()), [1000.0]
    monkeypatch.setattr(clock, "_run", lambda: run[0])
    watch = clock.Watch()
    run[0] += 3600
    tell(start + timedelta(hours=1, seconds=30))
    assert watch.moved() is None
    corrected_to = tell(start + timedelta(days=365))
    assert watch.moved() == (start + timedelta(hours=1, seconds=30), corrected_to)
    assert watch.moved() is None


def test_the_open_room_follows_the_correction_and_says_so(room, monkeypatch):
    said, moved = [], iter([(clock.real_now(), clock.real_now() + timedelta(days=2))])
    monkeypatch.setattr(clock.Watch, "moved", lambda self: next(moved, None))
    monkeypatch.setattr(run_workshop.connections, "close_all", lambda: None)
    window = run_workshop.Command()
    window.stdout.write = said.append
    rounds = iter([False, True])
    closing = type("Closing", (), {"wait": lambda self, seconds: next(rounds)})()
    window.erase_each_night(closing)
    assert "vient de changer" in said[0]


def test_every_column_in_the_room_s_time_moves_with_it():
    """Those whose name or default says that they are in the room's time."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, DateTimeField) and (
                field.default is clock.real_now or "heure de la salle" in str(field.verbose_name)
            ):
                assert field.name in corrected.DATED.get(model, []), (model, field.name)


# -- a wait never becomes hours --------------------------------------------------------------------


def test_no_wait_for_a_code_is_longer_than_it_ever_is(learner, tell):
    person, now = learner.person, tell(clock.real_now())
    code = {"world": person.world, "person": person, "channel": "sms"}
    OneTimeCode.objects.create(**code, code="000001", sent_at=now)
    assert seconds_to_wait(person) == 30
    back = tell(now - timedelta(hours=1))
    assert seconds_to_wait(person) == 0
    OneTimeCode.objects.create(**code, code="000002", sent_at=back)
    assert person.one_time_codes.first().code == "000002"
    assert seconds_to_wait(person) == 30


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-365)], ids=str)
def test_no_wrong_code_nor_password_makes_anybody_wait_for_hours(rf, inside, tell, jump):
    request, now = rf.post("/"), tell(clock.real_now())
    request.session = {}
    for _ in range(throttling.FREE_TRIES):
        throttling.count_wrong_code(request)
    credential = inside.person.account.credential
    for _ in range(10):
        credential.try_password("faux")
    assert credential.seconds_of_pause > 0
    assert throttling.seconds_to_wait(request) > 0
    tell(now + jump)
    assert throttling.seconds_to_wait(request) == 0
    assert credential.seconds_of_pause == 0


def test_the_turn_of_the_room_does_not_last_for_hours(room, tell):
    now = tell(clock.real_now())
    show = Projection.objects.create(workshop=room)
    show.give_the_turn(5)
    show.start()
    tell(now - timedelta(hours=1))
    assert (show.turn_stage, show.seconds_left, show.spent) == ("", None, 0)


# -- a date that cannot be true --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "way"),
    [("win32", "Ajuster la date"), ("darwin", "Réglages Système"), ("linux", "paramètres")],
)
def test_a_date_before_the_program_is_said_with_what_to_do(room, tell, monkeypatch, system, way):
    monkeypatch.setattr(corrected, "sys", SimpleNamespace(platform=system))
    tell(datetime(2015, 1, 1, 8, tzinfo=UTC))
    assert corrected.doubt().startswith(
        "Cet ordinateur croit être le 1er\u00a0janvier\u00a02015. C’est impossible"
    )
    assert way in corrected.doubt()
    assert f"Nous sommes le {clock.written(corrected.earliest())}, ou après" in corrected.doubt()


def test_a_date_behind_what_was_done_is_said_too(db, tell):
    tell(clock.midnight_of(corrected.earliest()) + timedelta(days=300))
    build.workshop(scenario="refus", seats=1, owner=access.new_mediator())
    assert corrected.doubt() == ""
    Workshop.objects.update(created_at=clock.real_now() + timedelta(days=3))
    assert "la salle a déjà servi le" in corrected.doubt()


def test_nothing_is_erased_on_the_word_of_a_date_that_is_far_ahead(room, tell):
    tell(clock.midnight_of(corrected.earliest()) + timedelta(days=3000))
    assert "Est-ce vrai" in corrected.doubt()
    window = run_workshop.Command()
    window.look_at_the_computer()
    window.erase()
    assert list(erasing.due()) == [room]


def test_a_room_used_under_a_false_date_is_of_today_once_it_is_right(room, tell):
    now = clock.midnight_of(corrected.earliest()) + timedelta(days=30)
    tell(datetime(2019, 1, 1, 9, tzinfo=UTC))
    Workshop.objects.all().delete()
    room = build.workshop(scenario="refus", seats=1, owner=access.new_mediator())
    Learner(room.places.first())
    tell(now)
    assert corrected.doubt() == ""
    corrected.catch_up()
    assert erasing.erase_what_is_due() == []
    assert corrected.newest() == now


def test_what_is_wrong_with_the_computer_is_read_where_one_arrives(room):
    lead = Mediator(room.owner)
    assert "croit être" not in lead.get("/animation/").content.decode()
    warnings.stand("Cet ordinateur croit être le 1er janvier 2015.", "")
    assert lead.get("/animation/").content.decode().count('class="alert') == 1
    assert "croit être" in lead.get("/animation/").content.decode()
