"""Time in the learner's hand: where an exercise needs days to pass, a button has them pass."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from sandbox.world import clock
from tests.accounts.test_withdrawal import END, ask_the_code_of, refuse, sit
from tests.profiles.test_closure import close, come_back, end

WAIT = reverse("workshop:wait")
SEAT = reverse("workshop:seat")
SIX_WEEKS, SIXTY_DAYS = "Les 6 semaines passent", "Les 60 jours passent"
D43 = timedelta(days=43)


@pytest.fixture
def gerard(db):
    return sit("refus")


@pytest.fixture
def simone(db):
    learner = sit("cloture")
    learner.login()
    return learner


def shown(page):
    return re.sub(r"\s+", " ", page.content.decode())


def press(learner, page, what):
    """Press the button of that page, and see what comes."""
    assertContains(page, f'name="what" value="{what}"')
    there = page.request["PATH_INFO"]
    return learner.send(WAIT, {"what": what, "retour": there}, follow=True)


def today(learner):
    return clock.day_of(learner.world.now)


def test_who_refused_may_see_that_six_weeks_create_nothing(gerard):
    """Once nobody is left to refuse for: the days that pass would create that space."""
    invited = gerard.person.account.invited_on
    zoe = gerard.person.children.get()
    refuse(gerard)
    assert SIX_WEEKS not in shown(gerard.get(END))
    ask_the_code_of(gerard, zoe)
    refuse(gerard, child=zoe)
    page = gerard.get(END)
    assert SIX_WEEKS in shown(page)
    page = press(gerard, page, "six-semaines")
    assert "Les 6 semaines sont passées." in shown(page)
    assert "sont passées : aucun espace santé n’a été créé." in shown(page)
    assert SIX_WEEKS not in shown(page)
    assert today(gerard) == invited + D43
    assert gerard.person.account.state == "opposed"
    assertContains(gerard.get(SEAT), "Le temps a passé. Vous pouvez")
    gerard.send(reverse("workshop:undo"))
    assert today(gerard) < invited + D43


def test_who_asked_for_a_deletion_may_see_it_done(simone):
    account = simone.person.account
    close(simone, "suppression")
    before = today(simone)
    page = press(simone, simone.get(end(account)), "suppression")
    assert "Les 60 jours sont passés." in shown(page)
    assertContains(page, "Elles ont été effacées le")
    assert today(simone) == before + timedelta(days=60)
    assert SIXTY_DAYS not in shown(page)


def test_it_may_be_seen_from_the_closed_profile_too(simone):
    close(simone, "suppression")
    simone.login()
    assert SIXTY_DAYS in shown(simone.get(reverse("profiles:closed")))


def test_nothing_moves_where_nothing_is_to_come(gerard, simone):
    never = [(gerard, "suppression"), (gerard, "six-semaines"), (simone, "six-semaines")]
    for learner, what in [*never, (simone, "3422 ")]:
        before = learner.world.now
        learner.send(WAIT, {"what": what, "retour": SEAT})
        assert learner.world.now == before
    come_back(simone)


def test_a_second_press_moves_nothing(gerard):
    refuse(gerard)
    generation = gerard.world.generation
    for _ in range(2):
        gerard.post(WAIT, {"what": "six-semaines", "retour": END, "generation": generation})
    assert gerard.world.generation == generation + 1
