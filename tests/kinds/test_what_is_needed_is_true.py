"""« Tout est à remplir » is said where it is so: not beside what is ticked or filled already.

It stood above the children of the card, one of whom is enough, and above pages all answered.
"""

import pytest

from sandbox.workshop.scenarios import build
from tests import remembered, replay
from tests.kinds.walked import pages_of_a_learner, read
from tests.strict import Learner, right_answers

ALL = "Tout est à remplir"
ALREADY = "déjà rempli"


def said(page):
    root, _ = read(page)
    return [(form, each.text) for form in root.find("form") for each in form.having("needed")]


def is_answered(box):
    ticked = "checked" in box.attributes
    return ticked or (box.get("type") == "text" and bool(box.get("value")))


@pytest.mark.full
@pytest.mark.parametrize(
    "scenario", ["mere-trois-enfants", pytest.param("jumelles", marks=pytest.mark.full)]
)
def test_it_names_what_is_there_already(db, scenario):
    seat, answered, blank = (
        remembered.workshop(replay.current, scenario=scenario, seats=1).places.get(),
        0,
        0,
    )
    for url, page in pages_of_a_learner(seat):
        for form, words in said(page):
            needed = [each for each in form.find("input") if each.get("aria-required") == "true"]
            groups = [each for each in form.find("fieldset") if each.get("aria-required")]
            boxes = needed + [box for group in groups for box in group.find("input")]
            if any(map(is_answered, boxes)):
                answered += 1
                assert ALREADY in words, (url, words)
            else:
                blank += 1
                assert ALREADY not in words, (url, words)
    assert answered > 0
    assert blank > 8


def test_one_child_is_enough(db):
    learner = Learner(build.workshop(scenario="mere-trois-enfants", seats=1).places.get())
    learner.activate()
    learner.login()
    [(_, words)] = said(learner.get("/site/profils/ajouter/").content.decode())
    assert words == "Je coche un enfant au moins, et la dernière case."


def test_a_page_that_is_all_answered_asks_for_nothing(db):
    learner = Learner(build.workshop(scenario="mere-trois-enfants", seats=1).places.get())
    learner.reach("identite")
    address = learner.step("identite")
    assert [words for _, words in said(learner.get(address).content.decode())] == [f"{ALL}."]
    learner.send(address, right_answers(learner.person)["identite"])
    assert said(learner.get(address).content.decode()) == []


def is_filled(page):
    """Whether a box of its form has something in it, right or wrong."""
    root, _ = read(page)
    [form] = [each for each in root.find("form") if each.get("id") == "reponses"]
    return any(map(is_answered, form.find("input")))


def judge(page, where):
    [(_, words)] = said(page) or [("", "")]
    assert is_filled(page), where
    assert words == "" or ALREADY in words, (where, words)


def test_a_box_that_is_refused_and_still_filled_is_no_empty_one(db):
    learner = Learner(build.workshop(scenario="mere-trois-enfants", seats=1).places.get())
    right = right_answers(learner.person)["identite"]
    learner.reach("identite")
    address = learner.step("identite")
    for name, wrong in {"nir": "2 88", "serie": "999990", "naissance_annee": "88"}.items():
        page = learner.send(address, {name: wrong}).content.decode()
        judge(page, name)
        assert ALREADY in page
    for way in ("agrandir", "papiers"):
        learner.send(address, {"nir": right["nir"], "serie": "123", "keep": way})
        judge(learner.get(address).content.decode(), way)
    learner.send(address, right)
    learner.activate()
    for wrong in ("personne.du.tout", learner.person.noted_identifiant):
        answers = {"identifiant": wrong, "password": "Faux-1234"}
        judge(learner.send("/site/connexion/", answers).content.decode(), wrong)


def test_the_tab_can_say_it_of_what_it_gives_back(db):
    learner = Learner(build.workshop(scenario="mere-trois-enfants", seats=1).places.get())
    page = learner.get("/site/connexion/").content.decode()
    [(_, words)] = said(page)
    assert words == f"{ALL}."
    assert 'data-needed-rest="Tout est à remplir, sauf ce qui est déjà rempli."' in page
