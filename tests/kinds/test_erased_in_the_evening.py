"""« Tout est effacé le soir de l’atelier »: in the rows, in the files, and when the room closes."""

import contextlib
import os
import pty
import signal
import stat
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import models
from pytest_django.asserts import assertContains, assertNotContains

from accounts import incidents
from sandbox.workshop import erasing, seating
from sandbox.workshop.models import LoginLink, Workshop
from sandbox.workshop.scenarios import build
from sandbox.workshop.seating import seat_of
from sandbox.workshop.telling import watching
from sandbox.workshop.views import access
from sandbox.world import clock, middleware
from sandbox.world.models import World
from sandbox.world.papers import papers_of
from tests import remembered, replay
from tests.killing import PATIENCE, ROOT, STEPS, Room, Somebody, right_answers, wait_until
from tests.strict import Learner, StrictClient
from tests.workshop.conftest import Mediator

TITLE = "Les mardis de la rue des Lilas"

on_sqlite = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="SQLite’s files are searched")
with_terminals = pytest.mark.skipif(sys.platform == "win32", reason="another kind of terminal")


@pytest.fixture
def mediator(db):
    return Mediator(access.new_mediator())


@pytest.fixture
def workshop(mediator):
    return remembered.workshop(
        replay.current, scenario="refus", seats=2, owner=mediator.user, title=TITLE
    )


def test_a_room_that_is_open_is_not_said_to_be_erased(workshop, mediator):
    assert "· sera effacé le soir même" in mediator.get("/animation/").content.decode()
    erasing.erase(workshop)
    assert "sera effacé" not in mediator.get("/animation/").content.decode()


def test_nothing_that_belongs_to_a_workshop_outlives_it(workshop, mediator):
    learner = Learner(workshop.places.first())
    learner.reach("conditions")
    mediator.act(workshop, "presentation/projeter")
    erasing.erase(workshop)
    workshop.refresh_from_db()
    assert TITLE not in str(vars(workshop))
    for relation in Workshop._meta.get_fields():
        if isinstance(relation, models.ManyToOneRel):
            owned = {relation.field.name: workshop}
            assert not relation.related_model.objects.filter(**owned).exists(), relation


def test_the_session_of_who_sat_there_ends_and_the_mediator_s_goes_on(workshop, mediator):
    learner, elsewhere = Learner(workshop.places.first()), build.workshop(scenario="refus", seats=1)
    neighbour = Learner(elsewhere.places.first())
    mediator.post(f"/place/{workshop.seats.get(number=0).token}/")
    erasing.erase(workshop)
    kept = {each.pk for each in Session.objects.all()}
    assert learner.cookies["place"].value not in kept
    assert neighbour.get("/site/").status_code == 200
    assert mediator.get("/animation/").status_code == 200
    assert mediator.get("/place/").status_code == 302


def test_the_session_of_who_had_left_ends_too(workshop):
    learner = Learner(workshop.places.first())
    learner.send("/place/quitter/")
    assert Session.objects.filter(pk=learner.cookies["place"].value).exists()
    erasing.erase(workshop)
    assert not Session.objects.filter(pk=learner.cookies["place"].value).exists()


def kept_of(*clients):
    sessions = Session.objects.filter(pk__in=[each.cookies["place"].value for each in clients])
    return [each.get_decoded() for each in sessions]


def half_types(learner):
    learner.reach("identite")
    learner.send("/site/activation/identite/", {"nir": "2 88 12", "keep": "agrandir"})
    assert "2 88 12" in str(kept_of(learner))


def test_what_was_half_typed_at_a_place_goes_with_it(workshop, mediator):
    learner, neighbour = map(Learner, workshop.places)
    for each in (learner, neighbour):
        half_types(each)
    mediator.act(workshop, "place/1/retrait", confirmed="")
    assert workshop.places.count() == 1
    assert "2 88 12" not in str(kept_of(learner))
    assert "2 88 12" in str(kept_of(neighbour))
    assertContains(learner.get("/site/", follow=True), "Vous n’êtes plus à votre place.")


def test_nor_do_they_stay_with_the_browser_that_removes_it(workshop, mediator):
    """Its own session is written once more after the place has gone."""
    both = Learner(workshop.places.first())
    half_types(both)
    both.force_login(mediator.user)
    assert "2 88 12" in str(kept_of(both))
    both.post(f"/animation/{workshop.code}/place/1/retrait/", {"confirmed": ""}, follow=True)
    assert workshop.places.count() == 1
    assert "2 88 12" not in str(kept_of(both))


