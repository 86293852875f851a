"""What one sends or fills inside is in the journal of the place, and on « J’ai réussi »: once.

A reply in an exchange was told nowhere; a second press, which sends nothing, was told again.
"""

import pytest
from django.urls import get_resolver, reverse
from pytest_django.asserts import assertContains, assertNotContains

from profiles.deeds import DEEDS
from sandbox.world import clock
from tests import remembered, replay
from tests.strict import Learner

WROTE = "J’ai écrit à un professionnel."
CONFIRM = {"phrase": "rendez-vous-confirme"}


@pytest.fixture
def inside(db):
    learner = Learner(
        remembered.workshop(replay.current, scenario="souvent-hospitalise", seats=1).places.get()
    )
    learner.login()
    return learner


def ends(learner):
    done = learner.seat.events.filter(kind="finished").order_by("pk")
    return [slug for slug in done.values_list("journey", flat=True) if slug in DEEDS]


def open_exchange(learner):
    threads = learner.person.account.thread_set.order_by("pk")
    return next(each for each in threads if not each.is_closed)


def test_a_reply_is_told_in_the_journal_and_on_the_sheet_taken_home(inside):
    assertNotContains(inside.get("/place/reussites/"), WROTE)
    thread = open_exchange(inside)
    page, before = reverse("profiles:thread", args=[thread.pk]), thread.message_set.count()
    inside.send(page, CONFIRM)
    assert thread.message_set.count() > before
    assert ends(inside) == ["message"]
    assertContains(inside.get("/place/reussites/"), WROTE)


def test_what_a_closed_exchange_or_a_second_press_does_not_send_is_not_told(inside):
    thread = open_exchange(inside)
    page = reverse("profiles:thread", args=[thread.pk])
    since = {"dernier": thread.message_set.latest("pk").pk}
    for _ in range(2):
        inside.send(page, CONFIRM | since)
    assert ends(inside) == ["message"]
    with clock.at(inside.world.now):
        thread.close()
    inside.send(page, CONFIRM)
    assert ends(inside) == ["message"]


def test_each_page_that_a_deed_names_exists():
    named = get_resolver().namespace_dict["profiles"][1].reverse_dict
    for deed in DEEDS.values():
        assert not [view for view in deed.views if view not in named]


@pytest.mark.parametrize("name", ["habits", "donation"])
def test_the_pages_of_the_medical_profile_that_have_no_list_are_told_too(inside, name):
    address = reverse(f"profiles:{name}")
    form = inside.get(address).context["form"]
    answers = {}
    for field in form:
        choices = list(getattr(field.field, "choices", [("on", "")]))
        answers[field.html_name] = choices[0][0]
    inside.send(address, answers)
    assert ends(inside) == ["profil-medical"]
