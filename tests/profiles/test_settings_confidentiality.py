"""« Confidentialité des informations »."""

from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from sandbox.lessons import LESSONS

PAGE = reverse("profiles:confidentiality")


def test_documents_present_and_to_come_are_masked_then_visible_again(inside):
    """The switch covers both (real-service.md §6)."""
    for choice, words in [("masques", "masqués"), ("visibles", "visibles")]:
        response = inside.send(PAGE, {"documents": choice}, follow=True)
        assertContains(response, f"Documents {words}")
        masks = inside.person.account.preferences.masks_new_documents
        assert masks == (choice == "masques")
        documents = inside.person.account.document_set
        assert {each.is_masked for each in documents.all()} == {choice == "masques"}
        line = str(inside.person.account.activity_set.first())
        assert line == f"Tous les documents\u00a0: {words}"


def test_the_choice_is_made_again_where_a_document_is_otherwise(inside):
    inside.send(PAGE, {"documents": "masques"})
    documents = inside.person.account.document_set
    documents.first().mask(False)
    inside.send(PAGE, {"documents": "masques"})
    assert {each.is_masked for each in documents.all()} == {True}


def test_the_page_shows_what_is_chosen(inside):
    inside.send(PAGE, {"documents": "masques"})
    field = inside.get(PAGE).context["form"]["documents"]
    assert field.shown == "masques"


def test_the_same_choice_writes_nothing(inside):
    before = inside.person.account.activity_set.count()
    assertRedirects(inside.send(PAGE, {"documents": "visibles"}), reverse("profiles:settings"))
    assert inside.person.account.activity_set.count() == before


def test_an_answer_that_is_not_offered_changes_nothing(inside):
    response = inside.send(PAGE, {"documents": "brûlés"})
    assertContains(response, LESSONS["choice-unknown"].says)
    assert not inside.person.account.preferences.masks_new_documents
