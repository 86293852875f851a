"""One document: its page, its file, its pin."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from profiles.factories import DocumentFactory
from sandbox.world import clock, samples
from tests.profiles.pages import main_of


@pytest.fixture
def account(inside):
    return inside.person.account


@pytest.fixture
def received(account):
    """What the laboratory put there."""
    return account.document_set.get(name="Prise de sang")


@pytest.fixture
def own(inside, account):
    with clock.at(inside.world.now):
        return DocumentFactory(profile=account, own=True, name="Ordonnance de mars")


def url(document, name="document"):
    return reverse(f"profiles:{name}", args=[document.pk])


def test_the_page_says_what_the_document_says(inside, received):
    page = inside.get(url(received))
    for words in ["Laboratoire des Essais", "Résultats de biologie", "13,1 g/dL", "Visible"]:
        assertContains(page, words)


def test_a_document_is_new_until_it_is_opened(inside, received):
    assert "Nouveau</span>" in main_of(inside.get(url(received)))
    received.refresh_from_db()
    assert received.opened_at == inside.world.now
    assert "Nouveau</span>" not in main_of(inside.get(url(received)))


def test_the_file_of_a_professional_is_a_pdf_made_the_same_each_time(inside, received):
    first, second = (
        inside.get(url(received, "document_file")),
        inside.get(url(received, "document_file")),
    )
    assert first["Content-Disposition"] == 'attachment; filename="prise-de-sang.pdf"'
    assert first["Content-Type"] == "application/pdf"
    assert first.content.startswith(b"%PDF-")
    assert first.content == second.content
    received.refresh_from_db()
    assert not received.is_new


def test_the_file_of_a_sample_is_the_sample(inside, own):
    file = inside.get(url(own, "document_file"))
    assert file.content == samples.find("ordonnance").make()
    assert file["Content-Disposition"] == 'attachment; filename="ordonnance.pdf"'


def test_a_picture_is_shown_in_its_page(inside, own):
    own.sample = "echographie"
    own.save()
    assertContains(inside.get(url(own)), 'alt="Échographie, factice"')


def test_pinned_then_not_pinned(inside, received):
    pin = url(received, "pin_document")
    for answer, is_pinned in [("oui", True), ("oui", True), ("non", False)]:
        assertRedirects(inside.send(pin, {"epingle": answer}), url(received))
        received.refresh_from_db()
        assert received.is_pinned == is_pinned
    texts = list(inside.person.account.activity_set.values_list("text", flat=True)[:2])
    assert texts == [
        "Document non épinglé\u00a0: Prise de sang",
        "Document épinglé\u00a0: Prise de sang",
    ]


def test_pinning_is_a_write(inside, received):
    assert inside.get(url(received, "pin_document")).status_code == 405


@pytest.mark.parametrize("name", ["document", "document_file"])
def test_nobody_reads_another_s_document(inside, neighbour, name):
    theirs = neighbour.person.account.document_set.first()
    child = inside.person.children[0].account
    with clock.at(inside.world.now):
        of_my_child = DocumentFactory(profile=child)
    for document in [theirs, of_my_child]:
        assert inside.get(url(document, name)).status_code == 404
        document.refresh_from_db()
        assert document.is_new


def test_nobody_pins_another_s_document(inside, neighbour):
    theirs = neighbour.person.account.document_set.first()
    assert inside.send(url(theirs, "pin_document"), {"epingle": "oui"}).status_code == 404


@pytest.mark.parametrize("pk", ["0", "999999999999999999999999", "x", "-1"])
def test_an_address_that_is_nobody_s_is_not_found(inside, pk):
    assert inside.get(f"/site/documents/{pk}/").status_code == 404
