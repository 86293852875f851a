"""The messages of prevention since 2025: who has the age, why, and how they stop."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from accounts.models import Account
from sandbox.world import clock
from sandbox.world.models import Person, World
from tests import remembered, replay
from tests.strict import Learner

NOTIFICATIONS = reverse("profiles:notifications")
BOX = "Un message de prévention"


@pytest.fixture
def simone(db):
    """Activated today, around her 73rd birthday."""
    learner = Learner(remembered.workshop(replay.current, scenario="cloture", seats=1).places.get())
    world = learner.world
    World.objects.update(service_year=2025)
    Account.objects.filter(pk=learner.person.account.pk).update(since=world.now)
    be_of(learner, years=73)
    learner.login()
    return learner


def be_of(learner, *, years, in_days=0):
    """Have her reach that age in so many days, or the day after."""
    born_on = clock.day_of(learner.world.now) + timedelta(days=in_days - years * 365.25)
    Person.objects.filter(pk=learner.person.pk).update(born_on=born_on)


def after(learner, days):
    return learner.world.advance_to(learner.world.now + timedelta(days=days))


def received(learner):
    """After how many days each message came, the first one first."""
    mails = learner.person.mails.filter(template="prevention").order_by("sent_at")
    began = clock.day_of(learner.person.account.since)
    return [(clock.day_of(mail.sent_at) - began).days for mail in mails]


def test_the_first_comes_after_a_week_then_one_each_thirty_days(simone):
    after(simone, 6)
    assert received(simone) == []
    assert "Un message de prévention est arrivé pour Simone." in [
        each.text for each in after(simone, 2).happenings.all()
    ]
    after(simone, 60)
    assert received(simone) == [7, 37, 67]
    first = simone.person.mails.filter(template="prevention").earliest("sent_at")
    assert first.context["age"] == 73
    assert first.context["every"] == "une fois, de 70 à 75 ans"


def test_refusing_them_asks_no_reason_and_stops_the_next_ones(simone):
    assertContains(simone.get(NOTIFICATIONS), BOX)
    after(simone, 8)
    others = ["new_document", "new_message", "new_access", "emergency_access", "reminder"]
    page = simone.send(NOTIFICATIONS, {"wanted": [*others, "relative_action"]}, follow=True)
    assertContains(page, "6 reçues sur 7")
    after(simone, 60)
    assert received(simone) == [7]
    simone.send(NOTIFICATIONS, {"wanted": [*others, "prevention"]})
    after(simone, 30)
    assert received(simone) == [7, 97]


def test_who_says_that_it_is_done_is_not_asked_again(simone):
    simone.send(reverse("profiles:exam", args=["bilan-70"]), {"status": "realise"})
    after(simone, 60)
    assert received(simone) == []


def test_who_has_not_the_age_waits_for_it(simone):
    be_of(simone, years=60, in_days=30)
    after(simone, 70)
    assert received(simone) == [37, 67]


def test_the_service_of_2022_had_none(simone):
    World.objects.update(service_year=2022)
    assertNotContains(simone.get(NOTIFICATIONS), BOX)
    after(simone, 60)
    assert received(simone) == []
