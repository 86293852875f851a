"""« Guidé » or « Comme en vrai »: the help that a learner has, and what stands back with it."""

import json
import re

import pytest
from django.core.management import call_command
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from accounts import incidents
from sandbox.workshop.models import Seat, Workshop
from sandbox.workshop.moves import actions
from sandbox.workshop.views import access
from sandbox.world import clock
from sandbox.world.models import Incident
from tests import remembered
from tests.strict import Learner, StrictClient
from tests.workshop.conftest import Mediator

CODE = "/site/activation/code/"
IDENTITY = "/site/activation/identite/"
HELP = ["Aide de l’atelier", "Dans le vrai service", "Pourquoi ?"]


@pytest.fixture
def room(db, run):
    return remembered.workshop(run, "mere-trois-enfants", seats=2)


@pytest.fixture
def learner(room):
    return Learner(room.places.first())


def turn(learner, to, page=IDENTITY):
    return learner.send("/place/aide/choisie/", {"to": to, "retour": page})


def notch(learner):
    return Seat.objects.get(pk=learner.seat.pk).guidance


def main(response):
    """What the simulated site shows: neither the band, nor the papers, nor what scripts may say."""
    page = response.content.decode()
    found = re.search(r'<main class="site__main".*?</main>', page, re.DOTALL)[0]
    return re.sub(r"<template.*?</template>", "", found, flags=re.DOTALL).replace("\u00a0", " ")


def helped(response):
    return [each for each in HELP if each in main(response)]


# -- the notch ------------------------------------------------------------------------------------


def test_it_is_moved_at_any_time_and_leads_back_to_the_page(learner):
    assert notch(learner) == "guided"
    learner.reach("identite")
    for to in ["real", "guided"]:
        assertRedirects(turn(learner, to), IDENTITY)
        assert notch(learner) == to


@pytest.mark.parametrize("to", ["", "GUIDED", "autre", "1 85 05 78 006 084 36"])
def test_what_is_no_notch_changes_nothing(learner, to):
    turn(learner, "real")
    turn(learner, to)
    assert notch(learner) == "real"


def test_it_is_offered_at_the_place_and_in_the_band(learner):
    page = learner.get("/place/")
    assertContains(page, 'aria-pressed="true"', count=1)
    assertContains(learner.get(CODE), "Passer à «\u00a0Comme en vrai\u00a0»")
    turn(learner, "real")
    assertContains(learner.get(CODE), "Passer à «\u00a0Guidé\u00a0»")
    pressed = learner.get("/place/").content.decode().partition('aria-pressed="true"')[2]
    assert "Comme en vrai" in pressed.partition("</button>")[0]


def test_half_typed_answers_stay_without_javascript(learner):
    learner.reach("identite")
    half = {"nir": "2 88 12 35 000", "keep": "aide-choisie:real"}
    assertRedirects(learner.send(IDENTITY, half), IDENTITY)
    assert notch(learner) == "real"
    assertContains(learner.get(IDENTITY), 'value="2 88 12 35 000"')


def test_somebody_else_begins_where_the_workshop_does_and_who_comes_back_finds_theirs(room):
    seat = room.places.first()
    first = Learner(seat)
    turn(first, "real")
    first.send("/place/quitter/")
    first.send("/place/revenir/")
    assert notch(first) == "real"
    assert taken(seat) == "guided"
    Workshop.objects.update(guidance="real")
    assert taken(seat) == "real"


def taken(seat):
    """The help of somebody else, who types the code of a place that is taken."""
    code = {"code": seat.code}
    StrictClient().post(f"/salle/{seat.workshop.code}/{seat.number}/", code)
    return Seat.objects.get(pk=seat.pk).guidance


def test_a_reset_keeps_what_the_learner_chose(room, learner):
    turn(learner, "real")
    learner.reach("identite")
    actions.reset(room, room.places.filter(number=1), by=None)
    assert notch(learner) == "real"


def test_the_board_says_who_does_as_in_reality(room, learner):
    room.owner = access.new_mediator()
    room.save(update_fields=["owner"])
    leads = Mediator(room.owner)
    board = f"/animation/{room.code}/"
    assertNotContains(leads.get(board), "Comme en vrai")
    version = re.search(r"version=([\w.]+)", leads.get(board).content.decode())[1]
    turn(learner, "real")
    assertContains(leads.get(board), "Comme en vrai", count=1)
    news = leads.get(f"{board}places/?version={version}&ordre=place")
    assertContains(news, "Comme en vrai", count=1)


