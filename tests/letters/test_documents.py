"""The documents that a human signs: what each PDF says, and the e-mail that announces one."""

import io
from datetime import date

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from profiles.notifications import Notification, tell
from sandbox.workshop.scenarios import build
from sandbox.world import clock, samples
from tests.letters.test_letters import as_read, signed


@pytest.fixture
def person(db):
    room = build.workshop(
        scenario="mere-trois-enfants", seats=1, seed="signé", code="LUNE", held_on=date(2026, 3, 16)
    )
    return room.places.get().world.player


def text_of(file):
    pages = PdfReader(io.BytesIO(file)).pages
    return "\n".join(page.extract_text().strip() for page in pages) + "\n"


@pytest.mark.parametrize("slug", ["ordonnance", "prise-de-sang", "carnet-de-vaccination"])
def test_a_pdf_of_the_shelf(slug):
    signed(f"document-{slug}", text_of(samples.find(slug).make()))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Prise de sang", "recu-biologie"),
        ("Ordonnance pour l’asthme", "recu-ordonnance"),
        ("Radio du poignet", "recu-radio"),
    ],
)
def test_a_pdf_that_a_professional_put_there(person, name, file):
    document = person.account.document_set.get(name=name)
    signed(f"document-{file}", text_of(document.file()[2]))


def test_the_email_of_a_new_document(person):
    account = person.account
    account.email = person.email
    with clock.at(person.world.now):
        mail = tell(account, Notification.DOCUMENT)
        shown = {"mail": mail}
        text = as_read(render_to_string(mail.subject_path, shown))
        text += as_read(render_to_string(mail.template_path, shown))
    signed("nouveau-document-email", text)


def test_the_email_of_a_child_s_document_says_whose_it_is(person):
    person.account.email = person.email
    person.account.save()
    with clock.at(person.world.now):
        mail = tell(person.children[1].account, Notification.DOCUMENT)
        subject = render_to_string(mail.subject_path, {"mail": mail}).strip()
    assert (mail.recipient, subject) == (person, "Un nouveau document dans l’espace santé de Lola")
