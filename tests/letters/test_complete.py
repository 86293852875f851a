"""Nothing is sent, and no PDF made, whose words nobody has signed."""

import pytest
from django.conf import settings

from sandbox.world import samples
from tests.letters.table import MAILS, PAPERS, PDFS
from tests.letters.test_letters import HERE

TEMPLATES = settings.BASE_DIR / "templates" / "mail"
TEXTS = [text for texts in [*MAILS.values(), *PDFS.values(), PAPERS] for text in texts]


def on_disk(pattern):
    return {path.name.removesuffix(".html") for path in TEMPLATES.glob(pattern)}


def test_every_mail_has_its_signed_texts():
    assert on_disk("*.html") - on_disk("*.subject.html") == set(MAILS)


def test_every_email_has_a_subject_and_nothing_else_does():
    emails = {name.removesuffix(".email") for name in on_disk("*.email.html")}
    assert on_disk("*.subject.html") == {f"{name}.subject" for name in emails}


def test_every_module_that_makes_a_pdf_has_its_signed_texts():
    makers = set()
    for package in ["accounts", "profiles", "sandbox"]:
        for path in (settings.BASE_DIR / package).rglob("*.py"):
            source = path.read_text(encoding="utf-8")
            if "pdf.render(" in source or "sandbox.kit.pdf import Section, render" in source:
                makers.add(path.relative_to(settings.BASE_DIR).as_posix())
    assert makers == set(PDFS)


def test_every_pdf_of_the_shelf_has_its_signed_text():
    kept = [each.slug for each in samples.accepted() if each.content_type == "application/pdf"]
    assert {f"document-{slug}" for slug in kept} == set(PDFS["sandbox/world/samples.py"])


@pytest.mark.parametrize("text", TEXTS)
def test_a_signed_text_is_there(text):
    assert (HERE / f"{text}.txt").read_text(encoding="utf-8")


def test_no_signed_text_is_left_over():
    assert sorted(path.stem for path in HERE.glob("*.txt")) == sorted(TEXTS)
