"""What was paid back, who gave it, and the refusal by the card: seen by axe, wide and narrow."""

import pytest
from django.urls import reverse

from tests import remembered
from tests.e2e.test_axe import NARROW, Inspector
from tests.strict import Learner

pytestmark = pytest.mark.full


def looked_at(somebody, pages):
    inspector = Inspector(somebody, {}, also=[NARROW])
    inspector.is_thorough = True
    for page in pages:
        somebody.when_they_open(page)
        inspector.look(page)
    return inspector.faults


def test_the_two_rubrics_and_the_shared_computer(at_a_pc, run, transactional_db):
    seat = remembered.workshop(run, "souvent-hospitalise", seats=1).places.get()
    learner = Learner(seat)
    learner.login()
    account = learner.person.account
    doctor = learner.world.professional_set.get(slug="dr-exemple")
    document = account.document_set.first()
    learner.send(reverse("profiles:document_file", args=[document.pk]))
    file = learner.world.downloadedfile_set.get()
    learner.send(reverse("world:print_file", args=[file.pk]))
    somebody = at_a_pc(seat)
    somebody.given_they_are_seated(learner)
    names = ["profiles:care", "profiles:directory", "world:computer"]
    pages = [*map(reverse, names), reverse("profiles:professional", args=[doctor.pk])]
    assert looked_at(somebody, pages) == []


def test_refusing_by_the_card(at_a_pc, run, transactional_db):
    room = remembered.workshop(run, "refus", seats=1, service_year=2025)
    somebody = at_a_pc(room.places.get())
    somebody.given_they_are_seated()
    first = reverse("accounts:withdrawal", args=["identite"])
    pages = [reverse("accounts:site"), reverse("accounts:withdraw"), first]
    assert looked_at(somebody, pages) == []
