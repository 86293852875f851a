"""What is done to one document or to several: masked, put into a folder, deleted."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles.factories import DocumentFactory
from profiles.models import Document
from sandbox.world import clock

LIST = reverse("profiles:documents")
PAGES = ["documents_confidentiality", "move_documents", "delete_documents"]


@pytest.fixture
def account(inside):
    return inside.person.account


@pytest.fixture
def received(account):
    return list(account.document_set.all())


@pytest.fixture
def own(inside, account):
    """Twelve documents of one's own."""
    with clock.at(inside.world.now):
        return [DocumentFactory(profile=account, own=True, name=f"Note {i}") for i in range(12)]


@pytest.fixture
def folder(inside, account):
    return account.folder_set.create(world=inside.world, name="Asthme")


def to(name, documents):
    named = "&".join(f"documents={each.pk}" for each in documents)
    return f"{reverse(f'profiles:{name}')}?{named}"


def send(learner, name, documents, **answers):
    chosen = [each.pk for each in documents]
    return learner.send(to(name, documents), {"documents": chosen} | answers)


def history(account, count):
    return list(account.activity_set.values_list("text", flat=True)[:count])


@pytest.mark.parametrize("name", PAGES)
def test_the_page_shows_again_what_was_ticked(inside, received, own, name):
    ticked = [received[0], own[0]]
    form = inside.get(to(name, ticked)).context["form"]
    assert set(form.offered) == {str(each.pk) for each in ticked}
    assert set(form["documents"].shown) == set(form.offered)


@pytest.mark.parametrize("name", PAGES)
def test_without_a_tick_the_list_says_so(inside, received, name):
    page = inside.get(reverse(f"profiles:{name}"), follow=True)
    assertRedirects(page, LIST)
    assertContains(page, "Aucun document n’est coché.")
    assertNotContains(page, "Oui, supprimer")


@pytest.mark.parametrize("name", PAGES)
def test_another_s_documents_are_offered_to_nobody(inside, neighbour, name):
    theirs = list(neighbour.person.account.document_set.all())
    response = inside.get(to(name, theirs))
    assertRedirects(response, LIST)
    send(inside, name, theirs, confidentialite="masque", dossier="aucun")
    assert neighbour.person.account.document_set.filter(is_masked=False).count() == 3


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("pk", ["x", "", "99999999999999999999", "-1", "%00"])
def test_an_address_written_by_hand_is_never_a_500(inside, name, pk):
    response = inside.get(f"{reverse(f'profiles:{name}')}?documents={pk}")
    assert response.status_code in {302, 400}


def test_several_are_masked_at_once_then_shown(inside, account, received):
    response = send(inside, PAGES[0], received, confidentialite="masque")
    assertRedirects(response, LIST, fetch_redirect_response=False)
    assert account.document_set.filter(is_masked=True).count() == 3
    assertContains(inside.get(LIST), "3 documents masqués.")
    assert history(account, 3)[0] == f"Document masqué\u00a0: {received[2]}"

    one = received[:1]
    page = reverse("profiles:document", args=[one[0].pk])
    assertRedirects(send(inside, PAGES[0], one, confidentialite="visible"), page)
    assert account.document_set.filter(is_masked=True).count() == 2
    assert history(account, 1) == [f"Document rendu visible\u00a0: {one[0]}"]


def test_what_the_documents_are_is_ticked_already(inside, received):
    def ticked(documents):
        return inside.get(to(PAGES[0], documents)).context["form"]["confidentialite"].shown

    assert ticked(received) == "visible"
    received[0].mask(True)
    assert ticked(received[:1]) == "masque"
    assert not ticked(received)


def test_the_page_says_who_still_sees_a_masked_document(inside, received):
    page = inside.get(to(PAGES[0], received))
    assertContains(page, "La personne qui l’a ajouté le voit aussi.")
    assertContains(page, "Mon professionnel administrateur également.")


def test_documents_go_into_a_folder_and_out_of_it(inside, account, received, folder):
    inside_it = reverse("profiles:folder", args=[folder.pk])
    assertRedirects(send(inside, PAGES[1], received[:2], dossier=folder.pk), inside_it)
    assert folder.document_set.count() == 2
    assert history(account, 1) == [f"Document rangé dans Asthme\u00a0: {received[1]}"]
    send(inside, PAGES[1], received[:2], dossier="aucun")
    assert folder.document_set.count() == 0


def test_nobody_puts_a_document_into_another_s_folder(inside, neighbour, received):
    theirs = neighbour.person.account.folder_set.create(world=neighbour.world, name="Dents")
    assert send(inside, PAGES[1], received, dossier=theirs.pk).status_code == 200
    assert not theirs.document_set.exists()


def test_one_s_own_documents_are_deleted_once_confirmed(inside, account, own):
    assertContains(inside.get(to(PAGES[2], own[:1])), "Supprimer «\u00a0Note 0\u00a0»\u00a0?")
    assert account.document_set.count() == 15
    response = send(inside, PAGES[2], own[:10])
    assertRedirects(response, LIST, fetch_redirect_response=False)
    assert account.document_set.count() == 5
    assert history(account, 1) == ["Document supprimé\u00a0: Note 9"]
    assertContains(inside.get(LIST), "10 documents supprimés.")


def test_the_same_box_twice_is_one_document(inside, account, own):
    send(inside, PAGES[2], [own[0], own[0]])
    assertContains(inside.get(LIST), "1 document supprimé.")
    assert account.document_set.count() == 14


def test_eleven_at_once_are_too_many(inside, account, own):
    page = send(inside, PAGES[2], own[:11])
    assertContains(page, "Supprimer 10\u00a0documents au plus à la fois")
    assert account.document_set.count() == 15


@pytest.mark.parametrize("source", [each for each in Document.Source if each != "own"])
def test_what_others_put_there_can_only_be_masked(inside, account, own, received, source):
    account.document_set.filter(pk=received[0].pk).update(source=source)
    page = send(inside, PAGES[2], [own[0], received[0]])
    assertContains(page, "Ce document ne peut pas être supprimé")
    assertContains(page, "Vous pouvez le masquer.")
    assert account.document_set.count() == 15


@pytest.mark.parametrize("count", [1, 2])
def test_nobody_is_asked_about_what_cannot_be_deleted(inside, received, own, count):
    page = inside.get(to("delete_documents", received[:count]))
    assertNotContains(page, "Oui, supprimer")
    for document in received[:count]:
        assertContains(page, f"{document}\u00a0: ajouté par {document.added_by}.")
    assertContains(page, to("documents_confidentiality", received[:count]).replace("&", "&amp;"))
    assertContains(inside.get(to("delete_documents", [own[0], received[0]])), "Oui, supprimer")


def test_deleting_twice_says_so(inside, account, own):
    for _ in range(2):
        response = send(inside, PAGES[2], own[:1])
    assertRedirects(response, LIST, fetch_redirect_response=False)
    assertContains(inside.get(LIST), "Ces documents ne sont plus dans la liste.")
    assert account.document_set.count() == 14
