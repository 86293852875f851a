"""The numbers of the review add up: one definition of the people, for each number and each list.

« Personnes 1 » stood beside two places taken, and a list of two who had not finished.
"""

import csv
import io
import re
from html import unescape

import pytest

from sandbox.workshop import erasing
from sandbox.workshop.models import SeatEvent
from sandbox.workshop.moves import actions
from sandbox.workshop.scenarios import build
from sandbox.workshop.telling import debrief
from sandbox.workshop.views import access
from tests.answers import stands
from tests.strict import Learner
from tests.workshop.conftest import Mediator

EventKind = SeatEvent.Kind
PAGE = {"journey": "activation", "page": "identite", "step": 2, "total": 6}
LAST = {"journey": "activation", "page": "identifiants", "step": 6, "total": 6}
DOCUMENT = {"journey": "document", "page": "", "step": 0, "total": 0}


def leaves_it(place):
    """Nobody sits there."""


def only_sits(place):
    place.seat_somebody()


def is_shown(place):
    """By who leads: that is nobody."""
    place.seat_somebody(shows=True)
    place.note(EventKind.BEGUN, **PAGE)


def is_led(place):
    place.seat_somebody()
    place.note(EventKind.BEGUN, is_put=True, **PAGE)


def asks_at_once(place):
    place.seat_somebody()
    place.note(EventKind.ASKED)


def begins(place):
    place.seat_somebody()
    place.note(EventKind.BEGUN, **PAGE)


def reaches_an_end(place):
    """Which is not the one of the exercise."""
    begins(place)
    place.note(EventKind.FINISHED, **LAST)


def does_in_passing(place):
    begins(place)
    place.note(EventKind.FINISHED, **DOCUMENT)


def finishes(place):
    reaches_an_end(place)
    place.note(EventKind.DONE, **LAST)


def gives_the_place(place):
    """To somebody who finishes there."""
    begins(place)
    place.free()
    finishes(place)


def moves_away(place):
    """To the last place of the room, and works at both."""
    begins(place)
    there = place.workshop.places.last()
    there.seat_somebody(left=place.number)
    there.note(EventKind.BEGUN, **PAGE)


PEOPLE = {
    leaves_it: (0, 0, 0), only_sits: (1, 0, 0), is_shown: (0, 0, 0), is_led: (1, 0, 0),
    asks_at_once: (1, 0, 0), begins: (1, 1, 0), reaches_an_end: (1, 1, 0),
    does_in_passing: (1, 1, 0), finishes: (1, 1, 1), gives_the_place: (2, 2, 1),
    moves_away: (1, 1, 0),
}  # fmt: skip
"""{what is done at a place: (how many people that makes, who began, who finished)}."""

NUMBERS = ["people", "begun", "finishers"]


@pytest.fixture
def mediator(db):
    return Mediator(access.new_mediator())


def room_of(mediator, *done):
    """A room of a place for each, and one more for who moves there."""
    room = build.workshop(scenario="refus", seats=len(done) + 1, owner=mediator.user)
    for place, does in zip(room.places, done, strict=False):
        does(place)
    return room


def brief(page):
    """{what the review says in brief: the number}."""
    pairs = re.findall(r"<dt>\s*(.*?)\s*</dt>\s*<dd>(\d+)", unescape(page))
    return {words: int(number) for words, number in pairs}


def stopped(page):
    """The numbers of the list of who has not finished."""
    chart = page.partition("n’ont fini aucun exercice")[2].partition("</table>")[0]
    return [int(count) for count in re.findall(r"<b>(\d+)</b>", chart)]


def test_the_people_are_those_who_stopped_and_those_who_finished(mediator):
    for mixture in [[each] for each in PEOPLE] + [[*PEOPLE], [*PEOPLE, finishes, only_sits]]:
        room = room_of(mediator, *mixture)
        people, begun, done = map(sum, zip(*(PEOPLE[each] for each in mixture), strict=True))
        totals = debrief.totals(room)
        assert [totals[each] for each in NUMBERS] == [people, begun, done], mixture
        assert sum(count for _, count in totals["stops"]) == people - done, mixture
        erasing.erase(room)
        room.refresh_from_db()
        assert debrief.totals(room) == totals | {"mail": [0, 0, {}]}, mixture


@pytest.mark.parametrize("pair", [(only_sits, begins), (reaches_an_end, finishes)])
def test_the_page_and_the_file_say_the_same(mediator, pair):
    room = room_of(mediator, *pair)
    page = mediator.page(room, "bilan/").content.decode()
    said = brief(page)
    assert said["Personnes"] == 2 == sum(stopped(page)) + said["Ont fini un exercice"]
    assert "Exercice fini" in page or said["Ont fini un exercice"] == 0
    file = mediator.page(room, "bilan.csv").content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(file), delimiter=";"))
    number = {line[2]: int(line[4]) for line in lines[1:] if not line[3]}
    assert number["Personnes"] == said["Personnes"]
    assert number["Personnes qui ont commencé"] == said["Ont commencé"]
    assert number["Personnes qui ont fini un exercice"] == said["Ont fini un exercice"]
    at = [int(line[4]) for line in lines if line[2] == "Personnes arrêtées à"]
    assert sum(at) == sum(stopped(page))


def test_an_end_that_is_not_the_exercise_s_is_not_called_so(mediator):
    page = mediator.page(room_of(mediator, reaches_an_end), "bilan/").content.decode()
    assert "Activation, au bout" in page
    assert "Exercice fini" not in page