def test_the_code_of_an_erased_room_stays_with_no_browser(workshop, mediator):
    """Who only looked at the map, who leads and looked, whose place was taken away meanwhile."""
    passer_by, learner = StrictClient(), Learner(workshop.places.last())
    for each in (passer_by, mediator):
        each.get(f"/salle/{workshop.code}/")
    mediator.act(workshop, "place/2/retrait", confirmed="")
    mediator.act(workshop, "effacement", confirmed="")
    erasing.erase_what_is_due()
    assert kept_of(passer_by, learner) == []
    assert workshop.code not in str(kept_of(mediator))
    assert mediator.get("/animation/").status_code == 200


def test_who_sits_in_another_room_by_now_only_forgets_the_first(workshop):
    learner = Learner(workshop.places.first())
    learner.get(f"/salle/{workshop.code}/")
    elsewhere = build.workshop(scenario="refus", seats=1)
    learner.post(f"/place/{elsewhere.places.get().token}/")
    erasing.erase(workshop)
    assert workshop.code not in str(kept_of(learner))
    assert learner.get("/site/").status_code == 200


def test_the_help_of_its_pages_leaves_the_memory(workshop):
    first, second = workshop.places
    for seat in (first, second):
        Learner(seat).get("/site/")
    assert [cache.get(f"help/{each.pk}") is None for each in (first, second)] == [False, False]
    key = f"help/{second.pk}"
    erasing.erase_seat(second)
    assert cache.get(key) is None
    erasing.erase(workshop)
    assert cache.get(f"help/{first.pk}") is None


def the_day_after(monkeypatch):
    tomorrow = clock.real_now() + timedelta(days=1)
    monkeypatch.setattr(clock, "real_now", lambda: tomorrow)


def test_who_led_yesterday_leaves_no_session(workshop, mediator, monkeypatch):
    """The co-animateur's lasted two weeks in the file, though it opened nothing any more."""
    helper = StrictClient()
    invitation = LoginLink.objects.renew(mediator.user, workshop)
    helper.post(access.path_of(invitation))
    access.login_path(mediator.user)
    mine = {helper.cookies["place"].value, mediator.cookies["place"].value}
    sessions = Session.objects.filter(pk__in=mine)
    erasing.erase_what_is_due()
    assert sessions.count() == 2
    the_day_after(monkeypatch)
    assert helper.get(f"/animation/{workshop.code}/").status_code == 403
    erasing.erase_what_is_due()
    workshop.refresh_from_db()
    assert workshop.erased_at
    assert not sessions.exists()
    assert not LoginLink.objects.exists()
    for page in ["/animation/", f"/animation/{workshop.code}/bilan/", "/animation/seances.csv"]:
        assert helper.get(page).status_code == 403


def test_who_led_yesterday_and_sits_at_a_place_today_goes_on_there(mediator, monkeypatch):
    tomorrow = clock.real_today() + timedelta(days=1)
    room = build.workshop(scenario="refus", seats=1, held_on=tomorrow)
    mediator.post(f"/place/{room.places.get().token}/")
    the_day_after(monkeypatch)
    erasing.erase_what_is_due()
    assert mediator.get("/site/").status_code == 200
    assert mediator.get("/animation/").status_code == 403


@pytest.mark.parametrize("days", [-400, -1, 0])
def test_a_clock_that_goes_back_erases_nothing(workshop, monkeypatch, days):
    Learner(workshop.places.first())
    moved = clock.real_now() + timedelta(days=days)
    monkeypatch.setattr(clock, "real_now", lambda: moved)
    assert erasing.erase_what_is_due() == []


def test_two_who_erase_at_once_keep_the_totals(workshop):
    Learner(workshop.places.first())
    two_tabs = Workshop.objects.get(pk=workshop.pk), Workshop.objects.get(pk=workshop.pk)
    for stale in two_tabs:
        erasing.erase(stale)
    workshop.refresh_from_db()
    assert (workshop.seats_made, workshop.seats_taken) == (2, 1)


def test_a_double_click_on_erasing_ends_where_it_is_said(workshop, mediator):
    for _ in range(2):
        page = mediator.act(workshop, "effacement")
        assert page.redirect_chain == [("/animation/", 302)]
    assert workshop.code in page.content.decode()


PRESSED = ["/papiers/lus/", "/place/aide/", "/site/accueil/", "/site/activation/code/"]


