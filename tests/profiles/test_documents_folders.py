"""Folders: made, renamed, deleted; their documents stay."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

LIST = reverse("profiles:documents")
ADD = reverse("profiles:add_folder")


@pytest.fixture
def account(inside):
    return inside.person.account


@pytest.fixture
def folder(inside, account):
    inside.send(ADD, {"name": "Asthme"})
    return account.folder_set.get()


def url(folder, name="folder"):
    return reverse(f"profiles:{name}", args=[folder.pk])


def test_a_folder_is_made_and_listed(inside, account):
    response = inside.send(ADD, {"name": "  Mes dents "})
    made = account.folder_set.get()
    assertRedirects(response, url(made))
    assert made.name == "Mes dents"
    assertContains(inside.get(LIST), url(made))
    assertContains(inside.get(url(made)), "Ce dossier est vide")
    assert account.activity_set.first().text == "Dossier créé\u00a0: Mes dents"


def test_a_folder_shows_its_documents_alone(inside, account, folder):
    account.document_set.filter(name="Prise de sang").update(folder=folder)
    page = inside.get(url(folder))
    assert [each.name for each in page.context["documents"]] == ["Prise de sang"]
    assertContains(inside.get(LIST), "Dossier Asthme")


def test_a_folder_is_renamed(inside, account, folder):
    assertContains(inside.get(url(folder, "rename_folder")), 'value="Asthme"')
    inside.send(url(folder, "rename_folder"), {"name": "asthme"})
    folder.refresh_from_db()
    assert folder.name == "asthme"
    assert account.activity_set.first().text == "Dossier renommé\u00a0: Asthme, maintenant asthme"


def test_two_folders_do_not_bear_one_name(inside, account, folder):
    assertContains(inside.send(ADD, {"name": "ASTHME"}), "Un dossier porte déjà ce nom")
    assert account.folder_set.count() == 1


def test_a_folder_is_deleted_once_confirmed_and_its_documents_stay(inside, account, folder):
    account.document_set.update(folder=folder)
    assertContains(inside.get(url(folder, "delete_folder")), "Ses documents restent dans la liste.")
    assert account.folder_set.exists()
    assertRedirects(inside.send(url(folder, "delete_folder")), LIST)
    assert not account.folder_set.exists()
    assert account.document_set.filter(folder=None).count() == 3
    assert account.activity_set.first().text == "Dossier supprimé\u00a0: Asthme"


@pytest.mark.parametrize("name", ["folder", "rename_folder", "delete_folder"])
def test_another_s_folder_is_not_found(inside, neighbour, name):
    theirs = neighbour.person.account.folder_set.create(world=neighbour.world, name="Dents")
    assert inside.get(url(theirs, name)).status_code == 404
    assert inside.send(url(theirs, name), {"name": "Pris"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.name == "Dents"
