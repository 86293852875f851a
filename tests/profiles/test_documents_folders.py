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


def test_an_accent_does_not_make_another_name_of_it(inside, account):
    for name in ["École", "ecole"]:
        response = inside.send(ADD, {"name": name})
    assertContains(response, "Un dossier porte déjà ce nom")


def test_folders_are_listed_from_a_to_z(inside, account):
    for name in ["Vaccins", "école", "Dentiste"]:
        inside.send(ADD, {"name": name})
    in_order = ["Dentiste", "école", "Vaccins"]
    assert [each.name for each in inside.get(LIST).context["folders"]] == in_order
    page = inside.get(
        reverse("profiles:move_documents"), {"documents": account.document_set.first().pk}
    )
    names = [title for _, title in page.context["form"].fields["dossier"].choices]
    assert names == [*in_order, "Aucun dossier"]


def test_a_folder_is_deleted_once_confirmed_and_its_documents_stay(inside, account, folder):
    account.document_set.update(folder=folder)
    assertContains(inside.get(url(folder, "delete_folder")), "Ses documents restent dans la liste.")
    assert account.folder_set.exists()
    assertRedirects(inside.send(url(folder, "delete_folder")), LIST)
    assert not account.folder_set.exists()
    assert account.document_set.filter(folder=None).count() == 3
    assert account.activity_set.first().text == "Dossier supprimé\u00a0: Asthme"


def test_a_double_click_makes_one_folder(inside, account):
    shown = {"dernier": inside.get(ADD).context["latest"], "name": "Asthme"}
    for _ in range(2):
        response = inside.send(ADD, shown, follow=True)
    assertRedirects(response, url(account.folder_set.get()))
    assertContains(response, "Ce dossier est déjà créé\u00a0: Asthme.")
    assert account.activity_set.filter(text__startswith="Dossier créé").count() == 1
    later = {"dernier": inside.get(ADD).context["latest"], "name": "Asthme"}
    assertContains(inside.send(ADD, later), "Un dossier porte déjà ce nom")


def test_a_double_click_renames_once(inside, account, folder):
    for _ in range(2):
        inside.send(url(folder, "rename_folder"), {"name": "Souffle"})
    assert account.activity_set.filter(text__startswith="Dossier renommé").count() == 1


def test_a_double_click_deletes_one_folder(inside, account, folder):
    inside.send(url(folder, "delete_folder"))
    response = inside.send(url(folder, "delete_folder"), follow=True)
    assertRedirects(response, LIST)
    assertContains(response, "Ce dossier n’est plus là.")
    assert inside.get(url(folder, "delete_folder")).status_code == 404
    assert account.activity_set.filter(text__startswith="Dossier supprimé").count() == 1


@pytest.mark.parametrize("name", ["folder", "rename_folder", "delete_folder"])
def test_another_s_folder_is_not_found(inside, neighbour, name):
    theirs = neighbour.person.account.folder_set.create(world=neighbour.world, name="Dents")
    assert inside.get(url(theirs, name)).status_code == 404
    inside.send(url(theirs, name), {"name": "Pris"})
    theirs.refresh_from_db()
    assert theirs.name == "Dents"
