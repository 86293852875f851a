"""« À vous »: its task on the projected page and at the places, whom it counts, how it ends."""

import html
import re
from datetime import timedelta

from sandbox.workshop.models import Projection
from sandbox.workshop.stage import outline
from sandbox.world import clock
from tests.strict import Learner
from tests.workshop.test_projected import follow, over


def said_at(learner, address="/site/"):
    """What the page of a learner says of the room's turn."""
    page = learner.get(address).content.decode()
    return re.search(r'id="a-vous".*?</div>', page, re.DOTALL)[0]


def test_the_turn_is_said_in_words_on_the_screen_and_at_the_places(projected, workshop):
    learner = Learner(workshop.places.first())
    assert "À vous" not in said_at(learner)
    projected.act(workshop, "presentation/etape", step="6")
    page = projected.act(workshop, "presentation/a-vous", minutes="5").content.decode()
    task = "Recopiez le code, puis les numéros de la carte."
    assert task in page
    assert "Changer d’étape l’arrête." in page
    assert task in over_of(projected)
    assert task in said_at(learner)
    page = projected.act(workshop, "presentation/etape", step="encore").content.decode()
    assert "Changer d’étape" not in page
    assert task not in said_at(learner)


def test_the_task_is_said_in_the_language_of_the_place_where_the_room_wrote_it(projected, workshop):
    learner = Learner(workshop.places.first())
    workshop.places.update(help_language="en")
    projected.act(workshop, "presentation/etape", step="6")
    projected.act(workshop, "presentation/a-vous", minutes="5")
    assert "Copy the code, then the numbers of the card." in said_at(learner)
    own = outline.own_source().replace("Recopiez le code", "Recopiez ensemble le code")
    Projection.objects.update(outline=own)
    said = said_at(learner)
    assert "Your turn" in said
    assert "Copy" not in said
    assert "Recopiez ensemble le code" in said


def test_a_place_of_the_other_group_has_no_task_and_is_not_counted(projected, workshop):
    opens, refuses = (Learner(place) for place in workshop.places[:2])
    workshop.places.filter(number=1).update(group="opens")
    workshop.places.filter(number=2).update(group="refuses")
    projected.act(workshop, "presentation/etape", step="6")
    projected.act(workshop, "presentation/a-vous", minutes="5")
    assert "Recopiez" in said_at(opens)
    assert "Recopiez" not in said_at(refuses)
    assert "sur 1 a passé" in over_of(projected)


def test_an_open_page_hears_of_the_turn_from_its_own_poll(projected, workshop):
    learner = Learner(workshop.places.first())
    page = learner.get("/site/").content.decode()
    asks = html.unescape(re.search(r'hx-get="([^"]*nouvelles/[^"]*)"', page)[1])
    shown = re.search(r'data-turn="(\w+)"', page)[1]
    asked = f"{asks}&turn={shown}"
    assert "HX-Trigger" not in learner.get(asked)
    projected.act(workshop, "presentation/a-vous", minutes="5")
    assert learner.get(asked)["HX-Trigger"] == '{"room:turn": {}}'
    assert "À vous" in learner.get("/place/a-vous/").content.decode()


def test_the_turn_ends_in_words_with_a_sound_then_leaves(projected, workshop, monkeypatch):
    """At 00:00 nothing changed, and the box stayed until somebody pressed « Arrêter »."""
    learner, began = Learner(workshop.places.first()), clock.real_now()
    projected.act(workshop, "presentation/a-vous", minutes="2")
    shown = over(projected.get("/site/").content.decode())
    monkeypatch.setattr(clock, "real_now", lambda: began + timedelta(seconds=125))
    page = follow(projected, shown).content.decode()
    assert "C’est fini" in page
    assert "data-chime" in page
    assert "Le temps est passé" in said_at(learner)
    projected.act(workshop, "presentation/reglage", what="son", to="non")
    assert "data-chime" not in over_of(projected)
    monkeypatch.setattr(clock, "real_now", lambda: began + timedelta(seconds=185))
    assert "over__turn" not in follow(projected, shown).content.decode()
    assert "Le temps est passé" not in said_at(learner)


def over_of(projected):
    """What lies over the projected page."""
    return re.search(
        r'<aside class="over".*?</aside>', projected.get("/site/").content.decode(), re.DOTALL
    )[0]