def test_the_totals_of_an_older_program_are_read_as_they_were_meant(mediator):
    """It counted as people those who had begun alone."""
    room = room_of(mediator, only_sits, begins)
    erasing.erase(room)
    room.refresh_from_db()
    del room.totals["begun"], room.totals["finishers"]
    room.totals["people"] = 1
    assert (debrief.totals(room)["people"], debrief.totals(room)["begun"]) == (2, 1)


def ended(page):
    """What the list of the journeys that were finished says that it counts."""
    chart = page.content.decode().partition("Les parcours finis")[2]
    return re.findall(r'<th scope="col">(.*?)</th>', chart)[1]


def test_what_it_counted_by_place_is_not_said_of_people(mediator):
    room = room_of(mediator, reaches_an_end)
    assert ended(mediator.page(room, "bilan/")) == "Personnes"
    erasing.erase(room)
    room.refresh_from_db()
    assert ended(mediator.page(room, "bilan/")) == "Personnes"
    del room.totals["begun"], room.totals["finishers"]
    room.save()
    assert ended(mediator.page(room, "bilan/")) == "Places"


def rows(page):
    """What « Arrêt » says of each place."""
    lines = page.content.decode().partition("Place par place")[2].split("<tr>")[2:]
    cells = [re.findall(r"<td>(.*?)</td>", line, re.DOTALL)[1] for line in lines]
    return [" ".join(unescape(re.sub("<.*?>", "", cell)).split()) for cell in cells]


@pytest.fixture
def learner(mediator):
    """Somebody who began as Gérard, and may change alone."""
    room = build.workshop(
        scenario="refus", seats=1, offered=["mere-trois-enfants"], owner=mediator.user
    )
    learner = Learner(room.places.get())
    learner.reach("identite")
    return learner


def choose(learner, exercise):
    learner.send("/place/autre-exercice/", {"exercise": exercise})
    learner.seat.refresh_from_db()


GERARD, INAYA = (f"« {debrief.title(each)} »" for each in ["refus", "mere-trois-enfants"])


def test_where_one_stopped_is_where_the_place_stands_after_two_changes(mediator, learner):
    """The board and the review say the same of an exercise that one came back to."""
    room = learner.seat.workshop
    choose(learner, "mere-trois-enfants")
    assert rows(mediator.page(room, "bilan/")) == [
        f"{stands('identite')} Depuis : la place 1 est passée à {INAYA}."
    ]
    learner.reach("choix")
    assert rows(mediator.page(room, "bilan/")) == [f"{INAYA}, {stands('choix')}"]
    choose(learner, "refus")
    assert rows(mediator.page(room, "bilan/")) == [f"{GERARD}, {stands('identite')}"]
    choose(learner, "mere-trois-enfants")
    assert rows(mediator.page(room, "bilan/")) == [f"{INAYA}, {stands('choix')}"]
    assert debrief.totals(room)["stops"][0][0][:2] == ["activation", "choix"]


def test_a_stay_of_less_than_a_minute_is_said_the_same_in_brief_and_by_place(mediator):
    room = room_of(mediator, begins)
    page = unescape(mediator.page(room, "bilan/").content.decode())
    assert len(re.findall(r"Moins de\s1\smin", page)) == 2


def test_no_list_of_the_file_is_named_as_a_share_of_more_than_there_is(mediator, learner):
    """A place that had two exercises is in both lines: they are no parts of the places."""
    choose(learner, "mere-trois-enfants")
    learner.reach("choix")
    file = mediator.page(learner.seat.workshop, "bilan.csv").content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(file), delimiter=";"))
    had = {line[3]: line[4] for line in lines if line[2] == "Places qui ont eu cet exercice"}
    assert had == {debrief.title(each): "1" for each in ["refus", "mere-trois-enfants"]}
    assert [line[4] for line in lines if line[2] == "Places prises"] == ["1"]


def test_who_goes_on_elsewhere_after_a_finished_exercise_is_not_told_as_finished(mediator, learner):
    learner.seat.note(EventKind.DONE, **LAST)
    choose(learner, "mere-trois-enfants")
    learner.reach("choix")
    room = learner.seat.workshop
    assert rows(mediator.page(room, "bilan/")) == [
        f"Exercice fini, puis {INAYA}, {stands('choix')}"
    ]
    assert debrief.totals(room)["stops"] == []


def test_a_place_put_back_says_so_until_it_is_taken_back(mediator, learner):
    room = learner.seat.workshop
    learner.reach("choix")
    reset = actions.reset(room, room.places)
    stopped = stands("choix")
    assert rows(mediator.page(room, "bilan/")) == [
        f"{stopped} Depuis : la place 1 est remise au début."
    ]
    learner.get(learner.step("code"))
    assert rows(mediator.page(room, "bilan/")) == [stands("code")]
    actions.undo(reset)
    assert rows(mediator.page(room, "bilan/")) == [stopped]
    told = mediator.page(room, "place/1/").content.decode()
    assert f"En est là\u00a0: {stopped}." in told, "nobody goes on there"
    assert f"Avance\u00a0: {stopped}." in told, "by hand, before"
    learner.get(learner.step("choix"))
    assert rows(mediator.page(room, "bilan/")) == [stopped]
    assert debrief.totals(room)["stops"][0][0][:2] == ["activation", "choix"]


def test_where_who_leads_brought_a_place_is_no_stop_of_its_learner_but_is_told(mediator, learner):
    room = learner.seat.workshop
    lead = {"rung": "etape", "seat": "1", "step": "dedans/accueil", "seen": 0}
    mediator.act(room, "echelle", **lead)
    [row] = rows(mediator.page(room, "bilan/"))
    assert row.startswith(f"{stands('identite')} Depuis : la place 1 est amenée à")
