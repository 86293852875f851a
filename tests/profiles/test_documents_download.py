"""Downloading on a computer that others use: said before, and what stays there after."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from sandbox.workshop.models import Seat

FOLDER = "/ordinateur/"


@pytest.fixture
def download(inside):
    """The address that keeps a document on the computer."""
    document = inside.person.account.document_set.get(name="Prise de sang")
    page = inside.get(reverse("profiles:download_document", args=[document.pk]))
    assertContains(page, "mon mot de passe ne le protège plus")
    address = reverse("profiles:document_file", args=[document.pk])
    assertContains(page, f'action="{address}"')
    assertContains(page, f'href="{FOLDER}"')
    return address


def names(learner):
    return [str(file) for file in learner.world.downloadedfile_set.all()]


def test_nothing_stays_of_what_is_only_read(inside, download):
    document = inside.person.account.document_set.first()
    inside.get(document.get_absolute_url())
    inside.get(download)
    assertContains(inside.get(FOLDER), "Aucun fichier de santé ne reste dans ce dossier.")


def test_each_download_stays_under_a_name_of_its_own_even_once_logged_out(inside, download):
    for _ in range(2):
        file = inside.send(download, follow=True)
        assert file["Content-Disposition"] == 'attachment; filename="prise-de-sang.pdf"'
    inside.send(reverse("profiles:download_file"))
    assert names(inside) == ["prise-de-sang.pdf", "prise-de-sang (1).pdf", "donnees-inaya.zip"]
    page = inside.send(reverse("accounts:logout"), follow=True)
    assertContains(page, "3 fichiers de santé restent sur cet ordinateur.")
    assertContains(page, f'<a href="{FOLDER}">')
    assertContains(inside.get(FOLDER), "prise-de-sang.pdf")


def test_a_page_opened_before_a_reset_leaves_nothing_on_the_computer(inside, download):
    inside.post(download, {"generation": inside.world.generation - 1})
    assert names(inside) == []


def test_a_file_is_gone_once_the_bin_is_empty(inside, download):
    inside.send(download)
    file = inside.world.downloadedfile_set.get()
    for _ in range(2):
        assertRedirects(inside.send(reverse("world:throw_file", args=[file.pk])), FOLDER)
    page = inside.get(FOLDER)
    assertContains(page, "Un fichier supprimé est encore ici.")
    assertContains(inside.send(reverse("accounts:logout"), follow=True), "1 fichier de santé reste")
    for said in ["La corbeille est vide.", "La corbeille était déjà vide."]:
        assertContains(inside.send(reverse("world:empty_bin"), follow=True), said)
    assert names(inside) == []
    assert Seat.objects.get(pk=inside.seat.pk).achieved.splitlines().count("fichier-efface") == 1


def test_a_paper_stays_on_the_printer_until_it_is_taken(inside, download):
    inside.send(download)
    file = inside.world.downloadedfile_set.get()
    address, take = reverse("world:print_file", args=[file.pk]), reverse("world:take_papers")
    assertContains(inside.send(take, follow=True), "Il n’y a pas de papier")
    assertRedirects(inside.send(address), FOLDER)
    inside.send(reverse("world:throw_file", args=[file.pk]))
    assert inside.send(address).status_code == 404
    inside.send(reverse("world:empty_bin"))
    page = inside.send(reverse("accounts:logout"), follow=True)
    assertContains(page, "1 papier attend sur l’imprimante.")
    assertNotContains(page, "de santé reste")
    assertContains(inside.get(FOLDER), "tout le monde peut le lire")
    assertContains(inside.send(take, follow=True), "Aucun papier n’attend")
    achieved = Seat.objects.get(pk=inside.seat.pk).achieved.splitlines()
    assert achieved[-3:] == ["telechargement", "impression", "fichier-efface"]


def test_who_leaves_nothing_is_told_nothing(inside):
    page = inside.send(reverse("accounts:logout"), follow=True)
    assertNotContains(page, "sur cet")


def test_nobody_reaches_the_computer_of_another_place(inside, neighbour, download):
    inside.send(download)
    file = inside.world.downloadedfile_set.get()
    assertNotContains(neighbour.get(FOLDER), "prise-de-sang")
    assert neighbour.send(reverse("world:throw_file", args=[file.pk])).status_code == 404
