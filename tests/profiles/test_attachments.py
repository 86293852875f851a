"""What a professional joins to a message, and « Ajouter à mes documents de santé »."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from profiles.factories import DocumentFactory
from profiles.models import Attachment
from sandbox.lessons import LESSONS
from sandbox.workshop.models import Seat
from sandbox.world import clock

ANSWERS = {
    "name": "Plan de prise de mars",
    "dated_on_jour": "2",
    "dated_on_mois": "1",
    "dated_on_annee": "2026",
    "category": "ordonnance",
}


@pytest.fixture
def received(inside):
    """The one that the pharmacy joined."""
    return Attachment.objects.get(profile=inside.person.account)


def page_of(attachment):
    return reverse("profiles:attachment", args=[attachment.pk])


def test_the_message_leads_to_it_and_it_says_what_it_is(inside, received):
    thread = reverse("profiles:thread", args=[received.message.thread_id])
    assertContains(inside.get(thread), f'href="{page_of(received)}"')
    page = inside.get(page_of(received))
    assertContains(page, "Rincer la bouche après chaque prise.")
    assertContains(page, 'value="Plan de prise"')


def test_it_is_added_once_under_a_title_a_date_a_folder_and_a_category(inside, received):
    account = inside.person.account
    folder = account.folder_set.create(profile=account, name="Asthme")
    for _ in range(2):
        inside.send(page_of(received), ANSWERS | {"dossier": folder.pk})
    kept = account.document_set.get(name="Plan de prise de mars")
    assert (str(kept.dated_on), kept.category, kept.folder) == ("2026-01-02", "ordonnance", folder)
    assert kept.is_own
    page = inside.get(kept.get_absolute_url())
    assertContains(page, "Reçu par message\u00a0: Pharmacie Fictive.")
    assertContains(page, "1 bouffée")
    assert inside.get(reverse("profiles:document_file", args=[kept.pk])).content[:4] == b"%PDF"
    assertRedirects(inside.get(page_of(received)), kept.get_absolute_url())
    assert account.activity_set.filter(text__startswith="Document ajouté").count() == 1
    assert Seat.objects.get(pk=inside.seat.pk).achieved.splitlines().count("document") == 1


def test_it_follows_the_choice_for_new_documents_and_may_come_back_once_deleted(inside, received):
    inside.send(reverse("profiles:confidentiality"), {"documents": "masques"})
    inside.send(page_of(received), ANSWERS)
    kept = inside.person.account.document_set.get(name="Plan de prise de mars")
    assert kept.is_masked
    inside.send(reverse("profiles:delete_documents"), {"documents": kept.pk})
    assertContains(inside.get(page_of(received)), "Ajouter à mes documents de santé")


@pytest.mark.parametrize(
    ("wrong", "lesson"),
    [
        ({"name": ""}, "document-name-empty"),
        ({"category": ""}, "document-category-empty"),
        ({"dated_on_annee": "2099"}, "document-date-future"),
    ],
)
def test_what_is_missing_is_asked_again(inside, received, wrong, lesson):
    assertContains(inside.send(page_of(received), ANSWERS | wrong), LESSONS[lesson].says)
    assert not inside.person.account.document_set.filter(source="own").exists()


def test_what_one_sent_oneself_is_not_received(inside, received):
    thread = received.message.thread
    with clock.at(inside.world.now):
        sent = DocumentFactory(own=True, profile=inside.person.account, name="La mienne")
    inside.send(
        reverse("profiles:thread", args=[thread.pk]),
        {"phrase": "rendez-vous-confirme", "piece": sent.pk},
    )
    sent.delete()
    joined = Attachment.objects.get(profile=inside.person.account, name="La mienne")
    assert inside.get(page_of(joined)).status_code == 404
    assert inside.send(page_of(joined), ANSWERS).status_code == 404


def test_it_is_lost_with_its_conversation_and_is_nobody_else_s(inside, received, neighbour):
    neighbour.activate()
    neighbour.login()
    assert neighbour.get(page_of(received)).status_code == 404
    with clock.at(inside.world.now):
        received.message.thread.throw_away()
    assert inside.get(page_of(received)).status_code == 404
    assertNotContains(inside.get(reverse("profiles:messages")), "Votre ordonnance")
