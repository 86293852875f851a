"""« J'ai écrit une vraie information »: it is in nothing that the room keeps, at one press."""

from urllib.parse import quote

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils.html import escape
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop import saves
from sandbox.workshop.models import Action, SavePoint
from sandbox.workshop.moves import actions
from tests import remembered, replay
from tests.strict import Learner, right_answers

IDENTITY, CONTACT = "/site/activation/identite/", "/site/activation/coordonnees/"
AFTER = "/site/activation/identifiants/"


@pytest.fixture
def room(db):
    return remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=2)


@pytest.fixture
def learner(room):
    learner = Learner(room.seats.get(number=1))
    learner.reach("coordonnees")
    return learner


@pytest.fixture
def typed(learner):
    """What the learner has just written, as no paper writes it, and what the room kept since."""
    answers = right_answers(learner.person)["coordonnees"]
    told = answers["email"].upper()
    learner.send(CONTACT, answers | {"email": told})
    saves.take([learner.seat], SavePoint.Kind.NAMED, name="Après")
    actions.jump(learner.seat.workshop, learner.seat.itself, "activation/identite")
    actions.undo(Action.objects.first())
    return told


def tables_with(words):
    """The tables of the database in which these words are."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if words in repr(cursor.fetchall()):
                found.append(table)
    return sorted(found)


def kept_answers(learner):
    attempt = learner.world.attempt_set.get(flow="activation")
    return set(attempt.answers)


def test_what_the_page_before_was_told_is_nowhere(learner, typed):
    assert tables_with(typed) == ["accounts_attempt", "workshop_savepoint"]
    before = kept_answers(learner)
    answer = learner.send("/place/effacer/", {"retour": AFTER})
    assertRedirects(answer, f"/place/efface/?retour={quote(AFTER, safe='')}&pages=2")
    assert tables_with(typed) == []
    assert before - kept_answers(learner) == {"coordonnees"}
    assertContains(learner.get(answer.url), f'href="{AFTER}"')
    assertRedirects(learner.get(AFTER), CONTACT)


def test_the_rows_kept_of_the_place_are_put_back_without_it(learner, typed):
    learner.send("/place/effacer/", {"retour": CONTACT})
    point = learner.seat.save_points.filter(kind=SavePoint.Kind.NAMED)
    saves.restore(point, notice="point")
    assert kept_answers(learner)
    assert tables_with(typed) == []
    assertContains(learner.get(IDENTITY), "Mon identité")


def test_what_is_half_typed_on_the_page_goes_with_it(learner):
    answers = right_answers(learner.person)["coordonnees"]
    half = {"email": answers["email"].title(), "keep": "agrandir"}
    learner.send(CONTACT, half)
    assertContains(learner.get(CONTACT), escape(half["email"]))
    learner.send("/place/effacer/", {"retour": CONTACT})
    learner.send("/site/activation/conditions/", right_answers(learner.person)["conditions"])
    assertNotContains(learner.get(CONTACT), escape(half["email"]))


def test_all_goes_where_it_was_written_elsewhere(learner, typed):
    page = learner.send("/place/tout-effacer/", follow=True)
    assertContains(page, "Tout est effacé. L’exercice recommence au début.")
    assertNotContains(page, "/place/annuler/")
    assert tables_with(typed) == []
    assert not learner.world.attempt_set.exists()
    assert set(learner.seat.save_points.values_list("kind", flat=True)) <= {
        SavePoint.Kind.ORIGIN,
        SavePoint.Kind.PLAYED,
    }
    assert not Action.objects.filter(save_points=None).exists()
    learner.reach("identite")


def test_the_neighbour_keeps_what_they_wrote(room, learner):
    neighbour = Learner(room.seats.get(number=2))
    neighbour.reach("coordonnees")
    before = kept_answers(neighbour)
    for address in ("effacer", "tout-effacer"):
        learner.send(f"/place/{address}/", {"retour": CONTACT})
    assert kept_answers(neighbour) == before


@pytest.mark.parametrize("address", ["", "/", "/papiers/", "//ailleurs.example/", "/nulle-part/"])
def test_on_a_page_of_no_journey_nothing_is_said_to_be_erased(learner, address):
    before = kept_answers(learner)
    answer = learner.send("/place/effacer/", {"retour": address}, follow=True)
    assertContains(answer, "Ce n’est pas encore effacé")
    assertContains(answer, "Ce que vous avez déjà envoyé est encore là.")
    assertNotContains(answer, "n’est plus là")
    assert kept_answers(learner) == before


def test_once_the_journey_is_done_all_has_to_go(room):
    """What its last page was told is already in the space, and on the sheet."""
    learner = Learner(room.seats.get(number=1))
    learner.reach("identifiants")
    told = "ma.vraie.idee"
    answers = right_answers(learner.person)["identifiants"] | {"identifiant": told}
    learner.send(AFTER, answers)
    for address in (AFTER, "/site/activation/fin/", "/site/connexion/"):
        page = learner.send("/place/effacer/", {"retour": address}, follow=True)
        assertNotContains(page, "sur la page d’avant")
        assert "accounts_credential" in tables_with(told)
    assertContains(
        learner.send("/place/effacer/", {"retour": AFTER}, follow=True),
        "Ce n’est pas encore effacé",
    )
    learner.send("/place/tout-effacer/", follow=True)
    assert tables_with(told) == []


def test_a_first_page_alone_is_not_said_to_take_the_one_before(room):
    learner = Learner(room.seats.get(number=1))
    learner.get("/site/activation/code/")
    page = learner.send("/place/effacer/", {"retour": "/site/activation/code/"}, follow=True)
    assertContains(page, "Ce que vous avez écrit sur cette page n’est plus là.")


def test_a_place_started_again_has_no_way_back_to_it(learner, typed):
    """« Annuler » brought it back for an hour: nothing was open any more, so nothing was wiped."""
    learner.send("/place/recommencer/", {"confirmed": "1"})
    assert not learner.world.attempt_set.exists()
    assert tables_with(typed) == ["workshop_savepoint"]
    learner.send("/place/effacer/", {"retour": CONTACT})
    assert tables_with(typed) == []


def test_no_other_browser_of_the_place_keeps_it_half_typed(room, learner):
    answers = right_answers(learner.person)["coordonnees"]
    half = {"email": answers["email"].title(), "keep": "agrandir"}
    learner.send(CONTACT, half)
    there = Learner(learner.seat)
    there.send(f"/place/{learner.seat.token}/", follow=True)
    there.send("/place/effacer/", {"retour": CONTACT})
    told = [session.get_decoded() for session in Session.objects.all()]
    assert half["email"] not in repr(told)
