"""Without JavaScript, nothing on the desk empties the form beside it, nor hides what was wrong.

« Attendre le facteur », « Signaler » and « Jeter » were forms of their own: what was half typed was
gone. « Agrandir » or a call for help, pressed after an error, kept the answers and hid the error.
"""

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop.robot.mistakes.withdrawal import WEDNESDAY, on_a
from tests import remembered, replay
from tests.kinds.walked import read
from tests.strict import Learner

IDENTITY = "/site/activation/identite/"
AGAIN = "/site/nouveau-code/identite/"
HALF = {"nir": "2 88 12 35 000", "naissance_jour": "27", "carte": "avec-photo", "serie": ""}
REAL_NIR = "1 85 05 78 006 084 36"


@pytest.fixture
def somebody(db):
    return Learner(
        remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=2).seats.get(
            number=1
        )
    )


@pytest.fixture
def learner(somebody):
    somebody.ask_new_code("email")
    somebody.reach("identite")
    return somebody


def page_of(learner, address=IDENTITY):
    return read(learner.get(address).content.decode())[0]


def way(learner, begins, address=IDENTITY):
    """The value of the button of the papers that begins so."""
    values = [each.get("value") or "" for each in page_of(learner, address).find("button")]
    return next(value for value in values if value.startswith(begins))


def boxes(learner):
    shown = {each.get("name"): each.get("value", "") for each in page_of(learner).find("input")
             if each.get("type") == "text" or "checked" in each.attributes}  # fmt: skip
    return {name: shown[name] for name in HALF}


def test_the_postman_comes_and_they_stay(somebody):
    somebody.ask_new_code("letter")
    before = somebody.world.now
    half = {"nir": HALF["nir"], "keep": way(somebody, "attendre:", AGAIN)}
    assertRedirects(somebody.send(AGAIN, half), AGAIN)
    assert somebody.world.now > before
    [box] = [each for each in page_of(somebody, AGAIN).find("input") if each.get("name") == "nir"]
    assert box.get("value") == HALF["nir"]


def test_who_waits_for_the_3422_that_answers_waits_for_nobody(somebody):
    """The word of the button is read: without it, the postman would come."""
    on_a(WEDNESDAY)(somebody)
    somebody.ask_new_code("letter")
    before = somebody.world.now
    somebody.send(AGAIN, {"keep": "attendre:3422"})
    assert somebody.world.now == before


@pytest.mark.parametrize("what", ["reported", "deleted"])
def test_a_message_is_judged_and_they_stay(learner, what):
    value = way(learner, f"geste:{what}:")
    mail = value.rpartition(":")[2]
    answer = learner.send(IDENTITY, HALF | {"keep": value})
    assertRedirects(answer, f"/papiers/messages/{mail}/")
    assert boxes(learner) == HALF


def test_an_e_mail_is_taken_out_of_the_unwanted_ones_and_they_stay(learner):
    learner.person.mails.filter(channel="email").update(is_unwanted=True)
    value = way(learner, "voulu:")
    answer = learner.send(IDENTITY, HALF | {"keep": value})
    assertRedirects(answer, "/papiers/")
    assert not learner.person.mails.get(pk=value.partition(":")[2]).is_unwanted
    assert boxes(learner) == HALF


def test_no_form_of_the_desk_is_left_beside_that_one(learner):
    learner.person.mails.filter(channel="email").update(is_unwanted=True, read_at=None)
    alone = [
        each.get("action")
        for each in page_of(learner).find("form")
        if each.get("id") != "reponses" and "with-js" not in (each.get("class") or "")
    ]
    assert alone == ["/place/effacer/", "/place/recommencer/", "/place/quitter/"]


@pytest.mark.parametrize("value", ["geste:deleted:99999", "geste:deleted:x", "geste:", "voulu:"])
def test_a_message_that_is_not_there_is_not_found(learner, value):
    assert learner.send(IDENTITY, HALF | {"keep": value}).status_code == 404


@pytest.mark.parametrize("keep", ["agrandir", "papiers", "aide", "aide-retiree"])
def test_what_was_wrong_is_still_said(learner, keep):
    wrong = learner.send(IDENTITY, HALF)
    said = read(wrong.content.decode())[0]
    [marker] = [each for each in said.find("input") if each.get("name") == "refused"]
    assert marker.get("form") == "reponses"
    learner.send(IDENTITY, HALF | {"keep": keep, "refused": "1"})
    for _ in range(2):
        page = learner.get(IDENTITY)
        assertContains(page, '<a href="#nir">')
        assertContains(page, "Entraînement – Erreur")
    learner.send(IDENTITY, {"nir": "", "keep": keep})
    assertNotContains(learner.get(IDENTITY), '<a href="#nir">')


def test_what_may_be_real_is_not_kept_and_its_box_is_only_empty(learner):
    learner.send(IDENTITY, HALF | {"nir": REAL_NIR, "keep": "agrandir", "refused": "1"})
    page = learner.get(IDENTITY)
    assertContains(page, "field--blank")
    assertNotContains(page, "1 85 05")
    assert boxes(learner) == HALF | {"nir": ""}


def test_what_was_wrong_is_told_to_the_board_once(learner):
    learner.send(IDENTITY, HALF)
    told = learner.seat.events.count()
    learner.send(IDENTITY, HALF | {"keep": "agrandir", "refused": "1"})
    learner.get(IDENTITY)
    assert learner.seat.events.count() == told