def test_programs_say_where_it_begins(db, capsys):
    call_command(
        "create_workshop", "--scenario", "refus", "--seats", "1", "--guidance", "real", "--json"
    )
    made = json.loads(capsys.readouterr().out)
    assert made["guidance"] == "real"
    assert Workshop.objects.get(code=made["code"]).places.first().is_as_real


# -- « Comme en vrai » ----------------------------------------------------------------------------


def test_the_help_of_the_room_stands_back_and_the_service_s_sentence_stays(learner):
    learner.reach("identite")
    assert helped(learner.get(CODE)) == HELP[:1]
    wrong = {"code": "ABCD"}
    guided = learner.send(CODE, wrong)
    assert helped(guided) == ["Aide de l’atelier", "Pourquoi ?"]
    turn(learner, "real")
    assert not helped(learner.get(CODE))
    alone = learner.send(CODE, wrong)
    assert not helped(alone)
    said = re.findall(r'<p class="field__error">.*?</p>', main(guided), re.DOTALL)
    assert said
    assert said == re.findall(r'<p class="field__error">.*?</p>', main(alone), re.DOTALL)


def test_no_note_on_the_real_service_is_left(learner):
    learner.reach("conditions")
    page = "/site/activation/conditions/"
    assert "Dans le vrai service" in main(learner.get(page))
    turn(learner, "real")
    assert not helped(learner.get(page))


def test_the_page_that_comes_next_stays_after_an_error(learner):
    with clock.at(learner.world.now):
        incidents.put(learner.world, Incident.Kind.CODE_USED)
    turn(learner, "real")
    shown = learner.send(CODE, {"code": learner.code.code})
    assert not helped(shown)
    assert "Demander un nouveau code" in main(shown)


def test_what_keeps_real_numbers_out_is_explained_all_the_same(learner):
    learner.reach("identite")
    turn(learner, "real")
    shown = learner.send(IDENTITY, {"nir": "1 85 05 78 006 084 36"})
    assert "Aide de l’atelier" in main(shown)
    templates = re.findall(r"<template.*?</template>", shown.content.decode(), re.DOTALL)
    assert all("Pourquoi" in each for each in templates if "guard-" in each)


def test_messages_are_in_another_tab_and_what_is_paper_stays(learner):
    desk = learner.get(CODE).content.decode()
    assert 'id="paper-phone"' in desk
    turn(learner, "real")
    desk = learner.get(CODE).content.decode()
    for gone in ['id="paper-phone"', 'id="paper-mail"', 'value="phone"', 'value="mail"']:
        assert gone not in desk
    assert 'id="paper-letter"' in desk
    assert 'data-paper="card"' in desk
    link = re.search(r'<a [^>]*href="([^"]+)" target="_blank"\s*>(.*?)</a>', desk, re.DOTALL)
    assert "dans un autre onglet" in re.sub(r"\s+", " ", link[2])
    tab = learner.get(link[1])
    assertContains(tab, 'id="paper-phone"')
    assertContains(tab, 'id="paper-mail"')
    assertNotContains(tab, 'id="paper-letter"')


def test_news_replace_only_what_the_page_has(learner):
    learner.ask_new_code()
    turn(learner, "real")
    expected = {"desk": {"letter"}, "messages": {"phone", "mail"}, "nothing": set()}
    for shows, papers in expected.items():
        asked = f"/nouvelles/?version={learner.world.generation}-0&shows={shows}"
        news = learner.get(asked, headers={"HX-Request": "true"}).content.decode()
        assert set(re.findall(r"innerHTML:#paper-(\w+)", news)) == papers
        assert ("badge-sms" in news, "badge-email" in news) == (False, False)


def test_the_mediator_s_own_place_keeps_its_help(room):
    Workshop.objects.update(guidance="real")
    own = Learner(room.seats.get(number=0))
    assert not Seat.objects.get(pk=own.seat.pk).is_as_real
    assert "Aide de l’atelier" in main(own.get(CODE))
