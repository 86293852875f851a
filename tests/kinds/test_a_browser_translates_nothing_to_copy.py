"""A browser that translates the page leaves what is to be copied as it is (`translate="no"`)."""

import re

import pytest
from django.urls import reverse

from sandbox.workshop.views import access
from tests import remembered, replay
from tests.kinds.walked import Element, pages_of_a_learner, read
from tests.strict import Learner
from tests.workshop.conftest import Mediator

OF_A_PERSON = [
    "nir", "phone", "email", "spare_phone", "spare_email", "noted_identifiant", "noted_password",
    "spare_password",
]  # fmt: skip
SEPARATORS = re.compile(r"[\s\u00a0\u202f·]")
NOT_READ = {"script", "style", "option", "title"}


def bare(text):
    return SEPARATORS.sub("", text)


def copied(seat):
    """{what is copied from the papers of this place now, without its spaces: what it is}."""
    people = list(seat.world.person_set.all())
    values = {(str(getattr(person, name)), name) for person in people for name in OF_A_PERSON}
    values |= {(code.code, "code") for person in people for code in person.provisional_codes.all()}
    mails = [mail.context for person in people for mail in person.mails.all()]
    values |= {(mail["code"], "code of a message") for mail in mails if "code" in mail}
    return {bare(value): name for value, name in values if value}


def translated(element, value):
    """The elements of a page that hold this value, each the smallest, and that are translated."""
    if element.get("translate") == "no" or element.tag in NOT_READ:
        return []
    inside = [each for each in element.children if isinstance(each, Element)]
    holding = [each for each in inside if value in bare(each.text)]
    if holding:
        return [found for each in holding for found in translated(each, value)]
    return [f"{element.tag}.{element.get('class', '')}"] if value in bare(element.text) else []


def faults(page, values):
    root, _ = read(page)
    text = bare(root.text)
    there = {value: name for value, name in values.items() if value in text}
    return {(there[value], found) for value in there for found in translated(root, value)}


@pytest.fixture
def seat(db):
    workshop = remembered.workshop(replay.current, scenario="mere-trois-enfants", seats=2)
    return workshop.seats.get(number=1)


PAGES = [
    "/papiers/", "/site/activation/identite/", "/site/messagerie/", "/site/parametres/",
    "/site/parametres/coordonnees/email/", "/site/parametres/coordonnees/telephone/",
    "/site/parametres/telephone/retrait/",
]  # fmt: skip
"""Where such a value is read."""


def test_on_the_pages_that_show_one(seat):
    learner = Learner(seat)
    learner.activate()
    learner.login()
    for url in PAGES:
        assert not faults(learner.get(url, follow=True).content.decode(), copied(seat)), url


@pytest.mark.full
def test_on_every_page_of_a_learner(seat, tried):
    found = {}
    for url, page in pages_of_a_learner(seat):
        for fault in faults(page, copied(seat)):
            found.setdefault(fault, url)
        tried(1, "pages looked at by a browser that translates")
    assert not found


def test_in_a_message_that_brings_a_code(seat):
    learner = Learner(seat)
    learner.activate()
    learner.ask_new_code("sms")
    learner.send("/site/identifiant-oublie/identite/")
    for mail in learner.person.mails.all():
        page = learner.get(reverse("world:message", args=[mail.pk])).content.decode()
        assert not faults(page, copied(seat)), mail.template


def test_on_the_sheets_the_summary_and_the_wall(db):
    mediator = Mediator(access.new_mediator())
    workshop = remembered.workshop(replay.current, "mere-trois-enfants", 2, owner=mediator.user)
    [seat, _] = workshop.places
    codes = {workshop.code: "code of the room", seat.code: "code of the place"}
    for view in ("sheets", "summary", "wall"):
        page = mediator.get(reverse(f"mediation:{view}", args=[workshop.code])).content.decode()
        assert not faults(page, copied(seat) | codes), view


def test_the_measure_sees_a_number_that_would_be_translated():
    values = {"063998": "phone"}
    assert faults("<p>Appelez le <b>06 39 98</b>.</p>", values) == {("phone", "b.")}
    assert not faults('<p>Appelez le <b translate="no">06 39 98</b>.</p>', values)
    assert not faults('<p translate="no">Appelez le <b>06 39 98</b>.</p>', values)
    assert faults("<p>06 39<wbr> 98</p>", values) == {("phone", "p.")}
