"""The exercise of the shared computer, played to its end: its goals one by one, in any order."""

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


def test_the_mission_is_over_once_nothing_is_left_and_one_is_out(db, run):
    fatou = Learner(remembered.workshop(run, "ordinateur-partage", seats=1).places.first())
    fatou.type_login()
    document = fatou.person.account.document_set.get(name="Ordonnance de renouvellement")
    fatou.send(reverse("profiles:document_file", args=[document.pk]))
    assert ticked(fatou) == GOALS[:1]
    file = fatou.world.downloadedfile_set.get()
    fatou.send(reverse("world:print_file", args=[file.pk]))
    fatou.send(reverse("world:throw_file", args=[file.pk]))
    fatou.send(reverse("world:empty_bin"))
    assert ticked(fatou) == GOALS[:1]
    fatou.send(reverse("world:take_papers"))
    assert ticked(fatou) == GOALS[:3]
    fatou.send(reverse("accounts:logout"))
    assert ticked(fatou) == GOALS
    assertContains(fatou.send("/place/fin/", follow=True), "je vide la corbeille")
