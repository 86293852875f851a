"""What the documents made from a medical profile say, read back from their PDF."""

import io
from datetime import date

import pypdf
import pytest

from profiles.medical import synthesis
from profiles.medical.sections import filled
from sandbox.kit import pdf
from sandbox.workshop.scenarios import build
from sandbox.world import clock
from tests.letters.test_letters import signed
from tests.profiles.whole_life import medical
from tests.strict import Learner


@pytest.fixture
def documents(db):
    """Those of somebody who has filled everything, on a day that never changes."""
    room = build.workshop(
        scenario="mere-trois-enfants", seats=1, seed="signé", code="LUNE", held_on=date(2026, 3, 16)
    )
    learner = Learner(room.places.get())
    learner.activate()
    learner.login()
    medical.live(learner)
    return learner.person.account.document_set


def as_printed(document):
    """The words of the PDF that a document makes."""
    content = document.content
    file = pdf.render(
        document.name,
        at=document.added_at,
        lead=content["lead"],
        sections=[pdf.Section(**section) for section in content["sections"]],
    )
    pages = pypdf.PdfReader(io.BytesIO(file)).pages
    lines = "\n".join(page.extract_text() for page in pages).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip()) + "\n"


@pytest.mark.parametrize("category", ["synthese", "directives"])
def test_what_the_document_says(documents, category):
    document = documents.get(category=category)
    signed(f"document-{category}", as_printed(document))
    assert as_printed(document) == as_printed(document)


def test_every_section_of_a_profile_is_in_its_synthesis(documents):
    document = documents.get(category="synthese")
    profile = document.profile
    with clock.at(profile.world.now):
        content = synthesis.synthesis_of(profile, filled(profile))
    assert len(content["sections"]) == 13
    assert content == document.content