@pytest.mark.parametrize("path", PRESSED)
def test_who_presses_while_the_room_is_erased_finds_the_door(workshop, monkeypatch, path):
    learner = Learner(workshop.places.first())
    learner.get("/site/")

    def erased_in_between(request):
        seat = seat_of(request)
        monkeypatch.undo()
        erasing.erase(workshop)
        return seat

    monkeypatch.setattr(seating, "seat_of", erased_in_between)
    assertContains(learner.post(path, follow=True), "L’atelier est terminé")


@pytest.mark.django_db(transaction=True)  # a fault in a transaction would hide what comes next
@pytest.mark.parametrize(
    "moment",
    [
        (incidents, "page_instead"),  # before the page is looked for
        (watching, "note_page"),  # once it is made
    ],
)
@pytest.mark.parametrize(
    "typed", [{"code": "zzzz"}, {"code": "z", "keep": "agrandir"}], ids=["refused", "half typed"]
)
def test_nor_is_it_found_later_in_the_same_request(workshop, monkeypatch, moment, typed):
    learner = Learner(workshop.places.first())
    World.objects.update(seen_at=None)
    act = getattr(*moment)

    def erased_in_between(*about):
        monkeypatch.undo()
        erasing.erase(workshop)
        return act(*about)

    monkeypatch.setattr(*moment, erased_in_between)
    answer = learner.send("/site/activation/code/", typed, follow=True)
    assertContains(answer, "L’atelier est terminé")


@pytest.mark.parametrize("path", ["/papiers/", "/site/", "/site/activation/code/", "/temps/"])
def test_who_reads_while_the_room_is_erased_finds_the_door(workshop, monkeypatch, path):
    learner = Learner(workshop.places.first())
    learner.get("/site/")

    def erased_in_between(request, page):
        monkeypatch.undo()
        erasing.erase(workshop)
        return papers_of(request, page=page)

    monkeypatch.setattr(middleware, "papers_of", erased_in_between)
    assertContains(learner.get(path, follow=True), "L’atelier est terminé")


def test_what_closing_leaves_is_what_somebody_did_today(workshop):
    assert erasing.of_today() == []
    Learner(workshop.places.first())
    assert erasing.of_today() == [workshop]
    workshop.held_on += timedelta(days=1)
    workshop.save()
    assert erasing.of_today() == []


# -- the files of a real room ----------------------------------------------------------------------


def files_that_hold(room, *canaries):
    """{file name: what was found}, in everything that the program has written."""
    found = {}
    for path in filter(lambda path: path.is_file(), room.data.rglob("*")):
        held = [each for each in canaries if each.encode() in path.read_bytes()]
        if held:
            found[path.name] = held
    return found


def numbers_of(workshop):
    """What the printed sheets say of each person, which nobody could guess."""
    for seat in workshop["seats"]:
        person = seat["person"]
        yield from (person["nir"], person["card"]["serial"], person["email"], person["phone"])


@on_sqlite
def test_what_is_erased_is_in_no_file_even_after_a_power_cut(room_folder):
    with Room(room_folder) as room:
        workshop = room.new_workshop(seats=2, title=TITLE)
        canaries = [TITLE, *numbers_of(workshop)]
        Somebody(room, workshop["seats"][0]).walk()
        lead = Somebody(room, {"enter_path": workshop["login_path"]})
        assert files_that_hold(room, *canaries)
        lead.press(f"{workshop['board_path']}effacement/")
        room.kill()
        assert files_that_hold(room, *canaries) == {}
        room.open()
        assert files_that_hold(room, *canaries) == {}


@pytest.mark.full
@on_sqlite
def test_a_real_information_is_in_no_file_once_it_is_wiped(room_folder):
    """Blanked in the main file, it stayed in the log for ten minutes."""
    with Room(room_folder) as room:
        seat = room.new_workshop(seats=1)["seats"][0]
        somebody = Somebody(room, seat)
        answers = right_answers(seat["person"], seat["login"], 0)
        told = seat["person"]["email"].upper()
        for step in STEPS[: STEPS.index("coordonnees")]:
            somebody.answer(step, answers[step])
        somebody.answer("coordonnees", answers["coordonnees"] | {"email": told})
        assert files_that_hold(room, told)
        page = f"{seat['site_path']}activation/identifiants/"
        somebody.press("/place/effacer/", {"retour": page}, of="/place/")
        assert files_that_hold(room, told) == {}


