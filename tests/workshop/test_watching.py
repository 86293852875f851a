"""The board as a tool: who needs somebody, in what order, at what price; and a place's own page."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from sandbox.workshop.models import Seat
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from tests import remembered, replay
from tests.answers import stands
from tests.letters.test_letters import as_read
from tests.strict import Learner
from tests.workshop.test_board import tile, version

MOST_BYTES = 60_000
TABLE = re.compile(r'(?:FROM|JOIN|INTO|UPDATE) "(\w+)"')
WORLDS = ("world_", "accounts_", "profiles_")
NOTHING_NEW = 4
"""Queries of an unchanged poll: the session, the mediator, the workshop and its seats."""


def ago(minutes):
    return clock.real_now() - timedelta(minutes=minutes, seconds=1)


@pytest.fixture
def learner(workshop):
    return Learner(workshop.places.first())


def set_seat(number, **values):
    Seat.objects.filter(number=number).update(occupant="somebody", **values)


def order_of(page):
    numbers = [each.split('"')[0] for each in page.content.decode().split('id="tile-')[1:]]
    return [int(number) for number in numbers]


STATES = [
    ("Aide 4\u00a0min", {"help_asked_at": 4, "progressed_at": 9}, {}),
    ("On arrive", {"help_asked_at": 4, "help_answered_at": 0, "progressed_at": 0}, {}),
    ("Bloqué 9\u00a0min", {"progressed_at": 9}, {}),
    ("Bloqué 2\u00a0min", {"progressed_at": 2}, {"code-wrong": 3}),
    ("2\u00a0min", {"progressed_at": 2}, {"code-wrong": 2, "code-length": 1}),
    ("À l’instant", {"progressed_at": 0}, {}),
    ("Absent 7\u00a0min", {"progressed_at": 9, "heard_at": 7}, {}),
    ("2\u00a0min", {"progressed_at": 2, "heard_at": 2}, {}),
]
"""What the tile says, how many minutes ago what happened, the errors of the page."""


@pytest.mark.parametrize(("words", "minutes", "mistakes"), STATES)
def test_a_tile_says_the_most_pressing_thing(workshop, mediator, words, minutes, mistakes):
    set_seat(1, mistakes=mistakes, **{name: ago(count) for name, count in minutes.items()})
    said = tile(mediator.page(workshop), 1)
    assert said.endswith(words)
    assert ("Bloqué" in said) == ("Bloqué" in words)


def test_who_has_finished_is_neither_stuck_nor_away(workshop, mediator):
    set_seat(1, progressed_at=ago(9), heard_at=ago(9), is_finished=True)
    assert tile(mediator.page(workshop), 1).endswith("Terminé")


def test_a_tile_counts_the_errors_of_the_page(workshop, mediator, learner):
    learner.get(learner.step("code"))
    assert "erreur" not in tile(mediator.page(workshop), 1)
    for _ in range(3):
        learner.send(learner.step("code"), {"code": "AB"})
        learner.send(learner.step("code"), {"code": ""})
    assert "3 erreurs" in tile(mediator.page(workshop), 1)
    assert "Bloqué" in tile(mediator.page(workshop), 1)
    learner.get(reverse("accounts:login"))
    assert "erreur" not in tile(mediator.page(workshop), 1)


def test_errors_stay_while_one_looks_at_one_s_papers_and_go_on_another_page(learner):
    learner.get(reverse("profiles:home"), follow=True)
    for _ in range(2):
        learner.send(reverse("accounts:login"), {"identifiant": "quelqu.un", "password": "A"})
    learner.get(reverse("world:papers"))
    learner.seat.refresh_from_db()
    assert learner.seat.errors == 2
    learner.get(reverse("accounts:differences"))
    learner.seat.refresh_from_db()
    assert learner.seat.errors == 0


def test_who_needs_somebody_comes_first_and_places_keep_their_spot_otherwise(mediator):
    room = build.workshop(scenario="mere-trois-enfants", seats=7, owner=mediator.user)
    set_seat(2, progressed_at=ago(1))
    set_seat(3, progressed_at=ago(1), help_asked_at=ago(1))
    set_seat(4, progressed_at=ago(9))
    set_seat(5, progressed_at=ago(12), help_asked_at=ago(5))
    set_seat(6, progressed_at=ago(12))
    set_seat(7, progressed_at=ago(1), is_finished=True)
    assert order_of(mediator.page(room)) == [1, 2, 3, 4, 5, 6, 7]
    assert order_of(mediator.page(room, "?ordre=besoin")) == [5, 3, 6, 4, 2, 7, 1]


def test_the_order_is_remembered(workshop, mediator):
    set_seat(3, progressed_at=ago(1), help_asked_at=ago(1))
    mediator.page(workshop, "?ordre=besoin")
    assert order_of(mediator.page(workshop)) == [3, 1, 2]
    assert order_of(mediator.page(workshop, "?ordre=autre")) == [3, 1, 2]
    mediator.page(workshop, "?ordre=place")
    assert order_of(mediator.page(workshop)) == [1, 2, 3]


def test_only_the_tiles_that_changed_come_to_an_open_board(workshop, mediator):
    shown = version(mediator.page(workshop))
    set_seat(2, progressed_at=ago(0))
    changes = mediator.page(workshop, f"places/?ordre=place&version={shown}")
    assert order_of(changes) == [2]
    assertContains(changes, "<b>1</b> place prise")
    latest = version(changes)
    unchanged = mediator.page(workshop, f"places/?ordre=place&version={latest}")
    assert unchanged.status_code == 204


def test_all_tiles_come_when_their_order_changed(workshop, mediator):
    shown = version(mediator.page(workshop, "?ordre=besoin"))
    set_seat(2, progressed_at=ago(0), help_asked_at=ago(0))
    changes = mediator.page(workshop, f"places/?ordre=besoin&version={shown}")
    assert order_of(changes) == [2, 1, 3]


@pytest.mark.parametrize(
    "asked", ["", "?version=", "?ordre=x&version=a.b", "?version=" + "a" * 999]
)
def test_a_poll_made_by_hand_gets_the_whole_room(workshop, mediator, asked):
    assert order_of(mediator.page(workshop, f"places/{asked}")) == [1, 2, 3]


def test_a_request_for_help_is_told_once_to_who_hears_the_board(workshop, mediator):
    set_seat(2, progressed_at=ago(0), help_asked_at=ago(0))
    assertContains(mediator.page(workshop), 'data-asks="Place 2 demande de l’aide."')
    set_seat(2, help_answered_at=ago(0))
    assertNotContains(mediator.page(workshop), "data-asks=")


def as_in_a_room(page):
    """The bytes of a page without its scripts: a room sends them as one."""
    return re.sub(rb'<script src="[^"]*" defer></script>\n?', b"", page)


def test_a_room_of_forty_is_light_and_costs_nothing_when_nothing_changes(mediator):
    room = build.workshop(scenario="mere-trois-enfants", seats=40, owner=mediator.user)
    for place in room.places:
        set_seat(place.number, journey="Code provisoire d’un enfant", step=2, total=6)
    Seat.objects.update(progressed_at=ago(9), mistakes={"code-wrong": 3})
    page = mediator.page(room)
    assert len(as_in_a_room(page.content)) < MOST_BYTES
    with CaptureQueriesContext(connection) as captured:
        poll = mediator.page(room, f"places/?ordre=place&version={version(page)}")
    assert poll.status_code == 204
    assert len(captured) == NOTHING_NEW
    tables = {name for query in captured for name in TABLE.findall(query["sql"])}
    assert not {name for name in tables if name.startswith(WORLDS)}


# -- the page of a place --------------------------------------------------------------------------


def test_a_place_s_page_tells_what_happened_and_what_its_learner_reads(workshop, mediator, learner):
    learner.get(learner.step("code"))
    for _ in range(2):
        learner.send(learner.step("code"), {"code": "SECRETS"})
    learner.send(reverse("workshop:help"))
    page = mediator.page(workshop, "place/1/")
    said = as_read(page.content.decode())
    assert stands("code") in said
    assert "Le code doit contenir 12 caractères 2 fois" in said
    assert "Comparez avec la lettre, groupe par groupe." in said  # the general help stands back
    told = [line for line in said.split("\n") if line.startswith(("Quelqu", "Commence", "Erreur"))]
    assert " (2\u00a0fois)." in told[0]
    assert [line[:10] for line in told] == [
        "Erreur\u00a0: «",
        "Commence\u00a0:",
        "Quelqu’un ",
    ]
    assert "Demande de l’aide." in said
    assert "SECRETS" not in said
    assertContains(page, str(learner.person))


NEEDED = [
    ("mere-trois-enfants", "/site/activation/", "Activation · Ce qu’il me faut"),
    ("mere-trois-enfants", "/site/opposition/", "Opposition · Ce qu’il faut pour refuser"),
    ("deja-cree", "/site/opposition/", "Clôture sans connexion · Ce qu’il faut pour refuser"),
]


@pytest.mark.parametrize(("scenario", "url", "step"), NEEDED)
def test_what_is_needed_tells_where_one_stands(mediator, scenario, url, step):
    workshop = remembered.workshop(replay.current, scenario=scenario, seats=1, owner=mediator.user)
    learner = Learner(workshop.places.get())

    def stood():
        said = as_read(mediator.page(workshop, "place/1/").content.decode()).split("\n")
        return said[said.index("Étape") + 1]

    assert stood() == "Pas commencé"
    learner.get(url)
    learner.send(reverse("workshop:help"))
    assert stood() == step
    assert f"Commence\u00a0: {step}." in as_read(
        mediator.page(workshop, "place/1/").content.decode()
    )
    assertContains(mediator.page(workshop), step.split(" · ")[0])
    learner.get(f"{url}code/")
    assert ", 1 sur " in stood()


def test_a_place_s_page_says_who_is_played_there(mediator):
    mixed = build.workshop(
        scenario="refus", other_scenarios=["sans-photo"], seats=2, owner=mediator.user
    )
    page = mediator.page(mixed, "place/2/")
    played = mixed.seats.get(number=2).world.player
    assertContains(page, f"Joue {played} · Jeanne, une carte sans photo")


def test_what_is_used_most_comes_first_on_a_place_s_page(workshop, mediator):
    page = mediator.page(workshop, "place/1/").content.decode()
    said = [
        "État",
        "Ce que la place peut lire",
        "Aider cette place",
        "Remettre la place au début",
        "Ce qui s’est passé",
        "Incidents",
        "Avancer le temps",
        "Retirer cette place",
    ]
    assert sorted(said, key=page.index) == said


def test_the_help_that_a_place_reads_is_that_of_its_latest_page(workshop, mediator, learner):
    learner.get(learner.step("code"))
    learner.get(reverse("accounts:differences"))
    assertContains(
        mediator.page(workshop, "place/1/"),
        "La page de cette place n’affiche aucune aide en ce moment.",
    )


def test_an_open_page_of_a_place_learns_what_happens_there(workshop, mediator, learner):
    def poll(shown):
        return mediator.page(workshop, f"place/1/suivi/?version={shown}")

    shown = mediator.page(workshop, "place/1/").content.decode().split("?version=")[1][:6]
    assert poll(shown).status_code == 204
    learner.get(learner.step("code"))
    news = poll(shown)
    assertContains(news, f"Commence\u00a0: {stands('code')}")
    assert poll(news.content.decode().split("?version=")[1][:6]).status_code == 204


def test_an_unchanged_page_of_a_place_touches_no_world(workshop, mediator):
    shown = mediator.page(workshop, "place/1/").content.decode().split("?version=")[1][:6]
    with CaptureQueriesContext(connection) as captured:
        assert mediator.page(workshop, f"place/1/suivi/?version={shown}").status_code == 204
    tables = {name for query in captured for name in TABLE.findall(query["sql"])}
    assert not {name for name in tables if name.startswith(WORLDS)}


def test_the_errors_of_a_place_are_told_without_their_facts(workshop, mediator):
    set_seat(1, progressed_at=ago(0), mistakes={"nir-length": 1, "gone-from-the-table": 2})
    said = as_read(mediator.page(workshop, "place/1/").content.decode())
    assert "Comparez avec la carte" in said
    assert "{" not in said


# -- there, or not --------------------------------------------------------------------------------


def test_an_open_page_is_heard_once_a_minute(learner):
    news = reverse("world:news")
    learner.get(reverse("accounts:site"))
    learner.seat.refresh_from_db()
    assert learner.seat.heard_at is None
    learner.get(news)
    learner.seat.refresh_from_db()
    first = learner.seat.heard_at
    learner.get(news)
    learner.seat.refresh_from_db()
    assert learner.seat.heard_at == first
    set_heard = Seat.objects.filter(pk=learner.seat.pk)
    set_heard.update(heard_at=ago(2))
    learner.get(reverse("accounts:site"))
    learner.seat.refresh_from_db()
    assert learner.seat.minutes_away == 0


def test_who_sits_down_starts_with_a_clean_slate(learner):
    seat = learner.seat
    Seat.objects.filter(pk=seat.pk).update(
        help_asked_at=ago(1), help_answered_at=ago(1), heard_at=ago(9), mistakes={"nir-empty": 3}
    )
    learner.send(reverse("workshop:leave"))
    seat.refresh_from_db()
    assert (seat.state, seat.errors, seat.asking) == ("free", 0, "")
    Learner(seat).send(reverse("workshop:enter", args=[seat.token]), {"kept": "1"})
    seat.refresh_from_db()
    assert (seat.state, seat.is_away) == ("going", False)


def test_what_the_program_does_not_remember_is_not_said_to_be_none(workshop, mediator, learner):
    """Started again, it said of a page with help on it that there was none."""
    none, unknown = "n’affiche aucune aide", "On ne sait pas encore si la page de cette place"
    assertContains(mediator.page(workshop, "place/2/"), none)
    learner.get(reverse("accounts:differences"))  # the program has known this page, at any rate
    learner.post("/place/quitter/")
    learner.post("/place/revenir/")
    assertContains(mediator.page(workshop, "place/1/"), none)
    learner.get(learner.step("code"))
    cache.clear()
    page = mediator.page(workshop, "place/1/")
    assertContains(page, unknown)
    assertNotContains(page, none)
    learner.get(reverse("accounts:differences"))
    page = mediator.page(workshop, "place/1/")
    assertContains(page, none)
    assertNotContains(page, unknown)
