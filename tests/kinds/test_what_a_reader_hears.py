"""What a box says to who cannot see it: what is wrong first, its beginning, its unit, its need."""

import re

import pytest
from django.urls import reverse

from sandbox.workshop.scenarios import build
from sandbox.workshop.telling import incidents_by_place as tray
from sandbox.workshop.views import access
from sandbox.world.models import Incident
from tests import remembered, replay
from tests.answers import PAGES
from tests.kinds.walked import pages_of_a_learner, read, walk
from tests.strict import Learner, StrictClient

LED = re.compile(r'href="(/animation/[^"#]*)"')
ROOM = re.compile(r"/[A-Z]{4}/")
FIRST_TAB = "/site/parametres/historique/professionnels/"
"""The same page as the one whose first tab it is."""

CONTROLS = ("input", "select", "textarea")


def fields(root):
    """Each control that one fills in, with what it is called by."""
    return [each for each in root.find(*CONTROLS) if each.get("type") != "hidden"]


def is_answered(box):
    options = [each for each in box.find("option") if "selected" in each.attributes]
    is_filled = box.get("type") == "text" and box.get("value")
    return "checked" in box.attributes or bool(options) or is_filled


def needed(form):
    """How many answers a form still needs: a group of boxes is one answer."""
    boxes = [
        each for each in form.find(*CONTROLS, "fieldset") if "aria-required" in each.attributes
    ]
    groups = {
        id(each.within("fieldset") or each): each.within("fieldset") or each for each in boxes
    }
    return sum(not any(map(is_answered, [each, *each.find("input")])) for each in groups.values())


def faults(page):
    root, by_id = read(page)
    for form in root.find("form"):
        is_said = bool(form.having("needed"))
        if needed(form) > 1 and not is_said:
            yield f"{needed(form)} answers are needed, and it is not said: {form.get('action')}"
        for field in fields(form) if is_said else []:
            around = field.within("fieldset") or field
            ids = [each.get("aria-describedby", "") for each in (field, around)]
            told = " ".join(by_id[id].text for id in " ".join(ids).split())
            is_typed = field.tag != "input" or field.get("type") in {"text", "password"}
            if is_typed and not field.get("aria-required") and "acultati" not in told:
                yield f"neither needed nor said to be left to choice: {field.get('name')}"
    for field in [*fields(root), *root.find("fieldset")]:
        ids = field.get("aria-describedby", "").split()
        if lost := [id for id in ids if id not in by_id]:
            yield f"described by what is not there: {lost}"
        told = [by_id[id] for id in ids if id in by_id]
        if any("coach" in each.get("class", "") for each in told):
            yield f"the help is said at each visit of {field.get('name')}"
        is_wrong = field.get("aria-invalid") == "true"
        if is_wrong and not ("field__errors" in told[0].get("class", "") if told else False):
            yield f"what is wrong is not said first: {field.get('name')}"
    for part in [*root.having("field__unit"), *root.having("prefixed__prefix")]:
        box = part.within("div").find("input")[0]
        told = " ".join(by_id[id].text for id in box.get("aria-describedby", "").split())
        if part.text not in told:
            yield f"{part.text} is beside the box, and not said with it"


def name(element, by_id):
    """What a screen reader calls it."""
    if labels := element.get("aria-labelledby"):
        return " ".join(by_id[id].text for id in labels.split())
    return element.get("aria-label") or element.text


def described(element, by_id):
    """Its name, with what is said after it."""
    told = [by_id[id].text for id in element.get("aria-describedby", "").split()]
    return " · ".join([name(element, by_id), *told])


def goal(element):
    """What it leads to: an address, what its form sends and where, the box that it is about."""
    if element.tag == "a":
        return element.get("href")
    form = element.within("form")
    if element.get("type") == "button" or form is None:
        return element.get("data-reveal") or element.get("data-copy")
    sent = {each.get("name"): each.get("value") for each in form.find("input")
            if each.get("type") == "hidden"}  # fmt: skip
    sent.pop("csrfmiddlewaretoken", None)
    action = element.get("formaction") or form.get("action")
    return action, element.get("name"), element.get("value"), tuple(sent.items())