STOPPED_IN_BETWEEN = """
import os, django
django.setup()
from accounts import incidents
from sandbox.workshop import erasing
from sandbox.workshop.models import Workshop
erasing.tidy_files = lambda **how: os._exit(0)
erasing.erase(Workshop.objects.get(is_demo=False))
"""
"""The power goes after the rows are gone, before the files are tidied."""


@pytest.mark.full
@on_sqlite
def test_a_power_cut_during_the_erasing_leaves_nothing_once_reopened(room_folder):
    with Room(room_folder) as room:
        workshop = room.new_workshop(seats=2, title=TITLE)
        canaries = [TITLE, *numbers_of(workshop)]
        Somebody(room, workshop["seats"][0]).walk()
        room.kill()
        environment = room.environment | {"DJANGO_SETTINGS_MODULE": "sandbox.settings"}
        assert room.start("-c", STOPPED_IN_BETWEEN, env=environment).wait(PATIENCE) == 0
        assert set(files_that_hold(room, *canaries)) == {"sandbox.sqlite3-wal"}
        room.open()
        assert files_that_hold(room, *canaries) == {}


class AtATerminal:
    """The room opened by somebody who reads the window, and answers there."""

    def __init__(self, room):
        self.ours, theirs = pty.openpty()
        self.said = ""
        port = ["--host", "127.0.0.1", "--port", str(room.port), "--no-demo"]
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "run_workshop", *port],
            cwd=ROOT, env=room.environment, stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self):
        with contextlib.suppress(OSError):  # the other end is closed
            while heard := os.read(self.ours, 4096):
                self.said += heard.decode(errors="replace")

    def hears(self, sentence):
        wait_until(lambda: sentence in self.said or self.process.poll() is not None)
        assert sentence in self.said, self.said

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.process.kill()
        self.process.wait()
        self.listener.join(PATIENCE)
        os.close(self.ours)

    def closes_the_room_and_answers(self, *answers):
        self.process.send_signal(signal.SIGINT)
        for answer in answers:
            self.hears("puis Entrée")
            self.said = ""
            os.write(self.ours, f"{answer}\n".encode())
        code = self.process.wait(PATIENCE)
        self.listener.join(PATIENCE)
        return code


def then_only_their_owner_reads_the_files(folder):
    for path in [folder, *folder.glob("s*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


@pytest.mark.full
@on_sqlite
@with_terminals
def test_closing_the_room_says_what_stays_and_does_as_the_mediator_says(room_folder, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    room_folder.chmod(0o755)
    (room_folder / "sandbox.sqlite3").chmod(0o644)
    room = Room(room_folder)
    workshop = room.new_workshop(seats=1, title=TITLE)
    canaries = [TITLE, *numbers_of(workshop)]
    with AtATerminal(room) as window:
        window.hears("Pour fermer la salle")
        then_only_their_owner_reads_the_files(room_folder)
        Somebody(room, workshop["seats"][0])
        assert window.closes_the_room_and_answers("oui", "Garder") == 0
        assert "Rien n’est perdu" in window.said
    assert set(canaries) == set(sum(files_that_hold(room, *canaries).values(), []))

    with AtATerminal(room) as window:
        window.hears("Pour fermer la salle")
        assert window.closes_the_room_and_answers("effacer") == 0
        assert "C’est effacé. Les bilans restent." in window.said
    assert files_that_hold(room, *canaries) == {}


@pytest.mark.parametrize("by", ["the trainer", "the night"])
def test_the_projected_window_says_that_all_is_over(db, by):
    """The browser that leads is the one that shows: it had lost its seat without a word."""
    mediator = Mediator(access.new_mediator())
    workshop = remembered.workshop(replay.current, scenario="refus", seats=1, owner=mediator.user)
    mediator.act(workshop, "presentation/etape", step="5")
    mediator.act(workshop, "presentation/projeter")
    if by == "the trainer":
        mediator.act(workshop, "effacement")
    else:
        erasing.erase(workshop)
    for_a_window = {"HX-Request": "true"}
    asked = mediator.get("/projection/suite/", {"version": "0-0-0"}, headers=for_a_window)
    assert asked["HX-Redirect"] == "/"
    page = mediator.get("/")
    assertContains(page, "L’atelier est terminé")
    assertContains(page, "est effacé, comme promis")
    assertNotContains(mediator.get("/"), "L’atelier est terminé")
