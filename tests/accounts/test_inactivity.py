"""The site closes by itself when nobody touches it; the papers do not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from accounts.session import INACTIVITY
from sandbox.lessons import LESSONS
from sandbox.world import clock
from tests.strict import Learner, right_answers

EXPIRED = reverse("accounts:session_expired")


def leave_alone(learner, length=INACTIVITY):
    world = learner.world
    world.seen_at = clock.real_now() - length
    world.save(update_fields=["seen_at"])


def test_a_journey_left_alone_is_resumed_where_it_was(learner):
    learner.reach("conditions")
    leave_alone(learner)
    late = learner.send(learner.step("conditions"), right_answers(learner.person)["conditions"])
    assertRedirects(late, EXPIRED)
    assert "conditions" not in learner.person.account.attempts.get().answers
    assertContains(learner.get(EXPIRED), LESSONS["session-expired"].says)
    assertContains(learner.get(EXPIRED), f'href="{reverse("accounts:resume")}"')
    assertRedirects(learner.get(reverse("accounts:resume")), learner.step("conditions"))


@pytest.mark.parametrize(
    ("flow", "is_activated"), [("new_code", False), ("forgotten_password", True)]
)
def test_any_journey_is_resumed(learner, flow, is_activated):
    if is_activated:
        learner.activate()
    answers = right_answers(learner.person)["identite"]
    learner.send(reverse(f"accounts:{flow}", args=["identite"]), answers)
    response = learner.get(reverse("accounts:resume"), follow=True)
    assert response.redirect_chain[-1][0] == reverse(f"accounts:{flow}", args=["envoi"])


def test_who_was_logged_in_is_no_longer(learner):
    learner.activate()
    learner.login()
    leave_alone(learner)
    assertRedirects(learner.get(reverse("profiles:home")), EXPIRED)
    assertRedirects(learner.get(reverse("profiles:home")), reverse("accounts:login"))
    assertRedirects(learner.get(reverse("accounts:resume")), reverse("accounts:login"))


def test_only_who_is_led_to_its_page_has_met_that_error(learner):
    """Going back over these pages, or typing their address, is no error made."""
    learner.reach("conditions")
    leave_alone(learner)
    learner.get(learner.step("conditions"), follow=True)
    for page in ["session_ended", "session_expired", "session_ended", "session_expired"]:
        learner.get(reverse(f"accounts:{page}"))
    met = learner.seat.events.filter(kind="mistake").values_list("slug", flat=True)
    assert [*met] == ["session-expired"]


def test_nothing_expires_where_nothing_was_open(learner):
    learner.get(reverse("accounts:site"))
    leave_alone(learner)
    assert learner.get(reverse("accounts:site")).status_code == 200


def test_a_little_less_is_in_time(learner):
    learner.reach("identite")
    leave_alone(learner, INACTIVITY - timedelta(seconds=5))
    assert learner.get(learner.step("identite")).status_code == 200


def test_the_papers_neither_expire_nor_keep_the_site_open(learner):
    learner.reach("identite")
    leave_alone(learner)
    assert learner.get(reverse("world:papers")).status_code == 200
    learner.get(reverse("world:news"))
    assertRedirects(learner.get(learner.step("identite")), EXPIRED)


def test_the_last_page_seen_is_written_once_a_minute(learner):
    learner.get(reverse("accounts:site"))
    seen = learner.world.seen_at
    learner.get(reverse("accounts:site"))
    assert learner.world.seen_at == seen
    leave_alone(learner, timedelta(minutes=1))
    learner.get(reverse("accounts:site"))
    assert clock.real_now() - learner.world.seen_at < timedelta(seconds=30)


def test_a_place_put_back_as_it_was_has_not_expired(learner):
    learner.reach("conditions")
    learner.send(reverse("workshop:restart"))
    leave_alone(learner)
    learner.send(reverse("workshop:undo"))
    assert learner.get(learner.step("conditions")).status_code == 200


def test_whoever_sits_down_has_just_come(learner):
    learner.reach("conditions")
    leave_alone(learner)
    other = Learner(learner.seat)
    assert other.get(other.step("code")).status_code == 200


def test_a_page_that_is_only_read_writes_nothing(learner):
    learner.get(reverse("accounts:site"))
    with CaptureQueriesContext(connection) as queries:
        learner.get(reverse("accounts:site"))
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
