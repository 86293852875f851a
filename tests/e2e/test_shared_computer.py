"""The exercise of the shared computer, in a browser: nothing is left for the person after."""

import pytest
from django.urls import reverse

from tests import remembered
from tests.strict import Learner


@pytest.mark.full
@pytest.mark.plays("ordinateur-partage")
def test_a_prescription_on_paper_and_no_trace(at_a_pc, run, transactional_db):
    seat = remembered.workshop(run, "ordinateur-partage", seats=1).places.get()
    learner = Learner(seat)
    learner.login()
    fatou = at_a_pc(seat)
    fatou.given_they_are_seated(learner)
    fatou.when_they_open(reverse("profiles:documents"))
    fatou.press(fatou.link("Ordonnance de renouvellement"))
    fatou.press(fatou.link("Télécharger le fichier"))
    with fatou.page.expect_download() as download:
        fatou.press(fatou.button("Télécharger"))
    assert download.value.suggested_filename == "ordonnance-de-renouvellement.pdf"

    fatou.press(fatou.link("Ouvrir « Téléchargements »"))
    fatou.press(fatou.button("Imprimer ordonnance-de-renouvellement.pdf"))
    fatou.press(fatou.button("Prendre le papier"))
    fatou.then_they_are_told("J’ai pris le papier.")
    fatou.press(fatou.button("Supprimer ordonnance-de-renouvellement.pdf"))
    fatou.press(fatou.button("Vider la corbeille"))
    fatou.then_they_are_told("La corbeille est vide.")
    fatou.press(fatou.link("Revenir au site"))
    learner.send(reverse("accounts:logout"))
    seat.refresh_from_db()
    assert seat.is_finished
