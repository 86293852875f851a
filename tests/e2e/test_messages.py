"""« Messagerie » and « Agenda », each from the first look to the last gesture."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from profiles.factories import AgendaEntryFactory, DocumentFactory
from sandbox.world import clock
from tests.e2e.keyboard import KeyboardUser
from tests.e2e.somebody import Somebody
from tests.e2e.test_axe import NARROW, Inspector

KINDS = [
    pytest.param(Somebody, 1366, True, id="mouse"),
    pytest.param(Somebody, 390, False, id="without JavaScript", marks=pytest.mark.full),
    pytest.param(KeyboardUser, 1366, True, id="keyboard", marks=pytest.mark.full),
]
ORDER = "Ordonnance de mars"


@pytest.fixture
def inaya(at_a_pc, otter):
    """Somebody logged in as Inaya, with a document of her own."""

    def sit(kind=Somebody, width=1366, javascript=True, height=768):
        somebody = at_a_pc(otter, kind=kind, width=width, height=height, javascript=javascript)
        somebody.given_they_are_logged_in()
        with clock.at(somebody.person.world.now):
            DocumentFactory(profile=somebody.account, own=True, name=ORDER)
        return somebody

    return sit


def when_they_pick(somebody, label, title):
    """Choose in a list: with the keyboard, the first letters of the answer bring it."""
    field = somebody.field(label)
    if isinstance(somebody, KeyboardUser):
        somebody.go_to(field)
        somebody.page.keyboard.type(title)
    else:
        field.select_option(label=title)
    expect(field.locator("option:checked")).to_have_text(title)


def when_they_join(somebody, name):
    """Pick this document, which the list names with its date."""
    field = somebody.field("Joindre un document")
    title = field.locator("option").filter(has_text=name).inner_text()
    when_they_pick(somebody, "Joindre un document", title)


def when_they_open_the_line(somebody, words):
    """One line of a list: the whole of it is a link."""
    somebody.press(somebody.page.get_by_role("link", name=re.compile(words)))


@pytest.mark.parametrize(("kind", "width", "javascript"), KINDS)
def test_a_message_is_read_answered_and_the_conversation_deleted(inaya, kind, width, javascript):
    learner = inaya(kind, width, javascript)
    learner.when_they_go_to("Messagerie")
    learner.then_the_page_is("Messagerie de santé")
    when_they_open_the_line(learner, "Dr Exemple")
    learner.then_the_page_is("Votre rendez-vous")
    learner.then_they_are_told("Envoyez aussi votre dernière ordonnance.")

    learner.press(learner.button("Envoyer"))
    learner.then_the_errors_are("Choisir une phrase")
    when_they_pick(learner, "Ma phrase", "Je confirme le rendez-vous.")
    when_they_join(learner, ORDER)
    learner.press(learner.button("Envoyer"))
    learner.then_they_are_told("Le message est parti.")

    if javascript:
        learner.then_a_message_is_announced("E-mails")
        learner.when_they_take("E-mails")
        learner.press(learner.disclosure("Un nouveau message"))
        learner.then_they_are_told("Connectez-vous pour le lire.")
    when_they_open_the_line(learner, "Dr Exemple")
    learner.then_they_are_told("Merci, c’est bien noté.")
    learner.then_they_are_told(f"Document joint\u00a0: {ORDER}")

    learner.when_they_look_for_what_deletes()
    learner.press(learner.link("Supprimer la conversation"))
    learner.then_the_page_is("Supprimer cette conversation\u00a0?")
    learner.press(learner.button("Oui, supprimer"))
    learner.then_they_are_told("La conversation est supprimée.")


@pytest.mark.full
def test_writing_first_is_explained_and_a_prescription_goes_to_the_pharmacy(inaya):
    learner = inaya()
    learner.account.document_set.update(category="ordonnance")
    learner.when_they_open(reverse("profiles:new_message"))
    when_they_pick(learner, "Pour qui", "Dr Inventé, cardiologue")
    when_they_pick(learner, "Sujet", "Mon ordonnance")
    when_they_pick(learner, "Ma phrase", "Voici mon ordonnance.")
    learner.press(learner.button("Envoyer"))
    learner.then_the_errors_are("Ce professionnel ne m’a pas encore écrit")
    when_they_pick(learner, "Pour qui", "Pharmacie du Pont Inventé")
    learner.press(learner.button("Envoyer"))
    learner.then_the_errors_are("Joindre une ordonnance")
    when_they_join(learner, ORDER)
    learner.press(learner.button("Envoyer"))
    learner.then_they_are_told("Le message est parti.")
    when_they_open_the_line(learner, "Pharmacie du Pont Inventé")
    learner.then_they_are_told("votre ordonnance est bien arrivée")


@pytest.mark.full
@pytest.mark.parametrize(("kind", "width", "javascript"), KINDS)
def test_a_document_is_sent_to_a_professional(inaya, kind, width, javascript):
    learner = inaya(kind, width, javascript)
    learner.when_they_go_to("Documents médicaux")
    learner.press(learner.link(ORDER))
    learner.press(learner.link("Envoyer à un professionnel de santé"))
    learner.then_the_page_is("Envoyer à un professionnel de santé")
    learner.press(learner.button("Envoyer"))
    learner.then_the_errors_are("Choisir un professionnel")
    when_they_pick(learner, "Pour qui", "Dr Exemple, Votre rendez-vous")
    learner.press(learner.button("Envoyer"))
    learner.then_they_are_told("Le message est parti. Destinataire\u00a0: Dr Exemple.")
    when_they_open_the_line(learner, "Dr Exemple")
    learner.then_they_are_told(f"Document joint\u00a0: {ORDER}")


def test_the_address_is_copied(inaya):
    learner = inaya()
    learner.when_they_open(reverse("profiles:messages"))
    learner.press(learner.button("Copier mon adresse"))
    expect(learner.button("Copié")).to_be_visible()
    expected = f"{learner.person.nir}@patient.example"
    assert learner.page.evaluate("String(getSelection())").strip() == expected


@pytest.mark.full
@pytest.mark.parametrize(("kind", "width", "javascript"), KINDS)
def test_a_reminder_is_noted_changed_and_deleted(inaya, kind, width, javascript):
    learner = inaya(kind, width, javascript)
    learner.when_they_go_to("Agenda")
    learner.then_the_page_is("Agenda de santé")
    when_they_open_the_line(learner, "Consultation")
    learner.then_they_are_told("Lui seul peut le changer.")
    learner.press(learner.link("Mon agenda"))

    learner.press(learner.link("Ajouter un rappel"))
    learner.then_the_page_is("Ajouter un rappel")
    when_they_pick(learner, "Titre", "Prendre mon traitement")
    year = str(learner.person.world.now.year + 1)
    learner.when_they_fill({"Jour": "3", "Mois": "mars", "Année": year, "Heure": "25 h"})
    learner.press(learner.button("Enregistrer"))
    learner.then_the_errors_are("Cette heure n’est pas bonne")
    learner.when_they_fill({"Heure": "8h30"})
    learner.press(learner.button("Enregistrer"))
    learner.then_they_are_told("Rappel ajouté à mon agenda.")

    when_they_open_the_line(learner, "Prendre mon traitement")
    learner.then_they_are_told("8\u00a0h\u00a030")
    learner.press(learner.link("Modifier"))
    learner.when_they_fill({"Heure": "9 h"})
    learner.press(learner.button("Enregistrer"))
    learner.then_they_are_told("La modification est enregistrée.")
    learner.when_they_look_for_what_deletes()
    learner.press(learner.link("Supprimer"))
    learner.then_the_page_is("Supprimer de mon agenda\u00a0?")
    learner.press(learner.button("Oui, supprimer"))
    learner.then_they_are_told("Rappel supprimé de mon agenda.")
    learner.press(learner.link("Examens et vaccinations à réaliser"))
    learner.then_they_are_told("Dépistage du cancer du col de l’utérus")


@pytest.mark.full
@pytest.mark.parametrize(
    ("width", "height"),
    [(1366, 768), (390, 844)],
)
def test_every_page_of_messages_and_agenda(inaya, tried, width, height):
    learner = inaya(width=width, height=height)
    inspector = Inspector(learner, {}, also=[NARROW])
    profile = learner.account
    with clock.at(learner.person.world.now):
        own = AgendaEntryFactory(profile=profile, reminder=True)
    threads = {thread.subject: thread.pk for thread in profile.thread_set.all()}
    addresses = [
        reverse("profiles:messages"),
        reverse("profiles:thread", args=[threads["Vos résultats"]]),
        reverse("profiles:delete_thread", args=[threads["Votre rendez-vous"]]),
        reverse("profiles:agenda"),
        reverse("profiles:agenda_past"),
        reverse("profiles:exams"),
        reverse("profiles:exam", args=["col-30"]),
        reverse("profiles:date", args=[own.pk]),
        reverse("profiles:date", args=[profile.agendaentry_set.get(by=None).pk]),
        reverse("profiles:delete_date", args=[own.pk]),
    ]
    for address in addresses:
        learner.when_they_open(address)
        inspector.look(address)
    forms = {
        reverse("profiles:thread", args=[threads["Votre rendez-vous"]]): "Envoyer",
        reverse("profiles:attachment", args=[profile.attachment_set.get().pk]): "Ajouter",
        reverse("profiles:new_message"): "Envoyer",
        reverse("profiles:add_date", args=["rappel"]): "Enregistrer",
    }
    for address, button in forms.items():
        learner.when_they_open(address)
        inspector.look(address)
        learner.press(learner.button(button))
        learner.then_the_fault_has_the_focus()
        inspector.look(f"{address}, wrong")
    tried(inspector.pages, "pages through axe")
    assert inspector.faults == []