def confused(page):
    """The links of one name, then the buttons of one name and description, that lead apart."""
    root, by_id = read(page)
    for tag, said in (("a", name), ("button", described)):
        goals = {}
        for each in root.find(tag):
            if goal(each):
                goals.setdefault(said(each, by_id), set()).add(goal(each))
        for words, led in goals.items():
            if len(led) > 1 or not words:
                yield f"{tag} {words!r} leads to {len(led)} places"


def title(page):
    """Its title."""
    return re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]


@pytest.fixture
def seat(db):
    return remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=1).places.get()


def test_on_every_page_of_a_learner(seat, tried):
    found, titles = {}, {}
    for url, page in pages_of_a_learner(seat):
        if wrong := [*faults(page), *confused(page)]:
            found[url] = wrong
        if url != FIRST_TAB:
            titles.setdefault(title(page), []).append(url)
        tried(1, "pages heard")
    assert len(titles) > 50
    assert found == {}
    assert [urls for urls in titles.values() if len(urls) > 1] == []


def test_after_an_error_too(seat, tried):
    """Each page of the ways in, sent empty then wrong."""
    learner = Learner(seat)
    learner.reach("identifiants")
    pages = [learner.step(step) for step in PAGES] + ["/site/connexion/"]
    pages += [reverse("accounts:new_code", args=["identite"])]
    wrong = {"nir": "123", "serie": "12", "carte": "avec-photo", "code": "abc", "email": "inaya"}
    for page in pages:
        for answers in ({"naissance_jour": ""}, wrong):
            response = learner.send(page, answers)
            assert response.status_code == 200, page
            assert list(faults(response.content.decode())) == [], (page, answers)
            tried(1, "pages whose boxes were heard after an error")


def test_a_measure_is_heard_with_its_unit(seat):
    learner = Learner(seat)
    learner.activate()
    learner.login()
    for kind, unit in [("glycemie", "g/L"), ("hba1c", "%"), ("douleur", "sur 10")]:
        page = learner.get(reverse("profiles:add_measure", args=[kind])).content.decode()
        root, by_id = read(page)
        box = root.having("input--6")[0]
        told = [by_id[id].text for id in box.get("aria-describedby").split()]
        assert unit in told, kind
        assert list(faults(page)) == []


def test_on_every_page_of_a_mediator(db, tried):
    """Two workshops, difficulties put on a place, help asked."""
    owner = access.machine_mediator()
    first, _ = (build.workshop(scenario="mere-trois-enfants", seats=2, owner=owner) for _ in "12")
    seat = first.seats.get(number=1)
    Learner(seat).post("/place/aide/", {"generation": 0})
    for kind in (Incident.Kind.FRAUD_EMAIL, Incident.Kind.FRAUD_SMS):
        tray.put([seat], kind)
    mediator = StrictClient()
    mediator.force_login(owner)
    starts = ["/animation/", f"/animation/{first.code}/place/1/", f"/animation/{first.code}/bilan/"]
    found, titles = {}, {}
    for url, page in walk(mediator, starts, set(), LED):
        if wrong := [*faults(page), *confused(page)]:
            found[url] = wrong
        titles.setdefault(title(page), set()).add(ROOM.sub("", url))
        tried(1, "pages heard")
    assert len(titles) > 20
    assert found == {}
    assert [urls for urls in titles.values() if len(urls) > 1] == []


@pytest.mark.full
@pytest.mark.parametrize("scenario", build.scenarios())
def test_whoever_is_played(db, scenario):
    place = remembered.workshop(replay.current, scenario=scenario, seats=1).places.get()
    found = {url: [*faults(page), *confused(page)] for url, page in pages_of_a_learner(place)}
    assert {url: wrong for url, wrong in found.items() if wrong} == {}
