"""The exercise of the shared computer, played to its end: its goals one by one, in two orders."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from tests import remembered
from tests.strict import Learner
from tests.workshop.test_mission import ticked

GOALS = [
    "Télécharger votre ordonnance",
    "L’imprimer, et prendre le papier",
    "Ne rien laisser sur l’ordinateur",
    "Vous déconnecter",
]


@pytest.fixture
def fatou(db, run):
    return Learner(remembered.workshop(run, "ordinateur-partage", seats=1).places.first())


def downloads(fatou):
    document = fatou.person.account.document_set.get(name="Ordonnance de renouvellement")
    fatou.send(reverse("profiles:document_file", args=[document.pk]))
    return fatou.world.downloadedfile_set.get()


def erases(fatou, file):
    fatou.send(reverse("world:throw_file", args=[file.pk]))
    fatou.send(reverse("world:empty_bin"))


def test_the_mission_is_over_once_nothing_is_left_and_one_is_out(fatou):
    fatou.type_login()
    file = downloads(fatou)
    assert ticked(fatou) == GOALS[:1]
    fatou.send(reverse("world:print_file", args=[file.pk]))
    erases(fatou, file)
    assert ticked(fatou) == GOALS[:1]
    fatou.send(reverse("world:take_papers"))
    assert ticked(fatou) == GOALS[:3]
    fatou.send(reverse("accounts:logout"))
    assert ticked(fatou) == GOALS
    assertContains(fatou.send("/place/fin/", follow=True), "je vide la corbeille")


def test_who_is_not_logged_in_does_not_log_out(fatou):
    fatou.send(reverse("accounts:logout"))
    assert ticked(fatou) == []


def test_what_is_downloaded_again_is_to_be_erased_again(fatou):
    fatou.type_login()
    erases(fatou, downloads(fatou))
    assert ticked(fatou) == [GOALS[0], GOALS[2]]
    file = downloads(fatou)
    assert ticked(fatou) == GOALS[:1]
    fatou.send(reverse("world:print_file", args=[file.pk]))
    fatou.send(reverse("world:take_papers"))
    fatou.send(reverse("accounts:logout"))
    assert ticked(fatou) == [*GOALS[:2], GOALS[3]]
    erases(fatou, file)
    assert ticked(fatou) == GOALS
